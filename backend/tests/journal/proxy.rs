//! A wire between the service and PostgreSQL that can be cut after any byte.

use std::{
    io::{Read, Write},
    net::Shutdown,
    os::unix::net::{UnixListener, UnixStream},
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

use sqlx::postgres::PgConnectOptions;
use tempfile::TempDir;

/// Which way bytes go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Way {
    /// From the service to the server.
    There,
    /// And back.
    Back,
}

/// A socket that leads to the server until so many bytes have passed one way.
pub(crate) struct Wire {
    directory: TempDir,
    passed: [Arc<AtomicUsize>; 2],
}

impl Wire {
    /// A wire to the server that `options` name, cut both ways after `limit` bytes have gone one `way`.
    pub(crate) fn cut_after(options: &PgConnectOptions, way: Way, limit: usize) -> Self {
        let server: PathBuf = options.get_socket().unwrap().join(".s.PGSQL.5432");
        let directory = tempfile::tempdir().unwrap();
        let listener = UnixListener::bind(directory.path().join(".s.PGSQL.5432")).unwrap();
        let passed = [Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0))];
        let counters = passed.clone();
        thread::spawn(move || {
            // one connection; the test's pool asks for no more
            let (service, _) = listener.accept().unwrap();
            let server = UnixStream::connect(server).unwrap();
            let limits = if way == Way::There { [limit, usize::MAX] } else { [usize::MAX, limit] };
            let ends = [(service.try_clone().unwrap(), server.try_clone().unwrap()), (server, service)];
            for ((end, counter), limit) in ends.into_iter().zip(counters).zip(limits) {
                thread::spawn(move || pass(end, &counter, limit));
            }
        });
        Self { directory, passed }
    }

    /// Connects through the wire.
    pub(crate) fn options(&self, options: PgConnectOptions) -> PgConnectOptions {
        options.socket(self.directory.path())
    }

    /// How many bytes have gone `way`.
    pub(crate) fn passed(&self, way: Way) -> usize {
        self.passed[usize::from(way == Way::Back)].load(Ordering::SeqCst)
    }
}

fn pass((mut from, mut to): (UnixStream, UnixStream), counter: &AtomicUsize, limit: usize) {
    let mut buffer = [0; 8192];
    loop {
        let room = (limit - counter.load(Ordering::SeqCst)).min(buffer.len());
        let read = if room == 0 { 0 } else { from.read(&mut buffer[..room]).unwrap_or(0) };
        if read == 0 || to.write_all(&buffer[..read]).is_err() {
            let _ = from.shutdown(Shutdown::Both);
            let _ = to.shutdown(Shutdown::Both);
            return;
        }
        counter.fetch_add(read, Ordering::SeqCst);
    }
}
