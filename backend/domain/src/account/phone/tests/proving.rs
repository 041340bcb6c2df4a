//! Signing in, and proving anew, by a number.

use chrono::Duration;

use crate::{
    account::{
        AccountRefusal as Why, AfterPassword, Answer, CALL_VALID_FOR, FreshProof, OpenSession, ProveAnew,
        SMS_CODE_VALID_FOR, SessionKind, Way, after_password, testing::*, ways_to_prove,
    },
    words::{Factor, Means},
};

const EACH: [Means; 2] = [Means::Call, Means::Sms];

/// Asked in an attempt on the laptop at `t(10)`, by challenge 3, and answered where it is a call.
fn asked(means: Means) -> Given {
    let account = given(with_phone(means)).and([phone_challenged(3, MOBILE, means, t(10))]);
    if means == Means::Call { account.and([phone_answered(3, Answer::Right, t(11))]) } else { account }
}

#[test]
fn a_number_opens_a_full_session_after_the_password() {
    for means in EACH {
        let account = asked(means);
        let proof = Some(by_phone(MOBILE, 3));
        let after =
            account.when(open_by_phone(&account, 3, means, t(12))).then([signed_in(SessionKind::Full, proof, t(12))]);
        assert_eq!(after.active().phone(MOBILE).unwrap().last_used_at, t(12));
    }
}

#[test]
fn after_the_password_a_number_is_asked_where_policy_lets_it() {
    let account = given(with_phone(Means::Call));
    assert_eq!(after_password(account.active(), &CARESHARING), AfterPassword::Verify);
    assert_eq!(ways_to_prove(account.active(), &CARESHARING, t(9))[0], Way::Phone);
    for policy in [FINRUST, WERKTALENT, RELAXED] {
        assert_eq!(after_password(account.active(), &policy), AfterPassword::ProveAnotherWay);
        assert!(!ways_to_prove(account.active(), &policy, t(9)).contains(&Way::Phone));
        let open = OpenSession { policy, ..open_by_phone(&asked(Means::Call), 3, Means::Call, t(12)) };
        asked(Means::Call).when(open).refused(Why::NoSuchPhone);
    }
}

#[test]
fn r09_an_answer_counts_once() {
    for means in EACH {
        let account = asked(means);
        let open = open_by_phone(&account, 3, means, t(12));
        let after = account.when(open.clone()).happens();
        after.when(open).refused(Why::ChallengeOver);
    }
}

#[test]
fn r09_an_answer_is_bound_to_the_attempt_that_asked() {
    for means in EACH {
        let account = asked(means);
        let elsewhere = OpenSession { session: LIBRARY, ..open_by_phone(&account, 3, means, t(12)) };
        account.when(elsewhere).refused(Why::ChallengeOver);
    }
}

#[test]
fn r09_a_code_works_ten_minutes_and_a_call_five() {
    for (means, valid_for) in [(Means::Sms, SMS_CODE_VALID_FOR), (Means::Call, CALL_VALID_FOR)] {
        let account = asked(means);
        let end = t(10) + valid_for;
        account.when(open_by_phone(&account, 3, means, end - Duration::milliseconds(1))).happens();
        account.when(open_by_phone(&account, 3, means, end)).refused(Why::ChallengeOver);
    }
    assert_eq!(SMS_CODE_VALID_FOR, Duration::minutes(10));
}

#[test]
fn r09_a_resend_voids_the_former_and_so_does_a_call_for_another_attempt() {
    for means in EACH {
        let account = asked(means).and([phone_challenged(4, MOBILE, means, t(11))]);
        account.when(open_by_phone(&account, 3, means, t(12))).refused(Why::ChallengeOver);
    }
}

