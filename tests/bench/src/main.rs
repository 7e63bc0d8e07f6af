//! Prints as JSON what deciding costs on this machine: `cargo run --release -p bench`. With `BARAZA_TEST_POSTGRES` (an
//! address of a server on which databases may be made) PostgreSQL is measured as well. Arguments choose what is
//! measured: `posts`, `chats`, `door`, `page`, `start`.

mod page;
mod start;

use std::{
    io::Write as _,
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use anyhow::Context as _;
use appservice::inbound::http;
use bench::{HS_TOKEN, World, account, room};
use secrecy::SecretString;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection as _, Executor as _};

/// Posts of a backlog: enough for some seconds.
const POSTS: usize = if cfg!(debug_assertions) { 2_000 } else { 20_000 };
/// Cohorts over which the direct messages are measured.
const COHORTS: [usize; 5] = [1, 50, 200, 500, 1_000];
const MESSAGES: usize = 40;
const TRANSACTIONS: usize = 200;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    if let [what, database, folder] = &chosen[..]
        && what == "opened"
    {
        println!("{}", start::opened(database, Path::new(folder)).await?);
        return Ok(());
    }
    let is_chosen = |what: &str| chosen.is_empty() || chosen.iter().any(|word| word == what);
    let mut results = json!({ "build": if cfg!(debug_assertions) { "dev" } else { "release" } });
    let postgres = std::env::var("BARAZA_TEST_POSTGRES").ok();
    for cohorts in [1, 50] {
        if is_chosen("posts") {
            let folder = tempfile::tempdir_in(".")?;
            results[format!("posts, sqlite, {cohorts}")] =
                posts(&sqlite(folder.path()), folder.path(), cohorts).await?;
            if let Some(server) = &postgres {
                let url = database(server, &format!("baraza_bench_{cohorts}")).await?;
                results[format!("posts, postgres, {cohorts}")] = posts(&url, folder.path(), cohorts).await?;
            }
        }
    }
    if is_chosen("chats") {
        let folder = tempfile::tempdir_in(".")?;
        results["direct messages, sqlite"] = chats(&sqlite(folder.path()), folder.path()).await?;
    }
    if is_chosen("door") {
        let folder = tempfile::tempdir_in(".")?;
        results["transactions of 100, sqlite"] = door(&sqlite(folder.path()), folder.path()).await?;
    }
    if is_chosen("page") {
        let folder = tempfile::tempdir_in(".")?;
        results["page, sqlite"] = page::page(&sqlite(folder.path()), folder.path()).await?;
    }
    if is_chosen("start") {
        let folder = tempfile::tempdir_in(".")?;
        results["start, sqlite"] = start::start(&sqlite(folder.path()), folder.path()).await?;
    }
    println!("{results:#}");
    Ok(())
}

fn sqlite(folder: &Path) -> String {
    format!("sqlite:{}", folder.join("baraza.db").display())
}

async fn database(server: &str, name: &str) -> anyhow::Result<String> {
    let mut admin = sqlx::PgConnection::connect(server).await?;
    for sql in [format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"), format!("CREATE DATABASE {name}")] {
        admin.execute(AssertSqlSafe(sql)).await?;
    }
    let (address, parameters) = server.split_once('?').unwrap_or((server, ""));
    let after_scheme = address.find("://").map_or(0, |at| at + 3);
    let end = address[after_scheme..].find('/').map_or(address.len(), |at| after_scheme + at);
    Ok(format!("{}/{name}?{parameters}", &address[..end]))
}

/// CPU of this process so far, in milliseconds.
fn cpu_ms() -> anyhow::Result<f64> {
    let text = std::fs::read_to_string("/proc/self/stat")?;
    let rest = text.rsplit_once(')').context("no stat")?.1;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let ticks: u64 = fields[11].parse::<u64>()? + fields[12].parse::<u64>()?;
    Ok(ticks as f64 * 10.0)
}

