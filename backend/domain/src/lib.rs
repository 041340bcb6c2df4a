//! What may happen to an account's second factor: pure decisions.
//!
//! Nothing here reads a clock, a random source or a disk. What a decision needs to know is in its command;
//! what it remembers is in its state. So every rule of the product can be tested as a sentence, and replaying
//! history gives the same answer for ever.
#![forbid(unsafe_code)]

pub mod access;
pub mod account;
pub mod decider;
pub mod ids;
pub mod organisation;
pub mod policy;
pub mod sealed;
pub mod words;

pub use decider::{Decider, Refusal, fold};
