//! Two homeservers come up, federate, are broken and mended.

use std::time::Duration;

use anyhow::{Result, ensure};
use harness::{BootOptions, Client, Homeservers, Postgres, Progress, eventually, shared};
use serde_json::json;

const SOON: Duration = Duration::from_secs(20);

fn pair() -> BootOptions {
    let mut options = BootOptions::new(["moh", "county"]);
    options.progress = Progress::quiet();
    options
}

/// A room of moh's administrator that county's administrator has joined.
async fn common_room(moh: &Client, county: &Client, via: &str) -> Result<String> {
    let room = moh.create_room(&json!({ "preset": "public_chat", "name": "Lari" })).await?;
    county.join(&room, &[via]).await?;
    Ok(room)
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_message_crosses_between_two_servers_and_survives_a_crash() -> Result<()> {
    let servers = Homeservers::boot(pair()).await?;
    let (moh, county) = (servers.admin("moh"), servers.admin("county"));
    let room = common_room(&moh, &county, &servers.server("moh").name).await?;
    let create = moh.state_event(&room, "m.room.create", "").await?.expect("a room has a create event");
    assert_eq!(create["room_version"], "12");

    let said = moh.say(&room, "habari za asubuhi").await?;
    county.wait_message(&room, SOON, "moh's greeting on county", |e| e["event_id"] == said.as_str()).await?;
    let answer = county.reply(&room, &said, "nzuri").await?;
    moh.wait_message(&room, SOON, "county's answer on moh", |e| e["event_id"] == answer.as_str()).await?;

    servers.kill("county").await?;
    assert_eq!(servers.pid("county").await, None);
    assert!(county.whoami().await.is_err());
    let missed = moh.say(&room, "uko wapi?").await?;
    servers.start("county").await?;
    county
        .wait_message(&room, SOON, "what was said while county was down", |e| {
            e["event_id"] == missed.as_str()
        })
        .await?;

    servers.pause("moh").await?;
    let asked = tokio::time::timeout(Duration::from_secs(2), moh.whoami()).await;
    assert!(asked.is_err(), "a frozen server answered");
    servers.resume("moh").await?;
    assert_eq!(moh.whoami().await?["user_id"], servers.server("moh").admin.user_id);
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn two_boots_stand_side_by_side() -> Result<()> {
    let (one, two) = tokio::try_join!(Homeservers::boot(pair()), Homeservers::boot(pair()))?;
    assert_ne!(one.server("moh").client_url, two.server("moh").client_url);
    for servers in [&one, &two] {
        let (moh, county) = (servers.admin("moh"), servers.admin("county"));
        let room = common_room(&moh, &county, &servers.server("moh").name).await?;
        let said = county.say(&room, "tuko pamoja").await?;
        moh.wait_message(&room, SOON, "county's message on moh", |e| e["event_id"] == said.as_str()).await?;
    }
    // The same names, and still two worlds.
    assert!(two.admin("moh").joined_rooms().await?.iter().all(|room| !room.is_empty()));
    let rooms = one.admin("moh").joined_rooms().await?;
    assert!(!two.admin("moh").joined_rooms().await?.contains(&rooms[0]));
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_slot_of_the_shared_pair_acts_as_its_own_accounts_only() -> Result<()> {
    let shared = shared().await?;
    let (one, two) = (shared.take_slot()?, shared.take_slot()?);
    assert_ne!(one.number, two.number);
    let moh = shared.server("moh");
    let steward = moh.user_id(&one.steward);
    let own = Client::new(&moh.client_url, &one.as_token).acting_as(&steward);
    assert_eq!(own.whoami().await?["user_id"], steward.as_str());
    let foreign = Client::new(&moh.client_url, &one.as_token).acting_as(&moh.user_id(&two.voice));
    assert!(foreign.whoami().await.is_err(), "a slot acted as another slot's account");
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn limits_can_be_left_as_synapse_has_them() -> Result<()> {
    let mut options = pair();
    options.names.truncate(1);
    options.rate_limits = harness::RateLimits::SynapseDefaults;
    let servers = Homeservers::boot(options).await?;
    let moh = servers.admin("moh").impatient();
    let room = moh.create_room(&json!({ "preset": "private_chat" })).await?;
    let mut limited = None;
    for number in 0..60 {
        if let Err(fault) = moh.say(&room, &format!("ujumbe {number}")).await {
            limited = harness::refusal(&fault).cloned();
            break;
        }
    }
    let limited = limited.expect("sixty messages in a row were not limited");
    assert_eq!((limited.status, &*limited.errcode), (429, "M_LIMIT_EXCEEDED"));
    assert!(limited.retry_after.is_some());
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_server_that_does_not_come_up_says_why() {
    let mut options = pair();
    options.settings.insert("default_room_version".to_owned(), json!("no such version"));
    let fault = format!("{:#}", Homeservers::boot(options).await.expect_err("a broken setting was taken"));
    assert!(fault.contains("moh.test:8448 ended at once") && fault.contains("no such version"), "{fault}");
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_registration_added_later_counts_from_the_next_start() -> Result<()> {
    let servers = Homeservers::boot(pair()).await?;
    let moh = servers.server("moh");
    let bot = moh.user_id("late_bot");
    let late = Client::new(&moh.client_url, "late-token").acting_as(&bot);
    let registration = json!({
        "id": "late", "url": null, "as_token": "late-token", "hs_token": "late-hs", "sender_localpart": "late_bot",
        "namespaces": { "users": [{ "exclusive": true, "regex": "@late_.*:moh\\.test:8448" }], "aliases": [], "rooms": [] },
    });
    servers.register("moh", registration).await?;
    assert!(late.whoami().await.is_err());
    servers.restart("moh").await?;
    assert_eq!(late.whoami().await?["user_id"], bot.as_str());
    Ok(())
}

#[tokio::test]
#[ignore = "needs PostgreSQL: tests/run provides it"]
async fn a_private_postgres_comes_and_goes() -> Result<()> {
    let postgres = Postgres::start(&Progress::quiet()).await?;
    let pid = postgres.pid().expect("we started it");
    let port: u16 =
        postgres.url().rsplit(':').next().and_then(|end| end.split('/').next()).expect("a port").parse()?;
    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_ok());
    drop(postgres);
    eventually(SOON, "PostgreSQL gone", async || {
        ensure!(!std::path::Path::new(&format!("/proc/{pid}")).exists(), "process {pid} still there");
        Ok(())
    })
    .await?;
    assert!(std::net::TcpStream::connect(("127.0.0.1", port)).is_err());
    Ok(())
}

#[tokio::test]
#[ignore = "needs Chromium: tests/run provides it"]
async fn a_browser_session_opens_and_ends() -> Result<()> {
    let chromium = harness::Chromium::start(&Progress::quiet()).await?;
    let driver = Client::new(chromium.driver_url(), "");
    let wanted = json!({ "capabilities": { "alwaysMatch": chromium.capabilities() } });
    let made = driver.post(&["session"], &wanted).await?;
    let session = made["value"]["sessionId"].as_str().expect("a session").to_owned();
    let page = json!({ "url": "data:text/html,<title>Baraza</title>" });
    driver.post(&["session", &session, "url"], &page).await?;
    assert_eq!(driver.get(&["session", &session, "title"], &[]).await?["value"], "Baraza");
    Ok(())
}
