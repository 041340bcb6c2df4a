//! The portal's desk: what people do with their own account.

mod activation;
mod activity;
mod apps;
mod backup_email;
mod codes;
mod confirm_email;
mod devices;
mod door;
mod enrol;
mod forgotten;
mod grace;
mod magic;
mod me;
mod not_me;
mod password;
mod phone;
mod presented;
mod prove;
mod recover;
mod reset_link;
mod second;
mod sign_in;
mod sittings;
mod switch_off;
mod verify;

use async_trait::async_trait;
use herstel_console::{
    desk::{Acted, Portal, Shown, Visit},
    model::*,
};
use uuid::Uuid;

use super::House;

pub(crate) use presented::with_link;
pub use reset_link::{ResetLinks, SendResetLink};
pub(super) use second::SECOND;

/// Answers the portal's pages.
#[derive(Clone, Debug)]
pub struct PortalDesk {
    house: House,
}

impl PortalDesk {
    /// A desk in this house.
    #[must_use]
    pub fn new(house: House) -> Self {
        Self { house }
    }
}

#[async_trait]
impl Portal for PortalDesk {
    async fn sign_in_page(&self, visit: &Visit) -> Shown<SignIn> {
        self.house.sign_in_page(visit).await
    }
    async fn verify_page(&self, visit: &Visit, next: Option<&str>) -> Shown<Verify> {
        self.house.verify_page(visit, next).await
    }
    async fn prove_page(&self, visit: &Visit) -> Shown<Prove> {
        self.house.prove_page(visit).await
    }
    async fn recover_page(&self, visit: &Visit) -> Shown<Recover> {
        self.house.recover_page(visit).await
    }
    async fn recovery_code_page(&self, visit: &Visit) -> Shown<ProveByCode> {
        self.house.recovery_code_page(visit).await
    }
    async fn switch_off_page(&self, visit: &Visit) -> Shown<ProveByCode> {
        self.house.switch_off_page(visit).await
    }
    async fn trashed_app_page(&self, visit: &Visit) -> Shown<ProveByCode> {
        self.house.trashed_app_page(visit).await
    }
    async fn backup_mailbox_page(&self, visit: &Visit) -> Shown<BackupMailbox> {
        self.house.backup_mailbox_page(visit).await
    }
    async fn link_sent_page(&self, visit: &Visit) -> Shown<LinkSent> {
        self.house.link_sent_page(visit).await
    }
    async fn magic_page(&self, visit: &Visit) -> Shown<Magic> {
        self.house.magic_page(visit).await
    }
    async fn activate_page(&self, visit: &Visit) -> Shown<Activation> {
        self.house.activate_page(visit).await
    }
    async fn forgotten_page(&self, visit: &Visit) -> Shown<Forgotten> {
        Ok(self.house.forgotten_page(visit))
    }
    async fn new_password_page(&self, visit: &Visit) -> Shown<NewPassword> {
        self.house.new_password_page(visit).await
    }
    async fn reset_by_phone_page(&self, visit: &Visit) -> Shown<ResetByPhone> {
        self.house.reset_by_phone_page(visit).await
    }
    async fn not_me_page(&self, visit: &Visit) -> Shown<NotMe> {
        self.house.not_me_page(visit).await
    }
    async fn confirm_email_page(&self, visit: &Visit) -> Shown<ConfirmEmail> {
        self.house.confirm_email_page(visit).await
    }
    async fn enrol(&self, visit: &Visit) -> Acted {
        self.house.enrol(visit).await
    }
    async fn enrol_app_page(&self, visit: &Visit) -> Shown<EnrolApp> {
        self.house.enrol_app_page(visit).await
    }
    async fn add_phone_page(&self, visit: &Visit) -> Shown<AddPhone> {
        self.house.add_phone_page(visit).await
    }
    async fn confirm_phone_page(&self, visit: &Visit) -> Shown<AskedPhone> {
        self.house.confirm_phone_page(visit).await
    }
    async fn ask_phone_page(&self, visit: &Visit, next: Option<&str>) -> Shown<AskPhone> {
        self.house.ask_phone_page(visit, next).await
    }
    async fn prove_phone_page(&self, visit: &Visit, next: Option<&str>) -> Shown<AskedPhone> {
        self.house.prove_phone_page(visit, next).await
    }
    async fn remove_phone_page(&self, visit: &Visit, phone: Uuid) -> Shown<RemovePhone> {
        self.house.remove_phone_page(visit, phone).await
    }
    async fn recovery_codes_page(&self, visit: &Visit) -> Shown<RecoveryCodes> {
        self.house.recovery_codes_page(visit).await
    }
    async fn me_page(&self, visit: &Visit) -> Shown<Me> {
        self.house.me_page(visit).await
    }
    async fn trash_page(&self, visit: &Visit, authenticator: Uuid) -> Shown<Trash> {
        self.house.trash_page(visit, authenticator).await
    }
    async fn rename_page(&self, visit: &Visit, authenticator: Uuid) -> Shown<Rename> {
        self.house.rename_page(visit, authenticator).await
    }
    async fn renew_codes_page(&self, visit: &Visit) -> Shown<RenewCodes> {
        self.house.renew_codes_page(visit).await
    }
    async fn backup_email_page(&self, visit: &Visit) -> Shown<BackupSettings> {
        self.house.backup_email_page(visit).await
    }
    async fn remove_backup_email_page(&self, visit: &Visit) -> Shown<BackupSettings> {
        self.house.remove_backup_email_page(visit).await
    }
    async fn password_page(&self, visit: &Visit) -> Shown<NewPassword> {
        self.house.password_page(visit).await
    }
    async fn activity_page(&self, visit: &Visit, page: u32) -> Shown<ActivityPage> {
        self.house.activity_page(visit, page).await
    }

