//! From typing a number to its first answer.

use crate::{
    account::{
        AccountEvent, AccountRefusal as Why, AddPhone, Answer, Effect, MOST_PHONES, PHONE_VALID_FOR, PhoneCondition,
        SMS_CODE_VALID_FOR, SessionKind, StartEnrolment, testing::*,
    },
    ids::PhoneId,
    sealed::{Contact, Fingerprint},
    words::{Factor, Means},
};

const EACH: [Means; 2] = [Means::Call, Means::Sms];

fn new_here() -> Given {
    given(with_password()).and([signed_in(SessionKind::Enrol, None, t(2))])
}

#[test]
fn a_number_that_is_typed_is_asked_at_once() {
    for means in EACH {
        let account = new_here();
        let after = account
            .when(add_phone(account.enrol(), means, t(3)))
            .then([phone_added(MOBILE, means, t(3)), phone_challenged(2, MOBILE, means, t(3))]);
        assert!(!after.active().holds_factor() && !after.active().ever_bound(), "nothing is bound yet");
    }
}

#[test]
fn the_number_is_reached_in_sealed_values_and_says_what_it_is_for() {
    let account = new_here().and([phone_added(MOBILE, Means::Sms, t(3))]);
    let asked = account.effects_of(&phone_challenged(2, MOBILE, Means::Sms, t(3)));
    let [Effect::Ask(asking)] = &asked[..] else { panic!("{asked:?}") };
    assert_eq!((asking.challenge, asking.means, asking.binding), (challenge_id(2), Means::Sms, true));
    assert_eq!((&asking.to, asking.until), (&number(MOBILE), t(3) + SMS_CODE_VALID_FOR));
    let bound = given(with_phone(Means::Call)).effects_of(&phone_challenged(3, MOBILE, Means::Call, t(9)));
    let [Effect::Ask(asking)] = &bound[..] else { panic!("{bound:?}") };
    assert!(!asking.binding);
}

#[test]
fn the_first_number_brings_the_recovery_codes_and_completes_the_sign_in() {
    let account = new_here().and([
        phone_added(MOBILE, Means::Call, t(3)),
        phone_challenged(2, MOBILE, Means::Call, t(3)),
        phone_answered(2, Answer::Right, t(4)),
    ]);
    let after = account
        .when(confirm_phone(account.enrol(), 2, t(4)))
        .then([phone_verified(MOBILE, 2, 90, t(4)), issued(first_codes(), None, t(4))]);
    assert!(after.active().holds_factor());
    assert_eq!(after.active().primary_phone().map(|phone| phone.id), Some(MOBILE));
    assert!(after.epoch() > account.epoch());
}

#[test]
fn a_call_counts_once_the_right_digits_were_keyed_in() {
    let asked =
        new_here().and([phone_added(MOBILE, Means::Call, t(3)), phone_challenged(2, MOBILE, Means::Call, t(3))]);
    asked.when(confirm_phone(asked.enrol(), 2, t(4))).refused(Why::NotAnswered);
    let wrong = asked.when(answer(2, Answer::Wrong, t(4))).then([phone_answered(2, Answer::Wrong, t(4))]);
    wrong.when(confirm_phone(wrong.enrol(), 2, t(4))).refused(Why::NotAnswered);
    wrong.when(answer(2, Answer::Right, t(4))).refused(Why::ChallengeOver);
}

#[test]
fn r09_only_the_session_that_typed_the_number_binds_it() {
    for means in EACH {
        let asked = new_here().and([phone_added(MOBILE, means, t(3)), phone_challenged(2, MOBILE, means, t(3))]);
        let other = elsewhere(asked.enrol(), LIBRARY);
        asked.when(confirm_phone(other, 2, t(4))).refused(Why::ChallengeOver);
        asked.when(challenge(other, MOBILE, means, t(4))).refused(Why::EnrolmentExpired);
    }
}

