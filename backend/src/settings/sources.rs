//! Where settings come from: flags before variables before the file.

use std::{
    collections::BTreeMap,
    env, fs, io,
    path::{Path, PathBuf},
};

use rustix::process::geteuid;

use super::{
    flags::Flags,
    key::Key,
    problem::{Origin, Problem},
};

/// What the machine tells that defaults depend on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Machine {
    /// Whether we run as root: then data belongs to the system, not to a user.
    pub is_root: bool,
    /// Whether logs go to a terminal: then they are for human eyes.
    pub logs_to_terminal: bool,
}

/// Everything that settings are resolved from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// What the command line says.
    pub flags: Flags,
    /// The environment. Secrets in it are as visible as they are to the system.
    pub variables: BTreeMap<String, String>,
    /// The settings file's path and content, if there is one.
    pub file: Option<(PathBuf, toml::Table)>,
    /// What defaults depend on.
    pub machine: Machine,
}

/// A value and where it came from.
#[derive(Clone)]
pub(super) struct Given {
    pub(super) text: String,
    pub(super) origin: Origin,
}

const CONFIG: Key = Key("config");

impl Sources {
    /// The sources of this process, and what is wrong with its settings file. An absent file is wrong only if it was
    /// named.
    pub(super) fn of_this_process(flags: &Flags) -> (Self, Option<Problem>) {
        let variables = env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let machine =
            Machine { is_root: geteuid().is_root(), logs_to_terminal: io::IsTerminal::is_terminal(&io::stderr()) };
        let mut sources = Self { flags: flags.clone(), variables, file: None, machine };
        let (path, origin) = match (&flags.config, sources.variable("HERSTEL_CONFIG")) {
            (Some(path), _) => (Some(path.into()), Origin::Flag(CONFIG.flag())),
            (None, Some(path)) => (Some(path.into()), Origin::Variable(CONFIG.variable())),
            (None, None) => (sources.default_config(), Origin::Default),
        };
        match path.map(|path| read(&path, origin)) {
            None | Some(Ok(None)) => (sources, None),
            Some(Ok(file)) => {
                sources.file = file;
                (sources, None)
            }
            Some(Err(problem)) => (sources, Some(problem)),
        }
    }

    /// A variable, unless it is unset or empty.
    pub(super) fn variable(&self, name: &str) -> Option<&str> {
        self.variables.get(name).map(String::as_str).filter(|value| !value.is_empty())
    }

    /// What was said last and closest: flag, variable, file.
    pub(super) fn given(&self, key: Key) -> Option<Given> {
        if let Some((_, text)) = self.flags.given().find(|(flag, _)| *flag == key) {
            return Some(Given { text: text.clone(), origin: Origin::Flag(key.flag()) });
        }
        if let Some(text) = self.variable(&key.variable()) {
            return Some(Given { text: text.to_owned(), origin: Origin::Variable(key.variable()) });
        }
        let (path, table) = self.file.as_ref()?;
        Some(Given { text: as_text(table.get(key.0)?)?, origin: Origin::File(path.clone()) })
    }

    /// What stands in the file but is no setting, or is neither text nor a list of texts.
    pub(super) fn misfits(&self) -> Vec<Problem> {
        let Some((path, table)) = &self.file else { return Vec::new() };
        let known = Key::ALL.map(|key| key.0);
        let misfit = |name: &String, why: &str, remedy: String| Problem {
            setting: name.clone(),
            origin: Origin::File(path.clone()),
            why: why.to_owned(),
            remedy,
        };
        table
            .iter()
            .filter_map(|(name, value)| match () {
                () if !known.contains(&name.as_str()) => {
                    Some(misfit(name, "there is no such setting", format!("there are: {}", known.join(", "))))
                }
                () if as_text(value).is_none() => {
                    Some(misfit(name, "is neither text nor a list of texts", format!("write {name} = \"…\"")))
                }
                () => None,
            })
            .collect()
    }

    /// The platform's directory for a kind of file: the system's as root, else the user's (XDG base directories).
    pub(super) fn platform_dir(&self, system: &str, xdg: &str, in_home: &str) -> Option<PathBuf> {
        if self.machine.is_root {
            return Some(system.into());
        }
        let absolute = |name| self.variable(name).map(PathBuf::from).filter(|path| path.is_absolute());
        absolute(xdg).or_else(|| Some(absolute("HOME")?.join(in_home)))
    }

    fn default_config(&self) -> Option<PathBuf> {
        Some(self.platform_dir("/etc", "XDG_CONFIG_HOME", ".config")?.join("herstel.toml"))
    }
}

fn read(path: &Path, origin: Origin) -> Result<Option<(PathBuf, toml::Table)>, Problem> {
    match fs::read_to_string(path) {
        Ok(text) => text.parse().map(|table| Some((path.to_owned(), table))).map_err(|error: toml::de::Error| {
            // Without the excerpt that the error carries: the line may hold a password.
            let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
            let why = format!("{} is not TOML, line {line}: {}", path.display(), error.message());
            Problem::new(CONFIG, Origin::File(path.to_owned()), why, "correct that line")
        }),
        Err(error) if error.kind() == io::ErrorKind::NotFound && origin == Origin::Default => Ok(None),
        Err(error) => {
            let why = format!("cannot read {}: {error}", path.display());
            Err(Problem::new(CONFIG, origin, why, "name a file that can be read, or leave it away"))
        }
    }
}

fn as_text(value: &toml::Value) -> Option<String> {
    match value {
        toml::Value::String(text) => Some(text.clone()),
        toml::Value::Array(items) => {
            items.iter().map(toml::Value::as_str).collect::<Option<Vec<_>>>().map(|all| all.join(","))
        }
        _ => None,
    }
}
