//! Carrying lists out: batches of lines, each in one transaction with its marks.
//!
//! A batch holds its lines by row locks, so that nodes and connections take different ones, and whoever is killed lets
//! go of theirs: what was not committed is taken by the next, what was is marked. Nobody is invited twice.

use std::time::Duration;

use futures::future::try_join_all;
use herstel_domain::{
    account::{Account, AccountCommand, AccountDecider, AccountRefusal, DisableAccount, EnableAccount, Member, Staff},
    ids::AccountId,
    sealed::Sealed,
    words::Role,
};
use sqlx::{PgConnection, types::Json};
use uuid::Uuid;

use super::{
    Entry, Import, ImportError, Imports, Kind, Reason, Sender,
    store::{destroy_keys, place},
};
use crate::{
    application::invite::{self, Invitation, Prepared},
    desk::{place as field, told},
    jobs::Lane,
    journal::{Actor, Attachments, Failure, Intent, Provenance},
    secrets::{Address, Keys, Number},
};

/// Lines of one transaction.
const BATCH: i64 = 50;
/// Batches at a time, each on a connection of its own.
const AT_ONCE: usize = 2;
/// Other nodes confirm lists too.
const POLL: Duration = Duration::from_secs(1);
/// Why accounts of a list were disabled or enabled, where staff and auditors read it.
const BY_LIST: &str = "CSV";

/// A line that is taken.
struct Taken {
    number: i64,
    account: AccountId,
    entry: Entry,
}

/// What a batch came to.
enum Batch {
    /// There was nothing to take.
    Empty,
    /// So many lines, done or marked wrong.
    Some,
}

impl Imports {
    /// Carries confirmed lists out, for as long as it is polled.
    pub async fn follow(&self) {
        let mut reachable = true;
        loop {
            match self.work().await {
                Ok(()) => reachable = true,
                Err(error) if reachable => {
                    reachable = false;
                    tracing::error!(%error, "a list cannot be carried out; trying every second");
                }
                Err(_) => {}
            }
            tokio::select! {
                () = self.confirmed.notified() => {}
                () = tokio::time::sleep(POLL) => {}
            }
        }
    }

    /// Carries out every list that was confirmed, to its end; one that cannot be holds up no other.
    ///
    /// # Errors
    /// The database's; what was done stays done.
    pub async fn work(&self) -> Result<(), ImportError> {
        let running: Vec<(Uuid, Uuid)> =
            sqlx::query_as("SELECT id, organisation FROM imports WHERE state = 'running' ORDER BY created_at")
                .fetch_all(&self.pool)
                .await?;
        let mut failed = Ok(());
        for (id, organisation) in running {
            let carried = async {
                match self.find(herstel_domain::ids::OrganisationId::new(organisation), id).await? {
                    Some(import) => self.carry_out(&import).await,
                    None => Ok(()),
                }
            };
            failed = failed.and(carried.await);
        }
        failed
    }

    async fn carry_out(&self, import: &Import) -> Result<(), ImportError> {
        let keys = self.vault.keys_of(AccountId::new(import.id)).await?;
        loop {
            if !self.may_go_on(import.sender).await? {
                tracing::warn!(import = %import.id, "a list was stopped: who confirmed it administers no more");
                return self.end(import.id, "stopped").await;
            }
            let batches = (0..AT_ONCE).map(|_| self.batch(import, &keys, BATCH));
            let batches = try_join_all(batches).await?;
            if batches.iter().all(|batch| matches!(batch, Batch::Empty)) {
                return self.end(import.id, "done").await;
            }
        }
    }

    /// Who confirmed a list must be an administrator of that organisation still.
    async fn may_go_on(&self, sender: Sender) -> Result<bool, ImportError> {
        let Some(account) = sender.account else { return Ok(true) };
        let loaded = self.journal.load::<AccountDecider>(account.uuid()).await?;
        let administers =
            |member: &Member| member.role == Role::Administrator && member.organisation == sender.organisation;
        Ok(!loaded.state.is_disabled() && loaded.state.member().is_some_and(administers))
    }

