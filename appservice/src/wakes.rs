//! Who is woken by what.

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};

use bots::ids::CohortId;
use tokio::sync::Notify;

/// Wake-ups in process: hints over polling.
#[derive(Clone, Debug, Default)]
pub struct Wakes {
    /// Inbox rows arrived.
    pub arrived: Arc<Notify>,
    /// Outbox rows were written.
    pub posted: Arc<Notify>,
    /// Cohorts whose rooms may have to change.
    pub dirty: Arc<Mutex<BTreeSet<CohortId>>>,
    /// Told with `dirty`.
    pub reconcile: Arc<Notify>,
}

impl Wakes {
    /// Asks for a round of the reconciler.
    pub fn mark_dirty(&self, cohort: &CohortId) {
        if let Ok(mut dirty) = self.dirty.lock() {
            dirty.insert(cohort.clone());
        }
        self.reconcile.notify_one();
    }

    /// Takes the cohorts that wait for a round.
    pub fn take_dirty(&self) -> Vec<CohortId> {
        self.dirty
            .lock()
            .map(|mut dirty| std::mem::take(&mut *dirty).into_iter().collect())
            .unwrap_or_default()
    }
}
