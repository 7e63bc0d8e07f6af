//! A fresh database for a test, on either backend.

use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use futures::FutureExt as _;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};
use storage::Store;

/// Names the server on which tests may make databases.
pub const POSTGRES: &str = "BARAZA_TEST_POSTGRES";

/// A database of one test.
pub struct Home {
    pub store: Store,
    pub url: String,
    /// The folder of a SQLite database.
    pub folder: Option<PathBuf>,
}

impl Home {
    /// Opens the same database once more, as another process would.
    pub async fn another(&self) -> Store {
        Store::open(&self.url).await.unwrap()
    }

    /// Runs a statement behind the store's back.
    pub async fn raw(&self, sql: &str) {
        let sql = AssertSqlSafe(sql.to_owned());
        if self.folder.is_some() {
            let mut connection = sqlx::SqliteConnection::connect(&self.url).await.unwrap();
            connection.execute(sqlx::raw_sql(sql)).await.unwrap();
            connection.close().await.unwrap();
        } else {
            let mut connection = sqlx::PgConnection::connect(&self.url).await.unwrap();
            connection.execute(sqlx::raw_sql(sql)).await.unwrap();
            connection.close().await.unwrap();
        }
    }
}

pub async fn on_sqlite(test: impl AsyncFnOnce(&Home)) {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}", folder.path().join("baraza.db").display());
    let store = Store::open(&url).await.unwrap();
    let home = Home { store, url, folder: Some(folder.path().to_owned()) };
    test(&home).await;
    home.store.close().await;
}

pub async fn on_postgres(test: impl AsyncFnOnce(&Home)) {
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = std::env::var(POSTGRES)
        .unwrap_or_else(|_| panic!("{POSTGRES} is not set: tests/run starts a server and sets it"));
    let name = format!("baraza_test_{}_{}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let mut admin = sqlx::PgConnection::connect(&server).await.unwrap();
    let make = format!("DROP DATABASE IF EXISTS {name} WITH (FORCE); CREATE DATABASE {name}");
    for statement in make.split("; ") {
        admin.execute(AssertSqlSafe(statement.to_owned())).await.unwrap();
    }
    let url = with_database(&server, &name);
    let store = Store::open(&url).await.unwrap();
    let home = Home { store, url, folder: None };
    let outcome = AssertUnwindSafe(test(&home)).catch_unwind().await;
    home.store.close().await;
    admin.execute(AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"))).await.unwrap();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// The server's address with another database: what stands after the host and before the parameters.
fn with_database(server: &str, name: &str) -> String {
    let (address, parameters) = server.split_once('?').map_or((server, None), |(a, p)| (a, Some(p)));
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let end_of_host = address[after_scheme..].find('/').map_or(address.len(), |at| after_scheme + at);
    let mut url = format!("{}/{name}", &address[..end_of_host]);
    if let Some(parameters) = parameters {
        url.push('?');
        url.push_str(parameters);
    }
    url
}

#[test]
fn the_database_is_exchanged_in_an_address() {
    assert_eq!(with_database("postgres://u@h:1/postgres?a=b", "t"), "postgres://u@h:1/t?a=b");
    assert_eq!(with_database("postgres://u@h:1", "t"), "postgres://u@h:1/t");
    assert_eq!(with_database("postgres:///postgres?host=/run/x", "t"), "postgres:///t?host=/run/x");
}

/// Makes two tests of each function: one on SQLite, one on PostgreSQL.
macro_rules! for_each_backend {
    ($($(#[$doc:meta])* async fn $name:ident($home:ident) $body:block)+) => {
        $(
            $(#[$doc])*
            async fn $name($home: &$crate::home::Home) $body

            // A module and a function may share a name.
            mod $name {
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn sqlite() {
                    $crate::home::on_sqlite(super::$name).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                #[ignore = "needs PostgreSQL: tests/run provides it"]
                async fn postgres() {
                    $crate::home::on_postgres(super::$name).await;
                }
            }
        )+
    };
}
pub(crate) use for_each_backend;