    /// Nothing is left to do, or nothing may be: what the lines said goes, their numbers stay. Another node may hold
    /// some lines still: then the list is not at its end, and that node ends it.
    async fn end(&self, id: Uuid, state: &str) -> Result<(), ImportError> {
        let mut transaction = self.pool.begin().await?;
        let ended = sqlx::query(
            "UPDATE imports SET state = $2 WHERE id = $1 AND state = 'running' AND ($2 = 'stopped' OR NOT EXISTS \
             (SELECT FROM import_lines WHERE import = $1 AND state = 'ready'))",
        )
        .bind(id)
        .bind(state)
        .execute(&mut *transaction)
        .await?;
        if ended.rows_affected() == 1 {
            sqlx::query("UPDATE import_lines SET sealed = NULL WHERE import = $1 AND sealed IS NOT NULL")
                .bind(id)
                .execute(&mut *transaction)
                .await?;
            destroy_keys(&mut transaction, &[id]).await?;
        }
        transaction.commit().await?;
        Ok(())
    }

    /// Takes some lines and carries them out, in one transaction. If one of them fails, none was done: then the lines go
    /// one by one, and the one that fails is marked.
    async fn batch(&self, import: &Import, keys: &Keys, most: i64) -> Result<Batch, ImportError> {
        let mut transaction = self.pool.begin().await?;
        let lines = take(&mut transaction, import.id, keys, most).await?;
        let Some(first) = lines.first() else { return Ok(Batch::Empty) };
        let alone = lines.len() == 1;
        let numbers: Vec<_> = lines.iter().map(|line| line.number).collect();
        let mut outcome = Ok(());
        for line in &lines {
            outcome = self.line(&mut transaction, import, line).await?;
            if outcome.is_err() {
                break;
            }
        }
        match outcome {
            Ok(()) => {
                mark(&mut transaction, import.id, &numbers, "done", None).await?;
                transaction.commit().await?;
                self.journal.jobs_written().ring(Lane::Bulk);
            }
            Err(reason) if alone => {
                transaction.rollback().await?;
                let mut transaction = self.pool.begin().await?;
                let state = if reason.is_no_fault() { "skipped" } else { "wrong" };
                mark(&mut transaction, import.id, &[first.number], state, Some(reason)).await?;
                transaction.commit().await?;
            }
            Err(_) => {
                transaction.rollback().await?;
                for _ in &lines {
                    if let Batch::Empty = Box::pin(self.batch(import, keys, 1)).await? {
                        break;
                    }
                }
            }
        }
        Ok(Batch::Some)
    }

    /// Carries one line out. The inner failure is the line's, the outer one everybody's.
    async fn line(
        &self,
        transaction: &mut PgConnection,
        import: &Import,
        line: &Taken,
    ) -> Result<Result<(), Reason>, ImportError> {
        let actor = import.sender.account.map_or(Actor::Operator, Actor::Account);
        let provenance = Provenance { correlation: import.id, ..Provenance::of(actor) };
        let (command, attachments) = match import.kind {
            Kind::Invite => {
                let Ok(email) = Address::parse(&line.entry.email) else { return Ok(Err(Reason::EmailInvalid)) };
                let phone = match line.entry.phone.as_deref().map(Number::from_e164).transpose() {
                    Ok(phone) => phone,
                    Err(error) => return Ok(Err(Reason::Phone(error))),
                };
                let invitation = Invitation {
                    organisation: import.sender.organisation,
                    branch: line.entry.branch,
                    phone,
                    name: line.entry.name.clone(),
                    email,
                    role: Role::User,
                    language: line.entry.language,
                };
                let prepared = invite::prepare(&self.vault, &self.clock, &invitation, line.account);
                let Prepared { command, attachments, .. } = prepared;
                (command, attachments)
            }
            Kind::Disable | Kind::Enable => match self.standing(import, line.account).await? {
                Some(command) => command,
                None => return Ok(Err(Reason::Refused)),
            },
        };
        let attachments = Attachments { in_bulk: true, ..attachments };
        let intent = Intent { attachments, ..Intent::new(line.account.uuid(), command, provenance) };
        match self.journal.execute_within::<AccountDecider>(transaction, intent).await {
            Ok(_) => Ok(Ok(())),
            Err(Failure::Refused(AccountRefusal::NotAUser)) => Ok(Err(Reason::Staff)),
            Err(Failure::Taken(_)) => Ok(Err(self.taken(import, &line.entry).await?)),
            Err(Failure::Refused(_) | Failure::Stale) => Ok(Err(Reason::Refused)),
            Err(Failure::Busy) => Err(ImportError::Busy),
            Err(Failure::Broken(breakdown)) => Err(breakdown.into()),
        }
    }

