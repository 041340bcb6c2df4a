//! `herstel`: the program that operators run.

use std::process::ExitCode;

fn main() -> ExitCode {
    herstel::cli::run()
}
