//! A desk that remembers nothing and makes everything up.

use async_trait::async_trait;
use herstel_console::{
    desk::{Acted, CookieChange, Portal, Refusal, Shown, Step, Turn, Visit},
    model::*,
};
use uuid::Uuid;

use super::samples::*;

/// What it says depends on the visit's "session", which is a scenario's name.
pub(crate) struct FakeDesk;

fn scenario(visit: &Visit) -> &str {
    visit.session.as_deref().unwrap_or_default()
}

/// Refuses what says `wrong`, is busy for `busy`, broken for `broken`, and goes on otherwise.
fn answer(input: &str, to: &str, refusal: Refusal) -> Acted {
    match input {
        "wrong" => Err(refusal.into()),
        "busy" => Err(Turn::Busy { retry_after_s: 3 }),
        "broken" => Err(Turn::Broken),
        _ => Ok(Step::to(to)),
    }
}

#[async_trait]
impl Portal for FakeDesk {
    async fn sign_in_page(&self, visit: &Visit) -> Shown<SignIn> {
        match scenario(visit) {
            "signed-in" => Err(Turn::Goto(Step::to("/me").with(CookieChange::clear("old")))),
            "broken" => Err(Turn::Broken),
            "throttled" => Err(Turn::Refused(Refusal { minutes: Some(5), ..Refusal::new("throttled") })),
            _ => Ok(finrust(Standing::Guest, SignIn::default())),
        }
    }

    async fn verify_page(&self, visit: &Visit, next: Option<&str>) -> Shown<Verify> {
        let standing = if next.is_some() { Standing::Full } else { Standing::Attempt };
        let remember_days = (scenario(visit) == "remember").then_some(30);
        let (email, next) = (EMAIL.to_owned(), next.map(str::to_owned));
        Ok(finrust(standing, Verify { email, next, ways: ways(), remember_days }))
    }

    async fn prove_page(&self, visit: &Visit) -> Shown<Prove> {
        let ways = match scenario(visit) {
            "switch-off" => vec![Way::SwitchOff { left: 7 }, Way::Support],
            _ => ways(),
        };
        Ok(finrust(Standing::Attempt, Prove { email: EMAIL.to_owned(), trashed: true, ways }))
    }

    async fn recover_page(&self, visit: &Visit) -> Shown<Recover> {
        let prove = |ways| Recover { prove: Some(Prove { email: EMAIL.to_owned(), trashed: false, ways }) };
        Ok(match scenario(visit) {
            "ways" => finrust(Standing::Attempt, prove(ways())),
            "none" => finrust(Standing::Attempt, prove(vec![Way::Support])),
            _ => finrust(Standing::Guest, Recover::default()),
        })
    }

    async fn recovery_code_page(&self, _: &Visit) -> Shown<ProveByCode> {
        Ok(finrust(Standing::Attempt, ProveByCode { email: EMAIL.to_owned(), label: None }))
    }

    async fn switch_off_page(&self, _: &Visit) -> Shown<ProveByCode> {
        Ok(finrust(Standing::Attempt, ProveByCode { email: EMAIL.to_owned(), label: None }))
    }

    async fn trashed_app_page(&self, _: &Visit) -> Shown<ProveByCode> {
        let label = Some("Oude telefoon".to_owned());
        Ok(finrust(Standing::Attempt, ProveByCode { email: EMAIL.to_owned(), label }))
    }

    async fn backup_mailbox_page(&self, visit: &Visit) -> Shown<BackupMailbox> {
        let (email, address, sent) = (EMAIL.to_owned(), "p•••@e•••.net".to_owned(), scenario(visit) == "sent");
        Ok(finrust(Standing::Attempt, BackupMailbox { email, address, minutes: 15, sent }))
    }

    async fn link_sent_page(&self, _: &Visit) -> Shown<LinkSent> {
        Ok(finrust(Standing::Attempt, LinkSent { address: "m•••••••12@example.org".to_owned(), minutes: 15 }))
    }

    async fn magic_page(&self, visit: &Visit) -> Shown<Magic> {
        if scenario(visit) == "used" {
            return Err(Refusal::new("link_used").into());
        }
        Ok(finrust(
            Standing::Attempt,
            Magic {
                email: "m•••••••12@example.org".to_owned(),
                purpose: LinkPurpose::SignIn,
                asked_at: at("2026-03-10T09:20:00Z"),
                asked_from: place(FIREFOX, "198.51.100.23"),
                same_browser: scenario(visit) != "other",
                valid_until: at("2026-03-10T09:35:00Z"),
            },
        ))
    }

