//! What a page shows of a call or a message, and the code that was sent.

use herstel_console::{
    desk::{Turn, Visit},
    model::{AskedPhone, CallStage, Means as ShownMeans},
};
use herstel_domain::{
    account::{Answer, PendingChallenge},
    ids::AccountId,
    words::{Factor, Means},
};

use super::super::{
    super::{
        House,
        refusal::{Incident, refused_field},
    },
    second::{Claimant, Tried, six_digits},
};
use crate::gateway::{Digits, State, digits, is_right};

impl House {
    /// How far an asking came. A gateway that did not answer may have done it: then the page does not say it failed.
    pub(super) async fn shown(
        &self,
        account: AccountId,
        asked: Option<&PendingChallenge>,
        number: String,
        means: Means,
        binding: bool,
    ) -> Result<AskedPhone, Turn> {
        let left = self.budgets.left(account).await.map_err(Incident::from)?;
        let state = match asked {
            Some(asked) => self.askings.state(asked.id).await.map_err(Incident::from)?,
            None => None,
        };
        let stage = match (asked.map(|asked| asked.answer), state) {
            (None, _) => CallStage::Over,
            (Some(Some(Answer::Right)), _) => CallStage::Right,
            (Some(Some(Answer::Wrong)), _) => CallStage::Wrong,
            (Some(Some(Answer::NotMe)), _) => CallStage::Over,
            (_, None | Some(State::Sending)) => CallStage::Asking,
            (_, Some(State::Unknown)) => CallStage::Unknown,
            (_, Some(State::Sent | State::Ringing)) => CallStage::Ringing,
            (_, Some(State::Talking | State::Keyed)) => CallStage::Talking,
            (_, Some(State::Ended)) if means == Means::Sms => CallStage::Ringing,
            (_, Some(State::Ended)) => CallStage::Missed,
            (_, Some(State::Failed)) => CallStage::Failed,
        };
        let shows = asked.filter(|asked| asked.means == Means::Call && asked.answer.is_none());
        let shown = shows.map(|asked| digits(&self.vault, asked.id, Digits::of(asked.means, binding)).to_string());
        Ok(AskedPhone {
            number,
            means: match means {
                Means::Call => ShownMeans::Call,
                Means::Sms => ShownMeans::Sms,
            },
            digits: shown,
            stage,
            left: u32::try_from(left).unwrap_or(u32::MAX),
            valid_until: asked.map(|asked| asked.expires_at),
            binding,
            first: false,
            next: None,
            app: false,
            recovers: false,
        })
    }

    /// What an asked number answered: keys, which were counted and judged as they came, or a code that is typed here and
    /// compared with what was sent: counted before that, locked after ten in a row (R8).
    pub(super) async fn check_answer(
        &self,
        visit: &Visit,
        claimant: &Claimant<'_>,
        asked: &PendingChallenge,
        typed: &str,
        binding: bool,
    ) -> Result<Option<Tried>, Turn> {
        if asked.means == Means::Call {
            return Self::answered(asked).map(|()| None);
        }
        let code = six_digits(typed)?;
        let tried = self.reserve(claimant, Factor::Phone).await?;
        if is_right(&self.vault, asked.id, Digits::of(asked.means, binding), &code) {
            return Ok(Some(tried));
        }
        Err(self.failed(visit, claimant, tried, "sms_code_wrong").await?)
    }

    /// A call that was not answered right yet opens nothing; the page says what is the matter.
    pub(super) fn answered(asked: &PendingChallenge) -> Result<(), Turn> {
        match (asked.means, asked.answer) {
            (Means::Sms, _) | (Means::Call, Some(Answer::Right)) => Ok(()),
            (Means::Call, _) => Err(refused_field("phone", "not_answered")),
        }
    }
}
