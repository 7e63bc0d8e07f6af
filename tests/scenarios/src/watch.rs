//! What witnesses look at: a room's whole state, answers to commands, levels.

use std::collections::BTreeMap;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, ensure};
use harness::{Client, ServerInfo, eventually};
use people::Person;
use serde_json::{Value, json};

/// Something that needs a round of the service, federation and a busy machine.
pub const SOON: Duration = Duration::from_secs(30);

/// The event that holds each piece of a room's state now, by type and key, as the homeserver's administrator sees it.
///
/// # Errors
/// When the homeserver does not say.
pub async fn state_events(server: &ServerInfo, room: &str) -> Result<BTreeMap<(String, String), Value>> {
    let path = ["_synapse", "admin", "v1", "rooms", room, "state"];
    let answer = server.admin_client().get(&path, &[]).await?;
    let events = answer["state"].as_array().context("a room without state")?;
    let word = |event: &Value, name: &str| event[name].as_str().unwrap_or_default().to_owned();
    Ok(events.iter().map(|event| ((word(event, "type"), word(event, "state_key")), event.clone())).collect())
}

/// The same, only the IDs of the events: equal when nothing was written in between, not even the same again.
///
/// # Errors
/// When the homeserver does not say.
pub async fn state_ids(server: &ServerInfo, rooms: &[String]) -> Result<BTreeMap<String, Vec<String>>> {
    let mut all = BTreeMap::new();
    for room in rooms {
        let events = state_events(server, room).await?;
        let ids =
            events.values().map(|event| event["event_id"].as_str().unwrap_or_default().to_owned()).collect();
        all.insert(room.clone(), ids);
    }
    Ok(all)
}

/// Rooms of a server with somebody of that server in them.
///
/// # Errors
/// When the homeserver does not say.
pub async fn rooms_with_people(server: &ServerInfo) -> Result<Vec<String>> {
    let path = ["_synapse", "admin", "v1", "rooms"];
    let answer = server.admin_client().get(&path, &[("limit", "1000".to_owned())]).await?;
    let rooms = answer["rooms"].as_array().context("a list of rooms")?;
    let lived_in = rooms.iter().filter(|room| room["joined_local_members"].as_u64().unwrap_or(0) > 0);
    Ok(lived_in.filter_map(|room| room["room_id"].as_str().map(str::to_owned)).collect())
}

/// Waits for the invitation to a room and takes it.
///
/// # Errors
/// When it does not come.
pub async fn come_in(person: &Person, room: &str) -> Result<()> {
    let what = format!("an invitation of {} to {room}", person.user_id());
    person.client().wait_invitation(SOON, &what, |invited, _| invited == room).await?;
    person.client().join(room, &[]).await?;
    Ok(())
}

/// Waits until somebody says all of these words in one message.
///
/// # Errors
/// When it is not said soon.
pub async fn said(reader: &Person, room: &str, sender: &str, what: &str, words: &[&str]) -> Result<Value> {
    let body = |event: &Value| event["content"]["body"].as_str().unwrap_or_default().to_owned();
    let is_it =
        |event: &Value| event["sender"] == sender && words.iter().all(|word| body(event).contains(word));
    reader.client().wait_message(room, SOON, what, is_it).await
}

/// Everything `sender` said in answer to an event (reply or thread), as this reader sees the room.
///
/// # Errors
/// When the homeserver does not say.
pub async fn answers(reader: &Client, room: &str, event: &str, sender: &str) -> Result<Vec<Value>> {
    let all = reader.all_messages(room).await?;
    let answered = |other: &Value| {
        let relation = &other["content"]["m.relates_to"];
        other["sender"] == sender
            && other["type"] == "m.room.message"
            && (relation["event_id"] == event || relation["m.in_reply_to"]["event_id"] == event)
    };
    Ok(all.into_iter().filter(answered).collect())
}

/// Asks `!rota` in a room and waits for the one answer.
///
/// # Errors
/// When it is not answered, or not by the four weeks that it should show.
pub async fn rota_answered(person: &Person, room: &str, voice: &str) -> Result<Value> {
    let asked = person.client().say(room, "!rota").await?;
    let what = format!("an answer to {}'s !rota", person.user_id());
    eventually(SOON, &what, async || {
        let mut said = answers(person.client(), room, &asked, voice).await?;
        ensure!(said.len() <= 1, "{} answers", said.len());
        said.pop().ok_or_else(|| anyhow!("no answer"))
    })
    .await
}

/// The level that one needs to post in a room now.
///
/// # Errors
/// When the homeserver does not say.
pub async fn posting_level(reader: &Client, room: &str) -> Result<i64> {
    let levels = reader.power_levels(room).await?;
    levels["events_default"].as_i64().with_context(|| format!("no level for posts in {levels}"))
}

/// Waits until a room is closed or open as this reader's homeserver has it; gives the moment at which it was seen.
///
/// # Errors
/// When it does not come to be so.
pub async fn until_posting_level(
    reader: &Client,
    room: &str,
    level: i64,
    within: Duration,
) -> Result<jiff::Timestamp> {
    eventually(within, &format!("level {level} for posts"), async || {
        let seen = posting_level(reader, room).await?;
        ensure!(seen == level, "level {seen}");
        Ok(jiff::Timestamp::now())
    })
    .await
}

/// What a homeserver was asked to send later on behalf of an account.
///
/// # Errors
/// When the homeserver does not say.
pub async fn delayed(account: &Client) -> Result<Vec<Value>> {
    let path = ["_matrix", "client", "unstable", "org.matrix.msc4140", "delayed_events"];
    let answer = account.get(&path, &[]).await?;
    let events = answer["delayed_events"].as_array().or_else(|| answer["scheduled"].as_array());
    Ok(events
        .cloned()
        .unwrap_or_else(|| vec![json!(null)])
        .into_iter()
        .filter(|event| !event.is_null())
        .collect())
}
