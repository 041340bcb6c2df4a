//! Sessions: a browser's signed-in state, from the right password to its end.

use chrono::{DateTime, Duration, Utc};
use herstel_domain::{
    account::{Active, Authority, Bound, Proof, SessionKind},
    ids::{AccountId, AuthenticatorId, PhoneId, SessionId},
    sealed::Sealed,
};
use sqlx::{PgPool, Row, postgres::PgRow, types::Json};
use uuid::Uuid;

use crate::{clock::Clock, entropy, secrets::SessionToken};

/// A session that nobody uses ends after this long.
pub const IDLE_FOR: Duration = Duration::minutes(30);
/// A full session ends after this long in any case.
pub const LASTS_FOR: Duration = Duration::hours(12);
/// An attempt that only knows the password.
pub const ATTEMPT_LASTS_FOR: Duration = Duration::minutes(10);
/// Recovery codes just issued can be shown again for this long.
pub const CODES_SHOWN_FOR: Duration = Duration::minutes(10);
/// Being seen is written down at most this often.
const SEEN_EVERY: Duration = Duration::minutes(1);

/// The sessions of this deployment.
#[derive(Clone, Debug)]
pub struct Sessions {
    pool: PgPool,
    clock: Clock,
}

/// One browser's signed-in state.
#[derive(Clone, PartialEq, Debug)]
pub struct Session {
    /// Which; not secret.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// What it may do.
    pub kind: SessionKind,
    /// The account's session epoch that it belongs to.
    pub epoch: u64,
    /// The latest proof.
    pub proof: Proof,
    /// Sealed: client address and user agent.
    pub origin: Sealed,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it was last seen, to the minute.
    pub seen_at: DateTime<Utc>,
}

impl Session {
    /// In whose name commands of this session are given.
    #[must_use]
    pub fn authority(&self) -> Authority {
        Authority { session: self.id, kind: self.kind, epoch: self.epoch, proof: self.proof }
    }

    /// What it becomes by a change of its account: of another kind perhaps, with another proof, in the epoch of now.
    #[must_use]
    pub fn renewed(&self, account: &Active, kind: SessionKind, proof: Proof) -> Self {
        Self { kind, proof, epoch: account.marks.session_epoch, ..self.clone() }
    }
}

