//! The portal's desk: everything a person does with their own account.

use async_trait::async_trait;
use uuid::Uuid;

use super::{Acted, CookieChange, Step, Turn, Visit, local_path};
use crate::{
    i18n::{LANGUAGE_COOKIE, Language},
    model::*,
};

/// What a page shows, or why it shows something else.
pub type Shown<M> = Result<Page<M>, Turn>;

/// One method for each page and one for each act. Provided by context as `Arc<dyn Portal>`.
///
/// Text arrives as it was typed: trimming, checking and comparing are the desk's. A `seen` that is not a number
/// arrives as 0, which is never current.
#[async_trait]
pub trait Portal: Send + Sync {
    // ── Pages ──────────────────────────────────────────────────────────────────────────────────────────

    /// `/login`: address and password.
    async fn sign_in_page(&self, visit: &Visit) -> Shown<SignIn>;
    /// `/login/verify`: the app's code, at signing in or (signed in, with `next`) for a fresh proof.
    async fn verify_page(&self, visit: &Visit, next: Option<&str>) -> Shown<Verify>;
    /// `/login/prove`: the other ways this attempt has.
    async fn prove_page(&self, visit: &Visit) -> Shown<Prove>;
    /// `/recover`: the password first, then the ways that this account really has.
    async fn recover_page(&self, visit: &Visit) -> Shown<Recover>;
    /// `/login/recovery-code`.
    async fn recovery_code_page(&self, visit: &Visit) -> Shown<ProveByCode>;
    /// `/login/switch-off`: a recovery code that switches the second factor off.
    async fn switch_off_page(&self, visit: &Visit) -> Shown<ProveByCode>;
    /// `/login/trashed-app`: a code of the app that its owner threw away.
    async fn trashed_app_page(&self, visit: &Visit) -> Shown<ProveByCode>;
    /// `/login/backup-email`: a link to the backup mailbox, asked for or under way.
    async fn backup_mailbox_page(&self, visit: &Visit) -> Shown<BackupMailbox>;
    /// `/login/link-sent`: look in your mailbox.
    async fn link_sent_page(&self, visit: &Visit) -> Shown<LinkSent>;
    /// `/magic`: confirm a mailed link; opening it has consumed nothing.
    async fn magic_page(&self, visit: &Visit) -> Shown<Magic>;
    /// `/activate`: choose the first password, the invitation's token being in [`Visit::link`].
    async fn activate_page(&self, visit: &Visit) -> Shown<Activation>;
    /// `/password/forgotten`.
    async fn forgotten_page(&self, visit: &Visit) -> Shown<Forgotten>;
    /// `/password/new`: after the mailed link, with a second proof.
    async fn new_password_page(&self, visit: &Visit) -> Shown<NewPassword>;
    /// `/password/phone`: the same, with a number that this browser asked as that proof.
    async fn reset_by_phone_page(&self, visit: &Visit) -> Shown<ResetByPhone>;
    /// `/not-me`: what reporting a change as not one's own will do.
    async fn not_me_page(&self, visit: &Visit) -> Shown<NotMe>;

    /// `/confirm-email`: what confirming another login address, or a backup address, does.
    async fn confirm_email_page(&self, visit: &Visit) -> Shown<ConfirmEmail>;

    /// `/enrol`: which step comes next; always somewhere else.
    async fn enrol(&self, visit: &Visit) -> Acted;
    /// `/enrol/app`: a pending app with its secret, made by this call if there is none.
    async fn enrol_app_page(&self, visit: &Visit) -> Shown<EnrolApp>;
    /// `/enrol/phone`: a number to add, or the one on file to prove.
    async fn add_phone_page(&self, visit: &Visit) -> Shown<AddPhone>;
    /// `/enrol/phone/confirm`: that number was called or sent a code.
    async fn confirm_phone_page(&self, visit: &Visit) -> Shown<AskedPhone>;
    /// `/login/phone`: which number to ask, at signing in or (signed in, with `next`) for a fresh proof.
    async fn ask_phone_page(&self, visit: &Visit, next: Option<&str>) -> Shown<AskPhone>;
    /// `/login/phone/confirm`: that number was called or sent a code.
    async fn prove_phone_page(&self, visit: &Visit, next: Option<&str>) -> Shown<AskedPhone>;
    /// `/me/phones/{id}/remove`: what removing it will do. Asks for a fresh proof first.
    async fn remove_phone_page(&self, visit: &Visit, phone: Uuid) -> Shown<RemovePhone>;
    /// `/enrol/recovery-codes`: codes just issued and not yet acknowledged.
    async fn recovery_codes_page(&self, visit: &Visit) -> Shown<RecoveryCodes>;

