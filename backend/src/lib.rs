//! Herstel's backend: the only crate that does IO.
//!
//! `http` receives, `desk` answers pages, `journal` commits what the domain decided, `jobs` perform effects.

pub mod application;
pub mod cli;
pub mod clock;
pub mod database;
pub mod demo;
pub mod desk;
pub mod directory;
pub mod entropy;
pub mod gateway;
pub mod http;
pub mod imports;
pub mod jobs;
pub mod journal;
pub mod login;
pub mod organisations;
pub mod readmodels;
pub mod secrets;
pub mod settings;
pub mod telemetry;

/// Rows are decoded into many small values that are dropped soon after, on several threads at once.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
