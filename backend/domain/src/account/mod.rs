//! One person's stream: the invariants of all their factors together.
//!
//! `state`, `event`, `command` and `refusal` are the words; every other file is one concern, with its decisions,
//! how its events change the state, and its sentences.

mod activation;
mod authenticator;
mod authority;
mod backup_email;
mod command;
mod contact;
mod device;
mod effect;
mod event;
mod grace;
mod link;
mod lockout;
mod magic_link;
mod not_me;
mod password;
mod phone;
mod recovery_codes;
mod refusal;
mod reset;
mod roles;
mod sign_in;
mod staff;
mod standing;
mod state;
mod strength;
mod switch_off;
mod urgent;
mod way_back;

#[cfg(test)]
mod exhaustive;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod shapes;
#[cfg(test)]
pub(crate) mod testing;

pub use authenticator::{ENROLMENT_VALID_FOR, MOST_AUTHENTICATORS, RESTORABLE_FOR};
pub use authority::{Authority, Bound, FRESH_FOR, Proof, SessionKind};
pub use backup_email::{BACKUP_EMAIL_VALID_FOR, lacks_backup_email, pending_backup_email, withdrawn_by_report};
pub use command::*;
pub use contact::EMAIL_CHANGE_VALID_FOR;
pub use device::{FORMER_TOKEN_VALID_FOR, MOST_DEVICES};
pub use effect::{Asking, Effect, Mail, Template, Text, effects};
pub use event::*;
pub use grace::days_of_grace;
pub use link::{MAILBOX_LINK_VALID_FOR, NOT_ME_VALID_FOR, mailbox_link_valid_for};
pub use not_me::FROZEN_FOR;
pub use password::second_proofs;
pub use phone::{CALL_VALID_FOR, MOST_PHONES, PHONE_VALID_FOR, SMS_CODE_VALID_FOR, phone_to_prove};
pub use recovery_codes::LOW_COUNT;
pub use refusal::AccountRefusal;
pub use reset::LINK_VALID_AFTER_RESET;
pub use sign_in::{AfterPassword, Way, after_password, is_too_short_alone, ways_to_prove};
pub use staff::Staff;
pub use state::*;
pub use strength::{Path, RecoveryStrength, recovery_strength};
pub use urgent::{Urgent, most_urgent};
use way_back::{Without, leaves_a_way_back};

use crate::decider::Decider;

/// Decides on accounts.
#[derive(Clone, Copy, Debug)]
pub struct AccountDecider;

impl Decider for AccountDecider {
    const STREAM: &'static str = "account";
    type State = Account;
    type Command = AccountCommand;
    type Event = AccountEvent;
    type Refusal = AccountRefusal;

    fn decide(account: &Account, command: AccountCommand) -> Result<Vec<AccountEvent>, AccountRefusal> {
        use AccountCommand as C;
        match command {
            C::Invite(invite) => activation::invite(account, invite),
            C::ResendActivation(resend) => activation::resend(account, resend),
            C::Activate(activate) => activation::activate(account, activate),
            C::OpenSession(open) => sign_in::open(account.in_use()?, open),
            C::SkipEnrolment(skip) => grace::skip(account.in_use()?, &skip),
            C::ProveAnew(prove) => sign_in::prove_anew(account.in_use()?, prove),
            C::StartEnrolment(start) => authenticator::start_enrolment(account.in_use()?, start),
            C::ConfirmEnrolment(confirm) => authenticator::confirm_enrolment(account.in_use()?, confirm),
            C::RenameAuthenticator(rename) => authenticator::rename(account.in_use()?, rename),
            C::TrashAuthenticator(trash) => authenticator::trash(account.in_use()?, trash),
            C::RestoreAuthenticator(restore) => authenticator::restore(account.in_use()?, restore),
            C::ResumeAuthenticator(resume) => authenticator::resume(account.in_use()?, resume),
            C::PurgeAuthenticator(purge) => authenticator::purge(account.active()?, purge),
            C::AddPhone(add) => phone::add(account.in_use()?, add),
            C::ChallengePhone(challenge) => phone::challenge(account.in_use()?, &challenge),
            C::ChallengePhoneForReset(challenge) => phone::challenge_for_reset(account.in_use()?, &challenge),
            C::AnswerCall(answer) => phone::answer(account.in_use()?, &answer),
            C::ConfirmPhone(confirm) => phone::confirm(account.in_use()?, confirm),
            C::MakePhonePrimary(make) => phone::make_primary(account.in_use()?, make),
            C::RemovePhone(remove) => phone::remove(account.in_use()?, remove),
            C::ResumePhone(resume) => phone::resume(account.in_use()?, resume),
            C::RenewRecoveryCodes(renew) => recovery_codes::renew(account.in_use()?, renew),
            C::AcknowledgeRecoveryCodes(acknowledge) => recovery_codes::acknowledge(account.in_use()?, acknowledge),
            C::ChangePassword(change) => password::change(account.in_use()?, change),
            C::RequestLink(request) => link::request(account.in_use()?, request),
            C::ResetPassword(reset) => password::reset(account.in_use()?, reset),
            C::ReportNotMe(report) => not_me::report(account.in_use()?, &report),
            C::ThawChanges(thaw) => not_me::thaw(account.in_use()?, &thaw),
            C::SummariseRefusals(summary) => account.active().map(|_| lockout::summarise(&summary)),
            C::LockFactor(lock) => lockout::lock(account.in_use()?, lock),
            C::ResetBySupport(reset) => reset::reset(account, reset),
            C::UnlockBySupport(unlock) => lockout::unlock(account, unlock),
            C::EndSessionsBySupport(end) => standing::end_sessions(account, end),
            C::DisableAccount(disable) => standing::disable(account, disable),
            C::EnableAccount(enable) => standing::enable(account, enable),
            C::CorrectName(correct) => contact::correct_name(account, correct),
            C::CorrectEmail(correct) => contact::correct_email(account, correct),
            C::ConfirmEmail(confirm) => contact::confirm_email(account.in_use()?, confirm),
            C::RequestBackupEmail(request) => backup_email::request(account.in_use()?, request),
            C::ConfirmBackupEmail(confirm) => backup_email::confirm(account.in_use()?, confirm),
            C::RemoveBackupEmail(remove) => backup_email::remove(account.in_use()?, remove),
            C::RequestMagicLink(request) => magic_link::request(account.in_use()?, request),
            C::RedeemMagicLink(redeem) => magic_link::redeem(account.in_use()?, redeem),
            C::SwitchOffSecondFactor(switch) => switch_off::switch_off(account.in_use()?, switch),
            C::RememberDevice(remember) => device::remember(account.in_use()?, remember),
            C::RecogniseDevice(recognise) => device::recognise(account.in_use()?, recognise),
            C::ForgetDevice(forget) => device::forget(account.in_use()?, &forget),
            C::GrantRole(grant) => roles::grant(account, grant),
            C::RevokeRole(revoke) => roles::revoke(account, revoke),
            C::ChangeRole(change) => roles::change(account, &change),
        }
    }

    fn evolve(account: Account, event: &AccountEvent) -> Account {
        state::evolve(account, event)
    }
}
