//! Sentences about who is told what, and what is done later.

use crate::{
    account::{
        AcceptedProof, AccountEvent, AuthenticatorRenamed, EMAIL_CHANGE_VALID_FOR, Effect, EmailSide, FROZEN_FOR,
        LinkPurpose, LinkUse, MAILBOX_LINK_VALID_FOR, Mail, RESTORABLE_FOR, SessionKind, Template, Text, testing::*,
    },
    ids::PhoneId,
    words::{Factor, Language, Means, Role},
};

/// The mail of this kind that carries the link of this number.
fn mail(template: Template, number: u128, at: i64) -> Mail {
    Mail {
        template,
        to: member().email,
        name: Some(sealed("name")),
        language: Language::Nl,
        branch: None,
        organisation: ORGANISATION,
        label: None,
        phone: None,
        origin: Some(sealed("origin")),
        at: t(at),
        until: None,
        count: None,
        proof: None,
        role: None,
        link: Some(link_id(number)),
    }
}

#[track_caller]
fn tells(history: Vec<AccountEvent>, event: &AccountEvent, mail: Mail) {
    assert_eq!(given(history).effects_of(event), [Effect::Mail(Box::new(mail))]);
}

#[test]
fn an_invitation_goes_to_the_login_address() {
    let until = Some(t(days(3)));
    tells(vec![], &invited(), Mail { until, origin: None, ..mail(Template::Activation, 1, 0) });
}

#[test]
fn a_new_activation_link_goes_the_same_way() {
    let until = Some(t(5 + days(3)));
    let told = Mail { until, origin: None, ..mail(Template::Activation, 2, 5) };
    tells(vec![invited()], &activation_resent(2, t(5)), told);
}

#[test]
fn a_link_that_was_asked_for_is_mailed_with_its_end() {
    let until = Some(t(8) + MAILBOX_LINK_VALID_FOR);
    for (purpose, template) in
        [(LinkPurpose::Prove, Template::LoginLink), (LinkPurpose::ResetPassword, Template::PasswordResetLink)]
    {
        tells(enrolled(), &requested(purpose, 30, t(8)), Mail { until, ..mail(template, 30, 8) });
    }
}

#[test]
fn r18_a_linked_app_is_told_by_its_name() {
    let mut history = enrolled();
    history.push(started(TABLET, t(5)));
    let label = Some(sealed("label"));
    tells(history, &linked(TABLET, 200, 20, t(6)), Mail { label, ..mail(Template::AuthenticatorLinked, 20, 6) });
}

#[test]
fn r18_a_renamed_app_is_told_by_its_new_name() {
    let renamed = AccountEvent::AuthenticatorRenamed(AuthenticatorRenamed {
        authenticator: PHONE,
        label: sealed("new name"),
        notice: Some(notice(20, t(6))),
        at: t(6),
    });
    let label = Some(sealed("new name"));
    tells(enrolled(), &renamed, Mail { label, ..mail(Template::AuthenticatorRenamed, 20, 6) });
}

#[test]
fn r18_a_thrown_away_app_is_told_and_its_purge_planned() {
    let account = given(with_two_apps());
    let due = t(10) + RESTORABLE_FOR;
    let told = Mail { label: Some(sealed("label")), until: Some(due), ..mail(Template::AuthenticatorTrashed, 20, 10) };
    assert_eq!(
        account.effects_of(&trashed(PHONE, 20, t(10))),
        [Effect::Mail(Box::new(told)), Effect::PurgeAuthenticator { authenticator: PHONE, due }]
    );
}

#[test]
fn r18_a_restored_and_a_resumed_app_are_told() {
    let label = Some(sealed("label"));
    let restored_app = Mail { label: label.clone(), ..mail(Template::AuthenticatorRestored, 20, 11) };
    tells(with_the_only_app_in_the_trash(), &restored(PHONE, 20, t(11)), restored_app);
    let resumed_app = Mail { label, ..mail(Template::AuthenticatorResumed, 20, 11) };
    tells(enrolled(), &resumed(PHONE, 20, t(11)), resumed_app);
}

#[test]
fn r18_new_recovery_codes_are_told_unless_the_first_app_brought_them() {
    let renewed = issued(first_codes(), Some(notice(20, t(9))), t(9));
    tells(enrolled(), &renewed, mail(Template::RecoveryCodesIssued, 20, 9));
    assert_eq!(given(enrolled()).effects_of(&issued(first_codes(), None, t(3))), []);
}

#[test]
fn r18_a_recovery_is_told() {
    for proof in [AcceptedProof::Mailbox, AcceptedProof::TrashedApp { authenticator: PHONE, step: 101 }] {
        let told = Mail { proof: Some(proof), ..mail(Template::RecoveryUsed, 20, 11) };
        tells(with_the_only_app_in_the_trash(), &recovered(proof, 20, t(11)), told);
    }
}

#[test]
fn r15_a_used_recovery_code_is_told_with_how_many_are_left() {
    let mut history = enrolled();
    history.push(consumed("one", "three", t(9)));
    let proof = AcceptedProof::RecoveryCode;
    let told = Mail { count: Some(2), proof: Some(proof), ..mail(Template::RecoveryCodeConsumed, 20, 9) };
    tells(history, &recovered(proof, 20, t(9)), told);
}

