//! The one SQL statement of a commit, composed of the parts that are present.
//!
//! One statement is one transaction and one round trip. Each part is a data-modifying CTE. Parts that touch the
//! same row in an order of their own would depend on which of them PostgreSQL runs first, so none do; the
//! stream's row follows the events by taking its version from them. Hence a race is lost on the events' primary
//! key, before anything else is locked. Nothing in it may say `ON CONFLICT DO NOTHING`: a part that is skipped in
//! silence would let the others commit without it.

use std::fmt::Write;

use sqlx::{Arguments, Encode, PgConnection, Postgres, Type, postgres::PgArguments};
use uuid::Uuid;

use super::{
    Attachments, Breakdown, Claim, DirectoryEntry, Provenance,
    entry::{Events, Jobs},
};
use crate::{directory, jobs::Lane};

/// The stream's row after the commit.
pub(super) struct Row {
    /// Whether the stream has one, which it replaces.
    pub(super) replaces: bool,
    pub(super) shape: i32,
    pub(super) state: String,
    pub(super) facts: String,
}

/// A statement in the making: its parts so far and what is bound to them.
pub(super) struct Statement {
    sql: String,
    arguments: PgArguments,
}

impl Statement {
    /// Begins with the events, which every commit has. `$1` and `$2` are the stream's kind and id, `$9` the
    /// correlation, in every part.
    pub(super) fn new(
        kind: &'static str,
        id: Uuid,
        events: Events,
        provenance: &Provenance,
        metadata: String,
        organisation: Option<Uuid>,
    ) -> Result<Self, Breakdown> {
        let mut it = Self { sql: String::with_capacity(2048), arguments: PgArguments::default() };
        it.bind(kind)?;
        it.bind(id.to_string())?;
        it.bind(events.sequences)?;
        it.bind(events.names)?;
        it.bind(events.versions)?;
        it.bind(events.payloads)?;
        it.bind(metadata)?;
        it.bind(provenance.actor.to_string())?;
        it.bind(provenance.correlation)?;
        it.bind(provenance.causation)?;
        it.bind(organisation)?;
        it.sql.push_str(
            "WITH recorded AS (INSERT INTO events (aggregate_type, aggregate_id, sequence, event_type, \
             event_version, payload, metadata, actor, correlation, causation, \
             organisation) \
             SELECT $1, $2, e.sequence, e.name, e.version, e.payload::json, $7::json, $8, $9, $10, $11 \
             FROM unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) AS e (sequence, name, version, payload) \
             RETURNING sequence)",
        );
        Ok(it)
    }

    /// The stream's row. Where it does not stand just before the events, none is replaced; then the final `SELECT`
    /// divides by zero and so undoes everything.
    pub(super) fn row(&mut self, row: Row) -> Result<(), Breakdown> {
        let shape = self.bind(row.shape)?;
        let state = self.bind(row.state)?;
        let facts = self.bind(row.facts)?;
        match row.replaces {
            false => self.part(format_args!(
                "placed AS (INSERT INTO streams (stream_type, stream_id, version, shape, state, facts) \
                 SELECT $1, $2, max(sequence), {shape}, {state}::json, {facts}::jsonb FROM recorded RETURNING 1)"
            )),
            // the subqueries see to it that the events come first: who lost a race hears it from their key
            true => self.part(format_args!(
                "placed AS (UPDATE streams SET version = (SELECT max(sequence) FROM recorded), shape = {shape}, \
                 state = {state}::json, facts = {facts}::jsonb WHERE stream_type = $1 AND stream_id = $2 \
                 AND version = (SELECT min(sequence) - 1 FROM recorded) RETURNING 1)"
            )),
        }
        Ok(())
    }

    /// New data keys, and the end of others.
    pub(super) fn keys(&mut self, attachments: &Attachments) -> Result<(), Breakdown> {
        let Attachments { new_keys: new, destroyed_keys: destroyed, .. } = attachments;
        if !new.is_empty() {
            let id = self.bind(new.iter().map(|key| key.id.uuid()).collect::<Vec<_>>())?;
            let owner = self.bind(new.iter().map(|key| key.owner).collect::<Vec<_>>())?;
            let scope = self.bind(new.iter().map(|key| key.scope).collect::<Vec<_>>())?;
            let keyring = self.bind(new.iter().map(|key| key.keyring_id.as_str()).collect::<Vec<_>>())?;
            let wrapped = self.bind(new.iter().map(|key| key.wrapped.as_slice()).collect::<Vec<_>>())?;
            self.part(format_args!(
                "keyed AS (INSERT INTO data_keys (id, owner, scope, keyring_id, wrapped) SELECT * FROM \
                 unnest({id}::uuid[], {owner}::uuid[], {scope}::text[], {keyring}::text[], {wrapped}::bytea[]))"
            ));
        }
        if !destroyed.is_empty() {
            let id = self.bind(destroyed.iter().map(|key| key.uuid()).collect::<Vec<_>>())?;
            self.part(format_args!("destroyed AS (DELETE FROM data_keys WHERE id = ANY({id}::uuid[]))"));
        }
        Ok(())
    }

