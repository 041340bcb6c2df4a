//! Sentences about the backup address.

use chrono::Duration;

use crate::{
    account::{
        AcceptedProof, AccountEvent, AccountRefusal as Why, BACKUP_EMAIL_VALID_FOR, BackupEmailRequested,
        ConfirmBackupEmail, CorrectEmail, Effect, EmailChanged, EmailSide, FROZEN_FOR, LinkPurpose, LinkUse,
        NOT_ME_VALID_FOR, RemoveBackupEmail, RequestBackupEmail, Template, TrashAuthenticator, lacks_backup_email,
        testing::*, withdrawn_by_report,
    },
    policy::Policy,
    sealed::{Contact, Fingerprint},
};

/// Demands a second factor, and a backup address is the only way back besides codes.
const BACKUP_ONLY: Policy = Policy { mailbox_recovery: false, ..EMPLOYER };

fn pending() -> Given {
    given(enrolled()).and([backup_requested(t(9))])
}

fn other_address() -> Contact {
    Contact { sealed: sealed("other"), fingerprint: Fingerprint(format!("{SECRET}-other-fingerprint")) }
}

/// Which mails go to whom.
fn told(effects: Vec<Effect>) -> Vec<(Template, Contact)> {
    let told = effects.into_iter().filter_map(|effect| match effect {
        Effect::Mail(mail) => Some((mail.template, mail.to)),
        Effect::PurgeAuthenticator { .. } | Effect::Ask(_) | Effect::Text(_) => None,
    });
    told.collect()
}

#[test]
fn an_address_becomes_the_backup_once_its_mailbox_confirms() {
    let account = given(enrolled());
    let asked = account.when(request_backup(account.full(PHONE, t(9)), t(9))).then([backup_requested(t(9))]);
    assert_eq!(asked.active().backup_email, None);
    let after = asked.when(confirm_backup(presented(80), t(10))).then([backup_confirmed(t(10))]);
    let backup = after.active().backup_email.clone().unwrap();
    assert_eq!((backup.address, backup.since), (backup_address(), t(10)));
    assert_eq!(after.epoch(), account.epoch());
}

#[test]
fn r16_the_link_works_once_and_a_day_and_as_it_was_sent() {
    let account = pending();
    account.when(confirm_backup(forged(80), t(10))).refused(Why::LinkInvalid);
    account.when(confirm_backup(presented(80), t(9) + BACKUP_EMAIL_VALID_FOR)).refused(Why::LinkInvalid);
    account.when(confirm_backup(presented(81), t(10))).refused(Why::LinkInvalid);
    let after = account.when(confirm_backup(presented(80), t(10))).happens();
    after.when(confirm_backup(presented(80), t(11))).refused(Why::LinkInvalid);
}

#[test]
fn r16_the_link_proves_nothing_else() {
    let account = pending();
    account.when(open(&account, mailbox(80), t(10))).refused(Why::LinkInvalid);
    account.when(reset_password(presented(80), None, t(10))).refused(Why::LinkInvalid);
    account.when(confirm_email(presented(80), false, t(10))).refused(Why::LinkInvalid);
    account.when(report_not_me(presented(80), t(10))).refused(Why::LinkInvalid);
}

#[test]
fn however_long_the_desk_means_a_link_to_last_it_lasts_a_day() {
    let account = given(enrolled());
    let long = RequestBackupEmail { link: link(80, t(days(90))), ..request_backup(account.full(PHONE, t(9)), t(9)) };
    account.when(long).then([backup_requested(t(9))]);
}

#[test]
fn r05_asking_and_removing_take_a_fresh_proof_in_a_full_session() {
    let account = given(with_backup());
    let stale = account.full(PHONE, t(3));
    account.when(request_backup(stale, t(9))).refused(Why::ProofNeeded);
    account.when(remove_backup(stale, t(9))).refused(Why::ProofNeeded);
    let by_password = account.full_by_password(t(9));
    account.when(request_backup(by_password, t(9))).refused(Why::ProofNeeded);
    account.when(remove_backup(by_password, t(9))).refused(Why::ProofNeeded);
    for authority in [account.repair(), account.enrol(), account.attempt()] {
        account.when(request_backup(authority, t(9))).refused(Why::NotInThisSession);
        account.when(remove_backup(authority, t(9))).refused(Why::NotInThisSession);
    }
}

#[test]
fn where_there_is_no_factor_the_password_entered_anew_is_that_proof() {
    let account = given(with_password());
    let request = RequestBackupEmail { policy: MIJNLOGIN, ..request_backup(account.full_by_password(t(9)), t(9)) };
    account.when(request).then([backup_requested(t(9))]);
}

