//! The link for a forgotten password: asked for at the door, made and mailed by the worker.

use async_trait::async_trait;
use herstel_domain::{
    account::{Account, AccountCommand, AccountDecider, LinkPurpose, MAILBOX_LINK_VALID_FOR, RequestLink},
    ids::{AccountId, SessionId},
    sealed::Sealed,
};
use serde::{Deserialize, Serialize};

use super::super::{House, told};
use crate::{
    jobs::{Failure, Job, Perform},
    journal::{self, Actor, Attachments, Intent, Provenance},
};

/// The payload of a job that sends a link for a new password, if there is an account to send it for: it is written for
/// every address that was typed, so that neither the answer nor the time it takes tells whose it is (R20).
#[derive(Debug, Serialize, Deserialize)]
pub struct SendResetLink {
    /// Sealed: who asked, from where.
    pub(super) origin: Sealed,
    /// The browser that asked, which only an older release leaves out.
    #[serde(default)]
    pub(super) asker: Option<SessionId>,
}

impl SendResetLink {
    /// The kind of job.
    pub const KIND: &'static str = "send_reset_link";
}

/// Sends links for new passwords.
pub struct ResetLinks(pub House);

#[async_trait]
impl Perform for ResetLinks {
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        let Self(house) = self;
        let SendResetLink { origin, asker } = serde_json::from_value(job.payload.clone())
            .map_err(|_| Failure::Final("the payload is not that of a reset link".to_owned()))?;
        let (id, now) = (AccountId::new(job.account), house.clock.now());
        let loaded = house.journal.load::<AccountDecider>(job.account).await.map_err(Failure::passing)?;
        let Account::Active(account) = loaded.state else { return Ok(()) };
        let keys = house.vault.keys_of(id).await.map_err(Failure::passing)?;
        let organisation = house.organisations.of_member(account.member.organisation).await;
        let organisation = organisation.map_err(Failure::passing)?;
        let Some((person, organisation)) = keys.person().zip(organisation) else { return Ok(()) };
        let link = told::link(id, person, now, MAILBOX_LINK_VALID_FOR);
        let command = AccountCommand::RequestLink(RequestLink {
            purpose: LinkPurpose::ResetPassword,
            link: link.new,
            session: asker,
            origin: Some(origin.clone()),
            policy: organisation.policy,
            now,
        });
        let provenance =
            Provenance { correlation: job.correlation, origin: Some(origin), ..Provenance::of(Actor::Nobody) };
        let attachments = Attachments { enclosures: [link.enclosure].into(), ..Attachments::default() };
        // The job's id is the key: performed twice, it asks once.
        let intent = Intent { attachments, key: Some(job.id), ..Intent::new(job.account, command, provenance) };
        match house.journal.execute::<AccountDecider>(intent).await {
            Ok(_) | Err(journal::Failure::Refused(_)) => Ok(()),
            Err(failure) => Err(Failure::passing(failure)),
        }
    }
}
