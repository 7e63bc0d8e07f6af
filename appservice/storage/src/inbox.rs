//! The inbox: everything that happened, once, in order, until it is decided.

use std::collections::HashMap;

use futures::{Stream, TryStreamExt as _};

use crate::body::Body;
use crate::error::{Doing as _, Result};
use crate::seq;
use crate::store::Store;
use crate::text;
use crate::text_enum::text_enum;
use crate::tx::{Tx, commit, on, read};

text_enum! {
    /// What became of an inbox row.
    InboxState {
        /// It waits for a decision.
        Waiting = "waiting",
        /// It was decided.
        Decided = "decided",
        /// It cannot be decided; the operator sees it.
        Parked = "parked",
        /// It concerns nobody here.
        Ignored = "ignored",
    }
}

/// How a row left the inbox. Its body goes with the decision, whatever the outcome.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Outcome {
    state: InboxState,
    reason: Option<String>,
    metadata: Option<String>,
}

impl Outcome {
    /// It was decided.
    pub fn decided() -> Self {
        Self { state: InboxState::Decided, reason: None, metadata: None }
    }

    /// It concerns nobody here, and why. The reason must hold no text of a message.
    pub fn ignored(reason: impl Into<String>) -> Self {
        Self { state: InboxState::Ignored, reason: Some(reason.into()), metadata: None }
    }

    /// It cannot be decided, and why. The reason must hold no text of a message.
    pub fn parked(reason: impl Into<String>) -> Self {
        Self { state: InboxState::Parked, reason: Some(reason.into()), metadata: None }
    }

    /// Adds what the operator needs to look into it (JSON: room, sender, type, size), never text of a message.
    #[must_use]
    pub fn with_metadata(mut self, metadata: impl Into<String>) -> Self {
        self.metadata = Some(metadata.into());
        self
    }

    /// The state that the row takes.
    pub fn state(&self) -> InboxState {
        self.state
    }
}

/// Something that happened, to be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewInboxRow {
    /// What makes it unique for ever: an event id, `timer:…`, `order:…`.
    pub cause: String,
    /// Whose decision it is (`cohort:ID`, `person:ID`, `instance`), when that is already known.
    pub queue: Option<String>,
    /// What happened (JSON); not stored when the row arrives with an outcome.
    pub body: Body,
    /// Epoch milliseconds.
    pub received_at: i64,
    /// Epoch milliseconds before which it is not decided (an event that waits for its keys).
    pub not_before: Option<i64>,
    /// For a row that is stored and marked at once, because it cannot be understood.
    pub outcome: Option<Outcome>,
}

/// A stored row.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct InboxRow {
    /// What makes it unique.
    pub cause: String,
    /// Its place in the order of arrival.
    pub seq: i64,
    /// Whose decision it is.
    pub queue: Option<String>,
    /// What happened; none after the decision.
    pub body: Option<Body>,
    /// Epoch milliseconds.
    pub received_at: i64,
    /// What became of it.
    #[sqlx(try_from = "String")]
    pub state: InboxState,
    /// Why it was ignored, parked or put off.
    pub reason: Option<String>,
    /// What the operator needs (JSON).
    pub metadata: Option<String>,
    /// Epoch milliseconds before which it is not decided.
    pub not_before: Option<i64>,
}

macro_rules! select_inbox {
    ($rest:literal) => {
        concat!(
            "SELECT cause, seq, queue, body, received_at, state, reason, metadata, not_before FROM inbox ",
            $rest
        )
    };
}

/// The queues in which anything waits, `w`: stepping from one to the next in the index, however many rows each has.
macro_rules! waiting_queues {
    ($rest:literal) => {
        concat!(
            "WITH RECURSIVE w (queue) AS (SELECT (SELECT MIN(queue) FROM inbox WHERE state = 'waiting') AS queue \
             UNION ALL SELECT (SELECT MIN(i.queue) FROM inbox i WHERE i.state = 'waiting' AND i.queue > w.queue) \
             FROM w WHERE w.queue IS NOT NULL) ",
            $rest
        )
    };
}

/// Rows that wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Waiting {
    /// The oldest of them, in order.
    pub rows: Vec<InboxRow>,
    /// Whether there are no more.
    pub is_all: bool,
}

/// What bodies that are read at once may weigh, in bytes; a single one may be heavier.
const BODIES: usize = 16 * 1024 * 1024;

async fn first_of(
    mut rows: impl Stream<Item = sqlx::Result<InboxRow>> + Unpin,
    limit: usize,
) -> sqlx::Result<Waiting> {
    let (mut first, mut bytes) = (Vec::new(), 0);
    while let Some(row) = rows.try_next().await? {
        bytes += row.body.as_ref().map_or(0, Body::weight);
        first.push(row);
        if first.len() >= limit || bytes >= BODIES {
            return Ok(Waiting { rows: first, is_all: false });
        }
    }
    Ok(Waiting { rows: first, is_all: true })
}

