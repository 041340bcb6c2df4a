//! Sentences about telephone numbers.

mod binding;
mod changing;
mod proving;
mod recovering;
