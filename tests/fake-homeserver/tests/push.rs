//! Pushing to the appservice.

use std::time::Duration;

use fake_homeserver::PushResult;
use reqwest::Method;
use serde_json::json;

use super::{stub::Stub, *};

/// A room in which the voice is, everything up to now pushed, and someone who writes there.
async fn busy_room(stub: &Stub) -> (FakeHomeserver, String, fake_homeserver::Person) {
    let fake = start_with_accounts().await;
    fake.set_appservice_url(&stub.url);
    let room = create(&fake, json!({ "preset": "public_chat" })).await;
    let amina = fake.person("amina");
    amina.join(&room).unwrap();
    fake.pushed().await;
    (fake, room, amina)
}

#[tokio::test]
async fn events_come_in_order_a_hundred_at_most_in_synapses_shape() {
    let stub = Stub::start().await;
    let (fake, room, amina) = busy_room(&stub).await;
    let before = stub.events().len();
    let transactions = stub.sizes().len();
    fake.hold_push();
    let said: Vec<String> = (0..239).map(|number| amina.say(&room, &number.to_string()).unwrap()).collect();
    fake.release_push();
    fake.pushed().await;
    assert_eq!(stub.events()[before..], said);
    let sizes: Vec<usize> = stub.sizes()[transactions..].iter().map(|(_, size)| *size).collect();
    assert_eq!(sizes, [100, 100, 39]);
    let event = stub.notes.lock().unwrap().bodies.last().unwrap()["events"][0].clone();
    assert_eq!(event["user_id"], event["sender"]);
    assert_eq!((&event["age"], &event["unsigned"]["age"]), (&json!(0), &json!(0)));
}

#[tokio::test]
async fn only_what_concerns_the_appservice_is_pushed() {
    let stub = Stub::start().await;
    let (fake, _, amina) = busy_room(&stub).await;
    let before = stub.events().len();
    let private = amina.create_room(&json!({ "name": "Ours" })).unwrap();
    amina.say(&private, "nobody's business").unwrap();
    fake.pushed().await;
    assert_eq!(stub.events().len(), before);
    amina.act_on(&private, "invite", VOICE).unwrap();
    fake.pushed().await;
    assert_eq!(stub.events().len(), before + 1);
    let body = stub.notes.lock().unwrap().bodies.last().unwrap().clone();
    let shown = body["events"][0]["invite_room_state"].as_array().unwrap().clone();
    assert!(shown.iter().any(|event| event["content"]["name"] == "Ours"), "{shown:?}");
    assert_eq!(body["events"][0]["unsigned"]["invite_room_state"], json!(shown));
}

#[tokio::test]
async fn a_refused_transaction_comes_again_under_its_number() {
    let stub = Stub::start().await;
    let (fake, room, amina) = busy_room(&stub).await;
    let (attempts, before) = (fake.transactions().len(), stub.events().len());
    stub.answer(500);
    let first = amina.say(&room, "one").unwrap();
    stub.until(attempts + 2).await;
    let second = amina.say(&room, "two").unwrap();
    stub.answer(200);
    fake.pushed().await;
    let log = fake.transactions().split_off(attempts);
    let refused = log.iter().take_while(|attempt| attempt.outcome == PushResult::Status(500)).count();
    assert!(refused >= 2);
    assert!(log[..=refused].iter().all(|attempt| attempt.id == log[0].id), "one number");
    let ids: Vec<u64> = log[refused..].iter().map(|attempt| attempt.id).collect();
    assert_eq!(ids, [log[0].id, log[0].id + 1]);
    let mut events = stub.events().split_off(before);
    events.dedup();
    assert_eq!(events, [first, second]);
    // Only a first attempt carries anything besides events.
    let bodies = stub.notes.lock().unwrap().bodies.split_off(attempts);
    assert!(bodies[0].get("ephemeral").is_some() && bodies[1].get("ephemeral").is_none());
}

