//! The cohort's page with a year of data behind it, as a browser asks for it.

use std::{
    path::Path,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use appservice::{engine::LEASE, idsource, pages};
use bench::{PEOPLE, World, account};
use serde_json::{Value, json};
use storage::{ActivityKind, ActivityRow, CohortWrite, Decision, Fence, MembershipChange, WebSession};

use crate::{cpu_ms, ms};

const DAY_MS: i64 = 24 * 3_600_000;
const DAYS: i64 = 365;
/// Posts of one person in a day; every second answers the one before it.
const POSTS: i64 = 3;
const PAGES: usize = 200;
const COOKIE: &str = "the-cookie-of-the-bench-0123456789abcdef";

pub async fn page(database: &str, folder: &Path) -> anyhow::Result<Value> {
    let world = World::new(database, folder, 1).await?;
    let store = &world.app.store;
    let now = world.app.clock.now_ms();
    a_year(&world, now).await?;
    let session = WebSession {
        session_hash: idsource::hash(COOKIE),
        cohort_id: "c0".to_owned(),
        person_id: None,
        expires_at: now + DAY_MS,
    };
    store.add_session(&session).await?;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/cohort", listener.local_addr()?);
    let router = pages::router(&world.app);
    tokio::spawn(async move { axum::serve(listener, router).await });
    let client = reqwest::Client::builder().no_proxy().build()?;
    let ask = || client.get(&url).header("cookie", format!("baraza={COOKIE}")).send();
    let first = Instant::now();
    let length = ask().await?.error_for_status()?.text().await?.len();
    let first = first.elapsed();
    let (mut times, cpu): (Vec<Duration>, f64) = (Vec::new(), cpu_ms()?);
    for _ in 0..PAGES {
        let began = Instant::now();
        ask().await?.error_for_status()?.bytes().await?;
        times.push(began.elapsed());
    }
    times.sort_unstable();
    Ok(json!({
        "acts": DAYS * POSTS * PEOPLE as i64,
        "bytes": length,
        "first ms": ms(first),
        "cpu ms": (cpu_ms()? - cpu) / PAGES as f64,
        "p50 ms": ms(times[PAGES / 2]),
        "p99 ms": ms(times[PAGES * 99 / 100]),
    }))
}

async fn a_year(world: &World, now: i64) -> anyhow::Result<()> {
    let store = &world.app.store;
    let lease = store.take_lease(LEASE, &world.app.holder, now, 1_000 * DAY_MS).await?.context("no lease")?;
    let cohort = store.load_cohort("c0").await?.context("no cohort")?;
    let mut people = Vec::new();
    for number in 0..PEOPLE {
        people.push(store.person_for(&account(0, number)).await?.context("unknown")?.person_id);
    }
    for day in (0..DAYS).rev() {
        let begins = now - (day + 1) * DAY_MS;
        let mut part = CohortWrite {
            cohort_id: "c0".to_owned(),
            read_version: cohort.version,
            ..CohortWrite::default()
        };
        if day + 1 == DAYS {
            let comes = |person: &String| MembershipChange {
                place: "peer".to_owned(),
                person_id: person.clone(),
                at: begins,
                present: true,
            };
            part.membership = people.iter().map(comes).collect();
        }
        let mut before: Option<String> = None;
        for number in 0..POSTS * PEOPLE as i64 {
            let at = begins + number * 60_000;
            let event = idsource::hash(&format!("{day} {number}"));
            part.activity.push(ActivityRow {
                event_id: format!("${}", &event[..43]),
                cohort_id: "c0".to_owned(),
                place: "peer".to_owned(),
                person_id: people[usize::try_from(number)? * 7 % PEOPLE].clone(),
                sent_at: at,
                kind: ActivityKind::Post,
                reply_to: before.take(),
                thread: None,
                history: false,
                question: false,
                redacted: false,
                late: false,
                command: false,
                received_at: Some(at),
            });
            if number % 2 == 0 {
                before = part.activity.last().map(|act| act.event_id.clone());
            }
        }
        let fence = Fence::from(&lease);
        store
            .decide_commit(&Decision {
                fence,
                decided_at: begins,
                cohorts: vec![part],
                ..Decision::default()
            })
            .await?;
    }
    Ok(())
}