#[test]
fn a_call_that_nobody_answered_opens_nothing() {
    let account = given(with_phone(Means::Call)).and([phone_challenged(3, MOBILE, Means::Call, t(10))]);
    account.when(open_by_phone(&account, 3, Means::Call, t(11))).refused(Why::NotAnswered);
    for wrong in [Answer::Wrong, Answer::NotMe] {
        let answered = account.when(answer(3, wrong, t(11))).happens();
        answered.when(open_by_phone(&answered, 3, Means::Call, t(12))).happens_not();
    }
}

#[test]
fn r24_of_two_answers_to_one_call_the_second_is_refused() {
    let account = given(with_phone(Means::Call)).and([phone_challenged(3, MOBILE, Means::Call, t(10))]);
    let after = account.when(answer(3, Answer::Wrong, t(11))).happens();
    after.when(answer(3, Answer::Right, t(11))).refused(Why::ChallengeOver);
    account.when(answer(4, Answer::Right, t(11))).refused(Why::ChallengeOver);
    account.when(answer(3, Answer::Right, t(10) + CALL_VALID_FOR)).refused(Why::ChallengeOver);
    let sent = given(with_phone(Means::Sms)).and([phone_challenged(3, MOBILE, Means::Sms, t(10))]);
    sent.when(answer(3, Answer::Right, t(11))).refused(Why::ChallengeOver);
}

#[test]
fn whoever_is_called_and_did_not_sign_in_stops_everything() {
    let account = given(with_phone(Means::Call)).and([phone_challenged(3, MOBILE, Means::Call, t(10))]);
    let after =
        account.when(answer(3, Answer::NotMe, t(11))).then([phone_answered(3, Answer::NotMe, t(11)), frozen(t(11))]);
    assert!(after.epoch() > account.epoch());
    after.when(open_by_phone(&after, 3, Means::Call, t(12))).refused(Why::ChallengeOver);
}

#[test]
fn r08_a_locked_number_opens_nothing_and_is_not_asked() {
    let account = given(with_phone(Means::Sms)).and([locked(Factor::Phone, 20, t(9))]);
    let why = Why::Locked { factor: Factor::Phone };
    account.when(challenge(account.attempt(), MOBILE, Means::Sms, t(10))).refused(why);
    account.when(open_by_phone(&account, 3, Means::Sms, t(10))).refused(why);
    assert!(!ways_to_prove(account.active(), &WERKTALENT, t(10)).contains(&Way::Phone));
}

#[test]
fn numbers_are_asked_after_a_right_password_only() {
    let account = given(with_phone(Means::Call));
    account.when(challenge(account.attempt(), MOBILE, Means::Call, t(10))).happens();
    account.when(challenge(account.full_by_phone(MOBILE, t(9)), MOBILE, Means::Call, t(10))).happens();
    for session in [account.repair(), account.enrol()] {
        account.when(challenge(session, MOBILE, Means::Call, t(10))).refused(Why::NotInThisSession);
    }
    account.when(challenge(account.attempt(), LANDLINE, Means::Call, t(10))).refused(Why::NoSuchPhone);
    let old = given(with_phone(Means::Call)[..4].to_vec()).attempt();
    account.when(challenge(old, MOBILE, Means::Call, t(10))).refused(Why::SessionEnded);
}

#[test]
fn r05_a_number_proves_anew_who_is_signed_in_with_it() {
    for means in EACH {
        let account = asked(means);
        let proof = FreshProof::Phone(challenge_id(3));
        let prove =
            ProveAnew { authority: account.full_by_phone(MOBILE, t(3)), proof, policy: phones(means), now: t(12) };
        let after = account.when(prove.clone()).then([proven(Some(by_phone(MOBILE, 3)), t(12))]);
        after.when(prove).refused(Why::ChallengeOver);
    }
}

#[test]
fn r12_a_change_of_factors_voids_what_was_asked_before() {
    let account = asked(Means::Sms).and([password_changed(20, t(11))]);
    account.when(open_by_phone(&account, 3, Means::Sms, t(12))).refused(Why::ChallengeOver);
}