#[test]
fn it_is_another_than_the_login_address() {
    let account = given(enrolled());
    let own = RequestBackupEmail { address: member().email, ..request_backup(account.full(PHONE, t(9)), t(9)) };
    account.when(own).refused(Why::SameAsLogin);
}

#[test]
fn it_is_another_than_the_login_address_to_be_while_that_may_still_come() {
    let account = given(enrolled()).and([email_change_requested(72, t(8))]);
    let same = |now| RequestBackupEmail { address: new_address(), ..request_backup(account.full(PHONE, now), now) };
    account.when(same(t(9))).refused(Why::SameAsLogin);
    account.when(same(t(8 + days(1)))).happens();
}

#[test]
fn the_login_address_does_not_become_the_backup_neither_confirmed_nor_asked() {
    for account in [pending(), given(with_backup())] {
        let same = CorrectEmail { to: backup_address(), ..correct_email(t(10)) };
        account.when(same).refused(Why::SameAsBackup);
        account.when(correct_email(t(10))).happens();
    }
    let expired = CorrectEmail { to: backup_address(), ..correct_email(t(9 + days(1))) };
    pending().when(expired).happens();
}

#[test]
fn an_address_that_became_the_login_address_in_between_is_no_backup() {
    // No order of decisions leads here; should one ever, the confirmation is the last to see it.
    let account = pending().and([email_change_requested(72, t(10)), email_confirmed(EmailSide::Old, t(10))]);
    let changed = account.and([AccountEvent::EmailChanged(EmailChanged {
        to: backup_address(),
        notice: notice(73, t(11)),
        at: t(11),
    })]);
    changed.when(confirm_backup(presented(80), t(12))).refused(Why::SameAsLogin);
}

#[test]
fn asking_anew_voids_the_link_of_before() {
    let again = RequestBackupEmail {
        address: other_address(),
        link: link(90, t(days(9))),
        ..request_backup(pending().full(PHONE, t(10)), t(10))
    };
    let after = pending().when(again).happens();
    after.when(confirm_backup(presented(80), t(11))).refused(Why::LinkInvalid);
    let confirmed = after.when(confirm_backup(presented(90), t(11))).happens();
    assert_eq!(confirmed.active().backup_email.clone().unwrap().address, other_address());
}

/// With the backup address, and the other one asked for by link 90.
fn replacing() -> Given {
    let account = given(with_backup());
    let other = RequestBackupEmail {
        address: other_address(),
        link: link(90, t(days(9))),
        ..request_backup(account.full(PHONE, t(9)), t(9))
    };
    account.when(other).happens()
}

#[test]
fn the_confirmed_address_stays_until_another_confirms_and_then_its_sessions_end() {
    let account = replacing();
    assert_eq!(account.active().backup_email.clone().unwrap().address, backup_address());
    let after = account.when(confirm_backup(presented(90), t(10))).happens();
    assert_eq!(after.active().backup_email.clone().unwrap().address, other_address());
    assert!(after.epoch() > account.epoch());
}

#[test]
fn asking_for_what_is_the_backup_already_does_nothing() {
    let account = given(with_backup());
    account.when(request_backup(account.full(PHONE, t(9)), t(9))).nothing();
}

#[test]
fn the_owner_removes_it_and_what_was_asked_goes_with_it() {
    let account = replacing();
    let after = account.when(remove_backup(account.full(PHONE, t(9)), t(10))).then([backup_removed(t(10))]);
    assert_eq!(after.active().backup_email, None);
    assert!(after.epoch() > account.epoch());
    after.when(confirm_backup(presented(90), t(11))).refused(Why::LinkInvalid);
    after.when(remove_backup(after.full(PHONE, t(11)), t(11))).refused(Why::NoBackupEmail);
    pending().when(remove_backup(pending().full(PHONE, t(10)), t(10))).then([backup_removed(t(10))]);
}

#[test]
fn nobody_removes_their_last_way_back() {
    let lost = TrashAuthenticator { policy: BACKUP_ONLY, ..trash(given(with_backup()).full(PHONE, t(9)), PHONE, t(9)) };
    let mut history = with_backup();
    history.retain(|event| !matches!(event, AccountEvent::RecoveryCodesIssued(_)));
    let account = given(history);
    let after = account.when(lost).happens();
    let remove = RemoveBackupEmail { policy: BACKUP_ONLY, ..remove_backup(after.full(PHONE, t(9)), t(10)) };
    after.when(remove).refused(Why::NoWayBack);
    // the app in hand is a way of its own
    let remove = RemoveBackupEmail { policy: BACKUP_ONLY, ..remove_backup(account.full(PHONE, t(9)), t(10)) };
    account.when(remove).happens();
}

