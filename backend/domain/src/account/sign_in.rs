//! Which proofs open which session (DESIGN §8a).

use chrono::{DateTime, Utc};

use super::{
    AcceptedProof, AccountEvent, AccountRefusal, Active, Authenticator, Condition, LinkPurpose, OpenSession, ProveAnew,
    ProvenAnew, SecondProof, SessionKind, SignedIn, link,
    lockout::{self, not_locked},
    recovery_codes,
};
use crate::{ids::AuthenticatorId, policy::Policy, words::Factor};

/// What follows a right password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AfterPassword {
    /// The password is enough.
    SignedIn,
    /// The very first factor must be bound.
    Enrol,
    /// A code of a linked app.
    Verify,
    /// Another proof: no app can be asked for.
    ProveAnotherWay,
}

/// A way to prove who you are besides the password, when the app cannot be asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// One of the recovery codes.
    RecoveryCode,
    /// A link to the login mailbox.
    Mailbox,
    /// A code of an app that the owner threw away.
    TrashedApp,
}

/// What follows a right password.
#[must_use]
pub fn after_password(account: &Active, policy: &Policy) -> AfterPassword {
    let demanded = policy.demands_second_factor(account.member.role);
    if account.usable().next().is_some() {
        AfterPassword::Verify
    } else if account.holds_factor() || account.reset_at.is_some() || (demanded && account.ever_bound()) {
        AfterPassword::ProveAnotherWay
    } else if demanded {
        AfterPassword::Enrol
    } else {
        AfterPassword::SignedIn
    }
}

/// The ways that this account has, besides its linked apps.
#[must_use]
pub fn ways_to_prove(account: &Active, policy: &Policy, now: DateTime<Utc>) -> Vec<Way> {
    let codes = account.recovery_codes_left() > 0 && !account.locks.contains(&Factor::RecoveryCode);
    let restorable = |app: &Authenticator| matches!(app.condition, Condition::Trashed { restorable_until, .. } if now < restorable_until);
    let trashed = account.trashed().any(restorable) && !account.locks.contains(&Factor::App);
    [(codes, Way::RecoveryCode), (mailbox_is_a_way(account, policy), Way::Mailbox), (trashed, Way::TrashedApp)]
        .into_iter()
        .filter_map(|(has, way)| has.then_some(way))
        .collect()
}

/// Whether a link to the login mailbox is a proof besides the password. After a reset by support it is under any
/// policy: it is the only one that is left, and support's word stands beside it.
pub(super) fn mailbox_is_a_way(account: &Active, policy: &Policy) -> bool {
    policy.mailbox_recovery || account.reset_at.is_some()
}

pub(super) fn open(account: &Active, open: OpenSession) -> Result<Vec<AccountEvent>, AccountRefusal> {
    if open.epoch != account.marks.session_epoch {
        return Err(AccountRefusal::SessionEnded);
    }
    let mut events = Vec::new();
    let (opened, accepted) = match open.proof {
        None => (opened_by_password(account, &open.policy)?, None),
        Some(proof) => {
            let (accepted, by_proof) = accept(account, proof, &open.policy, open.now)?;
            events.extend(by_proof);
            let kind = match accepted {
                AcceptedProof::App { .. } => SessionKind::Full,
                _ => SessionKind::Repair,
            };
            (kind, Some(accepted))
        }
    };
    if opened == SessionKind::Repair {
        events.extend(lockout::lift(account, open.now));
    }
    events.push(AccountEvent::SignedIn(SignedIn {
        session: open.session,
        opened,
        proof: accepted,
        notice: (opened == SessionKind::Repair).then_some(open.notice),
        at: open.now,
    }));
    Ok(events)
}

fn opened_by_password(account: &Active, policy: &Policy) -> Result<SessionKind, AccountRefusal> {
    match after_password(account, policy) {
        AfterPassword::SignedIn => Ok(SessionKind::Full),
        AfterPassword::Enrol => Ok(SessionKind::Enrol),
        AfterPassword::Verify | AfterPassword::ProveAnotherWay => Err(AccountRefusal::SecondProofNeeded),
    }
}

