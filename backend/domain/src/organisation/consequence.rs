//! What an edit of the policy means for an account: what is counted before it is saved, and told after.

use super::Holding;
use crate::{
    account::AfterPassword,
    policy::{Policy, RecoveryCodeEffect},
};

/// One thing that is another for somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Consequence {
    /// Nothing gets them in any more: support has to.
    LockedOut,
    /// Nothing gets them back in once their phone is lost, not even a link to the mailbox.
    NoWayBack,
    /// Their only factor is a number that is reached no more: at the next sign-in they prove it another way, and bind
    /// what may be bound.
    NumberNoFactor,
    /// They had a second factor once: at the next sign-in they prove it another way, and bind one again.
    MustProve,
    /// They never had a second factor and bind one at the next sign-in.
    MustBind,
    /// They never had a second factor and bind one once the days of grace are over.
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
    pub const ALL: [Self; 19] = [
        Self::LockedOut,
        Self::NoWayBack,
        Self::NumberNoFactor,
        Self::MustProve,
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
            Self::MustProve => "must_prove",
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
    use AfterPassword::{Enrol, ProveAnotherWay, Verify};
    let Holding { role, numbers, codes, backup_email, devices, .. } = *holding;
    let demanded = [before, after].map(|policy| policy.demands_second_factor(role));
    let next = [before, after].map(|policy| holding.after_password(policy));
    let days = [before, after].map(|policy| holding.days_of_grace(policy));
    let remembered = [before, after].map(|policy| policy.remembers_devices_for(role));
    let resets = [before, after].map(|policy| policy.lets_reset(role));
    let effect = |policy: &Policy| policy.recovery_code_effect;
    let gets_in = holding.gets_in(after);
    let must_prove = gets_in && next[0] != next[1] && next[1] == ProveAnotherWay;
    let must_bind = next[0] != Enrol && next[1] == Enrol;
    match consequence {
        Consequence::LockedOut => holding.gets_in(before) && !gets_in,
        Consequence::NoWayBack => gets_in && holding.gets_back_in(before) && !holding.gets_back_in(after),
        Consequence::NumberNoFactor => must_prove && next[0] == Verify,
        Consequence::MustProve => must_prove && next[0] != Verify,
        Consequence::NumberNoWay => numbers.lost(before.methods, after.methods) && next[1] == Verify,
        Consequence::NumberCounts => numbers.lost(after.methods, before.methods),
        Consequence::MustBind => must_bind && days[1].is_none(),
        Consequence::MustBindAfterGrace => must_bind && days[1].is_some(),
        Consequence::LessGrace => next == [Enrol, Enrol] && days[1] < days[0],
        Consequence::MoreGrace => next == [Enrol, Enrol] && days[0] < days[1],
        Consequence::FreeToChoose => demanded == [true, false],
        Consequence::RememberedShorter => devices && remembered[1] < remembered[0],
        Consequence::MustSetBackupEmail => {
            !before.demands_backup_email() && after.demands_backup_email() && !backup_email
        }
        Consequence::BackupEmailNoWay => backup_email && before.allows_backup_email() && !after.allows_backup_email(),
        Consequence::MailboxNoWay => {
            let asked = matches!(next[1], Verify | ProveAnotherWay) && !holding.reset;
            asked && before.mailbox_recovery && !after.mailbox_recovery
        }
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
