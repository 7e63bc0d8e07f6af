//! Rooms that all close in one minute, beside a loop that writes the same levels into as many rooms, one after another.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use jiff::{SignedDuration, Timestamp};
use scenarios::{CohortFile, Row, Service, Town, Window, watch::state_events};
use serde_json::{Value, json};

use crate::bare::Bare;

const ROOMS: usize = 20;
const CLOSED: i64 = 60;
const LEVELS: &str = "m.room.power_levels";
/// All openings are queued in the minutes before.
const BEFORE: SignedDuration = SignedDuration::from_secs(60);

pub async fn measure(town: &Town, service: &Service, bare: &Bare) -> Result<Value> {
    let mut files = Vec::new();
    for number in 0..ROOMS {
        let person = town.person(town.moh(), &format!("Closer{number} Kamau")).await?;
        let id = town.cohort_id(&format!("closing{number}x"));
        let rows = vec![Row::accepted(&person, &["facilitator", "coordinator"])];
        let file = CohortFile::new(&id, &[&town.moh().name], rows).small();
        service.apply(&file).await?;
        files.push(file);
    }
    let mut rooms = Vec::new();
    for file in &files {
        rooms.push(service.room(&file.id, "peer").await?);
    }
    // Long enough for all files to be applied, and a whole second.
    let from = Timestamp::from_second(Timestamp::now().checked_add(BEFORE)?.as_second())?;
    let window = Window { from, to: from.checked_add(SignedDuration::from_mins(10))? };
    for file in &mut files {
        file.windows = vec![window];
        service.apply(file).await?;
    }
    ensure!(Timestamp::now() < from, "the files took too long");
    let wait = from.duration_since(Timestamp::now()) + SignedDuration::from_secs(20);
    tokio::time::sleep(Duration::try_from(wait)?).await;
    let mut closed = Vec::new();
    let mut content = Value::Null;
    for room in &rooms {
        let state = state_events(town.moh(), room).await?;
        let levels = state.get(&(LEVELS.to_owned(), String::new())).context("no levels")?;
        ensure!(levels["content"]["events_default"] == CLOSED, "{room} is open");
        closed.push(levels["origin_server_ts"].as_i64().context("no time")? - from.as_millisecond());
        content = levels["content"].clone();
    }
    closed.sort_unstable();
    let took = beside(bare, &content).await?;
    let (first, last) = (closed[0], closed[ROOMS - 1]);
    Ok(json!({
        "rooms": ROOMS,
        "first after ms": first,
        "last after ms": last,
        "bare loop ms": took.as_millis() as u64,
        "of its rate": took.as_secs_f64() * 1_000.0 / last.max(1) as f64,
    }))
}

/// The same levels, written into as many rooms.
async fn beside(bare: &Bare, content: &Value) -> Result<Duration> {
    let mut rooms = Vec::new();
    for _ in 0..ROOMS {
        rooms.push(bare.client.create_room(&json!({ "preset": "private_chat" })).await?);
    }
    let mut levels = content.clone();
    levels["users"] = json!({});
    let began = Instant::now();
    for room in &rooms {
        bare.client.put_state(room, LEVELS, "", &levels).await?;
    }
    Ok(began.elapsed())
}