/// Whether a verified proof counts: each step, code and link once, none while its factor is locked.
/// Returns what goes on record, and the events that use it up.
pub(super) fn accept(
    account: &Active,
    proof: SecondProof,
    policy: &Policy,
    now: DateTime<Utc>,
) -> Result<(AcceptedProof, Option<AccountEvent>), AccountRefusal> {
    match proof {
        SecondProof::App { authenticator, step } => {
            accept_step(account, authenticator, step, |condition| condition == Condition::Usable)?;
            Ok((AcceptedProof::App { authenticator, step }, None))
        }
        SecondProof::TrashedApp { authenticator, step } => {
            accept_step(
                account,
                authenticator,
                step,
                |condition| matches!(condition, Condition::Trashed { restorable_until, .. } if now < restorable_until),
            )?;
            Ok((AcceptedProof::TrashedApp { authenticator, step }, None))
        }
        SecondProof::RecoveryCode { selector, replacement } => {
            not_locked(account, Factor::RecoveryCode)?;
            let consumed = recovery_codes::consume(account, selector, replacement, now)?;
            Ok((AcceptedProof::RecoveryCode, Some(consumed)))
        }
        SecondProof::Mailbox { link } => {
            if !mailbox_is_a_way(account, policy) {
                return Err(AccountRefusal::WayNotAllowed);
            }
            let redeemed = link::redeem(account, &link, LinkPurpose::Prove, now)?;
            Ok((AcceptedProof::Mailbox, Some(redeemed)))
        }
    }
}

/// RFC 6238 §5.2: a step is accepted once, and none before it afterwards.
fn accept_step(
    account: &Active,
    authenticator: AuthenticatorId,
    step: u64,
    fits: impl Fn(Condition) -> bool,
) -> Result<(), AccountRefusal> {
    not_locked(account, Factor::App)?;
    let app = account
        .authenticator(authenticator)
        .filter(|app| fits(app.condition))
        .ok_or(AccountRefusal::NoSuchAuthenticator)?;
    if step > app.last_step { Ok(()) } else { Err(AccountRefusal::CodeAlreadyUsed) }
}

/// The password will do where there is no factor, but not in a session that rests on an app's code: its owner threw
/// that app away since, and where a factor is demanded the password alone must not bind the next (DESIGN §8a).
pub(super) fn prove_anew(account: &Active, prove: ProveAnew) -> Result<Vec<AccountEvent>, AccountRefusal> {
    prove.authority.is_full(account)?;
    let proof = match prove.app {
        Some((authenticator, step)) => {
            accept_step(account, authenticator, step, |condition| condition == Condition::Usable)?;
            Some(AcceptedProof::App { authenticator, step })
        }
        None if account.holds_factor() || prove.authority.proof.app.is_some() => {
            return Err(AccountRefusal::ProofNeeded);
        }
        None => None,
    };
    Ok(vec![AccountEvent::ProvenAnew(ProvenAnew { session: prove.authority.session, proof, at: prove.now })])
}

pub(super) fn signed_in(account: &mut Active, event: &SignedIn) {
    account.last_sign_in = Some(event.at);
    spend(account, event.proof, event.at);
    if let Some(notice) = &event.notice {
        link::remember_not_me(account, notice, event.at);
    }
}

pub(super) fn proven(account: &mut Active, proof: Option<AcceptedProof>, at: DateTime<Utc>) {
    spend(account, proof, at);
}

/// Remembers that an app's step is spent.
pub(super) fn spend(account: &mut Active, proof: Option<AcceptedProof>, at: DateTime<Utc>) {
    let (Some(AcceptedProof::App { authenticator, step }) | Some(AcceptedProof::TrashedApp { authenticator, step })) =
        proof
    else {
        return;
    };
    if let Some(app) = account.authenticator_mut(authenticator) {
        app.last_step = app.last_step.max(step);
        app.last_used_at = at;
    }
}

#[cfg(test)]
mod tests;
