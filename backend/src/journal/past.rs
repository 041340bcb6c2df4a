//! States of the past that are kept in mind: a fold goes on from the nearest one instead of from the first event.
//!
//! Events are only ever added, so what the first ones of a stream amount to never changes: nothing here is ever out of
//! date, it is only forgotten. A state is kept in the form that it has in the stream's row, with sealed values and
//! hashes only: memory holds nothing that may not rest in a table, and who destroys a key closes what is here as well.

use std::{
    collections::BTreeMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use uuid::Uuid;

use super::{Loaded, Stream};

/// Room for states, in bytes.
const ROOM: usize = 4 << 20;
/// What a state takes besides its text, in bytes and roughly: so the room bounds their number too.
const APIECE: usize = 256;

/// A kind of stream, one of them, and the sequence of an event in it.
type Place = (&'static str, Uuid, u64);

/// The states that one node keeps in mind.
pub(super) struct Past(Mutex<Kept>);

impl Past {
    /// The state at the last event up to `sequence` that is known.
    pub(super) fn nearest<D: Stream>(&self, id: Uuid, sequence: u64) -> Option<Loaded<D::State>> {
        let (version, text) = self.kept().nearest((D::STREAM, id, sequence))?;
        let state = serde_json::from_str(&text).ok()?;
        Some(Loaded { state, version })
    }

    /// Keeps a state in mind, and forgets those that nobody asked for the longest.
    pub(super) fn keep<D: Stream>(&self, id: Uuid, at: &Loaded<D::State>) {
        // what has no stored form is folded from its events each time
        if let Ok(text) = serde_json::to_string(&at.state) {
            self.kept().put((D::STREAM, id, at.version), text.into());
        }
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for Past {
    fn default() -> Self {
        Self(Mutex::new(Kept::within(ROOM)))
    }
}

impl fmt::Debug for Past {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Past").finish_non_exhaustive()
    }
}

/// Texts by place, and the order in which they were asked for.
struct Kept {
    room: usize,
    /// What is taken of the room.
    taken: usize,
    /// With the number of the request that asked for it last.
    texts: BTreeMap<Place, (u64, Arc<str>)>,
    asked: BTreeMap<u64, Place>,
    requests: u64,
}

impl Kept {
    fn within(room: usize) -> Self {
        Self { room, taken: 0, texts: BTreeMap::new(), asked: BTreeMap::new(), requests: 0 }
    }

    /// The text at the last sequence of this stream up to this place.
    fn nearest(&mut self, place: Place) -> Option<(u64, Arc<str>)> {
        let (kind, id, _) = place;
        let (at, (last, text)) = self.texts.range_mut((kind, id, 0)..=place).next_back()?;
        self.requests += 1;
        self.asked.remove(last);
        self.asked.insert(self.requests, *at);
        *last = self.requests;
        Some((at.2, Arc::clone(text)))
    }

    fn put(&mut self, place: Place, text: Arc<str>) {
        self.requests += 1;
        self.taken += text.len() + APIECE;
        self.asked.insert(self.requests, place);
        if let Some((last, former)) = self.texts.insert(place, (self.requests, text)) {
            self.asked.remove(&last);
            self.taken -= former.len() + APIECE;
        }
        while self.taken > self.room
            && let Some((_, place)) = self.asked.pop_first()
            && let Some((_, forgotten)) = self.texts.remove(&place)
        {
            self.taken -= forgotten.len() + APIECE;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ROOM: usize = 20 * (APIECE + 8);

    /// A text that says where it belongs.
    fn text((_, id, sequence): Place) -> Arc<str> {
        format!("{}@{sequence}", id.as_u128()).repeat(sequence as usize % 3).into()
    }

    fn places() -> impl Strategy<Value = Place> {
        let kinds = prop::sample::select(vec!["account", "access"]);
        (kinds, 0..3_u128, 1..40_u64).prop_map(|(kind, id, sequence)| (kind, Uuid::from_u128(id), sequence))
    }

    proptest! {
        #[test]
        fn what_is_found_is_right_and_of_that_stream_and_never_later(
            acts in prop::collection::vec((any::<bool>(), places()), 0..300),
        ) {
            let mut kept = Kept::within(ROOM);
            for (put, place) in acts {
                if put {
                    kept.put(place, text(place));
                }
                let found = kept.nearest(place);
                prop_assert!(found.is_some() || !put, "the one that was asked for last is not forgotten");
                if let Some((sequence, found)) = found {
                    prop_assert!(sequence == place.2 || !put && sequence < place.2);
                    prop_assert_eq!(found, text((place.0, place.1, sequence)));
                }
                let taken: usize = kept.texts.values().map(|(_, text)| text.len() + APIECE).sum();
                prop_assert_eq!(taken, kept.taken);
                prop_assert!(taken <= ROOM);
                prop_assert_eq!(kept.asked.len(), kept.texts.len());
            }
        }
    }

    #[test]
    fn what_nobody_asks_for_is_forgotten_first() {
        let place = |sequence| ("account", Uuid::nil(), sequence);
        let mut kept = Kept::within(3 * APIECE);
        for sequence in [1, 2, 3] {
            kept.put(place(sequence), "".into());
        }
        assert_eq!(kept.nearest(place(1)).unwrap().0, 1);
        kept.put(place(4), "".into());
        let found: Vec<_> = (1..5).map(|sequence| kept.nearest(place(sequence)).unwrap().0).collect();
        assert_eq!(found, [1, 1, 3, 4], "the second was asked for the longest ago");
    }

    #[test]
    fn what_is_larger_than_the_room_is_not_kept() {
        let mut kept = Kept::within(APIECE + 10);
        kept.put(("account", Uuid::nil(), 1), "x".repeat(11).into());
        assert_eq!((kept.taken, kept.nearest(("account", Uuid::nil(), 9))), (0, None));
    }
}
