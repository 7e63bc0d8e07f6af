//! Where a service keeps what it knows.

use anyhow::{Context, Result};
use harness::{Postgres, Progress};
use sqlx::{Connection, Executor, PgConnection};

/// A service's database.
#[derive(Debug)]
pub enum Database {
    /// A file in the service's own folder.
    Sqlite,
    /// A new database on a PostgreSQL server, and the server while we run it.
    Postgres(String, Postgres),
}

impl Database {
    /// A new, empty database on PostgreSQL.
    ///
    /// # Errors
    /// When there is no server and none can be started.
    pub async fn postgres() -> Result<Self> {
        let server = Postgres::from_environment(&Progress::quiet()).await?;
        let name = format!("scenario_{:08x}", std::process::id());
        let mut admin = PgConnection::connect(server.url()).await.context("PostgreSQL does not answer")?;
        let make = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        admin.execute(sqlx::AssertSqlSafe(make)).await?;
        admin.execute(sqlx::AssertSqlSafe(format!("CREATE DATABASE {name}"))).await?;
        let (before, _) = server.url().rsplit_once('/').context("the server's address names no database")?;
        Ok(Self::Postgres(format!("{before}/{name}"), server))
    }

    /// What goes into the settings.
    pub fn setting(&self) -> &str {
        match self {
            Self::Sqlite => "sqlite:baraza.db",
            Self::Postgres(url, _) => url,
        }
    }
}
