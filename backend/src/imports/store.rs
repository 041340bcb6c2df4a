//! Lists as they are kept: what lines say is sealed under a key of the list's own, which goes with it.

use chrono::{DateTime, Duration, Utc};
use herstel_domain::{
    ids::{AccountId, OrganisationId},
    sealed::Sealed,
};
use sqlx::{PgConnection, Row, postgres::PgRow, types::Json};
use uuid::Uuid;

use super::{Checked, Entry, ImportError, Imports, Kind, Reason, Sender, Verdict};
use crate::{
    entropy,
    secrets::{DataKey, Place, Scope},
};

/// A list that nobody confirms is thrown away after this time.
pub const DRAFT_KEPT_FOR: Duration = Duration::hours(1);
/// An organisation keeps so many that nobody has confirmed; another one takes the oldest one's place.
pub const MOST_DRAFTS: i64 = 10;
/// What is left of a list is thrown away after this time.
const KEPT_FOR: Duration = Duration::days(30);
/// Lines are written so many at a time.
const AT_ONCE: usize = 2000;

/// How far a list is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// It was checked, and waits to be confirmed.
    Draft,
    /// It is carried out.
    Running,
    /// Every line that could be was carried out.
    Done,
    /// Whoever confirmed it administers no more.
    Stopped,
}

impl Phase {
    const ALL: [Self; 4] = [Self::Draft, Self::Running, Self::Done, Self::Stopped];

    /// Its name in rows.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Running => "running",
            Self::Done => "done",
            Self::Stopped => "stopped",
        }
    }
}

/// A list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Import {
    /// Which.
    pub id: Uuid,
    /// Whose.
    pub sender: Sender,
    /// What for.
    pub kind: Kind,
    /// How far it is.
    pub phase: Phase,
    /// Whether its last line had no end.
    pub unended: bool,
    /// Lines that could be carried out.
    pub good: u64,
    /// Of them, carried out.
    pub done: u64,
    /// Lines that were so already.
    pub skipped: u64,
    /// Lines that are wrong, those that turned out so included.
    pub wrong: u64,
    /// When it was sent in.
    pub created_at: DateTime<Utc>,
}

/// A line that is not carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its number.
    pub number: u64,
    /// Why not.
    pub reason: Option<Reason>,
    /// What stands there, as long as it is kept.
    pub text: String,
}

/// Counts follow from the lines, but for those of a list that is there for the first time.
const SELECT: &str = "SELECT i.*, \
     (SELECT count(*) FROM import_lines l WHERE l.import = i.id AND l.state = 'done') AS done, \
     (SELECT count(*) FROM import_lines l WHERE l.import = i.id AND l.state = 'wrong') AS now_wrong FROM imports i ";

/// What a sealed line is bound to.
pub(super) fn place(import: Uuid) -> Place {
    Place { stream: import, field: "import_line" }
}

