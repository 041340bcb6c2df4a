//! `/enrol/phone` and `/login/phone`: a number is typed or chosen, called or sent a code, and answered.

use leptos::{prelude::*, server_fn::ServerFn};

use super::{enrol::Skip, id, login::Who, me_loss::in_words, page, query};
use crate::{
    calls::phone::{AddPhone as Add, AskAgain, AskPhone as Ask, ConfirmPhone, ProveByPhone, RemovePhone as Remove},
    i18n::Words,
    islands::Live,
    model::{AddPhone, AskPhone, AskedPhone, CallStage, KnownPhone, Means, RemovePhone},
    parts::{
        CodeField, Danger, Field, Form, Glyph, Hidden, Icon, Kind, Notice, Options, Radios, Stage, Stepper, Submit,
        Thread, Tone, WayTo, Ways,
    },
    scene::words,
    shell::Sheet,
};

/// Seconds between two looks where nothing else looks.
const REFRESH_S: u32 = 4;

/// Numbers that may be asked, each with its button; the first has the form's stable id. Where they are what the page is
/// about, there is somewhere to go on to.
pub(super) fn numbers(words: Words, action: &'static str, phones: Vec<KnownPhone>, next: Option<String>) -> AnyView {
    let forms = phones.into_iter().enumerate().map(|(n, phone)| one(words, action, n, phone, next.clone()));
    forms.collect_view().into_any()
}

pub(crate) fn add() -> AnyView {
    page(
        |desk| async move { desk.portal.add_phone_page(&desk.visit).await },
        |add: AddPhone| {
            let words = words();
            let sms = add.means.first() == Some(&Means::Sms);
            let (title, lead) = match (&add.on_file, sms) {
                (Some(_), _) => ("phone-file-title", "phone-file-lead"),
                (None, true) => ("phone-add-title", "phone-add-lead-sms"),
                (None, false) => ("phone-add-title", "phone-add-lead"),
            };
            let title = words.say(title);
            let stepper = add.first.then(|| view! { <Stepper at=Stage::Phone/> });
            let why = words.say(if add.mandatory { "phone-mandatory" } else { "phone-free" });
            let form = match add.on_file.clone() {
                Some(number) => on_file(words, number),
                None => number_form(words, &add),
            };
            Sheet::new(
                title.clone(),
                view! {
                    {stepper}
                    <header><h1>{title}</h1><p class="lead">{words.say(lead)}</p></header>
                    {(add.first && add.on_file.is_none()).then(|| view! { <Notice tone=Tone::Info what=why/> })}
                    {add.grace_days.map(|days| view! { <Skip days/> })}
                    {form}
                    {if add.on_file.is_some() { weaker_than_the_next(words) } else { rather_an_app(words) }}
                },
            )
        },
    )
}

/// A number on file: nothing is typed, the code is asked for.
fn on_file(words: Words, number: String) -> AnyView {
    let to = words.tell("phone-file-to", &[("number", number.into())]);
    view! {
        <Form id="add-phone" action=Add::PATH>
            <Hidden name="means" value="sms"/>
            <p>{to}</p>
            <Submit label=words.say("phone-file-button") after=words.say("phone-file-after")/>
        </Form>
    }
    .into_any()
}

fn number_form(words: Words, add: &AddPhone) -> AnyView {
    let mut countries: Vec<_> = add
        .countries
        .iter()
        .map(|country| {
            let name = words.say(&format!("country-{}", country.id));
            (country.id.to_owned(), format!("{name} (+{})", country.code))
        })
        .collect();
    countries.sort_by_key(|(_, name)| folded(name));
    let means: Vec<_> = add.means.iter().map(|means| by(words, *means)).collect();
    let only = (means.len() == 1).then(|| means[0].0);
    let first = means.first().map_or("call", |(value, _)| *value);
    let (sms, home) = (only == Some("sms"), add.home);
    view! {
        <Form id="add-phone" action=Add::PATH>
            <Options name="country" label=words.say("phone-country") options=countries value=home autofill="country"/>
            <Field name="phone" label=words.say("phone-number") hint=words.say(if sms { "phone-number-hint-sms" } else { "phone-number-hint" }) kind=Kind::Phone/>
            {match only {
                Some(only) => view! { <Hidden name="means" value=only/> }.into_any(),
                None => view! {
                    <fieldset class="field"><legend>{words.say("phone-means")}</legend><Radios name="means" options=means value=first/></fieldset>
                }.into_any(),
            }}
            <Submit label=words.say("phone-verify") after=words.say(if sms { "phone-verify-after-sms" } else { "phone-verify-after" })/>
        </Form>
    }
    .into_any()
}

