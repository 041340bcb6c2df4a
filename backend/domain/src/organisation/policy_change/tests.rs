//! Sentences about another policy.

use crate::{
    organisation::{testing::*, *},
    policy::{Methods, PasswordRules, Policy, SecondFactor},
    words::Role,
};

const OTHER: Policy = Policy { second_factor: SecondFactor::Optional, grace_days: 14, ..POLICY };

#[test]
fn a_policy_takes_the_place_of_another_as_a_whole() {
    let changed = OrganisationEvent::PolicyChanged(PolicyChanged { policy: OTHER, at: t(2) });
    assert_eq!(when(&[registered()], change(OTHER)), Ok(vec![changed.clone()]));
    let house = after(&[registered(), changed]);
    assert_eq!((house.policy, house.policy_since, house.edition, house.version), (OTHER, t(2), 2, 2));
}

#[test]
fn the_same_policy_is_no_change() {
    assert_eq!(when(&[registered()], change(POLICY)), Ok(vec![]));
}

#[test]
fn only_an_administrator_of_the_house_changes_it_or_its_operator() {
    let by = |by| ChangePolicy { by, ..change(OTHER) };
    for role in [Role::User, Role::Agent, Role::Approver, Role::Lead, Role::Auditor] {
        assert_eq!(when(&[registered()], by(Some(of_role(role)))), Err(OrganisationRefusal::NotForYourRole));
    }
    assert_eq!(when(&[registered()], by(Some(of_elsewhere()))), Err(OrganisationRefusal::NotYours));
    assert!(when(&[registered()], by(None)).is_ok());
}

#[test]
fn no_number_is_out_of_bounds() {
    let minimum = |minimum| Policy { password: PasswordRules { minimum, classes: true }, ..OTHER };
    for (policy, why) in [
        (minimum(7), OrganisationRefusal::PasswordMinimumInvalid),
        (minimum(65), OrganisationRefusal::PasswordMinimumInvalid),
        (Policy { grace_days: MOST_GRACE_DAYS + 1, ..OTHER }, OrganisationRefusal::GraceDaysInvalid),
        (Policy { remember_device_days: MOST_REMEMBER_DAYS + 1, ..OTHER }, OrganisationRefusal::RememberDaysInvalid),
        (Policy { recovery_codes: MOST_RECOVERY_CODES + 1, ..OTHER }, OrganisationRefusal::RecoveryCodesInvalid),
    ] {
        assert_eq!(when(&[registered()], change(policy)), Err(why));
    }
    assert!(when(&[registered()], change(minimum(64))).is_ok());
}

#[test]
fn r11_an_app_is_offered_whatever_else_is_allowed() {
    let every = Methods { app: true, voice: true, sms: true };
    for second_factor in [SecondFactor::Required, SecondFactor::Optional] {
        let policy = |methods| Policy { second_factor, methods, ..OTHER };
        for methods in [Methods::APP, Methods { sms: false, ..every }, Methods { voice: false, ..every }, every] {
            assert!(when(&[registered()], change(policy(methods))).is_ok());
            let without = Methods { app: false, ..methods };
            assert_eq!(when(&[registered()], change(policy(without))), Err(OrganisationRefusal::NoApp));
        }
    }
}

#[test]
fn nobody_locks_themselves_out_by_a_policy() {
    let by = Some(Administrator { keeps_a_factor: false, ..administrator() });
    assert_eq!(
        when(&[registered()], ChangePolicy { by, ..change(OTHER) }),
        Err(OrganisationRefusal::LocksOutAdministrator)
    );
    let by = Some(Administrator { keeps_a_way_back: false, ..administrator() });
    assert_eq!(
        when(&[registered()], ChangePolicy { by, ..change(OTHER) }),
        Err(OrganisationRefusal::StrandsAdministrator)
    );
}
