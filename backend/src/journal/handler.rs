//! Load, compare, decide, commit; and again if somebody else was faster.

use std::time::Duration;

use cqrs_es::{Aggregate, AggregateContext, AggregateError, EventStore, event_sink::EventSink};
use herstel_domain::decider::Refusal;

use super::{
    Breakdown, Failure, Intent, Journal, Receipt, Stored, Stream,
    context::{Act, Opened},
    receipts::kept,
    store::{Outcome, PgEventStore},
};
use crate::entropy;

/// How often a lost race is run again.
const RETRIES: u32 = 5;

impl Journal {
    /// Carries out a command: what it leads to is committed entirely, or not at all.
    ///
    /// A command that changes nothing yields a receipt without events and the version that is. After a lost race
    /// everything is decided again on what is then the state, at most five times.
    ///
    /// # Errors
    /// As [`Failure`] says. Only a failed database leaves open whether the commit happened.
    pub async fn execute<D: Stream>(&self, intent: Intent<D>) -> Result<Receipt<D>, Failure<D::Refusal>> {
        let store = self.store::<D>();
        for attempt in 0..=RETRIES {
            if attempt > 0 {
                pause(attempt).await;
            }
            match self.attempt(&store, &intent).await {
                Err(AggregateError::AggregateConflict) => {}
                outcome => return outcome.map_err(failure),
            }
        }
        Err(Failure::Busy)
    }

    async fn attempt<D: Stream>(&self, store: &PgEventStore<D>, intent: &Intent<D>) -> Outcome<Receipt<D>, D> {
        let stream = intent.id;
        if let Some(key) = intent.key
            && let Some(receipt) = kept(&self.pool, key, stream).await.map_err(AggregateError::UserError)?
        {
            return Ok(receipt);
        }
        let mut opened = store.open(stream).await?;
        if intent.seen.is_some_and(|seen| seen != D::seen(&opened.ground.before)) {
            return Err(AggregateError::UserError(Failure::Stale));
        }
        let events = decide(&mut opened, intent.command.clone()).await?;
        let version = opened.ground.version + events.len() as u64;
        let state = opened.aggregate().state().clone();
        let metadata = intent.provenance.metadata();
        let attachments = intent.attachments.clone();
        let attachments = self.listing::<D>(stream, (&opened.ground.before, &state), attachments).await;
        let attachments = attachments.map_err(AggregateError::UserError)?;
        opened.ground.act = Act { provenance: intent.provenance.clone(), key: intent.key, attachments };
        let committed = store.commit(events, opened, metadata).await?;
        let events = committed.into_iter().map(|envelope| envelope.payload.0).collect();
        Ok(Receipt { stream, version, state, events })
    }
}

async fn decide<D: Stream>(opened: &mut Opened<D>, command: D::Command) -> Outcome<Vec<Stored<D::Event>>, D> {
    let sink = EventSink::default();
    opened.aggregate().handle(command, &(), &sink).await.map_err(AggregateError::UserError)?;
    Ok(sink.collect().await)
}

/// Waits a random while, on average twice as long each time, so that those who met do not meet again.
async fn pause(attempt: u32) {
    let most = 4_u64 << attempt;
    let jitter = u64::from(u16::from_le_bytes(entropy::bytes()));
    tokio::time::sleep(Duration::from_micros(most * 1000 * jitter / u64::from(u16::MAX))).await;
}

/// Takes our own failure out of cqrs-es's; what is left is the library's.
fn failure<R: Refusal>(error: AggregateError<Failure<R>>) -> Failure<R> {
    match error {
        AggregateError::UserError(failure) => failure,
        AggregateError::AggregateConflict => Failure::Busy,
        AggregateError::DatabaseConnectionError(source)
        | AggregateError::DeserializationError(source)
        | AggregateError::UnexpectedError(source) => Breakdown::Library(source).into(),
    }
}
