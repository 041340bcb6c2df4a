//! Acts on accounts that are due later: emptying the trash.

use async_trait::async_trait;
use herstel_domain::{
    account::{Account, AccountCommand, AccountDecider, PurgeAuthenticator as Purge},
    ids::AuthenticatorId,
};
use serde::{Deserialize, Serialize};

use super::{Failure, Job, Perform};
use crate::{
    clock::Clock,
    journal::{self, Actor, Attachments, Intent, Journal, Provenance},
};

/// The payload of a job that empties the trash: destroys an app's key, and with it its secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PurgeAuthenticator {
    /// Which.
    pub authenticator: AuthenticatorId,
}

impl PurgeAuthenticator {
    /// The kind of job.
    pub const KIND: &'static str = "purge_authenticator";
}

/// Empties the trash.
pub struct Purger {
    /// Where the accounts are.
    pub journal: Journal,
    /// Tells whether the time has come.
    pub clock: Clock,
}

#[async_trait]
impl Perform for Purger {
    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        let PurgeAuthenticator { authenticator } = serde_json::from_value(job.payload.clone())
            .map_err(|_| Failure::Final("the payload is not that of a purge".to_owned()))?;
        let loaded = self.journal.load::<AccountDecider>(job.account).await.map_err(Failure::passing)?;
        let key = match &loaded.state {
            Account::Active(active) => active.authenticator(authenticator).and_then(|app| app.secret.as_ref()),
            Account::Absent | Account::Invited(_) => None,
        };
        let Some(key) = key.map(|secret| secret.key) else { return Ok(()) };
        let command = AccountCommand::PurgeAuthenticator(Purge { authenticator, now: self.clock.now() });
        let provenance = Provenance { correlation: job.correlation, ..Provenance::of(Actor::system("trash")) };
        let intent = Intent {
            attachments: Attachments { destroyed_keys: vec![key], ..Attachments::default() },
            ..Intent::new(job.account, command, provenance)
        };
        match self.journal.execute::<AccountDecider>(intent).await {
            Ok(_) | Err(journal::Failure::Refused(_)) => Ok(()),
            Err(failure) => Err(Failure::passing(failure)),
        }
    }
}
