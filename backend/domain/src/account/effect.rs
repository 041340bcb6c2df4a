//! What must be done because of an event: mails to send, acts to do later. Pure: the doing is the jobs' work.

use chrono::{DateTime, Utc};

use super::{
    AcceptedProof, Account, AccountEvent, Active, Condition, EmailChangeRequested, LinkPurpose, Member, Notice,
};
use crate::{
    ids::{AuthenticatorId, LinkId, OrganisationId},
    sealed::{Contact, Sealed},
    words::Language,
};

/// An effect, to be recorded in the transaction of its event.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Send a mail.
    Mail(Box<Mail>),
    /// Empty the trash, once its time has come.
    PurgeAuthenticator {
        /// Which.
        authenticator: AuthenticatorId,
        /// Not before.
        due: DateTime<Utc>,
    },
}

/// A mail, in sealed values.
#[derive(Clone, PartialEq, Debug)]
pub struct Mail {
    /// What it says.
    pub template: Template,
    /// To whom.
    pub to: Contact,
    /// Their name; none where the address may turn out to be somebody else's.
    pub name: Option<Sealed>,
    /// In which language.
    pub language: Language,
    /// On whose behalf.
    pub organisation: OrganisationId,
    /// What it happened to: the app's name.
    pub label: Option<Sealed>,
    /// From where it was done.
    pub origin: Option<Sealed>,
    /// When it happened.
    pub at: DateTime<Utc>,
    /// Until when what it offers holds.
    pub until: Option<DateTime<Utc>>,
    /// How many are left.
    pub count: Option<u32>,
    /// How it was proven who this is, where that is what it tells.
    pub proof: Option<AcceptedProof>,
    /// The link that it carries, if any; its token travels beside the event, never in it.
    pub link: Option<LinkId>,
}

/// What a mail says.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[expect(missing_docs, reason = "each is named after the event that it tells of")]
pub enum Template {
    Activation,
    LoginLink,
    PasswordResetLink,
    AuthenticatorLinked,
    AuthenticatorRenamed,
    AuthenticatorTrashed,
    AuthenticatorDiscarded,
    AuthenticatorRestored,
    AuthenticatorSuspended,
    AuthenticatorResumed,
    RecoveryCodesIssued,
    RecoveryCodeConsumed,
    RecoveryUsed,
    PasswordChanged,
    PasswordReset,
    AccountLocked,
    ChangesFrozen,
    ChangesThawed,
    ResetBySupport,
    AccountUnlocked,
    AccountDisabled,
    AccountEnabled,
    EmailChangeRequested,
    EmailConfirmOld,
    EmailConfirmNew,
    EmailChanged,
}

/// What follows from `event`, which led from one state to another.
#[must_use]
pub fn effects(before: &Account, event: &AccountEvent, after: &Account) -> Vec<Effect> {
    let Some(member) = after.member() else { return vec![] };
    let telling = Telling { member, event };
    match (event, before, after) {
        (AccountEvent::Invited(e), ..) => {
            telling.link(Template::Activation, e.activation.id, e.activation.expires_at, None)
        }
        (AccountEvent::ActivationResent(e), ..) => {
            telling.link(Template::Activation, e.activation.id, e.activation.expires_at, None)
        }
        (AccountEvent::LinkRequested(e), ..) => {
            let template = match e.purpose {
                LinkPurpose::Prove => Template::LoginLink,
                LinkPurpose::ResetPassword => Template::PasswordResetLink,
            };
            telling.link(template, e.link.id, e.link.expires_at, e.origin.clone())
        }
        (_, Account::Active(before), Account::Active(after)) => telling.change(before, after),
        _ => vec![],
    }
}

struct Telling<'a> {
    member: &'a Member,
    event: &'a AccountEvent,
}

