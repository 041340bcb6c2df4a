//! One person's stream: the invariants of all their factors together.
//!
//! `state`, `event`, `command` and `refusal` are the words; every other file is one concern, with its decisions,
//! how its events change the state, and its sentences.

mod activation;
mod authenticator;
mod authority;
mod command;
mod effect;
mod event;
mod link;
mod lockout;
mod not_me;
mod password;
mod recovery_codes;
mod refusal;
mod sign_in;
mod state;

#[cfg(test)]
mod exhaustive;
#[cfg(test)]
mod histories;
#[cfg(test)]
mod shapes;
#[cfg(test)]
mod testing;

pub use authenticator::{ENROLMENT_VALID_FOR, MOST_AUTHENTICATORS, RESTORABLE_FOR};
pub use authority::{Authority, FRESH_FOR, Proof, SessionKind};
pub use command::*;
pub use effect::{Effect, Mail, Template, effects};
pub use event::*;
pub use link::{MAILBOX_LINK_VALID_FOR, NOT_ME_VALID_FOR};
pub use not_me::FROZEN_FOR;
pub use password::demands_second_proof;
pub use recovery_codes::LOW_COUNT;
pub use refusal::AccountRefusal;
pub use sign_in::{AfterPassword, Way, after_password, ways_to_prove};
pub use state::*;

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
            C::OpenSession(open) => sign_in::open(account.active()?, open),
            C::ProveAnew(prove) => sign_in::prove_anew(account.active()?, prove),
            C::StartEnrolment(start) => authenticator::start_enrolment(account.active()?, start),
            C::ConfirmEnrolment(confirm) => authenticator::confirm_enrolment(account.active()?, confirm),
            C::RenameAuthenticator(rename) => authenticator::rename(account.active()?, rename),
            C::TrashAuthenticator(trash) => authenticator::trash(account.active()?, trash),
            C::RestoreAuthenticator(restore) => authenticator::restore(account.active()?, restore),
            C::ResumeAuthenticator(resume) => authenticator::resume(account.active()?, resume),
            C::PurgeAuthenticator(purge) => authenticator::purge(account.active()?, purge),
            C::RenewRecoveryCodes(renew) => recovery_codes::renew(account.active()?, renew),
            C::AcknowledgeRecoveryCodes(acknowledge) => recovery_codes::acknowledge(account.active()?, acknowledge),
            C::ChangePassword(change) => password::change(account.active()?, change),
            C::RequestLink(request) => account.active().and_then(|_| link::request(request)),
            C::ResetPassword(reset) => password::reset(account.active()?, reset),
            C::ReportNotMe(report) => not_me::report(account.active()?, &report),
            C::ThawChanges(thaw) => not_me::thaw(account.active()?, &thaw),
            C::SummariseRefusals(summary) => account.active().map(|_| lockout::summarise(&summary)),
            C::LockFactor(lock) => lockout::lock(account.active()?, lock),
        }
    }

    fn evolve(account: Account, event: &AccountEvent) -> Account {
        state::evolve(account, event)
    }
}
