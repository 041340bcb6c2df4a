//! Events in people's words: for their owner, for support and for the ledger alike.
//!
//! Every event has words: there is no other arm in [`deed`], so that a new one does not compile without them.

mod grounds;
mod leaf;
mod line;
mod opener;

use herstel_console::model::{Deed, Proof, Role};
use herstel_domain::{
    account::{AcceptedProof, AccountEvent, Answer, EmailSide, SignedIn},
    words::{self, Means},
};

pub(super) use self::{grounds::grounds, leaf::Leaf, line::line, opener::Opener};
use super::place;

/// What happened, for somebody to read.
pub(super) fn deed(opener: &Opener<'_>, event: &AccountEvent) -> Deed {
    use AccountEvent as E;
    match event {
        E::Invited(_) | E::ActivationResent(_) => Deed::Invited,
        E::Activated(_) => Deed::Activated,
        E::SignedIn(e) => Deed::SignedIn { proofs: proofs(e) },
        E::ProvenAnew(e) => Deed::ProvenAnew { proofs: proofs_of(e.proof) },
        E::SignInsRefused(e) => Deed::SignInRefused { count: e.count },
        E::Locked(_) => Deed::Locked,
        E::Unlocked(_) => Deed::Unlocked,
        E::EnrolmentStarted(_) => Deed::EnrolmentStarted,
        E::AuthenticatorLinked(e) => Deed::AppLinked { label: opener.text(place::LABEL, &e.label) },
        E::AuthenticatorRenamed(e) => Deed::AppRenamed { label: opener.text(place::LABEL, &e.label) },
        E::AuthenticatorSuspended(e) => Deed::AppSuspended { label: opener.label(e.authenticator) },
        E::AuthenticatorResumed(e) => Deed::AppResumed { label: opener.label(e.authenticator) },
        E::AuthenticatorTrashed(e) => Deed::AppTrashed { label: opener.label(e.authenticator) },
        E::AuthenticatorRestored(e) => Deed::AppRestored { label: opener.label(e.authenticator) },
        E::AuthenticatorPurged(e) => Deed::AppPurged { label: opener.label(e.authenticator) },
        E::PhoneAdded(_) => Deed::PhoneAdded,
        E::PhoneChallenged(e) => match e.means {
            Means::Call => Deed::PhoneCalled,
            Means::Sms => Deed::PhoneSentCode,
        },
        E::PhoneAnswered(e) => match e.answer {
            Answer::Right => Deed::PhoneAnswered,
            Answer::Wrong => Deed::PhoneAnsweredWrong,
            Answer::NotMe => Deed::PhoneObjected,
        },
        E::PhoneVerified(_) => Deed::PhoneVerified,
        E::PhoneMadePrimary(_) => Deed::PhoneMadePrimary,
        E::PhoneRemoved(_) => Deed::PhoneRemoved,
        E::PhoneSuspended(_) => Deed::PhoneSuspended,
        E::PhoneResumed(_) => Deed::PhoneResumed,
        E::RecoveryCodesIssued(e) => Deed::CodesIssued { count: u32::try_from(e.codes.len()).unwrap_or(u32::MAX) },
        E::RecoveryCodesAcknowledged(_) => Deed::CodesAcknowledged,
        E::RecoveryCodeConsumed(_) => Deed::CodeUsed,
        E::PasswordChanged(_) => Deed::PasswordChanged,
        E::PasswordReset(_) => Deed::PasswordReset,
        E::LinkRequested(_) => Deed::LinkRequested,
        E::LinkRedeemed(_) => Deed::LinkRedeemed,
        E::NotMeReported(_) => Deed::NotMeReported,
        E::ChangesFrozen(_) => Deed::Frozen,
        E::ChangesThawed(_) => Deed::Thawed,
        E::AccountReset(_) => Deed::ResetBySupport,
        E::UnlockedBySupport(_) => Deed::UnlockedBySupport,
        E::SessionsEnded(_) => Deed::SessionsEnded,
        E::AccountDisabled(_) => Deed::Disabled,
        E::AccountEnabled(_) => Deed::Enabled,
        E::NameCorrected(_) => Deed::NameCorrected,
        E::EmailChangeRequested(_) => Deed::EmailChangeRequested,
        E::EmailConfirmed(e) => Deed::EmailConfirmed { by_new_address: e.side == EmailSide::New },
        E::EmailChanged(_) => Deed::EmailChanged,
        E::GraceStarted(_) => Deed::GraceStarted,
        E::EnrolmentSkipped(e) => Deed::EnrolmentSkipped { count: e.days_left.into() },
        E::BackupEmailRequested(_) => Deed::BackupEmailRequested,
        E::BackupEmailConfirmed(_) => Deed::BackupEmailConfirmed,
        E::BackupEmailRemoved(_) => Deed::BackupEmailRemoved,
        E::MagicLinkRequested(_) => Deed::MagicLinkRequested,
        E::MagicLinkRedeemed(_) => Deed::MagicLinkRedeemed,
        E::SecondFactorSwitchedOff(_) => Deed::SecondFactorSwitchedOff,
        E::DeviceRemembered(_) => Deed::DeviceRemembered,
        E::DeviceForgotten(_) => Deed::DeviceForgotten,
        E::RoleGranted(e) => Deed::RoleGranted { role: role(e.role) },
        E::RoleRevoked(e) => Deed::RoleRevoked { role: role(e.role) },
    }
}

/// A role, as the catalogue names it.
pub(super) fn role(role: words::Role) -> Role {
    match role {
        words::Role::User => Role::User,
        words::Role::Agent => Role::Agent,
        words::Role::Approver => Role::Approver,
        words::Role::Lead => Role::Lead,
        words::Role::Auditor => Role::Auditor,
        words::Role::Administrator => Role::Administrator,
    }
}

fn proofs(signed_in: &SignedIn) -> Vec<Proof> {
    let device = signed_in.device.as_ref().map(|_| Proof::Device);
    [Proof::Password].into_iter().chain(signed_in.proof.map(proof)).chain(device).collect()
}

fn proofs_of(app: Option<AcceptedProof>) -> Vec<Proof> {
    vec![app.map_or(Proof::Password, proof)]
}

fn proof(accepted: AcceptedProof) -> Proof {
    match accepted {
        AcceptedProof::App { .. } => Proof::App,
        AcceptedProof::TrashedApp { .. } => Proof::TrashedApp,
        AcceptedProof::RecoveryCode => Proof::RecoveryCode,
        AcceptedProof::Mailbox => Proof::Mailbox,
        AcceptedProof::Phone { .. } => Proof::Phone,
    }
}