    async fn activate_page(&self, visit: &Visit) -> Shown<Activation> {
        let choose = |rules| NewPassword { rules, ..new_password(PasswordReason::Activation, None) };
        let body = match scenario(visit) {
            "late" => Activation::TooLate { days: 7 },
            "classes" => Activation::Choose(choose(PasswordRules { min: 15, max: 256, composition: true })),
            _ => Activation::Choose(new_password(PasswordReason::Activation, None)),
        };
        Ok(finrust(Standing::Guest, body))
    }

    async fn forgotten_page(&self, _: &Visit) -> Shown<Forgotten> {
        Ok(finrust(Standing::Guest, Forgotten { minutes: 15 }))
    }

    async fn new_password_page(&self, _: &Visit) -> Shown<NewPassword> {
        let second = Some(SecondProof::AppOrRecoveryCode);
        let phones =
            vec![KnownPhone { id: id(1), number: "+31 6 •• •• •• 48".to_owned(), means: Means::Sms }];
        Ok(finrust(Standing::Guest, NewPassword { phones, ..new_password(PasswordReason::Forgotten, second) }))
    }

    async fn reset_by_phone_page(&self, visit: &Visit) -> Shown<ResetByPhone> {
        let number = "+31 6 •• •• •• 48".to_owned();
        let second = match scenario(visit) {
            "right" => SecondProof::Answered { number },
            "sms" => SecondProof::SentCode { number, until: at("2026-03-10T09:35:00Z"), stage: CallStage::Unknown },
            _ => {
                let asked = AskedPhone { recovers: true, ..asked(CallStage::Ringing, Means::Call, false) };
                return Ok(finrust(Standing::Guest, ResetByPhone::Waiting(asked)));
            }
        };
        let choose = new_password(PasswordReason::Forgotten, Some(second));
        Ok(finrust(Standing::Guest, ResetByPhone::Choose(choose)))
    }

    async fn not_me_page(&self, visit: &Visit) -> Shown<NotMe> {
        let label = "Onbekende telefoon".to_owned();
        let outcome = match scenario(visit) {
            "freeze" | "backup" => NotMeOutcome::Freezes { hours: 24 },
            _ => NotMeOutcome::SuspendsApp { label: label.clone() },
        };
        let withdraws = if scenario(visit) == "backup" { backup().address } else { None };
        let (at, from) = (at("2026-03-10T09:20:00Z"), place(IPHONE, "203.0.113.8"));
        Ok(finrust(Standing::Guest, NotMe { deed: Deed::AppLinked { label }, at, from, outcome, withdraws }))
    }

    async fn confirm_email_page(&self, visit: &Visit) -> Shown<ConfirmEmail> {
        let (from, to) = (EMAIL.to_owned(), "nieuw@example.org".to_owned());
        let body = match scenario(visit) {
            "backup" => ConfirmEmail::Backup { to, replaces: false },
            "replaces" => ConfirmEmail::Backup { to, replaces: true },
            _ => ConfirmEmail::Login { from, to, last: false },
        };
        Ok(finrust(Standing::Guest, body))
    }

    async fn enrol(&self, _: &Visit) -> Acted {
        Ok(Step::to("/enrol/app"))
    }

    async fn enrol_app_page(&self, visit: &Visit) -> Shown<EnrolApp> {
        let first = scenario(visit) != "another";
        let standing = if first { Standing::Enrol } else { Standing::Full };
        let grace_days = (scenario(visit) == "grace").then_some(9);
        let remember_days = (scenario(visit) == "remember").then_some(30);
        Ok(finrust(standing, EnrolApp { first, grace_days, remember_days, ..app() }))
    }

    async fn add_phone_page(&self, visit: &Visit) -> Shown<AddPhone> {
        let on_file = (scenario(visit) == "on-file").then(|| "+31 6 •• •• •• 48".to_owned());
        let means = if on_file.is_some() { vec![Means::Sms] } else { vec![Means::Call, Means::Sms] };
        Ok(finrust(
            Standing::Enrol,
            AddPhone {
                countries: vec![Country { id: "NL", code: 31 }, Country { id: "BE", code: 32 }],
                home: "NL",
                means,
                on_file,
                first: true,
                mandatory: true,
                grace_days: None,
            },
        ))
    }

