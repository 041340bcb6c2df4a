//! `/call/me/…`: what a person changes on Mijn login.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, which are form fields by their names")]

use leptos::prelude::*;

use super::{Back, Desk, Misread, desk, id, sequence};

/// Another name for an app.
#[server(name = RenameApp, prefix = "/call/me", endpoint = "rename")]
pub async fn rename(
    #[server(default)] authenticator: String,
    #[server(default)] label: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let back = Back::to_app(&authenticator, "rename").keep("label", &label);
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, async { portal.rename(&visit, id(&authenticator)?, &label, sequence(&seen)).await }.await)
}

/// Into the trash.
#[server(name = TrashApp, prefix = "/call/me", endpoint = "trash")]
pub async fn trash(#[server(default)] authenticator: String, #[server(default)] seen: String) -> Result<(), Misread> {
    let back = Back::to_app(&authenticator, "trash");
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, async { portal.trash(&visit, id(&authenticator)?, sequence(&seen)).await }.await)
}

/// Out of the trash.
#[server(name = RestoreApp, prefix = "/call/me", endpoint = "restore")]
pub async fn restore(#[server(default)] authenticator: String, #[server(default)] seen: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/me").answer(&visit, async { portal.restore(&visit, id(&authenticator)?, sequence(&seen)).await }.await)
}

/// In use again, after a report that turned out to be mistaken.
#[server(name = ResumeApp, prefix = "/call/me", endpoint = "resume")]
pub async fn resume(#[server(default)] authenticator: String, #[server(default)] seen: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/me").answer(&visit, async { portal.resume(&visit, id(&authenticator)?, sequence(&seen)).await }.await)
}

/// Changes allowed again, after a report.
#[server(name = ThawChanges, prefix = "/call/me", endpoint = "thaw")]
pub async fn thaw(#[server(default)] seen: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/me").answer(&visit, portal.thaw(&visit, sequence(&seen)).await)
}

/// New recovery codes.
#[server(name = RenewRecoveryCodes, prefix = "/call/me", endpoint = "recovery-codes")]
pub async fn renew_codes(#[server(default)] seen: String) -> Result<(), Misread> {
    let back = Back::to("/me/recovery-codes");
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.renew_codes(&visit, sequence(&seen)).await)
}

/// An address to get back in by.
#[server(name = RequestBackupEmail, prefix = "/call/me", endpoint = "backup-email")]
pub async fn request_backup_email(
    #[server(default)] backup_email: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let back = Back::to("/me/backup-email").keep("backup_email", &backup_email);
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.request_backup_email(&visit, &backup_email, sequence(&seen)).await)
}

/// No such address any more.
#[server(name = RemoveBackupEmail, prefix = "/call/me", endpoint = "remove-backup-email")]
pub async fn remove_backup_email(#[server(default)] seen: String) -> Result<(), Misread> {
    let back = Back::to("/me/backup-email/remove");
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.remove_backup_email(&visit, sequence(&seen)).await)
}

/// Another password.
#[server(name = ChangePassword, prefix = "/call/me", endpoint = "password")]
pub async fn change_password(
    #[server(default)] password: String,
    #[server(default)] new_password: String,
) -> Result<(), Misread> {
    let back = Back::to("/me/password");
    let Desk { portal, visit } = desk()?;
    back.answer(&visit, portal.change_password(&visit, &password, &new_password).await)
}

/// Ends another session.
#[server(name = EndSession, prefix = "/call/me", endpoint = "end-session")]
pub async fn end_session(#[server(default)] session: String) -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/me").answer(&visit, async { portal.end_session(&visit, id(&session)?).await }.await)
}

/// Ends every other session.
#[server(name = EndOtherSessions, prefix = "/call/me", endpoint = "end-other-sessions")]
pub async fn end_other_sessions() -> Result<(), Misread> {
    let Desk { portal, visit } = desk()?;
    Back::to("/me").answer(&visit, portal.end_other_sessions(&visit).await)
}
