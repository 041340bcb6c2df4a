//! Catching up with what was committed while the shadow was filled, and the swap.

use std::time::Duration;

use sqlx::{PgConnection, PgPool};

use super::{Kind, RebuildError, pages::these, progress::Standing, shadow::Shadow};

/// Rounds of catching up before the lock is asked for all the same.
const ROUNDS: u32 = 20;
/// So few streams left to fold that it may be done while commands wait.
const FEW: u64 = 50;
/// How often the lock is asked for.
const TRIES: u32 = 30;
/// How long commands may have to queue behind us while we wait for it.
const PATIENCE: &str = "SET LOCAL lock_timeout = '300ms'";
const PAUSE: Duration = Duration::from_millis(500);
/// Streams that are folded at once.
const BATCH: usize = 200;

/// The streams with an event that the shadow does not know, among those at or above the horizon.
const BEHIND: &str = "SELECT DISTINCT e.aggregate_type, e.aggregate_id FROM events e \
     LEFT JOIN streams_shadow s ON s.stream_type = e.aggregate_type AND s.stream_id = e.aggregate_id \
     WHERE e.tx >= $1::text::xid8 AND (s.version IS NULL OR s.version < e.sequence)";

/// The rights that others have on the table.
const RIGHTS: &str = "SELECT format('GRANT %s ON streams_shadow TO %I', a.privilege_type, r.rolname) \
     FROM pg_class c, aclexplode(c.relacl) a JOIN pg_roles r ON r.oid = a.grantee \
     WHERE c.oid = 'streams'::regclass AND a.grantee <> c.relowner";

/// The names that the shadow's indexes are to have: those of the same indexes of the table.
const NAMES: &str = "SELECT format('ALTER INDEX %s RENAME TO %I', n.indexrelid::regclass, c.relname) \
     FROM pg_index o JOIN pg_class c ON c.oid = o.indexrelid JOIN pg_index n ON n.indrelid = 'streams_shadow'::regclass \
     AND n.indkey::text = o.indkey::text AND n.indclass = o.indclass AND n.indisunique = o.indisunique \
     AND n.indisprimary = o.indisprimary \
     AND pg_get_expr(n.indexprs, n.indrelid) IS NOT DISTINCT FROM pg_get_expr(o.indexprs, o.indrelid) \
     AND pg_get_expr(n.indpred, n.indrelid) IS NOT DISTINCT FROM pg_get_expr(o.indpred, o.indrelid) \
     WHERE o.indrelid = 'streams'::regclass";

/// Folds again what changed, until little is left; then locks the table, folds the rest, and swaps. How many streams
/// were folded again.
pub(super) async fn catch_up_and_swap(
    owner: &PgPool,
    kinds: &[Kind],
    standing: &Standing,
) -> Result<u64, RebuildError> {
    let mut connection = owner.acquire().await?;
    let (mut since, mut caught_up) = (standing.since.clone(), 0);
    for _ in 0..ROUNDS {
        let folded = round(&mut connection, kinds, &mut since).await?;
        caught_up += folded;
        if folded <= FEW {
            break;
        }
    }
    sqlx::query("ANALYZE streams_shadow").execute(&mut *connection).await?;
    drop(connection);
    for _ in 0..TRIES {
        match swap(owner, kinds, &since).await {
            Ok(folded) => return Ok(caught_up + folded),
            Err(RebuildError::Held) => {
                tokio::time::sleep(PAUSE).await;
                caught_up += round(&mut *owner.acquire().await?, kinds, &mut since).await?;
            }
            Err(error) => return Err(error),
        }
    }
    Err(RebuildError::Held)
}

/// One round: what is new since the horizon, which moves to where it was just before.
async fn round(connection: &mut PgConnection, kinds: &[Kind], since: &mut String) -> Result<u64, RebuildError> {
    let horizon = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";
    let next = sqlx::query_scalar(horizon).fetch_one(&mut *connection).await?;
    let folded = catch_up(connection, kinds, since).await?;
    *since = next;
    Ok(folded)
}

async fn catch_up(connection: &mut PgConnection, kinds: &[Kind], since: &str) -> Result<u64, RebuildError> {
    let behind: Vec<(String, String)> = sqlx::query_as(BEHIND).bind(since).fetch_all(&mut *connection).await?;
    if let Some((stranger, _)) = behind.iter().find(|(name, _)| !kinds.iter().any(|kind| kind.name == name)) {
        return Err(RebuildError::UnknownKind(stranger.clone()));
    }
    for kind in kinds {
        let streams: Vec<String> =
            behind.iter().filter(|(name, _)| name == kind.name).map(|(_, stream)| stream.clone()).collect();
        for batch in streams.chunks(BATCH) {
            let rows = these(&mut *connection, kind, batch).await?;
            Shadow::put(connection, kind, &rows).await?;
        }
    }
    Ok(behind.len() as u64)
}

/// Whoever commits has the table locked from before the first event to the end, so once we have it alone nobody is
/// in between: what is behind then is all that is behind.
async fn swap(owner: &PgPool, kinds: &[Kind], since: &str) -> Result<u64, RebuildError> {
    let mut swap = owner.begin().await?;
    sqlx::query(PATIENCE).execute(&mut *swap).await?;
    sqlx::query("LOCK TABLE streams IN ACCESS EXCLUSIVE MODE").execute(&mut *swap).await.map_err(held)?;
    let folded = catch_up(&mut swap, kinds, since).await?;
    let mut acts: Vec<String> = sqlx::query_scalar(RIGHTS).fetch_all(&mut *swap).await?;
    let names: Vec<String> = sqlx::query_scalar(NAMES).fetch_all(&mut *swap).await?;
    acts.push("DROP TABLE streams".to_owned());
    acts.push("ALTER TABLE streams_shadow RENAME TO streams".to_owned());
    acts.extend(names);
    acts.push("DELETE FROM rebuilds".to_owned());
    for act in acts {
        sqlx::raw_sql(&act).execute(&mut *swap).await?;
    }
    swap.commit().await?;
    Ok(folded)
}

/// 55P03: the lock was not to be had in time.
fn held(error: sqlx::Error) -> RebuildError {
    match error.as_database_error().and_then(|error| error.code()).as_deref() {
        Some("55P03") => RebuildError::Held,
        _ => error.into(),
    }
}
