//! What each party can do about a telephone number. It is the owner's, unless whoever knows the password added it first.

use super::{
    moves::{Move, Party, Universe, presented_silently},
    normal_form::*,
    situation::{Number, Situation},
};
use crate::{
    account::{testing::*, *},
    policy::{Methods, Policy},
    sealed::Hashed,
    words::Means,
};

/// Numbers are called.
pub(super) const CALLED: Policy = Policy { methods: Methods { voice: true, ..Methods::APP }, ..FINRUST };
/// Codes are sent.
pub(super) const SENT: Policy = Policy { methods: Methods { sms: true, ..Methods::APP }, ..FINRUST };

impl Universe {
    /// How the number is reached in this universe.
    pub(super) fn means(&self) -> Means {
        self.policy.methods.means().next().unwrap_or(Means::Call)
    }

    pub(super) fn has_numbers(&self) -> bool {
        self.policy.methods.means().next().is_some()
    }

    /// Everything that needs no session, or an attempt only.
    pub(super) fn add_numbers(&self, situation: &Situation, moves: &mut Vec<Move>) {
        if !self.has_numbers() {
            return;
        }
        let mut add = |by, what, outdated, command| {
            moves.push(Move { by, what, in_session: None, outdated, command });
        };
        for epoch in [1, 0] {
            for by in [Party::Owner, Party::Guesser] {
                add(by, "asks the number", epoch == 0, self.ask(self.attempt(by, epoch)));
                if self.knows_the_answer(by, situation) {
                    let proof = Some(SecondProof::Phone { challenge: challenge_id(1) });
                    add(by, "signs in by the number", epoch == 0, self.open(by, epoch, proof));
                }
            }
        }
        for (by, browser) in [(Party::Owner, OWNERS_LINK), (Party::Reader, READERS_LINK)] {
            add(by, "asks the number for a new password", false, self.ask_for_reset(browser));
            // of two who opened the same link, each goes on in their own browser
            if by == Party::Owner || self.means() == Means::Call {
                add(by, "resets the password by the number", false, self.reset_by_number(browser));
            }
        }
        if let Some(asked) = situation.asked {
            let answer = |answer| AnswerCall { challenge: challenge_id(1), answer, now: self.now }.into();
            let holder = if situation.number == Number::Pending(1) { Party::Guesser } else { Party::Owner };
            // whoever holds the telephone sees the digits in their own browser only
            let sees = [holder.browser(), Some(OWNERS_LINK).filter(|_| holder == Party::Owner)];
            if sees.contains(&Some(asked.browser)) {
                add(holder, "keys the digits in", false, answer(Answer::Right));
            }
            add(holder, "keys other digits in", false, answer(Answer::Wrong));
            add(holder, "says that it was not them", false, answer(Answer::NotMe));
        }
        let objects = ReportNotMe { link: presented_silently(PHONE_NOTICE), now: self.now };
        add(Party::Reader, "objects to a number", false, objects.into());
    }

    /// Every act in a session's name.
    pub(super) fn add_acts_on_numbers(
        &self,
        at: &Situation,
        by: Party,
        authority: Authority,
        outdated: bool,
        moves: &mut Vec<Move>,
    ) {
        if !self.has_numbers() {
            return;
        }
        let (policy, now, phone) = (self.policy, self.now, MOBILE);
        let mut add = |what, command| {
            moves.push(Move { by, what, in_session: Some(authority), outdated, command });
        };
        if matches!(at.number, Number::NotYet | Number::Pending(_)) {
            let (means, challenge, number) = (self.means(), challenge_id(1), number_silently());
            add("adds a number", AddPhone { authority, phone, number, means, challenge, policy, now }.into());
        }
        add("asks the number again", self.ask(authority));
        if self.knows_the_answer(by, at) {
            let (challenge, codes) = (challenge_id(1), CODES.map(silent_code).to_vec());
            let notice = self.notice();
            add("binds the number", ConfirmPhone { authority, challenge, codes, notice, now }.into());
            let proof = FreshProof::Phone(challenge);
            add("proves anew by the number", ProveAnew { authority, proof, policy, now }.into());
        }
        let notice = self.notice();
        add("removes the number", RemovePhone { authority, phone, policy, notice, now }.into());
        add("takes the number's suspension back", ResumePhone { authority, phone, notice: self.notice(), now }.into());
    }

    fn ask(&self, authority: Authority) -> AccountCommand {
        let (policy, now) = (self.policy, self.now);
        ChallengePhone { authority, phone: MOBILE, challenge: challenge_id(1), policy, now }.into()
    }

    fn ask_for_reset(&self, browser: usize) -> AccountCommand {
        let (link, session, policy, now) = (presented_silently(RESET_LINK), ASKERS[browser], self.policy, self.now);
        let challenge = challenge_id(1);
        ChallengePhoneForReset { link, session, phone: MOBILE, challenge, policy, now }.into()
    }

    fn reset_by_number(&self, browser: usize) -> AccountCommand {
        let (link, password) = (presented_silently(RESET_LINK), Hashed(String::new()));
        let proof = Some(SecondProof::Phone { challenge: challenge_id(1) });
        let (session, policy, notice, now) = (Some(ASKERS[browser]), self.policy, self.notice(), self.now);
        ResetPassword { link, proof, session, password, policy, notice, now }.into()
    }

    /// Going on after a call takes no knowledge; typing a code takes the telephone.
    fn knows_the_answer(&self, by: Party, at: &Situation) -> bool {
        let holder = if at.number == Number::Pending(1) { Party::Guesser } else { Party::Owner };
        self.means() == Means::Call || by == holder
    }
}

/// Whether this asks a number for the proof of a sign-in.
pub(super) fn asks_to_sign_in(command: &AccountCommand) -> bool {
    matches!(command, AccountCommand::ChallengePhone(ask) if ask.authority.kind == SessionKind::Attempt)
}