#[test]
fn r09_a_resend_voids_the_former_code() {
    let asked = new_here().and([phone_added(MOBILE, Means::Sms, t(3)), phone_challenged(2, MOBILE, Means::Sms, t(3))]);
    let again = asked.when(challenge(asked.enrol(), MOBILE, Means::Sms, t(4))).then([phone_challenged(
        3,
        MOBILE,
        Means::Sms,
        t(4),
    )]);
    again.when(confirm_phone(again.enrol(), 2, t(5))).refused(Why::ChallengeOver);
    again.when(confirm_phone(again.enrol(), 3, t(5))).happens();
}

#[test]
fn a_number_that_nobody_answers_is_forgotten() {
    let asked = new_here().and([phone_added(MOBILE, Means::Sms, t(3))]);
    let late = t(3) + PHONE_VALID_FOR;
    asked.when(challenge(asked.enrol(), MOBILE, Means::Sms, late)).refused(Why::EnrolmentExpired);
    let asked = asked.and([phone_challenged(3, MOBILE, Means::Sms, t(17))]);
    asked.when(confirm_phone(asked.enrol(), 3, late)).refused(Why::EnrolmentExpired);
}

#[test]
fn somebody_whose_number_was_typed_by_mistake_stops_that_and_nothing_else() {
    let asked =
        new_here().and([phone_added(MOBILE, Means::Call, t(3)), phone_challenged(2, MOBILE, Means::Call, t(3))]);
    let after = asked.when(answer(2, Answer::NotMe, t(4))).then([phone_answered(2, Answer::NotMe, t(4))]);
    assert_eq!(after.active().pending_phone, None);
    after.when(challenge(after.enrol(), MOBILE, Means::Call, t(5))).refused(Why::NotInThisSession);
    after.when(add_phone(after.enrol(), Means::Call, t(5))).happens();
}

#[test]
fn a_means_that_the_policy_does_not_have_is_refused() {
    let account = new_here();
    let sms = AddPhone { policy: CARESHARING, ..add_phone(account.enrol(), Means::Sms, t(3)) };
    account.when(sms).refused(Why::WayNotAllowed);
    let call = AddPhone { policy: FINRUST, ..add_phone(account.enrol(), Means::Call, t(3)) };
    account.when(call).refused(Why::WayNotAllowed);
}

#[test]
fn r05_another_number_takes_a_fresh_proof() {
    let account = given(with_phone(Means::Call));
    let another = |authority, now| AddPhone {
        phone: LANDLINE,
        number: number(LANDLINE),
        ..add_phone(authority, Means::Call, now)
    };
    account.when(another(account.full_by_password(t(9)), t(10))).refused(Why::ProofNeeded);
    account.when(another(account.full_by_phone(MOBILE, t(3)), t(10))).refused(Why::ProofNeeded);
    account.when(another(account.full_by_phone(MOBILE, t(9)), t(10))).happens();
    account.when(add_phone(account.full_by_phone(MOBILE, t(9)), Means::Call, t(10))).refused(Why::PhoneAlreadyThere);
}

#[test]
fn one_person_has_so_many_numbers_and_no_more() {
    let mut account = given(with_phone(Means::Call));
    for n in 0..MOST_PHONES as u128 {
        let authority = account.full_by_phone(MOBILE, t(9));
        let number = Contact { sealed: sealed("n"), fingerprint: Fingerprint(format!("{n}")) };
        let phone = PhoneId::new(uuid::Uuid::from_u128(0xFF00 + n));
        let add = AddPhone { phone, number, ..add_phone(authority, Means::Call, t(10)) };
        if n + 1 == MOST_PHONES as u128 {
            account.when(add).refused(Why::TooManyPhones);
        } else {
            let added = account.when(add).happens().and([phone_answered(2, Answer::Right, t(10))]);
            account = added.when(confirm_phone(added.full_by_phone(MOBILE, t(9)), 2, t(10))).happens();
        }
    }
}

