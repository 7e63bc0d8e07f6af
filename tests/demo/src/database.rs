//! The database that `--database` names: used as it is when it is new, else a schema of its own in it, so that a demo
//! neither meets the cohorts of an earlier one nor touches them.

use anyhow::{Context, Result};
use sqlx::{Connection, PgConnection};

/// What the service is given for the address that the person gave.
///
/// # Errors
/// When the database cannot be reached or lets us make no schema.
pub async fn fresh(url: &str) -> Result<String> {
    if !url.starts_with("postgres") {
        return Ok(url.to_owned());
    }
    let mut connection =
        PgConnection::connect(url).await.context("--database: the database cannot be reached")?;
    let used: bool = sqlx::query_scalar("SELECT to_regclass('cohort') IS NOT NULL")
        .fetch_one(&mut connection)
        .await
        .context("--database: the database does not answer")?;
    let own = format!("baraza_demo_{:08x}", rand::random::<u32>());
    if used {
        // The name is made of our own letters and digits.
        sqlx::query(sqlx::AssertSqlSafe(format!("CREATE SCHEMA {own}")))
            .execute(&mut connection)
            .await
            .context("--database: the database is in use, and lets us make no schema of our own")?;
    }
    connection.close().await?;
    Ok(if used { within(url, &own) } else { url.to_owned() })
}

/// The address of a schema within a database.
fn within(url: &str, schema: &str) -> String {
    let mark = if url.contains('?') { '&' } else { '?' };
    format!("{url}{mark}options=-c%20search_path%3D{schema}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_schema_is_named_in_the_address() {
        assert_eq!(within("postgres://a@b/c", "d"), "postgres://a@b/c?options=-c%20search_path%3Dd");
        assert_eq!(within("postgres://a@b/c?x=y", "d"), "postgres://a@b/c?x=y&options=-c%20search_path%3Dd");
    }

    #[tokio::test]
    async fn a_file_is_taken_as_it_is() {
        assert_eq!(fresh("sqlite:x.db").await.unwrap(), "sqlite:x.db");
    }
}
