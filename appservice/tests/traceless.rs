//! Whatever follows from a row is stored with its decision: where that cannot be stored, nothing is.

use serde_json::json;
use sqlx::{AssertSqlSafe, Connection as _};

use crate::{
    several::{second_cohort, turn},
    test_db::{TestDb, on_both},
    test_service::{Baraza, TestService, VOICE, pushed, small_cohort},
};

/// All that a decision may write.
const TABLES: [&str; 15] = [
    "person_id || COALESCE(language, '') FROM person",
    "user_id || COALESCE(display_name, '') FROM account",
    "room_id || person_id || status || CAST(encrypted AS TEXT) FROM chat_room",
    "person_id || status || COALESCE(room_id, '') FROM chat",
    "room_id || place || COALESCE(last_event_id, '') FROM room",
    "cause || state || COALESCE(CAST(not_before AS TEXT), '') FROM inbox",
    "effect_key || state FROM outbox",
    "room_id || delay_id FROM reopening",
    "key || CAST(used AS TEXT) FROM limit_bucket",
    "name || value FROM setting",
    "cohort_id || CAST(version AS TEXT) FROM cohort",
    "cohort_id || person_id FROM cohort_person",
    "cohort_id || name || CAST(at AS TEXT) FROM timer",
    "event_id FROM activity",
    "cohort_id || place || person_id || COALESCE(CAST(to_at AS TEXT), '') FROM membership_span",
];

async fn stored(home: &TestDb) -> Vec<(&'static str, Vec<String>)> {
    let mut all = Vec::new();
    for table in TABLES {
        let sql = AssertSqlSafe(format!("SELECT {table} ORDER BY 1"));
        let rows = if home.is_sqlite {
            let mut connection = sqlx::SqliteConnection::connect(&home.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        } else {
            let mut connection = sqlx::PgConnection::connect(&home.url).await.unwrap();
            sqlx::query_scalar(sql).fetch_all(&mut connection).await.unwrap()
        };
        all.push((table, rows));
    }
    all
}

/// Decides what waits under a lease that another process has taken meanwhile, and then as it should be.
async fn twice(town: &TestService, baraza: &Baraza, what: &str) {
    pushed(town).await;
    assert!(baraza.app.store.counts().await.unwrap().inbox_waiting > 0, "{what}: it waits");
    let lease = baraza.app.lease.lock().unwrap().clone();
    let before = stored(&town.home).await;
    town.home.raw("UPDATE lease SET epoch = epoch + 1").await;
    baraza.engine.turn().await.unwrap();
    assert_eq!(*baraza.app.lease.lock().unwrap(), None, "{what}: another process decides");
    assert_eq!(stored(&town.home).await, before, "{what}: a trace");
    town.home.raw("UPDATE lease SET epoch = epoch - 1").await;
    *baraza.app.lease.lock().unwrap() = lease;
    baraza.engine.turn().await.unwrap();
    assert_ne!(stored(&town.home).await, before, "{what}: it is decided after all");
    turn(town, baraza).await;
}

on_both! {
    async fn what_cannot_be_stored_leaves_no_trace(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        baraza.order(&small_cohort(), 1).await;
        twice(&town, &baraza, "a file").await;
        baraza.order(&second_cohort(), 2).await;
        baraza.settle(&town).await;
        let (achieng, wanjiku, peer) = (town.achieng(), town.wanjiku(), town.room("peer"));
        achieng.join(&peer).unwrap();
        twice(&town, &baraza, "somebody comes in").await;
        achieng.say(&peer, "hello").unwrap();
        twice(&town, &baraza, "a post").await;
        let chat = town.chat(&wanjiku);
        wanjiku.join(&chat).unwrap();
        twice(&town, &baraza, "a chat that two cohorts hear of").await;
        wanjiku.say(&chat, "!rota").unwrap();
        twice(&town, &baraza, "which cohort is meant").await;
        wanjiku.say(&chat, "1").unwrap();
        twice(&town, &baraza, "this one is").await;
        wanjiku.leave(&chat).unwrap();
        twice(&town, &baraza, "a chat that is left").await;
        let stranger = town.fake.person("stranger");
        let chat = stranger.open_chat(VOICE).unwrap();
        twice(&town, &baraza, "an invitation of a stranger").await;
        stranger.say(&chat, "hello").unwrap();
        twice(&town, &baraza, "a stranger's words").await;
        let encryption = json!({ "algorithm": "m.megolm.v1.aes-sha2" });
        stranger.set_state(&chat, "m.room.encryption", "", encryption).unwrap();
        twice(&town, &baraza, "a chat that becomes encrypted").await;
        baraza.nothing_parked().await;
    }
}
