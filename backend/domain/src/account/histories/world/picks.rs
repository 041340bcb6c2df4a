//! What a try is about by now: mostly something that fits, now and then anything that there ever was.

use proptest::sample::Index;
use uuid::Uuid;

use super::World;
use crate::{
    account::{testing::*, *},
    ids::{AuthenticatorId, ChallengeId, PhoneId, SessionId},
};

impl World {
    /// A number is asked something, in this session.
    pub(super) fn ask(&mut self, session: SessionId) -> ChallengeId {
        let challenge = ChallengeId::new(Uuid::from_u128(self.fresh()));
        self.challenges.push((challenge, session));
        challenge
    }

    /// What is pending, or, one time in four, something that was asked before.
    pub(super) fn asked(&self, which: &Index) -> (ChallengeId, SessionId) {
        let pending = self.account.active().ok().and_then(|active| active.challenge.as_ref());
        match pending {
            Some(pending) if which.index(4) > 0 => (pending.id, pending.session),
            _ => *which.get(&self.challenges),
        }
    }

    /// A number that is there, or, where there is none, any.
    pub(super) fn phone(&self, which: &Index) -> PhoneId {
        let bound = self.account.active().map_or(&[][..], |active| &active.phones);
        let held: Vec<_> = bound.iter().filter(|phone| phone.is_held()).map(|phone| phone.id).collect();
        if held.is_empty() { *which.get(&self.phones) } else { *which.get(&held) }
    }

    /// A step near the latest that the app knows of: replayed, adjacent or new.
    pub(super) fn step(&self, app: AuthenticatorId, ahead: u64) -> u64 {
        let latest =
            self.account.active().ok().and_then(|active| active.authenticator(app)).map_or(500, |a| a.last_step);
        (latest + ahead).saturating_sub(1)
    }

    /// An app that fits, or, one time in four, any that there ever was.
    pub(super) fn app(&self, which: &Index, fits: fn(Condition) -> bool) -> AuthenticatorId {
        let linked = self.account.active().map_or(&[][..], |active| &active.authenticators);
        let fitting: Vec<_> = linked.iter().filter(|app| fits(app.condition)).map(|app| app.id).collect();
        if fitting.is_empty() || which.index(4) == 0 { *which.get(&self.apps) } else { *which.get(&fitting) }
    }

    pub(super) fn codes(&mut self) -> Vec<RecoveryCode> {
        (0..self.policy.recovery_codes).map(|_| code(&format!("code-{}", self.fresh()))).collect()
    }

    pub(super) fn notice(&mut self) -> Notice {
        let number = self.mail();
        notice(number, self.now)
    }

    /// The number of a link that goes out now.
    pub(super) fn mail(&mut self) -> u128 {
        let number = self.fresh();
        self.links.push(number);
        number
    }

    /// One of the latest links, or any.
    pub(super) fn link(&self, which: &Index) -> u128 {
        let latest = &self.links[self.links.len().saturating_sub(6)..];
        if which.index(4) == 0 { *which.get(&self.links) } else { *which.get(latest) }
    }

    /// A link that confirms an address.
    pub(super) fn confirming(&self, which: &Index) -> u128 {
        let confirms =
            |use_for: &LinkUse| matches!(use_for, LinkUse::ConfirmEmail { .. } | LinkUse::ConfirmBackupEmail { .. });
        self.fitting(which, confirms)
    }

    /// A link for this use, or, one time in four or where there is none, any of the latest.
    pub(super) fn fitting(&self, which: &Index, fits: impl Fn(&LinkUse) -> bool) -> u128 {
        let links = self.account.active().map_or(&[][..], |active| &active.links);
        let pending = |number: &&u128| links.iter().any(|link| link.id == link_id(**number) && fits(&link.use_for));
        let fitting: Vec<_> = self.links.iter().filter(pending).copied().collect();
        if fitting.is_empty() || which.index(4) == 0 { self.link(which) } else { *which.get(&fitting) }
    }

    pub(super) fn fresh(&mut self) -> u128 {
        self.next += 1;
        self.next
    }
}

pub(super) fn usable(condition: Condition) -> bool {
    condition == Condition::Usable
}

pub(super) fn suspended_now(condition: Condition) -> bool {
    matches!(condition, Condition::Suspended { .. })
}

pub(super) fn in_the_trash(condition: Condition) -> bool {
    matches!(condition, Condition::Trashed { .. })
}
