//! The database of a test: an SQLite file in a folder of its own, or a PostgreSQL database of its own.

use std::{
    panic::{AssertUnwindSafe, resume_unwind},
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

use futures::FutureExt as _;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};

/// Names the PostgreSQL server on which tests may make databases.
pub const POSTGRES: &str = "BARAZA_TEST_POSTGRES";

pub struct TestDb {
    pub url: String,
    /// Where a SQLite database lies.
    pub folder: PathBuf,
    pub is_sqlite: bool,
}

impl TestDb {
    /// Every text column of every table: (table, column).
    pub async fn text_columns(&self) -> Vec<(String, String)> {
        let sql = "SELECT table_name::text, column_name::text FROM information_schema.columns \
                   WHERE table_schema = 'public' AND data_type = 'text'";
        let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
        let rows = sqlx::query_as(sql).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        rows
    }

    /// How many live rows of PostgreSQL hold a word in a column.
    pub async fn rows_with(&self, table: &str, column: &str, word: &str) -> i64 {
        let sql = format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%{word}%'");
        let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
        let count = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_one(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        count
    }

    /// Runs statements behind the service's back; on SQLite in a file that is made if it is missing.
    pub async fn raw(&self, sql: &str) {
        let sql = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()));
        if self.is_sqlite {
            let options =
                self.url.parse::<sqlx::sqlite::SqliteConnectOptions>().unwrap().create_if_missing(true);
            let mut connection = sqlx::SqliteConnection::connect_with(&options).await.unwrap();
            connection.execute(sql).await.unwrap();
            connection.close().await.unwrap();
        } else {
            let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
            connection.execute(sql).await.unwrap();
            connection.close().await.unwrap();
        }
    }

    /// How often a word stands in the files of SQLite.
    pub fn in_files(&self, word: &str) -> usize {
        count_in(&self.folder, word)
    }
}

/// The first column of what a statement finds.
pub async fn strings(url: &str, sql: &str) -> Vec<String> {
    let sql = AssertSqlSafe(sql.to_owned());
    if url.starts_with("sqlite:") {
        let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
        let found = sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        found
    } else {
        let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
        let found = sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap();
        connection.close().await.unwrap();
        found
    }
}

fn count_in(folder: &Path, word: &str) -> usize {
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found += count_in(&path, word);
        } else {
            let bytes = std::fs::read(path).unwrap();
            found += bytes.windows(word.len()).filter(|window| *window == word.as_bytes()).count();
        }
    }
    found
}

pub async fn on_sqlite<T>(test: impl AsyncFnOnce(TestDb) -> T) -> T {
    // In memory where there is such a folder: processes are killed here, never the machine, and each commit would
    // otherwise wait for the disk.
    let memory = Path::new("/dev/shm");
    let folder = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() }.unwrap();
    let url = format!("sqlite:{}", folder.path().join("baraza.db").display());
    test(TestDb { url, folder: folder.path().to_owned(), is_sqlite: true }).await
}

pub async fn on_postgres(test: impl AsyncFnOnce(TestDb)) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var(POSTGRES)
        .unwrap_or_else(|_| panic!("{POSTGRES} is not set: tests/run starts a server and sets it"));
    let name = format!("baraza_shell_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
    for statement in
        [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")]
    {
        admin.execute(AssertSqlSafe(statement)).await.unwrap();
    }
    let (address, parameters) = server.split_once('?').map_or((server.as_str(), ""), |(a, p)| (a, p));
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let end = address[after_scheme..].find('/').map_or(address.len(), |at| after_scheme + at);
    let url = format!("{}/{name}?{parameters}", &address[..end]);
    let folder = tempfile::tempdir().unwrap();
    let home = TestDb { url, folder: folder.path().to_owned(), is_sqlite: false };
    let outcome = AssertUnwindSafe(test(home)).catch_unwind().await;
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await.unwrap();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// Makes two tests of each function: one on SQLite, one on PostgreSQL.
macro_rules! on_both {
    ($($(#[$doc:meta])* async fn $name:ident($home:ident) $body:block)+) => {
        $(
            $(#[$doc])*
            async fn $name($home: $crate::test_db::TestDb) $body

            mod $name {
                #[tokio::test]
                async fn sqlite() {
                    $crate::test_db::on_sqlite(super::$name).await;
                }

                #[tokio::test]
                #[ignore = "needs PostgreSQL: tests/run provides it"]
                async fn postgres() {
                    $crate::test_db::on_postgres(super::$name).await;
                }
            }
        )+
    };
}
pub(crate) use on_both;
