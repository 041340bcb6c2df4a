//! Which proofs open which session (DESIGN §8a).

use chrono::{DateTime, Utc};

use super::{
    AcceptedProof, AccountEvent, AccountRefusal, Active, Condition, FreshProof, LinkPurpose, OpenSession, ProveAnew,
    ProvenAnew, SecondProof, SessionKind, SignedIn,
    authority::not_frozen,
    backup_email, device, grace, link,
    lockout::{self, not_locked},
    phone, recovery_codes,
};
use crate::{
    ids::{AuthenticatorId, SessionId},
    policy::{MINIMUM_ALONE, Policy},
    words::Factor,
};

/// What follows a right password.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AfterPassword {
    /// The password is enough.
    SignedIn,
    /// The very first factor must be bound.
    Enrol,
    /// A code of a linked app, or a telephone number that answers.
    Verify,
    /// Another proof: no factor can be asked for.
    ProveAnotherWay,
}

/// A way to prove who you are besides the password, other than the app.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// One of the recovery codes.
    RecoveryCode,
    /// One of the recovery codes, which switches the second factor off.
    SwitchOff,
    /// A link to the mailbox of the backup address.
    BackupMailbox,
    /// A link to the login mailbox.
    Mailbox,
    /// A code of an app that the owner threw away.
    TrashedApp,
    /// A telephone number.
    Phone,
}

/// What follows a right password.
#[must_use]
pub fn after_password(account: &Active, policy: &Policy) -> AfterPassword {
    let demanded = policy.demands_second_factor(account.member.role);
    if account.usable().next().is_some() || account.usable_phones(policy).next().is_some() {
        AfterPassword::Verify
    } else if account.holds_factor() || account.reset_at.is_some() || (demanded && account.ever_bound()) {
        AfterPassword::ProveAnotherWay
    } else if demanded {
        AfterPassword::Enrol
    } else {
        AfterPassword::SignedIn
    }
}

/// Whether a right password of so many code points is too short to open the account by itself (R23): it was chosen
/// beside a second factor, and neither is there now nor demanded at once.
#[must_use]
pub fn is_too_short_alone(account: &Active, policy: &Policy, code_points: usize) -> bool {
    matches!(after_password(account, policy), AfterPassword::SignedIn | AfterPassword::Enrol)
        && policy.lets_password_stand_alone(account.member.role)
        && code_points < MINIMUM_ALONE.into()
}

/// The ways that this account has, besides its linked apps.
#[must_use]
pub fn ways_to_prove(account: &Active, policy: &Policy, now: DateTime<Utc>) -> Vec<Way> {
    let codes = account.recovery_codes_left() > 0 && !account.locks.contains(&Factor::RecoveryCode);
    let trashed = account.restorable(now).next().is_some() && !account.locks.contains(&Factor::App);
    let code = if code_switches_off(account, policy, now) { Way::SwitchOff } else { Way::RecoveryCode };
    let backup = backup_email::is_a_way(account, policy);
    let mailbox = mailbox_is_a_way(account, policy);
    let phone = phone::is_a_way(account, policy);
    [
        (phone, Way::Phone),
        (codes, code),
        (backup, Way::BackupMailbox),
        (mailbox, Way::Mailbox),
        (trashed, Way::TrashedApp),
    ]
    .into_iter()
    .filter_map(|(has, way)| has.then_some(way))
    .collect()
}

/// Whether a recovery code switches the second factor off, instead of opening a session. Where there is none to switch
/// off, or nothing may change for now, it opens one: a code is always a way.
fn code_switches_off(account: &Active, policy: &Policy, now: DateTime<Utc>) -> bool {
    policy.switches_off_by_code() && account.holds_factor() && not_frozen(account, now).is_ok()
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
        Some(SecondProof::RecoveryCode { .. }) if code_switches_off(account, &open.policy, open.now) => {
            return Err(AccountRefusal::WayNotAllowed);
        }
        Some(proof) => {
            let (accepted, by_proof) = accept(account, proof, Some(open.session), &open.policy, open.now)?;
            events.extend(by_proof);
            let kind = match accepted {
                AcceptedProof::App { .. } | AcceptedProof::Phone { .. } => SessionKind::Full,
                _ => SessionKind::Repair,
            };
            (kind, Some(accepted))
        }
    };
    match opened {
        SessionKind::Repair => events.extend(lockout::lift(account, open.now)),
        SessionKind::Enrol => events.extend(grace::start(account, &open.policy, open.now)),
        SessionKind::Attempt | SessionKind::Full => {}
    }
    events.push(AccountEvent::SignedIn(SignedIn {
        session: open.session,
        opened,
        proof: accepted,
        device: None,
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

/// Whether a verified proof counts: each step, code and link once, none while its factor is locked; a number's answer
/// in the session that asked for it.
/// Returns what goes on record, and the events that use it up.
pub(super) fn accept(
    account: &Active,
    proof: SecondProof,
    session: Option<SessionId>,
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
        SecondProof::Phone { challenge } => {
            let session = session.ok_or(AccountRefusal::WayNotAllowed)?;
            let phone = phone::accept(account, challenge, session, policy, now)?;
            Ok((AcceptedProof::Phone { phone, challenge }, None))
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

/// The password will do where there is no factor, but not in a session that rests on one: its owner threw
/// that one away since, and where a factor is demanded the password alone must not bind the next (DESIGN §8a).
pub(super) fn prove_anew(account: &Active, prove: ProveAnew) -> Result<Vec<AccountEvent>, AccountRefusal> {
    prove.authority.is_full(account)?;
    let proof = match prove.proof {
        FreshProof::App(authenticator, step) => {
            accept_step(account, authenticator, step, |condition| condition == Condition::Usable)?;
            Some(AcceptedProof::App { authenticator, step })
        }
        FreshProof::Phone(challenge) => {
            let phone = phone::accept(account, challenge, prove.authority.session, &prove.policy, prove.now)?;
            Some(AcceptedProof::Phone { phone, challenge })
        }
        FreshProof::Password if account.holds_factor() || prove.authority.proof.by.is_some() => {
            return Err(AccountRefusal::ProofNeeded);
        }
        FreshProof::Password => None,
    };
    Ok(vec![AccountEvent::ProvenAnew(ProvenAnew { session: prove.authority.session, proof, at: prove.now })])
}

pub(super) fn signed_in(account: &mut Active, event: &SignedIn) {
    account.last_sign_in = Some(event.at);
    spend(account, event.proof, event.at);
    if let Some(recognised) = &event.device {
        device::recognised(account, recognised, event.at);
    }
    if let Some(notice) = &event.notice {
        link::remember_not_me(account, notice, event.at);
    }
}

pub(super) fn proven(account: &mut Active, proof: Option<AcceptedProof>, at: DateTime<Utc>) {
    spend(account, proof, at);
}

/// Remembers that an app's step is spent, or what a number was asked.
pub(super) fn spend(account: &mut Active, proof: Option<AcceptedProof>, at: DateTime<Utc>) {
    if let Some(AcceptedProof::Phone { phone, .. }) = proof {
        account.challenge = None;
        account.phones.iter_mut().filter(|it| it.id == phone).for_each(|it| it.last_used_at = at);
    }
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
