//! What rows are called: causes, keys, queues, names of timers and settings, facts of the audit log. They stay when
//! names and accounts are erased, and they are logged; so no person's Matrix ID is in any of them.

use std::time::Duration;

use sqlx::{AssertSqlSafe, Connection as _, PgConnection, SqliteConnection};

use crate::{
    scenario,
    test_db::on_both,
    test_service::{Baraza, TestService, small_cohort},
};

/// Tables with the columns that name a row, or tell facts of it, and outlive what they are about.
const NAMES: [(&str, &str); 16] = [
    ("inbox", "cause"),
    ("inbox", "queue"),
    ("inbox", "reason"),
    ("outbox", "effect_key"),
    ("outbox", "queue"),
    ("outbox", "cause"),
    ("queue_block", "queue"),
    ("timer", "name"),
    ("setting", "name"),
    ("setting", "value"),
    ("counter", "name"),
    ("audit", "audit_id"),
    ("audit", "detail"),
    ("activity", "person_id"),
    ("membership_span", "person_id"),
    ("cohort", "cohort_id"),
];

/// How many values of a column hold a person's account.
async fn with_account(town: &TestService, table: &str, column: &str) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table} WHERE {column} LIKE '%@%:%'");
    if town.home.is_sqlite {
        let sql = sqlx::query_scalar(AssertSqlSafe(sql));
        sql.fetch_one(&mut SqliteConnection::connect(&town.home.url).await.unwrap()).await.unwrap()
    } else {
        let sql = sqlx::query_scalar(AssertSqlSafe(sql));
        sql.fetch_one(&mut PgConnection::connect(&town.home.url).await.unwrap()).await.unwrap()
    }
}

async fn nobody_is_named(town: &TestService, when: &str) {
    for (table, column) in NAMES {
        assert_eq!(with_account(town, table, column).await, 0, "{table}.{column}, {when}");
    }
}

/// What the story leaves out: commands with accounts in them, answers, an emergency, moderation by a button.
async fn the_rest(town: &TestService, baraza: &Baraza) {
    let (peer, wanjiku, makena) = (town.room("peer"), town.wanjiku(), town.makena());
    let (hers, theirs) = (town.chat(&wanjiku), town.chat(&makena));
    wanjiku.join(&hers).unwrap();
    baraza.settle(town).await;
    for command in
        ["!warn @makena:moh.test: loud", "1", "!mute @achieng:county.test 1h why", "1", "!audit", "!undo"]
    {
        wanjiku.say(&hers, command).unwrap();
        baraza.settle(town).await;
    }
    for command in
        ["!urgent @wanjiku:moh.test the fridge", "!report @achieng:county.test was loud", "0", "!appeal no"]
    {
        makena.say(&theirs, command).unwrap();
        baraza.settle(town).await;
    }
    let post = makena.say(&peer, "hello @wanjiku:moh.test").unwrap();
    wanjiku.react(&peer, &post, "👍").unwrap();
    town.fake.person("stranger").open_chat(crate::test_service::VOICE).unwrap();
    baraza.settle(town).await;
    town.achieng().leave(&peer).unwrap();
    baraza.order(&small_cohort().replace("Respect everyone.", "Respect all."), 2).await;
    baraza.settle(town).await;
    town.pass(Duration::from_secs(60));
    baraza.settle(town).await;
}

on_both! {
    async fn no_key_and_no_cause_holds_a_matrix_id(home) {
        let town = TestService::new(home).await;
        let (baraza, _) = scenario::tell(&town).await;
        nobody_is_named(&town, "after the story").await;
        the_rest(&town, &baraza).await;
        nobody_is_named(&town, "after all that people do").await;
    }
}