/// Bytes that this process wrote so far (SQLite is in it; PostgreSQL is not).
fn written() -> anyhow::Result<u64> {
    let text = std::fs::read_to_string("/proc/self/io")?;
    let line = text.lines().find_map(|line| line.strip_prefix("wchar: ")).context("no io")?;
    Ok(line.parse()?)
}

async fn posts(database: &str, folder: &Path, cohorts: usize) -> anyhow::Result<Value> {
    let mut world = World::new(database, folder, cohorts).await?;
    world.post(POSTS).await?;
    let (work, cpu, bytes, began) = (world.app.store.work(), cpu_ms()?, written()?, Instant::now());
    let turns = world.drain().await?;
    let (took, work) = (began.elapsed(), world.app.store.work().since(work));
    let rows = POSTS as f64;
    let counts = world.app.store.counts().await?;
    anyhow::ensure!(counts.inbox_waiting == 0 && counts.inbox_parked == 0, "not all is decided: {counts:?}");
    Ok(json!({
        "rows a second": (rows / took.as_secs_f64()).round(),
        "cpu ms a row": (cpu_ms()? - cpu) / rows,
        "statements a row": work.statements() as f64 / rows,
        "commits a row": work.commits as f64 / rows,
        "bytes written a row": (written()? - bytes) as f64 / rows,
        "turns": turns,
    }))
}

async fn chats(database: &str, folder: &Path) -> anyhow::Result<Value> {
    let mut world = World::new(database, folder, 1).await?;
    let mut results = json!({});
    for cohorts in COHORTS {
        world.grow(cohorts).await?;
        let (mut times, mut statements, cpu) = (Vec::new(), 0, cpu_ms()?);
        for number in 0..MESSAGES {
            if number % bench::PEOPLE == 0 {
                world.pass_an_hour();
            }
            world.write_to_voice(number, "!rota").await?;
            let (work, began) = (world.app.store.work(), Instant::now());
            world.drain().await?;
            times.push(began.elapsed());
            statements = world.app.store.work().since(work).statements();
        }
        times.sort_unstable();
        results[cohorts.to_string()] = json!({
            "median ms": ms(times[MESSAGES / 2]),
            "cpu ms": (cpu_ms()? - cpu) / MESSAGES as f64,
            "statements": statements,
        });
    }
    Ok(results)
}

async fn door(database: &str, folder: &Path) -> anyhow::Result<Value> {
    let mut world = World::new(database, folder, 1).await?;
    let door = http::Door {
        store: world.app.store.clone(),
        hs_token: Arc::new(SecretString::from(HS_TOKEN.to_owned())),
        clock: world.app.clock.clone(),
        arrived: world.app.wakes.arrived.clone(),
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/_matrix/app/v1/transactions", listener.local_addr()?);
    tokio::spawn(async move { axum::serve(listener, http::router(door)).await });
    let client = reqwest::Client::builder().no_proxy().build()?;
    let mut bare = std::fs::File::create(folder.join("bare"))?;
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for number in 0..TRANSACTIONS {
        let events: Vec<Value> = (0..100)
            .map(|n| {
                world.message(&room(0, "peer"), &account(0, n % bench::PEOPLE), "The fridge stood at seven.")
            })
            .collect();
        let body = json!({ "events": events }).to_string();
        let began = Instant::now();
        bare.write_all(body.as_bytes())?;
        bare.sync_data()?;
        theirs.push(began.elapsed());
        let request = client.put(format!("{url}/{number}")).bearer_auth(HS_TOKEN).body(body);
        let began = Instant::now();
        request.send().await?.error_for_status()?;
        ours.push(began.elapsed());
    }
    let rate = |times: &[Duration]| (times.len() * 100) as f64 / times.iter().sum::<Duration>().as_secs_f64();
    let (rate_ours, rate_bare) = (rate(&ours), rate(&theirs));
    ours.sort_unstable();
    Ok(json!({
        "events a second": rate_ours.round(),
        "bare writing and syncing": rate_bare.round(),
        "of the disk": rate_ours / rate_bare,
        "p99 ms": ms(ours[TRANSACTIONS * 99 / 100]),
    }))
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
