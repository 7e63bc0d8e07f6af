//! Whether we hear of what moves on the homeserver.

use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use tokio::time::Instant;

/// Whether we hear of what moves, and when we last did. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Hearing(Arc<Mutex<Heard>>);

#[derive(Debug, Default)]
pub(super) struct Heard {
    pub(super) last: Option<Instant>,
    pub(super) without: bool,
}

impl Hearing {
    pub(super) fn with<T>(&self, look: impl FnOnce(&mut Heard) -> T) -> T {
        look(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// How long ago an answer came; nothing before the first.
    pub fn silent_for(&self) -> Option<Duration> {
        self.with(|heard| heard.last.map(|last| last.elapsed()))
    }

    /// The homeserver has no sliding sync: rooms are read back once an hour instead.
    pub fn is_without(&self) -> bool {
        self.with(|heard| heard.without)
    }
}
