//! Queues that are held.

use super::CHAT_QUEUE;
use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, commit, on, read};

impl Store {
    /// Holds a queue: none of its rows is claimed. The queue of a direct chat needs none: it follows the chat.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn block(&self, queue: &str, reason: &str) -> Result<()> {
        commit!(self, "block a queue", tx => { block(tx, queue, reason).await })
    }

    /// Lets a queue go on.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unblock(&self, queue: &str) -> Result<()> {
        commit!(self, "unblock a queue", tx => { unblock(tx, queue).await })
    }

    /// Why a queue is held, if it is.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn blocked(&self, queue: &str) -> Result<Option<String>> {
        let sql = "SELECT reason FROM queue_block WHERE queue = $1 UNION ALL \
                   SELECT 'the person is not in the chat' FROM chat WHERE person_id = $2 AND status <> 'joined' LIMIT 1";
        let person = queue.strip_prefix(CHAT_QUEUE).unwrap_or_default();
        read!(self, pool => sqlx::query_scalar(sql).bind(queue).bind(person).fetch_optional(pool).await)
            .doing("look at a queue")
    }
}

pub(crate) async fn block(tx: &mut Tx, queue: &str, reason: &str) -> sqlx::Result<()> {
    let sql = "INSERT INTO queue_block (queue, reason) VALUES ($1, $2) \
               ON CONFLICT (queue) DO UPDATE SET reason = excluded.reason";
    on!(tx, c => sqlx::query(sql).bind(queue).bind(reason).execute(c).await.map(|_| ()))
}

pub(crate) async fn unblock(tx: &mut Tx, queue: &str) -> sqlx::Result<()> {
    let sql = "DELETE FROM queue_block WHERE queue = $1";
    on!(tx, c => sqlx::query(sql).bind(queue).execute(c).await.map(|_| ()))
}
