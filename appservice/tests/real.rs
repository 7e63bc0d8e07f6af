//! The service with its own loops, doors and clocks, as `baraza run` starts it.

use std::{
    sync::LazyLock,
    time::{Duration, Instant},
};

use appservice::{
    app::App,
    clock::Clock,
    engine::LEASE,
    service::{self, Without},
    vitals::Vitals,
};
use tokio_util::sync::CancellationToken;

use crate::{
    replaced::TestOpener,
    test_db::{on_both, strings},
    test_service::{TestService, free_address, small_cohort},
};

/// The cohort works day and night, so that the test does not depend on the hour.
pub fn always_working() -> String {
    small_cohort()
        .replace(r#"days = ["mon-fri"]"#, r#"days = ["mon-sun"]"#)
        .replace(r#"from = "08:00""#, r#"from = "00:00""#)
        .replace(r#"to = "17:00""#, r#"to = "24:00""#)
}

pub struct Running {
    pub stop: CancellationToken,
    pub ended: tokio::task::JoinHandle<anyhow::Result<()>>,
    pub url: String,
    pub pages: String,
    pub vitals: Vitals,
}

pub async fn run(town: &TestService) -> Running {
    let (listen, pages) = (free_address().to_string(), free_address().to_string());
    let mut app = App::open(town.instance(&listen, &pages)).await.unwrap();
    // The machine's own clock for waiting, the town's for what is decided.
    app.clock = Clock::System;
    let stop = CancellationToken::new();
    let url = format!("http://{listen}");
    town.fake.set_appservice_url(&url);
    let vitals = app.vitals.clone();
    let ended = tokio::spawn(service::run(app, TestOpener::sound(), Without::default(), stop.clone()));
    Running { stop, ended, url, pages: format!("http://{pages}"), vitals }
}

/// A client for all: making one reads the machine's certificates, which takes a tenth of a second. It keeps no
/// connection, for each test has a runtime of its own.
pub fn http_client() -> reqwest::Client {
    static CLIENT: LazyLock<reqwest::Client> =
        LazyLock::new(|| reqwest::Client::builder().no_proxy().pool_max_idle_per_host(0).build().unwrap());
    CLIENT.clone()
}

pub async fn status(url: &str, path: &str) -> Option<u16> {
    let client = http_client();
    client.get(format!("{url}{path}")).send().await.ok().map(|answer| answer.status().as_u16())
}

pub async fn eventually(what: &str, mut check: impl AsyncFnMut() -> bool) {
    let began = Instant::now();
    while !check().await {
        assert!(began.elapsed() < Duration::from_secs(60), "{what}: not within a minute");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

on_both! {
    /// It starts while the homeserver is away, applies, answers, is stopped and started again, and answers once.
    async fn the_service_by_itself(home) {
        let town = TestService::new(home).await;
        town.fake.crash();
        let service = run(&town).await;
        eventually("alive", async || status(&service.url, "/health").await == Some(200)).await;
        assert_eq!(status(&service.url, "/ready").await, Some(503), "the homeserver is away");
        town.fake.come_back();
        eventually("ready", async || status(&service.url, "/ready").await == Some(200)).await;
        let bench = town.app().await;
        let row = storage::NewInboxRow {
            cause: "order:apply:1".to_owned(),
            queue: None,
            body: storage::Body::new(serde_json::json!({ "file": always_working(), "reset": [] }).to_string()),
            received_at: town.now().as_millisecond(),
            not_before: None,
            outcome: None,
        };
        bench.store.receive(&[row]).await.unwrap();
        let achieng = town.achieng();
        eventually("invited", async || {
            town.find_room("peer").is_some_and(|peer| town.fake.membership(&peer, &achieng).as_deref() == Some("invite"))
        })
        .await;
        let peer = town.room("peer");
        achieng.join(&peer).unwrap();
        achieng.say(&peer, "Habari?").unwrap();
        service.stop.cancel();
        service.ended.await.unwrap().unwrap();
        let said = achieng.say(&peer, "And while you were away?").unwrap();
        let again = run(&town).await;
        eventually("counted", async || bench.store.activity_by_event(&said).await.unwrap().is_some()).await;
        assert_eq!(bench.store.activity_since("lari", 0, i64::MAX).await.unwrap().len(), 2);
        let rooms = town.fake.rooms().len();
        again.stop.cancel();
        again.ended.await.unwrap().unwrap();
        assert_eq!(town.fake.rooms().len(), rooms);
        assert!(rooms <= 5, "{rooms} rooms: the space, the peer room, three chats");
    }
}

/// On SQLite one process decides. A second is refused with a clear message, and the first goes on.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_second_process_on_one_sqlite_is_refused() {
    crate::test_db::on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let first = run(&town).await;
        eventually("ready", async || status(&first.url, "/ready").await == Some(200)).await;
        let second = run(&town).await;
        let refused = tokio::time::timeout(Duration::from_secs(40), second.ended).await.unwrap().unwrap();
        let why = refused.unwrap_err().to_string();
        assert!(why.contains("another baraza decides on this database already"), "{why}");
        assert_eq!(status(&first.url, "/ready").await, Some(200));
        first.stop.cancel();
        first.ended.await.unwrap().unwrap();
        // Stopped, it gave the lease back: the next need not wait.
        let third = run(&town).await;
        eventually("ready", async || status(&third.url, "/ready").await == Some(200)).await;
        third.stop.cancel();
        third.ended.await.unwrap().unwrap();
    })
    .await;
}

/// Another process took the lease, decided something, and did not live to bring it to the homeserver. Whoever takes the
/// lease over looks after every cohort, because of what was decided meanwhile it was told nothing.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_another_process_decided_is_done_when_the_lease_is_taken_over() {
    crate::test_db::on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let service = run(&town).await;
        let mut bench = town.app().await;
        // Otherwise what is due by the machine's clock would be decided there anew, and ask for a round by itself.
        bench.clock = Clock::System;
        let order = async |number: u32, file: &str| {
            let row = storage::NewInboxRow {
                cause: format!("order:apply:{number}"),
                queue: None,
                body: storage::Body::new(serde_json::json!({ "file": file, "reset": [] }).to_string()),
                received_at: Clock::System.now_ms(),
                not_before: None,
                outcome: None,
            };
            bench.store.receive(&[row]).await.unwrap();
        };
        order(1, &always_working()).await;
        let name = || {
            let peer = town.find_room("peer")?;
            Some(town.fake.state_content(&peer, "m.room.name", "")?["name"].to_string())
        };
        eventually("its rooms are there", async || name().is_some_and(|name| name.contains("nurses"))).await;
        // Nothing is left to do: no round asks for another one by itself. What waits for a chat that nobody opened
        // has no moment, and goes on waiting: whose week begins today is asked at once.
        let (mut quiet, mut waited) = (0, i64::MAX);
        let timed = "SELECT effect_key FROM outbox WHERE state = 'waiting' AND not_before IS NOT NULL";
        eventually("it rests", async || {
            let counts = bench.store.counts().await.unwrap();
            let asked = town.fake.requests("* /v3/rooms/**").len();
            town.fake.clear_journal();
            let is_same = counts.inbox_waiting == 0 && counts.outbox_waiting == waited;
            let rests = is_same && asked == 0 && strings(&town.home.url, timed).await.is_empty();
            (quiet, waited) = (if rests { quiet + 1 } else { 0 }, counts.outbox_waiting);
            quiet > 50
        })
        .await;
        town.home.raw("UPDATE lease SET expires_at = 0").await;
        let now = Clock::System.now_ms();
        let lease = bench.store.take_lease(LEASE, "another", now, 6_000).await.unwrap();
        *bench.lease.lock().unwrap() = Some(lease.expect("it ran out"));
        order(2, &always_working().replace("Lari nurses", "Lari midwives")).await;
        while bench.engine(None).turn().await.unwrap() > 0 {}
        assert!(name().is_some_and(|name| name.contains("nurses")), "nobody has told the homeserver");
        eventually("it is told", async || name().is_some_and(|name| name.contains("midwives"))).await;
        service.stop.cancel();
        service.ended.await.unwrap().unwrap();
    })
    .await;
}