    async fn confirm_phone_page(&self, visit: &Visit) -> Shown<AskedPhone> {
        let stage = match scenario(visit) {
            "right" => CallStage::Right,
            "wrong" => CallStage::Wrong,
            "unknown" => CallStage::Unknown,
            _ => CallStage::Ringing,
        };
        let means = if scenario(visit) == "sms" { Means::Sms } else { Means::Call };
        Ok(finrust(Standing::Enrol, asked(stage, means, true)))
    }

    async fn ask_phone_page(&self, _: &Visit, next: Option<&str>) -> Shown<AskPhone> {
        let phone = |n, means| KnownPhone { id: id(n), number: "+31 6 •• •• •• 48".to_owned(), means };
        let phones = vec![phone(1, Means::Call), phone(2, Means::Sms)];
        let (email, next) = (EMAIL.to_owned(), next.map(str::to_owned));
        Ok(finrust(Standing::Attempt, AskPhone { email, phones, signing_in: next.is_none(), next, app: false }))
    }

    async fn prove_phone_page(&self, _: &Visit, _: Option<&str>) -> Shown<AskedPhone> {
        Ok(finrust(Standing::Attempt, asked(CallStage::Talking, Means::Call, false)))
    }

    async fn remove_phone_page(&self, _: &Visit, phone: Uuid) -> Shown<RemovePhone> {
        let (number, since) = ("+31 6 •• •• •• 48".to_owned(), at("2026-02-03T10:00:00Z"));
        Ok(finrust(Standing::Full, RemovePhone { phone, number, since, seen: 41, ways: ways() }))
    }

    async fn recovery_codes_page(&self, visit: &Visit) -> Shown<RecoveryCodes> {
        let reason = match scenario(visit) {
            "replaced" => CodesReason::Replaced,
            "switched-off" => CodesReason::SwitchedOff,
            "renewed" => CodesReason::Renewed,
            _ => CodesReason::Enrolled,
        };
        Ok(finrust(Standing::Enrol, codes(reason)))
    }

    async fn me_page(&self, visit: &Visit) -> Shown<Me> {
        let me = me();
        Ok(match scenario(visit) {
            "empty" => finrust(
                Standing::Full,
                Me {
                    mandatory: false,
                    apps: Vec::new(),
                    past: Vec::new(),
                    ways: Vec::new(),
                    weakest: None,
                    codes: None,
                    backup: Some(Backup::default()),
                    recent: Vec::new(),
                    ..me
                },
            ),
            "password" => finrust(
                Standing::Full,
                Me { ways: vec![Way::PasswordAlone, Way::Support], weakest: Some(Weakest::PasswordAlone), ..me },
            ),
            "repair" => finrust(Standing::Repair, repair(me)),
            "grace" => finrust(
                Standing::Full,
                Me { grace_days: Some(1), apps: Vec::new(), past: Vec::new(), codes: None, ..me },
            ),
            "remember" => finrust(Standing::Full, Me { remember_days: Some(30), devices: devices(), ..me }),
            "remember-none" => finrust(Standing::Full, Me { remember_days: Some(30), ..me }),
            "long" => finrust(Standing::Full, long(me)),
            _ => finrust(Standing::Full, me),
        })
    }

    async fn trash_page(&self, visit: &Visit, authenticator: Uuid) -> Shown<Trash> {
        if authenticator != id(1) {
            return Err(Turn::NotFound);
        }
        let last = scenario(visit) != "another";
        let ways = if last { ways() } else { vec![Way::OtherApp { label: "Tablet".to_owned() }] };
        let label = "Werktelefoon".to_owned();
        let linked_at = at("2026-02-03T10:00:00Z");
        Ok(finrust(
            Standing::Full,
            Trash { authenticator, label, linked_at, seen: 41, ways, last, mandatory: true, days: 7 },
        ))
    }

    async fn rename_page(&self, _: &Visit, authenticator: Uuid) -> Shown<Rename> {
        Ok(finrust(Standing::Full, Rename { authenticator, label: "Werktelefoon".to_owned(), seen: 41 }))
    }

    async fn renew_codes_page(&self, _: &Visit) -> Shown<RenewCodes> {
        Ok(finrust(Standing::Full, RenewCodes { left: 7, total: 10, seen: 41 }))
    }

    async fn backup_email_page(&self, visit: &Visit) -> Shown<BackupSettings> {
        let settings = backup_settings(match scenario(visit) {
            "demanded" => Backup { mandatory: true, ..Backup::default() },
            _ => backup(),
        });
        Ok(finrust(Standing::Full, settings))
    }

    async fn remove_backup_email_page(&self, _: &Visit) -> Shown<BackupSettings> {
        Ok(finrust(Standing::Full, backup_settings(backup())))
    }