impl Imports {
    /// Keeps a checked list, in one transaction: all of it or nothing.
    ///
    /// # Errors
    /// The database's.
    pub async fn keep(&self, sender: Sender, kind: Kind, checked: Checked, phase: Phase) -> Result<Uuid, ImportError> {
        let id = entropy::sortable_id();
        let (key, row) = self.vault.new_key(AccountId::new(id), Scope::Import);
        let (good, skipped, wrong) = checked.counts();
        let mut transaction = self.pool.begin().await?;
        sqlx::query("INSERT INTO data_keys (id, owner, scope, keyring_id, wrapped) VALUES ($1, $2, $3, $4, $5)")
            .bind(row.id.uuid())
            .bind(row.owner)
            .bind(row.scope)
            .bind(row.keyring_id)
            .bind(row.wrapped)
            .execute(&mut *transaction)
            .await?;
        sqlx::query(
            "INSERT INTO imports (id, organisation, kind, sent_by, state, unended, good, skipped, wrong, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(id)
        .bind(sender.organisation.uuid())
        .bind(kind.name())
        .bind(sender.account.map(AccountId::uuid))
        .bind(phase.name())
        .bind(checked.unended)
        .bind(good.cast_signed())
        .bind(skipped.cast_signed())
        .bind(wrong.cast_signed())
        .bind(self.clock.now())
        .execute(&mut *transaction)
        .await?;
        for lines in checked.lines.chunks(AT_ONCE) {
            write(&mut transaction, id, &key, lines.iter().map(|line| (line.number, &line.verdict))).await?;
        }
        let crowded_out: Vec<Uuid> = sqlx::query_scalar(
            "DELETE FROM imports WHERE state = 'draft' AND id IN (SELECT id FROM imports \
             WHERE organisation = $1 AND state = 'draft' ORDER BY created_at DESC, id DESC OFFSET $2) RETURNING id",
        )
        .bind(sender.organisation.uuid())
        .bind(MOST_DRAFTS)
        .fetch_all(&mut *transaction)
        .await?;
        destroy_keys(&mut transaction, &crowded_out).await?;
        transaction.commit().await?;
        if phase == Phase::Running {
            self.confirmed.notify_one();
        }
        Ok(id)
    }

    /// A list of this organisation.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(&self, organisation: OrganisationId, id: Uuid) -> Result<Option<Import>, ImportError> {
        let row = sqlx::query(&format!("{SELECT} WHERE i.id = $1 AND i.organisation = $2"))
            .bind(id)
            .bind(organisation.uuid())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| read(&row)).transpose()
    }

    /// The latest lists of an organisation, newest first.
    ///
    /// # Errors
    /// The database's.
    pub async fn latest(&self, organisation: OrganisationId, most: i64) -> Result<Vec<Import>, ImportError> {
        let rows = sqlx::query(&format!("{SELECT} WHERE i.organisation = $1 ORDER BY i.created_at DESC LIMIT $2"))
            .bind(organisation.uuid())
            .bind(most)
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(read).collect()
    }

    /// The lines of a list that are not carried out, in their order.
    ///
    /// # Errors
    /// The database's.
    pub async fn left_out(&self, id: Uuid, most: i64) -> Result<Vec<LeftOut>, ImportError> {
        let rows: Vec<(i64, Option<Json<Sealed>>, Option<String>)> = sqlx::query_as(
            "SELECT line, sealed, reason FROM import_lines WHERE import = $1 AND state IN ('skipped', 'wrong') \
             ORDER BY line LIMIT $2",
        )
        .bind(id)
        .bind(most)
        .fetch_all(&self.pool)
        .await?;
        let keys = self.vault.keys_of(AccountId::new(id)).await?;
        let line = |(number, sealed, reason): (i64, Option<Json<Sealed>>, Option<String>)| {
            let text = sealed.and_then(|Json(sealed)| keys.open_text(place(id), &sealed).ok());
            LeftOut {
                number: number.cast_unsigned(),
                reason: reason.as_deref().and_then(Reason::named),
                text: text.map(|text| text.to_string()).unwrap_or_default(),
            }
        };
        Ok(rows.into_iter().map(line).collect())
    }

    /// Has a draft carried out. `false` if there is no such draft any more.
    ///
    /// # Errors
    /// The database's.
    pub async fn confirm(&self, organisation: OrganisationId, id: Uuid, by: AccountId) -> Result<bool, ImportError> {
        let confirmed = sqlx::query(
            "UPDATE imports SET state = 'running', sent_by = $3 WHERE id = $1 AND organisation = $2 AND state = 'draft'",
        )
        .bind(id)
        .bind(organisation.uuid())
        .bind(by.uuid())
        .execute(&self.pool)
        .await?;
        self.confirmed.notify_one();
        Ok(confirmed.rows_affected() == 1)
    }

    /// Throws a draft away. `false` if there is no such draft any more.
    ///
    /// # Errors
    /// The database's.
    pub async fn throw_away(&self, organisation: OrganisationId, id: Uuid) -> Result<bool, ImportError> {
        let mut transaction = self.pool.begin().await?;
        let gone = sqlx::query("DELETE FROM imports WHERE id = $1 AND organisation = $2 AND state = 'draft'")
            .bind(id)
            .bind(organisation.uuid())
            .execute(&mut *transaction)
            .await?;
        if gone.rows_affected() == 1 {
            destroy_keys(&mut transaction, &[id]).await?;
        }
        transaction.commit().await?;
        Ok(gone.rows_affected() == 1)
    }

    /// Throws away what has had its time. Returns how many lists.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, ImportError> {
        let now = self.clock.now();
        let mut transaction = self.pool.begin().await?;
        let gone: Vec<Uuid> = sqlx::query_scalar(
            "DELETE FROM imports WHERE state = 'draft' AND created_at <= $1 \
             OR state IN ('done', 'stopped') AND created_at <= $2 RETURNING id",
        )
        .bind(now - DRAFT_KEPT_FOR)
        .bind(now - KEPT_FOR)
        .fetch_all(&mut *transaction)
        .await?;
        destroy_keys(&mut transaction, &gone).await?;
        transaction.commit().await?;
        Ok(gone.len() as u64)
    }
}