/// Rows per statement: 9 values each, well below the number of parameters that either database takes.
const ROWS_PER_INSERT: usize = 500;

impl Store {
    /// Stores a whole transaction of the homeserver in one transaction of ours, in order. A row whose cause is known
    /// is left out. Returns how many were new. After this it is safe to acknowledge.
    ///
    /// # Errors
    /// When the database fails; then none is stored and nothing may be acknowledged.
    pub async fn receive(&self, rows: &[NewInboxRow]) -> Result<usize> {
        if rows.is_empty() {
            return Ok(0);
        }
        commit!(self, "store what was received", tx => { insert(tx, rows).await })
    }

    /// A row by its cause.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn inbox_row(&self, cause: &str) -> Result<Option<InboxRow>> {
        let sql = select_inbox!("WHERE cause = $1");
        read!(self, pool => sqlx::query_as(sql).bind(text::key(cause)).fetch_optional(pool).await)
            .doing("find an inbox row")
    }

    /// Waiting rows that have no queue, oldest first: no more than `limit`, and fewer where their bodies are long.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unrouted(&self, limit: usize) -> Result<Waiting> {
        let sql = select_inbox!("WHERE state = 'waiting' AND queue IS NULL ORDER BY seq LIMIT $1");
        let rows = i64::try_from(limit).unwrap_or(i64::MAX);
        read!(self, pool => first_of(sqlx::query_as(sql).bind(rows).fetch(pool), limit).await)
            .doing("list unrouted rows")
    }

    /// Says whose decision waiting rows are (cause, queue), all in one transaction; also of rows that have a queue.
    ///
    /// # Errors
    /// When the database fails; then none has changed.
    pub async fn route_all(&self, rows: &[(String, String)]) -> Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        let mut by_queue: HashMap<&String, Vec<&String>> = HashMap::new();
        for (cause, queue) in rows {
            by_queue.entry(queue).or_default().push(cause);
        }
        commit!(self, "route inbox rows", tx => {
            for (queue, causes) in &by_queue {
                for some in causes.chunks(ROWS_PER_INSERT) {
                    on!(&mut *tx, c => {
                        let mut query = sqlx::QueryBuilder::new("UPDATE inbox SET queue = ");
                        query.push_bind(text::key(queue)).push(" WHERE state = 'waiting' AND cause IN (");
                        let mut list = query.separated(", ");
                        for cause in some {
                            list.push_bind(text::key(cause));
                        }
                        query.push(")").build().execute(c).await.map(|_| ())
                    })?;
                }
            }
            Ok(())
        })
    }

    /// How many rows wait in each queue, put off or not; of a long one no more than `most` are counted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waiting_by_queue(&self, most: i64) -> Result<Vec<(String, i64)>> {
        let sql = waiting_queues!(
            "SELECT w.queue, (SELECT COUNT(*) FROM (SELECT 1 AS one FROM inbox i WHERE i.queue = w.queue \
             AND i.state = 'waiting' LIMIT $1) AS counted) FROM w WHERE w.queue IS NOT NULL"
        );
        read!(self, pool => sqlx::query_as(sql).bind(most).fetch_all(pool).await).doing("count what waits")
    }

    /// When the next row that is put off comes due, after `now` (epoch milliseconds).
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_due_after(&self, now: i64) -> Result<Option<i64>> {
        let sql = "SELECT MIN(not_before) FROM inbox \
                   WHERE state = 'waiting' AND not_before IS NOT NULL AND not_before > $1";
        read!(self, pool => sqlx::query_scalar(sql).bind(now).fetch_one(pool).await)
            .doing("find what is due next")
    }

    /// The next rows of a queue that may be decided at `now`, in order: no more than `limit`, and fewer where their
    /// bodies are long. A row that is put off holds no other.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_waiting(&self, queue: &str, now: i64, limit: i64) -> Result<Waiting> {
        let sql = select_inbox!(
            "WHERE queue = $1 AND state = 'waiting' AND (not_before IS NULL OR not_before <= $2) \
             ORDER BY seq LIMIT $3"
        );
        let most = usize::try_from(limit).unwrap_or(0);
        read!(self, pool => {
            first_of(sqlx::query_as(sql).bind(text::key(queue)).bind(now).bind(limit).fetch(pool), most).await
        })
        .doing("read the inbox")
    }

    /// The queues that have something to decide at `now`, the longest waiting first, each with the place of its first row
    /// in the order of arrival.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn queues_with_waiting(&self, now: i64) -> Result<Vec<(String, i64)>> {
        let sql = waiting_queues!(
            "SELECT queue, first FROM (SELECT w.queue AS queue, (SELECT i.seq FROM inbox i WHERE i.queue = w.queue \
             AND i.state = 'waiting' AND (i.not_before IS NULL OR i.not_before <= $1) ORDER BY i.seq LIMIT 1) \
             AS first FROM w WHERE w.queue IS NOT NULL) AS q WHERE first IS NOT NULL ORDER BY first"
        );
        read!(self, pool => sqlx::query_as(sql).bind(now).fetch_all(pool).await).doing("list waiting queues")
    }

    /// Puts a waiting row off, with the reason. False when it is not waiting.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn defer(&self, cause: &str, not_before: i64, reason: &str) -> Result<bool> {
        commit!(self, "put an inbox row off", tx => {
            defer(tx, cause, not_before, reason).await
        })
    }

    /// Settles a waiting row outside a decision (to ignore or park it) and drops its body. False when it is not
    /// waiting; then nothing changed.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn mark(&self, cause: &str, outcome: &Outcome) -> Result<bool> {
        commit!(self, "settle an inbox row", tx => { mark(tx, cause, outcome).await })
    }
}