#[test]
fn nothing_is_bound_before_the_number_that_the_organisation_knows() {
    let account = given(with_phone_on_file()).and([signed_in(SessionKind::Enrol, None, t(2))]);
    let app = StartEnrolment { policy: WERKTALENT, ..start(account.enrol(), PHONE, t(3)) };
    account.when(app).refused(Why::PhoneOnFileFirst);
    let another = AddPhone { number: number(LANDLINE), ..add_phone(account.enrol(), Means::Sms, t(3)) };
    account.when(another).refused(Why::PhoneOnFileFirst);
    let asked = account.when(add_phone(account.enrol(), Means::Sms, t(3))).happens();
    let bound = asked.when(confirm_phone(asked.enrol(), 2, t(4))).happens();
    let app = StartEnrolment { policy: WERKTALENT, ..start(bound.full_by_phone(MOBILE, t(4)), PHONE, t(5)) };
    bound.when(app).happens();
}

#[test]
fn where_codes_are_not_sent_or_support_has_helped_the_number_on_file_holds_nobody_up() {
    let account = given(with_phone_on_file()).and([signed_in(SessionKind::Enrol, None, t(2))]);
    account.when(start(account.enrol(), PHONE, t(3))).happens();
    let reset = account.and([reset_by(20, t(3))]);
    let app = StartEnrolment { policy: WERKTALENT, ..start(reset.repair(), PHONE, t(4)) };
    reset.when(app).happens();
}

#[test]
fn r08_while_numbers_are_locked_none_is_asked() {
    let account = new_here().and([locked(Factor::Phone, 20, t(2))]);
    account.when(add_phone(account.enrol(), Means::Call, t(3))).refused(Why::Locked { factor: Factor::Phone });
    let asked = new_here().and([
        phone_added(MOBILE, Means::Call, t(3)),
        phone_challenged(2, MOBILE, Means::Call, t(3)),
        locked(Factor::Phone, 20, t(3)),
    ]);
    asked.when(answer(2, Answer::Right, t(4))).refused(Why::ChallengeOver);
}

#[test]
fn r07_a_number_stays_on_record_with_when_and_from_where_and_how_it_ended() {
    let account = given(with_phone(Means::Call)).and([phone_removed(MOBILE, t(10))]);
    let phone = account.active().phone(MOBILE).unwrap();
    assert_eq!((phone.since, &phone.added_from), (t(3), &Some(sealed("origin"))));
    assert_eq!(phone.condition, PhoneCondition::Removed { at: t(10), by_support: false });
    assert!(account.active().ever_bound() && !account.active().holds_factor());
}

#[test]
fn r18_a_bound_number_is_told_to_every_address_and_can_be_objected_to() {
    let account = given(with_backup()).and([phone_added(MOBILE, Means::Call, t(9))]);
    let told = account.effects_of(&phone_verified(MOBILE, 2, 90, t(10)));
    assert_eq!(told.len(), 2);
    let bound = given(with_phone(Means::Call));
    let stopped =
        bound.when(report_not_me(presented(90), t(10))).then([reported(90, t(10)), phone_suspended(MOBILE, t(10))]);
    assert!(stopped.active().holds_factor(), "it still counts, so that the password alone is not enough");
    assert_eq!(stopped.active().recovery_codes_left(), 0, "whoever added it was shown the codes");
}

#[test]
fn a_suspended_number_is_taken_back_by_a_repair() {
    let account = given(with_phone(Means::Call)).and([phone_suspended(MOBILE, t(9))]);
    account.when(resume_phone(account.full_by_phone(MOBILE, t(9)), MOBILE, t(10))).refused(Why::ProofNeeded);
    let after = account.when(resume_phone(account.repair(), MOBILE, t(10))).then([phone_resumed(MOBILE, t(10))]);
    after.when(resume_phone(after.repair(), MOBILE, t(10))).refused(Why::NoSuchPhone);
}

#[test]
fn binding_a_number_ends_a_repair_like_an_app_does() {
    let history = with_the_only_app_in_the_trash();
    let account = given(history).and([recovered(crate::account::AcceptedProof::Mailbox, 20, t(11))]);
    let asked = account.when(add_phone(account.repair(), Means::Sms, t(12))).happens();
    let after = asked.when(confirm_phone(asked.repair(), 2, t(13))).happens();
    let renewed = |event: &AccountEvent| matches!(event, AccountEvent::RecoveryCodesIssued(e) if e.at == t(13));
    assert!(after.history.iter().any(renewed), "nobody knows what became of the former codes");
}
