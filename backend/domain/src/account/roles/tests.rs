//! Sentences about roles that are given and taken.

use crate::{
    account::{
        AccountRefusal as Why, AfterPassword, ChangeRole, GrantRole, RevokeRole, Staff, after_password, testing::*,
    },
    ids::{AccountId, OrganisationId},
    words::Role,
};

#[test]
fn a_role_is_granted_and_revoked_before_and_after_activation() {
    for history in [vec![invited()], enrolled()] {
        let (role, now) = (Role::Agent, t(10));
        let agent = given(history).when(GrantRole { role, now }).then([granted(role, now)]);
        assert_eq!(agent.account.member().unwrap().role, role);
        let user = agent.when(RevokeRole { role, now }).then([revoked(role, now)]);
        assert_eq!(user.account.member().unwrap().role, Role::User);
    }
}

#[test]
fn a_role_takes_the_place_of_another() {
    let agent = given(enrolled()).and([granted(Role::Agent, t(9))]);
    let auditor = agent.when(GrantRole { role: Role::Auditor, now: t(10) }).happens();
    assert_eq!(auditor.active().member.role, Role::Auditor);
}

#[test]
fn what_is_so_already_is_not_done_again() {
    let account = given(enrolled());
    account.when(GrantRole { role: Role::User, now: t(10) }).nothing();
    account.when(RevokeRole { role: Role::User, now: t(10) }).nothing();
    account.when(RevokeRole { role: Role::Agent, now: t(10) }).nothing();
    let agent = account.and([granted(Role::Agent, t(9))]);
    agent.when(GrantRole { role: Role::Agent, now: t(10) }).nothing();
    agent.when(RevokeRole { role: Role::Lead, now: t(10) }).nothing();
}

#[test]
fn who_is_not_there_gets_no_role() {
    given([]).when(GrantRole { role: Role::Agent, now: t(1) }).refused(Why::NotActive);
    given([]).when(RevokeRole { role: Role::Agent, now: t(1) }).refused(Why::NotActive);
}

#[test]
fn r12_whoever_gets_or_loses_a_role_signs_in_anew() {
    let account = given(enrolled());
    let session = account.full(PHONE, t(9));
    let agent = account.when(GrantRole { role: Role::Agent, now: t(10) }).happens();
    agent.when(rename(session, PHONE, "mine", t(11))).refused(Why::SessionEnded);
    let session = agent.full(PHONE, t(11));
    let user = agent.when(RevokeRole { role: Role::Agent, now: t(12) }).happens();
    user.when(rename(session, PHONE, "mine", t(13))).refused(Why::SessionEnded);
}

#[test]
fn staff_need_a_second_factor_from_the_moment_they_are_staff() {
    let account = given(with_password());
    assert_eq!(after_password(account.active(), &RELAXED), AfterPassword::SignedIn);
    let agent = account.when(GrantRole { role: Role::Agent, now: t(10) }).happens();
    assert_eq!(after_password(agent.active(), &RELAXED), AfterPassword::Enrol);
}

const SOMEBODY: AccountId = AccountId::new(uuid::Uuid::from_u128(0x0b));
const ADMINISTRATOR: Staff = Staff {
    account: AccountId::new(uuid::Uuid::from_u128(0x0a)),
    organisation: ORGANISATION,
    role: Role::Administrator,
};

fn changed(by: Staff, target: AccountId, role: Role) -> ChangeRole {
    ChangeRole { by, target, role, now: t(10) }
}

#[test]
fn an_administrator_gives_and_takes_roles() {
    let account = given(enrolled());
    let agent = account.when(changed(ADMINISTRATOR, SOMEBODY, Role::Agent)).then([granted(Role::Agent, t(10))]);
    agent.when(changed(ADMINISTRATOR, SOMEBODY, Role::Agent)).nothing();
    let auditor = agent.when(changed(ADMINISTRATOR, SOMEBODY, Role::Auditor)).happens();
    auditor.when(changed(ADMINISTRATOR, SOMEBODY, Role::User)).then([revoked(Role::Auditor, t(10))]);
    account.when(changed(ADMINISTRATOR, SOMEBODY, Role::User)).nothing();
}

#[test]
fn x7_nobody_but_an_administrator_of_the_house_and_nobody_about_themselves() {
    let account = given(enrolled());
    for role in [Role::User, Role::Agent, Role::Approver, Role::Lead, Role::Auditor] {
        let by = Staff { role, ..ADMINISTRATOR };
        account.when(changed(by, SOMEBODY, Role::Administrator)).refused(Why::NotForYourRole);
    }
    account.when(changed(ADMINISTRATOR, ADMINISTRATOR.account, Role::User)).refused(Why::NotOnYourself);
    let elsewhere = Staff { organisation: OrganisationId::new(uuid::Uuid::from_u128(0x77)), ..ADMINISTRATOR };
    account.when(changed(elsewhere, SOMEBODY, Role::Agent)).refused(Why::NotYours);
    given([]).when(changed(ADMINISTRATOR, SOMEBODY, Role::Agent)).refused(Why::NotActive);
}
