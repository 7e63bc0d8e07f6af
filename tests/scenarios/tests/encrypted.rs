//! Encryption: an encrypted cohort, and an encrypted chat in a plain one.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::{Client, eventually};
use jiff::Timestamp;
use people::{EncryptedPerson, Read};
use reqwest::Method;
use scenarios::watch::{SOON, come_in};
use scenarios::{Service, Town, page};
use serde_json::json;

use crate::cast::Cast;

/// Keys take some requests on both servers.
const KEYS: Duration = Duration::from_secs(60);
/// A word that must be nowhere on disk.
const SECRET: &str = "Mchecheto";

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn an_encrypted_cohort_is_answered_in_kind_and_counted_without_its_words() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let stores = tempfile::tempdir()?;
    let mut service = town.service()?;
    let mut file = cast.cohort(&town, "sealed").small();
    file.encrypted = true;
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    let mut clients = Vec::new();
    for person in [&cast.njeri, &cast.gathoni] {
        let client = EncryptedPerson::log_in(person, &stores.path().join(person.name())).await?;
        come_in(person, &peer).await?;
        clients.push(client);
    }
    for person in [&cast.wanjiku, &cast.achieng, &cast.muthoni] {
        come_in(person, &peer).await?;
    }
    let [njeri, gathoni] = &clients[..] else { anyhow::bail!("two people") };

    for client in [njeri, gathoni] {
        sealed_rota(client, &peer, &service.voice).await?;
    }
    let mut posts = Vec::new();
    for (number, client) in [njeri, gathoni, njeri].into_iter().enumerate() {
        posts.push(client.write(&peer, &format!("{SECRET} {number}")).await?);
    }
    let raw = cast.njeri.client().event(&peer, &posts[0]).await?.context("the post is gone")?;
    ensure!(raw["type"] == "m.room.encrypted", "it went out in the clear: {raw}");

    // The service dies and comes back with its keys.
    service.kill().await?;
    posts.push(gathoni.write(&peer, &format!("{SECRET} in the dark")).await?);
    service.start().await?;
    sealed_rota(gathoni, &peer, &service.voice).await.context("after the restart")?;

    let store = service.store("sqlite:baraza.db").await?;
    eventually(SOON, "four posts counted", async || {
        let rows = store.activity_since(&file.id, 0, Timestamp::now().as_millisecond() + 600_000).await?;
        let counted =
            posts.iter().filter(|post| rows.iter().filter(|row| row.event_id == **post).count() == 1);
        let counted = counted.count();
        ensure!(counted == posts.len(), "{counted} of {}", posts.len());
        Ok(())
    })
    .await?;
    store.close().await;
    let html = page::open(&service, &file.id).await?;
    ensure!(html.contains("Scenario") && !html.contains(SECRET), "the page");
    service.stop().await?;
    for entry in std::fs::read_dir(service.folder().join("data"))? {
        let path = entry?.path();
        if path.is_file() {
            let bytes = std::fs::read(&path)?;
            let found = bytes.windows(SECRET.len()).any(|part| part == SECRET.as_bytes());
            ensure!(!found, "a word of an encrypted room stands in {}", path.display());
        }
    }
    ensure!(!service.log(100_000).contains(SECRET), "a word of an encrypted room stands in the log");
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_chat_that_a_person_starts_encrypted_is_read_and_answered_in_kind() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let stores = tempfile::tempdir()?;
    let mut service = town.service()?;
    let file = cast.cohort(&town, "plain").small();
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    let gathoni = EncryptedPerson::log_in(&cast.gathoni, stores.path()).await?;
    let chat = open_chat(&gathoni, &service.voice).await?;
    sealed_rota(&gathoni, &chat, &service.voice).await?;
    service.kill().await?;
    service.start().await?;
    sealed_rota(&gathoni, &chat, &service.voice).await.context("after a restart")?;
    // In the plain room everything stays plain.
    let in_room = rota(&gathoni, &peer, &service.voice).await?;
    ensure!(!in_room.encrypted, "{in_room:?}");
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn an_older_copy_of_the_keys_gives_way_to_a_new_device() -> Result<()> {
    let town = Town::shared().await?;
    let cast = Cast::of(&town).await?;
    let stores = tempfile::tempdir()?;
    let mut service = town.service()?;
    let file = cast.cohort(&town, "older").small();
    service.start().await?;
    service.apply(&file).await?;
    let peer = service.room(&file.id, "peer").await?;
    cast.come_in(&peer).await?;
    // The service is ready before its device is.
    let (first, full) = eventually(SOON, "a device with one-time keys", async || {
        let first = device(&service).await?;
        let full = one_time_keys(&town, &service.voice, &first).await?;
        ensure!(full > 0, "no one-time keys");
        Ok((first, full))
    })
    .await?;
    service.stop().await?;
    let keys = service.folder().join("data/e2ee");
    let backup = stores.path().join("backup");
    copy(&keys, &backup)?;

    // Somebody takes a key; the new one in its place is not in the backup.
    service.start().await?;
    let gathoni = EncryptedPerson::log_in(&cast.gathoni, &stores.path().join("gathoni")).await?;
    let chat = open_chat(&gathoni, &service.voice).await?;
    rota(&gathoni, &chat, &service.voice).await?;
    eventually(SOON, "a new key in place of the taken one", async || {
        let now = one_time_keys(&town, &service.voice, &first).await?;
        ensure!(now == full, "{now} of {full}");
        Ok(())
    })
    .await?;
    service.stop().await?;
    std::fs::remove_dir_all(&keys)?;
    copy(&backup, &keys)?;

    service.start().await?;
    let njeri = EncryptedPerson::log_in(&cast.njeri, &stores.path().join("njeri")).await?;
    let new_chat = open_chat(&njeri, &service.voice).await?;
    rota(&njeri, &new_chat, &service.voice).await?;
    let second = eventually(KEYS, "a new device", async || {
        let now = device(&service).await?;
        ensure!(now != first, "still {now}");
        Ok(now)
    })
    .await?;
    for (client, chat) in [(&gathoni, &chat), (&njeri, &new_chat)] {
        // What is written before is for the old device alone.
        client.knows_device(&service.voice, &second, KEYS).await?;
        sealed_rota(client, chat, &service.voice).await?;
    }
    ensure!(!keys.join(&first).exists(), "the old keys are still there");
    Ok(())
}

