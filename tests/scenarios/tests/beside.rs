//! Installed beside a Synapse that has people and rooms of its own: they stay as they are, and no administrator is
//! needed.

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use harness::{BootOptions, Homeservers, ServerInfo};
use people::Person;
use scenarios::Town;
use scenarios::service::program;
use scenarios::watch::{rota_answered, state_events};
use serde_json::{Value, json};

use crate::cast::Cast;

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn what_a_homeserver_had_before_stays_as_it_is() -> Result<()> {
    let town = Town::own().await?;
    let moh = town.moh();
    let elder = town.person(moh, "Wambui Elder").await?;
    let clerk = town.person(moh, "Otieno Clerk").await?;
    let rooms = older_rooms(moh, &elder, &clerk).await?;
    let before = standing(moh, &rooms).await?;
    let accounts_before = accounts(moh).await?;

    let cast = Cast::of(&town).await?;
    let (mut service, tap) = town.tapped_service().await?;
    let file = cast.cohort(&town, "beside").small();
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    rota_answered(&cast.njeri, &peer, &service.voice).await?;
    service.stop().await?;

    ensure!(standing(moh, &rooms).await? == before, "rooms of others were touched");
    let accounts_after = accounts(moh).await?;
    for (id, account) in &accounts_before {
        ensure!(accounts_after.get(id) == Some(account), "the account {id} was touched");
    }
    for own in [&service.voice, &service.steward] {
        let admin = accounts_after.get(own).is_some_and(|account| account["admin"] == true);
        ensure!(!admin, "{own} is an administrator");
    }
    let asked = tap.requests();
    ensure!(asked.len() > 20, "the tap saw only {} requests", asked.len());
    let administration: Vec<_> = asked.iter().filter(|line| line.contains("/_synapse/")).collect();
    ensure!(administration.is_empty(), "used the server's administration: {administration:?}");
    Ok(())
}

/// The way of an operator: `init`, `registration`, a restart of Synapse, `check`, `run`.
#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn an_operator_gets_from_nothing_to_a_service_that_checks_well() -> Result<()> {
    let mut options = BootOptions::new(["moh"]);
    options.progress = harness::Progress::quiet();
    let homeservers = Homeservers::boot(options).await?;
    let moh = homeservers.server("moh").clone();
    let folder = tempfile::tempdir()?;
    let address = homeservers.net().appservice(0);
    let baraza = async |words: &[&str]| -> Result<(bool, String, String)> {
        let mut command = tokio::process::Command::new(program()?);
        command.args(words).current_dir(folder.path()).kill_on_drop(true);
        let done = command.output().await?;
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Ok((done.status.success(), text(&done.stdout), text(&done.stderr)))
    };

    let (good, said, _) = baraza(&["init"]).await?;
    ensure!(good && said.contains("baraza.toml") && said.contains("baraza registration"), "{said}");
    let settings = folder.path().join("baraza.toml");
    let text = std::fs::read_to_string(&settings)?
        .replace("\"http://127.0.0.1:8008\"", &json!(moh.client_url).to_string())
        .replace("server_name = \"moh.example\"", &format!("server_name = {}", json!(moh.name)))
        .replace("# listen = \"127.0.0.1:8010\"", &format!("listen = \"{address}:8010\""))
        .replace("# url = \"http://127.0.0.1:8010\"", &format!("url = \"http://{address}:8010\""))
        .replace("# listen = \"127.0.0.1:8011\"", &format!("listen = \"{address}:8011\""));
    std::fs::write(&settings, &text)?;
    let (good, said, _) = baraza(&["init"]).await?;
    ensure!(good && said.contains("nothing was changed"), "a second init: {said}");
    ensure!(std::fs::read_to_string(&settings)? == text, "init wrote over the settings");

    let (good, said, problem) = baraza(&["check"]).await?;
    ensure!(!good && said.contains("fix:") && said.contains("baraza registration"), "{said}{problem}");
    let (good, registration, hints) = baraza(&["registration"]).await?;
    ensure!(good && hints.contains("max_event_delay_duration"), "{hints}");
    let registration: Value = serde_json::from_str(&registration).context("the registration")?;
    homeservers.register("moh", registration).await?;
    homeservers.restart("moh").await?;

    let (good, said, _) = baraza(&["check"]).await?;
    ensure!(
        !good && said.contains("baraza run"),
        "it says nothing of the service that does not run:\n{said}"
    );
    let mut run = tokio::process::Command::new(program()?);
    let mut run = run
        .arg("run")
        .current_dir(folder.path())
        .kill_on_drop(true)
        .stderr(std::process::Stdio::null())
        .spawn()?;
    let checked = harness::eventually(scenarios::watch::SOON, "a check without complaints", async || {
        let (good, said, _) = baraza(&["check"]).await?;
        ensure!(good, "{said}");
        Ok(said)
    })
    .await;
    run.start_kill()?;
    run.wait().await?;
    let checked = checked?;
    ensure!(checked.contains("Nothing is missing"), "{checked}");
    Ok(())
}

