//! `/enrol`: linking an app, from the secret that is shown to the first right code.

use chrono::{DateTime, Utc};
use herstel_console::{
    desk::{Acted, Shown, Step, Turn, Visit},
    i18n,
    model::EnrolApp,
};
use herstel_domain::{
    account::{
        AccountCommand, Active, Bound, ConfirmEnrolment, Enrolment, LinkUse, PendingLink, Proof, SessionKind,
        StartEnrolment, Urgent, most_urgent, phone_to_prove,
    },
    ids::AuthenticatorId,
};
use uuid::Uuid;

use super::{
    super::{
        Entered, House,
        act::active,
        place,
        refusal::{broken, of_failure, refused, refused_field},
        told,
    },
    codes::Reason,
    second::six_digits,
};
use crate::{
    entropy,
    journal::{Actor, Attachments, Intent},
    login::Session,
    secrets::{Scope, TotpSecret},
};

/// Who may link an app.
const BINDERS: &[SessionKind] = &[SessionKind::Enrol, SessionKind::Repair, SessionKind::Full];
/// Where a backup address is named.
pub(super) const BACKUP_EMAIL: &str = "/me/backup-email";
/// An app's name has at most so many characters; the field and the refusal say so.
const LONGEST_LABEL: usize = 40;

/// Whether a number comes before any app: one is on file.
fn begins_with_a_number(entered: &Entered) -> bool {
    phone_to_prove(&entered.account, &entered.organisation.policy).is_some()
}

impl House {
    /// The next of the first-time steps.
    pub(super) async fn enrol(&self, visit: &Visit) -> Acted {
        let entered = self.admit(visit, BINDERS).await?;
        if self.has_codes(&entered).await? {
            return Ok(Step::to("/enrol/recovery-codes"));
        }
        let links_next = match entered.session.kind {
            SessionKind::Enrol => true,
            SessionKind::Repair => {
                let policy = &entered.organisation.policy;
                entered.account.usable().next().is_none() && entered.account.usable_phones(policy).next().is_none()
            }
            SessionKind::Full | SessionKind::Attempt => false,
        };
        if links_next {
            return Ok(Step::to(match (begins_with_a_number(&entered), &entered.account.pending_phone) {
                (true, Some(_)) => "/enrol/phone/confirm",
                (true, None) => "/enrol/phone",
                (false, _) => "/enrol/app",
            }));
        }
        Ok(Step::to(entered.comes_first(self.clock.now()).unwrap_or_else(|| entered.home())))
    }

    pub(super) async fn enrol_app_page(&self, visit: &Visit) -> Shown<EnrolApp> {
        let entered = self.admit(visit, BINDERS).await?;
        if begins_with_a_number(&entered) {
            return Err(Turn::Goto(Step::to("/enrol/phone")));
        }
        let enrolment = match self.pending(&entered) {
            Some(enrolment) => enrolment.clone(),
            None => self.start(visit, &entered).await?,
        };
        let key = entered.totp_key_of(self, &enrolment).await?;
        let organisation = &entered.organisation;
        let email = entered.email()?;
        let first_app = entered.session.kind != SessionKind::Repair && entered.account.usable().next().is_none();
        Ok(entered.page(EnrolApp {
            mandatory: organisation.policy.demands_second_factor(entered.account.member.role),
            by_phone: organisation.policy.methods.means().next().is_some()
                && entered.account.usable_phones(&organisation.policy).next().is_none(),
            first: entered.session.kind != SessionKind::Full || entered.account.usable().next().is_none(),
            authenticator: enrolment.authenticator.uuid(),
            secret: key.base32().to_lowercase(),
            otpauth: key.otpauth_uri(&organisation.profile.name, &email).to_string(),
            valid_until: enrolment.expires_at,
            grace_days: self.days_of_grace(&entered).filter(|_| entered.session.kind == SessionKind::Enrol),
            remember_days: entered.remember_days().filter(|_| first_app),
            email,
        }))
    }

