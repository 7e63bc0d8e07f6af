//! The chain: a cohort's file becomes rooms on two federated servers, and commands are answered there.

use std::collections::BTreeSet;

use anyhow::{Result, ensure};
use harness::eventually;
use scenarios::watch::{SOON, rota_answered, state_events, state_ids};
use scenarios::{Database, Service, Town};

use crate::cast::Cast;

const KINDS: [&str; 7] = ["space", "peer", "social", "notices", "facilitators", "liaison", "library"];

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_file_becomes_rooms_and_the_rota_is_answered_on_both_servers() -> Result<()> {
    a_file_becomes_rooms(&Database::Sqlite).await
}

pub async fn a_file_becomes_rooms(database: &Database) -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let mut service = Service::prepare(&town.settings(database))?;
    let file = cast.cohort(&town, "chain");
    service.start().await?;

    let path = service.write("chain.toml", &file.toml())?;
    let planned = service.good(&["plan", &path]).await?;
    ensure!(planned.contains("+ cohort") && planned.contains("+ room peer"), "{planned}");
    ensure!(!service.cli(&["show", &file.id]).await?.good, "plan made the cohort");

    let applied = service.good(&["apply", &path, "--now"]).await?;
    ensure!(applied.contains("applied"), "{applied}");
    let mut rooms = Vec::new();
    for kind in KINDS {
        rooms.push(service.room(&file.id, kind).await?);
    }
    let peer = &rooms[1];
    // Each is found by a picture of its own.
    eventually(SOON, "seven pictures", async || {
        let mut pictures = BTreeSet::new();
        for room in &rooms {
            let state = state_events(town.moh(), room).await?;
            let picture = state.get(&("m.room.avatar".to_owned(), String::new()));
            pictures
                .extend(picture.and_then(|event| event["content"]["url"].as_str().map(ToOwned::to_owned)));
        }
        ensure!(pictures.len() == KINDS.len(), "{pictures:?}");
        ensure!(pictures.iter().all(|picture| picture.starts_with("mxc://")), "{pictures:?}");
        Ok(())
    })
    .await?;
    cast.come_in(peer).await?;

    for person in [&cast.njeri, &cast.gathoni] {
        let answer = rota_answered(person, peer, &service.voice).await?;
        let content = &answer["content"];
        ensure!(content["m.relates_to"]["rel_type"] == "m.thread", "answered outside a thread: {content}");
        ensure!(content["msgtype"] == "m.notice", "it would ring: {content}");
        let body = content["body"].as_str().unwrap_or_default();
        ensure!(body.lines().filter(|line| line.contains(": ")).count() >= 4, "no four weeks in:\n{body}");
        ensure!(body.contains("Wanjiku") && body.contains("Muthoni"), "{body}");
    }

    // A second time it changes nothing, and writes nothing.
    eventually(SOON, "rooms that match", async || {
        let plan = service.good(&["plan", &path]).await?;
        ensure!(plan.starts_with("no changes"), "{plan}");
        Ok(())
    })
    .await?;
    let before = state_ids(town.moh(), &rooms).await?;
    let said_before = cast.njeri.client().all_messages(peer).await?.len();
    let again = service.good(&["apply", &path, "--now"]).await?;
    ensure!(again.starts_with("no changes"), "{again}");
    // What is shown is a file that says the same.
    let shown = service.good(&["show", &file.id]).await?;
    let shown = service.write("shown.toml", &shown)?;
    let from_shown = service.good(&["apply", &shown, "--now"]).await?;
    ensure!(from_shown.starts_with("no changes"), "{from_shown}");
    ensure!(state_ids(town.moh(), &rooms).await? == before, "state was written");
    ensure!(cast.njeri.client().all_messages(peer).await?.len() == said_before, "something was said");

    let took = service.stop().await?;
    ensure!(took.as_secs() < 12, "a clean stop took {took:?}");
    // And the same where the service does not run.
    let alone = service.good(&["apply", &path, "--now"]).await?;
    ensure!(alone.starts_with("no changes"), "{alone}");
    ensure!(state_ids(town.moh(), &rooms).await? == before, "state was written without the service");
    Ok(())
}
