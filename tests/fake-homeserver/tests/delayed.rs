//! Delayed events: when they are sent, judged, cancelled and refused.

use std::time::Duration;

use fake_homeserver::DelayedEvents;
use reqwest::Method;
use serde_json::json;

use super::*;

const HOUR: u64 = 3600;

async fn queue(fake: &FakeHomeserver, room: &str, content: Value, seconds: u64) -> (u16, Value) {
    let delay = seconds * 1000;
    let path = format!("v3/rooms/{room}/state/m.room.power_levels?org.matrix.msc4140.delay={delay}");
    ask(fake, Method::PUT, &path, content).await
}

async fn held_room(fake: &FakeHomeserver) -> (String, Value, Value) {
    let moderator = json!({ "users": { "@wanjiku:moh.test": 100 } });
    let body = json!({ "preset": "public_chat", "power_level_content_override": moderator });
    let room = create(fake, body).await;
    let open = fake.power_levels(&room);
    let mut closed = open.clone();
    closed["events_default"] = json!(60);
    (room, open, closed)
}

async fn set(fake: &FakeHomeserver, room: &str, content: Value) {
    let path = format!("v3/rooms/{room}/state/m.room.power_levels");
    assert_eq!(ask(fake, Method::PUT, &path, content).await.0, 200);
}

#[tokio::test]
async fn a_room_reopens_by_itself_at_its_time() {
    let fake = start_with_accounts().await;
    let (room, open, closed) = held_room(&fake).await;
    let (status, answer) = queue(&fake, &room, open.clone(), 10 * HOUR).await;
    assert_eq!(status, 200, "{answer}");
    // The same account's own change leaves the queue alone.
    set(&fake, &room, closed.clone()).await;
    let began = fake.now();
    fake.advance(Duration::from_secs(10 * HOUR - 1));
    assert_eq!(fake.power_levels(&room), closed);
    fake.advance(Duration::from_secs(HOUR));
    assert_eq!(fake.power_levels(&room), open);
    let last = fake.timeline(&room).pop().unwrap();
    assert_eq!(last["origin_server_ts"], began.as_millisecond() + 10 * 3_600_000, "at its own time");
    assert_eq!(last["sender"], STEWARD);
    assert!(fake.delayed().is_empty());
}

#[tokio::test]
async fn another_accounts_change_cancels_the_queue() {
    let fake = start_with_accounts().await;
    let (room, open, closed) = held_room(&fake).await;
    let wanjiku = fake.person("wanjiku");
    wanjiku.join(&room).unwrap();
    queue(&fake, &room, open, HOUR).await;
    set(&fake, &room, closed.clone()).await;
    let mut hers = closed.clone();
    hers["users"]["@muted:moh.test"] = json!(-1);
    wanjiku.set_state(&room, "m.room.power_levels", "", hers.clone()).unwrap();
    assert!(fake.delayed().is_empty());
    fake.advance(Duration::from_secs(2 * HOUR));
    assert_eq!(fake.power_levels(&room), hers, "the room stays closed");
}

#[tokio::test]
async fn what_is_not_allowed_when_due_vanishes() {
    let fake = start_with_accounts().await;
    let (room, _, _) = held_room(&fake).await;
    let join = format!("v3/join/{room}?user_id={VOICE}");
    ask(&fake, Method::POST, &join, json!({})).await;
    let path =
        format!("v3/rooms/{room}/send/m.room.message/t1?user_id={VOICE}&org.matrix.msc4140.delay=60000");
    let text = json!({ "msgtype": "m.text", "body": "too late" });
    assert_eq!(ask(&fake, Method::PUT, &path, text).await.0, 200);
    let mut closed = fake.power_levels(&room);
    closed["events_default"] = json!(60);
    set(&fake, &room, closed).await;
    fake.advance(Duration::from_secs(120));
    assert!(fake.delayed().is_empty() && fake.messages_in(&room).is_empty());
}

#[tokio::test]
async fn there_are_limits_and_they_are_named() {
    let fake = start_with_accounts().await;
    let (room, open, _) = held_room(&fake).await;
    fake.set_delayed_events(DelayedEvents::On { max_delay: Duration::from_secs(24 * HOUR), max_per_user: 2 });
    let (status, answer) = queue(&fake, &room, open.clone(), 48 * HOUR).await;
    assert_eq!((status, &answer["errcode"]), (400, &json!("ORG.MATRIX.MSC4140_DELAY_TOO_LARGE")));
    assert_eq!(queue(&fake, &room, open.clone(), 5 * HOUR).await.0, 200);
    assert_eq!(queue(&fake, &room, open.clone(), 3 * HOUR).await.0, 200);
    let (status, answer) = queue(&fake, &room, open.clone(), HOUR).await;
    assert_eq!((status, &answer["retry_after_ms"]), (429, &json!(3 * 3_600_000)));
    fake.set_delayed_events(DelayedEvents::Off);
    assert_eq!(queue(&fake, &room, open.clone(), HOUR).await.0, 403);
    // One that does not know the parameter does it at once: the danger.
    fake.set_delayed_events(DelayedEvents::Unknown);
    let (status, answer) = queue(&fake, &room, json!({ "events_default": 60 }), HOUR).await;
    assert!(status == 200 && answer.get("event_id").is_some(), "{answer}");
    assert_eq!(fake.power_levels(&room)["events_default"], 60);
}

#[tokio::test]
async fn what_falls_due_while_it_is_dead_is_sent_when_it_is_back() {
    let fake = start_with_accounts().await;
    let (room, open, closed) = held_room(&fake).await;
    queue(&fake, &room, open.clone(), HOUR).await;
    set(&fake, &room, closed.clone()).await;
    fake.crash();
    fake.advance(Duration::from_secs(2 * HOUR));
    assert_eq!(fake.power_levels(&room), closed);
    fake.come_back();
    assert_eq!(fake.power_levels(&room), open);
}
