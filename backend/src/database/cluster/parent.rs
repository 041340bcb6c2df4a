//! The one place with unsafe code: what a child process does between fork and exec.
#![expect(unsafe_code, reason = "Command::pre_exec is unsafe by signature; the closure below is all that uses it")]

use std::{
    io,
    os::unix::process::CommandExt,
    process::{self, Command},
};

use rustix::process::{Pid, Signal, getppid, set_parent_process_death_signal};

/// Has the kernel send `signal` to the child when the thread that starts it ends, however it ends: by kill -9, too.
///
/// The setting survives exec, but not a change of user: std runs this after it has changed that.
pub(super) fn ends_with_us(command: &mut Command, signal: Signal) -> &mut Command {
    let us = i32::try_from(process::id()).ok().and_then(Pid::from_raw);
    let before_exec = move || {
        set_parent_process_death_signal(Some(signal))?;
        // We may have died before the line above: then no signal will ever come.
        if getppid() == us { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
    };
    // SAFETY: between fork and exec only async-signal-safe calls are allowed, and no allocation. The closure makes two
    // system calls, prctl and getppid, directly, and neither its result nor its captures touch the heap.
    unsafe { command.pre_exec(before_exec) }
}
