//! Counting wrong attempts: a try is counted *before* it is checked, so that many at once cannot guess more often.
//!
//! NIST SP 800-63B-4 §3.2.2. Wrong passwords only back off; ten wrong second proofs in a row lock the factor, which
//! is the domain's to decide and to lift.

use chrono::{DateTime, Duration, Utc};
use herstel_domain::words::Factor;
use sqlx::{PgPool, Row};

use crate::clock::Clock;

/// After so many wrong second proofs in a row the factor is locked.
pub const MOST_FAILURES: u32 = 10;

/// Seconds to wait after the first, second, … failure in a row; the last one holds for all that follow.
const PASSWORD_WAITS: &[i32] = &[0, 0, 0, 0, 30, 60, 120, 300, 900];
const SECOND_PROOF_WAITS: &[i32] = &[0, 0, 0, 0, 5, 10, 20, 40, 60];
/// Wrong passwords for one address from wherever: at most a hundred in a row (NIST SP 800-63B-4 §3.2.2), and from then on
/// one in a few minutes. Long before that, whoever guesses waits by [`PASSWORD_WAITS`], which count one network's tries,
/// and goes on waiting longer than everybody else does: a stranger who knows an address leaves time for its owner, unless
/// they guess from very many places.
const ANYWHERE_WAITS: &[i32] = &{
    let mut waits = [0; 100];
    waits[99] = 300;
    waits
};
/// Links to a mailbox: asking counts. It never locks anything.
const LINK_WAITS: &[i32] = &[0, 0, 60, 300, 900];
/// Links for a new password to one address, whoever asks for them. So many a day are no nuisance; from then on there are
/// a few minutes between them, and not more: a stranger in one network, who has to wait longer by then, leaves time for
/// the owner to ask.
const LINK_ANYWHERE_WAITS: &[i32] = &{
    let mut waits = [0; 20];
    waits[19] = 300;
    waits
};

/// After this long without a try, wrong passwords and requested links are forgotten. Wrong second proofs are not.
const FORGOTTEN_AFTER: Duration = Duration::hours(24);

/// The counters.
#[derive(Clone, Debug)]
pub struct Attempts {
    pool: PgPool,
    clock: Clock,
}

/// What is counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    /// Tries of a factor.
    Factor(Factor),
    /// Passwords for one address, wherever they are typed.
    PasswordAnywhere,
    /// Requests of a link to a mailbox.
    Link,
    /// Requests of a link for a new password, wherever they are made.
    LinkAnywhere,
}

/// A try that may be made, counted as failed until [`Attempts::succeeded`] says otherwise.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Reserved {
    /// Failures in a row, this one included.
    pub failures: u32,
    /// When the first of them was.
    pub since: DateTime<Utc>,
}

/// Too many failures lately: nothing is checked until then.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Throttled {
    /// When the next try may be made.
    pub until: DateTime<Utc>,
}

impl Attempts {
    /// Counters in this database.
    #[must_use]
    pub fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }

    /// Counts a try, unless it is too early for one.
    ///
    /// # Errors
    /// The database's.
    pub async fn reserve(&self, key: &[u8], counted: Counted) -> Result<Result<Reserved, Throttled>, sqlx::Error> {
        let now = self.clock.now();
        let forget = if counted.is_forgotten() { now - FORGOTTEN_AFTER } else { DateTime::<Utc>::MIN_UTC };
        let counted_row = sqlx::query(
            "INSERT INTO attempts AS a (key, factor, failures, first_at, last_at, blocked_until) \
             VALUES ($1, $2, 1, $3, $3, $3 + make_interval(secs => $4[1])) \
             ON CONFLICT ON CONSTRAINT attempts_pkey DO UPDATE SET \
               failures = CASE WHEN a.last_at < $5 THEN 1 ELSE a.failures + 1 END, \
               first_at = CASE WHEN a.last_at < $5 THEN $3 ELSE a.first_at END, \
               last_at = $3, \
               blocked_until = $3 + make_interval(secs => CASE WHEN a.last_at < $5 THEN $4[1] \
                 ELSE $4[least(a.failures + 1, array_length($4, 1))] END) \
             WHERE a.blocked_until <= $3 \
             RETURNING failures, first_at",
        )
        .bind(key)
        .bind(counted.name())
        .bind(now)
        .bind(counted.waits())
        .bind(forget.max(DateTime::UNIX_EPOCH))
        .fetch_optional(&self.pool)
        .await?;
        if let Some(row) = counted_row {
            let failures: i32 = row.try_get("failures")?;
            let since = row.try_get("first_at")?;
            return Ok(Ok(Reserved { failures: failures.unsigned_abs(), since }));
        }
        let until = sqlx::query_scalar("SELECT blocked_until FROM attempts WHERE key = $1 AND factor = $2")
            .bind(key)
            .bind(counted.name())
            .fetch_optional(&self.pool)
            .await?;
        Ok(Err(Throttled { until: until.unwrap_or(now) }))
    }

    /// Forgets the failures: the proof was right.
    ///
    /// # Errors
    /// The database's.
    pub async fn succeeded(&self, key: &[u8], counted: Counted) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM attempts WHERE key = $1 AND factor = $2")
            .bind(key)
            .bind(counted.name())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// Takes one try back that turned out not to be a guess, such as a form that was posted twice.
    ///
    /// # Errors
    /// The database's.
    pub async fn take_back(&self, key: &[u8], counted: Counted) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE attempts SET failures = greatest(failures - 1, 0), blocked_until = last_at \
             WHERE key = $1 AND factor = $2",
        )
        .bind(key)
        .bind(counted.name())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Deletes counters that mean nothing any more. Returns how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, sqlx::Error> {
        let swept = sqlx::query(
            "DELETE FROM attempts WHERE last_at < $1 AND factor IN ('password', 'password_anywhere', 'link', 'link_anywhere')",
        )
        .bind(self.clock.now() - FORGOTTEN_AFTER)
        .execute(&self.pool)
        .await?;
        Ok(swept.rows_affected())
    }
}

impl Counted {
    fn name(self) -> &'static str {
        match self {
            Self::Factor(Factor::Password) => "password",
            Self::Factor(Factor::App) => "app",
            Self::Factor(Factor::RecoveryCode) => "recovery_code",
            Self::Factor(Factor::Phone) => "phone",
            Self::PasswordAnywhere => "password_anywhere",
            Self::Link => "link",
            Self::LinkAnywhere => "link_anywhere",
        }
    }

    fn waits(self) -> &'static [i32] {
        match self {
            Self::Factor(Factor::Password) => PASSWORD_WAITS,
            Self::Factor(Factor::App | Factor::RecoveryCode | Factor::Phone) => SECOND_PROOF_WAITS,
            Self::PasswordAnywhere => ANYWHERE_WAITS,
            Self::Link => LINK_WAITS,
            Self::LinkAnywhere => LINK_ANYWHERE_WAITS,
        }
    }

    fn is_forgotten(self) -> bool {
        matches!(self, Self::Factor(Factor::Password) | Self::PasswordAnywhere | Self::Link | Self::LinkAnywhere)
    }
}
