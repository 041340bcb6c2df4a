//! Structured logs and metrics.
//!
//! Names of fields and metrics carry their unit (`duration_ms`, `login_duration_seconds`, `body_bytes`). No secret, no
//! address in clear and no path with a token ever becomes a field: routes are logged by their template.

use std::{
    io,
    sync::{Mutex, PoisonError},
};

use metrics_exporter_prometheus::{BuildError, Matcher, PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::{EnvFilter, util::SubscriberInitExt};

use crate::settings::{LogFormat, Logs};

/// Why logs or metrics cannot be had. Happens at start only.
#[derive(Debug, thiserror::Error)]
pub enum TelemetryError {
    /// The filter was not checked by [`crate::settings`] first.
    #[error("the log filter cannot be read: {0}")]
    Filter(#[from] tracing_subscriber::filter::ParseError),
    /// Logs were set up before, in this process.
    #[error("logs are set up twice: {0}")]
    Twice(#[from] tracing_subscriber::util::TryInitError),
    /// Somebody else records metrics in this process.
    #[error("metrics are recorded by something else: {0}")]
    Recorder(#[from] BuildError),
}

/// Sends logs to standard error, so that standard output is left for what a command has to say.
///
/// # Errors
/// [`TelemetryError`] if the filter cannot be read or logs were set up before.
pub fn log_to_stderr(logs: &Logs) -> Result<(), TelemetryError> {
    let lines = tracing_subscriber::fmt().with_env_filter(EnvFilter::try_new(&logs.filter)?).with_writer(io::stderr);
    match logs.format {
        LogFormat::Human => lines.with_target(false).finish().try_init()?,
        LogFormat::Json => lines.json().flatten_event(true).with_span_list(false).finish().try_init()?,
    }
    Ok(())
}

/// The numbers that `/metrics` shows. Cheap to clone; all clones show the same numbers.
#[derive(Clone)]
pub struct Metrics(PrometheusHandle);

/// A recorder belongs to the process, not to an application: tests start several applications in one.
static INSTALLED: Mutex<Option<Metrics>> = Mutex::new(None);

/// Upper bounds in seconds, from one row by its key to a mail server's patience.
const SECONDS: [f64; 12] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

impl Metrics {
    /// Starts recording what the `metrics` macros say; a second time it returns the first.
    ///
    /// # Errors
    /// [`TelemetryError::Recorder`] if something else records already.
    pub fn install() -> Result<Self, TelemetryError> {
        let mut installed = INSTALLED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(metrics) = &*installed {
            return Ok(metrics.clone());
        }
        let durations = Matcher::Suffix("_seconds".to_owned());
        let handle = PrometheusBuilder::new().set_buckets_for_metric(durations, &SECONDS)?.install_recorder()?;
        Ok(installed.insert(Self(handle)).clone())
    }

    /// All numbers in Prometheus's text format.
    #[must_use]
    pub fn render(&self) -> String {
        // Moves samples into their buckets, which otherwise wait for ever: no exporter of the crate's own runs here.
        self.0.run_upkeep();
        self.0.render()
    }
}

#[cfg(test)]
mod tests {
    use super::Metrics;

    #[test]
    fn what_is_recorded_is_rendered() {
        let first = Metrics::install().unwrap();
        let second = Metrics::install().unwrap();
        metrics::counter!("sign_ins_total").increment(3);
        metrics::histogram!("login_duration_seconds").record(0.02);
        let text = first.render();
        assert!(text.contains("sign_ins_total 3"), "{text}");
        assert!(text.contains("login_duration_seconds_bucket{le=\"0.025\"} 1"), "{text}");
        assert_eq!(text, second.render());
    }
}
