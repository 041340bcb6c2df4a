//! Sessions as their owner sees them: listed, ended one by one or all, and the freshness of their proof.

use herstel_console::{
    desk::{Acted, CookieChange, Step, Turn, Visit},
    model,
};
use herstel_domain::{account::SessionKind, ids::SessionId};
use uuid::Uuid;

use super::super::{Entered, House, refusal::Incident};

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
        let mut rows: Vec<_> = sessions
            .iter()
            .map(|session| model::SessionRow {
                id: session.id.uuid(),
                current: session.id == entered.session.id,
                kind: match session.kind {
                    SessionKind::Enrol => model::SessionKind::Enrol,
                    SessionKind::Repair => model::SessionKind::Repair,
                    SessionKind::Full | SessionKind::Attempt => model::SessionKind::Full,
                },
                since: session.created_at,
                last_seen: session.seen_at,
                from: entered.place(Some(&session.origin)),
            })
            .collect();
        rows.sort_by_key(|row| !row.current);
        Ok(rows)
    }

    /// Whether the session's proof is fresh; if not, the way to give one and come back to `next`.
    pub(super) fn fresh(&self, entered: &Entered, next: &str) -> Result<(), Turn> {
        let authority = entered.session.authority();
        if authority.kind == SessionKind::Repair {
            return Ok(());
        }
        authority
            .is_fresh(&entered.account, self.clock.now())
            .map_err(|_| Turn::Goto(Step::to(format!("/login/verify?next={next}"))))
    }
}