    async fn sign_in(&self, visit: &Visit, email: &str, password: &str) -> Acted {
        self.house.sign_in(visit, email, password).await
    }
    async fn recover(&self, visit: &Visit, email: &str, password: &str) -> Acted {
        self.house.recover(visit, email, password).await
    }
    async fn verify(&self, visit: &Visit, code: &str, next: Option<&str>, remember: bool) -> Acted {
        self.house.verify(visit, code, next, remember).await
    }
    async fn prove_by_recovery_code(&self, visit: &Visit, code: &str) -> Acted {
        self.house.prove_by_recovery_code(visit, code).await
    }
    async fn switch_off(&self, visit: &Visit, code: &str) -> Acted {
        self.house.switch_off(visit, code).await
    }
    async fn prove_by_mailbox(&self, visit: &Visit) -> Acted {
        self.house.prove_by_mailbox(visit).await
    }
    async fn send_magic_link(&self, visit: &Visit) -> Acted {
        self.house.send_magic_link(visit).await
    }
    async fn prove_by_trashed_app(&self, visit: &Visit, code: &str) -> Acted {
        self.house.prove_by_trashed_app(visit, code).await
    }
    async fn redeem_link(&self, visit: &Visit) -> Acted {
        self.house.redeem_link(visit).await
    }
    async fn activate(&self, visit: &Visit, new_password: &str) -> Acted {
        self.house.activate(visit, new_password).await
    }
    async fn send_activation_again(&self, visit: &Visit) -> Acted {
        self.house.send_activation_again(visit).await
    }
    async fn forgotten(&self, visit: &Visit, email: &str) -> Acted {
        self.house.forgotten(visit, email).await
    }
    async fn reset_password(&self, visit: &Visit, new_password: &str, code: &str, by_phone: bool) -> Acted {
        self.house.reset_password(visit, new_password, code, by_phone).await
    }
    async fn ask_phone_for_reset(&self, visit: &Visit, phone: Uuid) -> Acted {
        self.house.ask_phone_for_reset(visit, phone).await
    }
    async fn not_me(&self, visit: &Visit) -> Acted {
        self.house.not_me(visit).await
    }
    async fn confirm_email(&self, visit: &Visit) -> Acted {
        self.house.confirm_email(visit).await
    }
    async fn sign_out(&self, visit: &Visit) -> Acted {
        self.house.sign_out(visit).await
    }
    async fn link(&self, visit: &Visit, authenticator: Uuid, code: &str, label: &str, remember: bool) -> Acted {
        self.house.link(visit, authenticator, code, label, remember).await
    }
    async fn skip_enrolment(&self, visit: &Visit) -> Acted {
        self.house.skip_enrolment(visit).await
    }
    async fn restart_enrolment(&self, visit: &Visit) -> Acted {
        self.house.restart_enrolment(visit).await
    }
    async fn acknowledge(&self, visit: &Visit) -> Acted {
        self.house.acknowledge(visit).await
    }
    async fn add_phone(&self, visit: &Visit, country: &str, phone: &str, means: &str) -> Acted {
        self.house.add_phone(visit, country, phone, means).await
    }
    async fn ask_again(&self, visit: &Visit) -> Acted {
        self.house.ask_again(visit).await
    }
    async fn confirm_phone(&self, visit: &Visit, code: &str, another: bool) -> Acted {
        self.house.confirm_phone(visit, code, another).await
    }
    async fn ask_phone(&self, visit: &Visit, phone: Uuid, next: Option<&str>) -> Acted {
        self.house.ask_phone(visit, phone, next).await
    }
    async fn prove_by_phone(&self, visit: &Visit, code: &str, next: Option<&str>) -> Acted {
        self.house.prove_by_phone(visit, code, next).await
    }
    async fn make_phone_primary(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted {
        self.house.make_phone_primary(visit, phone, seen).await
    }
    async fn remove_phone(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted {
        self.house.remove_phone(visit, phone, seen).await
    }
    async fn resume_phone(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted {
        self.house.resume_phone(visit, phone, seen).await
    }
    async fn rename(&self, visit: &Visit, authenticator: Uuid, label: &str, seen: u64) -> Acted {
        self.house.rename(visit, authenticator, label, seen).await
    }
    async fn trash(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted {
        self.house.trash(visit, authenticator, seen).await
    }
    async fn restore(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted {
        self.house.restore(visit, authenticator, seen).await
    }
    async fn resume(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted {
        self.house.resume(visit, authenticator, seen).await
    }
    async fn thaw(&self, visit: &Visit, seen: u64) -> Acted {
        self.house.thaw(visit, seen).await
    }
    async fn renew_codes(&self, visit: &Visit, seen: u64) -> Acted {
        self.house.renew_codes(visit, seen).await
    }
    async fn request_backup_email(&self, visit: &Visit, backup_email: &str, seen: u64) -> Acted {
        self.house.request_backup_email(visit, backup_email, seen).await
    }
    async fn remove_backup_email(&self, visit: &Visit, seen: u64) -> Acted {
        self.house.remove_backup_email(visit, seen).await
    }
    async fn change_password(&self, visit: &Visit, password: &str, new_password: &str) -> Acted {
        self.house.change_password(visit, password, new_password).await
    }
    async fn end_session(&self, visit: &Visit, session: Uuid) -> Acted {
        self.house.end_session(visit, session).await
    }
    async fn end_other_sessions(&self, visit: &Visit) -> Acted {
        self.house.end_other_sessions(visit).await
    }
    async fn forget_device(&self, visit: &Visit, device: Uuid) -> Acted {
        self.house.forget_device(visit, device).await
    }
}
