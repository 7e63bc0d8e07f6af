//! The reconciler's own loop, with real waiting: what hangs for one cohort, server or check holds nothing else up.

use std::time::{Duration, Instant};

use appservice::outbound::rounds;
use fake_homeserver::{Fault, Trouble};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use crate::{
    home::on_sqlite,
    town::{Baraza, Town, small_cohort},
};

const CLOSES: &str = "2026-11-20T17:00";
const HANGS: Trouble = Trouble::Delay(Duration::from_secs(30));
/// Much longer than anything takes that does not hang, and shorter than what does.
const SOON: Duration = Duration::from_secs(8);

fn second_cohort() -> String {
    small_cohort().replace(r#"id = "lari""#, r#"id = "thika""#)
}

fn room_of(town: &Town, cohort: &str) -> String {
    town.fake.room_of_alias(&format!("#baraza_{cohort}_peer:moh.test")).unwrap()
}

async fn two_cohorts(town: &Town) -> Baraza {
    let baraza = town.begin().await;
    baraza.order(&small_cohort(), 1).await;
    baraza.order(&second_cohort(), 2).await;
    baraza.settle(town).await;
    baraza
}

fn begin(baraza: &Baraza) -> JoinHandle<()> {
    let rounds = rounds::run(
        baraza.app.clone(),
        baraza.engine.clone(),
        baraza.health.clone(),
        CancellationToken::new(),
    );
    tokio::spawn(rounds)
}

async fn soon(what: &str, mut so: impl FnMut() -> bool) {
    let began = Instant::now();
    while !so() {
        assert!(began.elapsed() < SOON, "{what}");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_cohort_that_hangs_delays_no_closing_of_another() {
    on_sqlite(async |home| {
        let town = Town::new(home).await;
        let baraza = two_cohorts(&town).await;
        let [lari, thika] = ["lari", "thika"].map(|cohort| room_of(&town, cohort));
        town.fake.inject(Fault::on(&format!("GET /v3/rooms/{lari}/state"), HANGS));
        town.until(CLOSES);
        let rounds = begin(&baraza);
        soon("the other cohort waits", || town.is_closed(&thika)).await;
        assert!(!town.is_closed(&lari));
        rounds.abort();
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_check_of_the_queue_that_hangs_delays_no_round() {
    on_sqlite(async |home| {
        let town = Town::new(home).await;
        let baraza = two_cohorts(&town).await;
        town.until(CLOSES);
        baraza.settle(&town).await;
        town.fake.inject(Fault::on("GET /unstable/org.matrix.msc4140/delayed_events", HANGS));
        let rounds = begin(&baraza);
        soon("nobody looks whether the queue is there", || {
            !town.fake.requests("GET /unstable/org.matrix.msc4140/delayed_events").is_empty()
        })
        .await;
        baraza.order(&small_cohort().replace("Lari nurses", "Lari midwives"), 3).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        let room = room_of(&town, "lari");
        let name = || town.fake.state_content(&room, "m.room.name", "").unwrap()["name"].to_string();
        soon("the rounds wait for the check", || name().contains("midwives")).await;
        rounds.abort();
    })
    .await;
}
