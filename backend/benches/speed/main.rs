//! `just bench`: how fast the service is, each figure beside what it is measured against, in one table and as JSON.
//!
//! Everything runs on a throw-away private cluster with fsync on, in five interleaved rounds: each round measures
//! every side once, and a ratio is taken within a round, so that whatever else the machine does weighs on both sides.

mod accounts;
mod acts;
mod bare;
mod commits;
mod cpu;
mod figures;
mod fold;
mod ground;
mod http;
mod invite;
mod mails;
mod own_start;
mod pace;
mod pages;
mod population;
mod rebuild;
mod report;
mod search;
mod service;
mod sign_in;
mod sink;
mod start;
mod strangers;

use std::{error::Error, path::PathBuf, time::Instant};

use clap::{Parser, ValueEnum};

use self::{ground::Ground, pace::Pace, report::Report};

/// Whatever goes wrong ends the run: there is nothing to rescue.
type Outcome<T = ()> = Result<T, Box<dyn Error>>;

/// Measure: medians and spread, and the same as JSON.
#[derive(Parser)]
#[command(bin_name = "just bench")]
struct Arguments {
    /// Small sizes and three short rounds: to see that everything works, not how fast
    #[arg(long)]
    quick: bool,
    /// Only these rows
    #[arg(long, value_enum)]
    only: Vec<Row>,
    /// Cargo passes this to every benchmark
    #[arg(long, hide = true)]
    bench: bool,
    /// Fold the account streams of the cluster with this socket directory, and say what it took
    #[arg(long, hide = true)]
    fold: Option<PathBuf>,
    /// The same for rebuilding every row
    #[arg(long, hide = true)]
    rebuild: Option<PathBuf>,
    /// The same for inviting so many people
    #[arg(long, hide = true)]
    invite: Option<PathBuf>,
    #[arg(long, hide = true, default_value_t = 0)]
    people: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Row {
    /// Events against COPY
    Fold,
    /// Commands against the same SQL, and a plain insert
    Commit,
    /// Long histories against short ones
    Length,
    /// Signing in against argon2
    SignIn,
    /// Every row from its events, against COPY
    Rebuild,
    /// Mijn login against the same reads, and pages about long histories against short ones
    Pages,
    /// Searching the directory
    Search,
    /// Inviting people by a CSV file against plain inserts
    Invite,
    /// Known addresses against unknown ones, where a password can be typed
    Strangers,
    /// The mail queue against lettre alone
    Mails,
    /// Signing in while very many mails wait
    Waiting,
    /// A first and a second start of the demo beside PostgreSQL's own, and what it takes when idle and after sign-ins
    Start,
}

fn main() -> Outcome {
    let Arguments { quick, only, fold, rebuild, invite, people, bench: _ } = Arguments::parse();
    if let Some(socket) = fold {
        return fold::child(&socket);
    }
    if let Some(socket) = rebuild {
        return rebuild::child(&socket);
    }
    if let Some(socket) = invite {
        return invite::child(&socket, people);
    }
    let wanted = |row| only.is_empty() || only.contains(&row);
    let (began, pace) = (Instant::now(), Pace::new(quick));
    let mut report = Report::new(quick);
    // before there is a runtime, and a cluster beside which nothing else runs
    if wanted(Row::Start) {
        start::measure(&pace, &mut report)?;
    }
    let ground = Ground::prepare()?;
    let runtime = tokio::runtime::Runtime::new()?;
    runtime.block_on(async {
        report.server(&ground).await?;
        if [Row::Fold, Row::Rebuild, Row::Commit, Row::Length].into_iter().any(wanted) {
            let template = population::settle(&ground, &pace).await?;
            if wanted(Row::Fold) {
                fold::measure(&ground, &pace, &mut report).await?;
            }
            if wanted(Row::Rebuild) {
                rebuild::measure(&ground, &pace, &mut report).await?;
            }
            if wanted(Row::Commit) {
                commits::measure(&ground, &template, &pace, &mut report).await?;
            }
            if wanted(Row::Length) {
                commits::measure_length(&ground, &template, &pace, &mut report).await?;
            }
        }
        if wanted(Row::SignIn) {
            sign_in::measure(&ground, &pace, &mut report).await?;
        }
        if wanted(Row::Pages) {
            pages::measure(&ground, &pace, &mut report).await?;
        }
        if wanted(Row::Search) {
            search::measure(&ground, &pace, &mut report).await?;
        }
        if wanted(Row::Invite) {
            invite::measure(&ground, &pace, &mut report).await?;
        }
        if wanted(Row::Strangers) {
            strangers::measure(&ground, &pace, &mut report).await?;
        }
        if wanted(Row::Mails) {
            mails::measure_drain(&ground, &pace, &mut report).await?;
        }
        if wanted(Row::Waiting) {
            mails::measure_waiting(&ground, &pace, &mut report).await?;
        }
        Outcome::Ok(())
    })?;
    runtime.block_on(ground.clear_away())?;
    report.finish(began.elapsed())
}
