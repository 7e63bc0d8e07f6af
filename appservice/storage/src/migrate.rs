//! Brings the schema up to date: numbered files, forward only, all of them in one transaction.
//!
//! Not sqlx's own runner: on SQLite that one takes no lock, and two processes that open a fresh file at the same
//! time (a service and an `apply`) would both try the first migration.

use std::fmt::Write as _;

use sqlx::migrate::{Migration, Migrator};

use crate::error::{Doing as _, Result, StoreError};
use crate::store::Store;
use crate::tx::{On, Tx, on};

/// `migrations/*.sql`, embedded.
static MIGRATIONS: Migrator = sqlx::migrate!("../../migrations");

/// Any fixed number: the lock that processes migrating the same PostgreSQL database wait for.
const LOCK: i64 = 0x0ba2_a2a5;

/// Applies what is missing. Processes that start together wait for the first of them.
pub(crate) async fn run(store: &Store) -> Result<()> {
    let mut tx = store.begin().await.map_err(|source| StoreError::Open { source })?;
    match apply(&mut tx).await {
        Ok(()) => tx.commit().await.doing("store the schema"),
        Err(error) => {
            tx.rollback().await.doing("take the migrations back")?;
            Err(error)
        }
    }
}

async fn apply(tx: &mut Tx) -> Result<()> {
    let doing = "read the version of the schema";
    if let On::Postgres(inner) = &mut tx.on {
        sqlx::query("SELECT pg_advisory_xact_lock($1)")
            .bind(LOCK)
            .execute(&mut **inner)
            .await
            .doing(doing)?;
    }
    let table = "CREATE TABLE IF NOT EXISTS schema_migration \
                 (version BIGINT NOT NULL PRIMARY KEY, description TEXT NOT NULL, checksum TEXT NOT NULL)";
    on!(tx, c => sqlx::query(table).execute(c).await.map(|_| ())).doing(doing)?;
    let applied: Vec<(i64, String)> = on!(tx, c => {
        sqlx::query_as("SELECT version, checksum FROM schema_migration ORDER BY version").fetch_all(c).await
    })
    .doing(doing)?;

    let known = MIGRATIONS.iter().map(|migration| migration.version).max().unwrap_or(0);
    for (version, checksum) in &applied {
        let Some(migration) = MIGRATIONS.iter().find(|migration| migration.version == *version) else {
            return Err(StoreError::NewerSchema { found: *version, known });
        };
        if hex(&migration.checksum) != *checksum {
            return Err(StoreError::ChangedMigration { version: *version });
        }
    }
    for migration in MIGRATIONS.iter().filter(|m| applied.iter().all(|(version, _)| *version != m.version)) {
        apply_one(tx, migration)
            .await
            .map_err(|source| StoreError::Migration { version: migration.version, source })?;
        tracing::info!(version = migration.version, "applied a migration");
    }
    Ok(())
}

async fn apply_one(tx: &mut Tx, migration: &Migration) -> sqlx::Result<()> {
    on!(&mut *tx, c => sqlx::raw_sql(migration.sql.clone()).execute(c).await.map(|_| ()))?;
    on!(tx, c => {
        sqlx::query("INSERT INTO schema_migration (version, description, checksum) VALUES ($1, $2, $3)")
            .bind(migration.version)
            .bind(migration.description.as_ref())
            .bind(hex(&migration.checksum))
            .execute(c)
            .await
            .map(|_| ())
    })
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
