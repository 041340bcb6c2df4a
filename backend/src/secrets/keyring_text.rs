//! A keyring as text: in a file, or in the variable `HERSTEL_KEYRING`.
//!
//! ```text
//! # the first key wraps new data keys
//! key-5f0c21aa:base64 of 32 bytes
//! key-8813f0c4:base64 of 32 bytes
//! lookup:base64 of 32 bytes
//! ```
//! One entry a line; in a variable a space will do as well.

use std::{io, path::PathBuf};

use data_encoding::BASE64;
use thiserror::Error;
use zeroize::Zeroizing;

use super::{
    keyring::{Keyring, LOOKUP, WrappingKey},
    primitives::Key,
};

/// Why there is no keyring to work with. Every message names the key or file and what to do; none shows a key.
#[derive(Debug, Error)]
pub enum KeyringError {
    /// A line is not of the form `id:key`.
    #[error(
        "line {line} of the keyring is not of the form `id:key` (id: a-z, 0-9, `-`, `_`, at most 64): correct it or restore it from your copy"
    )]
    Syntax {
        /// Counted from 1.
        line: usize,
    },
    /// What stands behind the colon is not 256 bits in base64.
    #[error("key `{id}` of the keyring is not 32 bytes in base64: restore its line from your copy")]
    NotAKey {
        /// The key's id.
        id: String,
    },
    /// Two lines have the same id.
    #[error("the keyring has two lines for `{id}`: keep the one that was there first")]
    Twice {
        /// The key's id.
        id: String,
    },
    /// Not a single key, or no lookup line.
    #[error(
        "the keyring has no `{what}` line: restore it from your copy, or make one with `herstel keys init` if there is no data yet"
    )]
    Incomplete {
        /// `lookup`, or `id:key`.
        what: &'static str,
    },
    /// The file cannot be read.
    #[error(
        "cannot read the keyring {path}: {source}; make one with `herstel keys init`, or name another with HERSTEL_KEYRING"
    )]
    Read {
        /// Where it was looked for.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// `keys init` never overwrites: the keys in it may be the only ones.
    #[error("{path} exists already, and overwriting a keyring would destroy what it opens: name another file")]
    Exists {
        /// The file that is there.
        path: PathBuf,
    },
    /// The file cannot be written.
    #[error("cannot write the keyring {path}: {source}")]
    Write {
        /// Where it was to be.
        path: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The keyring came from a variable, which cannot be changed from here.
    #[error("the keyring comes from a variable: put it into a file (mode 0600) and name that with HERSTEL_KEYRING")]
    NotAFile,
}

impl Keyring {
    /// Reads a keyring's text. Lines that are empty or start with `#` say nothing.
    ///
    /// # Errors
    /// [`KeyringError`]: the first thing that is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, KeyringError> {
        let (mut keys, mut lookup) = (Vec::<WrappingKey>::new(), None);
        for (line, content) in (1..).zip(text.lines()) {
            if content.trim_start().starts_with('#') {
                continue;
            }
            for entry in content.split_whitespace() {
                let (id, key) = entry.split_once(':').ok_or(KeyringError::Syntax { line })?;
                if !is_id(id) {
                    return Err(KeyringError::Syntax { line });
                }
                let bytes = decode(key).ok_or_else(|| KeyringError::NotAKey { id: id.to_owned() })?;
                if keys.iter().any(|key| key.id == id) || (id == LOOKUP && lookup.is_some()) {
                    return Err(KeyringError::Twice { id: id.to_owned() });
                }
                if id == LOOKUP {
                    lookup = Some(bytes);
                } else {
                    keys.push(WrappingKey { id: id.to_owned(), bytes });
                }
            }
        }
        let mut keys = keys.into_iter();
        let current = keys.next().ok_or(KeyringError::Incomplete { what: "id:key" })?;
        let lookup = lookup.ok_or(KeyringError::Incomplete { what: LOOKUP })?;
        Ok(Self { current, former: keys.collect(), lookup, file: None })
    }

    /// The text that [`Keyring::parse`] reads.
    #[must_use]
    pub fn to_text(&self) -> Zeroizing<String> {
        let entry = |id: &str, bytes: &Key| format!("{id}:{}\n", &*Zeroizing::new(BASE64.encode(&**bytes)));
        // As large as it gets, so that growing leaves no copy behind.
        let mut text = Zeroizing::new(String::with_capacity(384 + 128 * self.former.len()));
        text.push_str(
            "# Herstel's keyring. Without it nothing that is sealed can be read: keep a copy in a safe place.\n",
        );
        text.push_str("# The first key wraps new data keys.\n");
        for key in self.keys() {
            text.push_str(&Zeroizing::new(entry(&key.id, &key.bytes)));
        }
        text.push_str(&Zeroizing::new(entry(LOOKUP, &self.lookup)));
        text
    }
}

