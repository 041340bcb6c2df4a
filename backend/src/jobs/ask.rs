//! Performs `call` and `sms` jobs: reaches a number, once.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use herstel_domain::{
    account::Asking,
    ids::{AccountId, ChallengeId, OrganisationId},
    sealed::Sealed,
    words::{Language, Means},
};
use serde::{Deserialize, Serialize};
use tracing::info;

use super::{
    Failure, Job, Perform,
    mail::{Open, Senders, field, say},
};
use crate::{
    clock::Clock,
    gateway::{Askings, Call, Digits, Gateway, Message, State, Trouble, digits},
    secrets::Vault,
};

/// What such a job carries: which number, sealed, and which asking. The digits follow from that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskPayload {
    /// Which asking.
    pub challenge: ChallengeId,
    /// How the number is reached.
    pub means: Means,
    /// The number, sealed for [`field::PHONE`].
    pub to: Sealed,
    /// Whether the number is about to be bound.
    pub binding: bool,
    /// The account's language.
    pub language: Language,
    /// On whose behalf.
    pub organisation: OrganisationId,
    /// Until when the answer counts.
    pub until: DateTime<Utc>,
}

impl AskPayload {
    /// The kind of job for this means.
    #[must_use]
    pub const fn kind(means: Means) -> &'static str {
        match means {
            Means::Call => "call",
            Means::Sms => "sms",
        }
    }
}

impl From<Asking> for AskPayload {
    fn from(asking: Asking) -> Self {
        let Asking { challenge, means, to, binding, language, organisation, until } = asking;
        Self { challenge, means, to: to.sealed, binding, language, organisation, until }
    }
}

/// Reaches numbers.
pub struct Operator {
    /// Makes calls and sends messages.
    pub gateway: Arc<dyn Gateway>,
    /// What became of them.
    pub askings: Askings,
    /// Opens sealed numbers.
    pub openings: Arc<dyn Open>,
    /// Knows the organisations.
    pub senders: Arc<dyn Senders>,
    /// What digits follow from.
    pub vault: Vault,
    /// What callbacks start with: the address that browsers reach us at.
    pub base_url: String,
    /// Tells whether it is still worth doing.
    pub clock: Clock,
}

#[async_trait]
impl Perform for Operator {
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        let payload: AskPayload = serde_json::from_value(job.payload.clone())
            .map_err(|_| Failure::Final("the payload is not that of a call or message".to_owned()))?;
        if payload.until <= self.clock.now() {
            info!(means = ?payload.means, "nobody is reached: it is too late for an answer");
            return Ok(());
        }
        let opened = self.openings.open_one(job.account, field::PHONE, &payload.to).await;
        let Some(to) = opened.map_err(Failure::passing)? else { return Ok(()) };
        let account = AccountId::new(job.account);
        if !self.askings.begin(payload.challenge, account, payload.means).await.map_err(Failure::passing)? {
            // Whoever tried it before did not come back: nobody knows, and nobody is called twice.
            return self.askings.answered(payload.challenge, None, State::Unknown).await.map_err(Failure::passing);
        }
        let place = format!("{}/{}", job.account, payload.challenge);
        let asked = match payload.means {
            Means::Call => {
                let answer_url = format!("{}/gateway/voice/{place}", self.base_url);
                let status_url = format!("{answer_url}/status");
                self.gateway.call(&Call { to, answer_url, status_url }).await
            }
            Means::Sms => {
                let status_url = format!("{}/gateway/sms/{place}/status", self.base_url);
                self.gateway.send(&Message { to, body: self.words(&payload)?, status_url: Some(status_url) }).await
            }
        };
        metrics::counter!("herstel_phone_askings_total", "means" => job.kind.clone(), "outcome" => outcome(&asked))
            .increment(1);
        match asked {
            Ok(sid) => {
                self.askings.answered(payload.challenge, Some(&sid), State::Sent).await.map_err(Failure::passing)
            }
            Err(Trouble::Unknown(why)) => {
                info!(why, "nobody knows whether the number was reached; it is not tried again");
                self.askings.answered(payload.challenge, None, State::Unknown).await.map_err(Failure::passing)
            }
            Err(trouble @ Trouble::NotSent(_)) => {
                self.askings.forget(payload.challenge).await.map_err(Failure::passing)?;
                Err(Failure::passing(trouble))
            }
            Err(trouble @ Trouble::Refused(_)) => {
                self.askings.answered(payload.challenge, None, State::Failed).await.map_err(Failure::passing)?;
                Err(Failure::Final(trouble.to_string()))
            }
        }
    }
}

impl Operator {
    fn words(&self, payload: &AskPayload) -> Result<String, Failure> {
        let sender = self.senders.expected(payload.organisation.uuid())?;
        let code = digits(&self.vault, payload.challenge, Digits::of(payload.means, payload.binding));
        Ok(say(payload.language, "sms-code", &[("organisation", &sender.name), ("code", &code)]))
    }
}

fn outcome(asked: &Result<String, Trouble>) -> &'static str {
    match asked {
        Ok(_) => "sent",
        Err(Trouble::Unknown(_)) => "unknown",
        Err(Trouble::NotSent(_)) => "not_sent",
        Err(Trouble::Refused(_)) => "refused",
    }
}
