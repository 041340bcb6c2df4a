//! Passwords: the first, a forgotten one, another one.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{lost_app::Support, page};
use crate::{
    calls::{
        me::ChangePassword,
        recover::{Activate, ForgottenPassword, ResetPassword, SendAgain},
    },
    islands::{Asked, LivePassword, PasswordWords},
    model::{Activation, Forgotten, NewPassword, PasswordReason, PasswordRules, SecondProof},
    parts::{Field, Form, Kind, Submit},
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

pub(crate) fn change() -> AnyView {
    page(|desk| async move { desk.portal.password_page(&desk.visit).await }, choose)
}

/// The form for a password to be, whatever the reason.
fn choose(NewPassword { email, reason, rules, second }: NewPassword) -> Sheet {
    let (brand, words) = (scene().brand.name, words());
    let second = match second {
        None => None,
        Some(SecondProof::AppOrRecoveryCode) => Some("second-app"),
        Some(SecondProof::AppCode) => Some("second-app-only"),
        Some(SecondProof::RecoveryCode) => Some("second-recovery"),
        Some(SecondProof::Missing) => return missing(email),
    };
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
                {second.map(|label| view! { <Second label/> })}
                <Submit label=button after=after/>
            </Form>
            <p class="who">{email}</p>
        },
    )
}

/// The mailbox alone is not enough, and there is nothing else.
fn missing(email: String) -> Sheet {
    let words = words();
    let title = words.say("new-password-title");
    let whose = words.tell("recover-support", &[("organisation", scene().brand.name.into())]);
    Sheet::new(
        title.clone(),
        view! {
            <header data-state="missing"><h1>{title}</h1><p class="lead">{words.say("second-missing")}</p></header>
            <Support whose/>
            <p class="who">{email}</p>
        },
    )
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
fn Second(label: &'static str) -> impl IntoView {
    let words = words();
    view! {
        <fieldset>
            <legend>{words.say("second-title")}</legend>
            <Field name="code" label=words.say(label) hint=words.say("second-app-hint") kind=Kind::AnyCode/>
        </fieldset>
    }
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
