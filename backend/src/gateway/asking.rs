//! What became of each call and message: sent once, told of in order, forward only.

use chrono::Duration;
use herstel_domain::{
    ids::{AccountId, ChallengeId},
    words::Means,
};
use sqlx::{PgPool, Row};

use crate::clock::Clock;

/// A challenge is over long before this.
const KEPT_FOR: Duration = Duration::hours(24);

/// How far a call or message came.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum State {
    /// The gateway is being asked.
    Sending,
    /// No answer came: it may have gone out or not.
    Unknown,
    /// The gateway has it.
    Sent,
    /// The telephone rings.
    Ringing,
    /// Somebody has picked up, and hears what to do.
    Talking,
    /// Keys came.
    Keyed,
    /// It is over, or was delivered.
    Ended,
    /// The gateway would not do it, or could not.
    Failed,
}

impl State {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Sending, "sending"),
        (Self::Unknown, "unknown"),
        (Self::Sent, "sent"),
        (Self::Ringing, "ringing"),
        (Self::Talking, "talking"),
        (Self::Keyed, "keyed"),
        (Self::Ended, "ended"),
        (Self::Failed, "failed"),
    ];

    fn name(self) -> &'static str {
        Self::ALL.iter().find(|(state, _)| *state == self).map_or("", |(_, name)| name)
    }

    fn read(name: &str) -> Self {
        Self::ALL.iter().find(|(_, known)| *known == name).map_or(Self::Unknown, |(state, _)| *state)
    }
}

/// The calls and messages of this deployment. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Askings {
    pool: PgPool,
    clock: Clock,
}

impl Askings {
    /// Those in this database.
    #[must_use]
    pub fn new(pool: PgPool, clock: Clock) -> Self {
        Self { pool, clock }
    }

    /// Writes down that the gateway is about to be asked; no if it was before.
    ///
    /// # Errors
    /// The database's.
    pub async fn begin(&self, challenge: ChallengeId, account: AccountId, means: Means) -> Result<bool, sqlx::Error> {
        let means = match means {
            Means::Call => "call",
            Means::Sms => "sms",
        };
        let begun = sqlx::query(
            "INSERT INTO gateway_askings (challenge, account, means, state, at) VALUES ($1, $2, $3, 'sending', $4) \
             ON CONFLICT (challenge) DO NOTHING",
        )
        .bind(challenge.uuid())
        .bind(account.uuid())
        .bind(means)
        .bind(self.clock.now())
        .execute(&self.pool)
        .await?;
        Ok(begun.rows_affected() == 1)
    }

    /// It certainly did not go out: it may be tried again.
    ///
    /// # Errors
    /// The database's.
    pub async fn forget(&self, challenge: ChallengeId) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM gateway_askings WHERE challenge = $1")
            .bind(challenge.uuid())
            .execute(&self.pool)
            .await?;
        Ok(())
    }

    /// What the gateway answered, unless a callback was quicker.
    ///
    /// # Errors
    /// The database's.
    pub async fn answered(&self, challenge: ChallengeId, sid: Option<&str>, state: State) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE gateway_askings SET sid = coalesce(sid, $2), state = CASE WHEN state = 'sending' THEN $3 ELSE state END \
             WHERE challenge = $1",
        )
        .bind(challenge.uuid())
        .bind(sid)
        .bind(state.name())
        .execute(&self.pool)
        .await?;
        Ok(())
    }

    /// Goes on to `to`, if it was in one of `from`, is the call of this sid, and `sequence` is later than any before.
    /// A callback that was replayed, came out of order, or belongs to another call changes nothing and gets no.
    ///
    /// # Errors
    /// The database's.
    pub async fn advance(&self, step: &Advance<'_>) -> Result<bool, sqlx::Error> {
        let from: Vec<&str> = step.from.iter().map(|state| state.name()).collect();
        let advanced = sqlx::query(
            "UPDATE gateway_askings SET state = $5, sid = $3, sequence = coalesce($6, sequence) \
             WHERE challenge = $1 AND account = $2 AND (sid IS NULL OR sid = $3) AND state = ANY($4) \
             AND ($6::integer IS NULL OR sequence < $6)",
        )
        .bind(step.challenge.uuid())
        .bind(step.account.uuid())
        .bind(step.sid)
        .bind(from)
        .bind(step.to.name())
        .bind(step.sequence)
        .execute(&self.pool)
        .await?;
        Ok(advanced.rows_affected() == 1)
    }

    /// How far it came; none while nobody has begun.
    ///
    /// # Errors
    /// The database's.
    pub async fn state(&self, challenge: ChallengeId) -> Result<Option<State>, sqlx::Error> {
        let row = sqlx::query("SELECT state FROM gateway_askings WHERE challenge = $1")
            .bind(challenge.uuid())
            .fetch_optional(&self.pool)
            .await?;
        row.map(|row| Ok(State::read(row.try_get("state")?))).transpose()
    }

    /// Deletes what is long over. Returns how many.
    ///
    /// # Errors
    /// The database's.
    pub async fn sweep(&self) -> Result<u64, sqlx::Error> {
        let swept = sqlx::query("DELETE FROM gateway_askings WHERE at < $1")
            .bind(self.clock.now() - KEPT_FOR)
            .execute(&self.pool)
            .await?;
        Ok(swept.rows_affected())
    }
}

/// A step that a callback tells of.
#[derive(Clone, Copy, Debug)]
pub struct Advance<'a> {
    /// Which call or message, by the address that was given with it.
    pub challenge: ChallengeId,
    /// Whose, by the same.
    pub account: AccountId,
    /// The gateway's own name for it.
    pub sid: &'a str,
    /// Where it may come from.
    pub from: &'a [State],
    /// Where it goes to.
    pub to: State,
    /// The callback's number, where they are numbered.
    pub sequence: Option<i32>,
}
