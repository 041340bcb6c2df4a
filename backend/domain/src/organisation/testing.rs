//! What the sentences about organisations are made of.

use chrono::{DateTime, Duration, TimeZone, Utc};
use uuid::Uuid;

use super::*;
use crate::{
    account::Staff,
    decider::{Decider, fold},
    ids::{AccountId, BranchId, OrganisationId},
    policy::Policy,
    words::Role,
};

pub(super) const HOUSE: OrganisationId = OrganisationId::new(Uuid::from_u128(0xB1));
pub(super) const ELSEWHERE: OrganisationId = OrganisationId::new(Uuid::from_u128(0xB2));

pub(super) const POLICY: Policy = Policy::FIRST;

/// So many minutes after Monday, nine o'clock.
pub(super) fn t(minutes: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).unwrap() + Duration::minutes(minutes)
}

pub(super) fn profile() -> Profile {
    Profile {
        slug: "zorg-noord".to_owned(),
        name: "Zorg Noord".to_owned(),
        hue: 190,
        mail_colour: "#00454a".to_owned(),
        helpdesk: "010 123 45 67".to_owned(),
    }
}

pub(crate) fn register() -> Register {
    Register { organisation: HOUSE, profile: profile(), policy: POLICY, now: t(0) }
}

pub(super) fn registered() -> OrganisationEvent {
    let Register { organisation, profile, policy, now: at } = register();
    OrganisationEvent::Registered(OrganisationRegistered { organisation, profile, policy, at })
}

/// An administrator of the house with all that it takes.
pub(super) fn administrator() -> Administrator {
    let account = AccountId::new(Uuid::from_u128(0xA1));
    let staff = Staff { account, organisation: HOUSE, role: Role::Administrator };
    Administrator { staff, keeps_a_factor: true, keeps_a_way_back: true }
}

pub(super) fn of_role(role: Role) -> Administrator {
    let administrator = administrator();
    Administrator { staff: Staff { role, ..administrator.staff }, ..administrator }
}

pub(super) fn of_elsewhere() -> Administrator {
    let administrator = administrator();
    Administrator { staff: Staff { organisation: ELSEWHERE, ..administrator.staff }, ..administrator }
}

pub(super) fn add_branch(number: u128, sender: &str) -> AddBranch {
    let branch = BranchId::new(Uuid::from_u128(0xC0 + number));
    AddBranch { by: Some(administrator()), branch, sender: sender.to_owned(), now: t(1) }
}

pub(super) fn change(policy: Policy) -> ChangePolicy {
    ChangePolicy { by: Some(administrator()), policy, now: t(2) }
}

/// What a command leads to after these events.
pub(super) fn when(
    events: &[OrganisationEvent],
    command: impl Into<OrganisationCommand>,
) -> Result<Vec<OrganisationEvent>, OrganisationRefusal> {
    OrganisationDecider::decide(&fold::<OrganisationDecider>(events), command.into())
}

/// The organisation after these events.
pub(super) fn after(events: &[OrganisationEvent]) -> Registered {
    fold::<OrganisationDecider>(events).registered().unwrap().clone()
}
