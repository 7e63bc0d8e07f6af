//! Requests to the homeserver follow what happens, never how much there is. Counts, never times.

use std::time::Duration;

use appservice::{
    inbound::{following, healing},
    outbound::rounds,
};
use tokio_util::sync::CancellationToken;

use crate::{
    real::eventually,
    test_db::{on_both, on_sqlite},
    test_service::{Baraza, TestService, small_cohort},
};

const MINUTE: Duration = Duration::from_secs(60);

fn numbered(number: u32) -> String {
    small_cohort().replace(r#"id = "lari""#, &format!(r#"id = "c{number}""#))
}

async fn cohorts(town: &TestService, count: u32) -> Baraza {
    let baraza = town.begin().await;
    // By this name the other helpers look for a cohort.
    baraza.order(&small_cohort(), 1).await;
    for number in 2..=count {
        baraza.order(&numbered(number), number).await;
    }
    baraza.settle(town).await;
    baraza.heal().await;
    baraza.settle(town).await;
    baraza.follow().await;
    baraza
}

/// What each loop asks in a minute in which nothing happens: two long polls, one list of openings, its share of the walk.
async fn idle_minute(town: &TestService, baraza: &Baraza) -> Vec<String> {
    town.fake.clear_journal();
    for _ in 0..2 {
        baraza.follow().await;
        baraza.follower.lock().await.heal(&baraza.app, baraza.app.clock.now_ms()).await.unwrap();
    }
    baraza.reconciler.verify_queue().await.unwrap();
    assert!(baraza.app.wakes.take_dirty().is_empty(), "no cohort gets a round");
    town.fake.journal().iter().map(|request| request.path.clone()).collect()
}

/// With openings queued, as at night.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_idle_minute_costs_the_same_with_one_cohort_and_with_twenty() {
    let mut costs = Vec::new();
    for count in [1, 20] {
        on_sqlite(async |home| {
            let town = TestService::new(home).await;
            let baraza = cohorts(&town, count).await;
            town.until("2026-11-20T16:50");
            baraza.settle(&town).await;
            town.until("2026-11-20T17:00");
            for _ in 0..3 {
                baraza.settle(&town).await;
                baraza.heal().await;
            }
            baraza.app.wakes.take_dirty();
            assert_eq!(town.fake.delayed().len(), usize::try_from(count).unwrap());
            town.pass(MINUTE);
            costs.push(idle_minute(&town, &baraza).await);
        })
        .await;
    }
    let sync = "/unstable/org.matrix.simplified_msc3575/sync";
    assert_eq!(costs[0], [sync, sync, "/unstable/org.matrix.msc4140/delayed_events"]);
    assert_eq!(costs[0], costs[1]);
}