    /// `/me`: Mijn login.
    async fn me_page(&self, visit: &Visit) -> Shown<Me>;
    /// `/me/authenticators/{id}/trash`: what throwing it away will do. Asks for a fresh proof first.
    async fn trash_page(&self, visit: &Visit, authenticator: Uuid) -> Shown<Trash>;
    /// `/me/authenticators/{id}/rename`.
    async fn rename_page(&self, visit: &Visit, authenticator: Uuid) -> Shown<Rename>;
    /// `/me/recovery-codes`: what new codes will do to the old. Asks for a fresh proof first.
    async fn renew_codes_page(&self, visit: &Visit) -> Shown<RenewCodes>;
    /// `/me/backup-email`: which address is to be the backup. Asks for a fresh proof first.
    async fn backup_email_page(&self, visit: &Visit) -> Shown<BackupSettings>;
    /// `/me/backup-email/remove`: what doing without it means. Asks for a fresh proof first.
    async fn remove_backup_email_page(&self, visit: &Visit) -> Shown<BackupSettings>;
    /// `/me/password`.
    async fn password_page(&self, visit: &Visit) -> Shown<NewPassword>;
    /// `/me/activity`: the account's history, newest first; `page` counts from 1.
    async fn activity_page(&self, visit: &Visit, page: u32) -> Shown<ActivityPage>;

    // ── Acts: signing in ───────────────────────────────────────────────────────────────────────────────

    /// Checks the password and opens an attempt or a session.
    async fn sign_in(&self, visit: &Visit, email: &str, password: &str) -> Acted;
    /// Checks the password of somebody who cannot get at their app; the same work and answers as signing in.
    async fn recover(&self, visit: &Visit, email: &str, password: &str) -> Acted;
    /// Checks the app's code: completes the sign-in, or refreshes the session's proof and goes to `next`.
    /// With `remember`, this browser stands in for the code from now on.
    async fn verify(&self, visit: &Visit, code: &str, next: Option<&str>, remember: bool) -> Acted;
    /// Proves oneself by a recovery code.
    async fn prove_by_recovery_code(&self, visit: &Visit, code: &str) -> Acted;
    /// Switches the second factor off by a recovery code.
    async fn switch_off(&self, visit: &Visit, code: &str) -> Acted;
    /// Sends a link to the login mailbox.
    async fn prove_by_mailbox(&self, visit: &Visit) -> Acted;
    /// Sends a link to the backup mailbox.
    async fn send_magic_link(&self, visit: &Visit) -> Acted;
    /// Proves oneself by a code of an app in the trash.
    async fn prove_by_trashed_app(&self, visit: &Visit, code: &str) -> Acted;
    /// Redeems the mailed link of [`Visit::link`].
    async fn redeem_link(&self, visit: &Visit) -> Acted;
    /// Sets the first password.
    async fn activate(&self, visit: &Visit, new_password: &str) -> Acted;
    /// Sends another link for the first password, in place of the one of [`Visit::link`] that came too late.
    async fn send_activation_again(&self, visit: &Visit) -> Acted;
    /// Sends a link for a new password; the answer is the same for an address that nobody has.
    async fn forgotten(&self, visit: &Visit, email: &str) -> Acted;
    /// Sets a new password after the link; `code` is the second proof where the account has one, and with `by_phone`
    /// that of a number which this browser asked.
    async fn reset_password(&self, visit: &Visit, new_password: &str, code: &str, by_phone: bool) -> Acted;
    /// Has a number called, or sent a code, for that proof.
    async fn ask_phone_for_reset(&self, visit: &Visit, phone: Uuid) -> Acted;
    /// Reports the change of [`Visit::link`] as not one's own.
    async fn not_me(&self, visit: &Visit) -> Acted;
    /// Confirms another login address, or a backup address, by the link of [`Visit::link`].
    async fn confirm_email(&self, visit: &Visit) -> Acted;
    /// Ends the session or the attempt.
    async fn sign_out(&self, visit: &Visit) -> Acted;