fn by(words: Words, means: Means) -> (&'static str, String) {
    match means {
        Means::Call => ("call", words.say("phone-by-call")),
        Means::Sms => ("sms", words.say("phone-by-sms")),
    }
}

/// R11: weaker, and an app is offered.
fn rather_an_app(words: Words) -> AnyView {
    view! {
        <nav class="part" aria-labelledby="app-kop">
            <h2 id="app-kop">{words.say("phone-weaker")}</h2>
            <p class="hint">{words.say("phone-weaker-why")}</p>
            <Ways><WayTo glyph=Glyph::Phone href="/enrol/app" what=words.say("phone-rather-app") why=words.say("phone-rather-app.why")/></Ways>
        </nav>
    }
    .into_any()
}

/// R11 where the number on file comes first: an app is what comes next.
fn weaker_than_the_next(words: Words) -> AnyView {
    view! { <p class="hint">{words.say("phone-weaker-why")}" "{words.say("phone-file-next")}</p> }.into_any()
}

pub(crate) fn confirm() -> AnyView {
    page(
        |desk| async move { desk.portal.confirm_phone_page(&desk.visit).await },
        |asked: AskedPhone| show(asked, ConfirmPhone::PATH),
    )
}

pub(crate) fn choose() -> AnyView {
    page(
        |desk| async move { desk.portal.ask_phone_page(&desk.visit, query("next").as_deref()).await },
        |ask: AskPhone| {
            let words = words();
            let title = words.say(if ask.signing_in { "phone-ask-title" } else { "phone-ask-title-fresh" });
            let several = ask.phones.len() > 1;
            let next = Some(ask.next.clone().unwrap_or_default());
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{words.say("phone-ask-lead")}</p></header>
                    {numbers(words, Ask::PATH, ask.phones, next)}
                    {several.then(|| view! { <p class="hint">{words.say("phone-ask-several")}</p> })}
                    {(!ask.app).then(|| view! { <p class="hint">{words.say("phone-weaker-why")}" "{words.say("phone-ask-rather-app")}</p> })}
                    {(ask.signing_in && ask.app).then(|| view! { <p><a href="/login/verify">{words.say("phone-by-app")}</a></p> })}
                    {ask.signing_in.then(|| view! { <p><a href="/login/prove">{words.say("prove-another-way")}</a></p> })}
                    <Who email=ask.email someone_else=ask.signing_in/>
                },
            )
        },
    )
}

fn one(words: Words, action: &'static str, n: usize, phone: KnownPhone, next: Option<String>) -> AnyView {
    let key = if phone.means == Means::Sms { "phone-send" } else { "phone-call" };
    let label = words.tell(key, &[("number", phone.number.into())]);
    let id = if n == 0 { "ask-phone".to_owned() } else { format!("ask-phone-{n}") };
    let class = if n == 0 && next.is_some() { "btn primary full" } else { "btn full" };
    view! {
        <Form id action=action>
            <Hidden name="phone" value=phone.id.to_string()/>
            {next.map(|next| view! { <Hidden name="next" value=next/> })}
            <button class=class type="submit">{label}</button>
        </Form>
    }
    .into_any()
}

pub(crate) fn prove() -> AnyView {
    page(
        |desk| async move { desk.portal.prove_phone_page(&desk.visit, query("next").as_deref()).await },
        |asked: AskedPhone| show(asked, ProveByPhone::PATH),
    )
}

/// The page of a call or message that went out.
fn show(asked: AskedPhone, action: &'static str) -> Sheet {
    if asked.means == Means::Sms { sent(asked, action) } else { called(asked, action) }
}

