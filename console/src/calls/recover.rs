//! `/call/recover/…`: a lost app, and what mailed links lead to.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, which are form fields by their names")]

use leptos::prelude::*;

use super::{Back, Desk, Misread, desk, id};

/// What the form says whose second proof is a number.
pub(crate) const BY_PHONE: &str = "phone";

/// Address and password of somebody who cannot get at their app.
#[server(name = StartRecovery, prefix = "/call/recover", endpoint = "start")]
pub async fn start(#[server(default)] email: String, #[server(default)] password: String) -> Result<(), Misread> {
    let back = Back::to("/recover").keep("email", &email);
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.recover(&visit, &email, &password).await)
}

/// Sends a link for a new password.
#[server(name = ForgottenPassword, prefix = "/call/recover", endpoint = "forgotten")]
pub async fn forgotten(#[server(default)] email: String) -> Result<(), Misread> {
    let back = Back::to("/password/forgotten").keep("email", &email);
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.forgotten(&visit, &email).await)
}

/// A new password after the link, with a second proof.
#[server(name = ResetPassword, prefix = "/call/recover", endpoint = "password")]
pub async fn reset_password(
    #[server(default)] new_password: String,
    #[server(default)] code: String,
    #[server(default)] by: String,
) -> Result<(), Misread> {
    let by_phone = by == BY_PHONE;
    let back = Back::to(if by_phone { "/password/phone" } else { "/password/new" });
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.reset_password(&visit, &new_password, &code, by_phone).await)
}

/// A number is called or sent a code, as that second proof.
#[server(name = AskPhoneForReset, prefix = "/call/recover", endpoint = "ask-phone")]
pub async fn ask_phone(#[server(default)] phone: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    let asked = async { portal.ask_phone_for_reset(&visit, id(&phone)?).await }.await;
    Back::to("/password/new").answer(&visit, asked)
}

/// The first password, after the invitation.
#[server(name = Activate, prefix = "/call/recover", endpoint = "activate")]
pub async fn activate(#[server(default)] new_password: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/activate").answer(&visit, portal.activate(&visit, &new_password).await)
}

/// Another link for the first password: the one at hand came too late.
#[server(name = SendAgain, prefix = "/call/recover", endpoint = "send-again")]
pub async fn send_again() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/activate").answer(&visit, portal.send_activation_again(&visit).await)
}

/// Redeems a mailed link: only this does, never opening it.
#[server(name = RedeemLink, prefix = "/call/recover", endpoint = "magic")]
pub async fn redeem_link() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/magic").answer(&visit, portal.redeem_link(&visit).await)
}

/// "This was not me."
#[server(name = NotMe, prefix = "/call/recover", endpoint = "not-me")]
pub async fn not_me() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/not-me").answer(&visit, portal.not_me(&visit).await)
}

/// Confirms another login address, or a backup address.
#[server(name = ConfirmEmail, prefix = "/call/recover", endpoint = "confirm-email")]
pub async fn confirm_email() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/confirm-email").answer(&visit, portal.confirm_email(&visit).await)
}
