//! `justw`, `setup.sh` and `islands.sh` where something is missing and cannot be installed: what to do by hand, and
//! status 1; only the islands can be done without.

use std::{
    fs::{self, Permissions},
    os::unix::{
        fs::{PermissionsExt, symlink},
        process::CommandExt,
    },
    path::Path,
    process::{Command, Output},
};

use tempfile::TempDir;

/// A machine that has these programs only; some of them do nothing but leave a mark.
struct Machine(TempDir);

impl Machine {
    fn with(real: &[&str], sham: &[&str]) -> Self {
        let root = tempfile::Builder::new().permissions(Permissions::from_mode(0o755)).tempdir().unwrap();
        let programs = root.path().join("bin");
        for folder in [&programs, &root.path().join("backend/scripts"), &root.path().join("home")] {
            fs::create_dir_all(folder).unwrap();
        }
        fs::set_permissions(root.path().join("home"), Permissions::from_mode(0o777)).unwrap();
        for name in real {
            let path = ["/usr/bin", "/bin"].map(|folder| Path::new(folder).join(name));
            symlink(path.iter().find(|path| path.exists()).unwrap(), programs.join(name)).unwrap();
        }
        for name in sham {
            let path = programs.join(name);
            fs::write(&path, format!("#!/bin/sh\n: >\"$HOME/{name}-was-called\"\nexit 1\n")).unwrap();
            fs::set_permissions(&path, Permissions::from_mode(0o755)).unwrap();
        }
        // a place that somebody else than root can read
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        for file in ["justw", SETUP, ISLANDS, "backend/scripts/wasm.sh", "Cargo.lock"] {
            fs::copy(project.join(file), root.path().join(file)).unwrap();
        }
        Self(root)
    }

    /// Runs a script, as nobody in particular unless `as_we_are`.
    fn runs(&self, shell: &str, script: &str, arguments: &[&str], as_we_are: bool) -> Output {
        let mut command = Command::new(shell);
        command.arg(self.0.path().join(script)).args(arguments).current_dir(self.0.path()).env_clear();
        command.env("PATH", self.0.path().join("bin")).env("HOME", self.0.path().join("home"));
        if !as_we_are && rustix::process::geteuid().is_root() {
            command.uid(65534).gid(65534);
        }
        command.output().unwrap()
    }

    /// Runs one that must give up; what it says.
    fn gives_up(&self, shell: &str, script: &str, arguments: &[&str], as_we_are: bool) -> String {
        let output = self.runs(shell, script, arguments, as_we_are);
        let told = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{told}");
        told
    }

    fn was_called(&self, name: &str) -> bool {
        self.0.path().join(format!("home/{name}-was-called")).exists()
    }
}

const SETUP: &str = "backend/scripts/setup.sh";
const ISLANDS: &str = "backend/scripts/islands.sh";

fn by_hand(packages: &str) -> String {
    format!("    sudo apt-get update && sudo apt-get install --no-install-recommends -y {packages}\n")
}

#[test]
fn without_just_and_without_a_way_to_install_it_justw_says_how() {
    let bare = Machine::with(&["dirname", "mkdir"], &[]);
    let told = bare.gives_up("/bin/sh", "justw", &["test"], false);
    assert!(told.contains("just is missing") && told.contains("cargo install just"), "{told}");
    let failing = Machine::with(&["dirname", "mkdir"], &["python3", "npm", "cargo"]);
    let told = failing.gives_up("/bin/sh", "justw", &["test"], false);
    assert!(
        told.contains("none of pip, npm and cargo could install it") && told.contains("cargo install just"),
        "{told}"
    );
    assert!(["python3", "npm", "cargo"].iter().all(|way| failing.was_called(way)), "each way is tried");
}

#[test]
fn without_rust_setup_says_to_install_it() {
    let told = Machine::with(&["dirname"], &[]).gives_up("/bin/bash", SETUP, &["build"], false);
    assert!(told.contains("Rust is missing") && told.contains("rustup"), "{told}");
}

#[test]
fn without_apt_setup_gives_the_exact_command() {
    let told = Machine::with(&["dirname"], &[]).gives_up("/bin/bash", SETUP, &["browser"], false);
    let packages = "chromium nodejs npm python3 python3-venv zbar-tools oathtool";
    for package in packages.split(' ') {
        assert!(told.contains(&format!("setup: {package} is missing: ")), "says what for: {told}");
    }
    assert!(told.contains("this system has no apt") && told.ends_with(&by_hand(packages)), "{told}");
}

#[test]
fn without_root_setup_gives_the_exact_command_and_tries_nothing() {
    let machine = Machine::with(&["dirname"], &["cargo", "apt-get"]);
    let told = machine.gives_up("/bin/bash", SETUP, &["build"], false);
    assert!(told.contains("gcc is missing") && told.contains("installing packages takes root"), "{told}");
    assert!(told.contains(by_hand("gcc").trim_end()), "{told}");
    assert!(!machine.was_called("apt-get") && !machine.was_called("cargo"));
}

#[test]
fn where_apt_fails_setup_gives_the_exact_command() {
    if !rustix::process::geteuid().is_root() {
        return; // then apt is not tried, as the test above shows
    }
    let machine = Machine::with(&["dirname"], &["cargo", "apt-get"]);
    let told = machine.gives_up("/bin/bash", SETUP, &["build"], true);
    assert!(machine.was_called("apt-get"));
    assert!(told.contains("apt could not install them") && told.contains(by_hand("gcc").trim_end()), "{told}");
}

#[test]
fn where_no_wasm_can_be_built_the_build_says_so_and_goes_on_without_islands() {
    let machine = Machine::with(&["dirname", "sed", "rm"], &[]);
    let output = machine.runs("/bin/bash", ISLANDS, &[], false);
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{told}");
    assert!(told.contains("is missing: building without islands; every page works without them"), "{told}");
}
