//! Opening sealed values: what mail asks of the vault.

use std::error::Error;

use async_trait::async_trait;
use herstel_domain::sealed::Sealed;
use thiserror::Error as ThisError;
use uuid::Uuid;

/// Opens sealed values at the last moment, so that none rests readable in the queue.
#[async_trait]
pub trait Open: Send + Sync + 'static {
    /// What opens the values of one person: their keys are looked up once for a letter, however many it holds.
    ///
    /// # Errors
    /// [`OpenError::Broken`] if the keys cannot be looked up.
    async fn opener(&self, account: Uuid) -> Result<Box<dyn OpenOnes>, OpenError>;

    /// A single value of one person, sealed for `field`; none if they were erased, and nobody is to be reached.
    ///
    /// # Errors
    /// [`OpenError::Broken`].
    async fn open_one(&self, account: Uuid, field: &'static str, sealed: &Sealed) -> Result<Option<String>, OpenError> {
        match self.opener(account).await.and_then(|opener| opener.open(field, sealed)) {
            Err(OpenError::Erased) => Ok(None),
            opened => opened.map(Some),
        }
    }
}

/// Opens the values of one person.
pub trait OpenOnes: Send + Sync {
    /// The clear value of `sealed`, which was sealed for `field` of the person's stream.
    ///
    /// # Errors
    /// [`OpenError::Erased`] if its key was destroyed, [`OpenError::Broken`] otherwise.
    fn open(&self, field: &'static str, sealed: &Sealed) -> Result<String, OpenError>;
}

/// Why a value stays sealed.
#[derive(Debug, ThisError)]
pub enum OpenError {
    /// The key was destroyed: the person was erased, and nobody is to be written to.
    #[error("the key was destroyed")]
    Erased,
    /// The vault failed, or the value was sealed for something else. The cause must hold no clear value.
    #[error("{what} cannot be opened: {cause}")]
    Broken {
        /// The field that was asked for, or the keys.
        what: &'static str,
        /// What went wrong.
        cause: Box<dyn Error + Send + Sync>,
    },
}
