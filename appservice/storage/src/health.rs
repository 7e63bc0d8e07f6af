//! Numbers for the operator: what waits, what is parked.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::read;

/// How full the queues are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Counts {
    /// Inbox rows that wait.
    pub inbox_waiting: i64,
    /// When the oldest of them was received (epoch milliseconds).
    pub inbox_oldest_at: Option<i64>,
    /// Inbox rows that could not be decided.
    pub inbox_parked: i64,
    /// Effects that wait.
    pub outbox_waiting: i64,
    /// When the oldest of them was decided (epoch milliseconds).
    pub outbox_oldest_at: Option<i64>,
    /// Effects that could not be delivered.
    pub outbox_parked: i64,
}

/// Rows that could never be done, for the same reason and from the same place, as an operator may see the newest of
/// them: without its words.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Parked {
    /// `in` or `out`.
    pub way: String,
    /// What it was: the kind of its cause, or of its effect.
    pub kind: String,
    /// When it was received or decided (epoch milliseconds).
    pub at: i64,
    /// Why.
    pub reason: Option<String>,
    /// How many there are of them.
    pub alike: i64,
}

/// The newest parked row of each queue, kind and reason, so that many of a kind are one. Of one queue two are listed,
/// and of the queues of a kind (their names begin alike) as many as are asked for: who fills some fills no other.
const PARKED: &str = "WITH parked AS (\
        SELECT 'in' AS way, cause AS kind, COALESCE(queue, '') AS queue, received_at AS at, reason, seq, \
            CASE WHEN SUBSTR(cause, 1, 1) = '$' THEN '$' ELSE SUBSTR(cause, 1, 6) END AS sort \
        FROM inbox WHERE state = 'parked' \
        UNION ALL \
        SELECT 'out' AS way, kind, queue, created_at AS at, reason, seq, kind AS sort \
        FROM outbox WHERE state = 'parked'), \
    newest AS (\
        SELECT way, kind, queue, at, reason, seq, sort, \
            COUNT(*) OVER (PARTITION BY way, sort, queue, reason) AS alike, \
            ROW_NUMBER() OVER (PARTITION BY way, sort, queue, reason ORDER BY at DESC, seq DESC) AS nth \
        FROM parked), \
    of_queue AS (\
        SELECT way, kind, queue, at, reason, seq, sort, alike, \
            ROW_NUMBER() OVER (PARTITION BY way, sort, queue ORDER BY at DESC, seq DESC) AS nth \
        FROM newest WHERE nth = 1), \
    of_sort AS (\
        SELECT way, kind, at, reason, seq, alike, \
            ROW_NUMBER() OVER (PARTITION BY way, sort, SUBSTR(queue, 1, 5) ORDER BY at DESC, seq DESC) AS nth \
        FROM of_queue WHERE nth <= 2 OR queue = '') \
    SELECT way, kind, at, reason, alike FROM of_sort WHERE nth <= $1 ORDER BY at DESC, way, kind, seq DESC";

impl Store {
    /// The newest parked rows, in and out: so many of each kind of queue, whatever fills the others.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_parked(&self, of_each: i64) -> Result<Vec<Parked>> {
        let mut rows: Vec<Parked> =
            read!(self, pool => sqlx::query_as(PARKED).bind(of_each).fetch_all(pool).await)
                .doing("list the newest parked rows")?;
        for row in rows.iter_mut().filter(|row| row.way == "in") {
            // The rest of a cause holds ids.
            let kind = row.kind.split(':').next().unwrap_or_default();
            row.kind = if kind.starts_with('$') { "event".to_owned() } else { kind.to_owned() };
        }
        Ok(rows)
    }

    /// How full the queues are.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn counts(&self) -> Result<Counts> {
        let sql = "SELECT \
            (SELECT COUNT(*) FROM inbox WHERE state = 'waiting') AS inbox_waiting, \
            (SELECT MIN(received_at) FROM inbox WHERE state = 'waiting') AS inbox_oldest_at, \
            (SELECT COUNT(*) FROM inbox WHERE state = 'parked') AS inbox_parked, \
            (SELECT COUNT(*) FROM outbox WHERE state = 'waiting') AS outbox_waiting, \
            (SELECT MIN(created_at) FROM outbox WHERE state = 'waiting') AS outbox_oldest_at, \
            (SELECT COUNT(*) FROM outbox WHERE state = 'parked') AS outbox_parked";
        read!(self, pool => sqlx::query_as(sql).fetch_one(pool).await).doing("count the queues")
    }
}