impl Sessions {
    /// Sessions in this database.
    #[must_use]
    pub fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }

    /// Opens a session under an id that was chosen before. Returns the cookie's value.
    ///
    /// # Errors
    /// The database's.
    pub async fn open(&self, session: &Session) -> Result<SessionToken, sqlx::Error> {
        let token = SessionToken::generate();
        sqlx::query(
            "INSERT INTO sessions \
             (id, token_hash, account, kind, epoch, proof_app, proof_phone, proof_at, origin, created_at, seen_at, \
              expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, $11)",
        )
        .bind(session.id.uuid())
        .bind(token.hashed().0)
        .bind(session.account.uuid())
        .bind(name(session.kind))
        .bind(session.epoch.cast_signed())
        .bind(app(session.proof))
        .bind(phone(session.proof))
        .bind(session.proof.at)
        .bind(Json(&session.origin))
        .bind(session.created_at)
        .bind(session.created_at + lasts_for(session.kind))
        .execute(&self.pool)
        .await?;
        Ok(token)
    }

    /// The session of a cookie's value, if it has not run out. Whether its epoch still holds is the caller's to check.
    ///
    /// # Errors
    /// The database's.
    pub async fn find(&self, cookie: &str) -> Result<Option<Session>, sqlx::Error> {
        let Some(token) = SessionToken::parse(cookie) else { return Ok(None) };
        let now = self.clock.now();
        let row = sqlx::query("SELECT * FROM sessions WHERE token_hash = $1 AND expires_at > $2 AND seen_at > $3")
            .bind(token.hashed().0)
            .bind(now)
            .bind(now - IDLE_FOR)
            .fetch_optional(&self.pool)
            .await?;
        let session = row.map(|row| read(&row)).transpose()?;
        if let Some(session) = session.as_ref().filter(|session| now - session.seen_at >= SEEN_EVERY) {
            sqlx::query("UPDATE sessions SET seen_at = $2 WHERE id = $1")
                .bind(session.id.uuid())
                .bind(now)
                .execute(&self.pool)
                .await?;
        }
        Ok(session)
    }

    /// Gives a session a new token, and with it what it may do now. The former token is void.
    /// Returns nothing if the session was ended meanwhile.
    ///
    /// # Errors
    /// The database's.
    pub async fn renew(&self, session: &Session) -> Result<Option<SessionToken>, sqlx::Error> {
        let token = SessionToken::generate();
        let renewed = sqlx::query(
            "UPDATE sessions SET token_hash = $2, kind = $3, epoch = $4, proof_app = $5, proof_phone = $6, \
             proof_at = $7, seen_at = $8, expires_at = created_at + make_interval(secs => $9) WHERE id = $1",
        )
        .bind(session.id.uuid())
        .bind(token.hashed().0)
        .bind(name(session.kind))
        .bind(session.epoch.cast_signed())
        .bind(app(session.proof))
        .bind(phone(session.proof))
        .bind(session.proof.at)
        .bind(self.clock.now())
        .bind(lasts_for(session.kind).as_seconds_f64())
        .execute(&self.pool)
        .await?;
        Ok((renewed.rows_affected() == 1).then_some(token))
    }

    /// The sessions of an account in its present epoch, the latest used first. Attempts are none.
    ///
    /// # Errors
    /// The database's.
    pub async fn of(&self, account: AccountId, epoch: u64) -> Result<Vec<Session>, sqlx::Error> {
        let now = self.clock.now();
        let rows = sqlx::query(
            "SELECT * FROM sessions WHERE account = $1 AND epoch = $2 AND kind <> 'attempt' \
             AND expires_at > $3 AND seen_at > $4 ORDER BY seen_at DESC LIMIT 100",
        )
        .bind(account.uuid())
        .bind(epoch.cast_signed())
        .bind(now)
        .bind(now - IDLE_FOR)
        .fetch_all(&self.pool)
        .await?;
        rows.iter().map(read).collect()
    }

    /// Ends one session of an account. Ending one that has ended is no error.
    ///
    /// # Errors
    /// The database's.
    pub async fn end(&self, account: AccountId, session: SessionId) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM sessions WHERE account = $1 AND id = $2")
            .bind(account.uuid())
            .bind(session.uuid())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Ends every session of an account but one.
    ///
    /// # Errors
    /// The database's.
    pub async fn end_others(&self, account: AccountId, kept: SessionId) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM sessions WHERE account = $1 AND id <> $2")
            .bind(account.uuid())
            .bind(kept.uuid())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Keeps recovery codes just issued, sealed, so that a reload shows them again.
    ///
    /// # Errors
    /// The database's.
    pub async fn keep_codes(&self, session: SessionId, codes: &Sealed) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE sessions SET codes = $2, codes_until = $3 WHERE id = $1")
            .bind(session.uuid())
            .bind(Json(codes))
            .bind(self.clock.now() + CODES_SHOWN_FOR)
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// The codes that this session may still show.
    ///
    /// # Errors
    /// The database's.
    pub async fn kept_codes(&self, session: SessionId) -> Result<Option<Sealed>, sqlx::Error> {
        let codes: Option<Json<Sealed>> =
            sqlx::query_scalar("SELECT codes FROM sessions WHERE id = $1 AND codes_until > $2 AND codes IS NOT NULL")
                .bind(session.uuid())
                .bind(self.clock.now())
                .fetch_optional(&self.pool)
                .await?;
        Ok(codes.map(|Json(sealed)| sealed))
    }

    /// Forgets the codes: their owner has saved them.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget_codes(&self, session: SessionId) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE sessions SET codes = NULL, codes_until = NULL WHERE id = $1")
            .bind(session.uuid())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Deletes what has run out, codes included. Returns how many sessions.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, sqlx::Error> {
        let now = self.clock.now();
        sqlx::query("UPDATE sessions SET codes = NULL, codes_until = NULL WHERE codes_until <= $1")
            .bind(now)
            .execute(&self.pool)
            .await?;
        let swept = sqlx::query("DELETE FROM sessions WHERE expires_at <= $1 OR seen_at <= $2")
            .bind(now)
            .bind(now - IDLE_FOR)
            .execute(&self.pool)
            .await?;
        Ok(swept.rows_affected())
    }

    /// An id for a session to be.
    #[must_use]
    pub fn new_id() -> SessionId {
        SessionId::new(entropy::sortable_id())
    }
}

fn lasts_for(kind: SessionKind) -> Duration {
    match kind {
        SessionKind::Attempt => ATTEMPT_LASTS_FOR,
        SessionKind::Enrol | SessionKind::Repair => IDLE_FOR,
        SessionKind::Full => LASTS_FOR,
    }
}

fn name(kind: SessionKind) -> &'static str {
    match kind {
        SessionKind::Attempt => "attempt",
        SessionKind::Full => "full",
        SessionKind::Enrol => "enrol",
        SessionKind::Repair => "repair",
    }
}

fn app(proof: Proof) -> Option<Uuid> {
    match proof.by {
        Some(Bound::App(app)) => Some(app.uuid()),
        Some(Bound::Phone(_)) | None => None,
    }
}

fn phone(proof: Proof) -> Option<Uuid> {
    match proof.by {
        Some(Bound::Phone(phone)) => Some(phone.uuid()),
        Some(Bound::App(_)) | None => None,
    }
}

fn read(row: &PgRow) -> Result<Session, sqlx::Error> {
    let kind: String = row.try_get("kind")?;
    let epoch: i64 = row.try_get("epoch")?;
    let Json(origin): Json<Sealed> = row.try_get("origin")?;
    Ok(Session {
        id: SessionId::new(row.try_get("id")?),
        account: AccountId::new(row.try_get("account")?),
        kind: match kind.as_str() {
            "full" => SessionKind::Full,
            "enrol" => SessionKind::Enrol,
            "repair" => SessionKind::Repair,
            _ => SessionKind::Attempt,
        },
        epoch: epoch.cast_unsigned(),
        proof: Proof {
            by: match row.try_get::<Option<Uuid>, _>("proof_app")? {
                Some(app) => Some(Bound::App(AuthenticatorId::new(app))),
                None => row.try_get::<Option<Uuid>, _>("proof_phone")?.map(PhoneId::new).map(Bound::Phone),
            },
            at: row.try_get("proof_at")?,
        },
        origin,
        created_at: row.try_get("created_at")?,
        seen_at: row.try_get("seen_at")?,
    })
}
