//! The one adapter between pure deciders and cqrs-es.

use cqrs_es::{Aggregate, event_sink::EventSink};
use serde::{Deserialize, Serialize};

use super::{Failure, Stored, Stream};

/// A stream's state as a cqrs-es aggregate.
#[derive(Serialize, Deserialize)]
#[serde(transparent, bound(serialize = "", deserialize = ""))]
pub struct Sourced<D: Stream>(D::State);

impl<D: Stream> Sourced<D> {
    /// The aggregate that stands at `state`.
    #[must_use]
    pub fn at(state: D::State) -> Self {
        Self(state)
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> &D::State {
        &self.0
    }
}

impl<D: Stream> Default for Sourced<D> {
    fn default() -> Self {
        Self(D::State::default())
    }
}

impl<D: Stream> Aggregate for Sourced<D> {
    const TYPE: &'static str = D::STREAM;
    type Command = D::Command;
    type Event = Stored<D::Event>;
    /// Everything that can end a command, so that nothing typed is lost on the way through cqrs-es.
    type Error = Failure<D::Refusal>;
    type Services = ();

    async fn handle(&mut self, command: D::Command, (): &(), sink: &EventSink<Self>) -> Result<(), Self::Error> {
        for event in D::decide(&self.0, command).map_err(Failure::Refused)? {
            sink.write(Stored(event), self).await;
        }
        Ok(())
    }

    fn apply(&mut self, Stored(event): Self::Event) {
        self.0 = D::evolve(std::mem::take(&mut self.0), &event);
    }
}
