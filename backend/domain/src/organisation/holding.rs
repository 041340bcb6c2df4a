//! What somebody has, as far as a policy asks for it, and what sign-in makes of it: few enough values that a whole
//! organisation is counted in groups. The rules are those of accounts; here they are asked of many at once.

use chrono::{DateTime, Utc};

use crate::{
    account::{Active, AfterPassword, PhoneCondition},
    policy::{Methods, Policy},
    words::{Means, Role},
};

/// As many as make a difference: of two, one may be lost.
const ENOUGH: usize = 2;

/// What somebody has. A lock is not in it: it passes, by a recovery or by support.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Holding {
    /// What they are.
    pub role: Role,
    /// Whether there is a second factor, be it one that opens nothing now.
    pub factor: bool,
    /// Whether there ever was one.
    pub ever_bound: bool,
    /// Whether support took every factor away, and none was bound since.
    pub reset: bool,
    /// How many apps open sessions; two stand for more.
    pub apps: u8,
    /// How many numbers there are, policy permitting.
    pub numbers: Numbers,
    /// Whether an app can still be taken out of the trash.
    pub trash: bool,
    /// Their days of grace, once they have begun: an edit gives nobody new ones (X6).
    pub grace: Option<GraceSpent>,
    /// Whether recovery codes are left.
    pub codes: bool,
    /// Whether there is a backup address.
    pub backup_email: bool,
    /// Whether a browser is remembered.
    pub devices: bool,
}

/// How many numbers somebody has, by means; two stand for more.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Numbers {
    /// Those that are called.
    pub called: u8,
    /// Those that are sent codes.
    pub sent: u8,
}

/// Days of grace that have begun.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct GraceSpent {
    /// How many there were to be, by the policy of the day when they began.
    pub granted: u16,
    /// How many of them are over.
    pub elapsed: u16,
}

impl Numbers {
    /// Those of an account in use.
    #[must_use]
    pub fn of(account: &Active) -> Self {
        let by =
            |means| few(account.phones.iter().filter(|it| it.condition == PhoneCondition::Usable && it.means == means));
        Self { called: by(Means::Call), sent: by(Means::Sms) }
    }

    /// How many of them open sessions.
    fn open(self, methods: Methods) -> u8 {
        let allowed = |number: u8, allowed: bool| if allowed { number } else { 0 };
        allowed(self.called, methods.voice) + allowed(self.sent, methods.sms)
    }

    /// Whether there are some that open sessions by `one` and not by `other`.
    pub(super) fn lost(self, one: Methods, other: Methods) -> bool {
        self.called > 0 && one.voice && !other.voice || self.sent > 0 && one.sms && !other.sms
    }
}

impl GraceSpent {
    /// How many days are left, today included, where a policy grants so many.
    fn left(self, granted: u16) -> Option<u16> {
        granted.min(self.granted).checked_sub(self.elapsed).filter(|left| *left > 0)
    }
}

impl Holding {
    /// What an account in use has at a moment.
    #[must_use]
    pub fn of(account: &Active, now: DateTime<Utc>) -> Self {
        let days = |from: DateTime<Utc>, to: DateTime<Utc>| u16::try_from((to - from).num_days()).unwrap_or_default();
        Self {
            role: account.member.role,
            factor: account.holds_factor(),
            ever_bound: account.ever_bound(),
            reset: account.reset_at.is_some(),
            apps: Self::apps(account),
            numbers: Numbers::of(account),
            trash: account.restorable(now).next().is_some(),
            grace: account.grace.map(|grace| GraceSpent {
                granted: days(grace.since, grace.until),
                elapsed: days(grace.since, now.min(grace.until)),
            }),
            codes: account.recovery_codes_left() > 0,
            backup_email: account.backup_email.is_some(),
            devices: !account.devices.is_empty(),
        }
    }

    /// How many apps of an account in use open sessions; two stand for more.
    #[must_use]
    pub fn apps(account: &Active) -> u8 {
        few(account.usable())
    }

    /// What follows from a right password: [`after_password`](crate::account::after_password) of any such account.
    pub(super) fn after_password(&self, policy: &Policy) -> AfterPassword {
        let demanded = policy.demands_second_factor(self.role);
        if self.open(policy) > 0 {
            AfterPassword::Verify
        } else if self.factor || self.reset || demanded && self.ever_bound {
            AfterPassword::ProveAnotherWay
        } else if demanded {
            AfterPassword::Enrol
        } else {
            AfterPassword::SignedIn
        }
    }

    /// For how many days they may put off what is demanded, from the next sign-in on; none where it is not put off.
    pub(super) fn days_of_grace(&self, policy: &Policy) -> Option<u16> {
        let granted = u16::try_from(policy.grace(self.role)?.num_days()).ok()?;
        self.grace.map_or(Some(granted), |grace| grace.left(granted))
    }

    /// Whether anything gets them in today.
    pub(super) fn gets_in(&self, policy: &Policy) -> bool {
        self.after_password(policy) != AfterPassword::ProveAnotherWay || self.trash || self.keeps_a_way(policy)
    }

    /// Whether anything still gets them in once their phone is lost, with one app or number and the trash on it: rule 2
    /// of [`recovery_strength`](crate::account::recovery_strength).
    pub(super) fn gets_back_in(&self, policy: &Policy) -> bool {
        let by_password = matches!(self.after_password(policy), AfterPassword::SignedIn | AfterPassword::Enrol);
        by_password || self.apps > 1 || self.numbers.open(policy.methods) > 1 || self.keeps_a_way(policy)
    }

    fn open(&self, policy: &Policy) -> u8 {
        self.apps + self.numbers.open(policy.methods)
    }

    /// What is on no phone.
    fn keeps_a_way(&self, policy: &Policy) -> bool {
        let mailbox = policy.mailbox_recovery || self.reset;
        mailbox || self.codes || self.backup_email && policy.allows_backup_email()
    }
}

fn few<T>(all: impl Iterator<Item = T>) -> u8 {
    u8::try_from(all.take(ENOUGH).count()).unwrap_or(u8::MAX)
}

#[cfg(test)]
mod tests;