/// A room in the clear, an encrypted one and a direct chat.
async fn older_rooms(moh: &ServerInfo, elder: &Person, clerk: &Person) -> Result<Vec<String>> {
    let mut rooms = Vec::new();
    for body in [
        json!({ "name": "Wadi ya kwanza", "topic": "Zamu", "preset": "private_chat", "invite": [clerk.user_id()] }),
        json!({ "name": "Siri", "preset": "private_chat", "invite": [clerk.user_id()], "initial_state": [{
            "type": "m.room.encryption", "state_key": "", "content": { "algorithm": "m.megolm.v1.aes-sha2" },
        }] }),
        json!({ "preset": "trusted_private_chat", "is_direct": true, "invite": [clerk.user_id()] }),
    ] {
        let room = elder.client().create_room(&body).await?;
        clerk.client().join(&room, &[]).await?;
        clerk.client().say(&room, "!rota").await?;
        rooms.push(room);
    }
    // Simulated people may have no alias.
    let body = json!({ "name": "Tangazo", "preset": "public_chat", "room_alias_name": "tangazo", "room_version": "11" });
    let room = moh.admin_client().create_room(&body).await?;
    clerk.client().join(&room, &[]).await?;
    rooms.push(room);
    Ok(rooms)
}

/// All events and all state of rooms.
async fn standing(server: &ServerInfo, rooms: &[String]) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for room in rooms {
        let state = state_events(server, room).await?;
        all.push(state.into_values().map(|event| json!([event["event_id"], event["content"]])).collect());
        let path = ["_synapse", "admin", "v1", "rooms", room, "messages"];
        let query = [("dir", "b".to_owned()), ("limit", "100".to_owned())];
        let page = server.admin_client().get(&path, &query).await?;
        let events = page["chunk"].as_array().context("messages")?;
        all.push(events.iter().map(|event| event["event_id"].clone()).collect());
    }
    Ok(all)
}

/// Every account that the server has, with its devices.
async fn accounts(server: &ServerInfo) -> Result<BTreeMap<String, Value>> {
    let admin = server.admin_client();
    let path = ["_synapse", "admin", "v2", "users"];
    let answer =
        admin.get(&path, &[("limit", "1000".to_owned()), ("deactivated", "true".to_owned())]).await?;
    let mut all = BTreeMap::new();
    for user in answer["users"].as_array().context("users")? {
        let id = user["name"].as_str().context("a name")?.to_owned();
        let devices = admin.get(&["_synapse", "admin", "v2", "users", &id, "devices"], &[]).await?;
        let mut devices: Vec<String> = devices["devices"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|device| device["device_id"].as_str().map(str::to_owned))
            .collect();
        devices.sort();
        let known = json!({
            "displayname": user["displayname"], "admin": user["admin"], "deactivated": user["deactivated"],
            "appservice": user["appservice_id"], "devices": devices,
        });
        all.insert(id, known);
    }
    Ok(all)
}
