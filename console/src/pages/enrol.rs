//! `/enrol…`: link an app, keep the codes.

use leptos::{prelude::*, server_fn::ServerFn};

use super::page;
use crate::{
    calls::enrol::{Acknowledge, LinkApp, RestartEnrolment, SkipEnrolment},
    desk::Turn,
    islands::{Copy, Print},
    model::{BesideCodes, CodesReason, EnrolApp, Page, RecoveryCodes},
    parts::{
        Check, CodeField, Field, Form, Glyph, Hidden, Icon, Notice, QrCode, RecoveryCodeList, Remember, Secret, Stage,
        Stepper, Submit, Tone, WayTo, Ways,
    },
    scene::{scene, words},
    shell::Sheet,
};

/// `/enrol` itself shows nothing: it leads to the next step.
pub(crate) fn next() -> AnyView {
    page(
        |desk| async move {
            desk.portal.enrol(&desk.visit).await.map_or_else(Err, |step| Err::<Page<()>, _>(Turn::Goto(step)))
        },
        |()| Sheet::new("", ()),
    )
}

pub(crate) fn app() -> AnyView {
    page(
        |desk| async move { desk.portal.enrol_app_page(&desk.visit).await },
        |app: EnrolApp| {
            let words = words();
            let title = words.say(if app.first { "enrol-title" } else { "enrol-title-another" });
            let why = words.say(match (app.first, app.mandatory, app.grace_days) {
                (true, true, Some(_)) => "enrol-asked",
                (true, true, None) => "enrol-mandatory",
                (true, false, _) => "enrol-free",
                (false, ..) => "enrol-another",
            });
            let after = words.say(if app.first { "enrol-after-first" } else { "enrol-after-another" });
            let until = words.tell("enrol-valid", &[("time", words.clock(app.valid_until).into())]);
            Sheet::new(
                title.clone(),
                view! {
                    {app.first.then(|| view! { <Stepper at=Stage::App/> })}
                    <header><h1>{title}</h1></header>
                    <Notice tone=Tone::Info what=why/>
                    {app.grace_days.map(|days| view! { <Skip days/> })}
                    <section class="part" aria-labelledby="app-kop">
                        <h2 id="app-kop">{format!("1. {}", words.say("enrol-install"))}</h2>
                        <p>{words.say("enrol-install-what")}</p>
                        <p>{words.say("enrol-install-which")}</p>
                    </section>
                    <section class="part" aria-labelledby="scan-kop">
                        <h2 id="scan-kop">{format!("2. {}", words.say("enrol-scan"))}</h2>
                        <p class="only-desk">{words.say("enrol-scan-how")}</p>
                        <div class="only-phone part" id="connect">
                            <p>{words.say("enrol-connect-how")}</p>
                            <a class="btn primary full" href=app.otpauth.clone()><Icon glyph=Glyph::Phone/>{words.say("enrol-connect")}</a>
                            <p class="hint">{words.say("enrol-connect-hint")}</p>
                            <p class="or">{words.say("enrol-or")}</p>
                        </div>
                        <div class="bind">
                            <QrCode text=app.otpauth.clone()/>
                            <div class="part">
                                <p>{words.say("enrol-secret")}":"</p>
                                <Secret text=app.secret/>
                                <p class="hint">{words.say("enrol-type")}" "{until}</p>
                                <p class="only-desk hint">{words.say("enrol-same-device")}" "<a href=app.otpauth>{words.say("enrol-connect")}</a></p>
                            </div>
                        </div>
                    </section>
                    <section class="part" aria-labelledby="code-kop">
                        <h2 id="code-kop">{format!("3. {}", words.say("enrol-code"))}</h2>
                        <Form id="link" action=LinkApp::PATH>
                            <Hidden name="authenticator" value=app.authenticator.to_string()/>
                            <CodeField label=words.say("enrol-code-field") hint=words.tell("enrol-code-hint", &[("organisation", scene().brand.name.into())])/>
                            <Field name="label" label=words.say("enrol-label") hint=words.say("enrol-label-hint") optional=true max=40/>
                            {app.remember_days.map(|days| view! { <Remember days/> })}
                            <Submit label=words.say("enrol-button") after=after/>
                        </Form>
                    </section>
                    {app.by_phone.then(|| view! {
                        <nav class="part" aria-labelledby="phone-kop">
                            <h2 id="phone-kop">{words.say("phone-instead")}</h2>
                            <Ways><WayTo glyph=Glyph::Phone href="/enrol/phone" what=words.say("phone-add-title") why=words.say("phone-weaker-why")/></Ways>
                        </nav>
                    })}
                    <Form id="restart" action=RestartEnrolment::PATH class="aside">
                        <p class="hint">{words.say("enrol-restart")}</p>
                        <button class="btn small" type="submit">{words.say("enrol-restart-button")}</button>
                    </Form>
                },
            )
        },
    )
}

