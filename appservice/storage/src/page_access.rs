//! Who may open a page, and who did: one-time links, sessions, and the log that the group can read.
//!
//! Only hashes of tokens are stored: who reads the database cannot open a page.

use crate::error::{Doing as _, Result};
use crate::seq;
use crate::store::Store;
use crate::tx::{Tx, commit, on, read};

/// A link to be handed out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewLink {
    /// A hash of the secret in the link.
    pub token_hash: String,
    /// Whose page it opens.
    pub cohort_id: String,
    /// To whom it was given; none for the operator.
    pub person_id: Option<String>,
    /// What it opens.
    pub purpose: String,
    /// Epoch milliseconds.
    pub expires_at: i64,
}

/// A link as it was when it was used.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Link {
    /// A hash of the secret in the link.
    pub token_hash: String,
    /// Whose page it opens.
    pub cohort_id: String,
    /// To whom it was given.
    pub person_id: Option<String>,
    /// What it opens.
    pub purpose: String,
    /// Epoch milliseconds.
    pub expires_at: i64,
    /// Epoch milliseconds.
    pub used_at: Option<i64>,
}

/// A browser that opened a link.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct WebSession {
    /// A hash of the cookie's secret.
    pub session_hash: String,
    /// Whose pages it may see.
    pub cohort_id: String,
    /// Who it is; none for the operator.
    pub person_id: Option<String>,
    /// Epoch milliseconds.
    pub expires_at: i64,
}

/// Someone looked at a page about a group.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct View {
    /// The order of all views.
    pub seq: i64,
    /// Whose page it was.
    pub cohort_id: String,
    /// Who looked; none for the operator.
    pub person_id: Option<String>,
    /// Epoch milliseconds.
    pub at: i64,
    /// Which page.
    pub page: String,
}

impl Store {
    /// Stores a link to be handed out.
    ///
    /// # Errors
    /// When the database fails, or the token is already in use.
    pub async fn add_link(&self, link: &NewLink) -> Result<()> {
        commit!(self, "store a link", tx => { add_link(tx, link).await })
    }

    /// Uses a link, once: none when it is unknown, expired or used.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn use_link(&self, token_hash: &str, now: i64) -> Result<Option<Link>> {
        commit!(self, "use a link", tx => {
            let sql = "UPDATE one_time_link SET used_at = $2 \
                       WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 \
                       RETURNING token_hash, cohort_id, person_id, purpose, expires_at, used_at";
            on!(tx, c => sqlx::query_as(sql).bind(token_hash).bind(now).fetch_optional(c).await)
        })
    }

    /// Begins a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn add_session(&self, session: &WebSession) -> Result<()> {
        commit!(self, "begin a session", tx => {
            let sql = "INSERT INTO web_session (session_hash, cohort_id, person_id, expires_at) \
                       VALUES ($1, $2, $3, $4)";
            on!(tx, c => {
                sqlx::query(sql)
                    .bind(session.session_hash.as_str())
                    .bind(session.cohort_id.as_str())
                    .bind(session.person_id.as_deref())
                    .bind(session.expires_at)
                    .execute(c)
                    .await
                    .map(|_| ())
            })
        })
    }

    /// A session that has not expired.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn session(&self, session_hash: &str, now: i64) -> Result<Option<WebSession>> {
        let sql = "SELECT session_hash, cohort_id, person_id, expires_at FROM web_session \
                   WHERE session_hash = $1 AND expires_at > $2";
        read!(self, pool => sqlx::query_as(sql).bind(session_hash).bind(now).fetch_optional(pool).await)
            .doing("find a session")
    }

    /// Ends a session.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn end_session(&self, session_hash: &str) -> Result<()> {
        commit!(self, "end a session", tx => {
            let sql = "DELETE FROM web_session WHERE session_hash = $1";
            on!(tx, c => sqlx::query(sql).bind(session_hash).execute(c).await.map(|_| ()))
        })
    }

    /// Forgets links, sessions and slips that have expired.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn forget_expired_access(&self, now: i64) -> Result<()> {
        commit!(self, "forget expired links and sessions", tx => {
            let links = "DELETE FROM one_time_link WHERE expires_at <= $1";
            on!(&mut *tx, c => sqlx::query(links).bind(now).execute(c).await.map(|_| ()))?;
            let slips = "DELETE FROM slip WHERE forget_at <= $1";
            on!(&mut *tx, c => sqlx::query(slips).bind(now).execute(c).await.map(|_| ()))?;
            let sessions = "DELETE FROM web_session WHERE expires_at <= $1";
            on!(tx, c => sqlx::query(sessions).bind(now).execute(c).await.map(|_| ()))
        })
    }

    /// Writes down that someone looked, to be called before the page is shown.
    ///
    /// # Errors
    /// When the database fails; then the page must not be shown.
    pub async fn log_view(
        &self,
        cohort_id: &str,
        person_id: Option<&str>,
        at: i64,
        page: &str,
    ) -> Result<()> {
        commit!(self, "write down a view", tx => {
            let seq = seq::take(tx, "view_log", 1).await?;
            let sql = "INSERT INTO view_log (seq, cohort_id, person_id, at, page) VALUES ($1, $2, $3, $4, $5)";
            on!(tx, c => {
                sqlx::query(sql).bind(seq).bind(cohort_id).bind(person_id).bind(at).bind(page).execute(c).await
                    .map(|_| ())
            })
        })
    }

    /// The last `limit` views of a cohort's pages, in order.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn views_of(&self, cohort_id: &str, limit: i64) -> Result<Vec<View>> {
        let sql = "SELECT seq, cohort_id, person_id, at, page FROM view_log WHERE cohort_id = $1 \
                   ORDER BY seq DESC LIMIT $2";
        let mut views: Vec<View> =
            read!(self, pool => sqlx::query_as(sql).bind(cohort_id).bind(limit).fetch_all(pool).await)
                .doing("read the log of views")?;
        views.reverse();
        Ok(views)
    }
}

pub(crate) async fn add_link(tx: &mut Tx, link: &NewLink) -> sqlx::Result<()> {
    let sql = "INSERT INTO one_time_link (token_hash, cohort_id, person_id, purpose, expires_at) \
               VALUES ($1, $2, $3, $4, $5)";
    on!(tx, c => {
        sqlx::query(sql)
            .bind(link.token_hash.as_str())
            .bind(link.cohort_id.as_str())
            .bind(link.person_id.as_deref())
            .bind(link.purpose.as_str())
            .bind(link.expires_at)
            .execute(c)
            .await
            .map(|_| ())
    })
}
