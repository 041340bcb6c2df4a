//! `/call/phone/…`: telephone numbers added, asked for a proof, changed.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, which are form fields by their names")]

use leptos::prelude::*;

use super::{Back, Desk, Misread, desk, id, next as local_next, query, sequence};

/// A number, called or sent a code at once.
#[server(name = AddPhone, prefix = "/call/phone", endpoint = "add")]
pub async fn add(
    #[server(default)] country: String,
    #[server(default)] phone: String,
    #[server(default)] means: String,
) -> Result<(), Misread> {
    let back = Back::to("/enrol/phone").keep("phone", &phone).keep("country", &country);
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.add_phone(&visit, &country, &phone, &means).await)
}

/// The same number once more.
#[server(name = AskAgain, prefix = "/call/phone", endpoint = "again")]
pub async fn again() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/enrol/phone/confirm").answer(&visit, portal.ask_again(&visit).await)
}

/// It was answered, or this is the code.
#[server(name = ConfirmPhone, prefix = "/call/phone", endpoint = "confirm")]
pub async fn confirm(#[server(default)] code: String, #[server(default)] another: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    let confirmed = portal.confirm_phone(&visit, &code, another == "yes").await;
    Back::to("/enrol/phone/confirm").answer(&visit, confirmed)
}

/// A bound number is called or sent a code, at signing in or for a fresh proof.
#[server(name = AskPhone, prefix = "/call/phone", endpoint = "ask")]
pub async fn ask(#[server(default)] phone: String, #[server(default)] next: String) -> Result<(), Misread> {
    let next = local_next(&next);
    let back = Back::to(query("/login/phone", "next", next.unwrap_or_default()));
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, async { portal.ask_phone(&visit, id(&phone)?, next).await }.await)
}

/// It was answered, or this is the code.
#[server(name = ProveByPhone, prefix = "/call/phone", endpoint = "prove")]
pub async fn prove(#[server(default)] code: String, #[server(default)] next: String) -> Result<(), Misread> {
    let next = local_next(&next);
    let back = Back::to(query("/login/phone/confirm", "next", next.unwrap_or_default()));
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.prove_by_phone(&visit, &code, next).await)
}

/// This number first.
#[server(name = MakePhonePrimary, prefix = "/call/phone", endpoint = "primary")]
pub async fn primary(#[server(default)] phone: String, #[server(default)] seen: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    let made = async { portal.make_phone_primary(&visit, id(&phone)?, sequence(&seen)).await }.await;
    Back::to("/me").answer(&visit, made)
}

/// Away with it.
#[server(name = RemovePhone, prefix = "/call/phone", endpoint = "remove")]
pub async fn remove(#[server(default)] phone: String, #[server(default)] seen: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    let removed = async { portal.remove_phone(&visit, id(&phone)?, sequence(&seen)).await }.await;
    Back::to("/me").answer(&visit, removed)
}

/// In use again, after a report that turned out to be mistaken.
#[server(name = ResumePhone, prefix = "/call/phone", endpoint = "resume")]
pub async fn resume(#[server(default)] phone: String, #[server(default)] seen: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    let resumed = async { portal.resume_phone(&visit, id(&phone)?, sequence(&seen)).await }.await;
    Back::to("/me").answer(&visit, resumed)
}
