//! Every page, rendered by the application that a backend would mount: forms, fields and facts are contracts.

mod browser;
mod contrast;
mod documents;
mod forms;
mod imports;
mod pages;
#[path = "../support/mod.rs"]
mod support;
