//! The formats in which this database holds JSON: a guard against a program that is older than what is stored.

use std::collections::BTreeMap;

use crate::error::{Doing as _, Result, StoreError};
use crate::store::Store;
use crate::tx::{Tx, commit, on, read};

/// The beginning of a cohort's control state.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct CohortHead {
    /// The immutable id.
    pub cohort_id: String,
    /// So many characters as were asked for.
    pub head: String,
}

impl Store {
    /// Says which formats (name, newest) are written from now on. Where nothing is new, nothing is written.
    ///
    /// # Errors
    /// [`StoreError::NewerFormat`] when the database holds a newer one, or one of an unknown kind; then nothing was
    /// written.
    pub async fn raise_formats(&self, formats: &[(&str, i64)]) -> Result<()> {
        let sql = "SELECT name, format FROM stored_format";
        let rows: Vec<(String, i64)> = read!(self, pool => sqlx::query_as(sql).fetch_all(pool).await)
            .doing("read the formats of what is stored")?;
        let stored: BTreeMap<String, i64> = rows.into_iter().collect();
        for (name, found) in &stored {
            let known = formats.iter().find(|(known, _)| known == name).map_or(-1, |(_, format)| *format);
            if *found > known {
                return Err(StoreError::NewerFormat { what: name.clone(), found: *found });
            }
        }
        let new: Vec<(String, i64)> = formats
            .iter()
            .filter(|(name, format)| stored.get(*name).is_none_or(|stored| stored < format))
            .map(|(name, format)| ((*name).to_owned(), *format))
            .collect();
        if new.is_empty() {
            return Ok(());
        }
        commit!(self, "note the formats of what is stored", tx => { raise(tx, &new).await })
    }

    /// The beginnings of all cohorts' states, by id.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cohort_heads(&self, length: i64) -> Result<Vec<CohortHead>> {
        let sql =
            "SELECT cohort_id, substr(state, 1, CAST($1 AS INTEGER)) AS head FROM cohort ORDER BY cohort_id";
        read!(self, pool => sqlx::query_as(sql).bind(length).fetch_all(pool).await)
            .doing("look at the cohorts' states")
    }
}

async fn raise(tx: &mut Tx, formats: &[(String, i64)]) -> sqlx::Result<()> {
    for (name, format) in formats {
        // Never down: a newer program may have opened the same database meanwhile.
        let sql = "INSERT INTO stored_format (name, format) VALUES ($1, $2) \
                   ON CONFLICT (name) DO UPDATE SET format = excluded.format \
                   WHERE stored_format.format < excluded.format";
        on!(&mut *tx, c => sqlx::query(sql).bind(name.as_str()).bind(*format).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}
