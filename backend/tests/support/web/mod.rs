//! The whole service under test: an application on a port of its own, its mail, browsers and people.

mod app;
mod authenticator;
mod browser;
mod mailbox;
mod page;
mod person;

pub(crate) use self::{
    app::TestApp,
    authenticator::{Authenticator, base32},
    browser::Browser,
    mailbox::Letter,
    page::{Form, Page},
    person::Person,
};
