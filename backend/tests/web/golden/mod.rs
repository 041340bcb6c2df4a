//! Every shape in which an event was ever written: kept in files, and read by this release.
//!
//! `HERSTEL_BLESS=1` writes the files that are missing. One that is there is a contract and never rewritten: a
//! change of shape takes the next version of the event.

mod samples;

use std::{collections::BTreeSet, fs, path::PathBuf};

use cqrs_es::DomainEvent;
use herstel::journal::{Recorded, Stored};
use herstel_domain::{access::AccessEvent, account::AccountEvent, organisation::OrganisationEvent};

type Events<E> = Vec<Stored<E>>;

fn directory() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden"))
}

/// The events of a file.
fn read<E: Recorded>(name: &str, version: u16) -> (String, Events<E>) {
    let path = directory().join(format!("{name}@{version}.json"));
    let text = fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!("{}: {error}; HERSTEL_BLESS=1 writes what is missing", path.display());
    });
    let events = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    (text, events)
}

/// As files hold events.
fn written<E: Recorded>(events: &Events<E>) -> String {
    format!("{}\n", serde_json::to_string_pretty(events).unwrap())
}

fn of<E: Recorded>(samples: &[E], name: &str) -> Events<E> {
    samples.iter().filter(|event| event.name() == name).cloned().map(Stored).collect()
}

/// Writes the files that are missing.
fn bless<E: Recorded>(samples: &[E]) {
    fs::create_dir_all(directory()).unwrap();
    for (name, version) in E::READS {
        let path = directory().join(format!("{name}@{version}.json"));
        let events: Events<E> = of(samples, name).into_iter().filter(|event| event.0.version() == *version).collect();
        if !path.exists() && !events.is_empty() {
            fs::write(path, written(&events)).unwrap();
        }
    }
}

#[test]
fn every_name_and_version_that_is_read_has_its_golden_file_and_no_file_is_left_over() {
    if std::env::var_os("HERSTEL_BLESS").is_some() {
        bless(&samples::every_event());
        bless(&samples::every_access());
        bless(&samples::every_house());
    }
    let read = [AccountEvent::READS, AccessEvent::READS, OrganisationEvent::READS];
    let known: BTreeSet<_> =
        read.into_iter().flatten().map(|(name, version)| format!("{name}@{version}.json")).collect();
    let there = fs::read_dir(directory()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(there.collect::<BTreeSet<_>>(), known);
}

fn comes_out_as_it_went_in<E: Recorded>() {
    for (name, version) in E::READS {
        let (text, events) = read::<E>(name, *version);
        assert!(!events.is_empty());
        if events.iter().all(|event| event.0.version() == *version) {
            assert_eq!(written(&events), text, "{name}@{version}");
        }
    }
}

#[test]
fn every_golden_file_decodes_and_what_is_still_written_comes_out_as_it_went_in() {
    comes_out_as_it_went_in::<AccountEvent>();
    comes_out_as_it_went_in::<AccessEvent>();
    comes_out_as_it_went_in::<OrganisationEvent>();
}

fn says_what_it_said<E: Recorded>(samples: &[E]) {
    for (name, _) in E::READS {
        let version =
            of(samples, name).first().map(|event| event.0.version()).unwrap_or_else(|| panic!("no sample of {name}"));
        let (_, events) = read::<E>(name, version);
        assert_eq!(events, of(samples, name), "{name}@{version}");
    }
}

#[test]
fn what_events_say_now_is_what_they_said_when_their_file_was_written() {
    says_what_it_said(&samples::every_event());
    says_what_it_said(&samples::every_access());
    says_what_it_said(&samples::every_house());
}

fn columns_and_payload_agree<E: Recorded>(samples: Vec<E>) {
    for event in samples.into_iter().map(Stored) {
        let payload = serde_json::to_value(&event).unwrap();
        let tags: Vec<_> = payload.as_object().unwrap().keys().cloned().collect();
        assert_eq!(tags, [format!("{}@{}", event.event_type(), event.event_version())]);
        assert!(E::reads(&event.event_type(), event.event_version().parse().unwrap()));
    }
}

#[test]
fn the_columns_name_what_the_payload_names() {
    columns_and_payload_agree(samples::every_event());
    columns_and_payload_agree(samples::every_access());
    columns_and_payload_agree(samples::every_house());
}

#[test]
fn a_newer_version_or_an_unknown_name_is_not_read() {
    for tag in
        ["authenticator.linked@2", "authenticator.teleported@1", "authenticator.linked", "@1", "account.invited@01"]
    {
        let payload = format!("{{{tag:?}: {{}}}}");
        assert!(serde_json::from_str::<Stored<AccountEvent>>(&payload).is_err(), "{tag}");
    }
}
