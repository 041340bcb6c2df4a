//! What must be done because of an event: mails to send, numbers to reach, acts to do later. Pure: the doing is the jobs' work.

use chrono::{DateTime, Utc};

use super::{
    AcceptedProof, Account, AccountEvent, Active, Condition, EmailChangeRequested, LinkPurpose, Member, Notice,
    PhoneChallenged,
};
use crate::{
    ids::{AuthenticatorId, BranchId, ChallengeId, LinkId, OrganisationId, PhoneId},
    sealed::{Contact, Sealed},
    words::{Language, Means, Role},
};

/// An effect, to be recorded in the transaction of its event.
#[derive(Clone, PartialEq, Debug)]
pub enum Effect {
    /// Send a mail.
    Mail(Box<Mail>),
    /// Call a number, or send it a code.
    Ask(Box<Asking>),
    /// Tell a number.
    Text(Box<Text>),
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
    /// Which part of it stands over the mail, if it has parts.
    pub branch: Option<BranchId>,
    /// What it happened to: the app's name.
    pub label: Option<Sealed>,
    /// What it happened to: the telephone number.
    pub phone: Option<Sealed>,
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
    /// The role that it tells of.
    pub role: Option<Role>,
    /// The link that it carries, if any; its token travels beside the event, never in it.
    pub link: Option<LinkId>,
}

/// A number to be reached, in sealed values.
#[derive(Clone, PartialEq, Debug)]
pub struct Asking {
    /// Which asking: digits and code follow from it.
    pub challenge: ChallengeId,
    /// How.
    pub means: Means,
    /// Which number.
    pub to: Contact,
    /// Whether the number is about to be bound, and opens nothing yet.
    pub binding: bool,
    /// In which language.
    pub language: Language,
    /// On whose behalf.
    pub organisation: OrganisationId,
    /// Until when the answer counts.
    pub until: DateTime<Utc>,
}

/// What a number is told of a recovery, or that it was stopped, in sealed values. It carries no link: the number may be
/// in the lost phone, and whoever has that now could undo with it what its owner does.
#[derive(Clone, PartialEq, Debug)]
pub struct Text {
    /// What happened.
    pub template: Template,
    /// Which number.
    pub to: Contact,
    /// In which language.
    pub language: Language,
    /// On whose behalf.
    pub organisation: OrganisationId,
    /// When it happened.
    pub at: DateTime<Utc>,
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
    BackupEmailRequested,
    BackupEmailConfirm,
    BackupEmailConfirmed,
    BackupEmailRemoved,
    BackupEmailWithdrawn,
    MagicLink,
    SecondFactorSwitchedOff,
    DeviceRemembered,
    DeviceTokenReused,
    PhoneVerified,
    PhoneMadePrimary,
    PhoneRemoved,
    PhoneSuspended,
    PhoneResumed,
    RoleGranted,
    RoleRevoked,
}

