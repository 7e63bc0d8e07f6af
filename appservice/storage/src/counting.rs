//! How much the database is asked: counted where statements are run and transactions end, and nowhere else.

use std::sync::atomic::{AtomicU64, Ordering};

/// What a store has done since it was opened. Clones of a store count together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Work {
    /// Statements outside of any transaction: they read.
    pub reads: u64,
    /// Statements within writing transactions, without their beginnings and ends.
    pub writes: u64,
    /// Transactions that were committed.
    pub commits: u64,
}

impl Work {
    /// What was done since `before`.
    #[must_use]
    pub fn since(self, before: Self) -> Self {
        Self {
            reads: self.reads - before.reads,
            writes: self.writes - before.writes,
            commits: self.commits - before.commits,
        }
    }

    /// All statements.
    pub fn statements(self) -> u64 {
        self.reads + self.writes
    }
}

#[derive(Debug, Default)]
pub(crate) struct Counter {
    reads: AtomicU64,
    writes: AtomicU64,
    commits: AtomicU64,
}

impl Counter {
    pub(crate) fn read(&self) {
        self.reads.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn write(&self) {
        self.writes.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn commit(&self) {
        self.commits.fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn so_far(&self) -> Work {
        Work {
            reads: self.reads.load(Ordering::Relaxed),
            writes: self.writes.load(Ordering::Relaxed),
            commits: self.commits.load(Ordering::Relaxed),
        }
    }
}
