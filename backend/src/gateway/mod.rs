//! The gateway: calls and messages to telephones, and what comes back from them.
//!
//! It is a port. [`Twilio`] speaks Twilio's REST API; a demo's `/dev/phone` is the other end of the same protocol, so
//! that production differs by address and credentials only.

mod asking;
mod budget;
mod digits;
mod signature;
mod twilio;
pub mod twiml;

use async_trait::async_trait;
use thiserror::Error;

pub use self::{
    asking::{Advance, Askings, State},
    budget::{Budgets, Spending, Spent},
    digits::{Digits, digits, is_right},
    signature::{HEADER, is_signed, sign},
    twilio::{API_VERSION, Twilio, client, provide_tls},
};

/// A call to make: whoever answers hears what `answer_url` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// E.164.
    pub to: String,
    /// Asked once somebody answers.
    pub answer_url: String,
    /// Told how the call goes on.
    pub status_url: String,
}

/// A message to send.
#[derive(Clone, PartialEq, Eq)]
pub struct Message {
    /// E.164.
    pub to: String,
    /// What it says.
    pub body: String,
    /// Told what becomes of it, if anybody wants to know.
    pub status_url: Option<String>,
}

/// Makes calls and sends messages.
#[async_trait]
pub trait Gateway: std::fmt::Debug + Send + Sync + 'static {
    /// Makes a call. Returns the gateway's own name for it.
    ///
    /// # Errors
    /// [`Trouble`].
    async fn call(&self, call: &Call) -> Result<String, Trouble>;

    /// Sends a message. Returns the gateway's own name for it.
    ///
    /// # Errors
    /// [`Trouble`].
    async fn send(&self, message: &Message) -> Result<String, Trouble>;

    /// Whether a request to this address, with these parameters, is the gateway's, by its signature.
    fn is_theirs(&self, url: &str, parameters: &[(String, String)], signature: &str) -> bool;
}

/// Why nothing is known to have gone out. No number and no text is in it.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Trouble {
    /// It certainly did not go out, and may later.
    #[error("the gateway was not reached: {0}")]
    NotSent(String),
    /// No answer came: it may have gone out or not, and must not be tried again.
    #[error("the gateway did not say whether it did it: {0}")]
    Unknown(String),
    /// The gateway will not do it.
    #[error("the gateway refused: {0}")]
    Refused(String),
}
