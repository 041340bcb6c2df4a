//! Where somebody is signed in, each with a way to end it.

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    calls::me::{EndOtherSessions, EndSession},
    model::{SessionKind, SessionRow},
    parts::{Badge, Card, Form, Glyph, Hidden, Icon, Tone, browser, handheld},
    scene::words,
};

/// The sessions, this browser's first.
#[component]
pub(super) fn Sessions(sessions: Vec<SessionRow>) -> impl IntoView {
    let words = words();
    let count = words.tell("sessions-count", &[("count", sessions.len().into())]);
    let others = sessions.iter().any(|session| !session.current);
    let rows = sessions.into_iter().map(|session| view! { <Session session/> }).collect_view();
    view! {
        <Card id="sessies" title=words.say("sessions-title") badge=view! { <Badge tone=Tone::Plain word=count/> }.into_any()>
            <ul class="rows">{rows}</ul>
            {others.then(|| view! {
                <footer>
                    <Form id="end-others" action=EndOtherSessions::PATH>
                        <button class="btn small" type="submit">{words.say("sessions-end-others")}</button>
                    </Form>
                </footer>
            })}
        </Card>
    }
    .into_any()
}

#[component]
fn Session(session: SessionRow) -> impl IntoView {
    let words = words();
    let name = browser(words, session.from.agent.as_deref());
    let glyph = if handheld(session.from.agent.as_deref()) { Glyph::Phone } else { Glyph::Laptop };
    let moment = words.moment(session.since);
    let since = match session.from.ip {
        Some(ip) => words.tell("sessions-from", &[("moment", moment.into()), ("ip", ip.into())]),
        None => words.tell("sessions-since", &[("moment", moment.into())]),
    };
    let (kind, state) = match session.kind {
        SessionKind::Full => (None, "full"),
        SessionKind::Enrol => (Some(words.say("sessions-kind-enrol")), "enrol"),
        SessionKind::Repair => (Some(words.say("sessions-kind-repair")), "repair"),
    };
    let whom = words.tell("sessions-end.whom", &[("browser", name.clone().into())]);
    let act = if session.current {
        view! { <Badge tone=Tone::Good word=words.say("sessions-now")/> }.into_any()
    } else {
        view! {
            <Form id=format!("end-{}", session.id) action=EndSession::PATH class="acts below">
                <Hidden name="session" value=session.id.to_string()/>
                <button class="btn small" type="submit" aria-label=whom>{words.say("sessions-end")}</button>
            </Form>
        }
        .into_any()
    };
    view! {
        <li data-session=session.id.to_string() data-state=state>
            <Icon glyph/>
            <div><p class="name">{name}</p><p class="meta">{since}{kind.map(|kind| format!(" {kind}"))}</p></div>
            {act}
        </li>
    }
    .into_any()
}
