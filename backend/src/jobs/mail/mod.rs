//! Mail: from a job's payload to a letter, and from a letter to a server.

pub mod colour;
mod inbox;
mod letter;
mod moment;
mod open;
mod origin;
mod outbox;
mod page;
mod payload;
mod perform;
mod post;
mod sender;
mod smtp;
#[cfg(test)]
mod tests;
mod words;

pub use inbox::{Delivered, Envelope, Inbox};
pub(crate) use moment::{long, short};
pub use open::{Open, OpenError, OpenOnes};
pub use origin::Origin;
pub use outbox::Outbox;
pub use payload::{Enclosure, Facts, KIND, MailPayload, Proof, Template, field};
pub use perform::Postman;
pub use post::{Mail, Transport};
pub use sender::{Sender, Senders};
pub use smtp::Smtp;
pub(crate) use words::say;
