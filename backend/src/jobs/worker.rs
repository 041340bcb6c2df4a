//! The worker: claims due jobs, performs them, and reports back.

use std::{collections::HashMap, panic::AssertUnwindSafe, pin::pin, sync::Arc, time::Duration};

use futures::{FutureExt, future::join_all};
use tokio::{
    select,
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep, timeout},
};
use tracing::{Instrument, debug, error, info_span, warn};
use uuid::Uuid;

use super::{Bells, Failure, Job, Lane, MAX_ATTEMPTS, Perform, Queue, QueueError};

/// How long to wait for a wake-up before looking anyway: other processes write jobs too.
const POLL: Duration = Duration::from_secs(1);
/// No attempt may outlive its lease (a minute): then two workers would perform one job.
const LIMIT: Duration = Duration::from_secs(45);
/// How long a stopping worker waits for what is running.
const GRACE: Duration = Duration::from_secs(15);

/// Performs jobs, each kind by its own performer. Cheap to clone.
#[derive(Clone)]
pub struct Worker {
    queue: Queue,
    performers: HashMap<String, Arc<dyn Perform>>,
    kinds: Vec<String>,
    bells: Arc<Bells>,
}

/// How an attempt ended.
enum Ended {
    /// This job was performed, which is for the next [`Queue::turn`] to report.
    Performed(Uuid),
    /// It failed, and that was reported.
    Failed,
    /// The rest waits in the queue.
    GoesOn,
}

/// What [`Worker::drain`] did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Drained {
    /// Performed.
    pub done: usize,
    /// Failed, and waiting to be tried again or dead.
    pub failed: usize,
}

impl Worker {
    /// A worker on `queue`. Whoever commits a job rings its lane's bell.
    #[must_use]
    pub fn new(queue: Queue, bells: Arc<Bells>) -> Self {
        Self { queue, performers: HashMap::new(), kinds: Vec::new(), bells }
    }

    /// Has jobs of `kind` performed by `performer`.
    #[must_use]
    pub fn with(mut self, kind: &str, performer: Arc<dyn Perform>) -> Self {
        if self.performers.insert(kind.to_owned(), performer).is_none() {
            self.kinds.push(kind.to_owned());
        }
        self
    }

    /// Performs jobs until `stop` resolves; then finishes what is running, for at most 15 seconds, and gives the
    /// rest back.
    pub async fn run(&self, stop: impl Future<Output = ()>) {
        let stop = stop.shared();
        join_all(Lane::ALL.map(|lane| self.serve(lane, stop.clone()))).await;
    }

    /// The same for the jobs of one lane.
    async fn serve(&self, lane: Lane, stop: impl Future<Output = ()>) {
        let mut stop = pin!(stop);
        let (abandon, abandoned) = watch::channel(false);
        let mut running = JoinSet::new();
        let mut performed = Vec::new();
        let mut reachable = true;
        loop {
            while let Some(ended) = running.try_join_next() {
                performed.extend(ended.ok().and_then(Ended::performed));
            }
            match self.queue.turn(&performed, lane, &self.kinds, lane.slots() - running.len()).await {
                Ok(jobs) => {
                    reachable = true;
                    performed.clear();
                    for job in jobs {
                        running.spawn(self.clone().attempt(job, abandoned.clone()));
                    }
                }
                Err(cause) if reachable => {
                    reachable = false;
                    error!(error = ?cause, lane = lane.name(), "jobs cannot be claimed; trying every second");
                }
                Err(_) => {}
            }
            let free = running.len() < lane.slots();
            select! {
                () = &mut stop => break,
                Some(ended) = running.join_next() => performed.extend(ended.ok().and_then(Ended::performed)),
                () = self.bells.heard(lane), if free => {}
                () = sleep(POLL), if free => {}
            }
        }
        let mut finish = async || {
            while let Some(ended) = running.join_next().await {
                performed.extend(ended.ok().and_then(Ended::performed));
            }
        };
        if timeout(GRACE, finish()).await.is_err() {
            abandon.send_replace(true);
            finish().await;
        }
        if let Err(cause) = self.queue.turn(&performed, lane, &self.kinds, 0).await {
            error!(error = ?cause, "jobs that were done are not recorded; they are tried again after their lease");
        }
    }

