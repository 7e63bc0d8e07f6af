//! Opening and closing a database.

use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::Connection as _;
use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::sqlite::{
    SqliteAutoVacuum, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions,
    SqliteSynchronous,
};

use crate::counting::{Counter, Work};
use crate::error::{Doing as _, Result, StoreError};
use crate::migrate;
use crate::tx::{On, Tx, read};

/// How long a statement waits for another process's write on SQLite.
const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// Between two attempts to open a file that another process has for itself.
const BUSY_PAUSE: Duration = Duration::from_millis(20);
/// How long a caller waits for a connection before it hears of trouble.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(30);
/// How long PostgreSQL may take to give the first connection, or to come up meanwhile.
const OPENING_TIMEOUT: Duration = Duration::from_secs(5);
/// Between two attempts to reach it.
const OPENING_PAUSE: Duration = Duration::from_millis(250);
const SQLITE_READERS: u32 = 4;
/// Free pages that are given back at once (40 MB): whoever writes waits for it.
const GIVE_BACK: &str = "PRAGMA incremental_vacuum(10000)";
/// Rows that a reader may be ahead of whoever takes them: with few, the two wait for each other at each.
const ROWS_READ_AHEAD: usize = 64;
const POSTGRES_CONNECTIONS: u32 = 10;

/// Which database a store is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Backend {
    /// The embedded default: one deciding process.
    Sqlite,
    /// One or many processes.
    Postgres,
}

/// The connections of a store.
#[derive(Clone)]
pub(crate) enum Pools {
    /// One writer, so that writers queue here instead of failing in SQLite, and a few readers.
    Sqlite {
        write: SqlitePool,
        read: SqlitePool,
    },
    Postgres(PgPool),
}

/// The database, open and with the schema of this version. Cheap to clone: clones share the connections.
#[derive(Clone)]
pub struct Store {
    pools: Pools,
    counter: Arc<Counter>,
}

impl Store {
    /// Opens `sqlite:PATH`, `sqlite://PATH` or `postgres://…`, makes the SQLite file when it is missing (readable by
    /// its owner alone), and brings the schema up to date.
    ///
    /// # Errors
    /// [`StoreError::Address`], [`StoreError::File`] or [`StoreError::Open`] when it cannot be reached,
    /// [`StoreError::NewerSchema`] or [`StoreError::ChangedMigration`] when it belongs to another version. The
    /// schema is then untouched.
    pub async fn open(url: &str) -> Result<Self> {
        let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
        let pools = match scheme {
            "sqlite" => open_sqlite(url).await?,
            "postgres" | "postgresql" => open_postgres(url).await?,
            _ => {
                return Err(StoreError::Address {
                    problem: "it starts with neither sqlite: nor postgres:".into(),
                });
            }
        };
        let store = Self { pools, counter: Arc::default() };
        migrate::run(&store).await?;
        Ok(store)
    }

    /// Which database this is.
    pub fn backend(&self) -> Backend {
        match self.pools {
            Pools::Sqlite { .. } => Backend::Sqlite,
            Pools::Postgres(_) => Backend::Postgres,
        }
    }

    /// Asks the database for a sign of life (for the readiness endpoint).
    ///
    /// # Errors
    /// When it does not answer.
    pub async fn ping(&self) -> Result<()> {
        read!(self, pool => sqlx::query("SELECT 1").execute(pool).await.map(|_| ())).doing("answer")
    }

