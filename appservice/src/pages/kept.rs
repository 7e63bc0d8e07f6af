//! The numbers of pages that were made lately. A page is as of the last midnight, so most who look at one see the same
//! numbers: they are made once, and again when the cohort has changed or some minutes have passed (a post may have been
//! taken back).

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex, PoisonError},
};

use bots::{ids::CohortId, participation::page::PageNumbers};
use jiff::{SignedDuration, Timestamp};

/// So long numbers are shown again.
const FRESH: SignedDuration = SignedDuration::from_mins(5);
/// So many cohorts' numbers are kept.
const KEPT: usize = 64;

/// Numbers by cohort.
#[derive(Debug, Default)]
pub(super) struct Kept(Mutex<BTreeMap<CohortId, One>>);

#[derive(Debug)]
struct One {
    version: i64,
    made: Timestamp,
    numbers: Arc<PageNumbers>,
}

impl Kept {
    /// The numbers of a cohort in this version, where they were made just now and are of the same midnight.
    pub(super) fn find(
        &self,
        id: &CohortId,
        version: i64,
        now: Timestamp,
        data_to: Timestamp,
    ) -> Option<Arc<PageNumbers>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let one = kept.get(id).filter(|one| one.version == version && one.numbers.data_to == data_to)?;
        // A clock that was set back makes nothing fresh.
        let age = now.duration_since(one.made);
        (!age.is_negative() && age < FRESH).then(|| one.numbers.clone())
    }

    /// Keeps numbers, instead of the oldest where there are many.
    pub(super) fn keep(&self, id: CohortId, version: i64, now: Timestamp, numbers: Arc<PageNumbers>) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.insert(id, One { version, made: now, numbers });
        if kept.len() > KEPT {
            let oldest = kept.iter().min_by_key(|(_, one)| one.made).map(|(id, _)| id.clone());
            kept.retain(|id, _| Some(id) != oldest.as_ref());
        }
    }
}
