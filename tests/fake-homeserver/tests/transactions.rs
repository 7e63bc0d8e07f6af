//! What the homeserver remembers of transaction ids.

use std::time::Duration;

use reqwest::Method;
use serde_json::json;

use super::*;

async fn room_with_both(fake: &FakeHomeserver) -> String {
    let room = create(fake, json!({ "preset": "public_chat" })).await;
    let path = format!("v3/join/{room}?user_id={VOICE}");
    assert_eq!(ask(fake, Method::POST, &path, json!({})).await.0, 200);
    room
}

async fn send(fake: &FakeHomeserver, room: &str, who: &str, text: &str) -> String {
    let path = format!("v3/rooms/{room}/send/m.room.message/t1?{who}");
    let body = json!({ "msgtype": "m.text", "body": text });
    let (status, answer) = ask(fake, Method::PUT, &path, body).await;
    assert_eq!(status, 200, "{answer}");
    answer["event_id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn with_a_device_a_repetition_is_known_after_a_restart_for_a_day() {
    let fake = start_with_accounts().await;
    let room = room_with_both(&fake).await;
    let who = format!("user_id={VOICE}&device_id=DEV");
    let first = send(&fake, &room, &who, "once").await;
    assert_eq!(send(&fake, &room, &who, "once").await, first);
    fake.restart();
    fake.advance(Duration::from_secs(23 * 3600));
    assert_eq!(send(&fake, &room, &who, "once").await, first);
    fake.restart();
    fake.advance(Duration::from_secs(26 * 3600));
    assert_ne!(send(&fake, &room, &who, "once").await, first);
}

#[tokio::test]
async fn without_a_device_a_restart_makes_a_second_message() {
    let fake = start_with_accounts().await;
    let room = room_with_both(&fake).await;
    let who = format!("user_id={VOICE}");
    let first = send(&fake, &room, &who, "once").await;
    assert_eq!(send(&fake, &room, &who, "once").await, first);
    fake.restart();
    assert_ne!(send(&fake, &room, &who, "once").await, first);
    assert_eq!(fake.bodies_in(&room), ["once", "once"]);
}

#[tokio::test]
async fn one_accounts_id_swallows_anothers_message() {
    let fake = start_with_accounts().await;
    let room = room_with_both(&fake).await;
    let first = send(&fake, &room, &format!("user_id={VOICE}"), "from the voice").await;
    let second = send(&fake, &room, &format!("user_id={STEWARD}"), "from the steward").await;
    assert_eq!(first, second);
    assert_eq!(fake.bodies_in(&room), ["from the voice"]);
}