    /// The command that closes or opens an account, and what its notice brings along.
    async fn standing(
        &self,
        import: &Import,
        target: AccountId,
    ) -> Result<Option<(AccountCommand, Attachments)>, ImportError> {
        let keys = self.vault.keys_of(target).await?;
        let Some(person) = keys.person() else { return Ok(None) };
        let (organisation, now) = (import.sender.organisation, self.clock.now());
        // at the command line it is the operator's word, which is nobody's own account
        let account = import.sender.account.unwrap_or(AccountId::new(Uuid::nil()));
        let by = Staff { account, organisation, role: Role::Administrator };
        let reason = person.seal_text(field::of(target, field::REASON), BY_LIST);
        Ok(Some(if import.kind == Kind::Disable {
            (AccountCommand::DisableAccount(DisableAccount { by, target, reason, now }), Attachments::default())
        } else {
            let (notice, enclosures) = told::notice_from(None, target, person, now);
            let enable = EnableAccount { by, target, reason, notice, now };
            (AccountCommand::EnableAccount(enable), Attachments { enclosures, ..Attachments::default() })
        }))
    }

    /// Whose the address is shows only where it is the organisation's own.
    async fn taken(&self, import: &Import, entry: &Entry) -> Result<Reason, ImportError> {
        let Ok(address) = Address::parse(&entry.email) else { return Ok(Reason::EmailInvalid) };
        let owner = crate::desk::owner_of(&self.pool, &self.vault, &address).await?;
        let Some(owner) = owner else { return Ok(Reason::Refused) };
        let loaded: Account = self.journal.load::<AccountDecider>(owner.uuid()).await?.state;
        let ours = loaded.member().is_some_and(|member| member.organisation == import.sender.organisation);
        Ok(if ours { Reason::Taken } else { Reason::Refused })
    }
}

/// Some lines that nobody else holds, for as long as the transaction lasts.
async fn take(connection: &mut PgConnection, import: Uuid, keys: &Keys, most: i64) -> Result<Vec<Taken>, ImportError> {
    let rows: Vec<(i64, Option<Uuid>, Option<Json<Sealed>>)> = sqlx::query_as(
        "SELECT line, account, sealed FROM import_lines WHERE import = $1 AND state = 'ready' \
         AND EXISTS (SELECT FROM imports WHERE id = $1 AND state = 'running') \
         ORDER BY line LIMIT $2 FOR UPDATE SKIP LOCKED",
    )
    .bind(import)
    .bind(most)
    .fetch_all(connection)
    .await?;
    let line = |(number, account, sealed): (i64, Option<Uuid>, Option<Json<Sealed>>)| {
        let (account, Json(sealed)) = account.zip(sealed).ok_or(ImportError::Unreadable(import))?;
        if keys.get(sealed.key).is_none() {
            return Err(ImportError::NoKey(import));
        }
        let text = keys.open_text(place(import), &sealed)?;
        let entry = serde_json::from_str(&text).map_err(|_| ImportError::Unreadable(import))?;
        Ok(Taken { number, account: AccountId::new(account), entry })
    };
    rows.into_iter().map(line).collect()
}

/// What became of some lines. What a line said goes with it once it is done.
async fn mark(
    connection: &mut PgConnection,
    import: Uuid,
    lines: &[i64],
    state: &str,
    reason: Option<Reason>,
) -> Result<(), sqlx::Error> {
    sqlx::query(
        "UPDATE import_lines SET state = $3, reason = $4, sealed = CASE WHEN $3 = 'done' THEN NULL ELSE sealed END \
         WHERE import = $1 AND line = ANY($2) AND state = 'ready'",
    )
    .bind(import)
    .bind(lines)
    .bind(state)
    .bind(reason.map(Reason::name))
    .execute(connection)
    .await
    .map(drop)
}
