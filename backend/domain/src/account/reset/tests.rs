//! Sentences about a reset by support, and about what whoever talked support into it can do with it.

use chrono::Duration;

use crate::account::{
    AcceptedProof, AccountEvent, AccountRefusal as Why, AfterPassword, Condition, LINK_VALID_AFTER_RESET, LinkPurpose,
    MAILBOX_LINK_VALID_FOR, OpenSession, RESTORABLE_FOR, RequestLink, ResetBySupport, ResetPassword, SessionKind,
    Staff, Way, after_password, mailbox_link_valid_for, testing::*, ways_to_prove,
};
use crate::{
    policy::{Policy, ResetBy},
    words::Role,
};

const POLICIES: [Policy; 3] = [FINRUST, RELAXED, STRICT];

/// Every account that support may be called about, after the reset at `t(20)` (notice 60).
fn resets() -> [Given; 4] {
    [with_password(), enrolled(), with_the_only_app_in_the_trash(), with_something_of_everything()]
        .map(|history| given(history).and([reset_by(60, t(20))]))
}

#[test]
fn every_app_is_revoked_and_waits_for_its_purge() {
    let account = given(with_something_of_everything()).when(reset_by_support(t(20))).then([reset_by(60, t(20))]);
    let revoked = |purge_due| Condition::Revoked { at: t(20), purge_due };
    let conditions: Vec<_> = account.active().authenticators.iter().map(|app| app.condition).collect();
    let due = t(20) + RESTORABLE_FOR;
    assert_eq!(conditions, [revoked(due), revoked(due), revoked(t(9) + RESTORABLE_FOR)]);
    assert_eq!((account.active().enrolment.as_ref(), account.active().recovery_codes.as_ref()), (None, None));
}

#[test]
fn r07_a_revoked_app_stays_on_record_and_is_purged_when_its_time_has_come() {
    let account = given(enrolled()).and([reset_by(60, t(20))]);
    let due = t(20) + RESTORABLE_FOR;
    account.when(purge(PHONE, due - Duration::milliseconds(1))).nothing();
    let after = account.when(purge(PHONE, due)).then([purged(PHONE, due)]);
    assert_eq!(
        after.active().authenticators[0].condition,
        Condition::Purged { trashed_at: t(20), at: due, by_support: true }
    );
    assert_eq!(after.active().authenticators[0].secret, None);
}

#[test]
fn r12_a_reset_ends_every_session_and_every_attempt() {
    let before = given(enrolled());
    let (session, attempt) = (before.full(PHONE, t(19)), open(&before, mailbox(30), t(21)));
    let after = before.and([requested(LinkPurpose::Prove, 30, t(19)), reset_by(60, t(20))]);
    after.when(rename(session, PHONE, "mine", t(21))).refused(Why::SessionEnded);
    after.when(attempt).refused(Why::SessionEnded);
}

#[test]
fn x04_after_a_reset_the_password_alone_opens_nothing_but_an_attempt_under_any_policy() {
    for account in resets() {
        for policy in POLICIES {
            assert_eq!(after_password(account.active(), &policy), AfterPassword::ProveAnotherWay);
            account.when(OpenSession { policy, ..open(&account, None, t(21)) }).refused(Why::SecondProofNeeded);
        }
    }
}

#[test]
fn after_a_reset_the_login_mailbox_is_the_only_way_and_a_way_under_any_policy() {
    for account in resets() {
        for policy in POLICIES {
            assert_eq!(ways_to_prove(account.active(), &policy, t(21)), [Way::Mailbox]);
        }
    }
}

#[test]
fn x04_recovery_codes_and_apps_of_before_prove_nothing() {
    for account in resets() {
        account.when(open(&account, recovery_code("one", "three"), t(21))).refused(Why::NoRecoveryCodes);
        for (app, step) in [(PHONE, 900), (TABLET, 900), (WATCH, 900)] {
            account.when(open(&account, app_code(app, step), t(21))).refused(Why::NoSuchAuthenticator);
            account.when(open(&account, trashed_app_code(app, step), t(21))).refused(Why::NoSuchAuthenticator);
        }
    }
}

#[test]
fn an_app_that_support_took_away_never_comes_back() {
    for account in resets().into_iter().filter(|account| account.active().ever_bound()) {
        let session = account.full_by_password(t(21));
        account.when(restore(session, PHONE, t(21))).refused(Why::NotRestorable);
        account.when(resume(account.repair(), PHONE, t(21))).refused(Why::NoSuchAuthenticator);
        account.when(trash(account.repair(), PHONE, t(21))).refused(Why::NoSuchAuthenticator);
        account.when(prove_anew(session, Some((PHONE, 900)), t(21))).refused(Why::NoSuchAuthenticator);
    }
}

#[test]
fn the_owner_is_back_with_password_and_mailbox_links_an_app_and_signs_in_with_it() {
    for account in resets() {
        for policy in POLICIES {
            let asked = RequestLink { policy, ..request(LinkPurpose::Prove, 30, t(21)) };
            let asked = account.when(asked).happens();
            let proof = OpenSession { policy, ..open(&asked, mailbox(30), t(22)) };
            let told = recovered(AcceptedProof::Mailbox, 50, t(22));
            let repairing = asked.when(proof).then([redeemed(30, t(22)), told]);
            let showing = repairing.when(start(repairing.repair(), FOURTH, t(23))).happens();
            let back = showing.when(confirm(showing.repair(), FOURTH, 900, t(24))).happens();
            assert_eq!(back.active().reset_at, None);
            assert_eq!(back.active().recovery_codes_left(), 2);
            let signed = OpenSession { policy, ..open(&back, app_code(FOURTH, 901), t(25)) };
            back.when(signed).then([signed_in(SessionKind::Full, Some(by_app(FOURTH, 901)), t(25))]);
        }
    }
}