#[test]
fn a_backup_address_is_a_way_back_that_lets_its_owner_throw_the_app_away() {
    let mut history = with_backup();
    history.retain(|event| !matches!(event, AccountEvent::RecoveryCodesIssued(_)));
    let account = given(history);
    let trash = |policy| TrashAuthenticator { policy, ..trash(account.full(PHONE, t(9)), PHONE, t(9)) };
    account.when(trash(STRICT)).refused(Why::NoWayBack);
    account.when(trash(BACKUP_ONLY)).happens();
}

#[test]
fn an_organisation_that_has_none_takes_none() {
    let account = given(enrolled());
    let request = RequestBackupEmail { policy: FINRUST, ..request_backup(account.full(PHONE, t(9)), t(9)) };
    account.when(request).refused(Why::WayNotAllowed);
    pending()
        .when(ConfirmBackupEmail { policy: FINRUST, ..confirm_backup(presented(80), t(10)) })
        .refused(Why::WayNotAllowed);
    // but what is there can always be removed
    let account = given(with_backup());
    let remove = RemoveBackupEmail { policy: FINRUST, ..remove_backup(account.full(PHONE, t(9)), t(9)) };
    account.when(remove).happens();
}

#[test]
fn who_must_have_one_and_has_none_is_asked_at_sign_in() {
    for (account, policy, lacks) in [
        (given(enrolled()), EMPLOYER, true),
        (pending(), EMPLOYER, true),
        (given(with_backup()), EMPLOYER, false),
        (given(enrolled()), MIJNLOGIN, false),
        (given(enrolled()), FINRUST, false),
    ] {
        assert_eq!(lacks_backup_email(account.active(), &policy), lacks, "{policy:?}");
    }
}

#[test]
fn nothing_about_it_changes_while_changes_are_frozen() {
    let account = given(with_backup()).and([frozen(t(8))]);
    let until = t(8) + FROZEN_FOR;
    account.when(request_backup(account.full(PHONE, t(9)), t(9))).refused(Why::ChangesFrozen { until });
    account.when(remove_backup(account.full(PHONE, t(9)), t(9))).refused(Why::ChangesFrozen { until });
}

#[test]
fn an_objection_forgets_an_address_that_was_asked_for() {
    for notice in [81, 10] {
        let after = pending().when(report_not_me(presented(notice), t(10))).happens();
        let thawed = after.and([thawed(t(11))]);
        thawed.when(confirm_backup(presented(80), t(12))).refused(Why::LinkInvalid);
    }
}

#[test]
fn r18_an_objection_to_anything_takes_an_address_away_that_is_younger_than_a_week() {
    let account = given(with_backup()).and([restored(PHONE, 20, t(9))]);
    let withdrawn = |account: &Given| account.active().backup_email.is_none();
    for notice in [81, 82, 20] {
        let after = account.when(report_not_me(presented(notice), t(10))).then([
            reported(notice, t(10)),
            backup_withdrawn(t(10)),
            frozen(t(10)),
        ]);
        assert!(withdrawn(&after));
    }
    let linked = account.when(report_not_me(presented(10), t(10))).then([
        reported(10, t(10)),
        backup_withdrawn(t(10)),
        suspended(PHONE, t(10)),
    ]);
    assert!(withdrawn(&linked), "or whoever reads it would take the suspension back");
}

#[test]
fn an_address_that_is_older_outlives_an_objection() {
    let account = given(with_backup());
    let since = account.active().backup_email.as_ref().unwrap().since;
    let over = since + NOT_ME_VALID_FOR;
    let account = account.and([restored(PHONE, 20, over - Duration::minutes(5))]);
    let last = over - Duration::milliseconds(1);
    assert_eq!(withdrawn_by_report(account.active(), last), Some(&backup_address()));
    assert_eq!(withdrawn_by_report(account.active(), over), None);
    let after = account.when(report_not_me(presented(20), over)).happens();
    assert_eq!(after.active().backup_email.clone().unwrap().address, backup_address());
}

#[test]
fn r18_however_many_changes_a_thief_makes_the_latest_notice_takes_the_address_away() {
    let changes = (0..80).map(|n| restored(PHONE, 100 + n, t(9)));
    let account = given(with_backup()).and(changes);
    let after = account.when(report_not_me(presented(179), t(10))).happens();
    assert_eq!(after.active().backup_email, None);
}

