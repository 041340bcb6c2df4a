//! What somebody who is in meets before what they came for.

use chrono::{DateTime, Utc};

use super::{Active, lacks_backup_email, recovery_strength};
use crate::policy::Policy;

/// What cannot wait.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Urgent {
    /// The organisation demands a backup address, and there is none.
    BackupEmail,
    /// Whoever loses the phone today does not get back in.
    NoWayBack,
}

/// The most urgent of it, for somebody with a full session.
#[must_use]
pub fn most_urgent(account: &Active, policy: &Policy, now: DateTime<Utc>) -> Option<Urgent> {
    if lacks_backup_email(account, policy) {
        Some(Urgent::BackupEmail)
    } else {
        recovery_strength(account, policy, now).ways.is_empty().then_some(Urgent::NoWayBack)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        account::{AccountEvent, testing::*},
        policy::BackupEmail,
    };

    const DEMANDING: Policy = Policy { backup_email: BackupEmail::Required, ..FINRUST };
    const LONELY: Policy = Policy { mailbox_recovery: false, ..FINRUST };

    fn urgent(account: &Given, policy: &Policy) -> Option<Urgent> {
        most_urgent(account.active(), policy, t(12))
    }

    #[test]
    fn an_address_that_is_demanded_comes_first_until_its_mailbox_has_confirmed() {
        assert_eq!(urgent(&given(enrolled()), &DEMANDING), Some(Urgent::BackupEmail));
        assert_eq!(urgent(&given(with_backup()), &DEMANDING), None);
        let offered = Policy { backup_email: BackupEmail::Offered, ..FINRUST };
        assert_eq!(urgent(&given(enrolled()), &offered), None);
    }

    #[test]
    fn who_would_be_shut_out_without_the_phone_is_told_so() {
        let codes = |event: &AccountEvent| matches!(event, AccountEvent::RecoveryCodesIssued(_));
        let account = given(enrolled().into_iter().filter(|event| !codes(event)));
        assert_eq!(urgent(&account, &LONELY), Some(Urgent::NoWayBack));
        assert_eq!(urgent(&account, &FINRUST), None, "the login mailbox is a way");
        assert_eq!(urgent(&given(enrolled()), &LONELY), None, "a recovery code is a way");
    }
}
