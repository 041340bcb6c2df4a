//! Sentences about name, colour and helpdesk.

use crate::{
    organisation::{testing::*, *},
    words::Role,
};

fn to(name: &str, colour: &str) -> ChangePresentation {
    let (name, colour, helpdesk) = (name.to_owned(), colour.to_owned(), profile().helpdesk);
    ChangePresentation { by: Some(administrator()), name, colour, helpdesk, now: t(3) }
}

fn changed(name: &str, hue: u16, colour: &str) -> OrganisationEvent {
    let (name, mail_colour, helpdesk) = (name.to_owned(), colour.to_owned(), profile().helpdesk);
    OrganisationEvent::PresentationChanged(PresentationChanged { name, hue, mail_colour, helpdesk, at: t(3) })
}

#[test]
fn a_name_and_a_colour_take_the_place_of_others_and_addresses_and_policy_stay() {
    let event = changed("Zorg Zuid", 29, "#aa0000");
    assert_eq!(when(&[registered()], to("Zorg Zuid", "#aa0000")), Ok(vec![event.clone()]));
    let house = after(&[registered(), event]);
    let expected = Profile { name: "Zorg Zuid".into(), hue: 29, mail_colour: "#aa0000".into(), ..profile() };
    assert_eq!((house.profile, house.policy, house.edition, house.version), (expected, POLICY, 1, 2));
}

#[test]
fn the_same_is_no_change() {
    assert_eq!(when(&[registered()], to("Zorg Noord", "#00454a")), Ok(vec![]));
}

#[test]
fn a_colour_that_stays_keeps_its_hue_and_so_does_a_grey() {
    for colour in ["#00454a", "#555555"] {
        assert_eq!(when(&[registered()], to("Zorg", colour)), Ok(vec![changed("Zorg", 190, colour)]));
    }
}

#[test]
fn white_text_on_the_colour_can_be_read() {
    let refused = |colour: &str| when(&[registered()], to("Zorg", colour));
    assert_eq!(refused("#ffcc00"), Err(OrganisationRefusal::ColourTooLight));
    assert_eq!(refused("#777777"), Err(OrganisationRefusal::ColourTooLight));
    assert_eq!(refused("rood"), Err(OrganisationRefusal::ColourInvalid));
    assert!(refused("#767676").is_ok());
    let light = Profile { mail_colour: "#ffcc00".into(), ..profile() };
    assert_eq!(when(&[], Register { profile: light, ..register() }), Err(OrganisationRefusal::ColourTooLight));
}

#[test]
fn a_name_is_a_line_that_says_something() {
    for name in ["", "  ", "-", "Zorg\nNoord", " Zorg", "Zorg\u{202e}", &"z".repeat(LONGEST_NAME + 1)] {
        assert_eq!(when(&[registered()], to(name, "#00454a")), Err(OrganisationRefusal::NameInvalid), "{name}");
    }
}

#[test]
fn how_the_helpdesk_is_reached_is_a_line_or_nothing() {
    let to = |helpdesk: &str| ChangePresentation { helpdesk: helpdesk.to_owned(), ..to("Zorg Noord", "#00454a") };
    for helpdesk in ["", "helpdesk@zorg.example of 010 765 43 21"] {
        let changed = when(&[registered()], to(helpdesk)).unwrap().remove(0);
        assert_eq!(after(&[registered(), changed]).profile, Profile { helpdesk: helpdesk.into(), ..profile() });
    }
    for helpdesk in ["-", "bel\nons", " 010", &"1".repeat(LONGEST_HELPDESK + 1)] {
        assert_eq!(when(&[registered()], to(helpdesk)), Err(OrganisationRefusal::HelpdeskInvalid), "{helpdesk}");
    }
}

#[test]
fn only_an_administrator_of_the_house_changes_it_or_its_operator() {
    let by = |by| ChangePresentation { by, ..to("Zorg", "#00454a") };
    for role in [Role::User, Role::Agent, Role::Approver, Role::Lead, Role::Auditor] {
        assert_eq!(when(&[registered()], by(Some(of_role(role)))), Err(OrganisationRefusal::NotForYourRole));
    }
    assert_eq!(when(&[registered()], by(Some(of_elsewhere()))), Err(OrganisationRefusal::NotYours));
    assert!(when(&[registered()], by(None)).is_ok());
    assert_eq!(when(&[], by(None)), Err(OrganisationRefusal::NotRegistered));
}
