//! Passwords: the first, a forgotten one, another one.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{
    lost_app::Support,
    page,
    phone::{called, numbers, unsure},
};
use crate::{
    calls::{
        me::ChangePassword,
        recover::{Activate, AskPhoneForReset, BY_PHONE, ForgottenPassword, ResetPassword, SendAgain},
    },
    i18n::Words,
    islands::{Asked, LivePassword, PasswordWords},
    model::{Activation, Forgotten, KnownPhone, NewPassword, PasswordReason, PasswordRules, ResetByPhone, SecondProof},
    parts::{CodeField, Field, Form, Glyph, Hidden, Icon, Kind, Notice, Submit, Tone},
    scene::{scene, words},
    shell::Sheet,
};

pub(crate) fn activate() -> AnyView {
    page(
        |desk| async move { desk.portal.activate_page(&desk.visit).await },
        |activation| match activation {
            Activation::Choose(password) => choose(password),
            Activation::TooLate { days } => too_late(days),
        },
    )
}

/// The link had its time: what to do now.
fn too_late(days: u32) -> Sheet {
    let words = words();
    let title = words.say("activate-late-title");
    Sheet::new(
        title.clone(),
        view! {
            <header data-state="late"><h1>{title}</h1><p class="lead">{words.tell("activate-late-lead", &[("days", days.into())])}</p></header>
            <Form id="send-again" action=SendAgain::PATH>
                <Submit label=words.say("activate-again-button") after=words.say("activate-again-after")/>
            </Form>
        },
    )
}

pub(crate) fn reset() -> AnyView {
    page(|desk| async move { desk.portal.new_password_page(&desk.visit).await }, choose)
}

/// The same, with a number as the second proof.
pub(crate) fn by_phone() -> AnyView {
    page(
        |desk| async move { desk.portal.reset_by_phone_page(&desk.visit).await },
        |reset| match reset {
            ResetByPhone::Waiting(asked) => called(asked, ResetPassword::PATH),
            ResetByPhone::Choose(password) => choose(password),
        },
    )
}

pub(crate) fn change() -> AnyView {
    page(|desk| async move { desk.portal.password_page(&desk.visit).await }, choose)
}

/// The form for a password to be, whatever the reason.
fn choose(NewPassword { email, reason, rules, second, phones }: NewPassword) -> Sheet {
    let (brand, words) = (scene().brand.name, words());
    match second {
        Some(SecondProof::Missing) if phones.is_empty() => return missing(email),
        Some(SecondProof::Missing) => return by_phone_first(email, phones),
        _ => {}
    }
    let (id, action, title, after) = match reason {
        PasswordReason::Activation => {
            ("password", Activate::PATH, words.say("activate-title"), words.say("activate-after"))
        }
        PasswordReason::Forgotten => {
            ("password", ResetPassword::PATH, words.say("new-password-title"), words.say("new-password-after"))
        }
        PasswordReason::Change => {
            ("password", ChangePassword::PATH, words.say("change-password-title"), words.say("change-password-after"))
        }
    };
    let owner = email.clone();
    let changing = reason == PasswordReason::Change;
    let lead =
        (reason == PasswordReason::Activation).then(|| words.tell("activate-lead", &[("organisation", brand.into())]));
    let label = words.say(match reason {
        PasswordReason::Activation => "field-first-password",
        _ => "field-new-password",
    });
    let hint = match rules.composition {
        true => words.say("password-rules-composition"),
        false => words.tell("password-rules", &[("min", rules.min.into())]),
    };
    let button = words.say(match reason {
        PasswordReason::Activation => "password-apply-button",
        PasswordReason::Forgotten => "password-button",
        PasswordReason::Change => "password-change-button",
    });
    Sheet::new(
        title.clone(),
        view! {
            <header><h1>{title}</h1>{lead.map(|lead| view! { <p class="lead">{lead}</p> })}</header>
            <Form id action>
                // For password managers: whose password this is.
                <input type="text" name="email" value=owner autocomplete="username" readonly hidden/>
                {changing.then(|| view! { <Field name="password" id="present-password" label=words.say("field-present-password") kind=Kind::Password/> })}
                <LivePassword asked=Asked { min: rules.min, max: rules.max, classes: rules.composition } words=lacking(rules)>
                    <Field name="new_password" label=label hint=hint kind=Kind::NewPassword/>
                </LivePassword>
                {second.map(|second| view! { <Second second/> })}
                <Submit label=button after=after/>
            </Form>
            {(!phones.is_empty()).then(|| by_phone_instead("second-phone", phones))}
            <p class="who">{email}</p>
        },
    )
}

/// The mailbox alone is not enough, and there is nothing else.
fn missing(email: String) -> Sheet {
    let words = words();
    let title = words.say("new-password-title");
    Sheet::new(
        title.clone(),
        view! {
            <header data-state="missing"><h1>{title}</h1><p class="lead">{words.say("second-missing")}</p></header>
            <Support title=words.say("second-missing-help") of=Some(scene().brand)/>
            <p class="who">{email}</p>
        },
    )
}

