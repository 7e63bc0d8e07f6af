//! Leases: who may decide a cohort, hold the crypto store, fire timers.
//!
//! A row, not an advisory lock: it outlives a recycled connection, exists on both databases, and gives each holder
//! an epoch that grows with every change of hands. A decision names its epoch, so that a process that slept through
//! the end of its lease cannot write.
//!
//! On PostgreSQL the time is the database's: the clocks of replicas need not agree. On SQLite it is the caller's.

use crate::error::Result;
use crate::store::Store;
use crate::tx::{On, Tx, commit, on};

/// A lease that is held.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Lease {
    /// What it is for.
    pub name: String,
    /// Who holds it: a name that each start of a process makes anew.
    pub holder: String,
    /// Grows with every change of hands.
    pub epoch: i64,
    /// Epoch milliseconds, by the database's clock on PostgreSQL.
    pub expires_at: i64,
}

impl Store {
    /// Takes a lease for `ttl_ms`, or prolongs it when `holder` has it already (the epoch then stays). None when
    /// someone else holds it.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn take_lease(&self, name: &str, holder: &str, now: i64, ttl_ms: i64) -> Result<Option<Lease>> {
        commit!(self, "take a lease", tx => {
            let now = clock(tx, now).await?;
            let sql = "INSERT INTO lease AS l (name, holder, epoch, expires_at) VALUES ($1, $2, 1, $3) \
                       ON CONFLICT (name) DO UPDATE SET \
                       epoch = CASE WHEN l.holder = excluded.holder THEN l.epoch ELSE l.epoch + 1 END, \
                       holder = excluded.holder, expires_at = excluded.expires_at \
                       WHERE l.holder = excluded.holder OR l.expires_at <= $4 \
                       RETURNING name, holder, epoch, expires_at";
            on!(tx, c => {
                sqlx::query_as(sql)
                    .bind(name)
                    .bind(holder)
                    .bind(now.saturating_add(ttl_ms))
                    .bind(now)
                    .fetch_optional(c)
                    .await
            })
        })
    }

    /// Prolongs a lease that is still ours. False when someone else has taken it: then stop.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn renew_lease(&self, lease: &Lease, now: i64, ttl_ms: i64) -> Result<bool> {
        commit!(self, "renew a lease", tx => {
            let now = clock(tx, now).await?;
            let sql = "UPDATE lease SET expires_at = $4 WHERE name = $1 AND holder = $2 AND epoch = $3";
            on!(tx, c => {
                sqlx::query(sql)
                    .bind(lease.name.as_str())
                    .bind(lease.holder.as_str())
                    .bind(lease.epoch)
                    .bind(now.saturating_add(ttl_ms))
                    .execute(c)
                    .await
                    .map(|done| done.rows_affected() == 1)
            })
        })
    }

    /// Gives a lease back. The row stays, so that the next holder's epoch is higher. False when it was not ours.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn release_lease(&self, lease: &Lease) -> Result<bool> {
        commit!(self, "release a lease", tx => {
            let sql = "UPDATE lease SET holder = '', expires_at = 0 WHERE name = $1 AND holder = $2 AND epoch = $3";
            on!(tx, c => {
                sqlx::query(sql)
                    .bind(lease.name.as_str())
                    .bind(lease.holder.as_str())
                    .bind(lease.epoch)
                    .execute(c)
                    .await
                    .map(|done| done.rows_affected() == 1)
            })
        })
    }
}

/// The time by which leases run, in epoch milliseconds.
async fn clock(tx: &mut Tx, now: i64) -> sqlx::Result<i64> {
    match &mut tx.on {
        On::Sqlite(_) => Ok(now),
        // Read before the row is locked: waiting for the lock makes a lease end sooner, never later.
        On::Postgres(inner) => {
            sqlx::query_scalar("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)")
                .fetch_one(&mut **inner)
                .await
        }
    }
}

/// Whether `holder` still holds the lease with this epoch. Locks the row, so that nobody takes it over until the
/// transaction ends.
pub(crate) async fn hold(tx: &mut Tx, name: &str, holder: &str, epoch: i64) -> sqlx::Result<bool> {
    let sql = "UPDATE lease SET epoch = epoch WHERE name = $1 AND holder = $2 AND epoch = $3";
    on!(tx, c => {
        sqlx::query(sql).bind(name).bind(holder).bind(epoch).execute(c).await.map(|done| done.rows_affected() == 1)
    })
}
