//! What would happen if the phone were lost today: the answer first, then the ways back.

use leptos::prelude::*;

use crate::{
    model::{Way, Weakest},
    parts::{Badge, Glyph, Icon, Tone},
    scene::words,
};

/// The answer, its reasons, and where the account is weakest. Support is no way of one's own and does not count.
#[component]
pub(super) fn Loss(ways: Vec<Way>, weakest: Option<Weakest>, by_app: bool) -> impl IntoView {
    let words = words();
    let own: Vec<_> = ways.iter().filter_map(|way| Some((name(way), in_words(way)?))).collect();
    let other_app = ways.iter().any(|way| matches!(way, Way::OtherApp { .. }));
    let password_alone = ways.contains(&Way::PasswordAlone);
    let (tone, word, state) = match own.len() {
        0 => (Tone::Danger, "loss-none", "none"),
        1 => (Tone::Warn, "loss-thin", "thin"),
        _ => (Tone::Good, "loss-good", "good"),
    };
    let answer = match own.len() {
        0 => words.say("loss-answer-none"),
        _ if password_alone => words.say("loss-answer-password"),
        count => words.tell("loss-answer", &[("count", count.into())]),
    };
    let own = own.into_iter().filter(|_| !password_alone);
    let own = own.map(|(name, way)| view! { <li data-way=name><Icon glyph=Glyph::Check/><span>{way}</span></li> });
    let (own, lacks) = (own.collect_view(), !other_app && !password_alone);
    let weakest = weakest.map(|path| {
        view! {
            <p class="small" data-weakest=path.name()>{words.say(&format!("weakest-{}", path.name()))}</p>
        }
    });
    view! {
        <section class="strength" aria-labelledby="sterkte-kop" data-state=state>
            <div class="cluster between">
                <h2 id="sterkte-kop">{words.say("loss-title")}</h2>
                <Badge tone word=words.say(word)/>
            </div>
            <p class="answer">{answer}</p>
            <ul>
                {own}
                {lacks.then(|| view! {
                    <li class="no"><Icon glyph=Glyph::Minus/><span>{words.say(if by_app { "loss-no-app" } else { "loss-no-first" })}" "<a href="/enrol/app">{words.say(if by_app { "loss-no-app-link" } else { "loss-no-first-link" })}</a></span></li>
                })}
            </ul>
            {weakest}
        </section>
    }
    .into_any()
}

/// A way, for programs.
fn name(way: &Way) -> &'static str {
    match way {
        Way::RecoveryCode { .. } => "recovery-code",
        Way::SwitchOff { .. } => "switch-off",
        Way::LoginMailbox { .. } => "login-mailbox",
        Way::BackupMailbox { .. } => "backup-mailbox",
        Way::TrashedApp { .. } => "trashed-app",
        Way::Phone { .. } => "phone",
        Way::OtherApp { .. } => "other-app",
        Way::PasswordAlone => "password-alone",
        Way::Support => "support",
    }
}

/// A way as a few words in a sentence.
pub(super) fn in_words(way: &Way) -> Option<String> {
    let words = words();
    match way {
        Way::RecoveryCode { left } => Some(words.tell("loss-codes", &[("left", (*left).into())])),
        Way::SwitchOff { left } => Some(words.tell("loss-switch-off", &[("left", (*left).into())])),
        Way::LoginMailbox { address } => Some(words.tell("loss-mailbox", &[("address", address.into())])),
        Way::Phone { number } => Some(words.tell("loss-phone", &[("number", number.into())])),
        Way::BackupMailbox { address } => Some(words.tell("loss-backup", &[("address", address.into())])),
        Way::TrashedApp { label } => Some(words.tell("loss-trashed", &[("label", label.into())])),
        Way::OtherApp { label } => Some(words.tell("loss-app", &[("label", label.into())])),
        Way::PasswordAlone => Some(words.say("loss-password")),
        Way::Support => None,
    }
}