#[test]
fn a_reset_by_support_forgets_what_was_asked_and_keeps_what_was_confirmed() {
    let after = replacing().when(reset_by_support(t(10))).happens();
    assert_eq!(after.active().backup_email.clone().unwrap().address, backup_address());
    after.when(confirm_backup(presented(90), t(11))).refused(Why::LinkInvalid);
}

#[test]
fn a_disabled_accounts_backup_address_confirms_nothing() {
    pending().and([disabled(t(10))]).when(confirm_backup(presented(80), t(11))).refused(Why::Disabled);
}

#[test]
fn r18_asking_tells_the_login_address_and_the_backup_address_and_writes_to_the_new_one() {
    let account = given(enrolled());
    let effects = account.effects_of(&backup_requested(t(9)));
    let asked = (Template::BackupEmailConfirm, backup_address());
    assert_eq!(told(effects.clone()), [(Template::BackupEmailRequested, member().email), asked]);
    let Some(Effect::Mail(mail)) = effects.last() else { panic!("no mail") };
    let until = Some(t(9) + BACKUP_EMAIL_VALID_FOR);
    assert_eq!((&mail.name, mail.link, mail.until), (&None, Some(link_id(80)), until));

    let replacing = given(with_backup());
    let requested = AccountEvent::BackupEmailRequested(BackupEmailRequested {
        address: other_address(),
        link: link(90, t(days(1))),
        notice: notice(91, t(9)),
        at: t(9),
    });
    let expected = [
        (Template::BackupEmailRequested, member().email),
        (Template::BackupEmailRequested, backup_address()),
        (Template::BackupEmailConfirm, other_address()),
    ];
    assert_eq!(told(replacing.effects_of(&requested)), expected);
}

#[test]
fn r18_every_address_hears_that_the_backup_is_another_the_former_one_too() {
    let account = replacing();
    let after = account.when(confirm_backup(presented(90), t(10))).happens();
    let told = told(account.effects_of(after.history.last().unwrap()));
    let everybody = [member().email, backup_address(), other_address()];
    assert_eq!(told, everybody.map(|address| (Template::BackupEmailConfirmed, address)));
}

#[test]
fn r18_the_address_that_was_removed_hears_of_it() {
    let account = given(with_backup());
    for (event, template) in
        [(backup_removed(t(9)), Template::BackupEmailRemoved), (backup_withdrawn(t(9)), Template::BackupEmailWithdrawn)]
    {
        let expected = [(template, member().email), (template, backup_address())];
        assert_eq!(told(account.effects_of(&event)), expected);
    }
}

#[test]
fn r18_every_change_is_told_to_the_backup_address_as_well() {
    let account = given(with_backup());
    for event in [
        linked(TABLET, 200, 20, t(9)),
        trashed(PHONE, 20, t(9)),
        suspended(PHONE, t(9)),
        password_changed(20, t(9)),
        frozen(t(9)),
        thawed(t(9)),
        disabled(t(9)),
        reset_by(20, t(9)),
        recovered(AcceptedProof::Mailbox, 20, t(9)),
    ] {
        let to: Vec<_> = told(account.effects_of(&event)).into_iter().map(|(_, to)| to).collect();
        assert_eq!(to, [member().email, backup_address()], "{event:?}");
    }
}

#[test]
fn links_to_the_login_mailbox_go_there_alone() {
    let account = given(with_backup());
    let event = requested(LinkPurpose::Prove, 30, t(9));
    assert_eq!(told(account.effects_of(&event)), [(Template::LoginLink, member().email)]);
}

#[test]
fn many_askings_leave_few_links_behind() {
    let mut account = given(enrolled());
    for number in 0..200 {
        let now = t(i64::try_from(number).unwrap());
        let ask = RequestBackupEmail {
            address: if number % 2 == 0 { other_address() } else { backup_address() },
            link: link(1000 + number, now + BACKUP_EMAIL_VALID_FOR),
            notice: notice(5000 + number, now),
            ..request_backup(account.full(PHONE, now), now)
        };
        account = account.when(ask).happens();
    }
    let links = &account.active().links;
    assert_eq!(links.iter().filter(|l| matches!(l.use_for, LinkUse::ConfirmBackupEmail { .. })).count(), 1);
    assert!(links.len() < 60, "{}", links.len());
}

#[test]
fn r12_a_session_that_ended_meanwhile_is_not_kept_by_a_confirmation() {
    let account = pending();
    let owner = Some(account.full(PHONE, t(9)));
    let confirm = ConfirmBackupEmail { owner, ..confirm_backup(presented(80), t(11)) };
    account.when(confirm.clone()).happens();
    account.and([sessions_ended(t(10))]).when(confirm).refused(Why::SessionEnded);
}
