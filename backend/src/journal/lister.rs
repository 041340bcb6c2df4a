//! The directory follows from the state: whoever holds the keys opens what it says of somebody.

use std::{error::Error, fmt::Debug};

use async_trait::async_trait;
use herstel_domain::sealed::Sealed;
use uuid::Uuid;

use super::{Attachments, Breakdown, DirectoryEntry, Failure, Journal, Stream};

/// What the directory says of somebody, sealed as their events have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed<'a> {
    /// The organisation whose staff may see it.
    pub organisation: Uuid,
    /// The person's name.
    pub name: &'a Sealed,
    /// The login address.
    pub email: &'a Sealed,
    /// The number that is offered first.
    pub phone: Option<&'a Sealed>,
}

/// Opens what the directory says.
#[async_trait]
pub trait Lister: Debug + Send + Sync {
    /// The entry of this account; none where its person's key is gone.
    ///
    /// # Errors
    /// The keys could not be had, or do not fit.
    async fn entry(
        &self,
        account: Uuid,
        listed: Listed<'_>,
    ) -> Result<Option<DirectoryEntry>, Box<dyn Error + Send + Sync>>;
}

impl Journal {
    /// Adds the directory's entry to a commit that changes what it says, unless the caller has brought one.
    pub(super) async fn listing<D: Stream>(
        &self,
        stream: Uuid,
        (before, after): (&D::State, &D::State),
        attachments: Attachments,
    ) -> Result<Attachments, Failure<D::Refusal>> {
        let listed = D::listed(after).filter(|listed| D::listed(before) != Some(*listed));
        let (None, Some(lister), Some(listed)) = (&attachments.directory, &self.lister, listed) else {
            return Ok(attachments);
        };
        let directory = lister.entry(stream, listed).await.map_err(Breakdown::Unlisted)?;
        Ok(Attachments { directory, ..attachments })
    }
}
