//! `/support/accounts/{id}`: an account on one page, and who may not act on it.

use herstel_console::{
    desk::{Staffed, Turn, Visit},
    model::{AccountState, AppState, Dossier},
};
use herstel_domain::account::{Account, Active, Condition};

use super::{
    super::{House, deeds, deeds::Leaf, factors, place, refusal::Incident},
    offers::{LOOKED_THROUGH, offers},
    served::Served,
};

/// Lines of the history on one page.
const LINES: u64 = 25;

impl House {
    pub(super) async fn account_page(&self, visit: &Visit, account: uuid::Uuid, page: u32) -> Staffed<Dossier> {
        let served = self.served(visit, account, "support.read").await?;
        self.record_read(visit, &served.entered, served.id).await?;
        let (now, version) = (self.clock.now(), served.account.marks().version);
        let Leaf { sequences, page, pages } = Leaf::turn_to(page, version, LINES);
        let lately = self.happenings(&served, Leaf::turn_to(1, version, LOOKED_THROUGH).sequences).await?;
        let shown = match usize::try_from(LINES) {
            Ok(lines) if page == 1 => lately[..lately.len().min(lines)].to_vec(),
            _ => self.happenings(&served, sequences).await?,
        };
        let history = self.entries(&served, &shown).await?;
        let barred = served.barred();
        let offers = if barred.is_some() { Vec::new() } else { offers(&served, &lately, now) };
        let member = served.member()?;
        let opener = served.opener();
        let dossier = Dossier {
            account,
            name: opener.text(place::NAME, &member.name),
            email: opener.text(place::EMAIL, &member.email.sealed),
            role: deeds::role(member.role),
            state: state(&served.account),
            last_sign_in: None,
            version,
            reset_at: None,
            frozen_until: None,
            invited_until: None,
            email_to_be: None,
            apps: Vec::new(),
            phones: Vec::new(),
            past: Vec::new(),
            codes: None,
            password_set_at: None,
            ways: Vec::new(),
            sessions: Vec::new(),
            offers,
            barred,
            resets: served.may_reset(),
            history,
            page,
            pages,
        };
        let dossier = match &served.account {
            Account::Active(active) => self.of_active(&served, active, dossier).await?,
            Account::Invited(invited) => Dossier { invited_until: Some(invited.activation.expires_at), ..dossier },
            Account::Absent => return Err(Turn::NotFound),
        };
        served.entered.at_desk(dossier)
    }

    /// What there is to an account in use.
    async fn of_active(&self, served: &Served, active: &Active, dossier: Dossier) -> Result<Dossier, Turn> {
        let (opener, now) = (served.opener(), self.clock.now());
        let organisation = self.organisation_of(served.id, active).await?;
        let (apps, past) = factors::apps(&opener, &active.authenticators, |app| app_state(app.condition));
        let sessions = self.sessions.of(served.id, active.marks.session_epoch).await.map_err(Incident::from)?;
        let to_be = active.email_change.as_ref().map(|change| opener.text(place::EMAIL, &change.to.sealed));
        Ok(Dossier {
            last_sign_in: active.last_sign_in,
            reset_at: active.reset_at,
            frozen_until: active.frozen_until.filter(|until| now < *until),
            email_to_be: to_be,
            apps,
            phones: factors::phones(&opener, active, &organisation.policy),
            past,
            codes: active.recovery_codes.as_ref().map(factors::codes),
            password_set_at: Some(active.password_since),
            ways: factors::ways(&opener, active, &organisation.policy, now),
            sessions: sessions.iter().map(|session| factors::session_row(&opener, session, false)).collect(),
            ..dossier
        })
    }
}

/// Nobody but its owner takes an app out of the trash.
fn app_state(condition: Condition) -> AppState {
    match condition {
        Condition::Suspended { at } => AppState::Suspended { since: at },
        Condition::Trashed { at, restorable_until } => {
            AppState::Trashed { at, purge_at: restorable_until, restorable: false }
        }
        Condition::Usable | Condition::Revoked { .. } | Condition::Purged { .. } => AppState::InUse,
    }
}

/// How far an account is, as its row says it.
fn state(account: &Account) -> AccountState {
    match account {
        _ if account.is_disabled() => AccountState::Disabled,
        Account::Active(active) if !active.locks.is_empty() => AccountState::Locked,
        Account::Active(active) if active.holds_factor() => AccountState::Enrolled,
        Account::Active(_) => AccountState::PasswordSet,
        Account::Absent | Account::Invited(_) => AccountState::Invited,
    }
}
