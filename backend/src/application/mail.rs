//! What mail asks of the rest of the house.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use herstel_domain::{
    ids::{AccountId, OrganisationId},
    sealed::Sealed,
};
use sqlx::PgPool;
use uuid::Uuid;

use crate::{
    desk::place,
    jobs::mail::{Open, OpenError, OpenOnes, Outbox, Sender, Senders, Smtp, Transport},
    organisations::Organisations,
    secrets::{Keys, SealError, Vault},
    settings::Mail,
};

/// A send that takes longer fails, and is tried again.
const LIMIT: Duration = Duration::from_secs(10);

/// What carries mail away: the server of the settings, or (under `demo`) the inbox of `/dev/inbox`.
///
/// # Errors
/// If the server's name is none that TLS can check.
pub fn transport(mail: Option<&Mail>, pool: &PgPool) -> Result<Arc<dyn Transport>, lettre::transport::smtp::Error> {
    Ok(match mail {
        Some(mail) => Arc::new(Smtp::new(&mail.transport, LIMIT)?),
        None => Arc::new(Outbox::new(pool.clone())),
    })
}

/// Opens the values of a mail with the person's key.
pub(super) struct Openings(pub(super) Vault);

struct OpeningsOf {
    account: AccountId,
    keys: Keys,
}

#[async_trait]
impl Open for Openings {
    async fn opener(&self, account: Uuid) -> Result<Box<dyn OpenOnes>, OpenError> {
        let account = AccountId::new(account);
        let keys = self.0.keys_of(account).await.map_err(|error| broken("the keys", error))?;
        Ok(Box::new(OpeningsOf { account, keys }))
    }
}

impl OpenOnes for OpeningsOf {
    fn open(&self, field: &'static str, sealed: &Sealed) -> Result<String, OpenError> {
        match self.keys.open_text(place::of(self.account, field), sealed) {
            Ok(text) => Ok(text.to_string()),
            Err(SealError::NoKey(_)) => Err(OpenError::Erased),
            Err(error) => Err(broken(field, error)),
        }
    }
}

fn broken(what: &'static str, cause: impl std::error::Error + Send + Sync + 'static) -> OpenError {
    OpenError::Broken { what, cause: Box::new(cause) }
}

/// The organisations as their mail shows them: each under its own name, all from one address.
pub(super) struct OrganisationSenders {
    pub(super) from: String,
    pub(super) organisations: Organisations,
}

impl Senders for OrganisationSenders {
    fn sender(&self, organisation: Uuid) -> Option<Sender> {
        let organisation = self.organisations.by_id(OrganisationId::new(organisation))?;
        Some(Sender {
            name: organisation.profile.name.clone(),
            address: self.from.clone(),
            colour: organisation.profile.mail_colour.clone(),
            helpdesk: organisation.profile.helpdesk.clone(),
        })
    }

    fn branch(&self, organisation: Uuid, branch: Uuid) -> Option<String> {
        let organisation = self.organisations.by_id(OrganisationId::new(organisation))?;
        let known = organisation.branches.iter().find(|known| known.id.uuid() == branch)?;
        Some(known.sender.clone())
    }
}
