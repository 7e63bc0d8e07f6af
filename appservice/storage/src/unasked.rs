//! Private messages that nobody asked for: counted by cohort, because the day's budget is a person's over all of them.

use std::collections::BTreeMap;

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, on, read};

/// What a cohort wrote to a person unasked on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unasked {
    /// To whom.
    pub person_id: String,
    /// The day, as an ISO date in the cohort's zone.
    pub day: String,
    /// How many messages so far.
    pub messages: i64,
}

impl Store {
    /// How many messages these people got on a day from cohorts other than this one, for those who got any.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn unasked_elsewhere(
        &self,
        cohort_id: &str,
        day: &str,
        person_ids: &[String],
    ) -> Result<BTreeMap<String, i64>> {
        let mut counts = BTreeMap::new();
        for some in person_ids.chunks(500) {
            let rows: Vec<(String, i64)> = read!(self, pool => {
                let mut query = sqlx::QueryBuilder::new(
                    "SELECT person_id, CAST(SUM(messages) AS BIGINT) FROM unasked_message WHERE day = ",
                );
                query.push_bind(day).push(" AND cohort_id <> ").push_bind(cohort_id).push(" AND person_id IN (");
                let mut list = query.separated(", ");
                for id in some {
                    list.push_bind(id.clone());
                }
                query.push(") GROUP BY person_id").build_query_as().fetch_all(pool).await
            })
            .doing("count what was said unasked")?;
            counts.extend(rows);
        }
        Ok(counts)
    }
}

/// Writes a cohort's counts; they take the place of the ones before.
pub(crate) async fn put(tx: &mut Tx, cohort_id: &str, rows: &[Unasked]) -> sqlx::Result<()> {
    let sql = "INSERT INTO unasked_message (person_id, cohort_id, day, messages) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (person_id, cohort_id) DO UPDATE SET day = excluded.day, messages = excluded.messages";
    for row in rows {
        on!(&mut *tx, c => {
            sqlx::query(sql)
                .bind(row.person_id.clone())
                .bind(cohort_id)
                .bind(row.day.clone())
                .bind(row.messages)
                .execute(c)
                .await
                .map(|_| ())
        })?;
    }
    Ok(())
}
