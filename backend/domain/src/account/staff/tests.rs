//! Sentences about who may serve whom.

use crate::{
    account::{AccountCommand, AccountDecider, AccountRefusal as Why, Member, Staff, testing::*},
    decider::Decider,
    words::Role,
};

const ROLES: [Role; 6] = [Role::User, Role::Agent, Role::Approver, Role::Lead, Role::Auditor, Role::Administrator];

#[test]
fn support_and_administrators_serve_the_users_of_their_organisation() {
    for role in [Role::Agent, Role::Approver, Role::Lead, Role::Administrator] {
        assert_eq!(Staff { role, ..AGENT }.may_serve(OWNER, &member()), Ok(()));
    }
}

#[test]
fn users_and_auditors_serve_nobody() {
    for role in [Role::User, Role::Auditor] {
        assert_eq!(Staff { role, ..AGENT }.may_serve(OWNER, &member()), Err(Why::NotForYourRole));
    }
}

#[test]
fn x07_nobody_serves_themselves_whatever_they_are() {
    for role in ROLES {
        let member = Member { role, ..member() };
        let refused = AGENT.may_serve(AGENT.account, &member);
        assert_eq!(refused, Err(Why::NotOnYourself), "{role:?}");
    }
}

#[test]
fn x07_nobody_serves_a_peer_or_somebody_above_them() {
    for by in [Role::Agent, Role::Approver, Role::Lead, Role::Administrator] {
        for role in ROLES.into_iter().filter(|role| role.is_staff()) {
            let refused = Staff { role: by, ..AGENT }.may_serve(OWNER, &Member { role, ..member() });
            assert_eq!(refused, Err(Why::NotAUser), "{by:?} on {role:?}");
        }
    }
}

#[test]
fn another_organisations_people_are_not_there_at_all_not_even_its_staff() {
    for role in ROLES {
        let member = Member { organisation: ANOTHER_ORGANISATION, role, ..member() };
        assert_eq!(AGENT.may_serve(OWNER, &member), Err(Why::NotYours), "{role:?}");
    }
}

/// Everything that staff do, done by somebody.
fn acts_of(by: Staff) -> [AccountCommand; 7] {
    use crate::account::*;
    [
        ResetBySupport { by, ..reset_by_support(t(20)) }.into(),
        UnlockBySupport { by, ..unlock(t(20)) }.into(),
        EndSessionsBySupport { by, ..end_sessions(t(20)) }.into(),
        DisableAccount { by, ..disable(t(20)) }.into(),
        EnableAccount { by, ..enable(t(20)) }.into(),
        CorrectName { by, ..correct_name(t(20)) }.into(),
        CorrectEmail { by, ..correct_email(t(20)) }.into(),
    ]
}

#[test]
fn x01_x07_every_act_asks_the_same_question_whatever_the_account_is_like() {
    let histories = [with_password(), enrolled(), with_something_of_everything()];
    for account in histories.map(given).into_iter().flat_map(|a| [a.and([disabled(t(12))]), a]) {
        let refusals = [
            (Staff { role: Role::Auditor, ..AGENT }, Why::NotForYourRole),
            (Staff { account: OWNER, ..AGENT }, Why::NotOnYourself),
            (Staff { organisation: ANOTHER_ORGANISATION, ..AGENT }, Why::NotYours),
        ];
        for (by, why) in refusals {
            for act in acts_of(by) {
                assert_eq!(AccountDecider::decide(&account.account, act.clone()), Err(why), "{act:?}");
            }
        }
        let colleague = account.and([granted(Role::Approver, t(13))]);
        for act in acts_of(AGENT) {
            assert_eq!(AccountDecider::decide(&colleague.account, act.clone()), Err(Why::NotAUser), "{act:?}");
        }
    }
}

#[test]
fn x07_a_new_activation_link_is_staffs_to_ask_for_in_their_own_house_only() {
    let account = given([invited()]);
    let asked = |by| crate::account::ResendActivation { by: Some(by), ..resend(2, t(5)) };
    account.when(asked(AGENT)).then([activation_resent(2, t(5))]);
    account.when(asked(Staff { organisation: ANOTHER_ORGANISATION, ..AGENT })).refused(Why::NotYours);
    account.when(asked(Staff { role: Role::Auditor, ..AGENT })).refused(Why::NotForYourRole);
}
