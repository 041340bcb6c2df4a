//! `/call/admin/…`: what administrators do. A list is taken in by the backend itself: it is larger than any form.
#![expect(missing_docs, reason = "the macro makes a struct of the arguments, which are form fields by their names")]
#![expect(clippy::too_many_arguments, reason = "each argument of the macro's function is a field of the form")]

use std::sync::Arc;

use leptos::prelude::*;

use super::{Back, Misread, id, sequence};
use crate::{
    desk::{Admin, Visit},
    model::{InviteFields, PolicyFields, PresentationFields},
};

/// Who asks, and whom.
pub(crate) struct Office {
    /// The desk.
    pub admin: Arc<dyn Admin>,
    /// The request.
    pub visit: Visit,
}

impl AsRef<Visit> for Office {
    fn as_ref(&self) -> &Visit {
        &self.visit
    }
}

/// The context that the backend provided.
///
/// # Errors
/// It provided none, which is a defect of the mount.
pub(crate) fn office() -> Result<Office, Misread> {
    match (use_context(), use_context()) {
        (Some(admin), Some(visit)) => Ok(Office { admin, visit }),
        _ => Err(Misread::Unmounted),
    }
}

/// Puts another policy in force. A refusal leads back to the form, with the edit.
#[server(name = ChangePolicy, prefix = "/call/admin", endpoint = "change-policy")]
pub async fn change_policy(
    #[server(default)] seen: String,
    #[server(default)] second_factor: String,
    #[server(default)] grace_days: String,
    #[server(default)] password_minimum: String,
    #[server(default)] classes: String,
    #[server(default)] remember_days: String,
    #[server(default)] recovery_codes: String,
    #[server(default)] code_effect: String,
    #[server(default)] backup_email: String,
    #[server(default)] mailbox: String,
    #[server(default)] reset_by: String,
    #[server(default)] voice: String,
    #[server(default)] sms: String,
) -> Result<(), Misread> {
    let edit = PolicyFields {
        second_factor,
        grace_days,
        password_minimum,
        classes,
        remember_days,
        recovery_codes,
        code_effect,
        backup_email,
        mailbox,
        reset_by,
        voice,
        sms,
    };
    let Office { admin, visit } = office()?;
    let pairs = edit.pairs();
    let value = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
    let back = Back::to(format!("/admin?{}", PolicyFields::read(value).query()));
    back.answer(&visit, admin.change_policy(&visit, &edit, sequence(&seen)).await)
}

/// Invites one person.
#[server(name = Invite, prefix = "/call/admin", endpoint = "invite")]
pub async fn invite(
    #[server(default)] name: String,
    #[server(default)] email: String,
    #[server(default)] role: String,
    #[server(default)] language: String,
    #[server(default)] branch: String,
    #[server(default)] phone: String,
) -> Result<(), Misread> {
    let fields = InviteFields { name, email, role, language, branch, phone };
    let Office { admin, visit } = office()?;
    let back = fields.pairs().into_iter().fold(Back::to("/admin/people"), |back, (name, value)| back.keep(name, value));
    back.answer(&visit, admin.invite(&visit, &fields).await)
}

/// Carries a list out.
#[server(name = ConfirmImport, prefix = "/call/admin", endpoint = "confirm-import")]
pub async fn confirm_import(#[server(default)] import: String) -> Result<(), Misread> {
    let Office { admin, visit } = office()?;
    Back::to_import(&import).answer(&visit, async { admin.confirm_import(&visit, id(&import)?).await }.await)
}

/// Throws a list away that was not confirmed.
#[server(name = DropImport, prefix = "/call/admin", endpoint = "drop-import")]
pub async fn drop_import(#[server(default)] import: String) -> Result<(), Misread> {
    let Office { admin, visit } = office()?;
    Back::to_import(&import).answer(&visit, async { admin.drop_import(&visit, id(&import)?).await }.await)
}

/// Gives somebody another role.
#[server(name = ChangeRole, prefix = "/call/admin", endpoint = "change-role")]
pub async fn change_role(
    #[server(default)] account: String,
    #[server(default)] role: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let Office { admin, visit } = office()?;
    let back = match account.parse::<uuid::Uuid>() {
        Ok(id) => Back::to(format!("/admin/people/{id}")),
        Err(_) => Back::to("/admin/people"),
    };
    back.answer(&visit, async { admin.change_role(&visit, id(&account)?, &role, sequence(&seen)).await }.await)
}

/// Adds a branch.
#[server(name = AddBranch, prefix = "/call/admin", endpoint = "add-branch")]
pub async fn add_branch(#[server(default)] sender: String, #[server(default)] seen: String) -> Result<(), Misread> {
    let Office { admin, visit } = office()?;
    let back = Back::to("/admin/branches").keep("sender", &sender);
    back.answer(&visit, admin.add_branch(&visit, &sender, sequence(&seen)).await)
}

/// Gives the organisation another name, colour or helpdesk. A refusal leads back to the form, with what was typed.
#[server(name = ChangePresentation, prefix = "/call/admin", endpoint = "change-presentation")]
pub async fn change_presentation(
    #[server(default)] name: String,
    #[server(default)] colour: String,
    #[server(default)] helpdesk: String,
    #[server(default)] seen: String,
) -> Result<(), Misread> {
    let edit = PresentationFields { name: short(name), colour: short(colour), helpdesk: short(helpdesk) };
    let Office { admin, visit } = office()?;
    let back = Back::to(format!("/admin/organisation?{}", edit.query()));
    back.answer(&visit, admin.change_presentation(&visit, &edit, sequence(&seen)).await)
}

/// What goes back into an address is never longer than what a form of ours sends.
pub(crate) fn short(text: String) -> String {
    text.chars().take(200).collect()
}

/// Tries a mail again that was given up; all of them where none is named.
#[server(name = RetryMail, prefix = "/call/admin", endpoint = "retry-mail")]
pub async fn retry_mail(#[server(default)] letter: String) -> Result<(), Misread> {
    let Office { admin, visit } = office()?;
    let which = async { if letter.is_empty() { Ok(None) } else { id(&letter).map(Some) } };
    Back::to("/admin/mail").answer(&visit, async { admin.retry_mail(&visit, which.await?).await }.await)
}
