//! Sentences about what is on record of a session.

use chrono::TimeZone;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::decider::fold;

const SOMEBODY: AccountId = AccountId::new(Uuid::from_u128(0xA1));
const SOMEBODY_ELSE: AccountId = AccountId::new(Uuid::from_u128(0xA2));
const ORGANISATION: OrganisationId = OrganisationId::new(Uuid::from_u128(0xB1));

/// So many seconds after Monday, nine o'clock.
fn s(seconds: i64) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 1, 5, 9, 0, 0).unwrap() + Duration::seconds(seconds)
}

fn person(number: u128) -> AccountId {
    AccountId::new(Uuid::from_u128(0xC000 + number))
}

fn read(number: u128, at: i64) -> AccessCommand {
    AccessCommand::RecordRead(RecordRead {
        by: SOMEBODY,
        organisation: ORGANISATION,
        account: person(number),
        now: s(at),
    })
}

fn refusal(at: i64) -> AccessCommand {
    AccessCommand::RecordRefusal(RecordRefusal {
        by: SOMEBODY,
        organisation: ORGANISATION,
        act: "support.reset".to_owned(),
        code: "not_yours".to_owned(),
        account: Some(person(1)),
        now: s(at),
    })
}

/// Everything that is on record after these wishes.
fn record(wishes: impl IntoIterator<Item = AccessCommand>) -> Vec<AccessEvent> {
    let mut events = Vec::new();
    for wish in wishes {
        let access = fold::<AccessDecider>(&events);
        events.extend(AccessDecider::decide(&access, wish).expect("it is their own session"));
    }
    events
}

#[test]
fn what_was_read_and_what_was_refused_is_on_record() {
    let (by, organisation) = (SOMEBODY, ORGANISATION);
    let was_read = WasRead { by, organisation, account: person(1), at: s(0) };
    let (act, code) = ("support.reset".to_owned(), "not_yours".to_owned());
    let refused = Refused { by, organisation, act, code, account: Some(person(1)), at: s(1) };
    assert_eq!(record([read(1, 0), refusal(1)]), [AccessEvent::RecordRead(was_read), AccessEvent::Refused(refused)]);
}

#[test]
fn reading_the_same_record_within_ten_minutes_is_one_reading() {
    assert_eq!(record([read(1, 0), read(1, 1), read(1, 599)]).len(), 1);
    assert_eq!(record([read(1, 0), read(1, 600)]).len(), 2);
    assert_eq!(record([read(1, 0), read(2, 1), read(1, 2)]).len(), 2);
}

#[test]
fn every_refusal_is_on_record_also_the_same_one_again() {
    assert_eq!(record([refusal(0), refusal(0), refusal(1)]).len(), 3);
}

#[test]
fn after_thirty_in_a_minute_there_is_one_summary_and_nothing_more_of_that_minute() {
    let events = record((0..100).map(|n| read(n, i64::try_from(n).unwrap() / 2)));
    assert_eq!(events.len(), 31);
    let summary = Summarised { count: MOST_A_MINUTE, since: s(0), at: s(15) };
    assert_eq!(events[30], AccessEvent::Summarised(summary));
}

#[test]
fn the_next_minute_begins_anew() {
    let first = (0..40).map(|n| read(n, 0));
    let second = (100..140).map(|n| read(n, 60));
    assert_eq!(record(first.chain(second)).len(), 62);
}

#[test]
fn a_reading_that_the_bound_left_out_is_recorded_when_it_is_made_again() {
    let crowd = (0..31).map(|n| read(n, 0));
    let events = record(crowd.chain([read(99, 5), read(99, 61)]));
    let last = WasRead { by: SOMEBODY, organisation: ORGANISATION, account: person(99), at: s(61) };
    assert_eq!(events.last(), Some(&AccessEvent::RecordRead(last)));
}

#[test]
fn nobody_writes_in_somebody_elses_session() {
    let access = fold::<AccessDecider>(&record([read(1, 0)]));
    let AccessCommand::RecordRead(own) = read(2, 1) else { panic!("a reading") };
    let foreign = AccessCommand::RecordRead(RecordRead { by: SOMEBODY_ELSE, ..own });
    assert_eq!(AccessDecider::decide(&access, foreign), Err(AccessRefusal::AnothersSession));
    assert_eq!(AccessRefusal::AnothersSession.code(), "anothers_session");
}

#[test]
fn what_is_remembered_comes_back_from_json_as_it_was() {
    for events in [vec![], record([read(1, 0), refusal(1)]), record((0..40).map(|n| read(n, 0)))] {
        let access = fold::<AccessDecider>(&events);
        let text = serde_json::to_string(&access).unwrap();
        assert_eq!(serde_json::from_str::<Access>(&text).unwrap(), access);
    }
    assert_eq!(serde_json::to_string(&Access::Absent).unwrap(), r#""absent""#);
}

fn wishes() -> impl Strategy<Value = Vec<AccessCommand>> {
    let wish = (0..60_i64, prop::option::of(0..50_u128));
    prop::collection::vec(wish, 0..300).prop_map(|wishes| {
        let mut clock = 0;
        let mut later = |seconds: i64| {
            clock += if seconds < 50 { 0 } else { seconds };
            clock
        };
        wishes.into_iter().map(|(seconds, person)| (later(seconds), person)).map(wish_of).collect()
    })
}

fn wish_of((at, person): (i64, Option<u128>)) -> AccessCommand {
    person.map_or_else(|| refusal(at), |number| read(number, at))
}

proptest! {
    #[test]
    fn no_minute_holds_more_than_thirty_one_and_what_is_remembered_stays_small(wishes in wishes()) {
        let events = record(wishes);
        for window in events.windows(usize::try_from(2 * MOST_A_MINUTE).unwrap() + 3) {
            prop_assert!(window[window.len() - 1].at() - window[0].at() >= Duration::minutes(1));
        }
        if let Access::Kept(book) = fold::<AccessDecider>(&events) {
            prop_assert!(book.reads.len() <= 31 * 11);
            prop_assert!(book.window.count <= MOST_A_MINUTE);
        }
    }
}
