//! `/me/backup-email` and below: which address, and doing without one (manual 004, “Backup instellingen invoeren”).

use leptos::{prelude::*, server_fn::ServerFn};

use super::page;
use crate::{
    calls::me::{RemoveBackupEmail, RequestBackupEmail},
    model::{Backup, BackupSettings},
    parts::{Danger, Field, Form, Hidden, Kind, Notice, Submit, Tone},
    scene::words,
    shell::Sheet,
};

pub(crate) fn settings() -> AnyView {
    page(
        |desk| async move { desk.portal.backup_email_page(&desk.visit).await },
        |BackupSettings { email, backup, seen }| {
            let words = words();
            let title = words.say("backup-settings-title");
            let Backup { address, pending, mandatory, .. } = backup;
            // where it must be done first, there is nowhere else to go
            let may_wait = !mandatory || address.is_some() || pending.is_some();
            let demanded = (mandatory && address.is_none()).then(|| words.say("backup-demanded"));
            let is = address.map(|address| words.tell("backup-is", &[("address", address.into())]));
            let waits = pending.map(|address| words.tell("backup-pending", &[("address", address.into())]));
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{words.say("backup-lead")}</p></header>
                    {demanded.map(|what| view! { <div data-state="demanded"><Notice tone=Tone::Info what/></div> })}
                    {is.map(|is| view! { <p>{is}" "{words.say("backup-stays")}</p> })}
                    {waits.map(|what| view! { <div data-state="waits"><Notice tone=Tone::Warn what/></div> })}
                    <Form id="backup-email" action=RequestBackupEmail::PATH>
                        <Hidden name="seen" value=seen.to_string()/>
                        <Field name="backup_email" label=words.say("backup-field") hint=words.tell("backup-hint", &[("email", email.into())]) kind=Kind::OtherEmail/>
                        <Submit label=words.say("backup-button") after=words.say("backup-after")/>
                    </Form>
                    {may_wait.then(|| view! { <p><a href="/me">{words.say("back-to-me")}</a></p> })}
                },
            )
        },
    )
}

pub(crate) fn remove() -> AnyView {
    page(
        |desk| async move { desk.portal.remove_backup_email_page(&desk.visit).await },
        |BackupSettings { backup, seen, .. }| {
            let words = words();
            let title = words.say("backup-remove-title");
            let Backup { address, pending, .. } = backup;
            let gone = address.map(|address| words.tell("backup-remove-plan", &[("address", address.into())]));
            let void = pending.map(|address| words.tell("backup-remove-void", &[("address", address.into())]));
            let always = [words.say("trash-sessions"), words.say("trash-told")];
            let plan = [gone, void].into_iter().flatten().chain(always);
            let plan = plan.map(|line| view! { <li>{line}</li> }).collect_view();
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1></header>
                    <ol class="plan">{plan}</ol>
                    <Form id="remove-backup-email" action=RemoveBackupEmail::PATH>
                        <Hidden name="seen" value=seen.to_string()/>
                        <Danger label=words.say("backup-remove-button") no="/me"/>
                    </Form>
                },
            )
        },
    )
}
