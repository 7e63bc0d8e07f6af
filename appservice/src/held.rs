//! What cannot be read and therefore waits. Nothing is erased, the operator sees it, and it goes on when a program
//! comes that can read it, or the stored text is mended.

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};

use bots::stored::Unreadable;

use crate::error::ShellError;

/// So long nothing is tried again, in milliseconds.
pub const PAUSE_MS: i64 = 5_000;

/// What waits, for all loops of a process.
#[derive(Clone, Debug, Default)]
pub struct Held {
    /// About what, and why.
    known: Arc<Mutex<BTreeMap<String, String>>>,
    /// Queues of the inbox that rest, until when. In memory only: a program that can read what this one cannot begins
    /// at once, and in order.
    resting: Arc<Mutex<BTreeMap<String, i64>>>,
}

impl Held {
    /// It cannot be read. The log has it once.
    pub fn note(&self, about: &str, why: Unreadable) -> ShellError {
        if let Ok(mut known) = self.known.lock() {
            let what = format!(
                "what is stored about it cannot be read, so all of it waits and nothing is lost: {why}"
            );
            if known.insert(about.to_owned(), what).is_none() {
                tracing::error!("{about} waits: {why}");
            }
        }
        ShellError::Held { what: about.to_owned(), source: why }
    }

    /// It can be read.
    pub fn free(&self, about: &str) {
        if let Ok(mut known) = self.known.lock()
            && known.remove(about).is_some()
        {
            tracing::info!("{about} goes on");
        }
    }

    /// What waits: about what, and why.
    pub fn list(&self) -> BTreeMap<String, String> {
        self.known.lock().map(|known| known.clone()).unwrap_or_default()
    }

    /// A queue rests for a while, from the row on that cannot be decided: those behind it must not overtake it.
    pub fn rest(&self, queue: &str, now: i64) {
        if let Ok(mut resting) = self.resting.lock() {
            resting.retain(|_, until| *until > now);
            resting.insert(queue.to_owned(), now + PAUSE_MS);
        }
    }

    /// Whether a queue rests.
    pub fn rests(&self, queue: &str, now: i64) -> bool {
        self.resting.lock().is_ok_and(|resting| resting.get(queue).is_some_and(|until| *until > now))
    }
}
