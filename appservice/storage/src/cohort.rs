//! The control state of a cohort: one small JSON document with a version.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, commit, on, read};

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
    /// Whether its people are in the index of people.
    pub indexed: bool,
}

impl Store {
    /// A cohort's control state with its version.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load_cohort(&self, cohort_id: &str) -> Result<Option<CohortRow>> {
        let sql = "SELECT cohort_id, version, state, updated_at, COALESCE(indexed_version = version, FALSE) AS indexed FROM cohort WHERE cohort_id = $1";
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

    /// The cohorts that name a person, sorted; and with them those whose people are in no index, because nobody could
    /// read them: what they name is to be found out.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cohorts_naming(&self, person_id: &str) -> Result<Vec<String>> {
        let sql = "SELECT cohort_id FROM cohort_person WHERE person_id = $1 \
                   UNION SELECT cohort_id FROM cohort WHERE indexed_version IS NULL OR indexed_version <> version ORDER BY cohort_id";
        read!(self, pool => sqlx::query_scalar(sql).bind(person_id).fetch_all(pool).await)
            .doing("find the cohorts of a person")
    }

    /// The cohorts whose people are in no index yet.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cohorts_without_index(&self) -> Result<Vec<CohortRow>> {
        let sql = "SELECT cohort_id, version, state, updated_at, COALESCE(indexed_version = version, FALSE) AS indexed FROM cohort WHERE indexed_version IS NULL OR indexed_version <> version ORDER BY cohort_id";
        read!(self, pool => sqlx::query_as(sql).fetch_all(pool).await).doing("list cohorts without an index")
    }

    /// Writes the people of a cohort into the index, as its state of this version names them. False when the state has
    /// changed meanwhile.
    ///
    /// # Errors
    /// When the database fails; then nothing has changed.
    pub async fn index_cohort(&self, cohort_id: &str, version: i64, people: &[String]) -> Result<bool> {
        commit!(self, "index the people of a cohort", tx => {
            // The row is locked first: whoever changes the state changes the index with it.
            let sql = "UPDATE cohort SET version = version WHERE cohort_id = $1 AND version = $2";
            let same = on!(&mut *tx, c => {
                sqlx::query(sql).bind(cohort_id).bind(version).execute(c).await.map(|done| done.rows_affected())
            })?;
            if same == 1 {
                index(tx, cohort_id, people).await?;
            }
            Ok(same == 1)
        })
    }
}

/// These are the people whom a cohort names, and no others.
pub(crate) async fn index(tx: &mut Tx, cohort_id: &str, people: &[String]) -> sqlx::Result<()> {
    let sql = "DELETE FROM cohort_person WHERE cohort_id = $1";
    on!(&mut *tx, c => sqlx::query(sql).bind(cohort_id).execute(c).await.map(|_| ()))?;
    for some in people.chunks(500) {
        on!(&mut *tx, c => {
            let mut query = sqlx::QueryBuilder::new("INSERT INTO cohort_person (person_id, cohort_id) ");
            query.push_values(some, |mut values, person| {
                values.push_bind(person.clone()).push_bind(cohort_id.to_owned());
            });
            query.build().execute(c).await.map(|_| ())
        })?;
    }
    let sql = "UPDATE cohort SET indexed_version = version WHERE cohort_id = $1";
    on!(tx, c => sqlx::query(sql).bind(cohort_id).execute(c).await.map(|_| ()))
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
            let sql = "UPDATE cohort SET version = version + 1, state = $3, updated_at = $4, \
                       indexed_version = CASE WHEN indexed_version = version THEN version + 1 ELSE indexed_version END \
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
