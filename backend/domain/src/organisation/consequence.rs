//! What an edit of the policy means for an account: what is counted before it is saved, and told after.

use crate::{
    account::{Active, PhoneCondition},
    policy::{Methods, Policy, RecoveryCodeEffect},
    words::{Means, Role},
};

/// What somebody has, as far as a policy asks for it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Holding {
    /// What they are.
    pub role: Role,
    /// Whether there is a second factor, be it one that opens nothing now.
    pub factor: bool,
    /// Whether there is an app that opens sessions.
    pub app: bool,
    /// Whether there is a number that is called, and one that is sent codes, policy permitting.
    pub numbers: Numbers,
    /// Whether their days of grace have begun: an edit gives nobody new ones (X6).
    pub grace_begun: bool,
    /// Whether recovery codes are left.
    pub codes: bool,
    /// Whether there is a backup address.
    pub backup_email: bool,
    /// Whether a browser is remembered.
    pub devices: bool,
}

/// By which means somebody has a number.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Numbers {
    /// One that is called.
    pub called: bool,
    /// One that is sent codes.
    pub sent: bool,
}

impl Numbers {
    /// Those of an account in use.
    #[must_use]
    pub fn of(account: &Active) -> Self {
        let by = |means| account.phones.iter().any(|it| it.condition == PhoneCondition::Usable && it.means == means);
        Self { called: by(Means::Call), sent: by(Means::Sms) }
    }

    /// Whether one of them opens sessions.
    fn open(self, methods: Methods) -> bool {
        self.called && methods.voice || self.sent && methods.sms
    }

    /// Those that open sessions by `one` and by `other` do not.
    fn lost(self, one: Methods, other: Methods) -> bool {
        self.called && one.voice && !other.voice || self.sent && one.sms && !other.sms
    }
}

impl Holding {
    /// What an account in use has.
    #[must_use]
    pub fn of(account: &Active) -> Self {
        Self {
            role: account.member.role,
            factor: account.holds_factor(),
            app: account.usable().next().is_some(),
            numbers: Numbers::of(account),
            grace_begun: account.grace.is_some(),
            codes: account.recovery_codes_left() > 0,
            backup_email: account.backup_email.is_some(),
            devices: !account.devices.is_empty(),
        }
    }
}

/// One thing that is another for somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Consequence {
    /// Their only factor is a number that is reached no more, and nothing else gets them in: support has to.
    LockedOut,
    /// Nothing gets them back in once their phone is lost, not even a link to the mailbox.
    NoWayBack,
    /// Their only factor is a number that is reached no more: at the next sign-in they prove it another way, and bind
    /// what may be bound.
    NumberNoFactor,
    /// They have no second factor and bind one at the next sign-in.
    MustBind,
    /// They have no second factor and bind one once the days of grace are over.
    MustBindAfterGrace,
    /// They have fewer days left to put it off.
    LessGrace,
    /// They may put it off for longer.
    MoreGrace,
    /// The second factor is theirs to choose from now on.
    FreeToChoose,
    /// A number of theirs is reached no more; another factor still opens the account.
    NumberNoWay,
    /// A number of theirs opens the account again.
    NumberCounts,
    /// Their browsers are remembered for fewer days, or not any more.
    RememberedShorter,
    /// They must set a backup address.
    MustSetBackupEmail,
    /// Their backup address is no way in any more.
    BackupEmailNoWay,
    /// A link to the login mailbox is no proof any more.
    MailboxNoWay,
    /// A recovery code switches the second factor off from now on.
    CodesSwitchOff,
    /// A recovery code signs in from now on.
    CodesSignIn,
    /// They reset no lost phones of others any more.
    ResetsNoMore,
    /// They may reset lost phones of others.
    MayReset,
}

impl Consequence {
    /// Every one of them, the gravest first.
    pub const ALL: [Self; 18] = [
        Self::LockedOut,
        Self::NoWayBack,
        Self::NumberNoFactor,
        Self::MustBind,
        Self::MustBindAfterGrace,
        Self::LessGrace,
        Self::MoreGrace,
        Self::FreeToChoose,
        Self::NumberNoWay,
        Self::NumberCounts,
        Self::RememberedShorter,
        Self::MustSetBackupEmail,
        Self::BackupEmailNoWay,
        Self::MailboxNoWay,
        Self::CodesSwitchOff,
        Self::CodesSignIn,
        Self::ResetsNoMore,
        Self::MayReset,
    ];

