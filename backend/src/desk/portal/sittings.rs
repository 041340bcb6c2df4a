//! Sessions as their owner sees them: listed, ended one by one or all, and the freshness of their proof.

use herstel_console::{
    desk::{Acted, CookieChange, Step, Turn, Visit},
    model,
};
use herstel_domain::{account::SessionKind, ids::SessionId};
use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use uuid::Uuid;

use super::super::{Entered, House, deeds::Opener, factors::session_row, refusal::Incident};

/// Who may tidy up: everybody but somebody half signed in.
pub(super) const OWNERS: &[SessionKind] = &[SessionKind::Full, SessionKind::Repair];

impl House {
    pub(super) async fn sign_out(&self, visit: &Visit) -> Acted {
        match self.entered(visit).await? {
            Some(entered) => self.leave(&entered, "/login?done=signed-out").await,
            None => Ok(Step::to("/login?done=signed-out").with(CookieChange::clear(self.cookies.session))),
        }
    }

    /// Ends this session and goes to `to`.
    pub(super) async fn leave(&self, entered: &Entered, to: &str) -> Result<Step, Turn> {
        self.sessions.end(entered.id(), entered.session.id).await.map_err(Incident::from)?;
        Ok(Step::to(to).with(CookieChange::clear(self.cookies.session)))
    }

    pub(super) async fn end_session(&self, visit: &Visit, session: Uuid) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        let session = SessionId::new(session);
        if session == entered.session.id {
            return self.leave(&entered, "/login?done=signed-out").await;
        }
        self.sessions.end(entered.id(), session).await.map_err(Incident::from)?;
        Ok(Step::to("/me?done=session-ended"))
    }

    pub(super) async fn end_other_sessions(&self, visit: &Visit) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        self.sessions.end_others(entered.id(), entered.session.id).await.map_err(Incident::from)?;
        Ok(Step::to("/me?done=sessions-ended"))
    }

    pub(super) async fn session_rows(&self, entered: &Entered) -> Result<Vec<model::SessionRow>, Turn> {
        let sessions = self.sessions.of(entered.id(), entered.session.epoch).await.map_err(Incident::from)?;
        let opener = Opener::new(entered.id(), &entered.account.authenticators, &entered.keys);
        let mut rows: Vec<_> =
            sessions.iter().map(|session| session_row(&opener, session, session.id == entered.session.id)).collect();
        rows.sort_by_key(|row| !row.current);
        Ok(rows)
    }

    /// Whether the session's proof is fresh; if not, the way to give one and come back to `next`.
    pub(in super::super) fn fresh(&self, entered: &Entered, next: &str) -> Result<(), Turn> {
        let authority = entered.session.authority();
        if authority.kind == SessionKind::Repair {
            return Ok(());
        }
        authority
            .is_fresh(&entered.account, self.clock.now())
            .map_err(|_| Turn::Goto(Step::to(format!("/login/verify?next={}", within_query(next)))))
    }
}

/// A path with its query, as the value of another query: a plain path stays as it is.
fn within_query(path: &str) -> impl std::fmt::Display {
    const MEANT: &AsciiSet = &CONTROLS.add(b' ').add(b'%').add(b'&').add(b'+').add(b'#');
    utf8_percent_encode(path, MEANT)
}
