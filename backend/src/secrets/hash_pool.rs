//! A few dedicated threads that hash, each with its own reused memory, behind a queue of limited length.

use std::{
    collections::VecDeque,
    io,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

use argon2::Block;
use tokio::sync::oneshot;

use super::hashing::HashError;

type Work = Box<dyn FnOnce(&mut [Block]) + Send>;

/// The threads' end of life is the pool's: they stop when it is dropped, after the work at hand.
pub(super) struct Pool {
    queue: Arc<Queue>,
    limit: usize,
}

#[derive(Default)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    waiting: VecDeque<Work>,
    closed: bool,
}

impl Pool {
    /// Starts `threads` threads with memory for `blocks` blocks (of 1 KiB) each; at most `limit` pieces of work wait.
    pub(super) fn start(threads: usize, limit: usize, blocks: usize) -> io::Result<Self> {
        let pool = Self { queue: Arc::default(), limit };
        for number in 0..threads {
            let queue = Arc::clone(&pool.queue);
            thread::Builder::new().name(format!("hash-{number}")).spawn(move || queue.work(blocks))?;
        }
        Ok(pool)
    }

    /// Runs `work` on one of the threads. Dropping the future is fine: work that has not begun is skipped.
    pub(super) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut [Block]) -> T + Send + 'static,
    ) -> Result<T, HashError> {
        let (sender, receiver) = oneshot::channel();
        {
            let mut state = self.queue.lock();
            if state.waiting.len() >= self.limit {
                return Err(HashError::Overloaded);
            }
            state.waiting.push_back(Box::new(move |memory| {
                if !sender.is_closed() {
                    drop(sender.send(work(memory)));
                }
            }));
        }
        self.queue.changed.notify_one();
        receiver.await.map_err(|_| HashError::Stopped)
    }

    /// Pieces of work that wait for a thread.
    pub(super) fn depth(&self) -> usize {
        self.queue.lock().waiting.len()
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        self.queue.lock().closed = true;
        self.queue.changed.notify_all();
    }
}

impl Queue {
    fn work(&self, blocks: usize) {
        // Taken when it is first needed: who does not hash does not hold it.
        let mut memory = Vec::new();
        while let Some(work) = self.next() {
            memory.resize(blocks, Block::new());
            // A defect in one piece of work must not cost a thread: whoever waits for it hears that it stopped.
            drop(catch_unwind(AssertUnwindSafe(|| work(&mut memory))));
        }
    }

    fn next(&self) -> Option<Work> {
        let mut state = self.lock();
        loop {
            if state.closed {
                return None;
            }
            if let Some(work) = state.waiting.pop_front() {
                return Some(work);
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
