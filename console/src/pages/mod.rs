//! One function for each address: it asks the desk and lays the answer out.

pub(crate) mod admin;
pub(crate) mod admin_house;
pub(crate) mod admin_imports;
pub(crate) mod admin_mail;
pub(crate) mod admin_people;
pub(crate) mod admin_plan;
mod admin_words;
pub(crate) mod audit;
pub(crate) mod audit_stream;
mod audit_words;
pub(crate) mod backup_email;
pub(crate) mod enrol;
pub(crate) mod history;
pub(crate) mod login;
pub(crate) mod lost_app;
pub(crate) mod me;
mod me_apps;
mod me_backup;
pub(crate) mod me_confirm;
mod me_devices;
mod me_loss;
mod me_phones;
mod me_sessions;
pub(crate) mod password;
pub(crate) mod phone;
pub(crate) mod prove;
pub(crate) mod recover;
pub(crate) mod support;
mod support_account;
mod support_confirm;
mod support_offers;

use std::future::Future;

use leptos::prelude::*;
use leptos_actix::Request;
use leptos_router::hooks::use_params_map;
use uuid::Uuid;

use crate::{
    calls::{Desk, Misread, desk, follow, refuse},
    desk::{Shown, Staffed, Turn, Visit},
    failure::{Failure, failed, failed_by},
    model::{AtDesk, Page},
    scene::Scene,
    shell::{Sheet, document},
};

/// A page: `load` asks the desk, `show` lays its answer out. An answer that is no page becomes a redirect or a
/// failure page with its status.
fn page<M, F>(load: impl FnOnce(Desk) -> F, show: fn(M) -> Sheet) -> AnyView
where
    M: Send + 'static,
    F: Future<Output = Shown<M>> + Send + 'static,
{
    let Ok(desk) = desk() else { return failed(Failure::Broken, None) };
    let visit = desk.visit.clone();
    let scene = Scene::read(&visit);
    let answer = load(desk);
    Suspend::new(async move {
        match answer.await {
            Ok(page) => {
                scene.within(page.brand, page.standing).play();
                document(show(page.body))
            }
            Err(turn) => {
                scene.play();
                turned(&visit, &turn)
            }
        }
    })
    .into_any()
}

/// A console's page: the same for staff at their desk.
fn desk_page<C, M, F>(counter: Result<C, Misread>, load: impl FnOnce(C) -> F, show: fn(M) -> Sheet) -> AnyView
where
    C: AsRef<Visit>,
    M: Send + 'static,
    F: Future<Output = Staffed<M>> + Send + 'static,
{
    let Ok(counter) = counter else { return failed(Failure::Broken, None) };
    let visit = counter.as_ref().clone();
    let scene = Scene::read(&visit);
    let answer = load(counter);
    Suspend::new(async move {
        match answer.await {
            Ok(Page { brand, standing, body: AtDesk { colleague, body } }) => {
                scene.within(brand, standing).at_desk(colleague).play();
                document(show(body))
            }
            Err(turn) => {
                scene.play();
                turned(&visit, &turn)
            }
        }
    })
    .into_any()
}

/// Another answer than the page.
fn turned(visit: &Visit, turn: &Turn) -> AnyView {
    if let Turn::Goto(step) = turn {
        follow(visit, step);
        return ().into_any();
    }
    refuse(turn);
    let reference = Some(visit.correlation);
    match turn {
        Turn::Refused(refusal) => failed_by(Failure::of_code(&refusal.code), &refusal.code, reference),
        Turn::Forbidden { code } => failed_by(Failure::Forbidden, code, reference),
        Turn::NotFound => failed(Failure::NotFound, reference),
        Turn::Busy { .. } => failed(Failure::Busy, reference),
        Turn::Goto(_) | Turn::Broken => failed(Failure::Broken, reference),
    }
}

/// The value of `name` in the address.
fn query(name: &str) -> Option<String> {
    let request = use_context::<Request>()?;
    let found = form_urlencoded::parse(request.query_string().as_bytes()).find(|(key, _)| key == name);
    found.map(|(_, value)| value.into_owned())
}

/// The id in the address; one that is none names nothing.
fn id() -> Result<Uuid, Turn> {
    use_params_map().read_untracked().get("id").and_then(|id| id.parse().ok()).ok_or(Turn::NotFound)
}
