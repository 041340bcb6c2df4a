//! The directory: how support finds people among a million.
//!
//! The only clear personal values are here (DESIGN §8), and every commit that changes one writes what it is found by
//! in the same transaction ([`Lister`](crate::journal::Lister)).

mod check;
mod clear;
mod compared;
mod complete;
mod folded;
mod listing;
mod search;
mod terms;

pub use check::{CompareError, Compared, check, mend};
pub use clear::ending;
pub use compared::{Difference, Differs};
pub use complete::complete;
pub use listing::{Listing, Standing, listed};
pub use search::{Found, Search, find};
pub use terms::terms;
