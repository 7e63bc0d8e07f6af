//! What the fake homeserver pushes to an appservice has the shape of what Synapse pushes.

use std::{
    collections::BTreeSet,
    fmt::Write as _,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{Json, Router, extract::State, routing::put};
use fake_homeserver::{FakeConfig, FakeHomeserver};
use ruma::OwnedEventId;
use serde_json::{Value, json};

use crate::{alike::Scene, text};

/// What both push.
const WRITTEN: &str = include_str!("pushes.txt");

type Pushed = Arc<Mutex<Vec<Value>>>;

#[tokio::test]
async fn the_fake_pushes_as_written_down() {
    let (pushed, address) = listen("127.0.0.1:0").await;
    let mut config = FakeConfig::new("moh.test");
    config.sender_localpart = "b00_steward".to_owned();
    config.user_prefix = "b00_".to_owned();
    config.alias_prefix = "b00_".to_owned();
    config.appservice_url = Some(format!("http://{address}"));
    let fake = FakeHomeserver::start(config).await.unwrap();
    let scene = Scene::open(&fake.url(), "moh.test", "as-token", "b00_").await;
    assert_eq!(play(&scene, &pushed).await, WRITTEN);
}

#[tokio::test]
#[ignore = "needs a Synapse: tests/run provides it"]
async fn synapse_pushes_as_written_down() -> anyhow::Result<()> {
    let shared = harness::shared().await?;
    let moh = shared.server("moh");
    let slot = shared.take_slot()?;
    let (pushed, _) = listen(&slot.listen).await;
    let scene = Scene::open(&moh.client_url, &moh.name, &slot.as_token, &slot.prefix).await;
    assert_eq!(play(&scene, &pushed).await, WRITTEN);
    Ok(())
}

/// An appservice that keeps what it is sent.
async fn listen(at: &str) -> (Pushed, std::net::SocketAddr) {
    async fn take(State(pushed): State<Pushed>, Json(body): Json<Value>) -> Json<Value> {
        pushed.lock().unwrap().push(body);
        Json(json!({}))
    }
    let pushed = Pushed::default();
    let router =
        Router::new().route("/_matrix/app/v1/transactions/{id}", put(take)).with_state(pushed.clone());
    let listener = tokio::net::TcpListener::bind(at).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    (pushed, address)
}

/// One event of each kind that Baraza cares for; then the shapes of all that was pushed.
async fn play(scene: &Scene, pushed: &Pushed) -> String {
    let Scene { server, steward, voice, amina, .. } = scene;
    let room = scene.create(json!({ "preset": "public_chat", "name": "Peers" })).await;
    server.join(amina, &room, &[]).await.unwrap();
    let said = scene.say(amina, &room, "s1").await.unwrap();
    let relation = json!({ "rel_type": "m.annotation", "event_id": said, "key": "👍" });
    let reaction = json!({ "m.relates_to": relation });
    let reacted = server.send_message(amina, &room, "m.reaction", "s2", reaction, None).await.unwrap();
    let mut edit = text("* better");
    edit["m.relates_to"] = json!({ "rel_type": "m.replace", "event_id": said });
    edit["m.new_content"] = text("better");
    server.send_message(amina, &room, "m.room.message", "s3", edit, None).await.unwrap();
    // What is taken back before it is pushed is pushed without its content.
    until(pushed, &reacted).await;
    server.redact(amina, &room, &reacted, "s4", Some("oops")).await.unwrap();
    server.put_state(steward, &room, "m.room.topic", "", json!({ "topic": "one" })).await.unwrap();
    server.put_state(steward, &room, "m.room.topic", "", json!({ "topic": "two" })).await.unwrap();
    server.kick(steward, &room, &amina.user_id, Some("rest")).await.unwrap();
    server.ban(steward, &room, &amina.user_id, None).await.unwrap();
    server.unban(steward, &room, &amina.user_id, None).await.unwrap();
    let body = json!({ "is_direct": true, "invite": [voice.user_id], "name": "Chat" });
    let chat = server.create_room(amina, body).await.unwrap();
    server.join(voice, &chat, &[]).await.unwrap();
    let last = scene.say(amina, &chat, "s5").await.unwrap();
    shapes(&until(pushed, &last).await)
}

/// Waits for an event, and returns all that came up to it, each once, in order.
async fn until(pushed: &Pushed, last: &OwnedEventId) -> Vec<Value> {
    for _ in 0..200 {
        let mut known = BTreeSet::new();
        let bodies = pushed.lock().unwrap().clone();
        let events = bodies.iter().flat_map(|body| body["events"].as_array().unwrap().clone());
        let events: Vec<Value> = events.filter(|event| known.insert(event["event_id"].to_string())).collect();
        if events.iter().any(|event| event["event_id"] == last.as_str()) {
            return events;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("{last} was not pushed: {:?}", pushed.lock().unwrap());
}

/// A line an event: its type and which fields it and its parts have.
fn shapes(events: &[Value]) -> String {
    let mut lines = String::new();
    for event in events {
        let content = &event["content"];
        let is = content["membership"].as_str().map(|is| format!(" ({is})")).unwrap_or_default();
        let kind = event["type"].as_str().unwrap();
        writeln!(lines, "{kind}{is}: {}", fields(event)).unwrap();
        writeln!(lines, "  content: {}", fields(content)).unwrap();
        writeln!(lines, "  unsigned: {}", fields(&event["unsigned"])).unwrap();
        if let Some(shown) = event["invite_room_state"].as_array() {
            let mut kinds: Vec<&str> = shown.iter().filter_map(|event| event["type"].as_str()).collect();
            kinds.sort_unstable();
            writeln!(lines, "  invite_room_state: {}", kinds.join(" ")).unwrap();
        }
    }
    lines
}

fn fields(value: &Value) -> String {
    let mut names: Vec<&str> =
        value.as_object().into_iter().flatten().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    names.join(" ")
}
