//! Who caused an event, in which act, and from where.

use std::{borrow::Cow, collections::HashMap, fmt, str::FromStr};

use herstel_domain::{ids::AccountId, sealed::Sealed};
use uuid::Uuid;

use crate::entropy;

/// The circumstances of a commit, recorded with each of its events.
#[derive(Clone, Debug, PartialEq)]
pub struct Provenance {
    /// Who acted.
    pub actor: Actor,
    /// The act that everything belongs to which it brought about, in this stream and others.
    pub correlation: Uuid,
    /// The job or request that caused it, where there is one.
    pub causation: Option<Uuid>,
    /// IP address and user agent, sealed.
    pub origin: Option<Sealed>,
}

/// Who acted.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Actor {
    /// Somebody who is not signed in.
    Nobody,
    /// The person signed in to this account.
    Account(AccountId),
    /// A part of the service, for instance `jobs`.
    System(Cow<'static, str>),
    /// Whoever runs the service, at its command line.
    Operator,
}

impl Actor {
    /// A part of the service.
    #[must_use]
    pub const fn system(part: &'static str) -> Self {
        Self::System(Cow::Borrowed(part))
    }
}

impl fmt::Display for Actor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nobody => f.write_str("nobody"),
            Self::Account(id) => write!(f, "account:{id}"),
            Self::System(part) => write!(f, "system:{part}"),
            Self::Operator => f.write_str("operator"),
        }
    }
}

/// A recorded provenance that does not say what it should.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not a provenance that this release knows")]
pub struct UnknownProvenance(String);

impl FromStr for Actor {
    type Err = UnknownProvenance;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unknown = || UnknownProvenance(text.to_owned());
        match text.split_once(':') {
            None if text == "nobody" => Ok(Self::Nobody),
            None if text == "operator" => Ok(Self::Operator),
            Some(("account", id)) => id.parse().map(Self::Account).map_err(|_| unknown()),
            Some(("system", part)) => Ok(Self::System(part.to_owned().into())),
            _ => Err(unknown()),
        }
    }
}

/// The key of the metadata under which the origin stands, as `<key id>.<sealed text>`: strings only, since that
/// is what cqrs-es reads.
const ORIGIN: &str = "origin";

impl Provenance {
    /// An act of `actor` that begins here: nothing caused it but themselves.
    #[must_use]
    pub fn of(actor: Actor) -> Self {
        Self { actor, correlation: entropy::id(), causation: None, origin: None }
    }

    /// What is recorded in the events' metadata; the rest has columns of its own.
    #[must_use]
    pub fn metadata(&self) -> HashMap<String, String> {
        let origin = self.origin.iter();
        origin.map(|sealed| (ORIGIN.to_owned(), format!("{}.{}", sealed.key, sealed.text))).collect()
    }

    /// Reads what was recorded.
    ///
    /// # Errors
    /// The actor or the origin is not in a form that this release knows.
    pub fn parse(
        actor: &str,
        correlation: Uuid,
        causation: Option<Uuid>,
        metadata: &HashMap<String, String>,
    ) -> Result<Self, UnknownProvenance> {
        let origin = metadata.get(ORIGIN).map(|text| {
            let unknown = || UnknownProvenance(text.clone());
            let (key, text) = text.split_once('.').ok_or_else(unknown)?;
            Ok(Sealed { key: key.parse().map_err(|_| unknown())?, text: text.to_owned() })
        });
        Ok(Self { actor: actor.parse()?, correlation, causation, origin: origin.transpose()? })
    }
}

#[cfg(test)]
mod tests {
    use herstel_domain::ids::KeyId;

    use super::*;

    #[test]
    fn what_is_recorded_reads_back() {
        let origin = Sealed { key: KeyId::new(entropy::id()), text: "bm9uY2U_-".to_owned() };
        let actors =
            [Actor::Nobody, Actor::Operator, Actor::system("jobs"), Actor::Account(AccountId::new(entropy::id()))];
        for (actor, origin) in actors.into_iter().zip([None, Some(origin.clone()), None, Some(origin)]) {
            let provenance = Provenance { causation: Some(entropy::id()), origin, ..Provenance::of(actor) };
            let Provenance { actor, correlation, causation, .. } = &provenance;
            let read = Provenance::parse(&actor.to_string(), *correlation, *causation, &provenance.metadata());
            assert_eq!(read, Ok(provenance));
        }
    }

    #[test]
    fn what_is_not_known_is_not_guessed() {
        for text in ["", "somebody", "account:", "account:12", "robot:jobs"] {
            assert_eq!(text.parse::<Actor>(), Err(UnknownProvenance(text.to_owned())));
        }
    }
}
