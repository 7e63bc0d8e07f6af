//! What the shell stores as JSON, and the guard at the start against what a newer program stored.
//!
//! The mechanism, and the formats of a cohort's state, are in [`bots::stored`].

use bots::stored::{self, COHORT, Kind, Unreadable, numbered};
use storage::{Store, StoreError};

/// An effect in the outbox ([`crate::outbound::outbox_body::OutboxBody`]).
///
/// - 0: as before there were formats;
/// - 1: with its number;
/// - 2: a person's words may go on in a second message.
pub const OUTBOX: Kind = Kind { name: "outbox", steps: &[numbered, numbered] };

/// The rows of the inbox that are ours: timers, orders, rooms that were made (`route.rs` has the list). They are still
/// written in the oldest format, without a number.
pub const INBOX: Kind = Kind { name: "inbox", steps: &[] };

/// What a person of several cohorts answered when asked which is meant (`which.rs`); without a number still.
pub const CHOICES: Kind = Kind { name: "choices", steps: &[] };

/// Every kind that this program stores.
const ALL: [Kind; 4] = [COHORT, OUTBOX, INBOX, CHOICES];

/// Why this program must leave a database alone.
#[derive(Debug, thiserror::Error)]
pub enum TooOld {
    /// By the database's own list, or it could not be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// By a cohort's state.
    #[error("the cohort {0} cannot be read, nothing was changed")]
    Cohort(String, #[source] Unreadable),
}

/// Refuses a database that a newer program has written to, and otherwise notes what this one will write. One query for
/// all cohorts: the number stands at the beginning of a state.
///
/// # Errors
/// [`TooOld`].
pub async fn guard(store: &Store) -> Result<(), TooOld> {
    let known = COHORT.current();
    for cohort in store.cohort_heads(i64::try_from(stored::HEAD).unwrap_or(i64::MAX)).await? {
        let found = stored::format_of(&cohort.head);
        if found > u64::from(known) {
            return Err(TooOld::Cohort(cohort.cohort_id, Unreadable::Newer { found, known }));
        }
    }
    let formats = ALL.map(|kind| (kind.name, i64::from(kind.current())));
    Ok(store.raise_formats(&formats).await?)
}
