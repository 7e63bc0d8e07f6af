//! Rows written as the service writes them: in a decision, under a lease.

use storage::{CohortWrite, CommitError, Decision, Fence, NewOutboxRow, NewPerson, Store};

pub async fn try_write(store: &Store, decision: Decision) -> Result<(), CommitError> {
    // Not the lease of a test's own decisions: it could not be taken beside them.
    let lease = store.take_lease("writing", "writer", 0, 60_000).await.unwrap().unwrap();
    store.decide_commit(&Decision { fence: Fence::from(&lease), ..decision }).await
}

pub async fn write(store: &Store, decision: Decision) {
    try_write(store, decision).await.unwrap();
}

/// What belongs to a cohort whose state stays as it is.
pub async fn write_part(store: &Store, cohort_id: &str, part: CohortWrite) {
    let read_version = store.load_cohort(cohort_id).await.unwrap().map_or(0, |cohort| cohort.version);
    let part = CohortWrite { cohort_id: cohort_id.to_owned(), read_version, ..part };
    write(store, Decision { cohorts: vec![part], ..Decision::default() }).await;
}

pub async fn enqueue(store: &Store, rows: &[NewOutboxRow], now: i64) {
    write(store, Decision { outbox: rows.to_vec(), decided_at: now, ..Decision::default() }).await;
}

pub fn named(user_id: &str, display_name: Option<&str>, person_id: &str) -> NewPerson {
    NewPerson {
        user_id: user_id.to_owned(),
        person_id: person_id.to_owned(),
        display_name: display_name.map(ToOwned::to_owned),
    }
}

pub async fn person(store: &Store, user_id: &str, display_name: Option<&str>, person_id: &str, now: i64) {
    let persons = vec![named(user_id, display_name, person_id)];
    write(store, Decision { persons, decided_at: now, ..Decision::default() }).await;
}
