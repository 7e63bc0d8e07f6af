//! An apply that a dying homeserver interrupts is finished by the next one, without a second room.

use std::collections::BTreeMap;
use std::process::Stdio;
use std::time::Duration;

use anyhow::{Context, Result, bail, ensure};
use harness::Client;
use scenarios::watch::{rooms_with_people, state_events};
use scenarios::{CohortFile, Service, Town};
use serde_json::Value;
use tokio::time::{Instant, sleep, timeout};

use crate::cast::Cast;

/// When the homeserver dies after the creation of a room begins, of which room, and whether `apply` dies with it.
const CRASHES: [(u64, usize, bool); 4] = [(20, 1, false), (50, 2, true), (90, 2, false), (20, 3, true)];

/// How long a step may take.
const PATIENCE: Duration = Duration::from_secs(60);

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn an_apply_interrupted_at_a_rooms_creation_is_finished_by_the_next() -> Result<()> {
    let town = Town::own().await?;
    let cast = Cast::of(&town).await?;
    let (service, tap) = town.tapped_service().await?;
    let whole = encrypted(cast.cohort(&town, "whole"));
    service.apply(&whole).await?;
    let expected = rooms(&town, &service, &whole.id).await?;
    ensure!(expected.len() == 4, "{:?}", expected.keys());

    for (number, (delay, nth, dies)) in CRASHES.into_iter().enumerate() {
        let file = encrypted(cast.cohort(&town, &format!("cut{number}x")));
        let path = service.write("cut.toml", &file.toml())?;
        let from = tap.requests().len();
        let mut apply = service
            .command(&["apply", &path, "--now"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()?;
        let begun = tap.passed("POST /_matrix/client/v3/createRoom", nth, from);
        tokio::select! {
            () = begun => {}
            ended = apply.wait() => bail!("apply ended before it made room {nth}: {ended:?}"),
            () = sleep(PATIENCE) => bail!("room {nth} was not begun: {:?}", tap.requests().get(from..)),
        }
        let dying = Instant::now();
        sleep(Duration::from_millis(delay)).await;
        town.own_servers()?.kill("moh").await?;
        if dies {
            apply.start_kill()?;
            apply.wait().await?;
        }
        town.own_servers()?.start("moh").await?;
        if !dies {
            // One that lives waits for the homeserver and goes on.
            let ended =
                timeout(PATIENCE, apply.wait()).await.context("the interrupted apply waits for ever")?;
            ensure!(ended?.success(), "the interrupted apply gave up");
        }
        let again = Instant::now();
        service.apply(&file).await?;
        println!(
            "killed after {delay} ms at room {nth}: back after {:.1} s, the next apply took {:.1} s",
            again.duration_since(dying).as_secs_f64(),
            again.elapsed().as_secs_f64()
        );
        let made = rooms(&town, &service, &file.id).await?;
        for (kind, state) in &expected {
            let found = made.get(kind).with_context(|| format!("after {delay} ms: no room {kind}"))?;
            ensure!(
                found == state,
                "after {delay} ms at room {nth}: {kind}\nis     {found:?}\nwanted {state:?}"
            );
        }
        ensure!(made.len() == expected.len(), "after {delay} ms: {:?}", made.keys());
        let again = service.apply(&file).await?;
        ensure!(again.starts_with("no changes"), "after {delay} ms: {again}");
    }
    Ok(())
}

fn encrypted(mut file: CohortFile) -> CohortFile {
    file.encrypted = true;
    file.without = vec!["social", "notices", "library"];
    file
}

/// The rooms of a cohort in which anybody is, by kind, and what of their state is the same in every cohort. Two rooms
/// of a kind are an error.
async fn rooms(
    town: &Town,
    service: &Service,
    cohort: &str,
) -> Result<BTreeMap<String, BTreeMap<String, Value>>> {
    let steward: Client = town.steward();
    let mut all = BTreeMap::new();
    for room in rooms_with_people(town.moh()).await? {
        let state = state_events(town.moh(), &room).await?;
        let content =
            |kind: &str| state.get(&(kind.to_owned(), String::new())).map(|event| event["content"].clone());
        let created = content("m.room.create").context("a room without a beginning")?;
        let mark = content("org.baraza.room").unwrap_or_else(|| created["org.baraza.room"].clone());
        if mark["cohort"] != cohort {
            continue;
        }
        let kind = mark["kind"].as_str().context("a mark without a kind")?.to_owned();
        ensure!(steward.joined_rooms().await?.contains(&room), "the steward is not in {kind}");
        ensure!(service.room(cohort, &kind).await? == room, "the {kind} room of the database is another one");
        let mut same = BTreeMap::new();
        for name in [
            "m.room.power_levels",
            "m.room.server_acl",
            "m.room.encryption",
            "m.room.history_visibility",
            "m.room.guest_access",
            "m.room.topic",
        ] {
            same.insert(name.to_owned(), content(name).unwrap_or_default());
        }
        // Synapse adds a level of its own to rooms that come into being whole; nothing reads it.
        if let Some(levels) = same.get_mut("m.room.power_levels").and_then(Value::as_object_mut) {
            levels.remove("historical");
        }
        if kind != "space" {
            ensure!(
                same["m.room.encryption"]["algorithm"] == "m.megolm.v1.aes-sha2",
                "{kind} is not encrypted"
            );
        }
        same.insert(
            "join rule".to_owned(),
            content("m.room.join_rules").unwrap_or_default()["join_rule"].clone(),
        );
        let keys = |name: &str| state.keys().filter(|(kind, _)| kind == name).count();
        same.insert("children".to_owned(), keys("m.space.child").into());
        same.insert("parents".to_owned(), keys("m.space.parent").into());
        same.insert("people".to_owned(), keys("m.room.member").into());
        ensure!(all.insert(kind.clone(), same).is_none(), "two rooms of the kind {kind}");
    }
    Ok(all)
}
