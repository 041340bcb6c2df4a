//! Remembered devices: a browser that stands in for the second factor at sign-in, for some days.
//!
//! It stands in, it is none: a session that it opened has no fresh proof of a factor, so that changing anything asks
//! for a code. Its token is another after each use, so that a copy is noticed: when the thief or the owner comes with
//! a token that was used before, the device is forgotten, sessions end and the owner is told. For parallel tabs the
//! latest one used is good for a minute more. That a browser is remembered is told to every address (R18): whoever
//! relayed a code once may be who asked for it.

use chrono::{DateTime, Duration, Utc};

use super::{
    AccountEvent, AccountRefusal, Active, AfterPassword, DeviceForgotten, DeviceRemembered, ForgetDevice, FormerToken,
    RecogniseDevice, RecognisedDevice, RememberDevice, RememberedDevice, SessionKind, SignedIn, WhyForgotten,
    authority::not_frozen, link, lockout::not_locked, sign_in::after_password,
};
use crate::{ids::DeviceId, sealed::Hashed, words::Factor};

/// As many devices as one person may have remembered at a time: one more makes the oldest go.
pub const MOST_DEVICES: usize = 10;
/// How long a token that was used works beside the one that took its place.
pub const FORMER_TOKEN_VALID_FOR: Duration = Duration::minutes(1);

/// A device is remembered by whoever has just proven a second factor in it.
pub(super) fn remember(account: &Active, remember: RememberDevice) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let now = remember.now;
    remember.authority.is_full_and_fresh(account, now)?;
    not_frozen(account, now)?;
    let days = remember.policy.remembers_devices_for(account.member.role).ok_or(AccountRefusal::WayNotAllowed)?;
    if !account.holds_factor() {
        return Err(AccountRefusal::NoSuchAuthenticator);
    }
    let mut live: Vec<_> = account.devices.iter().filter(|device| now < device.until).collect();
    live.sort_by_key(|device| device.last_used_at);
    let too_many = (live.len() + 1).saturating_sub(MOST_DEVICES);
    let displaced =
        live.into_iter().take(too_many).map(|device| forgotten_because(device.id, WhyForgotten::Displaced, now));
    let remembered = AccountEvent::DeviceRemembered(DeviceRemembered {
        device: remember.device,
        hash: remember.hash,
        until: now + days,
        origin: remember.origin,
        notice: Some(remember.notice),
        at: now,
    });
    Ok(displaced.chain([remembered]).collect())
}

/// What a browser's token opens, after the password.
pub(super) fn recognise(account: &Active, recognise: RecogniseDevice) -> Result<Vec<AccountEvent>, AccountRefusal> {
    let now = recognise.now;
    if recognise.epoch != account.marks.session_epoch {
        return Err(AccountRefusal::SessionEnded);
    }
    let days = recognise.policy.remembers_devices_for(account.member.role).ok_or(AccountRefusal::WayNotAllowed)?;
    if after_password(account, &recognise.policy) != AfterPassword::Verify {
        return Err(AccountRefusal::WayNotAllowed);
    }
    // What it stands in for must be able to open: the app, or the number where there is no app.
    let stands_in_for = if account.usable().next().is_some() { Factor::App } else { Factor::Phone };
    not_locked(account, stands_in_for)?;
    let device = account.device(recognise.device).filter(|device| now < device.until.min(device.since + days));
    let device = device.ok_or(AccountRefusal::NoSuchDevice)?;
    let hash = match age(device, &recognise.presented, now) {
        Token::Current => Some(recognise.next),
        // the other tab was given the next one
        Token::Former => None,
        Token::Old => {
            return Ok(vec![AccountEvent::DeviceForgotten(DeviceForgotten {
                device: device.id,
                why: WhyForgotten::TokenReused,
                notice: Some(recognise.notice),
                at: now,
            })]);
        }
    };
    Ok(vec![AccountEvent::SignedIn(SignedIn {
        session: recognise.session,
        opened: SessionKind::Full,
        proof: None,
        device: Some(RecognisedDevice { device: device.id, hash }),
        notice: None,
        at: now,
    })])
}

enum Token {
    Current,
    /// Used within the last minute.
    Former,
    /// Used before that: two browsers hold tokens of one device.
    Old,
}

fn age(device: &RememberedDevice, presented: &Hashed, now: DateTime<Utc>) -> Token {
    if device.hash == *presented {
        return Token::Current;
    }
    let former = device.former.as_ref().is_some_and(|former| former.hash == *presented && now < former.until);
    if former { Token::Former } else { Token::Old }
}

/// Trusting less takes no fresh proof.
pub(super) fn forget(account: &Active, forget: &ForgetDevice) -> Result<Vec<AccountEvent>, AccountRefusal> {
    forget.authority.owns(account)?;
    let known = account.device(forget.device);
    Ok(known.map(|device| forgotten_because(device.id, WhyForgotten::ByOwner, forget.now)).into_iter().collect())
}

fn forgotten_because(device: DeviceId, why: WhyForgotten, at: DateTime<Utc>) -> AccountEvent {
    AccountEvent::DeviceForgotten(DeviceForgotten { device, why, notice: None, at })
}

pub(super) fn remembered(account: &mut Active, event: &DeviceRemembered) {
    account.devices.retain(|device| event.at < device.until && device.id != event.device);
    account.devices.push(RememberedDevice {
        id: event.device,
        hash: event.hash.clone(),
        former: None,
        since: event.at,
        until: event.until,
        last_used_at: event.at,
        origin: event.origin.clone(),
    });
    if let Some(notice) = &event.notice {
        link::remember_not_me(account, notice, event.at);
    }
}

pub(super) fn recognised(account: &mut Active, event: &RecognisedDevice, at: DateTime<Utc>) {
    let Some(device) = account.devices.iter_mut().find(|device| device.id == event.device) else { return };
    device.last_used_at = at;
    if let Some(hash) = &event.hash {
        let former = std::mem::replace(&mut device.hash, hash.clone());
        device.former = Some(FormerToken { hash: former, until: at + FORMER_TOKEN_VALID_FOR });
    }
}

/// A token used twice may have opened sessions that are not the owner's, so that all of them end.
pub(super) fn forgotten(account: &mut Active, event: &DeviceForgotten) {
    account.devices.retain(|device| device.id != event.device);
    if event.why == WhyForgotten::TokenReused {
        account.end_sessions();
    }
    if let Some(notice) = &event.notice {
        link::remember_not_me(account, notice, event.at);
    }
}

#[cfg(test)]
mod tests;