    /// Performs everything that is due now, then returns: for tests and for one-off commands.
    ///
    /// # Errors
    /// If the database fails.
    pub async fn drain(&self) -> Result<Drained, QueueError> {
        let (_abandon, abandoned) = watch::channel(false);
        let mut drained = Drained::default();
        let mut performed: Vec<Uuid> = Vec::new();
        loop {
            let mut jobs = Vec::new();
            for lane in Lane::ALL {
                let performed = std::mem::take(&mut performed);
                jobs.extend(self.queue.turn(&performed, lane, &self.kinds, lane.slots()).await?);
            }
            if jobs.is_empty() {
                return Ok(drained);
            }
            let attempts = jobs.into_iter().map(|job| self.clone().attempt(job, abandoned.clone()));
            let ended = join_all(attempts).await;
            drained.failed += ended.iter().filter(|ended| matches!(ended, Ended::Failed)).count();
            performed = ended.into_iter().filter_map(Ended::performed).collect();
            drained.done += performed.len();
        }
    }

    /// Tries one job, and reports to the queue if that failed.
    async fn attempt(self, job: Job, mut abandoned: watch::Receiver<bool>) -> Ended {
        let span =
            info_span!("job", id = %job.id, kind = job.kind, correlation = %job.correlation, attempt = job.attempts);
        let started = Instant::now();
        async {
            let outcome = select! {
                outcome = self.perform(&job) => Some(outcome),
                _ = abandoned.wait_for(|abandoned| *abandoned) => None,
            };
            let duration_ms = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            let label = match &outcome {
                Some(Ok(())) => "done",
                Some(Err(Failure::Unfinished)) => "goes_on",
                Some(Err(Failure::Passing(_))) if job.attempts < MAX_ATTEMPTS => "failed",
                Some(Err(_)) => "dead",
                None => "released",
            };
            metrics::counter!("herstel_jobs_total", "kind" => job.kind.clone(), "outcome" => label).increment(1);
            let reported = match &outcome {
                Some(Ok(())) => {
                    debug!(duration_ms, "job done");
                    return Ended::Performed(job.id);
                }
                Some(Err(Failure::Unfinished)) => {
                    debug!(duration_ms, "job goes on");
                    return Ended::GoesOn;
                }
                Some(Err(Failure::Passing(reason))) => {
                    warn!(duration_ms, reason, outcome = label, "job failed");
                    self.queue.fail(&job, reason).await
                }
                Some(Err(Failure::Final(reason))) => {
                    error!(duration_ms, reason, outcome = label, "job failed");
                    self.queue.bury(&job, reason).await
                }
                None => self.queue.release(&job).await,
            };
            if let Err(cause) = reported {
                error!(error = ?cause, outcome = label, "job's outcome not recorded; it is tried again after its lease");
            }
            Ended::Failed
        }
        .instrument(span)
        .await
    }

    async fn perform(&self, job: &Job) -> Result<(), Failure> {
        let Some(performer) = self.performers.get(&job.kind) else {
            return Err(Failure::Final(format!("nobody performs jobs of kind {}", job.kind)));
        };
        match timeout(LIMIT, AssertUnwindSafe(performer.perform(job)).catch_unwind()).await {
            Ok(Ok(outcome)) => outcome,
            Ok(Err(_panic)) => Err(Failure::Passing("the performer panicked".to_owned())),
            Err(_elapsed) => Err(Failure::Passing(format!("not performed within {} s", LIMIT.as_secs()))),
        }
    }
}

impl Ended {
    fn performed(self) -> Option<Uuid> {
        match self {
            Self::Performed(job) => Some(job),
            Self::Failed | Self::GoesOn => None,
        }
    }
}
