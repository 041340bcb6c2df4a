//! Sentences about which proofs open which session.

mod apps;
mod passwords;
mod recoveries;
