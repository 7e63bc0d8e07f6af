//! Faults on demand.

use std::cell::Cell;
use std::time::{Duration, Instant};

use fake_homeserver::{Fault, Trouble};
use reqwest::Method;
use serde_json::json;

use super::*;

const SEND: &str = "PUT /v3/rooms/*/send/**";

async fn say(fake: &FakeHomeserver, room: &str, transaction: &str) -> (u16, Value) {
    let path = format!("v3/rooms/{room}/send/m.room.message/{transaction}");
    ask(fake, Method::PUT, &path, json!({ "msgtype": "m.text", "body": transaction })).await
}

#[tokio::test]
async fn what_was_done_and_what_was_not() {
    let fake = start_with_accounts().await;
    let room = create(&fake, json!({})).await;
    for (name, trouble, status, done) in [
        ("refused", Trouble::Refuse, 0, false),
        ("page", Trouble::Status(502), 502, false),
        ("gateway", Trouble::StatusAfter(504), 504, true),
        ("lost", Trouble::LoseAnswer, 0, true),
        ("limited", Trouble::Limit { header: Some(7), body_ms: Some(1500) }, 429, false),
    ] {
        fake.inject(Fault::on(SEND, trouble).times(1));
        assert_eq!(say(&fake, &room, name).await.0, status, "{name}");
        assert_eq!(fake.bodies_in(&room).contains(&name.to_owned()), done, "{name}");
        assert_eq!(fake.faults_left(), 0);
        // The journal keeps what had no answer, too.
        let last = fake.requests(SEND).pop().unwrap();
        assert_eq!(last.status.unwrap_or_default(), status, "{name}");
        // And a repetition is one message in the end.
        assert_eq!(say(&fake, &room, name).await.0, 200);
    }
    assert_eq!(fake.bodies_in(&room), ["refused", "page", "gateway", "lost", "limited"]);
}

#[tokio::test]
async fn a_limit_is_in_the_header_and_in_the_body() {
    let fake = start().await;
    fake.inject(Fault::on("GET /versions", Trouble::Limit { header: Some(7), body_ms: Some(1500) }));
    let url = format!("{}/_matrix/client/versions", fake.url());
    let answer = client().get(url).send().await.unwrap();
    assert_eq!(answer.headers().get("retry-after").unwrap(), "7");
    assert_eq!(answer.json::<Value>().await.unwrap()["retry_after_ms"], 1500);
    assert_eq!(fake.faults_left(), 1, "without an end it stays");
    fake.clear_faults();
    assert_eq!(ask(&fake, Method::GET, "versions", json!({})).await.0, 200);
}

#[tokio::test]
async fn slow_before_and_slow_after() {
    let fake = start_with_accounts().await;
    let room = create(&fake, json!({})).await;
    let pause = Duration::from_millis(200);
    for (name, trouble, done_meanwhile) in
        [("before", Trouble::Delay(pause), false), ("after", Trouble::Late(pause), true)]
    {
        fake.inject(Fault::on(SEND, trouble).times(1));
        let began = Instant::now();
        let answered = Cell::new(false);
        let done = || fake.bodies_in(&room).contains(&name.to_owned());
        let asking = async {
            let answer = say(&fake, &room, name).await;
            answered.set(true);
            answer
        };
        let looking = async {
            // It is on its way once the fault has struck.
            while fake.faults_left() > 0 || (done_meanwhile && !done() && !answered.get()) {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            done() && !answered.get()
        };
        let (answer, seen) = tokio::join!(asking, looking);
        assert_eq!((answer.0, seen), (200, done_meanwhile), "{name}");
        assert!(began.elapsed() >= pause);
    }
}

#[tokio::test]
async fn a_crash_stays_until_it_is_over() {
    let fake = start_with_accounts().await;
    let room = create(&fake, json!({})).await;
    for (name, trouble, done) in
        [("before", Trouble::CrashBefore, false), ("after", Trouble::CrashAfter, true)]
    {
        fake.inject(Fault::on(SEND, trouble).times(1));
        assert_eq!(say(&fake, &room, name).await.0, 0);
        assert!(!fake.is_alive());
        assert_eq!(say(&fake, &room, "meanwhile").await.0, 0);
        fake.come_back();
        assert_eq!(fake.bodies_in(&room).contains(&name.to_owned()), done, "{name}");
        assert_eq!(say(&fake, &room, name).await.0, 200);
    }
    assert!(!fake.bodies_in(&room).contains(&"meanwhile".to_owned()));
}

#[tokio::test]
async fn a_room_can_be_half_made() {
    let fake = start_with_accounts().await;
    let body = |name: &str| json!({ "room_alias_name": name, "name": "Peers" });
    for (steps, joinable) in [(1, false), (2, true)] {
        let name = format!("baraza_{steps}");
        fake.inject(Fault::on("POST /v3/createRoom", Trouble::CrashInCreate { steps }).times(1));
        assert_eq!(ask(&fake, Method::POST, "v3/createRoom", body(&name)).await.0, 0);
        fake.come_back();
        let again = ask(&fake, Method::POST, "v3/createRoom", body(&name)).await;
        assert_eq!(again.1["errcode"], "M_ROOM_IN_USE");
        let alias = format!("%23{name}%3Amoh.test");
        let (status, found) = ask(&fake, Method::GET, &format!("v3/directory/room/{alias}"), json!({})).await;
        assert_eq!(status, 200);
        let room = found["room_id"].as_str().unwrap();
        assert_eq!(fake.timeline(room).len(), steps);
        assert_eq!(fake.power_levels(room), Value::Null);
        let join = ask(&fake, Method::POST, &format!("v3/join/{room}"), json!({})).await;
        assert_eq!(join.0, if joinable { 200 } else { 403 });
        if joinable {
            let topic = json!({ "topic": "Rules" });
            let path = format!("v3/rooms/{room}/state/m.room.topic");
            assert_eq!(ask(&fake, Method::PUT, &path, topic).await.0, 200);
        } else {
            let path = format!("v3/directory/room/{alias}");
            assert_eq!(ask(&fake, Method::DELETE, &path, json!({})).await.0, 200);
            create(&fake, body(&name)).await;
        }
    }
}

#[tokio::test]
async fn faults_can_be_meant_for_one_account() {
    let fake = start_with_accounts().await;
    fake.inject(Fault::on("GET /v3/account/whoami", Trouble::Status(500)).by(VOICE));
    assert_eq!(ask(&fake, Method::GET, "v3/account/whoami", json!({})).await.0, 200);
    let path = format!("v3/account/whoami?user_id={VOICE}");
    assert_eq!(ask(&fake, Method::GET, &path, json!({})).await.0, 500);
}
