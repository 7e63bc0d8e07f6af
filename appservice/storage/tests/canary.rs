//! Content is not kept: a message's words leave the files when the message is dealt with.

use std::path::Path;

use storage::{Backend, Body, NewInboxRow, Outcome, Part, StoreError};

use crate::decisions::Desk;
use crate::home::{Home, for_each_backend, on_sqlite};
use crate::inbox::row;
use crate::outbox::{effect, stands};

const WORD: &str = "kanari-chanjo-ya-siri";

/// How often the word stands in the files of a SQLite database.
fn occurrences(folder: &Path) -> usize {
    let mut found = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        found += bytes.windows(WORD.len()).filter(|window| *window == WORD.as_bytes()).count();
    }
    found
}

/// Bodies short and long (a long one fills pages of its own), among neighbours that stay.
fn bodies() -> Vec<Body> {
    (0..60).map(|n| Body::from(format!("{WORD} {}", "x".repeat(n * 150)))).collect()
}

/// Puts every body through the inbox and the outbox, all the ways by which rows end.
async fn pass_through(home: &Home) {
    let store = &home.store;
    let rows: Vec<NewInboxRow> = (0..)
        .zip(bodies())
        .map(|(n, body)| NewInboxRow { body, ..row(&format!("$e{n}"), Some("q")) })
        .collect();
    store.receive(&rows).await.unwrap();
    let neighbours: Vec<NewInboxRow> = (0..60).map(|n| row(&format!("$stays{n}"), Some("q"))).collect();
    store.receive(&neighbours).await.unwrap();
    let desk = Desk::open(store).await;
    let mut decision = desk.decision(0);
    for (n, body) in (0..).zip(bodies()) {
        match n % 3 {
            0 => assert!(store.mark(&format!("$e{n}"), &Outcome::ignored("a bot")).await.unwrap()),
            1 => assert!(store.mark(&format!("$e{n}"), &Outcome::parked("no keys")).await.unwrap()),
            _ => decision.inbox.push((format!("$e{n}"), Outcome::decided())),
        }
        let mut effect = effect(&format!("$e{n}#0"), &format!("room{n}"));
        effect.body = body;
        effect.expires_at = (n % 4 == 3).then_some(15);
        decision.outbox.push(effect);
    }
    store.decide_commit(&decision).await.unwrap();
    if let Some(folder) = &home.folder {
        assert!(occurrences(folder) > 0, "the word was never there: the search finds nothing");
    }
    for row in store.claim(Part::All, "me", 20, 1_000, 100).await.unwrap() {
        let n: usize = row.queue.trim_start_matches("room").parse().unwrap();
        let gone = match n % 4 {
            0 => store.acknowledge(&row.effect_key, Some(stands("$x")), None, 21).await.unwrap(),
            _ => store.park(&row.effect_key, "not wanted").await.unwrap(),
        };
        assert!(gone);
    }
}

#[tokio::test]
async fn nothing_is_left_in_the_files_of_sqlite() {
    on_sqlite(async |home| {
        pass_through(home).await;
        assert!(home.store.scrub().await.unwrap());
        assert_eq!(occurrences(home.folder.as_ref().unwrap()), 0);
    })
    .await;
}

for_each_backend! {
    /// No column of any row holds the word (on SQLite the files were searched above).
    async fn nothing_is_left_in_any_row(home) {
        pass_through(home).await;
        let tables = crate::schema::columns(home).await;
        assert!(tables.len() > 100, "{} columns", tables.len());
        for column in tables.iter().filter(|column| column.kind == "text") {
            let sql = format!("SELECT COUNT(*) FROM {} WHERE {} LIKE '%{WORD}%'", column.table, column.name);
            assert_eq!(crate::schema::number(home, &sql).await, 0, "{sql}");
        }
    }

    /// Errors and debug output say nothing of what was written.
    async fn nothing_is_told_in_logs(home) {
        let mut secret = row("$a", Some("q"));
        secret.body = Body::from(WORD);
        assert!(!format!("{secret:?}").contains(WORD));
        home.store.receive(&[secret]).await.unwrap();
        let stored = home.store.inbox_row("$a").await.unwrap();
        assert!(!format!("{stored:?}").contains(WORD));
        let mut secret = row("$b", Some("q"));
        secret.body = Body::from(WORD);
        // PostgreSQL's own report of a failed check quotes the whole row.
        match home.store.backend() {
            Backend::Postgres => home.raw("ALTER TABLE inbox ADD CHECK (cause <> '$b')").await,
            Backend::Sqlite => home.raw("CREATE UNIQUE INDEX one ON inbox (queue)").await,
        }
        let error = home.store.receive(&[secret]).await.unwrap_err();
        assert!(matches!(error, StoreError::Database { .. }));
        assert!(!format!("{error:?} {error}").contains(WORD));
    }
}
