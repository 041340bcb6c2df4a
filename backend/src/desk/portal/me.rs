//! `/me`: Mijn login.

use herstel_console::{
    desk::{Shown, Step, Turn, Visit},
    model::{AppState, Me},
};
use herstel_domain::account::{self, Condition};

use super::{
    super::{
        Entered, House,
        deeds::{self, Leaf, Opener},
        factors, place,
    },
    enrol::BACKUP_EMAIL,
    sittings::OWNERS,
};

/// Lines of recent activity.
const RECENT: u64 = 6;

impl House {
    pub(super) async fn me_page(&self, visit: &Visit) -> Shown<Me> {
        let entered = self.admit(visit, OWNERS).await?;
        let account = &entered.account;
        let now = self.clock.now();
        if entered.owes_backup_email(now) {
            return Err(Turn::Goto(Step::to(BACKUP_EMAIL)));
        }
        let opener = Opener::new(entered.id(), &account.authenticators, &entered.keys);
        let recent = self.lines(&opener, Leaf::turn_to(1, account.marks.version, RECENT).sequences).await?;
        let (apps, past) = factors::apps(&opener, &account.authenticators, |app| self.state(&entered, app));
        let (ways, weakest) = factors::strength(&opener, account, &entered.organisation.policy, now);
        Ok(entered.page(Me {
            email: entered.email()?,
            name: entered.text(place::NAME, &account.member.name)?,
            seen: account.marks.factors_changed,
            mandatory: entered.organisation.policy.demands_second_factor(account.member.role),
            frozen_until: account.frozen_until.filter(|until| now < *until),
            grace_days: self.days_of_grace(&entered),
            may_thaw: account.holds_factor() || entered.session.kind == account::SessionKind::Repair,
            apps,
            phones: factors::phones(&opener, account, &entered.organisation.policy),
            may_add_phone: entered.organisation.policy.methods.means().next().is_some(),
            past,
            ways,
            weakest,
            codes: account.recovery_codes.as_ref().map(factors::codes),
            gives_codes: entered.organisation.policy.recovery_codes > 0,
            backup: factors::backup(&opener, account, &entered.organisation.policy, now),
            password_set_at: Some(account.password_since),
            sessions: self.session_rows(&entered).await?,
            remember_days: entered.remember_days(),
            devices: self.device_rows(visit, &entered),
            recent,
            room: deeds::role(account.member.role).room(),
        }))
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
}
