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

/// A row that could never be done, as an operator may see it: without its words.
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
}

impl Store {
    /// The newest parked rows, in and out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn newest_parked(&self, limit: i64) -> Result<Vec<Parked>> {
        let sql = "SELECT 'in' AS way, cause AS kind, received_at AS at, reason FROM inbox WHERE state = 'parked' \
            UNION ALL \
            SELECT 'out' AS way, kind, created_at AS at, reason FROM outbox WHERE state = 'parked' \
            ORDER BY at DESC, way, kind LIMIT $1";
        let mut rows: Vec<Parked> =
            read!(self, pool => sqlx::query_as(sql).bind(limit).fetch_all(pool).await)
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
