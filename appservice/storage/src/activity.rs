//! What people did, without what they said: the rows that measures are made from.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::text;
use crate::text_enum::text_enum;
use crate::tx::{Tx, on, read};

text_enum! {
    /// What kind of act it was.
    ActivityKind {
        /// A message of any type.
        Post = "post",
        /// A reaction to an event.
        Reaction = "reaction",
        /// An answer to a poll.
        Vote = "vote",
    }
}

/// One act of one person in a room: who, when, in relation to what. Never any text.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct ActivityRow {
    /// The event.
    pub event_id: String,
    /// In which cohort.
    pub cohort_id: String,
    /// In which of its rooms (a room kind).
    pub place: String,
    /// Who.
    pub person_id: String,
    /// Epoch milliseconds when it was sent (clamped by the caller to receipt + 10 minutes).
    pub sent_at: i64,
    /// What kind of act.
    #[sqlx(try_from = "String")]
    pub kind: ActivityKind,
    /// The event that it answers or reacts to.
    pub reply_to: Option<String>,
    /// The root of its thread.
    pub thread: Option<String>,
    /// Sent before the room went live: counted, never acted on.
    pub history: bool,
    /// Asked as a question.
    pub question: bool,
    /// Taken back.
    pub redacted: bool,
    /// Arrived more than a day after it was sent.
    pub late: bool,
    /// Said to the voice and not to the others: no post.
    pub command: bool,
    /// Epoch milliseconds of its receipt; nothing in rows from before that was noted.
    pub received_at: Option<i64>,
}

/// What was taken back before it came is remembered for so long: a gap is found within a day, a server that was away
/// sends what it has within weeks.
const AHEAD_MS: i64 = 30 * 24 * 3_600_000;

macro_rules! select_activity {
    ($rest:literal) => {
        concat!(
            "SELECT event_id, cohort_id, place, person_id, sent_at, kind, reply_to, thread, history, question, \
             redacted, late, command, received_at FROM activity ",
            $rest
        )
    };
}

impl Store {
    /// Acts in a cohort sent in `from..to` (epoch milliseconds, the end excluded), by time.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn activity_since(&self, cohort_id: &str, from: i64, to: i64) -> Result<Vec<ActivityRow>> {
        let sql = select_activity!(
            "WHERE cohort_id = $1 AND sent_at >= $2 AND sent_at < $3 ORDER BY sent_at, event_id"
        );
        read!(self, pool => sqlx::query_as(sql).bind(cohort_id).bind(from).bind(to).fetch_all(pool).await)
            .doing("read activity")
    }

    /// The act that an event was, if it was one.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn activity_by_event(&self, event_id: &str) -> Result<Option<ActivityRow>> {
        let sql = select_activity!("WHERE event_id = $1");
        read!(self, pool => sqlx::query_as(sql).bind(text::key(event_id)).fetch_optional(pool).await)
            .doing("find an act")
    }
}

/// Adds acts, leaving out events that are known.
pub(crate) async fn insert(tx: &mut Tx, rows: &[&ActivityRow]) -> sqlx::Result<()> {
    for some in rows.chunks(500) {
        on!(&mut *tx, c => {
            let mut query = sqlx::QueryBuilder::new(
                "INSERT INTO activity (event_id, cohort_id, place, person_id, sent_at, kind, reply_to, thread, \
                 history, question, redacted, late, command, received_at) ",
            );
            query.push_values(some, |mut values, row| {
                values
                    .push_bind(text::key(&row.event_id))
                    .push_bind(row.cohort_id.clone())
                    .push_bind(row.place.clone())
                    .push_bind(row.person_id.clone())
                    .push_bind(row.sent_at)
                    .push_bind(row.kind.as_str())
                    .push_bind(row.reply_to.as_deref().map(text::key))
                    .push_bind(row.thread.as_deref().map(text::key))
                    .push_bind(row.history)
                    .push_bind(row.question)
                    // It may have been taken back before it came.
                    .push("(")
                    .push_bind_unseparated(row.redacted)
                    .push_unseparated(" OR EXISTS (SELECT 1 FROM taken_back AS t WHERE t.event_id = ")
                    .push_bind_unseparated(text::key(&row.event_id))
                    .push_unseparated("))")
                    .push_bind(row.late)
                    .push_bind(row.command)
                    .push_bind(row.received_at);
            });
            query.push(" ON CONFLICT (event_id) DO NOTHING");
            query.build().execute(c).await.map(|_| ())
        })?;
    }
    Ok(())
}

/// Marks an act as taken back; one that is not here yet is remembered for when it comes.
pub(crate) async fn redact(tx: &mut Tx, event_id: &str, at: i64) -> sqlx::Result<()> {
    let sql = "UPDATE activity SET redacted = TRUE WHERE event_id = $1";
    let known = on!(&mut *tx, c => {
        sqlx::query(sql).bind(text::key(event_id)).execute(c).await.map(|done| done.rows_affected() == 1)
    })?;
    if !known {
        let sql = "DELETE FROM taken_back WHERE at < $1";
        on!(&mut *tx, c => {
            sqlx::query(sql).bind(at.saturating_sub(AHEAD_MS)).execute(c).await.map(|_| ())
        })?;
        let sql = "INSERT INTO taken_back (event_id, at) VALUES ($1, $2) ON CONFLICT (event_id) DO NOTHING";
        on!(tx, c => sqlx::query(sql).bind(text::key(event_id)).bind(at).execute(c).await.map(|_| ()))?;
    }
    Ok(())
}

/// An event is, or is not, a question. One that was no act changes nothing.
pub(crate) async fn set_question(tx: &mut Tx, event_id: &str, question: bool) -> sqlx::Result<()> {
    let sql = "UPDATE activity SET question = $2 WHERE event_id = $1";
    on!(tx, c => sqlx::query(sql).bind(text::key(event_id)).bind(question).execute(c).await.map(|_| ()))
}