impl Telling<'_> {
    fn change(&self, before: &Active, after: &Active) -> Vec<Effect> {
        use AccountEvent as E;
        let label = |id: AuthenticatorId| after.authenticator(id).map(|a| a.label.clone());
        match self.event {
            E::AuthenticatorLinked(e) => self.notice(Template::AuthenticatorLinked, &e.notice, label(e.authenticator)),
            E::AuthenticatorRenamed(e) => e.notice.as_ref().map_or_else(Vec::new, |notice| {
                self.notice(Template::AuthenticatorRenamed, notice, label(e.authenticator))
            }),
            E::AuthenticatorTrashed(e) => {
                let restorable = (e.restorable_until > e.at).then_some(e.restorable_until);
                let template = restorable.map_or(Template::AuthenticatorDiscarded, |_| Template::AuthenticatorTrashed);
                let mut effects = self.notice(template, &e.notice, label(e.authenticator));
                if let Some(Effect::Mail(mail)) = effects.first_mut() {
                    mail.until = restorable;
                }
                effects.push(Effect::PurgeAuthenticator { authenticator: e.authenticator, due: e.restorable_until });
                effects
            }
            E::AuthenticatorRestored(e) => {
                self.notice(Template::AuthenticatorRestored, &e.notice, label(e.authenticator))
            }
            E::AuthenticatorResumed(e) => {
                self.notice(Template::AuthenticatorResumed, &e.notice, label(e.authenticator))
            }
            E::RecoveryCodesIssued(e) => {
                e.notice.as_ref().map_or_else(Vec::new, |n| self.notice(Template::RecoveryCodesIssued, n, None))
            }
            E::SignedIn(e) => e.notice.as_ref().map_or_else(Vec::new, |notice| {
                let by_code = e.proof == Some(AcceptedProof::RecoveryCode);
                let template = if by_code { Template::RecoveryCodeConsumed } else { Template::RecoveryUsed };
                self.recovery(template, after, notice, e.proof)
            }),
            E::PasswordChanged(e) => self.notice(Template::PasswordChanged, &e.notice, None),
            E::PasswordReset(e) => self.recovery(Template::PasswordReset, after, &e.notice, e.proof),
            E::Locked(e) => self.notice(Template::AccountLocked, &e.notice, None),
            E::ChangesFrozen(e) => {
                let mail = self.mail(Template::ChangesFrozen, None, None);
                vec![Effect::Mail(Box::new(Mail { until: Some(e.until), ..mail }))]
            }
            E::ChangesThawed(_) => vec![Effect::Mail(Box::new(self.mail(Template::ChangesThawed, None, None)))],
            E::AuthenticatorSuspended(e) => {
                let mail = self.mail(Template::AuthenticatorSuspended, None, None);
                vec![Effect::Mail(Box::new(Mail { label: label(e.authenticator), ..mail }))]
            }
            E::AccountReset(e) => {
                let in_use = |c| matches!(c, Condition::Usable | Condition::Suspended { .. });
                let apps = before.authenticators.iter().filter(|app| in_use(app.condition));
                let purges = apps.map(|app| Effect::PurgeAuthenticator { authenticator: app.id, due: e.purge_due });
                self.notice(Template::ResetBySupport, &e.notice, None).into_iter().chain(purges).collect()
            }
            E::UnlockedBySupport(e) => self.notice(Template::AccountUnlocked, &e.notice, None),
            // its links open nothing, so it carries none
            E::AccountDisabled(_) => vec![Effect::Mail(Box::new(self.mail(Template::AccountDisabled, None, None)))],
            E::AccountEnabled(e) => self.notice(Template::AccountEnabled, &e.notice, None),
            E::EmailChangeRequested(e) => self.change_of_email(e),
            E::EmailChanged(e) => {
                let to_new = self.mail(Template::EmailChanged, Some(e.notice.not_me.id), e.notice.origin.clone());
                let to_old = Mail { to: before.member.email.clone(), ..to_new.clone() };
                [to_old, to_new].into_iter().map(|mail| Effect::Mail(Box::new(mail))).collect()
            }
            _ => vec![],
        }
    }

    /// The present address is warned and may object at once; then each of the two is asked on its own. Whoever reads
    /// the new one may be a stranger, if it has a typing error: they do not learn the name.
    fn change_of_email(&self, event: &EmailChangeRequested) -> Vec<Effect> {
        let warning = self.notice(Template::EmailChangeRequested, &event.notice, None);
        let old = self.mail(Template::EmailConfirmOld, Some(event.confirm_old.id), None);
        let new = self.mail(Template::EmailConfirmNew, Some(event.confirm_new.id), None);
        let old = Mail { until: Some(event.confirm_old.expires_at), ..old };
        let new = Mail { until: Some(event.confirm_new.expires_at), to: event.to.clone(), name: None, ..new };
        let asked = [old, new].into_iter().map(|mail| Effect::Mail(Box::new(mail)));
        warning.into_iter().chain(asked).collect()
    }

    /// One notice for a recovery. It says by which proof and, if that was a recovery code, how many are left (R15).
    fn recovery(
        &self,
        template: Template,
        after: &Active,
        notice: &Notice,
        proof: Option<AcceptedProof>,
    ) -> Vec<Effect> {
        let by_code = proof == Some(AcceptedProof::RecoveryCode);
        let mut mail = self.mail(template, Some(notice.not_me.id), notice.origin.clone());
        mail.proof = proof;
        mail.count = by_code.then(|| u32::try_from(after.recovery_codes_left()).unwrap_or(u32::MAX));
        vec![Effect::Mail(Box::new(mail))]
    }

    fn notice(&self, template: Template, notice: &Notice, label: Option<Sealed>) -> Vec<Effect> {
        let mut mail = self.mail(template, Some(notice.not_me.id), notice.origin.clone());
        mail.label = label;
        vec![Effect::Mail(Box::new(mail))]
    }

    fn link(&self, template: Template, link: LinkId, until: DateTime<Utc>, origin: Option<Sealed>) -> Vec<Effect> {
        let mut mail = self.mail(template, Some(link), origin);
        mail.until = Some(until);
        vec![Effect::Mail(Box::new(mail))]
    }

    fn mail(&self, template: Template, link: Option<LinkId>, origin: Option<Sealed>) -> Mail {
        Mail {
            template,
            to: self.member.email.clone(),
            name: Some(self.member.name.clone()),
            language: self.member.language,
            organisation: self.member.organisation,
            label: None,
            origin,
            at: self.event.at(),
            until: None,
            count: None,
            proof: None,
            link,
        }
    }
}

#[cfg(test)]
mod tests;
