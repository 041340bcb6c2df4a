//! A number as the second proof beside a link for a new password.

use chrono::Duration;

use crate::{
    account::{
        AccountEvent, AccountRefusal as Why, Answer, CALL_VALID_FOR, ChallengePhoneForReset, LinkPurpose,
        MAILBOX_LINK_VALID_FOR, PhoneChallenged, ResetPassword, SMS_CODE_VALID_FOR, SecondProof, testing::*,
    },
    ids::SessionId,
    policy::{Policy, SecondFactor},
    words::{Factor, Means},
};

const EACH: [Means; 2] = [Means::Call, Means::Sms];

/// With a number, and a link for a new password mailed at `t(10)`.
fn mailed(means: Means) -> Given {
    given(with_phone(means)).and([requested(LinkPurpose::ResetPassword, 30, t(10))])
}

/// Asked at `t(11)` in the browser in the library, which opened the link, and answered where it is a call.
fn asked(means: Means) -> Given {
    let account = mailed(means).when(challenge_for_reset(MOBILE, means, t(11))).happens();
    if means == Means::Call { account.and([phone_answered(4, Answer::Right, t(11))]) } else { account }
}

fn reset(means: Means, session: Option<SessionId>, challenge: u128) -> ResetPassword {
    let proof = Some(SecondProof::Phone { challenge: challenge_id(challenge) });
    ResetPassword { session, policy: phones(means), ..reset_password(presented(30), proof, t(12)) }
}

#[test]
fn r17_the_mailbox_and_a_number_replace_a_forgotten_password() {
    for means in EACH {
        let AccountEvent::PhoneChallenged(asks) = phone_challenged(4, MOBILE, means, t(11)) else { unreachable!() };
        let asks = AccountEvent::PhoneChallenged(PhoneChallenged { session: LIBRARY, ..asks });
        mailed(means).when(challenge_for_reset(MOBILE, means, t(11))).then([asks]);
        let account = asked(means);
        let after = account.when(reset(means, Some(LIBRARY), 4)).happens();
        assert_eq!(after.active().password, hashed("new-password"));
        after.when(reset(means, Some(LIBRARY), 4)).refused(Why::LinkInvalid);
    }
}

#[test]
fn r09_the_answer_counts_in_the_browser_that_asked_and_for_the_latest_asking_only() {
    for means in EACH {
        let account = asked(means);
        account.when(reset(means, Some(LAPTOP), 4)).refused(Why::ChallengeOver);
        account.when(reset(means, None, 4)).refused(Why::WayNotAllowed);
        account.when(reset(means, Some(LIBRARY), 3)).refused(Why::ChallengeOver);
        // nor does it sign anybody in, or the other way round
        account.when(open_by_phone(&account, 4, means, t(12))).refused(Why::ChallengeOver);
        let attempt = mailed(means).and([phone_challenged(3, MOBILE, means, t(11))]);
        attempt.when(reset(means, Some(LIBRARY), 3)).refused(Why::ChallengeOver);
    }
}

#[test]
fn r09_the_answer_counts_for_minutes() {
    for (means, valid_for) in [(Means::Call, CALL_VALID_FOR), (Means::Sms, SMS_CODE_VALID_FOR)] {
        let late = t(11) + valid_for;
        let account = asked(means);
        account.when(ResetPassword { now: late, ..reset(means, Some(LIBRARY), 4) }).refused(Why::ChallengeOver);
        let in_time = late - Duration::seconds(1);
        account.when(ResetPassword { now: in_time, ..reset(means, Some(LIBRARY), 4) }).happens();
    }
}

#[test]
fn an_unanswered_call_replaces_no_password() {
    let account = mailed(Means::Call).when(challenge_for_reset(MOBILE, Means::Call, t(11))).happens();
    account.when(reset(Means::Call, Some(LIBRARY), 4)).refused(Why::NotAnswered);
    let objected = account.and([phone_answered(4, Answer::NotMe, t(11))]);
    objected.when(reset(Means::Call, Some(LIBRARY), 4)).refused(Why::NotAnswered);
}

#[test]
fn nobody_is_asked_without_a_link_that_works_or_where_the_mailbox_is_enough() {
    for means in EACH {
        let ask = challenge_for_reset(MOBILE, means, t(11));
        given(with_phone(means)).when(ask.clone()).refused(Why::LinkInvalid);
        let other = given(with_phone(means)).and([requested(LinkPurpose::Prove, 30, t(10))]);
        other.when(ask.clone()).refused(Why::LinkInvalid);
        mailed(means)
            .when(ChallengePhoneForReset { now: t(10) + MAILBOX_LINK_VALID_FOR, ..ask.clone() })
            .refused(Why::LinkInvalid);
        mailed(means).when(ChallengePhoneForReset { phone: LANDLINE, ..ask.clone() }).refused(Why::NoSuchPhone);
        mailed(means).when(ChallengePhoneForReset { policy: FINRUST, ..ask }).refused(Why::NoSuchPhone);
    }
    let free = given(with_password()).and([requested(LinkPurpose::ResetPassword, 30, t(10))]);
    let policy = Policy { second_factor: SecondFactor::Optional, ..phones(Means::Sms) };
    free.when(ChallengePhoneForReset { policy, ..challenge_for_reset(MOBILE, Means::Sms, t(11)) })
        .refused(Why::WayNotAllowed);
}

#[test]
fn r08_a_locked_number_is_not_asked() {
    let account = mailed(Means::Sms).and([locked(Factor::Phone, 20, t(10))]);
    let why = Why::Locked { factor: Factor::Phone };
    account.when(challenge_for_reset(MOBILE, Means::Sms, t(11))).refused(why);
}
