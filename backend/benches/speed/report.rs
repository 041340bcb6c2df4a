//! The table, and the same as JSON.

use std::{fmt, fs, path::Path, time::Duration};

use serde_json::{Value, json};

use super::{Outcome, figures::Figures, ground::Ground};

/// What a ratio should be.
#[derive(Clone, Copy)]
pub(crate) enum Reach {
    AtLeast(f64),
    AtMost(f64),
}

impl Reach {
    fn is_met(self, figure: f64) -> bool {
        match self {
            Self::AtLeast(least) => figure >= least,
            Self::AtMost(most) => figure <= most,
        }
    }
}

impl fmt::Display for Reach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AtLeast(least) => write!(f, "≥ {least:.2}"),
            Self::AtMost(most) => write!(f, "≤ {most:.2}"),
        }
    }
}

/// One figure beside what it is measured against.
pub(crate) struct Line {
    what: String,
    unit: &'static str,
    ours: Figures,
    against: Option<(String, Figures)>,
    reach: Option<Reach>,
}

impl Line {
    pub(crate) fn new(what: &str, ours: &Figures, unit: &'static str) -> Self {
        Self { what: what.to_owned(), unit, ours: ours.clone(), against: None, reach: None }
    }

    /// The other side; the reach is the ratio's.
    pub(crate) fn against(mut self, what: &str, theirs: &Figures, reach: Option<Reach>) -> Self {
        self.against = Some((what.to_owned(), theirs.clone()));
        self.reach = reach;
        self
    }

    /// What the figure itself should be, where there is no other side.
    pub(crate) fn within(mut self, reach: Reach) -> Self {
        self.reach = Some(reach);
        self
    }

    /// What the reach is about: the ratio of each round, or the figure itself.
    fn judged(&self) -> Figures {
        self.against.as_ref().map_or_else(|| self.ours.clone(), |(_, theirs)| self.ours.over(theirs))
    }

    fn is_met(&self) -> Option<bool> {
        self.reach.map(|reach| reach.is_met(self.judged().median()))
    }

    fn cells(&self) -> [String; 6] {
        let figure = |figures: &Figures| format!("{}{}", rounded(figures.median()), self.unit);
        let judged = self.judged();
        let spread = format!("{} ({}–{})", rounded(judged.median()), rounded(judged.least()), rounded(judged.most()));
        let verdict = match self.is_met() {
            None => "",
            Some(true) => "met",
            Some(false) => "MISSED",
        };
        let (against, theirs) =
            self.against.as_ref().map_or_else(Default::default, |(what, theirs)| (what.clone(), figure(theirs)));
        let reach = self.reach.map_or_else(String::new, |reach| format!("{reach} {verdict}"));
        [self.what.clone(), figure(&self.ours), against, theirs, spread, reach]
    }

    fn json(&self) -> Value {
        json!({
            "what": self.what,
            "unit": self.unit,
            "ours": self.ours.json(),
            "against": self.against.as_ref().map(|(what, theirs)| json!({ "what": what, "theirs": theirs.json() })),
            "judged": self.judged().json(),
            "reach": self.reach.map(|reach| reach.to_string()),
            "met": self.is_met(),
        })
    }
}

/// Everything that was measured.
pub(crate) struct Report {
    quick: bool,
    server: String,
    lines: Vec<Line>,
    notes: Vec<String>,
}

const HEADS: [&str; 6] = ["what", "ours", "against", "theirs", "ratio or figure (spread)", "reach"];

impl Report {
    pub(crate) fn new(quick: bool) -> Self {
        Self { quick, server: String::new(), lines: Vec::new(), notes: Vec::new() }
    }

    /// Takes note of the server and of the settings that matter.
    pub(crate) async fn server(&mut self, ground: &Ground) -> Outcome {
        let sql = "SELECT concat_ws(', ', 'PostgreSQL ' || current_setting('server_version'), \
                   'fsync ' || current_setting('fsync'), 'synchronous_commit ' || current_setting('synchronous_commit'), \
                   'full_page_writes ' || current_setting('full_page_writes'))";
        self.server = sqlx::query_scalar(sql).fetch_one(&mut ground.admin().await?).await?;
        Ok(())
    }

    pub(crate) fn add(&mut self, line: Line) {
        eprintln!("  {}", line.cells().join(" · "));
        self.lines.push(line);
    }

    /// What belongs to the figures and fits in no column.
    pub(crate) fn note(&mut self, note: String) {
        eprintln!("  {note}");
        self.notes.push(note);
    }

    /// Prints the table and writes the JSON beside it.
    pub(crate) fn finish(self, took: Duration) -> Outcome {
        let cores = std::thread::available_parallelism()?;
        let busy = fs::read_to_string("/proc/loadavg").unwrap_or_default();
        let busy = busy.split(' ').next().unwrap_or_default().to_owned();
        let rows: Vec<[String; 6]> = self.lines.iter().map(Line::cells).collect();
        let width = |column: usize| {
            let cells = rows.iter().map(|row| row[column].as_str()).chain([HEADS[column]]);
            cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
        };
        println!();
        for row in std::iter::once(HEADS.map(str::to_owned)).chain(rows.iter().cloned()) {
            let cells = row.iter().enumerate().map(|(column, cell)| format!("{cell:<0$}", width(column)));
            println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        println!();
        for note in &self.notes {
            println!("{note}");
        }
        let profile = if cfg!(debug_assertions) { "a DEVELOPMENT build" } else { "a release build" };
        let hasty = if self.quick { ", --quick: too short to mean anything" } else { "" };
        println!(
            "{profile} on {cores} cores, load {busy} at the end, {} s in all{hasty}; {}",
            took.as_secs(),
            self.server
        );

        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
        fs::create_dir_all(&directory)?;
        let path = directory.join(if self.quick { "speed-quick.json" } else { "speed.json" });
        let json = json!({
            "quick": self.quick, "profile": profile, "cores": cores, "load": busy, "seconds": took.as_secs(),
            "server": self.server, "lines": self.lines.iter().map(Line::json).collect::<Vec<_>>(), "notes": self.notes,
        });
        fs::write(&path, serde_json::to_string_pretty(&json)?)?;
        println!("the same as JSON: {}", path.display());
        Ok(())
    }
}

/// Three digits that matter, more where there are more before the point.
fn rounded(figure: f64) -> String {
    match figure.abs() {
        100.0.. => format!("{figure:.0}"),
        10.0.. => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}
