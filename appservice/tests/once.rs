//! A message is said once, also where the homeserver accepted it, its answer was lost, and a day went by.

use std::{sync::Arc, time::Duration};

use appservice::device::Device;
use fake_homeserver::{Fault, Trouble};
use serde_json::{Value, json};

use crate::{
    real::always_working,
    test_db::on_both,
    test_device::TestDevice,
    test_service::{Baraza, TestService},
};

const SAYING: &str = "PUT /v3/rooms/*/send/*/**";

/// The events of ours in a room that are messages, sealed or not, and how many reactions.
fn of_voice(town: &TestService, room: &str, since: usize) -> (Vec<Value>, usize) {
    let events: Vec<Value> = town
        .fake
        .timeline(room)
        .into_iter()
        .skip(since)
        .filter(|event| event["sender"] == "@baraza_voice:moh.test")
        .collect();
    let messages = |event: &&Value| event["type"] == "m.room.message" || event["type"] == "m.room.encrypted";
    let reactions = events.iter().filter(|event| event["type"] == "m.reaction").count();
    (events.iter().filter(messages).cloned().collect(), reactions)
}

/// The answer to `!rota` in the peer room is accepted and the homeserver does not say so; then it is away for 25 hours, and
/// when it is back much is said before anything else goes out.
async fn lost_for_a_day(town: &TestService, baraza: &Baraza, is_sealed: bool) {
    let (peer, achieng) = (town.room("peer"), town.achieng());
    achieng.join(&peer).unwrap();
    baraza.settle(town).await;
    let before = town.fake.timeline(&peer).len();
    town.fake.inject(Fault::on(SAYING, Trouble::LoseAnswer).by("@baraza_voice:moh.test").times(1));
    town.fake.inject(Fault::on(SAYING, Trouble::Status(502)).by("@baraza_voice:moh.test"));
    let asked = json!({ "msgtype": "m.text", "body": "!rota" });
    match is_sealed {
        true => achieng.send(&peer, "m.room.encrypted", json!({ "sealed": asked })),
        false => achieng.send(&peer, "m.room.message", asked),
    }
    .unwrap();
    for _ in 0..6 {
        baraza.pass().await;
        town.pass(Duration::from_secs(60));
    }
    assert_eq!(of_voice(town, &peer, before).0.len(), 1, "accepted once");
    assert!(baraza.app.store.counts().await.unwrap().outbox_waiting > 0, "and we do not know it");
    town.fake.clear_faults();
    town.pass(Duration::from_secs(25 * 3600));
    for number in 0..120 {
        achieng.say(&peer, &format!("number {number}")).unwrap();
    }
    baraza.settle(town).await;
    let (said, _) = of_voice(town, &peer, before);
    let answers = said.iter().filter(|event| event.to_string().contains("Who keeps the talk going")).count();
    assert_eq!(answers, 1, "{said:?}");
    baraza.nothing_parked().await;
}

on_both! {
    async fn in_a_room_where_much_is_said(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&always_working()).await;
        lost_for_a_day(&town, &baraza, false).await;
    }

    async fn in_an_encrypted_room(home) {
        let town = TestService::new(home).await;
        let mut baraza = town.begin().await;
        let line = Some((baraza.app.homeserver.clone(), baraza.app.voice.clone()));
        let device = Device::new(Arc::new(TestDevice { line, seals: true, ..TestDevice::default() }));
        baraza.courier.device = Some(device.clone());
        baraza.engine.device = Some(device);
        baraza.order(&always_working().replace("# ENCRYPTED", "encrypted = true"), 1).await;
        baraza.settle(&town).await;
        lost_for_a_day(&town, &baraza, true).await;
    }

    /// The question stands there once, and so does its button.
    async fn with_buttons(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&always_working()).await;
        let (makena, chat) = (town.makena(), town.chat(&town.makena()));
        makena.join(&chat).unwrap();
        baraza.settle(&town).await;
        let before = town.fake.timeline(&chat).len();
        // The rules are accepted, and so is their button, of which the answer is lost.
        let voice = "@baraza_voice:moh.test";
        town.fake.inject(Fault::on(SAYING, Trouble::LoseAnswer).by(voice).skip(1).times(1));
        town.fake.inject(Fault::on(SAYING, Trouble::Status(502)).by(voice).skip(1));
        makena.say(&chat, "1").unwrap();
        for _ in 0..6 {
            baraza.pass().await;
            town.pass(Duration::from_secs(60));
        }
        assert!(baraza.app.store.counts().await.unwrap().outbox_waiting > 0, "we do not know it");
        town.fake.clear_faults();
        town.pass(Duration::from_secs(25 * 3600));
        baraza.settle(&town).await;
        let (said, buttons) = of_voice(&town, &chat, before);
        let asks = said.iter().filter(|event| event["content"]["body"].as_str().is_some_and(|body| body.contains("Respect everyone")));
        let keys: Vec<&str> = asks.filter_map(|event| event["content"]["org.baraza.key"].as_str()).collect();
        assert!(!keys.is_empty() && keys.iter().all(|key| keys.iter().filter(|other| *other == key).count() == 1), "{keys:?}");
        assert_eq!(buttons, said.len(), "each has its own: {said:?}");
        baraza.nothing_parked().await;
    }
}