/// The mailbox alone is not enough, and there is nothing else but a number.
fn by_phone_first(email: String, phones: Vec<KnownPhone>) -> Sheet {
    let title = words().say("new-password-title");
    Sheet::new(
        title.clone(),
        view! {
            <header><h1>{title}</h1></header>
            {by_phone_instead("second-phone-only", phones)}
            <p class="who">{email}</p>
        },
    )
}

/// The second proof by telephone, asked for before the password is chosen.
fn by_phone_instead(title: &'static str, phones: Vec<KnownPhone>) -> AnyView {
    let words = words();
    view! {
        <nav class="part" aria-labelledby="telefoon-kop">
            <h2 id="telefoon-kop">{words.say(title)}</h2>
            <p class="hint">{words.say("second-phone-hint")}</p>
            {numbers(words, AskPhoneForReset::PATH, phones, None)}
        </nav>
    }
    .into_any()
}

/// How the field says what a password still lacks.
fn lacking(rules: PasswordRules) -> PasswordWords {
    let words = words();
    let length = words.tell("password-rule-length", &[("min", rules.min.into())]);
    let kinds = ["password-rule-upper", "password-rule-lower", "password-rule-digit", "password-rule-special"];
    let all = [length].into_iter().chain(kinds.map(|key| words.say(key)));
    PasswordWords {
        rules: all.filter(|_| rules.composition).collect(),
        kept: words.say("password-rule-kept"),
        needs: words.say("password-needs"),
        and: words.say("password-and"),
        one: words.say("password-one-more"),
        many: words.say("password-more"),
        upper: words.say("password-upper"),
        lower: words.say("password-lower"),
        digit: words.say("password-digit"),
        special: words.say("password-special"),
        too_long: words.say("error-password_too_long"),
        complete: words.say("password-complete"),
    }
}

/// The second proof beside the link (R17).
#[component]
fn Second(second: SecondProof) -> impl IntoView {
    let words = words();
    let typed = match second {
        SecondProof::AppOrRecoveryCode => any_code(words, "second-app"),
        SecondProof::AppCode => any_code(words, "second-app-only"),
        SecondProof::RecoveryCode => any_code(words, "second-recovery"),
        SecondProof::Missing => return ().into_any(),
        SecondProof::SentCode { number, until, stage } => {
            let sent = words.tell("sms-lead", &[("number", number.into())]);
            let valid = words.tell("sms-valid", &[("time", words.clock(until).into())]);
            view! {
                <Hidden name="by" value=BY_PHONE/>
                <p data-state=stage.name()>{sent}</p>
                {unsure(stage).map(|key| view! { <Notice tone=Tone::Warn what=words.say(key)/> })}
                <CodeField label=words.say("sms-field") hint=valid/>
                <p><a href="/password/new">{words.say("phone-other-sign-in")}</a></p>
            }
            .into_any()
        }
        SecondProof::Answered { number } => view! {
            <Hidden name="by" value=BY_PHONE/>
            <p class="ticked" role="status" data-state="right"><Icon glyph=Glyph::Done/>{number}<span class="sr">{format!(" {}", words.say("call-ticked"))}</span></p>
        }
        .into_any(),
    };
    view! {
        <fieldset>
            <legend>{words.say("second-title")}</legend>
            {typed}
        </fieldset>
    }
    .into_any()
}

fn any_code(words: Words, label: &str) -> AnyView {
    view! { <Field name="code" label=words.say(label) hint=words.say("second-app-hint") kind=Kind::AnyCode/> }
        .into_any()
}

pub(crate) fn forgotten() -> AnyView {
    page(
        |desk| async move { desk.portal.forgotten_page(&desk.visit).await },
        |Forgotten { minutes }| if scene().done.as_deref() == Some("sent") { sent() } else { ask(minutes) },
    )
}

fn ask(minutes: u32) -> Sheet {
    let words = words();
    let title = words.say("forgotten-title");
    Sheet::new(
        title.clone(),
        view! {
            <header><h1>{title}</h1><p class="lead">{words.say("forgotten-lead")}</p></header>
            <Form id="forgotten" action=ForgottenPassword::PATH>
                <Field name="email" label=words.say("field-email") kind=Kind::Email/>
                <Submit label=words.say("forgotten-button") after=words.tell("forgotten-after", &[("minutes", minutes.into())])/>
            </Form>
            <p><a href="/login">{words.say("failure-to-login")}</a></p>
        },
    )
}

/// The same for every address (R20).
fn sent() -> Sheet {
    let words = words();
    let title = words.say("forgotten-sent-title");
    Sheet::new(
        title.clone(),
        view! {
            <header data-state="sent"><h1>{title}</h1><p class="lead">{words.say("forgotten-sent-lead")}</p></header>
            <p>{words.say("forgotten-sent-junk")}</p>
            <p><a class="btn" href="/password/forgotten">{words.say("forgotten-again")}</a></p>
        },
    )
}
