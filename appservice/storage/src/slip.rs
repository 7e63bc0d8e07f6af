//! Slips of paper: the names of those who have a code and no account yet, and what each code opens.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::text;
use crate::tx::{Tx, on, read};

/// What [`Slip`]'s codes are for, among one-time links.
const JOIN: &str = "join";

/// A slip as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Whom it is for: an id that becomes nobody's.
    pub slip_id: String,
    /// Where it lets them in.
    pub cohort_id: String,
    /// Their name.
    pub name: String,
    /// A hash of its code, where it has one.
    pub code_hash: Option<String>,
    /// Epoch milliseconds after which nothing is known of it any more.
    pub forget_at: i64,
}

/// What becomes of a slip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipWrite {
    /// It was made, or has another code: an earlier one stays known as this cohort's.
    Put(Slip),
    /// Who waits for a yes under it; nobody any more.
    Waits {
        /// The slip.
        slip_id: String,
        /// Who.
        person_id: Option<String>,
    },
    /// Its name is forgotten.
    Forget(String),
    /// An account that a person had before.
    Former {
        /// The account.
        user_id: String,
        /// Whose it was.
        person_id: String,
    },
    /// Whoever came by it turned out to be somebody else, who has their chats from now on. Before those are written.
    Nobody(String),
}

impl Store {
    /// The names on a cohort's slips, by slip.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn slip_names(&self, cohort_id: &str) -> Result<Vec<(String, String)>> {
        let sql = "SELECT slip_id, name FROM slip WHERE cohort_id = $1 ORDER BY slip_id";
        read!(self, pool => sqlx::query_as(sql).bind(cohort_id).fetch_all(pool).await)
            .doing("read the names on slips")
    }

    /// Whose these accounts were before those had others: account and person, for those that were somebody's.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn former_accounts(&self, user_ids: &[String]) -> Result<Vec<(String, String)>> {
        let mut former: Vec<(String, String)> = Vec::new();
        for some in user_ids.chunks(500) {
            let found: Vec<(String, String)> = read!(self, pool => {
                let mut query =
                    sqlx::QueryBuilder::new("SELECT user_id, person_id FROM former_account WHERE user_id IN (");
                let mut list = query.separated(", ");
                for user_id in some {
                    list.push_bind(user_id.clone());
                }
                query.push(") ORDER BY user_id").build_query_as().fetch_all(pool).await
            })
            .doing("find accounts of before")?;
            former.extend(found);
        }
        Ok(former)
    }

    /// Which accounts these people had before they had others, and that are nobody's now.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn former_accounts_of(&self, person_ids: &[String]) -> Result<Vec<String>> {
        let mut former: Vec<String> = Vec::new();
        for some in person_ids.chunks(500) {
            let found: Vec<String> = read!(self, pool => {
                let mut query = sqlx::QueryBuilder::new(
                    "SELECT f.user_id FROM former_account f WHERE NOT EXISTS \
                     (SELECT 1 FROM account a WHERE a.user_id = f.user_id) AND f.person_id IN (",
                );
                let mut list = query.separated(", ");
                for person_id in some {
                    list.push_bind(person_id.clone());
                }
                query.push(") ORDER BY f.user_id").build_query_scalar().fetch_all(pool).await
            })
            .doing("find what accounts people had")?;
            former.extend(found);
        }
        Ok(former)
    }

    /// Whether a person waits for a yes under a slip.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn waits_under_slip(&self, person_id: &str) -> Result<bool> {
        let sql = "SELECT COUNT(*) FROM slip WHERE waits = $1";
        let waits: i64 = read!(self, pool => sqlx::query_scalar(sql).bind(person_id).fetch_one(pool).await)
            .doing("see who waits")?;
        Ok(waits > 0)
    }

    /// The cohort that a code belongs or belonged to, by its hash.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn cohort_of_code(&self, code_hash: &str) -> Result<Option<String>> {
        let sql = "SELECT cohort_id FROM one_time_link WHERE token_hash = $1 AND purpose = $2";
        read!(self, pool => sqlx::query_scalar(sql).bind(code_hash).bind(JOIN).fetch_optional(pool).await)
            .doing("look up a code")
    }
}

pub(crate) async fn write(tx: &mut Tx, change: &SlipWrite) -> sqlx::Result<()> {
    let Slip { slip_id, cohort_id, name, code_hash, forget_at } = match change {
        SlipWrite::Forget(slip_id) => {
            let sql = "DELETE FROM slip WHERE slip_id = $1";
            return on!(tx, c => sqlx::query(sql).bind(slip_id.as_str()).execute(c).await.map(|_| ()));
        }
        SlipWrite::Waits { slip_id, person_id } => {
            let sql = "UPDATE slip SET waits = $2 WHERE slip_id = $1";
            return on!(tx, c => {
                sqlx::query(sql).bind(slip_id.as_str()).bind(person_id.as_deref()).execute(c).await.map(|_| ())
            });
        }
        SlipWrite::Former { user_id, person_id } => {
            let sql = "INSERT INTO former_account (user_id, person_id) VALUES ($1, $2) \
                       ON CONFLICT (user_id) DO UPDATE SET person_id = excluded.person_id";
            return on!(tx, c => {
                sqlx::query(sql).bind(user_id.as_str()).bind(person_id.as_str()).execute(c).await.map(|_| ())
            });
        }
        SlipWrite::Nobody(person_id) => {
            let sql = "DELETE FROM chat WHERE person_id = $1";
            return on!(tx, c => sqlx::query(sql).bind(person_id.as_str()).execute(c).await.map(|_| ()));
        }
        SlipWrite::Put(slip) => slip,
    };
    let sql = "INSERT INTO slip (slip_id, cohort_id, name, forget_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (slip_id) DO UPDATE SET name = excluded.name, waits = NULL, \
               forget_at = excluded.forget_at";
    on!(&mut *tx, c => {
        sqlx::query(sql)
            .bind(slip_id.as_str())
            .bind(cohort_id.as_str())
            .bind(text::clean(name))
            .bind(*forget_at)
            .execute(c)
            .await
            .map(|_| ())
    })?;
    let Some(code_hash) = code_hash else { return Ok(()) };
    // Of two slips with one code the later counts: whoever comes by the earlier is asked about there, and no.
    let sql = "INSERT INTO one_time_link (token_hash, cohort_id, person_id, purpose, expires_at) \
               VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (token_hash) DO UPDATE SET cohort_id = excluded.cohort_id, \
               person_id = excluded.person_id, purpose = excluded.purpose, expires_at = excluded.expires_at";
    on!(tx, c => {
        sqlx::query(sql)
            .bind(code_hash.as_str())
            .bind(cohort_id.as_str())
            .bind(slip_id.as_str())
            .bind(JOIN)
            .bind(*forget_at)
            .execute(c)
            .await
            .map(|_| ())
    })
}
