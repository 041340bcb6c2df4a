//! How long to wait before a job is tried again.

use chrono::Duration;

use crate::entropy;

const FIRST: i64 = 10_000;

/// The wait after failed attempt number `attempt` (from 1): 10 s, 30 s, 90 s … about two hours after the seventh,
/// of which the second half is random so that what failed together does not come back together.
pub(super) fn wait(attempt: i32) -> Duration {
    spread(attempt, u16::from_be_bytes(entropy::bytes()))
}

fn spread(attempt: i32, random: u16) -> Duration {
    let whole = FIRST * 3_i64.pow(attempt.clamp(1, 8).unsigned_abs() - 1);
    let half = whole / 2;
    Duration::milliseconds(half + half * i64::from(random) / i64::from(u16::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_wait_is_three_times_the_one_before() {
        let longest: Vec<_> = (1..=7).map(|attempt| spread(attempt, u16::MAX).num_seconds()).collect();
        assert_eq!(longest, [10, 30, 90, 270, 810, 2_430, 7_290]);
    }

    #[test]
    fn chance_takes_off_at_most_half() {
        assert_eq!(spread(2, 0), Duration::seconds(15));
        for _ in 0..100 {
            let wait = wait(3);
            assert!(wait >= Duration::seconds(45) && wait <= Duration::seconds(90), "{wait}");
        }
    }

    #[test]
    fn absurd_attempts_do_not_overflow() {
        assert_eq!(spread(i32::MIN, u16::MAX), spread(1, u16::MAX));
        assert_eq!(spread(i32::MAX, u16::MAX), spread(8, u16::MAX));
    }
}
