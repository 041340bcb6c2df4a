//! What would happen if the phone were lost today: the answer first, then the ways back.

use leptos::prelude::*;

use crate::{
    model::Way,
    parts::{Badge, Glyph, Icon, Tone},
    scene::words,
};

/// The answer and its reasons. Support is no way of one's own and does not count.
#[component]
pub(super) fn Loss(ways: Vec<Way>) -> impl IntoView {
    let words = words();
    let own: Vec<_> = ways.iter().filter_map(in_words).collect();
    let other_app = ways.iter().any(|way| matches!(way, Way::OtherApp { .. }));
    let (tone, word, state) = match own.len() {
        0 => (Tone::Danger, "loss-none", "none"),
        1 => (Tone::Warn, "loss-thin", "thin"),
        _ => (Tone::Good, "loss-good", "good"),
    };
    let answer = match own.len() {
        0 => words.say("loss-answer-none"),
        count => words.tell("loss-answer", &[("count", count.into())]),
    };
    let own = own.into_iter().map(|way| view! { <li><Icon glyph=Glyph::Check/><span>{way}</span></li> }).collect_view();
    view! {
        <section class="strength" aria-labelledby="sterkte-kop" data-state=state>
            <div class="cluster between">
                <h2 id="sterkte-kop">{words.say("loss-title")}</h2>
                <Badge tone word=words.say(word)/>
            </div>
            <p class="answer">{answer}</p>
            <ul>
                {own}
                {(!other_app).then(|| view! {
                    <li class="no"><Icon glyph=Glyph::Minus/><span>{words.say("loss-no-app")}" "<a href="/enrol/app">{words.say("loss-no-app-link")}</a></span></li>
                })}
            </ul>
        </section>
    }
    .into_any()
}

/// A way as a few words in a sentence.
pub(super) fn in_words(way: &Way) -> Option<String> {
    let words = words();
    match way {
        Way::RecoveryCode { left } => Some(words.tell("loss-codes", &[("left", (*left).into())])),
        Way::LoginMailbox { address } => Some(words.tell("loss-mailbox", &[("address", address.into())])),
        Way::BackupMailbox { address } => Some(words.tell("loss-backup", &[("address", address.into())])),
        Way::TrashedApp { label } => Some(words.tell("loss-trashed", &[("label", label.into())])),
        Way::OtherApp { label } => Some(words.tell("loss-app", &[("label", label.into())])),
        Way::Support => None,
    }
}
