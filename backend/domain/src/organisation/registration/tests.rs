//! Sentences about the beginning of an organisation.

use crate::{
    decider::{Decider, Refusal, fold},
    organisation::{testing::*, *},
    policy::{PasswordRules, Policy},
};

#[test]
fn an_organisation_is_registered_once() {
    assert_eq!(when(&[], register()), Ok(vec![registered()]));
    assert_eq!(when(&[registered()], register()), Err(OrganisationRefusal::AlreadyRegistered));
    let house = after(&[registered()]);
    assert_eq!((house.id, house.profile, house.policy, house.edition, house.version), (HOUSE, profile(), POLICY, 1, 1));
}

#[test]
fn its_name_in_addresses_is_of_lower_case_letters_digits_and_hyphens() {
    for slug in ["", "Zorg", "zorg noord", "zorg/noord", "zorgnoord\u{e9}", &"z".repeat(65)] {
        let profile = Profile { slug: slug.to_owned(), ..profile() };
        assert_eq!(when(&[], Register { profile, ..register() }), Err(OrganisationRefusal::SlugInvalid), "{slug}");
    }
    assert!(is_slug("zorg-noord-2"));
}

#[test]
fn its_name_is_a_line_that_says_something() {
    for name in ["", "  ", "-", "Zorg\nNoord", " Zorg", &"z".repeat(LONGEST_NAME + 1)] {
        let profile = Profile { name: name.to_owned(), ..profile() };
        assert_eq!(when(&[], Register { profile, ..register() }), Err(OrganisationRefusal::NameInvalid), "{name}");
    }
}

#[test]
fn its_colours_are_some() {
    for (hue, colour) in [(360, "#00454a"), (0, "00454a"), (0, "#00454"), (0, "#00454g"), (0, "#00454a;x")] {
        let profile = Profile { hue, mail_colour: colour.to_owned(), ..profile() };
        assert_eq!(when(&[], Register { profile, ..register() }), Err(OrganisationRefusal::ColourInvalid), "{colour}");
    }
}

#[test]
fn its_first_policy_is_within_bounds_too() {
    let policy = Policy { password: PasswordRules { minimum: 7, classes: false }, ..POLICY };
    assert_eq!(when(&[], Register { policy, ..register() }), Err(OrganisationRefusal::PasswordMinimumInvalid));
}

#[test]
fn nothing_is_done_about_an_organisation_that_is_not_there() {
    assert_eq!(when(&[], add_branch(1, "01 Breda")), Err(OrganisationRefusal::NotRegistered));
    assert_eq!(when(&[], change(POLICY)), Err(OrganisationRefusal::NotRegistered));
    assert_eq!(OrganisationRefusal::NotRegistered.code(), "organisation_unknown");
    let stray = OrganisationEvent::PolicyChanged(PolicyChanged { policy: POLICY, at: t(1) });
    assert_eq!(OrganisationDecider::evolve(Organisation::Absent, &stray), Organisation::Absent);
}

#[test]
fn what_is_remembered_comes_back_from_json_as_it_was() {
    let mut events = vec![registered()];
    events.extend(when(&events, add_branch(1, "02 Rotterdam")).unwrap());
    for organisation in [Organisation::Absent, fold::<OrganisationDecider>(&events)] {
        let text = serde_json::to_string(&organisation).unwrap();
        assert_eq!(serde_json::from_str::<Organisation>(&text).unwrap(), organisation);
    }
}