/// What follows from `event`, which led from one state to another.
#[must_use]
pub fn effects(before: &Account, event: &AccountEvent, after: &Account) -> Vec<Effect> {
    let Some(member) = after.member() else { return vec![] };
    let telling = Telling { member, event, addresses: addresses(before, after) };
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

/// Every address that hears of a change: those of before and those of now, so that one that was just taken away is
/// told as well (R18).
fn addresses<'a>(before: &'a Account, after: &'a Account) -> Vec<&'a Contact> {
    let logins = [before, after].into_iter().filter_map(Account::member).map(|member| &member.email);
    let active = [before, after].into_iter().filter_map(|account| account.active().ok());
    let backups = active.filter_map(|active| active.backup_email.as_ref()).map(|backup| &backup.address);
    let mut told: Vec<&Contact> = Vec::new();
    for address in logins.chain(backups) {
        if !told.iter().any(|known| known.fingerprint == address.fingerprint) {
            told.push(address);
        }
    }
    told
}

/// How many recovery codes are left.
fn left(account: &Active) -> u32 {
    u32::try_from(account.recovery_codes_left()).unwrap_or(u32::MAX)
}

struct Telling<'a> {
    member: &'a Member,
    event: &'a AccountEvent,
    addresses: Vec<&'a Contact>,
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
                let mail = self.notified(template, &e.notice);
                let mut effects = self.everyone(Mail { label: label(e.authenticator), until: restorable, ..mail });
                effects.push(Effect::PurgeAuthenticator { authenticator: e.authenticator, due: e.restorable_until });
                effects
            }
            E::AuthenticatorRestored(e) => {
                self.notice(Template::AuthenticatorRestored, &e.notice, label(e.authenticator))
            }
            E::AuthenticatorResumed(e) => {
                self.notice(Template::AuthenticatorResumed, &e.notice, label(e.authenticator))
            }
            E::PhoneChallenged(e) => self.asking(e, after),
            E::PhoneVerified(e) => self.about_phone(Template::PhoneVerified, Some(&e.notice), after, e.phone),
            E::PhoneMadePrimary(e) => self.about_phone(Template::PhoneMadePrimary, Some(&e.notice), after, e.phone),
            E::PhoneRemoved(e) => self.about_phone(Template::PhoneRemoved, Some(&e.notice), after, e.phone),
            E::PhoneSuspended(e) => {
                let mut told = self.about_phone(Template::PhoneSuspended, None, after, e.phone);
                told.extend(self.texts(Template::PhoneSuspended, after, None));
                told
            }
            E::PhoneResumed(e) => self.about_phone(Template::PhoneResumed, Some(&e.notice), after, e.phone),
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
                self.everyone(Mail { until: Some(e.until), ..mail })
            }
            E::ChangesThawed(_) => self.everyone(self.mail(Template::ChangesThawed, None, None)),
            E::AuthenticatorSuspended(e) => {
                let mail = self.mail(Template::AuthenticatorSuspended, None, None);
                self.everyone(Mail { label: label(e.authenticator), ..mail })
            }
            E::AccountReset(e) => {
                let apps = before.authenticators.iter().filter(|app| app.is_held());
                let purges = apps.map(|app| Effect::PurgeAuthenticator { authenticator: app.id, due: e.purge_due });
                let told = self.notice(Template::ResetBySupport, &e.notice, None);
                let texts = self.texts(Template::ResetBySupport, before, None);
                told.into_iter().chain(texts).chain(purges).collect()
            }
            E::UnlockedBySupport(e) => self.notice(Template::AccountUnlocked, &e.notice, None),
            // its links open nothing, so it carries none
            E::AccountDisabled(_) => self.everyone(self.mail(Template::AccountDisabled, None, None)),
            E::AccountEnabled(e) => self.notice(Template::AccountEnabled, &e.notice, None),
            // nobody takes a role back by a link: whoever did not expect it asks
            E::RoleGranted(e) => self.about_role(Template::RoleGranted, e.role),
            E::RoleRevoked(e) => self.about_role(Template::RoleRevoked, e.role),
            E::EmailChangeRequested(e) => self.change_of_email(e),
            E::EmailChanged(e) => self.notice(Template::EmailChanged, &e.notice, None),
            E::BackupEmailRequested(e) => {
                let asked = self.mail(Template::BackupEmailConfirm, Some(e.link.id), None);
                // with a typing error it is a stranger's, who does not learn the name
                let asked = Mail { until: Some(e.link.expires_at), to: e.address.clone(), name: None, ..asked };
                let told = self.notice(Template::BackupEmailRequested, &e.notice, None);
                told.into_iter().chain([Effect::Mail(Box::new(asked))]).collect()
            }
            E::MagicLinkRequested(e) => {
                let mail = self.mail(Template::MagicLink, Some(e.link.id), e.origin.clone());
                let to = after.backup_email.as_ref().map(|backup| backup.address.clone());
                let mail = to.map(|to| Mail { to, until: Some(e.link.expires_at), ..mail });
                mail.map(|mail| Effect::Mail(Box::new(mail))).into_iter().collect()
            }
            E::SecondFactorSwitchedOff(e) => {
                let mail = self.notified(Template::SecondFactorSwitchedOff, &e.notice);
                let count = Some(left(after));
                let told = self.everyone(Mail { count, until: Some(e.restorable_until), ..mail });
                let due = |condition| match condition {
                    Condition::Usable => Some(e.restorable_until),
                    Condition::Suspended { .. } => Some(e.at),
                    _ => None,
                };
                let purges = before.authenticators.iter().filter_map(|app| {
                    Some(Effect::PurgeAuthenticator { authenticator: app.id, due: due(app.condition)? })
                });
                let texts = self.texts(Template::SecondFactorSwitchedOff, before, None);
                told.into_iter().chain(texts).chain(purges).collect()
            }
            E::DeviceRemembered(e) => {
                e.notice.as_ref().map_or_else(Vec::new, |n| self.notice(Template::DeviceRemembered, n, None))
            }
            E::DeviceForgotten(e) => {
                e.notice.as_ref().map_or_else(Vec::new, |n| self.notice(Template::DeviceTokenReused, n, None))
            }
            E::BackupEmailConfirmed(e) => self.notice(Template::BackupEmailConfirmed, &e.notice, None),
            E::BackupEmailRemoved(e) => match &e.notice {
                Some(notice) => self.notice(Template::BackupEmailRemoved, notice, None),
                None => self.everyone(self.mail(Template::BackupEmailWithdrawn, None, None)),
            },
            _ => vec![],
        }
    }

    fn asking(&self, event: &PhoneChallenged, after: &Active) -> Vec<Effect> {
        let pending = after.pending_phone.as_ref().filter(|pending| pending.id == event.phone);
        let number = pending.map(|pending| &pending.number);
        let to = number.or_else(|| after.phone(event.phone).map(|phone| &phone.number)).cloned();
        let asking = to.map(|to| Asking {
            challenge: event.challenge,
            means: event.means,
            to,
            binding: pending.is_some(),
            language: self.member.language,
            organisation: self.member.organisation,
            until: event.expires_at,
        });
        asking.map(|asking| Effect::Ask(Box::new(asking))).into_iter().collect()
    }

    fn about_phone(&self, template: Template, notice: Option<&Notice>, after: &Active, id: PhoneId) -> Vec<Effect> {
        let mail = notice.map_or_else(|| self.mail(template, None, None), |notice| self.notified(template, notice));
        let phone = after.phone(id).map(|phone| phone.number.sealed.clone());
        self.everyone(Mail { phone, ..mail })
    }

    fn about_role(&self, template: Template, role: Role) -> Vec<Effect> {
        self.everyone(Mail { role: Some(role), ..self.mail(template, None, None) })
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
        let count = by_code.then(|| left(after));
        let mut told = self.everyone(Mail { proof, count, ..self.notified(template, notice) });
        told.extend(self.texts(template, after, proof));
        told
    }

    /// A recovery is told by another channel than mail as well, where there is one: to every number that was bound by a
    /// text message, but the one that just proved who this is (R18). So is that a number was stopped, and one that was is
    /// told as well: whoever reads the mailbox objects to it first.
    fn texts(&self, template: Template, account: &Active, proof: Option<AcceptedProof>) -> Vec<Effect> {
        let proved = |id| matches!(proof, Some(AcceptedProof::Phone { phone, .. }) if phone == id);
        let heard =
            account.phones.iter().filter(|phone| phone.means == Means::Sms && phone.is_held() && !proved(phone.id));
        let text = |to: &Contact| Text {
            template,
            to: to.clone(),
            language: self.member.language,
            organisation: self.member.organisation,
            at: self.event.at(),
        };
        heard.map(|phone| Effect::Text(Box::new(text(&phone.number)))).collect()
    }

    fn notice(&self, template: Template, notice: &Notice, label: Option<Sealed>) -> Vec<Effect> {
        self.everyone(Mail { label, ..self.notified(template, notice) })
    }

    /// The same mail to each address.
    fn everyone(&self, mail: Mail) -> Vec<Effect> {
        let to = |address: &&Contact| Effect::Mail(Box::new(Mail { to: (*address).clone(), ..mail.clone() }));
        self.addresses.iter().map(to).collect()
    }

    fn notified(&self, template: Template, notice: &Notice) -> Mail {
        self.mail(template, Some(notice.not_me.id), notice.origin.clone())
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
            branch: self.member.branch,
            label: None,
            phone: None,
            origin,
            at: self.event.at(),
            until: None,
            count: None,
            proof: None,
            role: None,
            link,
        }
    }
}

#[cfg(test)]
mod tests;
