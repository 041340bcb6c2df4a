//! Nobody takes their own last way back in away.

use super::{Active, Condition, Phone, backup_email};
use crate::{
    ids::{AuthenticatorId, PhoneId},
    policy::Policy,
    words::Factor,
};

/// What somebody is about to do without.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Without {
    App(AuthenticatorId),
    BackupEmail,
    Phone(PhoneId),
}

/// Whether somebody who does without this can still get back in: what is locked opens nothing, and the password
/// alone only where no factor is left and none is demanded.
pub(super) fn leaves_a_way_back(account: &Active, without: Without, policy: &Policy) -> bool {
    let mut others = account.authenticators.iter().filter(|a| without != Without::App(a.id) && a.is_held()).peekable();
    let phone_left = |phone: &&Phone| without != Without::Phone(phone.id);
    let no_phone = !account.phones.iter().filter(phone_left).any(Phone::is_held);
    let password_alone = others.peek().is_none() && no_phone && !policy.demands_second_factor(account.member.role);
    let by_app = others.any(|a| a.condition == Condition::Usable) && !account.locks.contains(&Factor::App);
    let by_code = account.recovery_codes_left() > 0 && !account.locks.contains(&Factor::RecoveryCode);
    let by_backup = without != Without::BackupEmail && backup_email::is_a_way(account, policy);
    let by_phone =
        account.usable_phones(policy).any(|phone| phone_left(&phone)) && !account.locks.contains(&Factor::Phone);
    password_alone || by_app || by_phone || by_code || by_backup || policy.mailbox_recovery
}
