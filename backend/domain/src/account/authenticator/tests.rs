//! Sentences about an app's life.

mod linking;
mod trash_can;
