//! Effects: a queue in the database and the worker that performs them.
//!
//! A row of table `jobs` is written in the transaction of the events that cause it, so no effect is lost and none
//! happens without its cause. Performing is at-least-once: an effect must be recognisable when it comes twice.

pub mod account;
pub mod ask;
mod backoff;
mod bells;
mod dead_letters;
mod lane;
pub mod mail;
mod perform;
mod queue;
pub mod text;
mod worker;

pub use bells::Bells;
pub use dead_letters::{Addressed, Counts, DeadLetter};
pub use lane::Lane;
pub use perform::{Failure, Job, Perform};
pub use queue::{MAX_ATTEMPTS, Queue, QueueError};
pub use worker::{Drained, Worker};