/// Not now: for how many days that goes, and the button.
#[component]
pub(super) fn Skip(days: u32) -> impl IntoView {
    let words = words();
    view! {
        <section class="part" aria-labelledby="uitstel-kop" data-days-left=days>
            <h2 id="uitstel-kop">{words.tell("grace-left", &[("days", days.into())])}</h2>
            <p>{words.say("grace-after")}</p>
            <Form id="skip" action=SkipEnrolment::PATH>
                <button class="btn" type="submit">{words.say("grace-skip")}</button>
            </Form>
        </section>
    }
    .into_any()
}

pub(crate) fn recovery_codes() -> AnyView {
    page(
        |desk| async move { desk.portal.recovery_codes_page(&desk.visit).await },
        |issued: RecoveryCodes| {
            let (brand, words) = (scene().brand.name, words());
            let one = matches!(issued.reason, CodesReason::Replaced | CodesReason::SwitchedOff);
            let title = words.say(if one { "codes-title-replaced" } else { "codes-title" });
            let by_phone = issued.beside == BesideCodes::Phone;
            let lead = match issued.beside {
                _ if one => "codes-lead-replaced",
                BesideCodes::App => "codes-lead",
                BesideCodes::AppSwitchedOff => "codes-lead-switch-off",
                BesideCodes::Phone => "codes-lead-phone",
            };
            let (told, first) = match issued.reason {
                CodesReason::Enrolled if by_phone => (words.say("codes-bound"), true),
                CodesReason::Enrolled => (words.say("codes-linked"), true),
                CodesReason::Renewed => (words.say("codes-renewed"), false),
                CodesReason::Replaced => (words.say("codes-replaced"), false),
                CodesReason::SwitchedOff => (words.say("codes-switched-off"), false),
            };
            let after = words.say(match issued.reason {
                CodesReason::Enrolled if by_phone => "codes-after-bound",
                CodesReason::Enrolled => "codes-after-enrol",
                CodesReason::Renewed => "codes-after",
                CodesReason::Replaced => "codes-after-one",
                CodesReason::SwitchedOff => "codes-after-switched-off",
            });
            let values = [
                ("email", issued.email.into()),
                ("organisation", brand.into()),
                ("day", words.day(issued.made_at).into()),
            ];
            Sheet::new(
                title.clone(),
                view! {
                    {first.then(|| view! { <Stepper at=Stage::Codes by_phone/> })}
                    <div class="off-paper" role="status"><Notice tone=Tone::Good what=told/></div>
                    <header>
                        <h1>{title}</h1>
                        <p class="off-paper">{words.say(lead)}</p>
                        <p class="on-paper">{words.tell("codes-paper", &values)}</p>
                    </header>
                    <section class="part" aria-label=words.say("codes-label")>
                        <RecoveryCodeList codes=issued.codes.clone()/>
                        <div class="keep off-paper">
                            // A plain link: the address answers with `Content-Disposition: attachment`.
                            <a class="btn" id="download" href="/enrol/recovery-codes/download" download rel="nofollow"><Icon glyph=Glyph::Download/>{words.say("codes-download")}</a>
                            <Print label=words.say("codes-print")/>
                            <Copy text=issued.codes.join("\n") label=words.say("codes-copy") done=words.say("codes-copied") failed=words.say("codes-copy-failed")/>
                        </div>
                    </section>
                    <div class="prose off-paper">
                        <p>{words.say(if one { "codes-keep-one" } else { "codes-keep" })}</p>
                        <ul><li>{words.say("codes-keep-paper")}</li><li>{words.say("codes-keep-vault")}</li></ul>
                    </div>
                    <Form id="acknowledge" action=Acknowledge::PATH hold=true>
                        <Check name="saved" label=words.say(if one { "codes-saved-one" } else { "codes-saved" })/>
                        <Submit label=words.say("codes-button") after=after glyph=Glyph::Arrow/>
                    </Form>
                },
            )
        },
    )
}
