//! Sentences about what history amounts to.

use crate::{
    account::{Account, AccountCommand, AccountDecider, AccountRefusal as Why, Answer, LinkPurpose, Marks, testing::*},
    decider::Decider,
    words::{Factor, Means},
};

#[test]
fn r12_changes_of_factors_and_locks_end_the_sessions_and_nothing_else_does() {
    let account = given(with_something_of_everything());
    for (event, ends_sessions, _) in events_of_an_active_account() {
        let raised = account.and([event.clone()]).epoch() - account.epoch();
        assert_eq!(raised, u64::from(ends_sessions), "{event:?}");
    }
}

#[test]
fn pages_are_stale_after_a_change_of_factors_and_not_after_a_strangers_doings() {
    let account = given(with_something_of_everything());
    for (event, _, changes_factors) in events_of_an_active_account() {
        let after = account.and([event.clone()]);
        let seen = after.active().marks.factors_changed != account.active().marks.factors_changed;
        assert_eq!(seen, changes_factors, "{event:?}");
        if seen {
            assert_eq!(after.active().marks.factors_changed, after.active().marks.version, "{event:?}");
        }
    }
}

#[test]
fn every_event_counts() {
    let account = given(with_something_of_everything());
    for (event, ..) in events_of_an_active_account() {
        assert_eq!(account.and([event]).active().marks.version, account.active().marks.version + 1);
    }
    assert_eq!(given([]).account.marks(), Marks::default());
    assert_eq!(given([invited()]).account.marks(), Marks { version: 1, factors_changed: 1, session_epoch: 0 });
    assert_eq!(given([invited(), activation_resent(2, t(1))]).account.marks().version, 2);
}

#[test]
fn nothing_happens_to_an_account_before_it_is_active() {
    for account in [given([]), given([invited()])] {
        let (app, authority) = (PHONE, account.full(PHONE, t(1)));
        let wishes: [AccountCommand; 40] = [
            open(&account, None, t(2)).into(),
            add_phone(authority, Means::Call, t(2)).into(),
            challenge(authority, MOBILE, Means::Call, t(2)).into(),
            answer(1, Answer::Right, t(2)).into(),
            confirm_phone(authority, 1, t(2)).into(),
            make_primary(authority, MOBILE, t(2)).into(),
            remove_phone(authority, MOBILE, FINRUST, t(2)).into(),
            resume_phone(authority, MOBILE, t(2)).into(),
            skip(authority, t(2)).into(),
            prove_anew(authority, None, t(2)).into(),
            start(authority, app, t(2)).into(),
            confirm(authority, app, 100, t(2)).into(),
            rename(authority, app, "name", t(2)).into(),
            trash(authority, app, t(2)).into(),
            restore(authority, app, t(2)).into(),
            resume(authority, app, t(2)).into(),
            purge(app, t(2)).into(),
            renew(authority, t(2)).into(),
            acknowledge(authority, t(2)).into(),
            change_password(authority, t(2)).into(),
            request(LinkPurpose::Prove, 30, t(2)).into(),
            reset_password(presented(30), None, t(2)).into(),
            report_not_me(presented(30), t(2)).into(),
            thaw(authority, t(2)).into(),
            summarise(3, t(2)).into(),
            lock(Factor::App, t(2)).into(),
            reset_by_support(t(2)).into(),
            unlock(t(2)).into(),
            end_sessions(t(2)).into(),
            correct_email(t(2)).into(),
            confirm_email(presented(70), false, t(2)).into(),
            request_backup(authority, t(2)).into(),
            confirm_backup(presented(80), t(2)).into(),
            remove_backup(authority, t(2)).into(),
            request_magic(authority, 86, t(2)).into(),
            redeem_magic(&account, 86, t(2)).into(),
            switch_off(authority, t(2)).into(),
            remember(authority, t(2)).into(),
            recognise(&account, "token-a", "token-b", t(2)).into(),
            forget(authority, t(2)).into(),
        ];
        for wish in wishes {
            assert_eq!(AccountDecider::decide(&account.account, wish.clone()), Err(Why::NotActive), "{wish:?}");
        }
    }
}

#[test]
fn what_cannot_have_happened_to_an_absent_account_leaves_it_absent() {
    for (event, ..) in events_of_an_active_account() {
        assert_eq!(given([event]).account, Account::Absent);
    }
}

#[test]
fn an_account_belongs_to_somebody_once_they_are_invited() {
    assert_eq!(given([]).account.member(), None);
    assert_eq!(given([invited()]).account.member(), Some(&member()));
    assert_eq!(given(with_password()).account.member(), Some(&member()));
}

#[test]
fn an_event_says_when_it_happened() {
    for (event, ..) in events_of_an_active_account() {
        assert_eq!(event.at(), t(11), "{event:?}");
    }
}

#[test]
fn every_refusal_has_a_code_of_its_own() {
    use crate::decider::Refusal;
    let all = [
        Why::NotActive,
        Why::AlreadyInvited,
        Why::AlreadyActive,
        Why::LinkInvalid,
        Why::SessionEnded,
        Why::NotInThisSession,
        Why::ProofNeeded,
        Why::SecondProofNeeded,
        Why::CodeAlreadyUsed,
        Why::WayNotAllowed,
        Why::NoSuchAuthenticator,
        Why::EnrolmentExpired,
        Why::EnrolmentMandatory,
        Why::TooManyAuthenticators,
        Why::NoWayBack,
        Why::NotRestorable,
        Why::NoRecoveryCodes,
        Why::Locked { factor: Factor::App },
        Why::ChangesFrozen { until: t(0) },
        Why::Disabled,
        Why::NotForYourRole,
        Why::NotOnYourself,
        Why::NotYours,
        Why::NotAUser,
        Why::ConfirmedMeanwhile,
        Why::SameAsLogin,
        Why::SameAsBackup,
        Why::NoBackupEmail,
        Why::PasswordNeeded,
        Why::NoSuchDevice,
        Why::NoSuchPhone,
        Why::PhoneAlreadyThere,
        Why::TooManyPhones,
        Why::PhoneOnFileFirst,
        Why::ChallengeOver,
        Why::NotAnswered,
    ];
    let codes: std::collections::BTreeSet<_> = all.iter().map(Refusal::code).collect();
    assert_eq!(codes.len(), all.len());
    assert!(codes.iter().all(|code| code.chars().all(|c| c.is_ascii_lowercase() || c == '_')));
}
