//! Who was in which room of a cohort, from when to when.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, on, read};

/// A person was, or is, in a place of a cohort.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct MembershipSpan {
    /// The cohort.
    pub cohort_id: String,
    /// A room kind.
    pub place: String,
    /// Who.
    pub person_id: String,
    /// Epoch milliseconds.
    pub from_at: i64,
    /// Epoch milliseconds; none while it lasts.
    pub to_at: Option<i64>,
}

/// Someone came or went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MembershipChange {
    /// A room kind.
    pub place: String,
    /// Who.
    pub person_id: String,
    /// Epoch milliseconds.
    pub at: i64,
    /// Came (true) or went.
    pub present: bool,
}

impl Store {
    /// All spans of a cohort, by beginning.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn membership_of(&self, cohort_id: &str) -> Result<Vec<MembershipSpan>> {
        let sql = "SELECT cohort_id, place, person_id, from_at, to_at FROM membership_span WHERE cohort_id = $1 \
                   ORDER BY from_at, place, person_id";
        read!(self, pool => sqlx::query_as(sql).bind(cohort_id).fetch_all(pool).await)
            .doing("read membership")
    }
}

/// Someone came or went. Coming twice or going twice changes nothing.
pub(crate) async fn apply(tx: &mut Tx, cohort_id: &str, change: &MembershipChange) -> sqlx::Result<()> {
    let sql = if change.present {
        // Without a target both keys count: the span that begins then, and the one that is open.
        "INSERT INTO membership_span (cohort_id, place, person_id, from_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT DO NOTHING"
    } else {
        // A departure that is dated before the arrival (a late event) ends the span where it began.
        "UPDATE membership_span SET to_at = CASE WHEN from_at > $4 THEN from_at ELSE $4 END \
         WHERE cohort_id = $1 AND place = $2 AND person_id = $3 AND to_at IS NULL"
    };
    on!(tx, c => {
        sqlx::query(sql)
            .bind(cohort_id)
            .bind(change.place.as_str())
            .bind(change.person_id.as_str())
            .bind(change.at)
            .execute(c)
            .await
            .map(|_| ())
    })
}