    async fn password_page(&self, _: &Visit) -> Shown<NewPassword> {
        Ok(finrust(Standing::Full, new_password(PasswordReason::Change, None)))
    }

    async fn activity_page(&self, _: &Visit, page: u32) -> Shown<ActivityPage> {
        Ok(finrust(Standing::Full, ActivityPage { entries: history(), page, pages: 3 }))
    }

    async fn sign_in(&self, _: &Visit, _: &str, password: &str) -> Acted {
        let refusal = Refusal { remaining: Some(7), ..Refusal::new("wrong_credentials") };
        let step = answer(password, "/login/verify", refusal)?;
        Ok(step.with(CookieChange { name: "herstel".to_owned(), value: "t0ken".to_owned(), max_age_s: None }))
    }

    async fn recover(&self, _: &Visit, _: &str, password: &str) -> Acted {
        answer(password, "/recover", Refusal::new("wrong_credentials"))
    }

    async fn verify(&self, _: &Visit, code: &str, next: Option<&str>, remember: bool) -> Acted {
        let refusal = Refusal { remaining: Some(7), ..Refusal::of("code", "code_wrong") };
        let step = answer(code, next.unwrap_or("/me"), refusal)?;
        Ok(if remember { step.with(CookieChange::set("device", "t0ken", 2_592_000)) } else { step })
    }

    async fn prove_by_recovery_code(&self, _: &Visit, code: &str) -> Acted {
        answer(code, "/me", Refusal::new("recovery_code_wrong"))
    }

    async fn switch_off(&self, _: &Visit, code: &str) -> Acted {
        answer(code, "/enrol/recovery-codes", Refusal::new("recovery_code_wrong"))
    }

    async fn prove_by_mailbox(&self, _: &Visit) -> Acted {
        Ok(Step::to("/login/link-sent"))
    }

    async fn send_magic_link(&self, _: &Visit) -> Acted {
        Ok(Step::to("/login/backup-email"))
    }

    async fn prove_by_trashed_app(&self, _: &Visit, code: &str) -> Acted {
        answer(code, "/me", Refusal::new("code_wrong"))
    }

    async fn redeem_link(&self, _: &Visit) -> Acted {
        Ok(Step::to("/me"))
    }

    async fn activate(&self, _: &Visit, new_password: &str) -> Acted {
        answer(new_password, "/login?done=password-strength-3", Refusal::new("password_too_short"))
    }

    async fn send_activation_again(&self, _: &Visit) -> Acted {
        Ok(Step::to("/login?done=activation-sent"))
    }

    async fn forgotten(&self, _: &Visit, email: &str) -> Acted {
        answer(email, "/password/forgotten?done=sent", Refusal::new("email_invalid"))
    }

    async fn ask_phone_for_reset(&self, _: &Visit, _: Uuid) -> Acted {
        Ok(Step::to("/password/phone"))
    }

    async fn reset_password(&self, _: &Visit, new_password: &str, _: &str, _: bool) -> Acted {
        answer(new_password, "/login?done=password-reset", Refusal::new("password_common"))
    }

    async fn not_me(&self, _: &Visit) -> Acted {
        Ok(Step::to("/login?done=suspended"))
    }

    async fn confirm_email(&self, _: &Visit) -> Acted {
        Ok(Step::to("/login?done=email-confirmed"))
    }

    async fn sign_out(&self, _: &Visit) -> Acted {
        Ok(Step::to("/login?done=signed-out").with(CookieChange::clear("herstel")))
    }

    async fn link(&self, _: &Visit, _: Uuid, code: &str, _: &str, _: bool) -> Acted {
        answer(code, "/enrol/recovery-codes", Refusal::new("clock_off"))
    }

    async fn skip_enrolment(&self, _: &Visit) -> Acted {
        Ok(Step::to("/me?done=skipped"))
    }

    async fn restart_enrolment(&self, _: &Visit) -> Acted {
        Ok(Step::to("/enrol/app"))
    }

    async fn acknowledge(&self, _: &Visit) -> Acted {
        Ok(Step::to("/login?done=enrolled"))
    }

    async fn add_phone(&self, _: &Visit, _: &str, phone: &str, _: &str) -> Acted {
        answer(phone, "/enrol/phone/confirm", Refusal::of("phone", "phone_invalid"))
    }

    async fn ask_again(&self, _: &Visit) -> Acted {
        Ok(Step::to("/enrol/phone/confirm"))
    }