#[test]
fn an_ordinary_sign_in_is_not_told() {
    let event = signed_in(SessionKind::Full, Some(by_app(PHONE, 101)), t(9));
    assert_eq!(given(enrolled()).effects_of(&event), []);
}

#[test]
fn r18_a_new_password_is_told() {
    tells(enrolled(), &password_changed(20, t(9)), mail(Template::PasswordChanged, 20, 9));
    tells(enrolled(), &password_reset(None, 20, t(9)), mail(Template::PasswordReset, 20, 9));
}

#[test]
fn r15_a_recovery_code_that_replaced_a_password_is_told_with_how_many_are_left() {
    let mut history = enrolled();
    history.push(consumed("one", "three", t(9)));
    let proof = Some(AcceptedProof::RecoveryCode);
    let told = Mail { count: Some(2), proof, ..mail(Template::PasswordReset, 20, 9) };
    tells(history, &password_reset(proof, 20, t(9)), told);
}

#[test]
fn r18_a_password_replaced_by_an_apps_code_says_so() {
    let proof = Some(by_app(PHONE, 101));
    let told = Mail { proof, ..mail(Template::PasswordReset, 20, 9) };
    tells(enrolled(), &password_reset(proof, 20, t(9)), told);
}

/// Which numbers are told what.
fn texts(effects: Vec<Effect>) -> Vec<(Template, PhoneId)> {
    let told = effects.into_iter().filter_map(|effect| match effect {
        Effect::Text(text) => {
            let to = [MOBILE, LANDLINE].into_iter().find(|phone| number(*phone) == text.to);
            Some((text.template, to.expect("one of the two")))
        }
        _ => None,
    });
    told.collect()
}

#[test]
fn r18_a_recovery_is_told_to_a_number_that_gets_messages_without_a_link() {
    let account = given(with_phone(Means::Sms));
    let told = Text {
        template: Template::RecoveryUsed,
        to: number(MOBILE),
        language: Language::Nl,
        organisation: ORGANISATION,
        at: t(11),
    };
    let effects = account.effects_of(&recovered(AcceptedProof::Mailbox, 20, t(11)));
    assert_eq!(effects.last(), Some(&Effect::Text(Box::new(told))));
    for (event, template) in [
        (recovered(AcceptedProof::RecoveryCode, 20, t(11)), Template::RecoveryCodeConsumed),
        (password_reset(Some(AcceptedProof::RecoveryCode), 20, t(11)), Template::PasswordReset),
        (reset_by(20, t(11)), Template::ResetBySupport),
        (switched_off(t(11)), Template::SecondFactorSwitchedOff),
    ] {
        assert_eq!(texts(account.effects_of(&event)), [(template, MOBILE)], "{event:?}");
    }
}

#[test]
fn a_number_that_just_proved_who_this_is_is_not_told_but_the_others_are() {
    let account = given([with_phone(Means::Sms), bound(LANDLINE, Means::Sms, 5)].concat());
    let by_mobile = password_reset(Some(by_phone(MOBILE, 9)), 20, t(11));
    assert_eq!(texts(account.effects_of(&by_mobile)), [(Template::PasswordReset, LANDLINE)]);
}

#[test]
fn neither_a_number_that_is_called_nor_one_that_was_removed_is_told() {
    let recovery = recovered(AcceptedProof::Mailbox, 20, t(11));
    assert_eq!(texts(given(with_phone(Means::Call)).effects_of(&recovery)), []);
    let removed = given(with_phone(Means::Sms)).and([phone_removed(MOBILE, t(10))]);
    assert_eq!(texts(removed.effects_of(&recovery)), []);
}

#[test]
fn r18_who_stops_a_number_beforehand_does_not_keep_it_from_being_told() {
    let account = given(with_phone(Means::Sms));
    let stopped = phone_suspended(MOBILE, t(10));
    assert_eq!(texts(account.effects_of(&stopped)), [(Template::PhoneSuspended, MOBILE)]);
    let recovery = recovered(AcceptedProof::Mailbox, 20, t(11));
    assert_eq!(texts(account.and([stopped]).effects_of(&recovery)), [(Template::RecoveryUsed, MOBILE)]);
}

#[test]
fn what_is_no_recovery_is_told_by_mail_only() {
    let account = given(with_phone(Means::Sms));
    for event in [password_changed(20, t(9)), locked(Factor::Phone, 20, t(9)), enabled(20, t(9))] {
        assert_eq!(texts(account.effects_of(&event)), [], "{event:?}");
    }
}

#[test]
fn r08_a_lock_is_told() {
    tells(enrolled(), &locked(Factor::App, 20, t(9)), mail(Template::AccountLocked, 20, 9));
}

#[test]
fn r18_a_freeze_is_told_with_its_end_and_offers_no_other_link() {
    let until = Some(t(9) + FROZEN_FOR);
    let told = Mail { until, origin: None, link: None, ..mail(Template::ChangesFrozen, 20, 9) };
    tells(enrolled(), &frozen(t(9)), told);
}