    /// What this session was shown and may still confirm.
    fn pending<'a>(&self, entered: &'a Entered) -> Option<&'a Enrolment> {
        let now = self.clock.now();
        entered.account.enrolment.as_ref().filter(|e| e.session == entered.session.id && now < e.expires_at)
    }

    async fn start(&self, visit: &Visit, entered: &Entered) -> Result<Enrolment, Turn> {
        if entered.session.kind == SessionKind::Full {
            self.fresh(entered, "/enrol/app")?;
        }
        let (key, row) = self.vault.new_key(entered.id(), Scope::Authenticator);
        let totp = TotpSecret::generate();
        let command = AccountCommand::StartEnrolment(StartEnrolment {
            authority: entered.session.authority(),
            authenticator: AuthenticatorId::new(entropy::id()),
            secret: key.seal(place::of(entered.id(), place::TOTP_SECRET), totp.as_bytes()),
            policy: entered.organisation.policy,
            now: self.clock.now(),
        });
        // A secret that was shown and never confirmed goes with its key.
        let former = entered.account.enrolment.iter().map(|enrolment| enrolment.secret.key).collect();
        let attachments = Attachments { new_keys: vec![row], destroyed_keys: former, ..Attachments::default() };
        let receipt = self.act(visit, entered, command, None, attachments).await?;
        active(&receipt)?.enrolment.clone().ok_or(Turn::Broken)
    }

    pub(super) async fn restart_enrolment(&self, visit: &Visit) -> Acted {
        let entered = self.admit(visit, BINDERS).await?;
        self.start(visit, &entered).await?;
        Ok(Step::to("/enrol/app"))
    }

    pub(super) async fn link(
        &self,
        visit: &Visit,
        authenticator: Uuid,
        code: &str,
        label: &str,
        remember: bool,
    ) -> Acted {
        let entered = self.admit(visit, BINDERS).await?;
        if entered.account.authenticator(AuthenticatorId::new(authenticator)).is_some() {
            // The form came twice: it leads to where the first one led.
            return Ok(Step::to("/enrol"));
        }
        let code = six_digits(code)?;
        let label = label_of(visit, label)?;
        let pending = self.pending(&entered).filter(|pending| pending.authenticator.uuid() == authenticator);
        let pending = pending.ok_or_else(|| refused("enrolment_expired"))?;
        let now = self.clock.now();
        let key = entered.totp_key_of(self, pending).await?;
        let Some(step) = key.matches(&code, now) else {
            let clock_is_off = key.drift(&code, now).is_some();
            return Err(refused_field("code", if clock_is_off { "clock_off" } else { "code_wrong" }));
        };
        let repairs = entered.session.kind == SessionKind::Repair;
        let count = if repairs || entered.account.recovery_codes_left() == 0 {
            entered.organisation.policy.recovery_codes
        } else {
            0
        };
        let (shown, codes) = self.new_codes(count).await?;
        let (notice, enclosures) = told::notice(visit, entered.id(), entered.person()?, now);
        let label = entered.person()?.seal_text(place::of(entered.id(), place::LABEL), &label);
        let command = AccountCommand::ConfirmEnrolment(ConfirmEnrolment {
            authority: entered.session.authority(),
            authenticator: pending.authenticator,
            label,
            step,
            codes,
            notice,
            now,
        });
        let provenance = self.provenance(visit, Actor::Account(entered.id()), entered.id(), entered.person()?);
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent { attachments, ..Intent::new(entered.id().uuid(), command, provenance) };
        let receipt = self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        if !shown.is_empty() {
            self.show_codes(&entered.session, entered.person()?, Reason::Enrolled, &shown).await?;
        }
        let session = entered.session.linked(active(&receipt)?, pending.authenticator, now);
        // the number that came before the app may have brought codes, which wait to be shown
        let no_codes = shown.is_empty() && !self.has_codes(&entered).await?;
        let step = self.linked(&entered, &session, active(&receipt)?, no_codes).await?;
        let remember = remember && session.kind == SessionKind::Full;
        if remember { self.remember(visit, &entered, &session, step).await } else { Ok(step) }
    }

    /// The very first app completes the sign-in; a repair goes on until its codes are kept, and ends.
    async fn linked(&self, entered: &Entered, session: &Session, account: &Active, no_codes: bool) -> Acted {
        let repaired = session.kind == SessionKind::Repair && account.usable().count() == 1;
        if no_codes && repaired {
            return self.leave(entered, "/login?done=enrolled").await;
        }
        let to = if no_codes { "/me?done=linked" } else { "/enrol/recovery-codes" };
        self.renew(session, to).await
    }
}

impl Session {
    /// The very first app makes it a full one.
    fn linked(&self, account: &Active, app: AuthenticatorId, now: DateTime<Utc>) -> Self {
        let kind = match self.kind {
            SessionKind::Enrol => SessionKind::Full,
            kind => kind,
        };
        self.renewed(account, kind, Proof { by: Some(Bound::App(app)), at: now })
    }
}

impl Entered {
    /// Where somebody who is in meets what cannot wait.
    pub(super) fn comes_first(&self, now: DateTime<Utc>) -> Option<&'static str> {
        let full = self.session.kind == SessionKind::Full;
        let urgent = most_urgent(&self.account, &self.organisation.policy, now).filter(|_| full);
        urgent.map(|urgent| match urgent {
            Urgent::BackupEmail => BACKUP_EMAIL,
            Urgent::NoWayBack => "/me",
        })
    }

    /// Whether a backup address is demanded of somebody who has not even named one: nothing of theirs comes before that,
    /// unless nothing may change for now.
    pub(super) fn owes_backup_email(&self, now: DateTime<Utc>) -> bool {
        let asked =
            |link: &PendingLink| matches!(link.use_for, LinkUse::ConfirmBackupEmail { .. }) && now < link.expires_at;
        let frozen = self.account.frozen_until.is_some_and(|until| now < until);
        let owed = self.comes_first(now) == Some(BACKUP_EMAIL) && !frozen;
        owed && !self.account.links.iter().any(asked)
    }

    /// The key of a pending enrolment, which may be younger than the keys that were loaded.
    async fn totp_key_of(&self, house: &House, enrolment: &Enrolment) -> Result<TotpSecret, Turn> {
        let bytes = if self.keys.get(enrolment.secret.key).is_some() {
            self.totp_key(&enrolment.secret)?
        } else {
            let keys = house.vault.keys_of(self.id()).await.map_err(broken)?;
            keys.open(place::of(self.id(), place::TOTP_SECRET), &enrolment.secret).map_err(broken)?
        };
        TotpSecret::from_bytes(&bytes).map_err(broken)
    }
}

/// What an app is to be called; the language's own word where nothing was typed.
pub(super) fn label_of(visit: &Visit, typed: &str) -> Result<String, Turn> {
    let label = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    if label.chars().count() > LONGEST_LABEL {
        return Err(refused_field("label", "label_too_long"));
    }
    Ok(if label.is_empty() { i18n::say(visit.language, "app-default-label", &[]) } else { label })
}
