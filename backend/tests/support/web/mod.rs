//! The whole service under test: an application on a port of its own, its mail, browsers and people.

mod app;
mod authenticator;
mod browser;
mod colleague;
mod exchange;
mod mailbox;
mod page;
mod person;
mod staff;
mod telephone;
mod witness;

pub(crate) use self::{
    app::{TestApp, url},
    authenticator::{Authenticator, base32},
    browser::Browser,
    colleague::account_of,
    exchange::{Asked, Exchange, Mood, TOKEN, owned},
    mailbox::Letter,
    page::{Form, Page},
    person::Person,
    telephone::{CALL, SMS, other_than},
    witness::Witness,
};
