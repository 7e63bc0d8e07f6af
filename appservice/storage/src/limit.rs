//! Limits that outlive a restart: how much of something was used within a window of time.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, on, read};

/// What was used of one limit.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Bucket {
    /// What is limited, and whose it is: a person id or a hash, never a Matrix id.
    pub key: String,
    /// How many were used in this window.
    pub used: i64,
    /// Epoch milliseconds at which the window ends.
    pub ends_at: i64,
}

impl Store {
    /// What was used of these limits in windows that have not ended; nothing of those that nobody used.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn buckets(&self, keys: &[String], now: i64) -> Result<Vec<Bucket>> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        read!(self, pool => {
            let mut query = sqlx::QueryBuilder::new("SELECT key, used, ends_at FROM limit_bucket WHERE ends_at > ");
            query.push_bind(now).push(" AND key IN (");
            let mut list = query.separated(", ");
            for key in keys {
                list.push_bind(key.clone());
            }
            query.push(")").build_query_as().fetch_all(pool).await
        })
        .doing("read limits")
    }
}

/// Writes what was used of these limits, and forgets windows that have ended.
pub(crate) async fn put(tx: &mut Tx, buckets: &[Bucket], now: i64) -> sqlx::Result<()> {
    if buckets.is_empty() {
        return Ok(());
    }
    let sql = "DELETE FROM limit_bucket WHERE ends_at <= $1";
    on!(&mut *tx, c => sqlx::query(sql).bind(now).execute(c).await.map(|_| ()))?;
    for bucket in buckets {
        let sql = "INSERT INTO limit_bucket (key, used, ends_at) VALUES ($1, $2, $3) \
                   ON CONFLICT (key) DO UPDATE SET used = excluded.used, ends_at = excluded.ends_at";
        on!(&mut *tx, c => {
            sqlx::query(sql).bind(bucket.key.as_str()).bind(bucket.used).bind(bucket.ends_at).execute(c).await
                .map(|_| ())
        })?;
    }
    Ok(())
}
