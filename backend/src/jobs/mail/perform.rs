//! Performs `mail` jobs: opens the payload, writes the letter, hands it to the transport.

use std::sync::Arc;

use async_trait::async_trait;
use herstel_domain::sealed::Sealed;
use tracing::info;
use uuid::Uuid;

use super::{
    Mail, MailPayload, Open, OpenError, Senders, Transport, field,
    letter::{Letter, Opened},
};
use crate::{
    clock::Clock,
    jobs::{Failure, Job, Perform},
};

/// Sends one mail for each job of kind [`KIND`](super::KIND).
pub struct Postman {
    /// Opens sealed values.
    pub vault: Arc<dyn Open>,
    /// Knows the organisations.
    pub senders: Arc<dyn Senders>,
    /// Carries the mail away.
    pub transport: Arc<dyn Transport>,
    /// What every link starts with, from the settings: `https://login.example.org`.
    pub base_url: String,
    /// Tells whether a link is still worth sending.
    pub clock: Clock,
}

#[async_trait]
impl Perform for Postman {
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        // The cause may quote the payload, so it stays out of the reason.
        let payload: MailPayload = serde_json::from_value(job.payload.clone())
            .map_err(|_| Failure::Final("the payload is not that of a mail".to_owned()))?;
        if payload.template.is_link() && payload.facts.until.is_some_and(|until| until <= self.clock.now()) {
            info!(template = payload.template.key(), "mail dropped: its link expired");
            return Ok(());
        }
        match self.open(job.account, &payload).await {
            Ok((to, opened)) => self.transport.send(&self.compose(job, &payload, to, &opened)?).await,
            Err(OpenError::Erased) => {
                info!(template = payload.template.key(), "mail dropped: the person was erased");
                Ok(())
            }
            Err(broken @ OpenError::Broken { .. }) => Err(Failure::passing(broken)),
        }
    }
}

impl Postman {
    async fn open(&self, account: Uuid, payload: &MailPayload) -> Result<(String, Opened), OpenError> {
        let facts = &payload.facts;
        let opener = self.vault.opener(account).await?;
        let open_if = |field, sealed: Option<&Sealed>| sealed.map(|sealed| opener.open(field, sealed)).transpose();
        let to = opener.open(field::EMAIL, &payload.to)?;
        let origin = open_if(field::ORIGIN, facts.origin.as_ref())?;
        let opened = Opened {
            name: open_if(field::NAME, payload.name.as_ref())?,
            label: open_if(field::LABEL, facts.label.as_ref())?,
            phone: open_if(field::PHONE, facts.phone.as_ref())?,
            // An origin of another shape is no reason to withhold the notice.
            origin: origin.and_then(|origin| serde_json::from_str(&origin).ok()),
            token: open_if(field::TOKEN, payload.enclosure.as_ref().map(|enclosure| &enclosure.token))?,
        };
        Ok((to, opened))
    }

    fn compose(&self, job: &Job, payload: &MailPayload, to: String, opened: &Opened) -> Result<Mail, Failure> {
        let sender = self.senders.expected(payload.organisation)?;
        let branch = payload.branch.and_then(|branch| self.senders.branch(payload.organisation, branch));
        let letter = Letter::write(payload, opened, &sender, self.base_url.trim_end_matches('/'))
            .map_err(|incomplete| Failure::Final(incomplete.to_string()))?;
        let unwritable = |_| Failure::Final("the letter cannot be rendered".to_owned());
        Ok(Mail {
            id: job.id,
            html: letter.html().map_err(unwritable)?,
            text: letter.text().map_err(unwritable)?,
            subject: letter.subject,
            from_name: branch.unwrap_or(sender.name),
            from: sender.address,
            to,
            at: job.created_at,
        })
    }
}