fn sent(asked: AskedPhone, action: &'static str) -> Sheet {
    let words = words();
    let title = words.say("sms-title");
    let lead = words.tell("sms-lead", &[("number", asked.number.clone().into())]);
    let unsure = unsure(asked.stage);
    let (next, first, again) = (asked.next.clone().unwrap_or_default(), asked.first, again(words, &asked));
    let valid = asked.valid_until.map(|until| words.tell("sms-valid", &[("time", words.clock(until).into())]));
    Sheet::new(
        title.clone(),
        view! {
            {first.then(|| view! { <Stepper at=Stage::Phone/> })}
            <header data-state=asked.stage.name()><h1>{title}</h1><p class="lead">{lead}</p></header>
            {unsure.map(|key| view! { <Notice tone=Tone::Warn what=words.say(key)/> })}
            <Form id="confirm-phone" action=action>
                <Hidden name="next" value=next/>
                <CodeField label=words.say("sms-field") hint=valid.unwrap_or_default()/>
                <Submit label=words.say("sms-button") after=words.say("sms-after")/>
            </Form>
            {again}
        },
    )
}

/// What a page says of a message that may not have come.
pub(super) fn unsure(stage: CallStage) -> Option<&'static str> {
    match stage {
        CallStage::Unknown => Some("sms-unknown"),
        CallStage::Failed => Some("call-failed"),
        CallStage::Over => Some("call-over"),
        _ => None,
    }
}

pub(super) fn called(asked: AskedPhone, action: &'static str) -> Sheet {
    let words = words();
    let right = asked.stage == CallStage::Right;
    let waiting = asked.stage.is_waiting();
    let title = words.say(match asked.stage {
        CallStage::Right => "call-title-right",
        _ if waiting => "call-title",
        _ => "call-title-over",
    });
    let number = [("number", asked.number.clone().into())];
    let lead = words.tell(
        match (asked.stage, asked.binding) {
            (CallStage::Right, true) if asked.first => "call-lead-right",
            (CallStage::Right, true) => "call-lead-right-added",
            (CallStage::Right, false) => "call-lead-right-sign-in",
            (_, true) if waiting => "call-lead",
            (_, false) if waiting => "call-lead-sign-in",
            _ => "call-lead-over",
        },
        &number,
    );
    let what = match asked.stage {
        CallStage::Unknown => Some((Tone::Warn, "call-unknown")),
        CallStage::Wrong => Some((Tone::Danger, "call-wrong-shown")),
        CallStage::Missed => Some((Tone::Warn, "call-missed")),
        CallStage::Failed => Some((Tone::Danger, "call-failed")),
        CallStage::Over => Some((Tone::Warn, "call-over")),
        _ => None,
    };
    let digits = asked.digits.clone().filter(|_| waiting).map(|digits| {
        let label = words.say(if asked.binding { "call-digit" } else { "call-digits" });
        let shown = digits.clone();
        view! {
            <section class="digit" aria-labelledby="cijfer-kop">
                <h2 class="muted small" id="cijfer-kop">{label}</h2>
                <b data-digits=digits>{shown}</b>
            </section>
        }
    });
    let steps = waiting.then(|| {
        let answered = asked.stage == CallStage::Talking;
        let at = usize::from(answered) + 1;
        let steps = ["call-step-number", "call-step-rings", "call-step-talks", "call-step-digits"];
        view! { <Thread label=words.say("call-thread") steps=steps.map(|key| words.say(key)).to_vec() at/> }
    });
    let (next, number_shown, binding, first) = (asked.next.clone(), asked.number.clone(), asked.binding, asked.first);
    let going_on = next.clone().unwrap_or_default();
    let done = right.then(move || {
        let button = words.say(match (binding, first) {
            (true, true) => "call-sign-me-in",
            (true, false) => "call-add",
            (false, _) => "call-go-on",
        });
        let another = binding.then(|| {
            view! { <button class="btn full" type="submit" name="another" value="yes">{words.say("phone-another")}</button> }
        });
        view! {
            <p class="ticked" role="status"><Icon glyph=Glyph::Done/>{number_shown}<span class="sr">{format!(" {}", words.say("call-ticked"))}</span></p>
            <Form id="confirm-phone" action=action>
                <Hidden name="next" value=going_on/>
                <button class="btn primary full" type="submit">{button}</button>
                {another}
            </Form>
        }
    });
    let name = asked.stage.name();
    let here = match asked.binding {
        true => "/enrol/phone/confirm",
        false if asked.recovers => "/password/phone",
        false => "/login/phone/confirm",
    };
    let refresh = waiting.then(move || {
        view! {
            <form method="get" action=here id="refresh">
                {next.map(|next| view! { <Hidden name="next" value=next/> })}
                <button class="btn full" type="submit">{words.say("call-keyed-in")}</button>
                <p class="hint">{words.say("call-keyed-in-after")}</p>
            </form>
            <Live state=name.to_owned()/>
        }
    });
    let again = (!right).then(|| again(words, &asked));
    let sheet = Sheet::new(
        title.clone(),
        view! {
            {first.then(|| view! { <Stepper at=Stage::Phone/> })}
            <div class="part" data-live=name data-state=name>
                <header><h1>{title}</h1><p class="lead">{lead}</p></header>
                {what.map(|(tone, key)| view! { <Notice tone what=words.say(key)/> })}
                {digits}
                {steps}
                {done}
            </div>
            {refresh}
            {again}
        },
    );
    if waiting { sheet.refreshing(REFRESH_S) } else { sheet }
}

