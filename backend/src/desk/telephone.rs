//! What somebody does at a telephone: picks up, and keys something in. The gateway tells of it; no browser is there.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use herstel_console::desk::{Turn, Visit};
use herstel_domain::{
    account::{
        AccountCommand, AccountDecider, AccountRefusal, Active, Answer, AnswerCall, LinkPurpose, LinkUse, LockFactor,
        PendingChallenge, PendingLink,
    },
    ids::{AccountId, ChallengeId},
    words::{Factor, Language, Means},
};

use super::{
    House,
    portal::SECOND,
    refusal::{Incident, of_failure},
    told,
};
use crate::{
    gateway::{Digits, is_right},
    journal::{Actor, Attachments, Failure, Intent, Provenance},
    login::attempts::{Counted, MOST_FAILURES},
    organisations::Organisation,
    secrets::Keys,
};

/// The key that says: this was not me.
const NOT_ME: char = '*';

/// What a call is about.
#[derive(Debug)]
pub struct Ringing {
    account: Active,
    keys: Keys,
    /// Which digits are asked for.
    pub digits: Digits,
    /// In which language.
    pub language: Language,
    /// Who calls.
    pub organisation: Arc<Organisation>,
}

/// What came of the keys.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Heard {
    /// The right digits.
    Right,
    /// Others.
    Wrong,
    /// "This was not me."
    NotMe,
    /// The call counts no longer.
    TooLate,
}

impl House {
    /// The call of this asking, if it is the account's latest and still counts.
    ///
    /// # Errors
    /// [`Turn::Broken`].
    pub async fn ringing(&self, id: AccountId, challenge: ChallengeId) -> Result<Option<Ringing>, Turn> {
        let Some((account, keys)) = self.open(id).await? else { return Ok(None) };
        let now = self.clock.now();
        let live = |asked: &PendingChallenge| {
            asked.id == challenge && asked.means == Means::Call && asked.answer.is_none() && now < asked.expires_at
        };
        let Some(asked) = account.challenge.filter(live) else { return Ok(None) };
        let organisation = self.organisation_of(id, &account).await?;
        let digits = Digits::of(asked.means, account.phone(asked.phone).is_none());
        Ok(Some(Ringing { digits, language: account.member.language, organisation, account, keys }))
    }

    /// Judges what was keyed in: counted before it is compared (R8).
    ///
    /// # Errors
    /// [`Turn::Broken`], [`Turn::Busy`].
    pub async fn keyed_in(&self, id: AccountId, challenge: ChallengeId, keys: &str) -> Result<Heard, Turn> {
        let Some(ringing) = self.ringing(id, challenge).await? else { return Ok(Heard::TooLate) };
        if keys.contains(NOT_ME) {
            return self.answer(id, challenge, Answer::NotMe).await;
        }
        let key = self.vault.lookup(SECOND, &id.to_string());
        let counted = Counted::Factor(Factor::Phone);
        let reserved = match self.attempts.reserve(&key, counted).await.map_err(Incident::from)? {
            Ok(reserved) => reserved,
            Err(_) => return Ok(Heard::TooLate),
        };
        if is_right(&self.vault, challenge, ringing.digits, keys) {
            let heard = self.answer(id, challenge, Answer::Right).await?;
            self.attempts.succeeded(&key, counted).await.map_err(Incident::from)?;
            let nobody = Visit::default();
            self.summarise(&nobody, id, &ringing.keys, Factor::Phone, reserved).await?;
            return Ok(heard);
        }
        let heard = self.answer(id, challenge, Answer::Wrong).await?;
        if reserved.failures >= MOST_FAILURES {
            self.lock_numbers(id, &ringing, reserved.failures).await?;
            self.attempts.succeeded(&key, counted).await.map_err(Incident::from)?;
        }
        Ok(heard)
    }

    async fn answer(&self, id: AccountId, challenge: ChallengeId, answer: Answer) -> Result<Heard, Turn> {
        let now = self.clock.now();
        let command = AccountCommand::AnswerCall(AnswerCall { challenge, answer, now });
        let intent = Intent::<AccountDecider>::new(id.uuid(), command, Provenance::of(Actor::system("telephone")));
        match self.journal.execute(intent).await {
            Ok(_) => Ok(match answer {
                Answer::Right => Heard::Right,
                Answer::Wrong => Heard::Wrong,
                Answer::NotMe => Heard::NotMe,
            }),
            Err(Failure::Refused(AccountRefusal::ChallengeOver | AccountRefusal::Locked { .. })) => Ok(Heard::TooLate),
            Err(failure) => Err(of_failure(failure, now)),
        }
    }

    /// The language that somebody is spoken to in; that of the house, where nobody is there.
    pub async fn language_of(&self, id: AccountId) -> Language {
        let loaded = self.journal.load::<AccountDecider>(id.uuid()).await;
        loaded.ok().and_then(|loaded| loaded.state.member().map(|member| member.language)).unwrap_or_default()
    }

    async fn lock_numbers(&self, id: AccountId, ringing: &Ringing, failures: u32) -> Result<(), Turn> {
        let now = self.clock.now();
        let person = ringing.keys.person().ok_or(Incident::Missing(id.uuid(), "data key"))?;
        let (notice, enclosures) = told::notice_from(None, id, person, now);
        let command = AccountCommand::LockFactor(LockFactor { factor: Factor::Phone, failures, notice, now });
        let attachments = Attachments { enclosures, ..Attachments::default() };
        let provenance = Provenance::of(Actor::system("telephone"));
        let intent = Intent::<AccountDecider> { attachments, ..Intent::new(id.uuid(), command, provenance) };
        self.journal.execute(intent).await.map_err(|failure| of_failure(failure, now))?;
        Ok(())
    }
}

impl Ringing {
    /// What the person is told that this is about.
    #[must_use]
    pub fn about(&self, now: DateTime<Utc>) -> &'static str {
        let for_reset = |link: &PendingLink| {
            now < link.expires_at
                && matches!(link.use_for, LinkUse::Mailbox { purpose: LinkPurpose::ResetPassword, .. })
        };
        match self.account.links.iter().any(for_reset) {
            _ if !self.signs_in() => "call-bind",
            true => "call-reset",
            false => "call-sign-in",
        }
    }

    /// Whether this is not about a number that is about to be bound.
    fn signs_in(&self) -> bool {
        self.account.challenge.is_some_and(|asked| self.account.phone(asked.phone).is_some())
    }
}
