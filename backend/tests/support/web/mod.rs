//! The whole service under test: an application on a port of its own, its mail, browsers and people.

mod app;
mod authenticator;
mod browser;
mod mailbox;
mod page;
mod person;
mod staff;
mod witness;

pub(crate) use self::{
    app::{TestApp, url},
    authenticator::{Authenticator, base32},
    browser::Browser,
    mailbox::Letter,
    page::{Form, Page},
    person::Person,
    witness::Witness,
};