/// Whether this looks like a keyring, even a broken one, rather than a path: what is taken for a path is shown in errors.
pub(super) fn is_text(source: &str) -> bool {
    let is_entry = |entry: &str| entry.split_once(':').is_some_and(|(id, _)| is_id(id)) || decode(entry).is_some();
    source.lines().count() > 1 || source.split_whitespace().any(is_entry)
}

fn is_id(text: &str) -> bool {
    let allowed = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_');
    (1..=64).contains(&text.len()) && text.bytes().all(allowed)
}

fn decode(text: &str) -> Option<Key> {
    let bytes = Zeroizing::new(BASE64.decode(text.as_bytes()).ok()?);
    let bytes: &[u8; 32] = bytes.as_slice().try_into().ok()?;
    Some(Zeroizing::new(*bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZEROS: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    fn refused(text: &str) -> String {
        Keyring::parse(text).unwrap_err().to_string()
    }

    #[test]
    fn a_keyring_reads_back_as_it_was_written() {
        let mut keyring = Keyring::generate();
        keyring.add_key();
        let read = Keyring::parse(&keyring.to_text()).unwrap();
        assert_eq!(read.to_text(), keyring.to_text());
        assert_eq!(read.current(), keyring.current());
    }

    #[test]
    fn a_variable_may_hold_it_on_one_line() {
        let keyring = Keyring::load(&format!("new:{ZEROS} old:{ZEROS} lookup:{ZEROS}")).unwrap();
        assert_eq!(keyring.ids().collect::<Vec<_>>(), ["new", "old"]);
        assert_eq!(keyring.file(), None);
    }

    #[test]
    fn every_error_names_the_key_or_line_and_none_shows_a_key() {
        for (text, named) in [
            (format!("one:{ZEROS}\nlookup:{ZEROS}\none:{ZEROS}"), "`one`"),
            (format!("short:AAAA\nlookup:{ZEROS}"), "`short`"),
            (format!("cut:{}\nlookup:{ZEROS}", &ZEROS[1..]), "`cut`"),
            (format!("one:{ZEROS}\n{ZEROS}"), "line 2"),
            (format!("Schön:{ZEROS}"), "line 1"),
            (format!("one:{ZEROS}"), "`lookup`"),
            (format!("lookup:{ZEROS}"), "`id:key`"),
            (String::new(), "`id:key`"),
        ] {
            let message = refused(&text);
            assert!(message.contains(named), "{message}");
            assert!(!message.contains("AAAA"), "{message}");
        }
    }

    #[test]
    fn a_broken_keyring_in_the_variable_is_not_taken_for_a_path_and_shown() {
        let key = "+/vMzs+Azs+Azs+Azs+Azs+Azs+Azs+Azs+Azs+Azs8=";
        for text in [
            key.to_owned(),
            format!("one:{key}"),
            format!("one:{key} x"),
            format!("{key}\n{key}"),
            format!("one:{}", &key[9..]),
        ] {
            let message = Keyring::load(&text).unwrap_err().to_string();
            assert!(!message.contains("+Azs"), "{message}");
        }
    }
}
