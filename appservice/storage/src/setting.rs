//! Facts of this instance, by name: the voice's device, the registration that was applied.

use crate::error::{Doing as _, Result};
use crate::store::Store;
use crate::tx::{Tx, commit, on, read};

impl Store {
    /// A fact by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn setting(&self, name: &str) -> Result<Option<String>> {
        let sql = "SELECT value FROM setting WHERE name = $1";
        read!(self, pool => sqlx::query_scalar(sql).bind(name).fetch_optional(pool).await)
            .doing("read a setting")
    }

    /// The facts whose names begin so and that say something, by name.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn settings_under(&self, beginning: &str) -> Result<Vec<(String, String)>> {
        let sql = "SELECT name, value FROM setting WHERE name LIKE $1 AND value <> '' ORDER BY name";
        // Names have no signs that LIKE reads otherwise.
        let like = format!("{beginning}%");
        read!(self, pool => sqlx::query_as(sql).bind(like.as_str()).fetch_all(pool).await)
            .doing("read settings")
    }

    /// Writes a fact in place of the one before.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn set_setting(&self, name: &str, value: &str) -> Result<()> {
        commit!(self, "write a setting", tx => { put(tx, name, value).await })
    }
}

pub(crate) async fn put(tx: &mut Tx, name: &str, value: &str) -> sqlx::Result<()> {
    let sql = "INSERT INTO setting (name, value) VALUES ($1, $2) \
               ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    on!(tx, c => sqlx::query(sql).bind(name).bind(value).execute(c).await.map(|_| ()))
}
