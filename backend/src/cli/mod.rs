//! The command line: one subcommand per act of an operator.
//!
//! Exit status: 0 done, 1 refused or failed, 2 wrong usage or settings.

mod database;
mod demo;
mod import;
mod jobs;
mod keys;
mod migrate;
mod office;
mod organisation;
mod rebuild;
mod serve;
mod staff;
mod start;

use std::{ffi::OsString, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::settings::Flags;

/// The whole life of an account's second factor.
#[derive(Debug, Parser)]
#[command(name = "herstel", version, about, propagate_version = true)]
struct Cli {
    #[command(flatten)]
    flags: Flags,
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Serve, until it is told to stop (SIGTERM or Ctrl-C)
    Serve,
    /// Serve demo data on this machine only, with an inbox under /dev/inbox
    Demo {
        /// Throw the former demo's data away and start over
        #[arg(long)]
        fresh: bool,
    },
    /// Bring the database up to this release, as the role that owns it
    Migrate,
    /// Make every stream's row anew from its events, and set the directory right, beside a running service; goes on where
    /// it was interrupted
    Rebuild {
        /// Only compare: say which rows differ from their events, and who is listed otherwise, and end with 1 if any does
        #[arg(long)]
        check: bool,
    },
    /// Run a program of PostgreSQL on the private cluster, as the database's owner: for backup and restore
    #[command(after_help = "herstel database pg_dump --format=custom --file=FILE\n\
                            herstel database pg_restore --exit-on-error --dbname=herstel FILE    (into an empty data directory)")]
    Database {
        /// Such as pg_dump, pg_restore or psql
        program: OsString,
        /// Its own arguments
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<OsString>,
    },
    /// The keys that data keys are wrapped with
    #[command(subcommand)]
    Keys(KeysAct),
    /// Mail that could not be sent
    #[command(subcommand)]
    Jobs(JobsAct),
    /// Who uses the service
    #[command(subcommand)]
    Organisation(OrganisationAct),
    /// Invite the people of a CSV file, or disable or enable their accounts; run again, it goes on where it was interrupted
    Import(import::Import),
    /// The people who work with the console
    #[command(subcommand)]
    Staff(StaffAct),
}

#[derive(Debug, Subcommand)]
enum KeysAct {
    /// Make the first keyring; a file that is there is never overwritten
    Init,
    /// Add a key and wrap every data key anew under it, while the service goes on; resumes where it was interrupted
    Rotate,
}

#[derive(Debug, Subcommand)]
enum JobsAct {
    /// List what was given up, and why
    Dead,
    /// Try again what was given up: one of them by its id, else all
    Retry {
        /// The id that `dead` shows
        id: Option<uuid::Uuid>,
    },
}

#[derive(Debug, Subcommand)]
enum OrganisationAct {
    /// Register one; its administrator is invited with `staff add`, and sets its policy under /admin
    Add(organisation::Add),
}

#[derive(Debug, Subcommand)]
enum StaffAct {
    /// Invite a colleague and print the activation link
    Add(staff::Add),
    /// Give somebody who has an account a role, in place of the one that they have
    Grant(staff::Role),
    /// Take somebody's role away: they are a user again
    Revoke(staff::Role),
}

/// Why a command ends with another status than 0: its words, and which.
pub(crate) struct Ended {
    status: u8,
    words: String,
}

impl Ended {
    /// Refused or failed: status 1.
    fn refused(words: impl ToString) -> Self {
        Self { status: 1, words: words.to_string() }
    }

    /// Wrong usage or settings: status 2.
    fn wrong(words: impl ToString) -> Self {
        Self { status: 2, words: words.to_string() }
    }
}

impl<E: std::error::Error> From<E> for Ended {
    fn from(error: E) -> Self {
        let mut words = error.to_string();
        let mut source = error.source();
        while let Some(cause) = source {
            let cause_words = cause.to_string();
            if !words.contains(&cause_words) {
                words = format!("{words}: {cause_words}");
            }
            source = cause.source();
        }
        Self { status: 1, words }
    }
}

/// Carries out what the command line asks for.
#[must_use]
pub fn run() -> ExitCode {
    let Cli { flags, act } = Cli::parse();
    let ended = match act {
        Act::Serve => serve::serve(&flags),
        Act::Demo { fresh } => demo::demo(&flags, fresh),
        Act::Migrate => migrate::migrate(&flags),
        Act::Rebuild { check } => rebuild::rebuild(&flags, check),
        Act::Database { program, arguments } => database::database(&flags, &program, &arguments),
        Act::Keys(KeysAct::Init) => keys::init(&flags),
        Act::Keys(KeysAct::Rotate) => keys::rotate(&flags),
        Act::Jobs(JobsAct::Dead) => jobs::dead(&flags),
        Act::Jobs(JobsAct::Retry { id }) => jobs::retry(&flags, id),
        Act::Organisation(OrganisationAct::Add(add)) => organisation::add(&flags, &add),
        Act::Import(import) => import::import(&flags, &import),
        Act::Staff(StaffAct::Add(add)) => staff::add(&flags, &add),
        Act::Staff(StaffAct::Grant(role)) => staff::change_role(&flags, &role, staff::Change::Grant),
        Act::Staff(StaffAct::Revoke(role)) => staff::change_role(&flags, &role, staff::Change::Revoke),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(Ended { status, words }) => {
            eprintln!("herstel: {words}");
            ExitCode::from(status)
        }
    }
}
