//! Timers of cohorts: rows, so that none is lost when the service is down.

use crate::body::Body;
use crate::error::{Doing as _, Result};
use crate::inbox::{self, NewInboxRow};
use crate::store::Store;
use crate::tx::{Tx, commit, on, read};

/// A timer to set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTimer {
    /// Its name, unique in the cohort.
    pub name: String,
    /// Epoch milliseconds when it is due.
    pub at: i64,
}

/// A timer that is set.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct TimerRow {
    /// Whose timer it is.
    pub cohort_id: String,
    /// Its name.
    pub name: String,
    /// Epoch milliseconds when it is due.
    pub at: i64,
}

impl TimerRow {
    /// The cause under which it enters the inbox: the same timer at the same time fires once, ever.
    pub fn cause(&self) -> String {
        format!("timer:{}:{}:{}", self.cohort_id, self.name, self.at)
    }
}

impl Store {
    /// Timers that are due at `now`, the earliest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn due_timers(&self, now: i64) -> Result<Vec<TimerRow>> {
        let sql = "SELECT cohort_id, name, at FROM timer WHERE at <= $1 ORDER BY at, cohort_id, name";
        read!(self, pool => sqlx::query_as(sql).bind(now).fetch_all(pool).await).doing("list due timers")
    }

    /// When the next timer is due (epoch milliseconds), if any is set.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn next_timer_at(&self) -> Result<Option<i64>> {
        let sql = "SELECT MIN(at) FROM timer";
        read!(self, pool => sqlx::query_scalar(sql).fetch_one(pool).await).doing("find the next timer")
    }

    /// The timers of a cohort, the earliest first.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn timers_of(&self, cohort_id: &str) -> Result<Vec<TimerRow>> {
        let sql = "SELECT cohort_id, name, at FROM timer WHERE cohort_id = $1 ORDER BY at, name";
        read!(self, pool => sqlx::query_as(sql).bind(cohort_id).fetch_all(pool).await).doing("list timers")
    }

    /// Fires a timer: one transaction takes it away and puts `body` into the inbox of its cohort
    /// (`cohort:ID`) under [`TimerRow::cause`]. False when it was fired or replaced meanwhile.
    ///
    /// # Errors
    /// When the database fails; then the timer is still set.
    pub async fn fire_timer(&self, timer: &TimerRow, body: &Body, now: i64) -> Result<bool> {
        commit!(self, "fire a timer", tx => {
            let sql = "DELETE FROM timer WHERE cohort_id = $1 AND name = $2 AND at = $3";
            let gone = on!(&mut *tx, c => {
                sqlx::query(sql)
                    .bind(timer.cohort_id.as_str())
                    .bind(timer.name.as_str())
                    .bind(timer.at)
                    .execute(c)
                    .await
                    .map(|done| done.rows_affected())
            })?;
            if gone == 0 {
                return Ok(false);
            }
            let row = NewInboxRow {
                cause: timer.cause(),
                queue: Some(format!("cohort:{}", timer.cohort_id)),
                body: body.clone(),
                received_at: now,
                not_before: None,
                outcome: None,
            };
            Ok(inbox::insert(tx, &[row]).await? == 1)
        })
    }
}

/// Replaces all timers of a cohort.
pub(crate) async fn replace(tx: &mut Tx, cohort_id: &str, timers: &[NewTimer]) -> sqlx::Result<()> {
    let sql = "DELETE FROM timer WHERE cohort_id = $1";
    on!(&mut *tx, c => sqlx::query(sql).bind(cohort_id).execute(c).await.map(|_| ()))?;
    if timers.is_empty() {
        return Ok(());
    }
    on!(tx, c => {
        let mut query = sqlx::QueryBuilder::new("INSERT INTO timer (cohort_id, name, at) ");
        query.push_values(timers, |mut values, timer| {
            values.push_bind(cohort_id.to_owned()).push_bind(timer.name.clone()).push_bind(timer.at);
        });
        query.build().execute(c).await.map(|_| ())
    })
}
