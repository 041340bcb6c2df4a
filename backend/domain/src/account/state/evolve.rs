//! How each event changes an account: by the file that its concern has.

use crate::{
    account::{
        Account, AccountEvent, activation, authenticator, backup_email, contact, device, grace, link, lockout,
        magic_link, not_me, password, phone, recovery_codes, reset, roles, sign_in, standing, switch_off,
    },
    words::Role,
};

/// The account after `event`.
pub(in crate::account) fn evolve(account: Account, event: &AccountEvent) -> Account {
    use AccountEvent as E;
    let mut active = match (account, event) {
        (Account::Absent, E::Invited(e)) => return activation::invited(e),
        (Account::Invited(invited), _) => return activation::evolve(*invited, event),
        (Account::Active(active), _) => active,
        (absent @ Account::Absent, _) => return absent,
    };
    active.marks.version += 1;
    match event {
        E::Invited(_) | E::ActivationResent(_) | E::Activated(_) => {}
        E::SignedIn(e) => sign_in::signed_in(&mut active, e),
        E::GraceStarted(e) => grace::started(&mut active, e),
        E::EnrolmentSkipped(_) => {}
        E::ProvenAnew(e) => sign_in::proven(&mut active, e.proof, e.at),
        E::SignInsRefused(_) => {}
        E::Locked(e) => lockout::locked(&mut active, e),
        E::Unlocked(_) => active.locks.clear(),
        E::EnrolmentStarted(e) => authenticator::enrolment_started(&mut active, e),
        E::AuthenticatorLinked(e) => authenticator::linked(&mut active, e),
        E::AuthenticatorRenamed(e) => authenticator::renamed(&mut active, e),
        E::AuthenticatorSuspended(e) => authenticator::suspended(&mut active, e),
        E::AuthenticatorResumed(e) => authenticator::resumed(&mut active, e),
        E::AuthenticatorTrashed(e) => authenticator::trashed(&mut active, e),
        E::AuthenticatorRestored(e) => authenticator::restored(&mut active, e),
        E::AuthenticatorPurged(e) => authenticator::purged(&mut active, e),
        E::PhoneAdded(e) => phone::added(&mut active, e),
        E::PhoneChallenged(e) => phone::challenged(&mut active, e),
        E::PhoneAnswered(e) => phone::answered(&mut active, e),
        E::PhoneVerified(e) => phone::verified(&mut active, e),
        E::PhoneMadePrimary(e) => phone::made_primary(&mut active, e),
        E::PhoneRemoved(e) => phone::removed(&mut active, e),
        E::PhoneSuspended(e) => phone::suspended(&mut active, e),
        E::PhoneResumed(e) => phone::resumed(&mut active, e),
        E::RecoveryCodesIssued(e) => recovery_codes::issued(&mut active, e),
        E::RecoveryCodesAcknowledged(_) => recovery_codes::acknowledged(&mut active),
        E::RecoveryCodeConsumed(e) => recovery_codes::consumed(&mut active, e),
        E::PasswordChanged(e) => password::changed(&mut active, &e.password, &e.notice, e.at),
        E::PasswordReset(e) => password::was_reset(&mut active, e),
        E::LinkRequested(e) => link::requested(&mut active, e),
        E::LinkRedeemed(e) => link::redeemed(&mut active, e.link),
        E::NotMeReported(e) => not_me::reported(&mut active, e),
        E::ChangesFrozen(e) => not_me::frozen(&mut active, e),
        E::ChangesThawed(_) => not_me::thawed(&mut active),
        E::AccountReset(e) => reset::was_reset(&mut active, e),
        E::UnlockedBySupport(e) => lockout::unlocked_by_support(&mut active, e),
        E::SessionsEnded(_) => active.end_sessions(),
        E::AccountDisabled(e) => standing::disabled(&mut active, e),
        E::AccountEnabled(e) => standing::enabled(&mut active, e),
        E::NameCorrected(e) => active.member.name = e.name.clone(),
        E::EmailChangeRequested(e) => contact::requested(&mut active, e),
        E::EmailConfirmed(e) => contact::confirmed(&mut active, e),
        E::EmailChanged(e) => contact::changed(&mut active, e),
        E::BackupEmailRequested(e) => backup_email::requested(&mut active, e),
        E::BackupEmailConfirmed(e) => backup_email::confirmed(&mut active, e),
        E::BackupEmailRemoved(e) => backup_email::removed(&mut active, e),
        E::MagicLinkRequested(e) => magic_link::requested(&mut active, e),
        E::MagicLinkRedeemed(e) => link::redeemed(&mut active, e.link),
        E::SecondFactorSwitchedOff(e) => switch_off::switched_off(&mut active, e),
        E::DeviceRemembered(e) => device::remembered(&mut active, e),
        E::DeviceForgotten(e) => device::forgotten(&mut active, e),
        E::RoleGranted(e) => roles::became(&mut active, e.role),
        E::RoleRevoked(_) => roles::became(&mut active, Role::User),
    }
    Account::Active(active)
}