on_both! {
    /// A day of the slow walk: each room and each chat once, and never many at once.
    async fn in_a_day_each_room_is_read_back_once(home) {
        let town = TestService::new(home).await;
        let baraza = cohorts(&town, 8).await;
        let rooms = town.fake.rooms();
        let pages = || town.fake.requests("GET /v3/rooms/*/messages");
        town.fake.clear_journal();
        let (mut at, mut most) = (baraza.app.clock.now_ms(), 0);
        for _ in 0..24 {
            let before = pages().len();
            for _ in 0..12 {
                town.pass(5 * MINUTE);
                let now = baraza.app.clock.now_ms();
                assert_eq!(healing::walk(&baraza.app, at, now).await.unwrap(), 0);
                at = now;
            }
            most = most.max(pages().len() - before);
        }
        for room in &rooms {
            let path = format!("GET /v3/rooms/{room}/messages");
            assert_eq!(town.fake.requests(&path).len(), 1, "{room}");
        }
        assert_eq!(pages().len(), rooms.len());
        assert!(most <= 6, "{most} of {} in an hour", rooms.len());
        let mut walked = baraza.app.wakes.take_dirty();
        walked.sort();
        assert_eq!(walked.len(), 8, "each cohort had its round of the day");
    }

    /// One room has a gap: that room is read back, and no other; and not before ten seconds are over.
    async fn only_the_room_with_the_gap_is_read_back(home) {
        let town = TestService::new(home).await;
        let baraza = cohorts(&town, 3).await;
        let peer = town.room("peer");
        town.achieng().join(&peer).unwrap();
        baraza.settle(&town).await;
        baraza.heal().await;
        town.achieng().say(&peer, "heard").unwrap();
        baraza.settle(&town).await;
        town.fake.hold_push();
        town.achieng().say(&peer, "unheard").unwrap();
        town.fake.forget_queued_events();
        town.fake.release_push();
        town.fake.clear_journal();
        baraza.follow().await;
        let now = baraza.app.clock.now_ms();
        let pages = || town.fake.requests("GET /v3/rooms/*/messages").len();
        assert_eq!(baraza.follower.lock().await.heal(&baraza.app, now + following::GRACE_MS - 1).await.unwrap(), 0);
        assert_eq!(pages(), 0, "it may still be delivered");
        assert_eq!(baraza.follower.lock().await.heal(&baraza.app, now + following::GRACE_MS).await.unwrap(), 1);
        let path = format!("GET /v3/rooms/{peer}/messages");
        assert_eq!((pages(), town.fake.requests(&path).len()), (1, 1));
    }

    /// The homeserver forgot where we were: the list of all rooms is asked for anew, and what was missed is found by it.
    async fn begun_anew_it_finds_what_was_missed(home) {
        let town = TestService::new(home).await;
        let baraza = cohorts(&town, 3).await;
        let peer = town.room("peer");
        town.achieng().join(&peer).unwrap();
        baraza.settle(&town).await;
        baraza.heal().await;
        town.pass(60 * MINUTE);
        baraza.heal().await;
        town.fake.hold_push();
        town.achieng().say(&peer, "unheard").unwrap();
        town.fake.forget_queued_events();
        town.fake.release_push();
        // What came last is known: only that something happened since we last followed says that there may be a gap.
        town.pass(MINUTE);
        town.achieng().say(&peer, "heard").unwrap();
        baraza.settle(&town).await;
        town.fake.forget_positions();
        town.fake.clear_journal();
        assert_eq!(baraza.heal().await, 0, "it is told to begin anew");
        assert_eq!(baraza.heal().await, 1);
        assert_eq!(town.fake.requests("GET /v3/rooms/*/messages").len(), 1, "of no other room");
    }
}

/// Without sliding sync each room is read back once an hour, and the operator reads of it.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_homeserver_without_sliding_sync_is_walked_over_in_an_hour() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = cohorts(&town, 3).await;
        town.fake.set_sliding_sync(false);
        let stop = CancellationToken::new();
        let following = tokio::spawn(following::follow(baraza.app.clone(), stop.clone()));
        eventually("it is noticed", async || baraza.app.following.is_without()).await;
        assert!(baraza.health.words().contains("no sliding sync"), "{}", baraza.health.words());
        town.fake.clear_journal();
        let at = baraza.app.clock.now_ms();
        town.pass(60 * MINUTE);
        healing::walk(&baraza.app, at, baraza.app.clock.now_ms()).await.unwrap();
        assert_eq!(town.fake.requests("GET /v3/rooms/*/messages").len(), town.fake.rooms().len());
        stop.cancel();
        following.await.unwrap();
    })
    .await;
}

/// The reconciler's own loop: at the start it looks at all cohorts, then at those alone in which something happened.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_the_cohort_that_changed_gets_a_round() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let baraza = cohorts(&town, 3).await;
        baraza.app.wakes.take_dirty();
        town.fake.clear_journal();
        let (app, engine, health) = (baraza.app.clone(), baraza.engine.clone(), baraza.health.clone());
        let rounds = tokio::spawn(rounds::run(app, engine, health, CancellationToken::new()));
        let states = || town.fake.requests("GET /v3/rooms/*/state");
        eventually("all of them at the start", async || {
            let done = states().iter().filter(|request| request.status.is_some()).count();
            done == 6
        })
        .await;
        town.fake.clear_journal();
        baraza.order(&small_cohort().replace("Lari nurses", "Lari midwives"), 90).await;
        while baraza.engine.turn().await.unwrap() > 0 {}
        let peer = town.room("peer");
        let name = || town.fake.state_content(&peer, "m.room.name", "").unwrap()["name"].to_string();
        eventually("the change", async || name().contains("midwives")).await;
        let ours = [peer.clone(), town.room("space")];
        let others = |path: &str| !ours.iter().any(|room| path.contains(room.as_str()));
        let strange: Vec<String> =
            states().into_iter().map(|request| request.path).filter(|path| others(path)).collect();
        assert_eq!(strange, Vec::<String>::new());
        rounds.abort();
    })
    .await;
}
