//! `/call/login/…`: signing in, proving oneself another way, and out again.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, which are form fields by their names")]

use leptos::prelude::*;

use super::{Back, Desk, Misread, desk, next as local_next, query, slug};

/// Address and password.
#[server(name = SignIn, prefix = "/call/login", endpoint = "sign-in")]
pub async fn sign_in(
    #[server(default)] email: String,
    #[server(default)] password: String,
    #[server(default)] organisation: String,
) -> Result<(), Misread> {
    let back = Back::to(query("/login", "organisation", slug(&organisation))).keep("email", &email);
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.sign_in(&visit, &email, &password).await)
}

/// The app's code, at signing in or for a fresh proof.
#[server(name = VerifyCode, prefix = "/call/login", endpoint = "verify")]
pub async fn verify(#[server(default)] code: String, #[server(default)] next: String) -> Result<(), Misread> {
    let next = local_next(&next);
    let back = Back::to(query("/login/verify", "next", next.unwrap_or_default()));
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.verify(&visit, &code, next).await)
}

/// A recovery code instead of the app.
#[server(name = ProveByRecoveryCode, prefix = "/call/login", endpoint = "recovery-code")]
pub async fn recovery_code(#[server(default)] code: String) -> Result<(), Misread> {
    let back = Back::to("/login/recovery-code");
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.prove_by_recovery_code(&visit, &code).await)
}

/// A recovery code that switches the app off.
#[server(name = SwitchOff, prefix = "/call/login", endpoint = "switch-off")]
pub async fn switch_off(#[server(default)] code: String) -> Result<(), Misread> {
    let back = Back::to("/login/switch-off");
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.switch_off(&visit, &code).await)
}

/// A link to the login mailbox instead of the app.
#[server(name = ProveByMailbox, prefix = "/call/login", endpoint = "mailbox")]
pub async fn mailbox() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/login/prove").answer(&visit, portal.prove_by_mailbox(&visit).await)
}

/// A link to the backup mailbox instead of the app.
#[server(name = SendMagicLink, prefix = "/call/login", endpoint = "backup-email")]
pub async fn magic_link() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/login/backup-email").answer(&visit, portal.send_magic_link(&visit).await)
}

/// A code of the app in the trash.
#[server(name = ProveByTrashedApp, prefix = "/call/login", endpoint = "trashed-app")]
pub async fn trashed_app(#[server(default)] code: String) -> Result<(), Misread> {
    let back = Back::to("/login/trashed-app");
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.prove_by_trashed_app(&visit, &code).await)
}

/// Ends the session or the attempt.
#[server(name = SignOut, prefix = "/call/login", endpoint = "sign-out")]
pub async fn sign_out() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/login").answer(&visit, portal.sign_out(&visit).await)
}

/// The language of the pages.
#[server(name = ChooseLanguage, prefix = "/call/login", endpoint = "language")]
pub async fn language(#[server(default)] language: String, #[server(default)] next: String) -> Result<(), Misread> {
    let language = language.parse().unwrap_or_default();
    let Desk { portal, visit } = desk()?;
    Back::to("/login").answer(&visit, portal.choose_language(&visit, language, &next).await)
}