#[tokio::test]
async fn a_crash_while_the_appservice_is_slow_loses_what_waited() {
    let stub = Stub::start().await;
    let (fake, room, amina) = busy_room(&stub).await;
    let (transactions, before) = (stub.sizes().len(), stub.events().len());
    stub.be_slow(Duration::from_secs(30));
    let flying = amina.say(&room, "flying").unwrap();
    stub.until(transactions + 1).await;
    amina.say(&room, "lost").unwrap();
    fake.crash();
    stub.be_slow(Duration::ZERO);
    fake.come_back();
    let new = amina.say(&room, "new").unwrap();
    fake.pushed().await;
    assert_eq!(stub.events()[before..], [flying.clone(), new]);
    // What was flying is still stored, and comes with the next outage.
    stub.answer(500);
    amina.say(&room, "outage").unwrap();
    stub.until(transactions + 3).await;
    stub.answer(200);
    fake.pushed().await;
    assert_eq!(stub.events().iter().filter(|event| **event == flying).count(), 2);
}

#[tokio::test]
async fn numbers_begin_again_after_a_restart() {
    let stub = Stub::start().await;
    let (fake, room, amina) = busy_room(&stub).await;
    assert_eq!(stub.sizes()[0].0, "1");
    fake.restart();
    amina.say(&room, "after").unwrap();
    fake.pushed().await;
    assert_eq!(stub.sizes().last().unwrap(), &("1".to_owned(), 1));
}

#[tokio::test]
async fn a_ping_comes_back_and_ends_the_pause() {
    let stub = Stub::start().await;
    let (fake, _, _) = busy_room(&stub).await;
    let path = "v1/appservice/baraza/ping";
    let (status, answer) = ask(&fake, Method::POST, path, json!({ "transaction_id": "x" })).await;
    assert!(status == 200 && answer["duration_ms"].is_u64(), "{answer}");
    assert_eq!(ask(&fake, Method::POST, "v1/appservice/other/ping", json!({})).await.0, 403);
    fake.set_appservice_url("http://127.0.0.1:1");
    let (status, answer) = ask(&fake, Method::POST, path, json!({})).await;
    assert_eq!((status, &answer["errcode"]), (502, &json!("M_CONNECTION_FAILED")));
}

#[tokio::test]
async fn events_can_be_forgotten_repeated_and_soft_failed() {
    let stub = Stub::start().await;
    let (fake, room, amina) = busy_room(&stub).await;
    let before = stub.events().len();
    fake.hold_push();
    let lost = amina.say(&room, "lost").unwrap();
    assert_eq!((fake.unpushed(), fake.forget_queued_events()), (1, 1));
    fake.release_push();
    let kept = amina.say(&room, "kept").unwrap();
    fake.pushed().await;
    fake.push_again(&[&kept, &lost]);
    fake.pushed().await;
    let remote = fake.remote_person("juma", "county.test");
    remote.join(&room).unwrap();
    let content = json!({ "msgtype": "m.text", "body": "too late" });
    let unseen = remote.send_soft_failed(&room, "m.room.message", content);
    fake.pushed().await;
    let mut events = stub.events().split_off(before);
    events.remove(3); // The join.
    assert_eq!(events, [kept.clone(), kept, lost, unseen]);
    assert_eq!(fake.bodies_in(&room), ["lost", "kept"]);
    let last =
        stub.notes.lock().unwrap().bodies.last().unwrap()["events"].as_array().unwrap().last().cloned();
    assert_eq!(last.unwrap()["unsigned"]["io.element.synapse.soft_failed"], true);
}

/// What waits when the process rises goes out at once; that the process rose is no reason to drop it.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_goes_out_as_it_rises_is_not_forgotten() {
    let stub = Stub::start().await;
    let (fake, ..) = busy_room(&stub).await;
    for round in 0..2_000 {
        fake.crash();
        fake.push_raw(vec![json!({ "event_id": format!("$waits{round}") })]);
        fake.come_back();
        let pushed = tokio::time::timeout(Duration::from_secs(10), fake.pushed()).await;
        assert!(pushed.is_ok(), "round {round}: {} events wait for ever", fake.unpushed());
    }
}
