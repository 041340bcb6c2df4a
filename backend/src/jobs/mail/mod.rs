//! Mail: from a job's payload to a letter, and from a letter to a server.

pub mod colour;
mod open;
mod origin;
mod payload;
mod sender;

pub use open::{Open, OpenError};
pub use origin::Origin;
pub use payload::{Enclosure, Facts, KIND, MailPayload, Template, Tongue, field};
pub use sender::{Sender, Senders};
