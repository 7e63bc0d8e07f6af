//! From a command to its answer, as the client of whoever asked sees it.

use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use harness::{Client, eventually};
use people::Person;
use scenarios::{
    CohortFile, Row, Service, Town,
    watch::{SOON, come_in},
};
use serde_json::{Value, json};

use crate::bare::Bare;

const PEOPLE: usize = 8;
const ROUNDS: usize = 5;
const COMMAND: &str = "!rota";
/// What Synapse still does because of the last answer is no part of the next.
const BETWEEN: Duration = Duration::from_millis(300);

/// Someone who asks, with the place in their sync up to which they have read.
struct Asker {
    client: Client,
    since: String,
    /// Their chats with the voice and with the bare program.
    chats: [String; 2],
}

pub async fn measure(town: &Town, service: &Service, bare: &Bare) -> Result<Value> {
    let mut people: Vec<Person> = Vec::new();
    for number in 0..PEOPLE {
        people.push(town.person(town.moh(), &format!("Person{number} Kamau")).await?);
    }
    let rows = people.iter().enumerate().map(|(number, person)| {
        Row::accepted(person, if number == 0 { &["facilitator", "coordinator"] } else { &["mentee"] })
    });
    let id = town.cohort_id("answers");
    let file = CohortFile::new(&id, &[&town.moh().name], rows.collect()).small();
    service.apply(&file).await?;
    let peer = service.room(&id, "peer").await?;
    let plain = bare.client.create_room(&json!({ "preset": "private_chat" })).await?;
    let mut askers = Vec::new();
    for person in &people {
        let client = person.client().clone();
        come_in(person, &peer).await?;
        bare.client.invite(&plain, person.user_id()).await?;
        client.join(&plain, &[]).await?;
        let mut chats = Vec::new();
        for whom in [&service.voice, &bare.user_id] {
            let chat = client.open_chat(whom, false).await?;
            eventually(SOON, "a chat that is taken", async || {
                let members = client.members(&chat).await?;
                members
                    .get(whom.as_str())
                    .filter(|member| member.membership == "join")
                    .map(drop)
                    .context("not yet")
            })
            .await?;
            chats.push(chat);
        }
        let chats = <[String; 2]>::try_from(chats).map_err(|_| anyhow::anyhow!("two chats"))?;
        askers.push(Asker { client, since: String::new(), chats });
    }
    // What the voice says to whoever comes in is over before anybody asks.
    tokio::time::sleep(Duration::from_secs(5)).await;
    for asker in &mut askers {
        asker.since = next(&asker.client.sync(None, Duration::ZERO).await?)?;
    }
    let mut times: [Vec<Duration>; 4] = Default::default();
    for _ in 0..ROUNDS {
        for asker in &mut askers {
            let chats = asker.chats.clone();
            times[0].push(answered(asker, &peer, &service.voice).await?);
            times[1].push(answered(asker, &plain, &bare.user_id).await?);
            times[2].push(answered(asker, &chats[0], &service.voice).await?);
            times[3].push(answered(asker, &chats[1], &bare.user_id).await?);
        }
    }
    let [room, bare_room, chat, bare_chat] = times.map(median);
    Ok(json!({
        "answers of each": PEOPLE * ROUNDS,
        "room": { "median ms": room, "bare": bare_room, "times": room / bare_room },
        "chat": { "median ms": chat, "bare": bare_chat, "times": chat / bare_chat },
    }))
}

/// Asks, and waits until an answer of `whom` is in the sync.
async fn answered(asker: &mut Asker, room: &str, whom: &str) -> Result<Duration> {
    tokio::time::sleep(BETWEEN).await;
    asker.since = next(&asker.client.sync(Some(&asker.since), Duration::ZERO).await?)?;
    let began = Instant::now();
    asker.client.say(room, COMMAND).await?;
    while began.elapsed() < SOON {
        let sync = asker.client.sync(Some(&asker.since), SOON).await?;
        asker.since = next(&sync)?;
        let mut events = sync["rooms"]["join"][room]["timeline"]["events"].as_array().into_iter().flatten();
        if events.any(|event| event["type"] == "m.room.message" && event["sender"] == whom) {
            return Ok(began.elapsed());
        }
    }
    anyhow::bail!("{whom} never answered in {room}")
}

fn next(sync: &Value) -> Result<String> {
    Ok(sync["next_batch"].as_str().context("a sync without its end")?.to_owned())
}

fn median(mut times: Vec<Duration>) -> f64 {
    times.sort_unstable();
    times.get(times.len() / 2).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
}
