//! The ledger's and the time machine's own words.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    calls::audit::ChooseZone,
    i18n::Words,
    model::{Fact, PartName, What, Who},
    parts::{Form, Hidden, deed_words},
    scene::scene,
};

/// Zones to choose from; any other one that a cookie names is shown as well.
const ZONES: [Tz; 10] = [
    Tz::Europe__Amsterdam,
    Tz::UTC,
    Tz::Europe__London,
    Tz::Europe__Athens,
    Tz::America__New_York,
    Tz::America__Paramaribo,
    Tz::America__Curacao,
    Tz::Asia__Kolkata,
    Tz::Asia__Tokyo,
    Tz::Australia__Sydney,
];

/// What happened, as a sentence.
pub(super) fn what_words(words: Words, what: &What) -> String {
    match what {
        What::Deed(deed) => deed_words(words, deed),
        What::RecordRead => words.say("audit-record-read"),
        What::Refused { act, .. } => words.tell("audit-refused", &[("act", act.as_str().into())]),
        What::Summarised { count } => words.tell("audit-summarised", &[("count", (*count).into())]),
    }
}

/// Who did it.
pub(super) fn who_words(words: Words, who: &Who) -> String {
    match who {
        Who::Owner => words.say("by-owner"),
        Who::Person(subject) => subject.name.clone().unwrap_or_else(|| words.say("audit-erased")),
        Who::System => words.say("by-system"),
        Who::Operator => words.say("audit-operator"),
        Who::Stranger => words.say("by-stranger"),
    }
}

/// A part of the state.
pub(super) fn part_words(words: Words, name: &PartName) -> String {
    match name {
        PartName::State => words.say("part-state"),
        PartName::Name => words.say("part-name"),
        PartName::Email => words.say("part-email"),
        PartName::Role => words.say("part-role"),
        PartName::Password => words.say("part-password"),
        PartName::App { label } => words.tell("part-app", &[("label", label.as_str().into())]),
        PartName::Enrolment => words.say("part-enrolment"),
        PartName::Codes => words.say("part-codes"),
        PartName::Links => words.say("part-links"),
        PartName::Grace => words.say("part-grace"),
        PartName::Devices => words.say("part-devices"),
        PartName::Locks => words.say("part-locks"),
        PartName::Frozen => words.say("part-frozen"),
        PartName::LastSignIn => words.say("part-last-sign-in"),
        PartName::Version => words.say("part-version"),
    }
}

/// What a part was or is.
pub(super) fn fact_words(words: Words, fact: &Fact, zone: Tz) -> String {
    let moment = |at: &DateTime<Utc>| words.moment_in(*at, zone);
    match fact {
        Fact::None => words.say("fact-none"),
        Fact::Erased => words.say("audit-erased"),
        Fact::Text(text) => text.clone(),
        Fact::State(state) => words.say(&format!("account-state-{}", state.name())),
        Fact::Role(role) => words.say(role.key()),
        Fact::Since(at) => moment(at),
        Fact::Until(at) => words.tell("fact-until", &[("moment", moment(at).into())]),
        Fact::InUse => words.say("fact-in-use"),
        Fact::Suspended => words.say("fact-suspended"),
        Fact::Trashed { until } => words.tell("fact-trashed", &[("moment", moment(until).into())]),
        Fact::Revoked => words.say("fact-revoked"),
        Fact::Purged => words.say("fact-purged"),
        Fact::Codes { left } => words.tell("fact-codes", &[("count", (*left).into())]),
        Fact::Count(count) => count.to_string(),
    }
}

/// A moment by the reader's clock, and in UTC beneath it.
pub(super) fn both_clocks(words: Words, at: DateTime<Utc>, zone: Tz) -> AnyView {
    let utc = at.format("%Y-%m-%d %H:%M:%S UTC").to_string();
    view! { <span><time datetime=at.to_rfc3339()>{words.moment_in(at, zone)}</time><span class="sub">{utc}</span></span> }
        .into_any()
}

/// Which zone times are shown in, and the way to another one.
#[component]
pub(super) fn Zones(zone: Tz) -> impl IntoView {
    let scene = scene();
    let words = scene.words;
    let other = (!ZONES.contains(&zone)).then_some(zone);
    let zones = ZONES.into_iter().chain(other).map(move |known| {
        view! { <option value=known.name() selected={known == zone}>{known.name().replace('_', " ")}</option> }
    });
    view! {
        <Form id="zone" action=ChooseZone::PATH>
            <Hidden name="next" value=scene.here/>
            <div class="cluster">
                <label class="small" for="zone-name">{words.say("audit-zone")}</label>
                <select id="zone-name" name="zone">{zones.collect_view()}</select>
                <button class="btn small" type="submit">{words.say("audit-zone-choose")}</button>
            </div>
        </Form>
    }
    .into_any()
}
