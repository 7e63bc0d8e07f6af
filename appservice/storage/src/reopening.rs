//! Reopenings queued on the homeserver: a closed room opens even when we are down.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, commit, on, read};

/// A delayed event that will reopen a room.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Reopening {
    /// The room.
    pub room_id: String,
    /// The homeserver's name for the delayed event.
    pub delay_id: String,
    /// Epoch milliseconds when it fires.
    pub fires_at: i64,
    /// What it was queued with, to see whether it is still right.
    pub content_hash: String,
    /// Epoch milliseconds when it was queued.
    pub queued_at: i64,
}

impl Store {
    /// Remembers the queued reopening of a room, in place of the one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn put_reopening(&self, reopening: &Reopening) -> Result<()> {
        commit!(self, "remember a queued reopening", tx => {
            let sql = "INSERT INTO reopening (room_id, delay_id, fires_at, content_hash, queued_at) \
                       VALUES ($1, $2, $3, $4, $5) ON CONFLICT (room_id) DO UPDATE SET \
                       delay_id = excluded.delay_id, fires_at = excluded.fires_at, \
                       content_hash = excluded.content_hash, queued_at = excluded.queued_at";
            on!(tx, c => {
                sqlx::query(sql)
                    .bind(reopening.room_id.as_str())
                    .bind(reopening.delay_id.as_str())
                    .bind(reopening.fires_at)
                    .bind(reopening.content_hash.as_str())
                    .bind(reopening.queued_at)
                    .execute(c)
                    .await
                    .map(|_| ())
            })
        })
    }

    /// The queued reopening of a room.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reopening(&self, room_id: &str) -> Result<Option<Reopening>> {
        let sql =
            "SELECT room_id, delay_id, fires_at, content_hash, queued_at FROM reopening WHERE room_id = $1";
        read!(self, pool => sqlx::query_as(sql).bind(room_id).fetch_optional(pool).await)
            .doing("find a reopening")
    }

    /// All queued reopenings, the earliest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn reopenings(&self) -> Result<Vec<Reopening>> {
        let sql = "SELECT room_id, delay_id, fires_at, content_hash, queued_at FROM reopening \
                   ORDER BY fires_at, room_id";
        read!(self, pool => sqlx::query_as(sql).fetch_all(pool).await).doing("list reopenings")
    }

    /// Forgets a reopening that fired or was cancelled, if it is still the one remembered.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_reopening(&self, room_id: &str, delay_id: &str) -> Result<bool> {
        commit!(self, "forget a reopening", tx => {
            forget(tx, room_id, delay_id).await
        })
    }
}

pub(crate) async fn forget(tx: &mut Tx, room_id: &str, delay_id: &str) -> sqlx::Result<bool> {
    let sql = "DELETE FROM reopening WHERE room_id = $1 AND delay_id = $2";
    on!(tx, c => {
        sqlx::query(sql).bind(room_id).bind(delay_id).execute(c).await.map(|done| done.rows_affected() == 1)
    })
}
