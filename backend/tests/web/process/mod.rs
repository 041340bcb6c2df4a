//! The program itself, as an operator runs it: when it refuses to start, what it keeps when it is stopped, and what a
//! backup brings back.

mod backup;
mod demo;
mod help;
mod importing;
mod program;
mod rebuilding;
mod refusals;
mod roles;
mod scripts;
mod stopping;

use self::program::Program;
