//! Opening sealed values: what mail asks of the vault.

use std::error::Error;

use async_trait::async_trait;
use herstel_domain::sealed::Sealed;
use thiserror::Error as ThisError;
use uuid::Uuid;

/// Opens sealed values at the last moment, so that none rests readable in the queue.
#[async_trait]
pub trait Open: Send + Sync + 'static {
    /// The clear value of `sealed`, which belongs to `account` and was sealed for `field` of its stream.
    ///
    /// # Errors
    /// [`OpenError::Erased`] if its key was destroyed, [`OpenError::Broken`] otherwise.
    async fn open(&self, account: Uuid, field: &'static str, sealed: &Sealed) -> Result<String, OpenError>;
}

/// Why a value stays sealed.
#[derive(Debug, ThisError)]
pub enum OpenError {
    /// The key was destroyed: the person was erased, and nobody is to be written to.
    #[error("the key was destroyed")]
    Erased,
    /// The vault failed, or the value was sealed for something else. The cause must hold no clear value.
    #[error("a value for field {field} does not open: {cause}")]
    Broken {
        /// The field that was asked for.
        field: &'static str,
        /// What went wrong.
        cause: Box<dyn Error + Send + Sync>,
    },
}
