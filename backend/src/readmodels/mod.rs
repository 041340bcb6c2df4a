//! State to rows: pure functions.

mod account;
mod records;