/// The voice's device.
async fn device(service: &Service) -> Result<String> {
    let store = service.store("sqlite:baraza.db").await?;
    let device = store.setting("e2ee_device").await?.context("no device")?;
    store.close().await;
    Ok(device)
}

/// How many one-time keys the homeserver holds for a device of the voice.
async fn one_time_keys(town: &Town, voice: &str, device: &str) -> Result<u64> {
    let client = Client::new(&town.moh().client_url, &town.slot().as_token).acting_as(voice);
    let path = ["_matrix", "client", "v3", "keys", "upload"];
    let query = [("device_id", device.to_owned())];
    let answer = client.request(Method::POST, &path, &query, Some(&json!({}))).await?;
    answer["one_time_key_counts"]["signed_curve25519"].as_u64().context("no count of keys")
}

/// Copies a folder with all that is in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Opens an encrypted chat with the voice, as Element does, and waits for it.
pub async fn open_chat(person: &EncryptedPerson, voice: &str) -> Result<String> {
    let chat = person.open_chat(voice).await?;
    eventually(SOON, "the voice in the chat", async || {
        let members = person.person().client().members(&chat).await?;
        let voice = members.get(voice).context("not invited")?;
        ensure!(voice.membership == "join", "{voice:?}");
        Ok(())
    })
    .await?;
    Ok(chat)
}

/// Asks for the rota and waits for the answer to this very question.
async fn rota(person: &EncryptedPerson, room: &str, voice: &str) -> Result<Read> {
    let known: Vec<String> = match person.read(room, 30).await {
        Ok(events) => events.into_iter().map(|event| event.event_id).collect(),
        // Just joined: its client has not heard of the room yet.
        Err(_) => Vec::new(),
    };
    let asked =
        eventually(SOON, "a client that knows the room", async || person.write(room, "!rota").await).await?;
    let what = format!("an answer to {}'s !rota {asked}", person.person().user_id());
    person
        .wait_for(room, KEYS, &what, |event| {
            event.sender == voice
                && event.kind == "m.room.message"
                && event.body().contains("Muthoni")
                && !known.contains(&event.event_id)
        })
        .await
}

/// The same, encrypted by a device that the voice has signed.
async fn sealed_rota(person: &EncryptedPerson, room: &str, voice: &str) -> Result<()> {
    let answer = rota(person, room, voice).await?;
    ensure!(answer.encrypted, "in the clear: {answer:?}");
    // The key may be here before this person's homeserver has told who signed the device.
    person
        .wait_for(room, SOON, "a device signed by its owner", |event| {
            event.event_id == answer.event_id && event.owner_signed
        })
        .await
        .map(drop)
}
