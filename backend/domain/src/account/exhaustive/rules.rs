//! What must hold at every step, judged by what happened and not by what the decider remembers.

use super::{
    moves::{Move, Party, Universe},
    normal_form::*,
    situation::*,
};
use crate::{
    account::{
        AcceptedProof, AccountCommand, AccountEvent, Active, Authority, BackupEmailRemoved, Bound, ChangeRole,
        DeviceForgotten, PasswordReset, SessionKind, SignedIn, WhyForgotten,
        testing::{ORGANISATION, OWNER},
    },
    words::Role,
};

/// R9.
const ANSWERED: &str = "a number's answer counts once, in the browser that asked";

/// How it goes on after something happened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Judgement {
    /// With the account as it is now.
    GoesOn,
    /// The account had no factor, so that what the other party knows is all there is to know: not followed further.
    Unprotected,
    /// Against this rule.
    Broken(&'static str),
}

impl Universe {
    fn demanded(&self, of: &Situation) -> bool {
        self.policy.demands_second_factor(of.role())
    }

    /// Whether there is a factor that the password, or the mailbox, must not be enough without.
    pub(super) fn is_protected(&self, situation: &Situation) -> bool {
        situation.reset || if self.demanded(situation) { situation.ever_bound() } else { situation.holds_factor() }
    }

    /// Whether the owner has something left to get in with. Whoever reported their app, and the codes that came with it,
    /// has support: a reset opens the mailbox even where policy forbids it.
    pub(super) fn has_a_way_back(&self, situation: &Situation) -> bool {
        let by_app = situation.apps.iter().any(|app| matches!(app, App::Usable(_))) && !situation.app_locked;
        let by_code = situation.codes && !situation.codes_locked;
        let by_backup = situation.backup == Backup::Confirmed && self.policy.allows_backup_email();
        let by_phone = situation.number == Number::Usable && self.has_numbers() && !situation.phone_locked;
        by_app
            || by_phone
            || by_code
            || by_backup
            || situation.is_reported()
            || self.policy.mailbox_recovery
            || !self.is_protected(situation)
    }

    /// Judges what happened.
    pub(super) fn judge(&self, before: &Situation, done: &Move, events: &[AccountEvent], after: &Active) -> Judgement {
        if done.outdated {
            return Judgement::Broken("a session of an older epoch changes nothing");
        }
        if let AccountCommand::ChangeRole(ChangeRole { by, .. }) = &done.command
            && (by.role != Role::Administrator || by.account == OWNER || by.organisation != ORGANISATION)
        {
            return Judgement::Broken("roles are for an administrator of the house to give, and not to themselves");
        }
        if before.disabled && !matches!(done.by, Party::Support | Party::Service) {
            return Judgement::Broken("nothing of a disabled account is open to anybody");
        }
        if let Some(rule) = events.iter().find_map(|event| self.broken_by(before, done.in_session, event, after)) {
            return Judgement::Broken(rule);
        }
        let harmless = events.iter().all(|event| {
            matches!(
                event,
                AccountEvent::SignedIn(_)
                    | AccountEvent::ProvenAnew(_)
                    | AccountEvent::EnrolmentStarted(_)
                    | AccountEvent::PhoneAdded(_)
                    | AccountEvent::PhoneChallenged(_)
                    | AccountEvent::PhoneAnswered(_)
                    | AccountEvent::PhoneSuspended(_)
                    | AccountEvent::LinkRequested(_)
                    | AccountEvent::NotMeReported(_)
                    | AccountEvent::AuthenticatorSuspended(_)
                    | AccountEvent::ChangesFrozen(_)
                    | AccountEvent::GraceStarted(_)
                    | AccountEvent::EnrolmentSkipped(_)
                    | AccountEvent::MagicLinkRequested(_)
                    | AccountEvent::BackupEmailConfirmed(_)
                    | AccountEvent::BackupEmailRemoved(BackupEmailRemoved { notice: None, .. })
                    | AccountEvent::DeviceForgotten(DeviceForgotten { why: WhyForgotten::TokenReused, .. })
            )
        });
        let asked_only = events.iter().all(|event| {
            matches!(
                event,
                AccountEvent::LinkRequested(_)
                    | AccountEvent::PhoneChallenged(_)
                    | AccountEvent::MagicLinkRequested(_)
                    | AccountEvent::DeviceForgotten(DeviceForgotten { why: WhyForgotten::TokenReused, .. })
            )
        });
        let confirms = events.iter().all(|event| matches!(event, AccountEvent::BackupEmailConfirmed(_)));
        match done.by {
            Party::Owner | Party::Support | Party::Service => Judgement::GoesOn,
            Party::Keeper if !confirms => Judgement::Broken("the backup mailbox alone opens nothing"),
            Party::Keeper => Judgement::GoesOn,
            Party::Guesser if self.is_protected(before) && !asked_only => {
                Judgement::Broken("the password alone does nothing where there is a factor")
            }
            Party::Reader if self.is_protected(before) && !harmless => {
                Judgement::Broken("the mailbox alone changes no password where there is a factor")
            }
            Party::Guesser | Party::Reader if harmless => Judgement::GoesOn,
            Party::Guesser | Party::Reader => Judgement::Unprotected,
        }
    }

