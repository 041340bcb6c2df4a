//! Performs `text` jobs: tells a number of a recovery, beside the mails about it (R18).

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Utc};
use herstel_domain::{
    account::Text,
    ids::{AccountId, OrganisationId},
    sealed::Sealed,
    words::Language,
};
use serde::{Deserialize, Serialize};
use tracing::info;

use super::{
    Failure, Job, Perform,
    mail::{Open, Sender, Senders, Template, field, say, short},
};
use crate::gateway::{Budgets, Gateway, Message, Trouble};

/// After so many attempts of which nobody knows what became, it is let go of.
const MOST_UNKNOWN: i32 = 3;

/// What such a job carries.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextPayload {
    /// What happened: the subject of the mail about it.
    pub template: Template,
    /// The number, sealed for [`field::PHONE`].
    pub to: Sealed,
    /// The account's language.
    pub language: Language,
    /// On whose behalf.
    pub organisation: OrganisationId,
    /// When it happened.
    pub at: DateTime<Utc>,
}

impl TextPayload {
    /// The kind of job.
    pub const KIND: &'static str = "text";
}

impl From<Text> for TextPayload {
    fn from(text: Text) -> Self {
        let Text { template, to, language, organisation, at } = text;
        Self { template: template.into(), to: to.sealed, language, organisation, at }
    }
}

/// Tells numbers.
pub struct Texter {
    /// Sends messages; without one nobody is told by telephone any more.
    pub gateway: Option<Arc<dyn Gateway>>,
    /// How often an account's numbers are told.
    pub budgets: Budgets,
    /// Opens sealed numbers.
    pub openings: Arc<dyn Open>,
    /// Knows the organisations.
    pub senders: Arc<dyn Senders>,
}

#[async_trait]
impl Perform for Texter {
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        let payload: TextPayload = serde_json::from_value(job.payload.clone())
            .map_err(|_| Failure::Final("the payload is not that of a notice by text message".to_owned()))?;
        let Some(gateway) = &self.gateway else {
            info!("no number is told: there is no gateway");
            return Ok(());
        };
        let opened = self.openings.open_one(job.account, field::PHONE, &payload.to).await;
        let Some(to) = opened.map_err(Failure::passing)? else { return Ok(()) };
        let sender = self.senders.expected(payload.organisation.uuid())?;
        if !self.may_go_out(job).await? {
            info!("no number is told: this account's were told often enough today");
            return Ok(());
        }
        match gateway.send(&Message { to, body: words(&payload, &sender), status_url: None }).await {
            Ok(_) => Ok(()),
            Err(Trouble::Unknown(why)) if job.attempts >= MOST_UNKNOWN => {
                info!(why, "nobody knows whether the number was told; it is not tried again");
                Ok(())
            }
            // told twice is better than not at all
            Err(trouble @ (Trouble::NotSent(_) | Trouble::Unknown(_))) => Err(Failure::passing(trouble)),
            Err(trouble @ Trouble::Refused(_)) => Err(Failure::Final(trouble.to_string())),
        }
    }
}

impl Texter {
    /// Within what this account's numbers are told in a day. What did not go out was counted, and may be tried again.
    async fn may_go_out(&self, job: &Job) -> Result<bool, Failure> {
        if job.attempts > 1 {
            return Ok(true);
        }
        let spent = self.budgets.spend_notice(AccountId::new(job.account)).await;
        spent.map(|spent| spent.is_ok()).map_err(Failure::passing)
    }
}

fn words(payload: &TextPayload, sender: &Sender) -> String {
    let (language, helpdesk) = (payload.language, sender.helpdesk.as_str());
    let what = say(language, payload.template.key(), &[]);
    let at = short(language, payload.at);
    let key = if helpdesk.is_empty() { "sms-notice" } else { "sms-notice.helpdesk" };
    let values = [("organisation", sender.name.as_str()), ("what", &what), ("moment", &at), ("helpdesk", helpdesk)];
    say(language, key, &values)
}
