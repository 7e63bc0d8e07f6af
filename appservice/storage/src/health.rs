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
    /// Queues that are held.
    pub queues_blocked: i64,
}

impl Store {
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
            (SELECT COUNT(*) FROM outbox WHERE state = 'parked') AS outbox_parked, \
            (SELECT COUNT(*) FROM queue_block) AS queues_blocked";
        read!(self, pool => sqlx::query_as(sql).fetch_one(pool).await).doing("count the queues")
    }
}
