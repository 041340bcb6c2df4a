//! The shape of every stream's logic: commands are decided, events are folded.

use std::{error::Error, fmt::Debug};

use serde::{Serialize, de::DeserializeOwned};

/// The logic of one kind of event stream.
///
/// Both functions are pure and total: the same input gives the same answer on every machine and in every year.
/// The first variant of `State` (its `Default`) is the stream that does not exist yet.
pub trait Decider: Send + Sync + 'static {
    /// The stream's kind as it is persisted, for instance `account`. A contract: never changes.
    const STREAM: &'static str;
    /// What the stream's history amounts to.
    type State: Default + Clone + PartialEq + Debug + Serialize + DeserializeOwned + Send + Sync;
    /// A wish, imperative, with everything that deciding on it needs to know.
    type Command: Clone + Debug + Send + Sync;
    /// A fact, past tense.
    type Event: Clone + PartialEq + Debug + Send + Sync;
    /// An answer that is not a change: not a defect, no alarm.
    type Refusal: Refusal;

    /// What happens if `command` is given in `state`; no event means that it is already so.
    ///
    /// # Errors
    /// The reason why not, in the domain's words.
    fn decide(state: &Self::State, command: Self::Command) -> Result<Vec<Self::Event>, Self::Refusal>;

    /// The state after `event`.
    fn evolve(state: Self::State, event: &Self::Event) -> Self::State;
}

/// Why a command was not carried out.
pub trait Refusal: Error + Clone + PartialEq + Send + Sync + 'static {
    /// The stable name of the reason, `snake_case`, shared by API, pages and catalogue.
    fn code(&self) -> &'static str;
}

/// The state that a history amounts to.
pub fn fold<'a, D: Decider>(events: impl IntoIterator<Item = &'a D::Event>) -> D::State {
    events.into_iter().fold(D::State::default(), D::evolve)
}