#[test]
fn r06_a_link_to_the_mailbox_works_ten_minutes_after_a_reset_whatever_was_asked_for() {
    let account = given(enrolled()).and([reset_by(60, t(20))]);
    assert_eq!(mailbox_link_valid_for(account.active()), LINK_VALID_AFTER_RESET);
    let asked = account.when(request(LinkPurpose::Prove, 30, t(21))).happens();
    let end = t(21) + Duration::minutes(10);
    asked.when(open(&asked, mailbox(30), end)).refused(Why::LinkInvalid);
    asked.when(open(&asked, mailbox(30), end - Duration::milliseconds(1))).happens();
    assert_eq!(mailbox_link_valid_for(given(enrolled()).active()), MAILBOX_LINK_VALID_FOR);
}

#[test]
fn x04_a_link_that_was_on_its_way_before_the_reset_proves_nothing_after_it() {
    for purpose in [LinkPurpose::Prove, LinkPurpose::ResetPassword] {
        let account = given(enrolled()).and([requested(purpose, 30, t(19)), reset_by(60, t(20))]);
        account.when(open(&account, mailbox(30), t(21))).refused(Why::LinkInvalid);
        account.when(reset_password(presented(30), None, t(21))).refused(Why::LinkInvalid);
    }
}

#[test]
fn x04_who_reads_the_mailbox_and_talked_support_into_a_reset_gets_no_password_by_it() {
    for account in resets() {
        for policy in POLICIES {
            let asked = account.when(request(LinkPurpose::ResetPassword, 30, t(21))).happens();
            let plain = ResetPassword { policy, ..reset_password(presented(30), None, t(22)) };
            asked.when(plain).refused(Why::SecondProofNeeded);
            let twice = ResetPassword { policy, ..reset_password(presented(30), mailbox(30), t(22)) };
            asked.when(twice).refused(Why::WayNotAllowed);
        }
    }
}

#[test]
fn x02_no_session_of_before_enrols_after_a_reset_and_none_is_opened_that_could() {
    for account in resets() {
        account.when(start(account.enrol(), FOURTH, t(21))).refused(Why::NotInThisSession);
        account.when(start(account.attempt(), FOURTH, t(21))).refused(Why::NotInThisSession);
    }
}

#[test]
fn a_reset_lifts_every_lock() {
    let account = given(enrolled()).and([locked(crate::words::Factor::App, 20, t(10))]);
    let after = account.when(reset_by_support(t(20))).happens();
    assert!(after.active().locks.is_empty());
}

#[test]
fn what_was_reset_already_is_not_reset_again() {
    for account in resets() {
        account.when(reset_by_support(t(30))).nothing();
        let again = account.and([started(FOURTH, t(23)), linked(FOURTH, 900, 21, t(24))]);
        again.when(reset_by_support(t(30))).happens();
    }
}

#[test]
fn r18_an_objection_to_a_reset_freezes_changes_and_opens_nothing() {
    for account in resets() {
        let after = account.when(report_not_me(presented(60), t(21))).then([reported(60, t(21)), frozen(t(21))]);
        for policy in POLICIES {
            after.when(OpenSession { policy, ..open(&after, None, t(22)) }).refused(Why::SecondProofNeeded);
        }
        let until = t(21) + crate::account::FROZEN_FOR;
        for session in [after.repair(), after.enrol(), after.full_by_password(t(22))] {
            after.when(start(session, FOURTH, t(22))).refused(Why::ChangesFrozen { until });
        }
        let thawed = after.when(thaw(after.repair(), t(22))).happens();
        thawed.when(start(thawed.repair(), FOURTH, t(23))).happens();
    }
}

#[test]
fn an_owners_objection_outweighs_another_call_to_support() {
    let account = given(enrolled()).and([frozen(t(19))]);
    let until = t(19) + crate::account::FROZEN_FOR;
    account.when(reset_by_support(t(20))).refused(Why::ChangesFrozen { until });
    account.when(reset_by_support(until)).happens();
}

#[test]
fn ticket_and_reason_are_on_record() {
    let account = given(enrolled()).when(reset_by_support(t(20))).happens();
    let Some(AccountEvent::AccountReset(reset)) = account.history.last() else { panic!("a reset") };
    assert_eq!((&reset.ticket, &reset.reason), (&sealed("ticket"), &sealed("reason")));
}

#[test]
fn support_resets_nothing_where_the_policy_leaves_it_to_administrators() {
    let policy = Policy { reset_by: ResetBy::Administrators, ..FINRUST };
    let by = |role| ResetBySupport { by: Staff { role, ..AGENT }, policy, ..reset_by_support(t(20)) };
    for role in [Role::Agent, Role::Approver, Role::Lead] {
        given(enrolled()).when(by(role)).refused(Why::ResetNotForYourRole);
    }
    given(enrolled()).when(by(Role::Administrator)).then([reset_by(60, t(20))]);
}