/// What to do where nothing comes: once more, another number, the app.
fn again(words: Words, asked: &AskedPhone) -> AnyView {
    let sms = asked.means == Means::Sms;
    let left = words.tell(if sms { "sms-left" } else { "call-left" }, &[("count", asked.left.into())]);
    let once_more = words.say(if sms { "sms-again" } else { "call-again" });
    let (other, key) = match asked.binding {
        true if sms => ("/enrol/phone", "phone-other-sms"),
        true => ("/enrol/phone", "phone-other"),
        false if asked.recovers => ("/password/new", "phone-other-sign-in"),
        false => ("/login/phone", "phone-other-sign-in"),
    };
    let title = words.say(if sms { "sms-nothing" } else { "call-nothing" });
    let may = asked.left > 0 && asked.binding;
    let rather_app = asked.app && asked.binding;
    view! {
        <nav class="part" aria-labelledby="niet-kop">
            <h2 id="niet-kop">{title}</h2>
            {may.then(|| view! {
                <Form id="ask-again" action=AskAgain::PATH>
                    <button class="btn full" type="submit">{once_more}</button>
                    <p class="hint">{left}</p>
                </Form>
            })}
            <Ways>
                <WayTo glyph=Glyph::Undo href=other what=words.say(key) why=words.say(&format!("{key}.why"))/>
                {rather_app.then(|| view! { <WayTo glyph=Glyph::Phone href="/enrol/app" what=words.say("phone-rather-app") why=words.say("phone-rather-app.why")/> })}
            </Ways>
        </nav>
    }
    .into_any()
}

pub(crate) fn remove() -> AnyView {
    let id = id();
    page(
        |desk| async move { desk.portal.remove_phone_page(&desk.visit, id?).await },
        |remove: RemovePhone| {
            let words = words();
            let title = words.tell("phone-remove-title", &[("number", remove.number.clone().into())]);
            let lead = words.tell("phone-remove-lead", &[("day", words.day(remove.since).into())]);
            let ways: Vec<_> = remove.ways.iter().filter_map(in_words).collect();
            let next = match ways.is_empty() {
                true => words.say("phone-remove-last"),
                false => words.tell("phone-remove-next", &[("ways", words.both(ways).into())]),
            };
            let plan = [words.say("phone-remove-at-once"), next, words.say("trash-sessions"), words.say("trash-told")];
            let plan = plan.map(|line| view! { <li>{line}</li> }).into_iter().collect_view();
            Sheet::new(
                title.clone(),
                view! {
                    <header><h1>{title}</h1><p class="lead">{lead}</p></header>
                    <ol class="plan">{plan}</ol>
                    <Form id="remove-phone" action=Remove::PATH>
                        <Hidden name="phone" value=remove.phone.to_string()/>
                        <Hidden name="seen" value=remove.seen.to_string()/>
                        <Danger label=words.say("phone-remove-button") no="/me" glyph=Glyph::Bin/>
                    </Form>
                },
            )
        },
    )
}

/// For sorting as people look: capitals and accents do not count.
fn folded(name: &str) -> String {
    let plain = |c: char| match c {
        'Å' | 'å' | 'Á' | 'á' => 'a',
        'É' | 'é' | 'ë' | 'è' => 'e',
        'Ï' | 'ï' | 'í' => 'i',
        'Ö' | 'ö' | 'ó' | 'ô' => 'o',
        'Ü' | 'ü' | 'ú' => 'u',
        'ç' | 'Ç' => 'c',
        other => other,
    };
    name.chars().map(plain).collect::<String>().to_lowercase()
}
