//! Remembered devices: a browser that stands in for the app's code at sign-in, and is no proof for anything else.
//!
//! Its token is in a cookie of its own and another after each use. Only the event says whether the next one counts, so
//! that of two tabs that come at once each is let in and one brings the next token (R12, R24).

use chrono::{DateTime, Utc};
use herstel_console::{
    desk::{Acted, CookieChange, Step, Turn, Visit},
    model::DeviceRow,
};
use herstel_domain::{
    account::{
        AccountCommand, AccountDecider, AccountEvent, AccountRefusal, Active, ForgetDevice, RecogniseDevice,
        RecognisedDevice, RememberDevice, SessionKind,
    },
    ids::DeviceId,
    policy::Policy,
};
use uuid::Uuid;

use super::{
    super::{Entered, House, act::active, deeds::Opener, refusal::of_failure, told},
    sittings::OWNERS,
};
use crate::{
    entropy,
    journal::{Actor, Attachments, Failure, Intent},
    login::Session,
    secrets::{DataKey, DeviceToken},
};

impl Entered {
    /// For how many days a browser of this person may be remembered.
    pub(super) fn remember_days(&self) -> Option<u32> {
        let days = self.organisation.policy.remembers_devices_for(self.account.member.role)?;
        u32::try_from(days.num_days()).ok()
    }
}

impl House {
    /// Signs somebody in whose password was right, if the browser is remembered; nothing where the code must be asked.
    ///
    /// A token that was used before signs nobody in: sessions have ended, so that the attempt goes on in the new epoch.
    pub(super) async fn recognise(
        &self,
        visit: &Visit,
        attempt: &Session,
        account: &Active,
        person: &DataKey,
        policy: Policy,
    ) -> Result<Option<Step>, Turn> {
        let token = visit.device.as_deref().and_then(DeviceToken::parse);
        let Some(token) = token.filter(|token| account.device(token.device()).is_some()) else { return Ok(None) };
        let (id, now, next) = (attempt.account, self.clock.now(), DeviceToken::generate(token.device()));
        let (notice, enclosures) = told::notice(visit, id, person, now);
        let command = AccountCommand::RecogniseDevice(RecogniseDevice {
            session: attempt.id,
            epoch: attempt.epoch,
            device: token.device(),
            presented: token.hashed(),
            next: next.hashed(),
            policy,
            notice,
            now,
        });
        let provenance = self.provenance(visit, Actor::Account(id), id, person);
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let intent = Intent::<AccountDecider> { attachments, ..Intent::new(id.uuid(), command, provenance) };
        let receipt = match self.journal.execute(intent).await {
            Ok(receipt) => receipt,
            Err(Failure::Refused(refusal)) if asks_the_code(refusal) => return Ok(None),
            Err(failure) => return Err(of_failure(failure, now)),
        };
        let account = active(&receipt)?;
        let Some(recognised) = recognised(&receipt.events) else {
            let attempt = attempt.renewed(account, SessionKind::Attempt, attempt.proof);
            let step = self.open_session(&attempt, "/login/verify?error=device_token_reused").await?;
            return Ok(Some(step.with(CookieChange::clear(self.cookies.device))));
        };
        let session = attempt.renewed(account, SessionKind::Full, attempt.proof);
        let step = self.open_session(&session, "/enrol").await?;
        let is_next = recognised.hash.as_ref() == Some(&next.hashed());
        Ok(Some(if is_next { self.with_device(step, account, &next, now) } else { step }))
    }

    /// Remembers the browser of somebody who has just proven their app in it. They are signed in whatever becomes of
    /// this: what is refused or fails now can be asked for the next time.
    pub(super) async fn remember(
        &self,
        visit: &Visit,
        entered: &Entered,
        session: &Session,
        step: Step,
    ) -> Result<Step, Turn> {
        let (token, now) = (DeviceToken::generate(DeviceId::new(entropy::id())), self.clock.now());
        let (notice, enclosures) = told::notice(visit, entered.id(), entered.person()?, now);
        let command = AccountCommand::RememberDevice(RememberDevice {
            authority: session.authority(),
            device: token.device(),
            hash: token.hashed(),
            origin: Some(told::origin(visit, entered.id(), entered.person()?)),
            policy: entered.organisation.policy,
            notice,
            now,
        });
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let Ok(receipt) = self.act(visit, entered, command, None, attachments).await else {
            return Ok(step);
        };
        Ok(self.with_device(step, active(&receipt)?, &token, now))
    }

    pub(super) async fn forget_device(&self, visit: &Visit, device: Uuid) -> Acted {
        let entered = self.admit(visit, OWNERS).await?;
        let device = DeviceId::new(device);
        let (authority, now) = (entered.session.authority(), self.clock.now());
        let command = AccountCommand::ForgetDevice(ForgetDevice { authority, device, now });
        self.act(visit, &entered, command, None, Attachments::default()).await?;
        let step = Step::to("/me?done=device-forgotten");
        let here = own(visit) == Some(device);
        Ok(if here { step.with(CookieChange::clear(self.cookies.device)) } else { step })
    }

    /// The devices that still stand in, the latest used first.
    pub(super) fn device_rows(&self, visit: &Visit, entered: &Entered) -> Vec<DeviceRow> {
        let opener = Opener::new(entered.id(), &entered.account.authenticators, &entered.keys);
        let (now, own) = (self.clock.now(), own(visit));
        let live = entered.account.devices.iter().filter(|device| now < device.until);
        let mut rows: Vec<_> = live
            .map(|device| DeviceRow {
                id: device.id.uuid(),
                current: own == Some(device.id),
                since: device.since,
                until: device.until,
                used_at: device.last_used_at,
                from: opener.place(device.origin.as_ref()),
            })
            .collect();
        rows.sort_by_key(|row| (!row.current, std::cmp::Reverse(row.used_at)));
        rows
    }

    /// Takes a device's token along, for as long as the device is remembered.
    fn with_device(&self, step: Step, account: &Active, token: &DeviceToken, now: DateTime<Utc>) -> Step {
        let left = account.device(token.device()).map(|device| device.until - now);
        let left = left.and_then(|left| u32::try_from(left.num_seconds()).ok()).unwrap_or(0);
        step.with(CookieChange::set(self.cookies.device, &*token.text(), left))
    }
}

/// Whether a device that is not accepted leaves the code to be asked.
fn asks_the_code(refusal: AccountRefusal) -> bool {
    use AccountRefusal as Why;
    matches!(refusal, Why::NoSuchDevice | Why::WayNotAllowed | Why::Locked { .. })
}

/// The device that a sign-in was done with; none if nobody was signed in.
fn recognised(events: &[AccountEvent]) -> Option<&RecognisedDevice> {
    events.iter().find_map(|event| match event {
        AccountEvent::SignedIn(signed_in) => signed_in.device.as_ref(),
        _ => None,
    })
}

/// The device that this browser says it is.
fn own(visit: &Visit) -> Option<DeviceId> {
    visit.device.as_deref().and_then(DeviceToken::parse).map(|token| token.device())
}
