//! The backup address on Mijn login (manual 004).

use leptos::prelude::*;

use crate::{
    model::Backup,
    parts::{Badge, Card, Link, Tone},
    scene::words,
};

/// Which address there is or waits, and the ways to another one or none.
#[component]
pub(super) fn BackupEmail(backup: Backup, repair: bool) -> impl IntoView {
    let words = words();
    let Backup { address, since, pending, mandatory } = backup;
    let (tone, word, state) = match (&address, &pending) {
        (Some(_), _) => (Tone::Good, "backup-on", "on"),
        (None, Some(_)) => (Tone::Warn, "backup-waits", "waits"),
        (None, None) => (Tone::Plain, "backup-off", "off"),
    };
    let some = address.is_some() || pending.is_some();
    let set = words.say(if some { "backup-change" } else { "backup-set" });
    let is = address.map(|address| words.tell("backup-is", &[("address", address.into())]));
    let confirmed = since.map(|at| words.tell("backup-since", &[("day", words.day(at).into())]));
    let waits = pending.map(|address| words.tell("backup-pending", &[("address", address.into())]));
    view! {
        <Card id="backup" title=words.say("backup-title") badge=view! { <Badge tone word=words.say(word)/> }.into_any()>
            {mandatory.then(|| view! { <p class="note">{words.say("apps-mandatory")}</p> })}
            <div class="body" data-backup=state>
                {(!some).then(|| view! { <p>{words.say("backup-none")}</p> })}
                {is.map(|is| view! { <p>{is}</p> })}
                {confirmed.map(|confirmed| view! { <p class="meta">{confirmed}</p> })}
                {waits.map(|waits| view! { <p class="meta">{waits}</p> })}
            </div>
            {(!repair).then(|| view! {
                <footer>
                    <Link href="/me/backup-email" label=set/>
                    {some.then(|| view! { <Link href="/me/backup-email/remove" label=words.say("backup-remove") whom=words.say("backup-remove.whom")/> })}
                </footer>
            })}
        </Card>
    }
    .into_any()
}
