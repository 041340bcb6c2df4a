//! The only place that reads the time.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use chrono::{DateTime, Duration, DurationRound, Utc};

/// Tells the time: the system's, or in tests one that is set by hand. Cheap to clone; clones tell the same time.
#[derive(Clone)]
pub struct Clock(Kind);

#[derive(Clone)]
enum Kind {
    System,
    Manual(Arc<AtomicI64>),
}

impl Clock {
    /// The system's clock.
    #[must_use]
    pub fn system() -> Self {
        Self(Kind::System)
    }

    /// A clock that stands at `start` until it is moved by [`Clock::advance`].
    #[must_use]
    pub fn manual(start: DateTime<Utc>) -> Self {
        Self(Kind::Manual(Arc::new(AtomicI64::new(start.timestamp_micros()))))
    }

    /// The present moment, in whole microseconds: what PostgreSQL can hold, so that a time read back is equal.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        match &self.0 {
            #[expect(clippy::disallowed_methods, reason = "this is the clock")]
            Kind::System => {
                let now = Utc::now();
                now.duration_trunc(Duration::microseconds(1)).unwrap_or(now)
            }
            Kind::Manual(micros) => {
                DateTime::from_timestamp_micros(micros.load(Ordering::SeqCst)).unwrap_or(DateTime::UNIX_EPOCH)
            }
        }
    }

    /// Moves a manual clock on; the system's clock stays as it is.
    pub fn advance(&self, by: Duration) {
        if let Kind::Manual(micros) = &self.0 {
            micros.fetch_add(by.num_microseconds().unwrap_or(0), Ordering::SeqCst);
        }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Kind::System => f.write_str("Clock(system)"),
            Kind::Manual(_) => write!(f, "Clock({})", self.now()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use chrono::{DateTime, Local, Utc};

    /// Names every clock that `clippy.toml` bans: a ban that names nothing any more leaves its expectation here unmet.
    #[test]
    fn what_is_banned_elsewhere_is_there_to_be_banned() {
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let utc: fn() -> DateTime<Utc> = Utc::now;
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let local: fn() -> DateTime<Local> = Local::now;
        #[expect(clippy::disallowed_methods, reason = "named, not called")]
        let system: fn() -> SystemTime = SystemTime::now;
        let _ = (utc, local, system);
    }
}