/// Without theirs nothing of these lists can be read.
pub(super) async fn destroy_keys(connection: &mut PgConnection, imports: &[Uuid]) -> Result<(), sqlx::Error> {
    sqlx::query("DELETE FROM data_keys WHERE owner = ANY($1)").bind(imports).execute(connection).await.map(drop)
}

async fn write(
    connection: &mut PgConnection,
    import: Uuid,
    key: &DataKey,
    lines: impl Iterator<Item = (u64, &Verdict)>,
) -> Result<(), ImportError> {
    let (mut numbers, mut accounts, mut sealed, mut states, mut reasons) =
        (Vec::new(), Vec::new(), Vec::new(), Vec::new(), Vec::new());
    for (number, verdict) in lines {
        let (account, text, state, reason) = match verdict {
            Verdict::Ready(account, entry) => (Some(*account), said(entry), "ready", None),
            Verdict::LeftOut(reason, text) => {
                let state = if reason.is_no_fault() { "skipped" } else { "wrong" };
                (None, text.clone(), state, Some(reason.name()))
            }
        };
        numbers.push(number.cast_signed());
        accounts.push(account);
        sealed.push(serde_json::json!(key.seal_text(place(import), &text)).to_string());
        states.push(state);
        reasons.push(reason);
    }
    sqlx::query(
        "INSERT INTO import_lines (import, line, account, sealed, state, reason) \
         SELECT $1, l.line, l.account, l.sealed::json, l.state, l.reason \
         FROM unnest($2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::text[]) \
         AS l (line, account, sealed, state, reason)",
    )
    .bind(import)
    .bind(numbers)
    .bind(accounts)
    .bind(sealed)
    .bind(states)
    .bind(reasons)
    .execute(connection)
    .await?;
    Ok(())
}

fn said(entry: &Entry) -> String {
    serde_json::json!(entry).to_string()
}

fn read(row: &PgRow) -> Result<Import, ImportError> {
    let id: Uuid = row.try_get("id")?;
    let count = |name: &str| row.try_get::<i64, _>(name).map(i64::cast_unsigned);
    let (kind, phase): (String, String) = (row.try_get("kind")?, row.try_get("state")?);
    let phase = Phase::ALL.into_iter().find(|known| known.name() == phase);
    Ok(Import {
        id,
        sender: Sender {
            organisation: OrganisationId::new(row.try_get("organisation")?),
            account: row.try_get::<Option<Uuid>, _>("sent_by")?.map(AccountId::new),
        },
        kind: Kind::named(&kind).ok_or(ImportError::Unreadable(id))?,
        phase: phase.ok_or(ImportError::Unreadable(id))?,
        unended: row.try_get("unended")?,
        good: count("good")?,
        done: count("done")?,
        skipped: count("skipped")?,
        wrong: count("now_wrong")?,
        created_at: row.try_get("created_at")?,
    })
}
