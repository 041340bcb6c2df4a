//! State to rows: pure functions.

mod access;
mod account;
mod records;
