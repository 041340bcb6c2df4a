//! What is logged, and how.

use tracing_subscriber::EnvFilter;

use super::resolve::Wrong;

/// The settings of [`crate::telemetry`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Logs {
    /// Which spans and events, in tracing-subscriber's `EnvFilter` syntax, as `info,herstel=debug`.
    pub filter: String,
    /// For whom.
    pub format: LogFormat,
}

/// For whom logs are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LogFormat {
    /// Coloured lines for a person at a terminal.
    Human,
    /// One JSON object a line for a machine.
    Json,
}

/// What is logged if nothing else is said: without PostgreSQL's notices, which tell what migrating skips.
pub(super) const USUAL: &str = "info,sqlx::postgres::notice=warn";

pub(super) fn filter(text: &str) -> Result<String, Wrong> {
    EnvFilter::try_new(text)
        .map(|_| text.to_owned())
        .map_err(|error| Wrong::new(format!("`{text}` is not a filter: {error}"), "write it as info,herstel=debug"))
}

pub(super) fn format(text: &str) -> Result<LogFormat, Wrong> {
    match text {
        "human" => Ok(LogFormat::Human),
        "json" => Ok(LogFormat::Json),
        _ => Err(Wrong::new(format!("`{text}` is not a format"), "choose human or json")),
    }
}
