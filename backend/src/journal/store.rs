//! The event store under cqrs-es: a stream is loaded by one read and written by one statement.

use std::{collections::HashMap, marker::PhantomData, sync::Arc};

use cqrs_es::{
    AggregateError, EventEnvelope, EventStore,
    persist::{PersistedEventRepository, SerializedEvent},
};
use herstel_domain::Decider;
use postgres_es::PostgresEventRepository;
use sqlx::{PgConnection, PgPool, Row};
use uuid::Uuid;

use super::{
    Breakdown, Failure, Loaded, Sourced, Stored, Stream,
    context::{Ground, Opened},
    entry::Entry,
    fault::Fault,
    reading::{fold_on, unreadable},
};
use crate::jobs::Bells;

const ROW: &str = "SELECT version, shape, state::text FROM streams WHERE stream_type = $1 AND stream_id = $2";

/// What the store's functions yield: errors of the stream's own kind inside cqrs-es's.
pub(super) type Outcome<T, D> = Result<T, AggregateError<Failure<<D as Decider>::Refusal>>>;

/// The streams of kind `D`, on postgres-es's table and the tables beside it.
pub struct PgEventStore<D> {
    pool: PgPool,
    jobs_written: Arc<Bells>,
    streams: PhantomData<fn() -> D>,
}

impl<D: Stream> PgEventStore<D> {
    pub(super) fn new(pool: PgPool, jobs_written: Arc<Bells>) -> Self {
        Self { pool, jobs_written, streams: PhantomData }
    }

    /// Loads a stream by its row; where there is none of this release's shape, by its events.
    pub(super) async fn open(&self, id: Uuid) -> Result<Opened<D>, Breakdown> {
        let mut connection = self.pool.acquire().await?;
        Ok(Opened::new(stand(&mut connection, id).await?, connection))
    }
}

/// Where a stream stands.
pub(super) async fn stand<D: Stream>(connection: &mut PgConnection, id: Uuid) -> Result<Ground<D>, Breakdown> {
    let row = sqlx::query(ROW).bind(D::STREAM).bind(id.to_string()).fetch_optional(&mut *connection).await?;
    if let Some(row) = &row
        && row.try_get::<i32, _>("shape")? == D::SHAPE
    {
        let version = row.try_get::<i64, _>("version")?.cast_unsigned();
        match serde_json::from_str(row.try_get("state")?) {
            Ok(state) => return Ok(Ground::new(id, version, true, state)),
            Err(error) => tracing::warn!(stream = D::STREAM, %id, %error, "the row is not of the shape it names"),
        }
    }
    let folded = fold_on::<D>(&mut *connection, id, Loaded::default(), u64::MAX, |_, _| ()).await?;
    Ok(Ground::new(id, folded.version, row.is_some(), folded.state))
}

impl<D: Stream> EventStore<Sourced<D>> for PgEventStore<D> {
    type AC = Opened<D>;

    /// Reads the whole stream as postgres-es does.
    async fn load_events(&self, id: &str) -> Outcome<Vec<EventEnvelope<Sourced<D>>>, D> {
        let events = PostgresEventRepository::new(self.pool.clone()).get_events::<Sourced<D>>(id).await?;
        events.into_iter().map(|event| envelope(event).map_err(AggregateError::from)).collect()
    }

    async fn load_aggregate(&self, id: &str) -> Outcome<Opened<D>, D> {
        let id = id.parse().map_err(|_| Breakdown::NotAnId(id.to_owned()))?;
        Ok(self.open(id).await?)
    }

    async fn commit(
        &self,
        events: Vec<Stored<D::Event>>,
        mut opened: Opened<D>,
        metadata: HashMap<String, String>,
    ) -> Outcome<Vec<EventEnvelope<Sourced<D>>>, D> {
        if events.is_empty() {
            return Ok(Vec::new());
        }
        let entry = Entry::compose(&opened.ground, &events, &metadata)?;
        entry.statement.run(&mut opened.connection).await.map_err(|error| {
            match Fault::of(error, &opened.ground.act.attachments.claims) {
                Fault::Conflict => AggregateError::AggregateConflict,
                Fault::Taken(kind) => AggregateError::UserError(Failure::Taken(kind)),
                Fault::Diverged => {
                    Breakdown::Diverged { stream: opened.ground.name(), version: opened.ground.version }.into()
                }
                Fault::Other(error) => Breakdown::Database(error).into(),
            }
        })?;
        for lane in entry.lanes {
            self.jobs_written.ring(lane);
        }
        let aggregate_id = opened.ground.id.to_string();
        let envelopes = events.into_iter().zip(opened.ground.version as usize + 1..).map(|(payload, sequence)| {
            EventEnvelope { aggregate_id: aggregate_id.clone(), sequence, payload, metadata: metadata.clone() }
        });
        Ok(envelopes.collect())
    }
}

/// What postgres-es read, typed; the stream and position are named if that fails.
fn envelope<D: Stream>(event: SerializedEvent) -> Result<EventEnvelope<Sourced<D>>, Breakdown> {
    let SerializedEvent { aggregate_id, sequence, event_type, event_version, payload, metadata, .. } = event;
    let fail = |source| unreadable::<D>(&aggregate_id, sequence as u64, &event_type, &event_version, source);
    let payload = serde_json::from_value(payload).map_err(fail)?;
    let metadata = serde_json::from_value(metadata).map_err(fail)?;
    Ok(EventEnvelope { aggregate_id, sequence, payload, metadata })
}
