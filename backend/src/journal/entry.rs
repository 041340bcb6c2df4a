//! What a commit writes, worked out before the database is asked: pure but for the jobs' ids.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use serde_json::{Value, map::Entry as Field};
use uuid::Uuid;

use super::{
    Breakdown, Job, Recorded, Stored, Stream,
    context::Ground,
    statement::{Row, Statement},
};
use crate::{entropy, jobs::Lane};

/// The statement that commits some events with all that belongs to them.
pub(super) struct Entry {
    pub(super) statement: Statement,
    /// Where its jobs queue.
    pub(super) lanes: Vec<Lane>,
}

/// The events' columns.
#[derive(Default)]
pub(super) struct Events {
    pub(super) sequences: Vec<i64>,
    pub(super) names: Vec<&'static str>,
    pub(super) versions: Vec<String>,
    pub(super) payloads: Vec<String>,
}

/// The jobs' columns.
#[derive(Default)]
pub(super) struct Jobs {
    pub(super) ids: Vec<Uuid>,
    pub(super) kinds: Vec<&'static str>,
    pub(super) payloads: Vec<String>,
    pub(super) due: Vec<Option<DateTime<Utc>>>,
    pub(super) lanes: Vec<Lane>,
}

impl Entry {
    /// Folds `events` onto the state that was loaded, and composes the statement of the parts that are present.
    pub(super) fn compose<D: Stream>(
        ground: &Ground<D>,
        events: &[Stored<D::Event>],
        metadata: &HashMap<String, String>,
    ) -> Result<Self, Breakdown> {
        let (mut state, mut recorded, mut jobs) = (ground.before.clone(), Events::default(), Jobs::default());
        for (stored, sequence) in events.iter().zip(ground.version + 1..) {
            recorded.push(sequence, stored)?;
            let after = D::evolve(state.clone(), &stored.0);
            for job in D::jobs(&state, &stored.0, &after) {
                jobs.push(job, ground)?;
            }
            state = after;
        }
        let lanes = jobs.lanes.clone();
        let facts = D::facts(&state);
        let listed = |facts: &Value| facts.get("state").and_then(Value::as_str).map(str::to_owned);
        let changed = listed(&facts).filter(|state| listed(&D::facts(&ground.before)).as_ref() != Some(state));
        let organisation = facts.get("organisation").and_then(Value::as_str).and_then(|id| id.parse().ok());
        let row = Row {
            replaces: ground.has_row,
            shape: D::SHAPE,
            state: serde_json::to_string(&state)?,
            facts: facts.to_string(),
        };
        let metadata = serde_json::to_string(metadata)?;
        let (act, last) = (&ground.act, ground.version.cast_signed() + recorded.sequences.len() as i64);
        let count = recorded.sequences.len() as i32;
        let mut statement = Statement::new(D::STREAM, ground.id, recorded, &act.provenance, metadata, organisation)?;
        statement.row(row)?;
        statement.keys(&act.attachments)?;
        statement.claims(&act.attachments)?;
        statement.directory(act.attachments.directory.as_ref(), changed)?;
        statement.jobs(jobs)?;
        statement.receipt(act.key, last, count)?;
        Ok(Self { statement, lanes })
    }
}

impl Events {
    fn push<E: Recorded>(&mut self, sequence: u64, stored: &Stored<E>) -> Result<(), Breakdown> {
        self.sequences.push(sequence.cast_signed());
        self.names.push(stored.0.name());
        self.versions.push(stored.0.version().to_string());
        self.payloads.push(serde_json::to_string(stored)?);
        Ok(())
    }
}

impl Jobs {
    fn push<D: Stream>(&mut self, mut job: Job, ground: &Ground<D>) -> Result<(), Breakdown> {
        if let Some(id) = job.enclosure {
            let enclosed = ground.act.attachments.enclosures.get(&id);
            match (enclosed, job.payload.as_object_mut().map(|payload| payload.entry("enclosure"))) {
                (Some(enclosure), Some(Field::Vacant(field))) => field.insert(enclosure.clone()),
                _ => return Err(Breakdown::Enclosure { stream: ground.name(), job: job.kind }),
            };
        }
        self.ids.push(entropy::sortable_id());
        self.kinds.push(job.kind);
        self.payloads.push(Value::to_string(&job.payload));
        self.due.push(job.due);
        let lane = if ground.act.attachments.in_bulk { Lane::Bulk } else { job.lane };
        self.lanes.push(lane);
        Ok(())
    }
}
