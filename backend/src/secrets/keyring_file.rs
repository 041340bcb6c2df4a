//! A keyring's file: made once, never overwritten, replaced as a whole by rotation.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::{OpenOptionsExt, PermissionsExt},
    path::Path,
};

use zeroize::Zeroizing;

use super::{
    keyring::Keyring,
    keyring_text::{KeyringError, is_text},
};

impl Keyring {
    /// Reads the keyring that `source` is (its text) or names (a file).
    ///
    /// # Errors
    /// [`KeyringError`]: the file cannot be read, or the text is not a keyring.
    pub fn load(source: &str) -> Result<Self, KeyringError> {
        if is_text(source) {
            return Self::parse(source);
        }
        let path = Path::new(source);
        let failed = |source| KeyringError::Read { path: path.to_owned(), source };
        let text = Zeroizing::new(fs::read_to_string(path).map_err(failed)?);
        if fs::metadata(path).map_err(failed)?.permissions().mode() & 0o077 != 0 {
            tracing::warn!(path = %path.display(), "others may read the keyring: give it mode 0600");
        }
        Ok(Self { file: Some(path.to_owned()), ..Self::parse(&text)? })
    }

    /// The file that this keyring was loaded from, if it was.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// Writes a new file with mode 0600 (`keys init`).
    ///
    /// # Errors
    /// [`KeyringError::Exists`] rather than overwrite; [`KeyringError::Write`] if the system refuses.
    pub fn write_new(&self, path: &Path) -> Result<(), KeyringError> {
        self.write(path).map_err(|source| match source.kind() {
            io::ErrorKind::AlreadyExists => KeyringError::Exists { path: path.to_owned() },
            _ => KeyringError::Write { path: path.to_owned(), source },
        })
    }

    /// Replaces the file that this keyring was loaded from, at once and durably: a crash leaves the old or the new.
    ///
    /// # Errors
    /// [`KeyringError::NotAFile`] for a keyring from a variable; [`KeyringError::Write`] if the system refuses.
    pub fn save(&self) -> Result<(), KeyringError> {
        let path = self.file.as_deref().ok_or(KeyringError::NotAFile)?;
        let failed = |source| KeyringError::Write { path: path.to_owned(), source };
        let mut name = path.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}", crate::entropy::id()));
        let draft = path.with_file_name(name);
        self.write(&draft)
            .and_then(|()| fs::rename(&draft, path))
            .and_then(|()| sync_directory(path))
            .inspect_err(|_| drop(fs::remove_file(&draft)))
            .map_err(failed)
    }

    fn write(&self, path: &Path) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
        file.write_all(self.to_text().as_bytes())?;
        file.sync_all()?;
        sync_directory(path)
    }
}

fn sync_directory(path: &Path) -> io::Result<()> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    File::open(parent.unwrap_or(Path::new(".")))?.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_file_is_private_and_an_old_one_is_never_overwritten() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("keyring");
        let keyring = Keyring::generate();
        keyring.write_new(&path).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert!(matches!(Keyring::generate().write_new(&path), Err(KeyringError::Exists { .. })));
        assert_eq!(Keyring::load(path.to_str().unwrap()).unwrap().to_text(), keyring.to_text());
    }

    #[test]
    fn saving_replaces_the_file_and_leaves_nothing_else_behind() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("keyring");
        Keyring::generate().write_new(&path).unwrap();
        let mut keyring = Keyring::load(path.to_str().unwrap()).unwrap();
        keyring.add_key();
        keyring.save().unwrap();
        assert_eq!(Keyring::load(path.to_str().unwrap()).unwrap().to_text(), keyring.to_text());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_missing_file_is_named_with_what_to_do() {
        let message = Keyring::load("/nowhere/keyring").unwrap_err().to_string();
        assert!(message.contains("/nowhere/keyring") && message.contains("keys init"), "{message}");
    }

    #[test]
    fn a_keyring_from_a_variable_cannot_be_saved() {
        assert!(matches!(Keyring::generate().save(), Err(KeyringError::NotAFile)));
    }
}
