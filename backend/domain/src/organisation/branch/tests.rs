//! Sentences about branches.

use crate::{
    organisation::{testing::*, *},
    words::Role,
};

#[test]
fn branches_are_kept_in_the_order_of_their_names() {
    let mut events = vec![registered()];
    for (number, sender) in [(1, "02 Rotterdam"), (2, "01 Breda")] {
        events.extend(when(&events, add_branch(number, sender)).unwrap());
    }
    let house = after(&events);
    let senders: Vec<_> = house.branches.iter().map(|branch| branch.sender.as_str()).collect();
    assert_eq!((senders, house.version), (vec!["01 Breda", "02 Rotterdam"], 3));
    let rotterdam = add_branch(1, "").branch;
    assert_eq!(house.branch(rotterdam).map(|branch| branch.sender.as_str()), Some("02 Rotterdam"));
}

#[test]
fn no_two_branches_have_one_name() {
    let mut events = vec![registered()];
    events.extend(when(&events, add_branch(1, "02 Rotterdam")).unwrap());
    assert_eq!(when(&events, add_branch(2, "02 ROTTERDAM")), Err(OrganisationRefusal::BranchKnown));
}

#[test]
fn a_branchs_name_is_a_line_that_mail_programs_show_whole() {
    for sender in ["", " ", "02\nBcc: x", "02 \u{202e}madretsmA", &"z".repeat(LONGEST_SENDER + 1)] {
        assert_eq!(
            when(&[registered()], add_branch(1, sender)),
            Err(OrganisationRefusal::BranchNameInvalid),
            "{sender}"
        );
    }
}

#[test]
fn there_is_an_end_to_branches() {
    let mut events = vec![registered()];
    for number in 0..MOST_BRANCHES as u128 {
        let AddBranch { branch: id, sender, .. } = add_branch(number, &format!("{number:04}"));
        events.push(OrganisationEvent::BranchAdded(BranchAdded { branch: Branch { id, sender }, at: t(1) }));
    }
    assert_eq!(when(&events, add_branch(5000, "te veel")), Err(OrganisationRefusal::TooManyBranches));
}

#[test]
fn only_an_administrator_of_the_house_adds_a_branch_or_its_operator() {
    let add = |by| AddBranch { by, ..add_branch(1, "01 Breda") };
    for role in [Role::User, Role::Agent, Role::Approver, Role::Lead, Role::Auditor] {
        assert_eq!(when(&[registered()], add(Some(of_role(role)))), Err(OrganisationRefusal::NotForYourRole));
    }
    assert_eq!(when(&[registered()], add(Some(of_elsewhere()))), Err(OrganisationRefusal::NotYours));
    assert!(when(&[registered()], add(None)).is_ok());
}