    /// Removes what deleted text left in the write-ahead log of SQLite (`PRAGMA wal_checkpoint(TRUNCATE)`); the
    /// database file itself is overwritten at once (`secure_delete`). To be called often, and before a backup.
    /// Returns false when a reader was in the way: then call again. On PostgreSQL there is nothing to do.
    ///
    /// # Errors
    /// When the checkpoint fails.
    pub async fn scrub(&self) -> Result<bool> {
        match &self.pools {
            Pools::Sqlite { write, .. } => {
                // What fails here must not keep words in the log.
                let given_back = sqlx::query(GIVE_BACK).execute(write).await;
                let (busy, _, _): (i64, i64, i64) = sqlx::query_as("PRAGMA wal_checkpoint(TRUNCATE)")
                    .fetch_one(write)
                    .await
                    .doing("scrub the write-ahead log")?;
                given_back.doing("give back what is free")?;
                Ok(busy == 0)
            }
            Pools::Postgres(_) => Ok(true),
        }
    }

    /// Closes all connections, after running statements have ended.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { write, read } => {
                // The writer closes last: SQLite then removes the write-ahead log.
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }

    pub(crate) fn pools(&self) -> &Pools {
        &self.pools
    }

    pub(crate) fn counter(&self) -> &Counter {
        &self.counter
    }

    /// How much the database was asked so far.
    pub fn work(&self) -> Work {
        self.counter.so_far()
    }

    /// Begins a writing transaction. On SQLite it takes the write lock at once (`BEGIN IMMEDIATE`), so that it
    /// cannot fail half way because another process wrote in between.
    pub(crate) async fn begin(&self) -> sqlx::Result<Tx> {
        let on = match &self.pools {
            Pools::Sqlite { write, .. } => On::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => On::Postgres(pool.begin().await?),
        };
        Ok(Tx { on, counter: self.counter.clone() })
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The connections know the password.
        write!(f, "Store({:?})", self.backend())
    }
}

async fn open_sqlite(url: &str) -> Result<Pools> {
    let options = SqliteConnectOptions::from_str(url).map_err(|_| StoreError::Address {
        problem: "SQLite does not accept its path or parameters".into(),
    })?;
    let path = options.get_filename().to_owned();
    // Every pooled connection would see a memory of its own, and nothing would survive a crash.
    if url.contains(":memory:") || url.contains("mode=memory") || path.as_os_str().is_empty() {
        return Err(StoreError::Address { problem: "SQLite needs a file".into() });
    }
    make_file(&path)?;
    let base = options.busy_timeout(BUSY_TIMEOUT).foreign_keys(true).row_buffer_size(ROWS_READ_AHEAD);
    // FULL: an acknowledged transaction survives a power cut. secure_delete: deleted text is overwritten.
    let writer = base
        .clone()
        // Full would move pages with each commit; what is free is given back when the log is scrubbed.
        .auto_vacuum(SqliteAutoVacuum::Incremental)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .pragma("secure_delete", "ON");
    let open = |source| StoreError::Open { source };
    let one = SqlitePoolOptions::new()
        .max_connections(1)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .acquire_timeout(ACQUIRE_TIMEOUT);
    let write = patiently(|| one.clone().connect_with(writer.clone())).await.map_err(open)?;
    let few = SqlitePoolOptions::new().max_connections(SQLITE_READERS).acquire_timeout(ACQUIRE_TIMEOUT);
    let reader = base.pragma("query_only", "ON");
    let read = patiently(|| few.clone().connect_with(reader.clone())).await.map_err(open)?;
    Ok(Pools::Sqlite { write, read })
}

/// Opens again, for as long as a statement would wait, while SQLite says *busy*: it does not wait by itself where
/// it needs the whole file, when a fresh file changes to the write-ahead log and when the last of its users closes.
async fn patiently<F>(connect: impl Fn() -> F) -> sqlx::Result<SqlitePool>
where
    F: Future<Output = sqlx::Result<SqlitePool>>,
{
    let mut waited = Duration::ZERO;
    loop {
        match connect().await {
            Err(error) if waited < BUSY_TIMEOUT && is_busy(&error) => {
                tokio::time::sleep(BUSY_PAUSE).await;
                waited += BUSY_PAUSE;
            }
            result => return result,
        }
    }
}

