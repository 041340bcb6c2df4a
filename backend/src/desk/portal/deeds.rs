//! Events in their owner's words.

use herstel_console::model::{Deed, Place, Proof, Role};
use herstel_domain::{
    account::{AcceptedProof, AccountEvent, Active, EmailSide},
    ids::{AccountId, AuthenticatorId},
    sealed::Sealed,
    words,
};

use super::super::place;
use crate::{jobs::mail::Origin, secrets::Keys};

/// What opens an account's sealed values.
pub(super) struct Opener<'a> {
    pub(super) id: AccountId,
    pub(super) account: &'a Active,
    pub(super) keys: &'a Keys,
}

impl Opener<'_> {
    /// An app's present name; a destroyed or foreign value reads as nothing.
    fn label(&self, app: AuthenticatorId) -> String {
        self.account.authenticator(app).map(|app| self.text(place::LABEL, &app.label)).unwrap_or_default()
    }

    fn text(&self, field: &'static str, sealed: &Sealed) -> String {
        let text = self.keys.open_text(place::of(self.id, field), sealed);
        text.map(|text| text.to_string()).unwrap_or_default()
    }

    pub(super) fn place(&self, origin: Option<&Sealed>) -> Place {
        let text = origin.map(|sealed| self.text(place::ORIGIN, sealed));
        let origin: Option<Origin> = text.and_then(|text| serde_json::from_str(&text).ok());
        origin.map_or_else(Place::default, |Origin { ip, agent }| Place { ip, agent })
    }
}

/// What happened, for somebody to read.
pub(super) fn deed(opener: &Opener<'_>, event: &AccountEvent) -> Deed {
    use AccountEvent as E;
    match event {
        E::Invited(_) | E::ActivationResent(_) => Deed::Invited,
        E::Activated(_) => Deed::Activated,
        E::SignedIn(e) => Deed::SignedIn { proofs: proofs(e.proof) },
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
        E::RoleGranted(e) => Deed::RoleGranted { role: role(e.role) },
        E::RoleRevoked(e) => Deed::RoleRevoked { role: role(e.role) },
    }
}

fn role(role: words::Role) -> Role {
    match role {
        words::Role::User => Role::User,
        words::Role::Agent => Role::Agent,
        words::Role::Approver => Role::Approver,
        words::Role::Lead => Role::Lead,
        words::Role::Auditor => Role::Auditor,
        words::Role::Administrator => Role::Administrator,
    }
}

fn proofs(second: Option<AcceptedProof>) -> Vec<Proof> {
    std::iter::once(Proof::Password).chain(second.map(proof)).collect()
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
    }
}
