//! What pages are made of: each part is one drawing of the stylesheet, and speaks the page's language by itself.

mod actions;
mod agent;
mod choices;
mod codes;
mod console;
mod deeds;
mod facts;
mod field;
mod frame;
mod icon;
mod notices;
mod portal;
mod qr;
mod stepper;
mod thread;
mod timeline;

pub(crate) use actions::{Danger, Form, Link, Submit, WayTo, Ways};
pub(crate) use agent::{browser, handheld, place};
pub(crate) use choices::{Check, Colour, Number, Options, Radios, Remember, Tick};
pub(crate) use codes::RecoveryCodeList;
pub(crate) use console::ConsoleShell;
pub(crate) use deeds::deed_words;
pub(crate) use facts::{Badge, Card, Tone};
pub(crate) use field::{Area, CodeField, Field, Hidden, Kind};
pub(crate) use icon::{Glyph, Icon};
pub(crate) use notices::{Done, ErrorSummary, Notice};
pub(crate) use portal::{LanguageSwitch, Leave, PortalShell};
pub(crate) use qr::{QrCode, Secret};
pub(crate) use stepper::{Stage, Stepper};
pub(crate) use thread::Thread;
pub(crate) use timeline::{Reader, Timeline, by_whom, doer, weight, with_place};
