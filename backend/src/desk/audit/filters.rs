//! From the filters in an address to passages of the ledger.

use chrono_tz::Tz;
use herstel_console::model::{BadFilter, Filters};
use herstel_domain::{access::AccessEvent, account::AccountEvent, organisation::OrganisationEvent};
use uuid::Uuid;

use super::moment::{self, Moment};
use crate::journal::{Passages, Recorded, WhoActed};

/// Lines on one page.
const PAGE: u16 = 50;
/// Nothing that is asked for is longer.
const LONGEST: usize = 200;

/// The events in which something was refused.
const REFUSED: [&str; 3] = ["session.sign_ins_refused", "account.locked", "access.refused"];

/// What the filters ask for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) passages: Passages,
    /// Whether the clock showed an end of the period twice: the wider period was taken.
    pub(super) twice: bool,
}

/// Reads the filters; `about` is whom the person in them turned out to be.
pub(super) fn read(filters: &Filters, organisation: Uuid, about: Option<Uuid>, zone: Tz) -> Result<Wanted, BadFilter> {
    let (from, to) = (period(&filters.from, "from", zone)?, period(&filters.to, "to", zone)?);
    let twice = [from, to].iter().any(|end| matches!(end, Some(Moment::Twice(..))));
    let (from, until) = (from.map(Moment::first), to.map(Moment::last));
    if from.zip(until).is_some_and(|(from, until)| until <= from) {
        return Err(BadFilter { code: "period", field: "to" });
    }
    let before = match filters.before.as_str() {
        "" => None,
        place => Some(place.parse().map_err(|_| BadFilter { code: "before", field: "before" })?),
    };
    let passages = Passages {
        organisation,
        names: names(&filters.event, &filters.outcome)?,
        about,
        by: actor(&filters.actor)?,
        from,
        until,
        before,
        most: PAGE + 1,
    };
    Ok(Wanted { passages, twice })
}

/// Whether an event of this name is a refusal.
pub(super) fn is_refusal(name: &str) -> bool {
    REFUSED.contains(&name)
}

/// Whether somebody asks for more than there can be.
pub(super) fn too_long(filters: &Filters) -> Option<BadFilter> {
    let Filters { event, person, actor, from, to, outcome, before } = filters;
    let fields = [
        ("event", event),
        ("person", person),
        ("actor", actor),
        ("from", from),
        ("to", to),
        ("outcome", outcome),
        ("before", before),
    ];
    let long = fields.into_iter().find(|(_, text)| text.len() > LONGEST);
    long.map(|(field, _)| BadFilter { code: "long", field })
}

fn period(text: &str, field: &'static str, zone: Tz) -> Result<Option<Moment>, BadFilter> {
    match text.trim() {
        "" => Ok(None),
        text => moment::read(text, zone).map(Some).ok_or(BadFilter { code: "moment", field }),
    }
}

/// The names of a group of events, or of one event by its own name; none for all of them.
fn names(event: &str, outcome: &str) -> Result<Vec<&'static str>, BadFilter> {
    let all = || {
        let kinds = [AccountEvent::READS, AccessEvent::READS, OrganisationEvent::READS];
        kinds.into_iter().flatten().map(|(name, _)| *name)
    };
    let of = |scopes: &[&str]| -> Vec<_> {
        let within = |name: &str| name.split_once('.').is_some_and(|(scope, _)| scopes.contains(&scope));
        all().filter(|name| within(name)).collect()
    };
    let mut names = match event {
        "" => Vec::new(),
        "sign_in" => of(&["session"]),
        "factors" => of(&[
            "authenticator",
            "backup_email",
            "changes",
            "device",
            "enrolment",
            "password",
            "phone",
            "recovery_codes",
            "second_factor",
        ]),
        "links" => of(&["link", "magic_link"]),
        "accounts" => of(&["account"]),
        "access" => of(&["access"]),
        "organisation" => of(&["organisation"]),
        name => match all().find(|known| *known == name) {
            Some(name) => vec![name],
            None => return Err(BadFilter { code: "event", field: "event" }),
        },
    };
    let refused = match outcome {
        "" => return Ok(names),
        "refused" => true,
        "done" => false,
        _ => return Err(BadFilter { code: "outcome", field: "outcome" }),
    };
    if names.is_empty() {
        names = all().collect();
    }
    names.retain(|name| is_refusal(name) == refused);
    // nothing is left of it: a name that no event has finds nothing, where none at all would find everything
    Ok(if names.is_empty() { vec![""] } else { names })
}

fn actor(actor: &str) -> Result<Option<WhoActed>, BadFilter> {
    Ok(Some(match actor {
        "" => return Ok(None),
        "people" => WhoActed::SomebodySignedIn,
        "nobody" => WhoActed::Nobody,
        "system" => WhoActed::System,
        "operator" => WhoActed::Operator,
        id => WhoActed::Account(id.parse().map_err(|_| BadFilter { code: "actor", field: "actor" })?),
    }))
}

#[cfg(test)]
mod tests {
    use chrono_tz::Europe::Amsterdam;

    use super::*;

    fn bad(filters: Filters) -> Option<(&'static str, &'static str)> {
        read(&filters, Uuid::nil(), None, Amsterdam).err().map(|bad| (bad.code, bad.field))
    }

    #[test]
    fn what_cannot_be_followed_is_named_with_its_field() {
        let none = Filters::default;
        assert_eq!(bad(none()), None);
        assert_eq!(bad(Filters { event: "account.cloned".into(), ..none() }), Some(("event", "event")));
        assert_eq!(bad(Filters { actor: "robots".into(), ..none() }), Some(("actor", "actor")));
        assert_eq!(bad(Filters { outcome: "maybe".into(), ..none() }), Some(("outcome", "outcome")));
        assert_eq!(bad(Filters { before: "1.x".into(), ..none() }), Some(("before", "before")));
        assert_eq!(bad(Filters { from: "morgen".into(), ..none() }), Some(("moment", "from")));
        let reversed = Filters { from: "2026-03-10T10:00".into(), to: "2026-03-10T09:00".into(), ..none() };
        assert_eq!(bad(reversed), Some(("period", "to")));
    }

    #[test]
    fn a_period_that_begins_and_ends_in_the_repeated_hour_is_the_wider_one() {
        let hour = Filters { from: "2026-10-25T02:30".into(), to: "2026-10-25T02:30".into(), ..Filters::default() };
        let wanted = read(&hour, Uuid::nil(), None, Amsterdam).expect("a period");
        assert!(wanted.twice);
        assert_eq!(
            wanted.passages.until.zip(wanted.passages.from).map(|(to, from)| (to - from).num_minutes()),
            Some(60)
        );
    }

    #[test]
    fn every_event_is_done_or_refused_and_in_one_group() {
        let of = |event, outcome| names(event, outcome).expect("names");
        let all = AccountEvent::READS.len() + AccessEvent::READS.len() + OrganisationEvent::READS.len();
        assert_eq!(of("", "done").len() + of("", "refused").len(), all);
        assert_eq!(of("", "refused").len(), REFUSED.len());
        let groups = ["sign_in", "factors", "links", "accounts", "access", "organisation"];
        assert_eq!(groups.map(|group| of(group, "").len()).iter().sum::<usize>(), all);
        assert_eq!(of("links", "refused"), [""]);
    }
}
