//! The audit log of a cohort: append only, each row's hash covering the one before.
//!
//! It holds person ids, never names, so that erasing a name does not break the chain.

use sha2::{Digest as _, Sha256};

use crate::error::{Doing as _, Result};
use crate::migrate::hex;
use crate::store::Store;
use crate::tx::{Tx, on, read};

/// An act to be written down. It belongs to the cohort of the decision that writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewAudit {
    /// A ULID.
    pub audit_id: String,
    /// Epoch milliseconds of the act.
    pub at: i64,
    /// The person who acted; none for the service itself.
    pub actor: Option<String>,
    /// What was done, one word.
    pub act: String,
    /// The person or thing it was done to.
    pub subject: Option<String>,
    /// More about it (JSON, no text of messages, no names).
    pub detail: String,
}

/// An act as written down.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct AuditRow {
    /// A ULID.
    pub audit_id: String,
    /// Counts from 1 in each cohort, without a gap.
    pub seq: i64,
    /// In which cohort.
    pub cohort_id: String,
    /// Epoch milliseconds of the act.
    pub at: i64,
    /// The person who acted.
    pub actor: Option<String>,
    /// What was done.
    pub act: String,
    /// The person or thing it was done to.
    pub subject: Option<String>,
    /// More about it (JSON).
    pub detail: String,
    /// The hash of the row before; empty for the first.
    pub previous_hash: String,
    /// SHA-256 over the canonical text of the row, as lower-case hexadecimal digits.
    pub hash: String,
}

impl AuditRow {
    /// The hash that the row should have: SHA-256 over a JSON array of all its fields, the hash before included. An
    /// array of strings, numbers and nulls has one spelling here, and none that two different rows share.
    fn expected_hash(&self) -> String {
        let canonical = serde_json::json!([
            self.cohort_id,
            self.seq,
            self.audit_id,
            self.at,
            self.actor,
            self.act,
            self.subject,
            self.detail,
            self.previous_hash,
        ]);
        hex(&Sha256::digest(canonical.to_string()))
    }
}

/// What checking a chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every row is there and as it was written.
    Whole {
        /// How many rows.
        rows: usize,
    },
    /// A row was changed, taken out or put in.
    Broken {
        /// The first number at which it shows.
        seq: i64,
    },
}

macro_rules! select_audit {
    ($rest:literal) => {
        concat!(
            "SELECT audit_id, seq, cohort_id, at, actor, act, subject, detail, previous_hash, hash FROM audit ",
            $rest
        )
    };
}

impl Store {
    /// The last `limit` acts of a cohort, in the order in which they were written.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn audit_of(&self, cohort_id: &str, limit: i64) -> Result<Vec<AuditRow>> {
        let sql = select_audit!("WHERE cohort_id = $1 ORDER BY seq DESC LIMIT $2");
        let mut rows: Vec<AuditRow> =
            read!(self, pool => sqlx::query_as(sql).bind(cohort_id).bind(limit).fetch_all(pool).await)
                .doing("read the audit log")?;
        rows.reverse();
        Ok(rows)
    }

    /// Checks a cohort's whole chain. It shows a row changed, inserted or removed, except the removal of the last
    /// rows: for that the newest hash must be kept elsewhere.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn verify_chain(&self, cohort_id: &str) -> Result<Chain> {
        let sql = select_audit!("WHERE cohort_id = $1 ORDER BY seq");
        let rows: Vec<AuditRow> =
            read!(self, pool => sqlx::query_as(sql).bind(cohort_id).fetch_all(pool).await)
                .doing("read the audit log")?;
        let mut previous = "";
        for (seq, row) in (1..).zip(&rows) {
            if row.seq != seq || row.previous_hash != previous || row.hash != row.expected_hash() {
                return Ok(Chain::Broken { seq });
            }
            previous = &row.hash;
        }
        Ok(Chain::Whole { rows: rows.len() })
    }
}

/// Appends acts to the chain of a cohort. The caller holds the cohort's row.
pub(crate) async fn append(tx: &mut Tx, cohort_id: &str, acts: &[NewAudit]) -> sqlx::Result<()> {
    if acts.is_empty() {
        return Ok(());
    }
    let sql = "SELECT seq, hash FROM audit WHERE cohort_id = $1 ORDER BY seq DESC LIMIT 1";
    let last: Option<(i64, String)> =
        on!(&mut *tx, c => sqlx::query_as(sql).bind(cohort_id).fetch_optional(c).await)?;
    let (mut seq, mut previous_hash) = last.unwrap_or_default();
    for act in acts {
        seq += 1;
        let mut row = AuditRow {
            audit_id: act.audit_id.clone(),
            seq,
            cohort_id: cohort_id.to_owned(),
            at: act.at,
            actor: act.actor.clone(),
            act: act.act.clone(),
            subject: act.subject.clone(),
            detail: act.detail.clone(),
            previous_hash,
            hash: String::new(),
        };
        row.hash = row.expected_hash();
        insert(tx, &row).await?;
        previous_hash = row.hash;
    }
    Ok(())
}

async fn insert(tx: &mut Tx, row: &AuditRow) -> sqlx::Result<()> {
    let sql = "INSERT INTO audit (audit_id, seq, cohort_id, at, actor, act, subject, detail, previous_hash, hash) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    on!(tx, c => {
        sqlx::query(sql)
            .bind(row.audit_id.as_str())
            .bind(row.seq)
            .bind(row.cohort_id.as_str())
            .bind(row.at)
            .bind(row.actor.as_deref())
            .bind(row.act.as_str())
            .bind(row.subject.as_deref())
            .bind(row.detail.as_str())
            .bind(row.previous_hash.as_str())
            .bind(row.hash.as_str())
            .execute(c)
            .await
            .map(|_| ())
    })
}

#[cfg(test)]
mod tests {
    use super::AuditRow;

    /// The canonical text is part of what is stored: changing it would break every chain there is.
    #[test]
    fn the_canonical_text_stays() {
        let row = AuditRow {
            audit_id: "a1".into(),
            seq: 1,
            cohort_id: "lari".into(),
            at: 1_700_000_000_000,
            actor: Some("p1".into()),
            act: "mute".into(),
            subject: None,
            detail: "{\"until\":5}".into(),
            previous_hash: String::new(),
            hash: String::new(),
        };
        // sha256 of ["lari",1,"a1",1700000000000,"p1","mute",null,"{\"until\":5}",""]
        assert_eq!(row.expected_hash(), "54ea967a2f1b1ea216ea18350b39aa4e4176e273f4c0e3d58163b0d717b2b5d6");
    }
}