/// Adds rows in order and returns how many were new.
pub(crate) async fn insert(tx: &mut Tx, rows: &[NewInboxRow]) -> sqlx::Result<usize> {
    if rows.is_empty() {
        return Ok(0);
    }
    let first = seq::take(tx, "inbox", rows.len()).await?;
    let numbered: Vec<(i64, &NewInboxRow)> = (first..).zip(rows).collect();
    let mut added = 0;
    for some in numbered.chunks(ROWS_PER_INSERT) {
        added += on!(&mut *tx, c => {
            let mut query = sqlx::QueryBuilder::new(
                "INSERT INTO inbox (cause, seq, queue, body, received_at, state, reason, metadata, not_before) ",
            );
            query.push_values(some, |mut values, (seq, row)| {
                let outcome = row.outcome.as_ref();
                values
                    .push_bind(text::key(&row.cause))
                    .push_bind(*seq)
                    .push_bind(row.queue.as_deref().map(text::key))
                    .push_bind(outcome.is_none().then(|| text::owned(row.body.as_str())))
                    .push_bind(row.received_at)
                    .push_bind(outcome.map_or(InboxState::Waiting, |outcome| outcome.state).as_str())
                    .push_bind(outcome.and_then(|outcome| outcome.reason.as_deref().map(text::owned)))
                    .push_bind(outcome.and_then(|outcome| outcome.metadata.as_deref().map(text::owned)))
                    .push_bind(row.not_before);
            });
            query.push(" ON CONFLICT (cause) DO NOTHING");
            query.build().execute(c).await.map(|done| done.rows_affected())
        })?;
    }
    usize::try_from(added).map_err(|error| sqlx::Error::Decode(Box::new(error)))
}

/// Puts a waiting row off. False when it is not waiting.
pub(crate) async fn defer(tx: &mut Tx, cause: &str, not_before: i64, reason: &str) -> sqlx::Result<bool> {
    let sql = "UPDATE inbox SET not_before = $2, reason = $3 WHERE cause = $1 AND state = 'waiting'";
    on!(tx, c => {
        sqlx::query(sql).bind(text::key(cause)).bind(not_before).bind(text::clean(reason)).execute(c).await
            .map(|done| done.rows_affected() == 1)
    })
}

/// Settles a waiting row and drops its body. False when it is not waiting.
pub(crate) async fn mark(tx: &mut Tx, cause: &str, outcome: &Outcome) -> sqlx::Result<bool> {
    let row = [(cause.to_owned(), outcome.clone())];
    mark_all(tx, &row).await
}

/// Settles waiting rows, one statement for all of an outcome. False when one was not waiting (or was given twice); the
/// caller then takes the transaction back.
pub(crate) async fn mark_all(tx: &mut Tx, rows: &[(String, Outcome)]) -> sqlx::Result<bool> {
    let mut by_outcome: HashMap<&Outcome, Vec<&String>> = HashMap::new();
    for (cause, outcome) in rows {
        by_outcome.entry(outcome).or_default().push(cause);
    }
    for (outcome, causes) in by_outcome {
        for some in causes.chunks(ROWS_PER_INSERT) {
            let settled = on!(&mut *tx, c => {
                let mut query = sqlx::QueryBuilder::new("UPDATE inbox SET body = NULL, not_before = NULL, state = ");
                query.push_bind(outcome.state.as_str());
                query.push(", reason = ").push_bind(outcome.reason.as_deref().map(text::owned));
                query.push(", metadata = ").push_bind(outcome.metadata.as_deref().map(text::owned));
                query.push(" WHERE state = 'waiting' AND cause IN (");
                let mut list = query.separated(", ");
                for cause in some {
                    list.push_bind(text::key(cause));
                }
                query.push(")").build().execute(c).await.map(|done| done.rows_affected())
            })?;
            if settled != some.len() as u64 {
                return Ok(false);
            }
        }
    }
    Ok(true)
}
