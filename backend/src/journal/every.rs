//! Every stream of a kind, folded: rows are read, decoded and folded at once, in batches that follow each other.

use futures::StreamExt;
use uuid::Uuid;

use super::{
    Breakdown, Journal, Stream, read_ahead,
    reading::{Follow, event},
    tuples::Tuples,
};

/// Batches that are decoded at a time.
const DECODING: usize = 2;

/// A stream that was folded from its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Folded<S> {
    /// The stream.
    pub stream: Uuid,
    /// The sequence of its last event.
    pub version: u64,
    /// What its events amount to.
    pub state: S,
}

/// How much was folded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Census {
    /// Streams.
    pub streams: u64,
    /// Events in them.
    pub events: u64,
}

/// Some of the events, in their order.
struct Decoded<E> {
    events: Vec<(Uuid, u64, E)>,
    /// Whether the database said that these are the last.
    last: bool,
}

impl Journal {
    /// Folds every stream of a kind, in the order of their ids, and hands each to `each` when it is complete. One state
    /// is held at a time, and a few batches of events that were read ahead.
    ///
    /// # Errors
    /// Those of `each`, and a [`Breakdown`] where an event is missing or cannot be read, or where the database
    /// did not send all: `Ok` means that everything was seen.
    pub async fn fold_all<D: Stream, E: From<Breakdown>>(
        &self,
        mut each: impl AsyncFnMut(Folded<D::State>) -> Result<(), E>,
    ) -> Result<Census, E> {
        let batches = read_ahead::copy(&self.pool, all_streams(D::STREAM)).await.map_err(Breakdown::from)?;
        let mut batches = batches.map(decode_aside::<D>).buffered(DECODING);
        let (mut census, mut ended) = (Census::default(), false);
        let mut current: Option<(Uuid, Follow, D::State)> = None;
        while let Some(batch) = batches.next().await {
            let Decoded { events, last } = batch?;
            for (id, sequence, event) in events {
                let (mut follow, state) = match current.take() {
                    Some((stream, follow, state)) if stream == id => (follow, state),
                    other => {
                        if let Some((stream, Follow { version }, state)) = other {
                            each(Folded { stream, version, state }).await?;
                        }
                        census.streams += 1;
                        (Follow::default(), D::State::default())
                    }
                };
                follow.step::<D>(sequence, id)?;
                census.events += 1;
                current = Some((id, follow, D::evolve(state, &event)));
            }
            ended |= last;
        }
        if !ended {
            return Err(Breakdown::Short { stream: D::STREAM, seen: census.events }.into());
        }
        if let Some((stream, Follow { version }, state)) = current {
            each(Folded { stream, version, state }).await?;
        }
        Ok(census)
    }
}

/// Every event of a kind; kinds are names of ours.
fn all_streams(kind: &'static str) -> String {
    format!(
        "COPY (SELECT sequence, event_type, event_version, payload, aggregate_id FROM events \
         WHERE aggregate_type = '{kind}' ORDER BY aggregate_id, sequence) TO STDOUT (FORMAT binary)"
    )
}

/// Decodes on a task of its own, so that another batch is folded meanwhile.
async fn decode_aside<D: Stream>(batch: Result<Vec<u8>, sqlx::Error>) -> Result<Decoded<D::Event>, Breakdown> {
    let batch = batch?;
    tokio::spawn(async move { decode_batch::<D>(&batch) }).await.map_err(library)?
}

fn decode_batch<D: Stream>(batch: &[u8]) -> Result<Decoded<D::Event>, Breakdown> {
    let (mut tuples, mut events) = (Tuples::new(batch), Vec::new());
    while let Some([sequence, name, version, payload, id]) = tuples.next().map_err(library)? {
        let id = Uuid::try_parse_ascii(id).map_err(|_| Breakdown::NotAnId(String::from_utf8_lossy(id).into_owned()))?;
        let sequence = u64::from_be_bytes(sequence.try_into().map_err(library)?);
        let [name, version, payload] = [name, version, payload].map(std::str::from_utf8);
        let (name, version, payload) = (name.map_err(library)?, version.map_err(library)?, payload.map_err(library)?);
        events.push((id, sequence, event::<D>(id, sequence, name, version, payload)?));
    }
    Ok(Decoded { events, last: tuples.ended() })
}

fn library(error: impl std::error::Error + Send + Sync + 'static) -> Breakdown {
    Breakdown::Library(Box::new(error))
}