    /// New claims, and the end of others. What is released and claimed at once stays.
    pub(super) fn claims(&mut self, attachments: &Attachments) -> Result<(), Breakdown> {
        let Attachments { claims, released_claims: released, .. } = attachments;
        let mut columns = |of: &[Claim], but: &[Claim]| -> Result<Option<(Placeholder, Placeholder)>, Breakdown> {
            let changed = || of.iter().filter(|claim| !but.contains(claim));
            if changed().next().is_none() {
                return Ok(None);
            }
            let kind = self.bind(changed().map(|claim| claim.kind).collect::<Vec<_>>())?;
            let hash = self.bind(changed().map(|claim| claim.hash.as_slice()).collect::<Vec<_>>())?;
            Ok(Some((kind, hash)))
        };
        let (claimed, dropped) = (columns(claims, released)?, columns(released, claims)?);
        if let Some((kind, hash)) = claimed {
            self.part(format_args!(
                "claimed AS (INSERT INTO claims (kind, hash, owner) SELECT c.kind, c.hash, $2::uuid \
                 FROM unnest({kind}::text[], {hash}::bytea[]) AS c (kind, hash))"
            ));
        }
        if let Some((kind, hash)) = dropped {
            self.part(format_args!(
                "released AS (DELETE FROM claims USING unnest({kind}::text[], {hash}::bytea[]) AS r (kind, hash) \
                 WHERE claims.kind = r.kind AND claims.hash = r.hash AND claims.owner = $2::uuid)"
            ));
        }
        Ok(())
    }

    /// What support searches by, as it is from now on: the entry with its terms, and the state that lists filter by.
    /// Only what is given is written.
    pub(super) fn directory(&mut self, entry: Option<&DirectoryEntry>, state: Option<String>) -> Result<(), Breakdown> {
        let Some(entry) = entry else { return self.listed_state(state) };
        let terms = self.bind(directory::terms(entry))?;
        let organisation = self.bind(entry.organisation)?;
        let name = self.bind(entry.name.as_str())?;
        let email = self.bind(entry.email.as_str())?;
        let phone_ending = self.bind(entry.phone_ending.as_deref())?;
        let state = self.bind(state)?;
        self.part(format_args!(
            "listed AS (INSERT INTO directory (account, organisation, name, email, phone_ending, state) \
             VALUES ($2::uuid, {organisation}, {name}, {email}, {phone_ending}, {state}) \
             ON CONFLICT (account) DO UPDATE SET organisation = excluded.organisation, name = excluded.name, \
             email = excluded.email, phone_ending = excluded.phone_ending, \
             state = coalesce(excluded.state, directory.state))"
        ));
        self.part(format_args!(
            "unlisted AS (DELETE FROM directory_terms WHERE account = $2::uuid AND term <> ALL({terms}::text[]))"
        ));
        self.part(format_args!(
            "found_by AS (INSERT INTO directory_terms (organisation, term, account) SELECT {organisation}, t.term, \
             $2::uuid FROM unnest({terms}::text[]) AS t (term) WHERE NOT EXISTS (SELECT FROM directory_terms d \
             WHERE d.account = $2::uuid AND d.term = t.term))"
        ));
        Ok(())
    }

    fn listed_state(&mut self, state: Option<String>) -> Result<(), Breakdown> {
        let Some(state) = state else { return Ok(()) };
        let state = self.bind(state)?;
        self.part(format_args!("listed AS (UPDATE directory SET state = {state} WHERE account = $2::uuid)"));
        Ok(())
    }

    /// The effects to perform.
    pub(super) fn jobs(&mut self, jobs: Jobs) -> Result<(), Breakdown> {
        if jobs.ids.is_empty() {
            return Ok(());
        }
        let id = self.bind(jobs.ids)?;
        let kind = self.bind(jobs.kinds)?;
        let payload = self.bind(jobs.payloads)?;
        let due = self.bind(jobs.due)?;
        let lane = self.bind(jobs.lanes.into_iter().map(Lane::name).collect::<Vec<_>>())?;
        self.part(format_args!(
            "asked AS (INSERT INTO jobs (id, kind, account, payload, correlation, run_at, lane) \
             SELECT j.id, j.kind, $2::uuid, j.payload::json, $9, coalesce(j.due, clock_timestamp()), j.lane \
             FROM unnest({id}::uuid[], {kind}::text[], {payload}::text[], {due}::timestamptz[], {lane}::text[]) \
             AS j (id, kind, payload, due, lane))"
        ));
        Ok(())
    }

    /// The receipt under the idempotency key: these are the `count` events that end at `version`.
    pub(super) fn receipt(&mut self, key: Option<Uuid>, version: i64, count: i32) -> Result<(), Breakdown> {
        let Some(key) = key else { return Ok(()) };
        let key = self.bind(key)?;
        let version = self.bind(version)?;
        let count = self.bind(count)?;
        self.part(format_args!(
            "receipted AS (INSERT INTO receipts (key, stream_type, stream_id, version, events) \
             VALUES ({key}, $1, $2, {version}, {count}))"
        ));
        Ok(())
    }

    /// Commits. The result is read to its very end: the answer to the `SELECT` comes before the commit's.
    pub(super) async fn run(mut self, database: &mut PgConnection) -> Result<(), sqlx::Error> {
        self.sql.push_str(" SELECT 1 / count(*) FROM placed");
        sqlx::query_with(&self.sql, self.arguments).execute(database).await.map(drop)
    }

    fn part(&mut self, sql: std::fmt::Arguments<'_>) {
        // writing to a string cannot fail
        let _ = write!(self.sql, ", {sql}");
    }

    fn bind<'q, T: Encode<'q, Postgres> + Type<Postgres> + 'q>(&mut self, value: T) -> Result<Placeholder, Breakdown> {
        self.arguments.add(value).map_err(sqlx::Error::Encode)?;
        Ok(Placeholder(self.arguments.len()))
    }
}

/// The place of a bound value: `$n`.
#[derive(Clone, Copy)]
struct Placeholder(usize);

impl std::fmt::Display for Placeholder {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "${}", self.0)
    }
}
