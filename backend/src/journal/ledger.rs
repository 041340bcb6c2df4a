//! The ledger of an organisation: its events in the order of commits, newest first.

use std::{fmt, str::FromStr};

use chrono::{DateTime, Utc};
use sqlx::{Postgres, QueryBuilder, Row, postgres::PgRow};
use uuid::Uuid;

use super::{Breakdown, Journal, Provenance, Stream, reading::unreadable, stored::decode};

/// A place in the order of commits: the transaction, and the position in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Cursor {
    tx: u64,
    position: i64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.tx, self.position)
    }
}

impl FromStr for Cursor {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (tx, position) = text.split_once('.').unwrap_or((text, "0"));
        Ok(Self { tx: tx.parse()?, position: position.parse()? })
    }
}

/// Who caused an event, as far as a ledger is filtered by it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhoActed {
    /// Somebody who was signed in.
    SomebodySignedIn,
    /// This one.
    Account(Uuid),
    /// Somebody who was not.
    Nobody,
    /// A part of the service.
    System,
    /// Whoever runs the service.
    Operator,
}

/// Which passages of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passages {
    /// Whose ledger.
    pub organisation: Uuid,
    /// Events of these names only; of all, where there is none.
    pub names: Vec<&'static str>,
    /// Only what happened to this account, and who looked at it.
    pub about: Option<Uuid>,
    /// Only what these did.
    pub by: Option<WhoActed>,
    /// Recorded at or after.
    pub from: Option<DateTime<Utc>>,
    /// Recorded before.
    pub until: Option<DateTime<Utc>>,
    /// Only what came before this one.
    pub before: Option<Cursor>,
    /// So many at most.
    pub most: u16,
}

/// An event in the ledger, of whatever kind.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Its place in the order.
    pub cursor: Cursor,
    /// The kind of its stream.
    pub kind: String,
    /// Its stream.
    pub stream: Uuid,
    /// Its place in the stream.
    pub sequence: u64,
    /// What it is called where it is persisted.
    pub name: String,
    /// When it was committed, by the database's clock.
    pub recorded_at: DateTime<Utc>,
    /// Who caused it, in which act, from where.
    pub provenance: Provenance,
    version: String,
    payload: String,
}

impl Passage {
    /// The event, if its stream is of kind `D`.
    ///
    /// # Errors
    /// It cannot be read.
    pub fn event<D: Stream>(&self) -> Result<Option<D::Event>, Breakdown> {
        if self.kind != D::STREAM {
            return Ok(None);
        }
        let event = decode::<D::Event>(&self.name, &self.version, &self.payload)
            .map_err(|source| unreadable::<D>(self.stream, self.sequence, &self.name, &self.version, source))?;
        Ok(Some(event))
    }
}

/// Of somebody: their own stream, and what sessions of others had to do with them.
const ABOUT: &str = "(SELECT * FROM events WHERE aggregate_type = 'account' AND aggregate_id = ";
const AND_ABOUT: &str = " UNION ALL SELECT * FROM events WHERE aggregate_type = 'access' \
     AND coalesce(payload #>> '{access.record_read@1,account}', payload #>> '{access.refused@1,account}') = ";

impl Journal {
    /// Passages of a ledger, newest first. The places are found in an index; only the rows that are shown are read.
    ///
    /// # Errors
    /// The database failed, or an event's provenance cannot be read.
    pub async fn ledger(&self, passages: &Passages) -> Result<Vec<Passage>, Breakdown> {
        let mut query = places(passages);
        let rows = query.build().fetch_all(&self.pool).await?;
        rows.iter().map(passage).collect()
    }
}

fn places(passages: &Passages) -> QueryBuilder<'static, Postgres> {
    let Passages { organisation, names, about, by, from, until, before, most } = passages;
    let mut query = QueryBuilder::new(
        "SELECT e.tx::text, e.position, e.aggregate_type, e.aggregate_id, e.sequence, e.event_type, e.recorded_at, \
         e.actor, e.correlation, e.causation, e.metadata::text, e.event_version, e.payload::text FROM (SELECT tx, position FROM ",
    );
    match about {
        None => drop(query.push("events")),
        Some(person) => {
            query.push(ABOUT).push_bind(person.to_string());
            query.push(AND_ABOUT).push_bind(person.to_string()).push(")");
        }
    }
    query.push(" l WHERE organisation = ").push_bind(*organisation);
    if let Some(Cursor { tx, position }) = before {
        query.push(" AND (tx, position) < (").push_bind(tx.to_string()).push("::text::xid8, ");
        query.push_bind(*position).push(")");
    }
    if !names.is_empty() {
        query.push(" AND event_type = ANY (").push_bind(names.clone()).push(")");
    }
    if let Some(from) = from {
        query.push(" AND recorded_at >= ").push_bind(*from);
    }
    if let Some(until) = until {
        query.push(" AND recorded_at < ").push_bind(*until);
    }
    match by {
        None => {}
        Some(WhoActed::SomebodySignedIn) => drop(query.push(" AND actor LIKE 'account:%'")),
        Some(WhoActed::System) => drop(query.push(" AND actor LIKE 'system:%'")),
        Some(WhoActed::Nobody) => drop(query.push(" AND actor = 'nobody'")),
        Some(WhoActed::Operator) => drop(query.push(" AND actor = 'operator'")),
        Some(WhoActed::Account(id)) => drop(query.push(" AND actor = ").push_bind(format!("account:{id}"))),
    }
    query.push(" ORDER BY tx DESC, position DESC LIMIT ").push_bind(i64::from(*most));
    query.push(") p JOIN events e ON e.tx = p.tx AND e.position = p.position ORDER BY e.tx DESC, e.position DESC");
    query
}

fn passage(row: &PgRow) -> Result<Passage, Breakdown> {
    let (tx, kind, stream): (&str, String, &str) = (row.try_get(0)?, row.try_get(2)?, row.try_get(3)?);
    let sequence = row.try_get::<i64, _>(4)?.cast_unsigned();
    let damaged = |source| Breakdown::Damaged {
        stream: format!("{kind}/{stream}"),
        position: sequence,
        name: "provenance".to_owned(),
        source,
    };
    let metadata = serde_json::from_str(row.try_get(10)?).map_err(|error| damaged(error.into()))?;
    let provenance = Provenance::parse(row.try_get(7)?, row.try_get(8)?, row.try_get(9)?, &metadata)
        .map_err(|error| damaged(error.into()))?;
    Ok(Passage {
        cursor: Cursor { tx: tx.parse().map_err(|_| Breakdown::NotAnId(tx.to_owned()))?, position: row.try_get(1)? },
        stream: stream.parse().map_err(|_| Breakdown::NotAnId(stream.to_owned()))?,
        kind,
        sequence,
        name: row.try_get(5)?,
        recorded_at: row.try_get(6)?,
        provenance,
        version: row.try_get(11)?,
        payload: row.try_get(12)?,
    })
}
