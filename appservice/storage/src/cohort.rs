//! The control state of a cohort: one small JSON document with a version.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, on, read};

/// A cohort as stored.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CohortRow {
    /// The immutable id.
    pub cohort_id: String,
    /// Counts from 1; every decision that changes the state adds one.
    pub version: i64,
    /// JSON. No counters and no text of messages.
    pub state: String,
    /// Epoch milliseconds.
    pub updated_at: i64,
}

impl Store {
    /// A cohort's control state with its version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load_cohort(&self, cohort_id: &str) -> Result<Option<CohortRow>> {
        let sql = "SELECT cohort_id, version, state, updated_at FROM cohort WHERE cohort_id = $1";
        read!(self, pool => sqlx::query_as(sql).bind(cohort_id).fetch_optional(pool).await)
            .doing("load a cohort")
    }

    /// The ids of all cohorts, sorted.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cohort_ids(&self) -> Result<Vec<String>> {
        let sql = "SELECT cohort_id FROM cohort ORDER BY cohort_id";
        read!(self, pool => sqlx::query_scalar(sql).fetch_all(pool).await).doing("list the cohorts")
    }
}

/// Writes version `read_version + 1`, or (with no new state) holds the version as it was read. False when another
/// decision came first. Either way the row is locked until the transaction ends.
pub(crate) async fn write(
    tx: &mut Tx,
    cohort_id: &str,
    read_version: i64,
    new_state: Option<&str>,
    now: i64,
) -> sqlx::Result<bool> {
    let rows = match (read_version, new_state) {
        (0, Some(state)) => {
            let sql = "INSERT INTO cohort (cohort_id, version, state, updated_at) VALUES ($1, 1, $2, $3) \
                       ON CONFLICT (cohort_id) DO NOTHING";
            on!(tx, c => {
                sqlx::query(sql).bind(cohort_id).bind(state).bind(now).execute(c).await.map(|d| d.rows_affected())
            })?
        }
        (0, None) => {
            let sql = "SELECT COUNT(*) FROM cohort WHERE cohort_id = $1";
            let there: i64 = on!(tx, c => sqlx::query_scalar(sql).bind(cohort_id).fetch_one(c).await)?;
            u64::from(there == 0)
        }
        (_, Some(state)) => {
            let sql = "UPDATE cohort SET version = version + 1, state = $3, updated_at = $4 \
                       WHERE cohort_id = $1 AND version = $2";
            on!(tx, c => {
                sqlx::query(sql).bind(cohort_id).bind(read_version).bind(state).bind(now).execute(c).await
                    .map(|d| d.rows_affected())
            })?
        }
        (_, None) => {
            let sql = "UPDATE cohort SET version = version WHERE cohort_id = $1 AND version = $2";
            on!(tx, c => {
                sqlx::query(sql).bind(cohort_id).bind(read_version).execute(c).await.map(|d| d.rows_affected())
            })?
        }
    };
    Ok(rows == 1)
}
