//! The browsers that are remembered: each stands in for a code at signing in, until it is forgotten.

use leptos::{prelude::*, server_fn::ServerFn};

use crate::{
    calls::me::ForgetDevice,
    model::DeviceRow,
    parts::{Badge, Card, Form, Glyph, Hidden, Icon, Tone, browser, handheld},
    scene::words,
};

/// The devices, this browser first. Nothing where none is remembered nor could be.
#[component]
pub(super) fn Devices(
    /// The devices.
    devices: Vec<DeviceRow>,
    /// For how many days one may be remembered, if at all.
    days: Option<u32>,
) -> impl IntoView {
    let words = words();
    if devices.is_empty() && days.is_none() {
        return None;
    }
    let count = words.tell("devices-count", &[("count", devices.len().into())]);
    let help = days.map(|days| words.tell("devices-none-help", &[("days", days.into())]));
    let empty = devices.is_empty();
    let rows = devices.into_iter().map(|device| view! { <Device device/> }).collect_view();
    let card = view! {
        <Card id="apparaten" title=words.say("devices-title") badge=view! { <Badge tone=Tone::Plain word=count/> }.into_any()>
            {empty.then(|| view! { <div class="empty"><p>{words.say("devices-none")}</p><p>{help}</p></div> })}
            <ul class="rows">{rows}</ul>
            {(!empty).then(|| view! { <p class="note">{words.say("devices-note")}</p> })}
        </Card>
    };
    Some(card.into_any())
}

#[component]
fn Device(device: DeviceRow) -> impl IntoView {
    let words = words();
    let name = browser(words, device.from.agent.as_deref());
    let glyph = if handheld(device.from.agent.as_deref()) { Glyph::Phone } else { Glyph::Laptop };
    let known = words
        .tell("devices-known", &[("since", words.day(device.since).into()), ("until", words.day(device.until).into())]);
    let used = words.tell("devices-used", &[("moment", words.moment(device.used_at).into())]);
    let whom = words.tell("devices-forget.whom", &[("browser", name.clone().into())]);
    let here = device.current.then(|| view! { " "<Badge tone=Tone::Good word=words.say("devices-here")/> });
    view! {
        <li data-device=device.id.to_string() data-state=if device.current { "here" } else { "elsewhere" }>
            <Icon glyph/>
            <div><p class="name">{name}{here}</p><p class="meta">{known}" "{used}</p></div>
            <Form id=format!("forget-{}", device.id) action=ForgetDevice::PATH class="acts below">
                <Hidden name="device" value=device.id.to_string()/>
                <button class="btn small" type="submit" aria-label=whom>{words.say("devices-forget")}</button>
            </Form>
        </li>
    }
    .into_any()
}
