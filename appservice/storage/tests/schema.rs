//! The schema: equal on both databases, guarded against other versions.

use std::collections::BTreeSet;

use sqlx::{AssertSqlSafe, Connection as _};
use storage::{Backend, Store, StoreError};

use crate::home::{Home, for_each_backend, on_postgres, on_sqlite};

/// A column of a table, in words that both databases share.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Column {
    pub table: String,
    pub name: String,
    pub kind: String,
    pub nullable: bool,
}

/// The columns of all tables.
pub async fn columns(home: &Home) -> BTreeSet<Column> {
    let rows: Vec<(String, String, String, bool)> = if home.folder.is_some() {
        let mut connection = sqlx::SqliteConnection::connect(&home.url).await.unwrap();
        sqlx::query_as(
            "SELECT m.name, p.name, lower(p.type), p.\"notnull\" = 0 FROM sqlite_master m \
             JOIN pragma_table_info(m.name) p WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'",
        )
        .fetch_all(&mut connection)
        .await
        .unwrap()
    } else {
        let mut connection = sqlx::PgConnection::connect(&home.url).await.unwrap();
        sqlx::query_as(
            "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'YES' \
             FROM information_schema.columns WHERE table_schema = 'public'",
        )
        .fetch_all(&mut connection)
        .await
        .unwrap()
    };
    rows.into_iter().map(|(table, name, kind, nullable)| Column { table, name, kind, nullable }).collect()
}

/// The one number that a query gives.
pub async fn number(home: &Home, sql: &str) -> i64 {
    let sql = AssertSqlSafe(sql.to_owned());
    if home.folder.is_some() {
        let mut connection = sqlx::SqliteConnection::connect(&home.url).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
    } else {
        let mut connection = sqlx::PgConnection::connect(&home.url).await.unwrap();
        sqlx::query_scalar(sql).fetch_one(&mut connection).await.unwrap()
    }
}

#[tokio::test]
#[ignore = "needs PostgreSQL: tests/run provides it"]
async fn both_databases_have_the_same_tables_and_columns() {
    let (mut sqlite, mut postgres) = (BTreeSet::new(), BTreeSet::new());
    on_sqlite(async |home| sqlite = columns(home).await).await;
    on_postgres(async |home| postgres = columns(home).await).await;
    let (only_sqlite, only_postgres): (Vec<_>, Vec<_>) =
        (sqlite.difference(&postgres).collect(), postgres.difference(&sqlite).collect());
    assert!(only_sqlite.is_empty() && only_postgres.is_empty(), "{only_sqlite:?} {only_postgres:?}");
    assert!(sqlite.len() > 100, "{} columns", sqlite.len());
}

for_each_backend! {
    async fn opening_again_changes_nothing(home) {
        home.store.set_setting("a", "b").await.unwrap();
        let before = columns(home).await;
        let other = home.another().await;
        assert_eq!(other.setting("a").await.unwrap().as_deref(), Some("b"));
        assert_eq!(other.backend(), home.store.backend());
        other.close().await;
        assert_eq!(columns(home).await, before);
    }

    /// A chat's queue was held by a row of its own, which could be left behind: it goes with the first opening.
    async fn what_held_the_queues_of_chats_goes(home) {
        home.raw("INSERT INTO queue_block (queue, reason) VALUES ('chat:p1', 'not joined yet'), ('held', 'why')").await;
        home.raw("DELETE FROM schema_migration WHERE version = 5").await;
        let other = home.another().await;
        other.close().await;
        let left = async |queue: &str| number(home, &format!("SELECT COUNT(*) FROM queue_block WHERE queue = '{queue}'")).await;
        assert_eq!((left("chat:p1").await, left("held").await), (0, 1));
    }

    async fn a_newer_schema_is_refused(home) {
        home.raw("INSERT INTO schema_migration (version, description, checksum) VALUES (9999, 'later', '00')").await;
        let error = Store::open(&home.url).await.unwrap_err();
        assert!(matches!(error, StoreError::NewerSchema { found: 9999, known } if known >= 1), "{error:?}");
        assert!(error.to_string().contains("9999"), "{error}");
    }

    async fn a_changed_migration_is_refused(home) {
        home.raw("UPDATE schema_migration SET checksum = '00' WHERE version = 1").await;
        let error = Store::open(&home.url).await.unwrap_err();
        assert!(matches!(error, StoreError::ChangedMigration { version: 1 }), "{error:?}");
    }

    /// Bodies outside the waiting states are refused by the database itself.
    async fn the_database_refuses_a_kept_body(home) {
        home.store.receive(&[crate::inbox::row("$a", Some("q"))]).await.unwrap();
        for (sql, allowed) in [
            ("UPDATE inbox SET state = 'decided' WHERE body IS NULL", true),
            ("UPDATE inbox SET state = 'decided'", false),
            ("UPDATE inbox SET state = 'unheard-of', body = NULL", false),
        ] {
            assert_eq!(try_raw(home, sql).await, allowed, "{sql}");
        }
    }
}

async fn try_raw(home: &Home, sql: &'static str) -> bool {
    if home.folder.is_some() {
        let mut connection = sqlx::SqliteConnection::connect(&home.url).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.is_ok()
    } else {
        let mut connection = sqlx::PgConnection::connect(&home.url).await.unwrap();
        sqlx::query(sql).execute(&mut connection).await.is_ok()
    }
}

/// A service and a command open a fresh file together: one makes the tables, the other waits.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_fresh_file_opened_by_many() {
    let folder = tempfile::tempdir().unwrap();
    for round in 0..20 {
        let url = format!("sqlite://{}", folder.path().join(format!("fresh{round}.db")).display());
        let opened: Vec<_> = (0..6)
            .map(|_| {
                let url = url.clone();
                tokio::spawn(async move { Store::open(&url).await.map(|store| store.backend()) })
            })
            .collect();
        for task in opened {
            assert_eq!(task.await.unwrap().unwrap(), Backend::Sqlite, "round {round}");
        }
    }
}

#[tokio::test]
async fn a_wrong_address_is_explained_without_its_password() {
    for url in
        ["", "baraza.db", "mysql://u:hunter2@h/d", "sqlite::memory:", "sqlite:", "sqlite:x?mode=sideways"]
    {
        let error = Store::open(url).await.unwrap_err();
        assert!(matches!(error, StoreError::Address { .. }), "{url}: {error:?}");
        assert!(!error.to_string().contains("hunter2"));
    }
    let error = Store::open("postgres://u:hunter2@127.0.0.1:notaport/d").await.unwrap_err();
    assert!(matches!(error, StoreError::Address { .. }), "{error:?}");
    assert!(!format!("{error:?}").contains("hunter2"));
    let error = Store::open("sqlite:/no/such/folder/baraza.db").await.unwrap_err();
    assert!(matches!(error, StoreError::File { .. }), "{error:?}");
}

#[cfg(unix)]
#[tokio::test]
async fn only_its_owner_may_read_the_file() {
    use std::os::unix::fs::PermissionsExt as _;
    on_sqlite(async |home| {
        home.store.set_setting("a", "b").await.unwrap();
        let mut files = 0;
        for entry in std::fs::read_dir(home.folder.as_ref().unwrap()).unwrap() {
            let entry = entry.unwrap();
            assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.path());
            files += 1;
        }
        assert!(files >= 2, "the write-ahead log is missing");
    })
    .await;
}