    // ── Acts: enrolling ────────────────────────────────────────────────────────────────────────────────

    /// Links the pending app by a current code of it. With `remember`, this browser stands in for the next codes.
    async fn link(&self, visit: &Visit, authenticator: Uuid, code: &str, label: &str, remember: bool) -> Acted;
    /// Puts linking the first app off, within the days of grace.
    async fn skip_enrolment(&self, visit: &Visit) -> Acted;
    /// Throws the pending app's secret away and makes a new one.
    async fn restart_enrolment(&self, visit: &Visit) -> Acted;
    /// The owner has saved the recovery codes.
    async fn acknowledge(&self, visit: &Visit) -> Acted;

    // ── Acts: telephone numbers ────────────────────────────────────────────────────────────────────────

    /// Adds a number, and has it called or sent a code at once; the number on file where there is one to prove.
    async fn add_phone(&self, visit: &Visit, country: &str, phone: &str, means: &str) -> Acted;
    /// Asks the number that waits for its confirmation once more.
    async fn ask_again(&self, visit: &Visit) -> Acted;
    /// Binds it: its call was answered, or `code` is what it was sent. Then `another` one, if wished.
    async fn confirm_phone(&self, visit: &Visit, code: &str, another: bool) -> Acted;
    /// Calls a bound number, or sends it a code.
    async fn ask_phone(&self, visit: &Visit, phone: Uuid, next: Option<&str>) -> Acted;
    /// Completes the sign-in by it, or refreshes the session's proof and goes to `next`.
    async fn prove_by_phone(&self, visit: &Visit, code: &str, next: Option<&str>) -> Acted;
    /// Has this number offered first.
    async fn make_phone_primary(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted;
    /// Removes a number.
    async fn remove_phone(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted;
    /// Puts a number back in use that a report had stopped.
    async fn resume_phone(&self, visit: &Visit, phone: Uuid, seen: u64) -> Acted;

    // ── Acts: Mijn login ───────────────────────────────────────────────────────────────────────────────

    /// Gives an app another name.
    async fn rename(&self, visit: &Visit, authenticator: Uuid, label: &str, seen: u64) -> Acted;
    /// Throws an app in the trash.
    async fn trash(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted;
    /// Takes an app out of the trash.
    async fn restore(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted;
    /// Puts an app back in use that a report had stopped: its owner says that it was theirs after all.
    async fn resume(&self, visit: &Visit, authenticator: Uuid, seen: u64) -> Acted;
    /// Lifts the stop on changes that a report had put on the account.
    async fn thaw(&self, visit: &Visit, seen: u64) -> Acted;
    /// Issues new recovery codes; the old ones are void.
    async fn renew_codes(&self, visit: &Visit, seen: u64) -> Acted;
    /// Asks an address to confirm that it is to be the backup.
    async fn request_backup_email(&self, visit: &Visit, backup_email: &str, seen: u64) -> Acted;
    /// Does without a backup address, and without one that has not confirmed yet.
    async fn remove_backup_email(&self, visit: &Visit, seen: u64) -> Acted;
    /// Changes the password.
    async fn change_password(&self, visit: &Visit, password: &str, new_password: &str) -> Acted;
    /// Ends another session.
    async fn end_session(&self, visit: &Visit, session: Uuid) -> Acted;
    /// Ends every session but this one.
    async fn end_other_sessions(&self, visit: &Visit) -> Acted;
    /// Remembers a device no longer.
    async fn forget_device(&self, visit: &Visit, device: Uuid) -> Acted;

    /// Answers in `language` from now on. The default keeps it in a cookie for a year.
    async fn choose_language(&self, _visit: &Visit, language: Language, next: &str) -> Acted {
        let year_s = 365 * 24 * 60 * 60;
        let to = local_path(next).unwrap_or("/");
        Ok(Step::to(to).with(CookieChange::set(LANGUAGE_COOKIE, language.code(), year_s)))
    }
}
