//! Every stream's row from its events: compared, or made anew while commands go on.
//!
//! [`check`] writes nothing. [`rebuild`] fills a shadow of the table, catches up with what was committed meanwhile,
//! and swaps the two under a short lock: `backend/docs/adr/0006-rebuilding-beside-commands.md` says why nothing is
//! lost. An event that cannot be read stops both, with its stream and position; no stream is ever skipped.

mod check;
mod copy;
mod pages;
mod progress;
mod shadow;
mod swap;

use std::fmt;

use sqlx::{PgConnection, PgPool};

pub use self::{
    check::{Checked, Difference, Differs, check},
    progress::Progress,
};
use self::{progress::Standing, shadow::Shadow};
use super::{Breakdown, Kind};

/// What a rebuild did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rebuilt {
    /// Rows written.
    pub streams: u64,
    /// Events folded, by this run.
    pub events: u64,
    /// Streams that were folded again, because something was committed to them meanwhile.
    pub caught_up: u64,
}

impl fmt::Display for Rebuilt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { streams, events, caught_up } = self;
        write!(f, "Folded {events} events into the rows of {streams} streams; {caught_up} of them changed meanwhile.")
    }
}

/// Why a rebuild stopped. The table is as it was before; starting again goes on from where it stopped.
#[derive(Debug, thiserror::Error)]
pub enum RebuildError {
    /// An event cannot be read, or the database failed.
    #[error(transparent)]
    Journal(#[from] Breakdown),
    /// Another rebuild is at work on this database.
    #[error("another rebuild is at work on this database")]
    Another,
    /// There are streams of a kind that this release does not know: a newer one wrote them.
    #[error("there are streams of the kind {0:?}, which this release does not know")]
    UnknownKind(String),
    /// Something held the table for so long that the swap gave up.
    #[error("the table is held by a long transaction: end it and run `herstel rebuild` again, which goes on from here")]
    Held,
}

impl From<sqlx::Error> for RebuildError {
    fn from(error: sqlx::Error) -> Self {
        Breakdown::from(error).into()
    }
}

/// A number that is ours alone among advisory locks: "herstel" in ASCII.
const LOCK: i64 = 0x0068_6572_7374_656c;

/// Makes every stream's row anew, as the database's owner, while commands go on.
///
/// # Errors
/// [`RebuildError`].
pub async fn rebuild(owner: &PgPool, kinds: &[Kind], progress: impl FnMut(Progress)) -> Result<Rebuilt, RebuildError> {
    let mut alone = alone(owner).await?;
    let rebuilt = anew(owner, kinds, progress).await;
    sqlx::query("SELECT pg_advisory_unlock($1)").bind(LOCK).execute(&mut alone).await?;
    rebuilt
}

async fn anew(owner: &PgPool, kinds: &[Kind], mut progress: impl FnMut(Progress)) -> Result<Rebuilt, RebuildError> {
    known(owner, kinds).await?;
    let mut standing = Standing::resume_or_begin(owner, kinds).await?;
    let total = pages::events(owner).await?;
    progress(standing.progress(total));
    let before = standing.events;
    let begun = kinds.iter().position(|kind| kind.name == standing.kind).unwrap_or(0);
    for kind in kinds.iter().skip(begun) {
        shadow::fill(owner, kind, &mut standing, |standing| progress(standing.progress(total))).await?;
    }
    let caught_up = swap::catch_up_and_swap(owner, kinds, &standing).await?;
    let streams = Shadow::count(owner).await?;
    Ok(Rebuilt { streams, events: standing.events - before, caught_up })
}

/// The connection that holds the lock of whoever rebuilds; it ends with the connection, whatever ended that.
async fn alone(owner: &PgPool) -> Result<PgConnection, RebuildError> {
    let mut connection = owner.acquire().await?.detach();
    let ours: bool =
        sqlx::query_scalar("SELECT pg_try_advisory_lock($1)").bind(LOCK).fetch_one(&mut connection).await?;
    if ours { Ok(connection) } else { Err(RebuildError::Another) }
}

/// Nothing may be passed over: every kind of stream that there is must be known. Asked of the index, a kind at a time.
async fn known(pool: &PgPool, kinds: &[Kind]) -> Result<(), RebuildError> {
    let mut last = String::new();
    loop {
        let next = "SELECT min(aggregate_type) FROM events WHERE aggregate_type > $1";
        let found: Option<String> = sqlx::query_scalar(next).bind(&last).fetch_one(pool).await?;
        let Some(found) = found else { return Ok(()) };
        if !kinds.iter().any(|kind| kind.name == found) {
            return Err(RebuildError::UnknownKind(found));
        }
        last = found;
    }
}