    async fn confirm_phone(&self, _: &Visit, code: &str, _: bool) -> Acted {
        answer(code, "/enrol", Refusal::of("code", "sms_code_wrong"))
    }

    async fn ask_phone(&self, _: &Visit, _: Uuid, _: Option<&str>) -> Acted {
        Ok(Step::to("/login/phone/confirm"))
    }

    async fn prove_by_phone(&self, _: &Visit, code: &str, _: Option<&str>) -> Acted {
        answer(code, "/me", Refusal::of("code", "sms_code_wrong"))
    }

    async fn make_phone_primary(&self, _: &Visit, _: Uuid, _: u64) -> Acted {
        Ok(Step::to("/me?done=phone-primary"))
    }

    async fn remove_phone(&self, _: &Visit, _: Uuid, _: u64) -> Acted {
        Ok(Step::to("/me?done=phone-removed"))
    }

    async fn resume_phone(&self, _: &Visit, _: Uuid, _: u64) -> Acted {
        Ok(Step::to("/me?done=phone-resumed"))
    }

    async fn rename(&self, _: &Visit, _: Uuid, label: &str, _: u64) -> Acted {
        answer(label, "/me?done=renamed", Refusal::new("label_taken"))
    }

    async fn trash(&self, _: &Visit, _: Uuid, seen: u64) -> Acted {
        match seen {
            41 => Ok(Step::to("/me?done=trashed")),
            13 => Err(Refusal::new("no_way_back").into()),
            _ => Err(Refusal::new("stale").into()),
        }
    }

    async fn restore(&self, _: &Visit, _: Uuid, seen: u64) -> Acted {
        if seen == 41 { Ok(Step::to("/me?done=restored")) } else { Err(Refusal::new("stale").into()) }
    }

    async fn resume(&self, _: &Visit, _: Uuid, _: u64) -> Acted {
        Ok(Step::to("/me?done=resumed"))
    }

    async fn thaw(&self, _: &Visit, _: u64) -> Acted {
        Ok(Step::to("/me?done=thawed"))
    }

    async fn renew_codes(&self, _: &Visit, _: u64) -> Acted {
        Ok(Step::to("/enrol/recovery-codes"))
    }

    async fn request_backup_email(&self, _: &Visit, backup_email: &str, _: u64) -> Acted {
        answer(backup_email, "/me?done=backup-email-asked", Refusal::new("same_as_login"))
    }

    async fn remove_backup_email(&self, _: &Visit, seen: u64) -> Acted {
        if seen == 41 { Ok(Step::to("/me?done=backup-email-removed")) } else { Err(Refusal::new("no_way_back").into()) }
    }

    async fn change_password(&self, _: &Visit, password: &str, _: &str) -> Acted {
        answer(password, "/me?done=password-strength-3", Refusal::new("wrong_password"))
    }

    async fn end_session(&self, _: &Visit, _: Uuid) -> Acted {
        Ok(Step::to("/me?done=session-ended"))
    }

    async fn end_other_sessions(&self, _: &Visit) -> Acted {
        Ok(Step::to("/me?done=sessions-ended"))
    }

    async fn forget_device(&self, _: &Visit, _: Uuid) -> Acted {
        Ok(Step::to("/me?done=device-forgotten"))
    }
}

fn new_password(reason: PasswordReason, second: Option<SecondProof>) -> NewPassword {
    let rules = PasswordRules { min: 8, max: 128, composition: false };
    NewPassword { email: EMAIL.to_owned(), reason, rules, second, phones: Vec::new() }
}

/// Names as long as they come.
fn long(mut me: Me) -> Me {
    me.email = "medewerker11.flexpool.avonddienst.noord@dochteronderneming.noordoost.example.org".to_owned();
    me.name = "Stichting Samenwerkende Zorginstellingen Noordoost-Groningen en Omstreken".to_owned();
    for app in &mut me.apps {
        app.label = "Werktelefoonvandeafdelingavonddienstnoord".to_owned();
        app.linked_from.ip = Some("2001:db8:85a3:8d3:1319:8a2e:370:7348".to_owned());
    }
    me.codes = me.codes.map(|codes| CodesLeft { left: 1, low: true, ..codes });
    me
}

/// After "this was not me": an app is stopped, and so are changes.
fn repair(mut me: Me) -> Me {
    me.apps[0].state = AppState::Suspended { since: at("2026-03-10T09:20:00Z") };
    Me { ways: vec![Way::Support], frozen_until: Some(at("2026-03-11T09:20:00Z")), ..me }
}
