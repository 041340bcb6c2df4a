//! The payload of an event row: `{"authenticator.linked@1": {…}}`, readable without any other column.

use std::{borrow::Cow, fmt, marker::PhantomData};

use cqrs_es::DomainEvent;
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor},
    ser::SerializeMap,
};

use super::Recorded;

/// A domain event in the form that cqrs-es and postgres-es know, so that the stock store can read what we wrote.
#[derive(Clone, Debug, PartialEq)]
pub struct Stored<E>(pub E);

impl<E: Recorded> DomainEvent for Stored<E> {
    fn event_type(&self) -> String {
        self.0.name().to_owned()
    }

    fn event_version(&self) -> String {
        self.0.version().to_string()
    }
}

impl<E: Recorded> Serialize for Stored<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(1))?;
        map.serialize_entry(&format_args!("{}@{}", self.0.name(), self.0.version()), &Body(&self.0))?;
        map.end()
    }
}

impl<'de, E: Recorded> Deserialize<'de> for Stored<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Envelope { columns: None, event: PhantomData }.deserialize(deserializer).map(Self)
    }
}

/// Reads a payload whose columns say that it holds `name` in `version`, in one pass over the text.
///
/// # Errors
/// The payload is not JSON, says something else than the columns, or does not fit the event.
pub(super) fn decode<E: Recorded>(name: &str, version: &str, payload: &str) -> Result<E, serde_json::Error> {
    let mut json = serde_json::Deserializer::from_str(payload);
    let event = Envelope { columns: Some((name, version)), event: PhantomData }.deserialize(&mut json)?;
    json.end()?;
    Ok(event)
}

struct Body<'a, E>(&'a E);

impl<E: Recorded> Serialize for Body<'_, E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write_body(serializer)
    }
}

/// The object around an event; `columns` are the name and version that it must be tagged with, if known.
struct Envelope<'a, E> {
    columns: Option<(&'a str, &'a str)>,
    event: PhantomData<E>,
}

impl<'de, E: Recorded> DeserializeSeed<'de> for Envelope<'_, E> {
    type Value = E;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<E, D::Error> {
        deserializer.deserialize_map(self)
    }
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Tag<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de, E: Recorded> Visitor<'de> for Envelope<'_, E> {
    type Value = E;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object with one key, the event's name and version")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<E, A::Error> {
        let Tag(tag) = map.next_key()?.ok_or_else(|| A::Error::custom("the payload holds no event"))?;
        let (name, version) = tag.split_once('@').ok_or_else(|| A::Error::custom("the payload names no version"))?;
        if self.columns.is_some_and(|columns| columns != (name, version)) {
            return Err(A::Error::custom(format_args!("the columns name another event than the payload, {tag}")));
        }
        let version = version.parse().map_err(A::Error::custom)?;
        let event = map.next_value_seed(Named { name, version, event: PhantomData })?;
        match map.next_key::<IgnoredAny>()? {
            None => Ok(event),
            Some(_) => Err(A::Error::custom("the payload holds more than one event")),
        }
    }
}

/// The body of an event whose name and version have been read.
struct Named<'a, E> {
    name: &'a str,
    version: u16,
    event: PhantomData<E>,
}

impl<'de, E: Recorded> DeserializeSeed<'de> for Named<'_, E> {
    type Value = E;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<E, D::Error> {
        E::read_body(self.name, self.version, deserializer)
    }
}
