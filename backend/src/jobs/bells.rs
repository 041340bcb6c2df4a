//! Bells: how the worker of a process hears of jobs at once.

use tokio::sync::Notify;

use super::Lane;

/// A bell for each lane. Whoever commits a job rings it, so that the worker need not wait for its poll, and asks no lane
/// for jobs that another has.
#[derive(Debug, Default)]
pub struct Bells([Notify; Lane::ALL.len()]);

impl Bells {
    /// There is a job in this lane.
    pub fn ring(&self, lane: Lane) {
        self.0[lane as usize].notify_one();
    }

    /// There may be a job in any lane.
    pub fn ring_all(&self) {
        Lane::ALL.into_iter().for_each(|lane| self.ring(lane));
    }

    /// Until this lane's bell is rung; at once if it was since it was heard last.
    pub async fn heard(&self, lane: Lane) {
        self.0[lane as usize].notified().await;
    }
}