    /// Its stable name, `snake_case`, shared by pages, mails and catalogue.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LockedOut => "locked_out",
            Self::NoWayBack => "no_way_back",
            Self::NumberNoFactor => "number_no_factor",
            Self::MustBind => "must_bind",
            Self::MustBindAfterGrace => "must_bind_after_grace",
            Self::LessGrace => "less_grace",
            Self::MoreGrace => "more_grace",
            Self::FreeToChoose => "free_to_choose",
            Self::NumberNoWay => "number_no_way",
            Self::NumberCounts => "number_counts",
            Self::RememberedShorter => "remembered_shorter",
            Self::MustSetBackupEmail => "must_set_backup_email",
            Self::BackupEmailNoWay => "backup_email_no_way",
            Self::MailboxNoWay => "mailbox_no_way",
            Self::CodesSwitchOff => "codes_switch_off",
            Self::CodesSignIn => "codes_sign_in",
            Self::ResetsNoMore => "resets_no_more",
            Self::MayReset => "may_reset",
        }
    }
}

/// What becomes another for somebody, the gravest first; nothing where the edit does not concern them.
#[must_use]
pub fn consequences(before: &Policy, after: &Policy, holding: &Holding) -> Vec<Consequence> {
    Consequence::ALL.into_iter().filter(|consequence| befalls(*consequence, before, after, holding)).collect()
}

fn befalls(consequence: Consequence, before: &Policy, after: &Policy, holding: &Holding) -> bool {
    let Holding { role, factor, app, numbers, codes, backup_email, devices, .. } = *holding;
    let demanded = [before, after].map(|policy| policy.demands_second_factor(role));
    let newly_demanded = demanded == [false, true] && !factor;
    let grace = [before, after].map(|policy| policy.grace(role));
    let remembered = [before, after].map(|policy| policy.remembers_devices_for(role));
    let way_back = |policy: &Policy| policy.mailbox_recovery || codes || backup_email && policy.allows_backup_email();
    let resets = [before, after].map(|policy| policy.lets_reset(role));
    let effect = |policy: &Policy| policy.recovery_code_effect;
    let opens = |policy: &Policy| app || numbers.open(policy.methods);
    let number_lost = numbers.lost(before.methods, after.methods);
    // their only factor opens nothing any more
    let factor_lost = opens(before) && !opens(after);
    let locked_out = factor_lost && !way_back(after);
    match consequence {
        Consequence::LockedOut => locked_out,
        Consequence::NoWayBack => factor && !locked_out && way_back(before) && !way_back(after),
        Consequence::NumberNoFactor => factor_lost && way_back(after),
        Consequence::NumberNoWay => number_lost && opens(after),
        Consequence::NumberCounts => numbers.lost(after.methods, before.methods),
        Consequence::MustBind => newly_demanded && grace[1].is_none(),
        Consequence::MustBindAfterGrace => newly_demanded && grace[1].is_some(),
        Consequence::LessGrace => demanded == [true, true] && !factor && grace[1] < grace[0],
        Consequence::MoreGrace => demanded == [true, true] && !factor && grace[0] < grace[1] && !holding.grace_begun,
        Consequence::FreeToChoose => demanded == [true, false],
        Consequence::RememberedShorter => devices && remembered[1] < remembered[0],
        Consequence::MustSetBackupEmail => {
            !before.demands_backup_email() && after.demands_backup_email() && !backup_email
        }
        Consequence::BackupEmailNoWay => backup_email && before.allows_backup_email() && !after.allows_backup_email(),
        Consequence::MailboxNoWay => factor && before.mailbox_recovery && !after.mailbox_recovery,
        Consequence::CodesSwitchOff => {
            codes && changed_to(RecoveryCodeEffect::SwitchOff, effect(before), effect(after))
        }
        Consequence::CodesSignIn => codes && changed_to(RecoveryCodeEffect::SignIn, effect(before), effect(after)),
        Consequence::ResetsNoMore => resets == [true, false],
        Consequence::MayReset => resets == [false, true],
    }
}

fn changed_to(effect: RecoveryCodeEffect, before: RecoveryCodeEffect, after: RecoveryCodeEffect) -> bool {
    before != effect && after == effect
}

#[cfg(test)]
mod tests;
