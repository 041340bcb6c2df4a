//! "Lose this phone today, and you can still get in by …": computed by rules, so that the page never guesses.
//!
//! 1. A path opens the account from outside: the password and one thing more, or the password alone. What is locked is
//!    no path until a recovery lifts the lock, and a closed account has none.
//! 2. Losing the phone takes one linked app along, one telephone number, and every app in the trash: it was on that
//!    phone or an older one. Of several linked apps or numbers each is taken to be on a device of its own, which is what
//!    the page asks for.
//! 3. A remembered browser is a path, but no way back: it may be on the very phone, and it repairs nothing.
//! 4. Support is no path: it takes a path away and gives none of its own, and everybody has it.
//! 5. Where the password alone opens the account, losing the phone changes nothing: that is the one way, and the
//!    weakest path whatever else there is.
//! 6. A chain is as strong as its weakest link. Paths are ranked by what somebody with the password must get besides:
//!    nothing; the login mailbox, which every other service writes to as well; another mailbox; a telephone number,
//!    which a provider may be talked out of; a browser of the owner; a code on paper; a phone in the hand.

use chrono::{DateTime, Utc};

use super::{Active, AfterPassword, Way, phone, sign_in::after_password, ways_to_prove};
use crate::{policy::Policy, words::Factor};

/// What opens the account, besides the password; the weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Path {
    /// Nothing.
    PasswordAlone,
    /// A link to the login mailbox.
    LoginMailbox,
    /// A link to the backup mailbox.
    BackupMailbox,
    /// A telephone number.
    Phone,
    /// A remembered browser.
    RememberedDevice,
    /// A recovery code, be it that it signs in or switches the second factor off.
    RecoveryCode,
    /// A code of an app in the trash.
    TrashedApp,
    /// A code of a linked app.
    App,
}

/// How an account stands if its owner's phone is gone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RecoveryStrength {
    /// By what they still get in, the strongest first; none is a reason to remind them at sign-in.
    pub ways: Vec<Path>,
    /// The weakest path of today, for whoever is not the owner as well; none where nothing opens the account.
    pub weakest: Option<Path>,
}

/// How this account stands, by the rules above.
#[must_use]
pub fn recovery_strength(account: &Active, policy: &Policy, now: DateTime<Utc>) -> RecoveryStrength {
    let paths = paths(account, policy, now);
    let other_app = account.usable().nth(1).is_some();
    let other_phone = account.usable_phones(policy).nth(1).is_some();
    let stays = |path: &Path| match path {
        Path::App => other_app,
        Path::Phone => other_phone,
        Path::TrashedApp | Path::RememberedDevice => false,
        Path::PasswordAlone | Path::LoginMailbox | Path::BackupMailbox | Path::RecoveryCode => true,
    };
    let weakest = paths.iter().min().copied();
    let mut ways: Vec<_> = paths.into_iter().filter(stays).collect();
    ways.sort_by(|one, other| other.cmp(one));
    RecoveryStrength { ways, weakest }
}

/// Every path of today.
pub(super) fn paths(account: &Active, policy: &Policy, now: DateTime<Utc>) -> Vec<Path> {
    if account.disabled_at.is_some() {
        return vec![];
    }
    let after_password = after_password(account, policy);
    if matches!(after_password, AfterPassword::SignedIn | AfterPassword::Enrol) {
        return vec![Path::PasswordAlone];
    }
    let linked = account.usable().next().is_some();
    let app = linked && !account.locks.contains(&Factor::App);
    let stands_in = if linked { app } else { phone::is_a_way(account, policy) };
    let granted = policy.remembers_devices_for(account.member.role);
    let lives = |days| account.devices.iter().any(|device| now < device.until.min(device.since + days));
    let device = stands_in && granted.is_some_and(lives);
    let apps = [(app, Path::App), (device, Path::RememberedDevice)];
    let others = ways_to_prove(account, policy, now).into_iter().map(|way| match way {
        Way::RecoveryCode | Way::SwitchOff => Path::RecoveryCode,
        Way::BackupMailbox => Path::BackupMailbox,
        Way::Mailbox => Path::LoginMailbox,
        Way::TrashedApp => Path::TrashedApp,
        Way::Phone => Path::Phone,
    });
    apps.into_iter().filter_map(|(is, path)| is.then_some(path)).chain(others).collect()
}

#[cfg(test)]
mod tests;
