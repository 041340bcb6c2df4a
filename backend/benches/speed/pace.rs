//! How much is measured, and for how long.

use std::time::Duration;

/// Sizes and durations of a run.
pub(crate) struct Pace {
    /// How often every side is measured.
    pub(crate) rounds: usize,
    /// How long a side of a commit row works in a round.
    pub(crate) spell: Duration,
    /// How long sign-ins, or argon2 alone, work in a round.
    pub(crate) sign_ins: Duration,
    /// Accounts with ten events each.
    pub(crate) accounts: u32,
    /// Events of a long history.
    pub(crate) long_history: u32,
    /// Commands of each kind in a round of the row about length.
    pub(crate) paired: u32,
    /// People who can sign in.
    pub(crate) people: usize,
    /// People in the directory.
    pub(crate) listed: u32,
    /// Known addresses at which a wrong password is typed, and as many unknown ones.
    pub(crate) addresses: u32,
    /// People who are invited by a list.
    pub(crate) invited: usize,
    /// First starts of the demo.
    pub(crate) starts: usize,
    /// Sign-ins after which its memory is looked at again.
    pub(crate) entered: usize,
    /// Mails that go out of the queue in a round.
    pub(crate) mails: i32,
    /// Mails that wait while people sign in.
    pub(crate) waiting: i32,
}

impl Pace {
    pub(crate) fn new(quick: bool) -> Self {
        if quick {
            return Self {
                rounds: 3,
                spell: Duration::from_millis(300),
                sign_ins: Duration::from_millis(800),
                accounts: 2_000,
                long_history: 1_000,
                paired: 32,
                people: 24,
                listed: 20_000,
                addresses: 40,
                invited: 500,
                starts: 1,
                entered: 60,
                mails: 200,
                waiting: 2_000,
            };
        }
        Self {
            rounds: 5,
            spell: Duration::from_millis(1500),
            sign_ins: Duration::from_secs(4),
            accounts: 100_000,
            long_history: 10_000,
            paired: 320,
            people: 400,
            listed: 1_000_000,
            addresses: 5_000,
            invited: 10_000,
            starts: 3,
            entered: 1_000,
            mails: 2_000,
            waiting: 100_000,
        }
    }
}
