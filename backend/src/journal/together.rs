//! Several commands in one transaction, with rows of the caller's: all of it is there together or not at all.

use sqlx::PgConnection;

use super::{
    Breakdown, Failure, Intent, Journal, Stored, Stream, context::Act, entry::Entry, fault::Fault, store::stand,
};

impl Journal {
    /// Carries out a command within the caller's transaction: what it leads to is there once the caller commits, whose
    /// is also to ring for the worker ([`Journal::jobs_written`]). Idempotency keys and `seen` are not for here: the
    /// caller's own rows say what was done.
    ///
    /// # Errors
    /// As [`Failure`] says, [`Failure::Busy`] after a lost race. After any but a refusal the transaction is void.
    pub async fn execute_within<D: Stream>(
        &self,
        transaction: &mut PgConnection,
        intent: Intent<D>,
    ) -> Result<Vec<D::Event>, Failure<D::Refusal>> {
        let Intent { id, command, provenance, attachments, .. } = intent;
        let mut ground = stand::<D>(transaction, id).await?;
        let events = D::decide(&ground.before, command).map_err(Failure::Refused)?;
        if events.is_empty() {
            return Ok(events);
        }
        let metadata = provenance.metadata();
        ground.act = Act { provenance, key: None, attachments };
        let stored: Vec<_> = events.iter().cloned().map(Stored).collect();
        let entry = Entry::compose(&ground, &stored, &metadata)?;
        entry.statement.run(transaction).await.map_err(|error| {
            match Fault::of(error, &ground.act.attachments.claims) {
                Fault::Conflict => Failure::Busy,
                Fault::Taken(kind) => Failure::Taken(kind),
                Fault::Diverged => Breakdown::Diverged { stream: ground.name(), version: ground.version }.into(),
                Fault::Other(error) => Breakdown::Database(error).into(),
            }
        })?;
        Ok(events)
    }
}