#[test]
fn what_changes_no_factor_and_what_another_notice_tells_sends_nothing() {
    let account = given(with_something_of_everything());
    let silent = [
        proven(None, t(11)),
        unlocked(t(11)),
        started(PHONE, t(11)),
        acknowledged(t(11)),
        consumed("one", "three", t(11)),
        redeemed(12, t(11)),
        reported(12, t(11)),
        purged(WATCH, t(11)),
    ];
    for event in silent {
        assert_eq!(account.effects_of(&event), [], "{event:?}");
    }
}

#[test]
fn r18_an_event_names_the_notice_of_every_mail_that_can_be_objected_to() {
    let account = given(with_something_of_everything()).and([backup_requested(t(10)), backup_confirmed(t(10))]);
    let mut objected = 0;
    for (event, ..) in events_of_an_active_account() {
        let after = account.and([event.clone()]);
        let objections = after.active().links.iter().filter(|link| matches!(link.use_for, LinkUse::NotMe { .. }));
        let objections: Vec<_> = objections.map(|link| link.id).collect();
        let linked = account.effects_of(&event).into_iter().filter_map(|effect| match effect {
            Effect::Mail(mail) => mail.link.filter(|link| objections.contains(link)),
            _ => None,
        });
        for link in linked {
            assert_eq!(event.notice().map(|notice| notice.not_me.id), Some(link), "{event:?}");
            objected += 1;
        }
    }
    assert!(objected > 30, "{objected}");
}

#[test]
fn where_nobody_is_there_is_nobody_to_tell() {
    assert_eq!(given([]).effects_of(&password_changed(20, t(9))), []);
    assert_eq!(given([invited()]).effects_of(&password_changed(20, t(9))), []);
}

#[test]
fn r18_a_reset_by_support_is_told_and_every_purge_planned_once() {
    let account = given(with_something_of_everything());
    let due = t(20) + RESTORABLE_FOR;
    let purge = |authenticator| Effect::PurgeAuthenticator { authenticator, due };
    // the watch's purge was planned when its owner threw it away
    assert_eq!(
        account.effects_of(&reset_by(20, t(20))),
        [Effect::Mail(Box::new(mail(Template::ResetBySupport, 20, 20))), purge(PHONE), purge(TABLET)]
    );
}

#[test]
fn r18_what_support_did_is_told() {
    tells(enrolled(), &unlocked_by_support(20, t(9)), mail(Template::AccountUnlocked, 20, 9));
    tells(enrolled(), &enabled(20, t(9)), mail(Template::AccountEnabled, 20, 9));
    for event in [sessions_ended(t(9)), name_corrected(t(9))] {
        assert_eq!(given(enrolled()).effects_of(&event), [], "{event:?}");
    }
}

#[test]
fn who_gets_or_loses_a_role_is_told_which_and_has_nobody_to_object_to() {
    let told = |template| Mail { origin: None, link: None, role: Some(Role::Agent), ..mail(template, 20, 9) };
    tells(enrolled(), &granted(Role::Agent, t(9)), told(Template::RoleGranted));
    tells(enrolled(), &revoked(Role::Agent, t(9)), told(Template::RoleRevoked));
    assert_eq!(given([invited()]).effects_of(&granted(Role::Agent, t(9))), [], "they are not here yet");
}

#[test]
fn who_is_disabled_is_told_without_a_link_because_theirs_open_nothing() {
    let told = Mail { origin: None, link: None, ..mail(Template::AccountDisabled, 20, 9) };
    tells(enrolled(), &disabled(t(9)), told);
}

#[test]
fn r18_a_change_of_address_warns_the_old_one_and_asks_both() {
    let until = Some(t(9) + EMAIL_CHANGE_VALID_FOR);
    let warning = mail(Template::EmailChangeRequested, 72, 9);
    let old = Mail { until, origin: None, ..mail(Template::EmailConfirmOld, 70, 9) };
    let new = Mail { until, origin: None, to: new_address(), name: None, ..mail(Template::EmailConfirmNew, 71, 9) };
    let told = [warning, old, new].map(|mail| Effect::Mail(Box::new(mail)));
    assert_eq!(given(enrolled()).effects_of(&email_change_requested(72, t(9))), told);
}

#[test]
fn one_of_two_confirmations_is_not_told() {
    let account = given(enrolled()).and([email_change_requested(72, t(9))]);
    assert_eq!(account.effects_of(&email_confirmed(EmailSide::Old, t(10))), []);
}

#[test]
fn r18_another_address_is_told_to_both() {
    let account = given(enrolled()).and([email_change_requested(72, t(9)), email_confirmed(EmailSide::Old, t(10))]);
    let old = mail(Template::EmailChanged, 73, 11);
    let new = Mail { to: new_address(), ..old.clone() };
    let told = [old, new].map(|mail| Effect::Mail(Box::new(mail)));
    assert_eq!(account.effects_of(&email_changed(73, t(11))), told);
}