    fn broken_by(
        &self,
        before: &Situation,
        acting: Option<Authority>,
        event: &AccountEvent,
        after: &Active,
    ) -> Option<&'static str> {
        use AccountEvent as E;
        if let Some((app, step)) = accepted_step(event) {
            let n = APPS.iter().position(|id| *id == app)?;
            if is_spent(before.apps[n], step) {
                return Some("a code is accepted once, and none before it afterwards");
            }
            if after.authenticator(app).is_none_or(|app| app.last_step < step) {
                return Some("an accepted code is remembered");
            }
        }
        let never_again = before.reset || (self.demanded(before) && before.ever_bound());
        let by_password = acting.is_some_and(|session| match session.kind {
            SessionKind::Full => session.proof.by.is_none(),
            SessionKind::Repair => false,
            SessionKind::Enrol | SessionKind::Attempt => true,
        });
        match event {
            E::RoleGranted(_) | E::RoleRevoked(_) if after.marks.session_epoch == 1 => {
                Some("whoever gets or loses a role signs in anew")
            }
            E::RecoveryCodeConsumed(e) if !CODES.contains(&e.selector.as_str()) => {
                Some("a recovery code is accepted once")
            }
            E::RecoveryCodeConsumed(e) => {
                let live = &after.recovery_codes.as_ref()?.codes;
                let right = live.len() == CODES.len() && live.iter().all(|code| code.selector != e.selector);
                (!right).then_some("a used recovery code is void and replaced")
            }
            E::SignedIn(e) if e.proof.is_none() && before.reset => {
                Some("after a reset by support the password alone opens nothing")
            }
            E::SignedIn(e) if e.opened == SessionKind::Enrol && never_again => {
                Some("who ever had a factor does not enrol on the password alone")
            }
            E::EnrolmentStarted(_)
            | E::AuthenticatorLinked(_)
            | E::AuthenticatorRestored(_)
            | E::PhoneAdded(_)
            | E::PhoneVerified(_)
                if never_again && by_password =>
            {
                Some("who ever had a factor does not bind on the password alone")
            }
            E::EnrolmentStarted(_)
            | E::PhoneAdded(_)
            | E::PhoneRemoved(_)
            | E::PhoneResumed(_)
            | E::AuthenticatorRenamed(_)
            | E::AuthenticatorTrashed(_)
            | E::AuthenticatorRestored(_)
            | E::AuthenticatorResumed(_)
            | E::PasswordChanged(_)
            | E::RecoveryCodesIssued(crate::account::RecoveryCodesIssued { notice: Some(_), .. })
                if acting.is_some_and(|session| !self.may_change(before, session)) =>
            {
                Some("a change of factors takes a fresh proof with a bound factor")
            }
            _ => self.broken_by_a_way(before, acting, event, after),
        }
    }

    /// No path is weaker than the policy, and none is there that was not opened before.
    fn broken_by_a_way(
        &self,
        before: &Situation,
        acting: Option<Authority>,
        event: &AccountEvent,
        after: &Active,
    ) -> Option<&'static str> {
        use AccountEvent as E;
        if after.marks.session_epoch != 1 && !after.devices.is_empty() && !matches!(event, E::DeviceRemembered(_)) {
            return Some("no remembered device outlives a change of factors");
        }
        let usable = before.apps.iter().any(|app| matches!(app, App::Usable(_)));
        match event {
            E::SignedIn(signed_in @ SignedIn { opened: SessionKind::Full, proof: Some(proof), .. }) => {
                let browser = BROWSERS.iter().position(|id| *id == signed_in.session);
                match proof {
                    AcceptedProof::App { .. } => None,
                    AcceptedProof::Phone { .. } => (!self.has_answered(before, browser)).then_some(ANSWERED),
                    _ => Some("a recovery opens no full session"),
                }
            }
            E::PasswordReset(PasswordReset { proof: Some(AcceptedProof::Phone { .. }), .. }) => {
                (!self.has_answered(before, Some(OWNERS_LINK))).then_some(ANSWERED)
            }
            E::SignedIn(SignedIn { opened: SessionKind::Full, device: Some(_), .. }) => {
                let remembered = before.device && usable && !before.app_locked;
                (!remembered).then_some("a device that is not remembered opens nothing")
            }
            E::SignedIn(SignedIn { opened: SessionKind::Full, .. }) => {
                let demanded = self.demanded(before) || before.holds_factor() || before.reset;
                demanded.then_some("the password alone opens no full session where a factor is there or demanded")
            }
            E::MagicLinkRedeemed(_) => {
                let sent = before.magic_link.is_some() && before.backup == Backup::Confirmed;
                (!sent).then_some("a magic link goes to the backup address and works once")
            }
            E::GraceStarted(_) => (before.grace != Grace::NotYet).then_some("the grace is never renewed"),
            E::EnrolmentSkipped(_) => {
                let may =
                    before.grace == Grace::Running && self.demanded(before) && !before.ever_bound() && !before.reset;
                (!may).then_some("nobody skips enrolment but within their days of grace")
            }
            E::SecondFactorSwitchedOff(_) => {
                let may = before.codes && !before.codes_locked && !before.frozen && before.holds_factor();
                (!may).then_some("a live code switches off, and nothing changes in a freeze")
            }
            E::BackupEmailConfirmed(_) => {
                (before.backup != Backup::Asked).then_some("an address that nobody asked for is no backup")
            }
            E::DeviceRemembered(_)
            | E::BackupEmailRequested(_)
            | E::BackupEmailRemoved(BackupEmailRemoved { notice: Some(_), .. }) => {
                let may =
                    acting.is_some_and(|session| session.kind == SessionKind::Full && self.may_change(before, session));
                (!may).then_some("a change of factors takes a fresh proof with a bound factor")
            }
            _ => None,
        }
    }

    /// Whether the number was asked in this browser and answered there, by whoever holds it.
    fn has_answered(&self, before: &Situation, browser: Option<usize>) -> bool {
        let call = self.means() == crate::words::Means::Call;
        let asked = before.asked.is_some_and(|asked| Some(asked.browser) == browser && (asked.answered || !call));
        asked && before.number == Number::Usable && !before.phone_locked
    }

    /// A full session proves by a usable factor, five minutes ago at most; repair stands for two proofs.
    fn may_change(&self, before: &Situation, session: Authority) -> bool {
        let fresh = session.proof.at == self.now;
        let usable = session.proof.by.is_some_and(|by| match by {
            Bound::App(id) => {
                APPS.iter().position(|app| *app == id).is_some_and(|n| matches!(before.apps[n], App::Usable(_)))
            }
            Bound::Phone(_) => before.number == Number::Usable,
        });
        match session.kind {
            SessionKind::Full => fresh && (usable || !before.holds_factor()),
            SessionKind::Repair => true,
            SessionKind::Enrol => !before.ever_bound() && !before.reset,
            SessionKind::Attempt => false,
        }
    }
}

fn accepted_step(event: &AccountEvent) -> Option<(crate::ids::AuthenticatorId, u64)> {
    let proof = match event {
        AccountEvent::SignedIn(e) => e.proof,
        AccountEvent::ProvenAnew(e) => e.proof,
        AccountEvent::PasswordReset(e) => e.proof,
        AccountEvent::AuthenticatorLinked(e) => return Some((e.authenticator, e.step)),
        _ => None,
    };
    match proof? {
        AcceptedProof::App { authenticator, step } | AcceptedProof::TrashedApp { authenticator, step } => {
            Some((authenticator, step))
        }
        AcceptedProof::RecoveryCode | AcceptedProof::Mailbox | AcceptedProof::Phone { .. } => None,
    }
}

fn is_spent(app: App, step: u64) -> bool {
    match app {
        App::NotYet => false,
        App::Overdue | App::Purged => true,
        App::Usable(spent) | App::Suspended(spent) | App::Trashed(spent) => match spent {
            Spent::Neither => false,
            Spent::This => step == THIS,
            Spent::Both => true,
        },
    }
}
