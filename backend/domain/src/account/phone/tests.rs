//! Sentences about telephone numbers.

mod binding;
mod changing;
mod policy;
mod proving;
mod recovering;