/// `SQLITE_BUSY` and its extended codes (<https://www.sqlite.org/rescode.html>): the low byte is 5.
fn is_busy(error: &sqlx::Error) -> bool {
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<u32>().ok());
    code.is_some_and(|code| code & 0xff == 5)
}

/// Makes an empty file that only its owner may read: SQLite gives its log files the same rights. One that is there
/// is not touched: closing it would take away the locks that another connection of this process holds on it
/// (<https://www.sqlite.org/howtocorrupt.html>, section 2.2).
fn make_file(path: &Path) -> Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
            close_to_others(path);
            Ok(())
        }
        Err(source) => Err(StoreError::File { path: path.display().to_string(), source }),
    }
}

/// Takes the rights of others from the files of a database that somebody made wider. A file of another owner is told of.
fn close_to_others(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    for log in ["", "-wal", "-shm"] {
        let mut file = path.as_os_str().to_owned();
        file.push(log);
        let Ok(about) = std::fs::metadata(&file) else { continue };
        if about.permissions().mode() & 0o077 != 0
            && let Err(error) = std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600))
        {
            tracing::warn!(%error, "others may read the database, and it is not ours to close");
        }
    }
}

async fn open_postgres(url: &str) -> Result<Pools> {
    // The parser's own error may quote the address, and with it a password.
    let options = PgConnectOptions::from_str(url)
        .map_err(|_| StoreError::Address { problem: "PostgreSQL does not accept it".into() })?
        .application_name("baraza");
    reach(&options).await.map_err(|source| StoreError::Open { source })?;
    PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_with(options)
        .await
        .map(Pools::Postgres)
        .map_err(|source| StoreError::Open { source })
}

/// Connects once before the pool does, which would try for as long as a caller may wait and then not say why.
async fn reach(options: &PgConnectOptions) -> sqlx::Result<()> {
    let mut last = sqlx::Error::Io(std::io::Error::new(
        std::io::ErrorKind::TimedOut,
        format!("no answer within {} seconds", OPENING_TIMEOUT.as_secs()),
    ));
    let attempts = async {
        loop {
            match PgConnection::connect_with(options).await {
                Ok(connection) => return connection.close().await,
                // Nobody listens there yet, perhaps.
                Err(error @ sqlx::Error::Io(_)) => last = error,
                // It is coming up, or has all the connections it takes.
                Err(sqlx::Error::Database(error)) if error.is_transient_in_connect_phase() => {
                    last = sqlx::Error::Database(error);
                }
                Err(error) => return Err(error),
            }
            tokio::time::sleep(OPENING_PAUSE).await;
        }
    };
    match tokio::time::timeout(OPENING_TIMEOUT, attempts).await {
        Ok(result) => result,
        Err(_) => Err(last),
    }
}

#[cfg(test)]
mod tests {
    use super::{Pools, Store};

    /// What the promises about power cuts and deleted text rest on; a setting of each connection, not of the file.
    #[tokio::test]
    async fn sqlite_is_set_as_promised() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:{}", folder.path().join("baraza.db").display());
        let store = Store::open(&url).await.unwrap();
        let Pools::Sqlite { write, read } = store.pools() else { panic!("not SQLite") };
        for (pragma, expected) in [
            ("PRAGMA synchronous", 2),
            ("PRAGMA secure_delete", 1),
            ("PRAGMA foreign_keys", 1),
            ("PRAGMA busy_timeout", 5_000),
            ("PRAGMA auto_vacuum", 2),
            ("PRAGMA query_only", 0),
        ] {
            let value: i64 = sqlx::query_scalar(pragma).fetch_one(write).await.unwrap();
            assert_eq!(value, expected, "{pragma}");
        }
        let mode: String = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(write).await.unwrap();
        assert_eq!(mode, "wal");
        let only: i64 = sqlx::query_scalar("PRAGMA query_only").fetch_one(read).await.unwrap();
        assert_eq!(only, 1);
        store.close().await;
    }
}
