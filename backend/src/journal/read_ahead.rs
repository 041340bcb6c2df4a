//! Rows are taken in on a task of their own, a few batches ahead of those who work on them.

use std::mem;

use futures::{Stream, TryStreamExt, stream};
use sqlx::{PgConnection, PgPool};
use tokio::sync::mpsc;

use super::tuples::HEADER;

/// What is handed on at a time, in bytes: the server sends each row by itself.
const BATCH: usize = 64 << 10;
/// Batches that lie ready.
const AHEAD: usize = 4;

type Batch = Result<Vec<u8>, sqlx::Error>;

/// What a `COPY … TO STDOUT (FORMAT binary)` sends, in batches of whole rows. Reading stops when this is dropped.
pub(super) async fn copy(pool: &PgPool, statement: String) -> Result<impl Stream<Item = Batch>, sqlx::Error> {
    // A connection of its own: one that stops amid a copy is of no further use.
    let connection = pool.acquire().await?.detach();
    let (sender, mut batches) = mpsc::channel(AHEAD);
    tokio::spawn(async move {
        if let Err(error) = read(connection, &statement, &sender).await {
            drop(sender.send(Err(error)).await);
        }
    });
    Ok(stream::poll_fn(move |context| batches.poll_recv(context)))
}

/// Every message of a copy is a whole row (PostgreSQL, "Frontend/Backend Protocol", COPY operations); before the first
/// one, in the same message, is the header.
async fn read(mut connection: PgConnection, statement: &str, batches: &mpsc::Sender<Batch>) -> Result<(), sqlx::Error> {
    let mut rows = connection.copy_out_raw(statement).await?;
    let (mut batch, mut skip) = (Vec::with_capacity(BATCH), HEADER);
    while let Some(row) = rows.try_next().await? {
        batch.extend_from_slice(row.get(mem::take(&mut skip)..).unwrap_or_default());
        if batch.len() >= BATCH && batches.send(Ok(mem::replace(&mut batch, Vec::with_capacity(BATCH)))).await.is_err()
        {
            return Ok(());
        }
    }
    // whoever has gone does not miss it
    drop(batches.send(Ok(batch)).await);
    Ok(())
}
