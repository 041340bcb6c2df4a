//! `/me`: Mijn login.

use chrono::{DateTime, Utc};
use herstel_console::{
    desk::{Shown, Turn, Visit},
    model::{AppState, Authenticator, CodesLeft, Ending, Me, PastAuthenticator, Way},
};
use herstel_domain::account::{self, Condition, LOW_COUNT, RecoveryCodeSet};

use super::{
    super::{Entered, House, place},
    sittings::OWNERS,
};

/// Lines of recent activity.
const RECENT: usize = 6;

impl House {
    pub(super) async fn me_page(&self, visit: &Visit) -> Shown<Me> {
        let entered = self.admit(visit, OWNERS).await?;
        let account = &entered.account;
        let now = self.clock.now();
        let mut recent = self.activities(&entered).await?;
        recent.truncate(RECENT);
        let (apps, past) = self.apps(&entered)?;
        Ok(entered.page(Me {
            email: entered.email()?,
            name: entered.text(place::NAME, &account.member.name)?,
            seen: account.marks.factors_changed,
            mandatory: entered.organisation.policy.demands_second_factor(account.member.role),
            frozen_until: account.frozen_until.filter(|until| now < *until),
            may_thaw: account.holds_factor() || entered.session.kind == account::SessionKind::Repair,
            apps,
            past,
            ways: self.after_losing_the_phone(&entered)?,
            codes: account.recovery_codes.as_ref().map(codes),
            password_set_at: Some(account.password_since),
            sessions: self.session_rows(&entered).await?,
            recent,
        }))
    }

    /// Every app ever linked: those that still exist, and those that ended (R7).
    fn apps(&self, entered: &Entered) -> Result<(Vec<Authenticator>, Vec<PastAuthenticator>), Turn> {
        let (mut apps, mut past) = (Vec::new(), Vec::new());
        for app in &entered.account.authenticators {
            let (id, label, linked_at) = (app.id.uuid(), entered.label(app)?, app.linked_at);
            let linked_from = entered.place(app.linked_from.as_ref());
            if let Some((ended_at, ending)) = ended(app.condition) {
                past.insert(0, PastAuthenticator { id, label, linked_at, linked_from, ended_at, ending });
                continue;
            }
            let state = self.state(entered, app);
            apps.push(Authenticator { id, label, linked_at, linked_from, used_at: Some(app.last_used_at), state });
        }
        Ok((apps, past))
    }

    fn state(&self, entered: &Entered, app: &account::Authenticator) -> AppState {
        match app.condition {
            Condition::Suspended { at } => AppState::Suspended { since: at },
            Condition::Trashed { at, restorable_until } => AppState::Trashed {
                at,
                purge_at: restorable_until,
                restorable: entered.session.kind == account::SessionKind::Full
                    && self.clock.now() < restorable_until
                    && (entered.account.usable().next().is_some() || !entered.account.holds_factor()),
            },
            Condition::Usable | Condition::Revoked { .. } | Condition::Purged { .. } => AppState::InUse,
        }
    }

    /// How its owner would still get in, if the phone were lost today.
    pub(super) fn after_losing_the_phone(&self, entered: &Entered) -> Result<Vec<Way>, Turn> {
        let mut ways = Vec::new();
        for app in entered.account.usable().skip(1) {
            ways.push(Way::OtherApp { label: entered.label(app)? });
        }
        let others = self.ways(entered)?;
        ways.extend(others.into_iter().filter(|way| !matches!(way, Way::TrashedApp { .. })));
        Ok(ways)
    }
}

/// When and how an app ended for its owner: one that support took away is past, also while its purge is due.
fn ended(condition: Condition) -> Option<(DateTime<Utc>, Ending)> {
    match condition {
        Condition::Revoked { at, .. } | Condition::Purged { trashed_at: at, by_support: true, .. } => {
            Some((at, Ending::Reset))
        }
        Condition::Purged { at, by_support: false, .. } => Some((at, Ending::Purged)),
        Condition::Usable | Condition::Suspended { .. } | Condition::Trashed { .. } => None,
    }
}

fn codes(set: &RecoveryCodeSet) -> CodesLeft {
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    CodesLeft {
        left: count(set.codes.len()),
        total: count(set.codes.len()),
        low: set.codes.len() <= LOW_COUNT,
        made_at: set.issued_at,
        used_at: None,
    }
}
