//! A message is said once, also where the homeserver accepted it, its answer was lost, and a day went by.

use std::{sync::Arc, time::Duration};

use appservice::device::Device;
use fake_homeserver::{Fault, Trouble};
use serde_json::{Value, json};

use crate::{
    real::always_working,
    test_db::on_both,
    test_device::TestDevice,
    test_service::{Baraza, TestService, VOICE},
};

const SAYING: &str = "PUT /v3/rooms/*/send/*/**";

/// The events of ours in a room that are messages, sealed or not, and how many reactions.
fn of_voice(town: &TestService, room: &str, since: usize) -> (Vec<Value>, usize) {
    let events: Vec<Value> =
        town.fake.timeline(room).into_iter().skip(since).filter(|event| event["sender"] == VOICE).collect();
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
    lose(town, baraza, is_sealed).await;
    back_after_a_day(town, baraza).await;
    said_once(town, before);
    baraza.nothing_parked().await;
}

async fn lose(town: &TestService, baraza: &Baraza, is_sealed: bool) {
    let (peer, before) = (town.room("peer"), town.fake.timeline(town.room("peer")).len());
    town.fake.inject(Fault::on(SAYING, Trouble::LoseAnswer).by(VOICE).times(1));
    town.fake.inject(Fault::on(SAYING, Trouble::Status(502)).by(VOICE));
    ask(town, is_sealed);
    for _ in 0..6 {
        baraza.pass().await;
        town.pass(Duration::from_secs(60));
    }
    assert_eq!(of_voice(town, &peer, before).0.len(), 1, "accepted once");
    assert!(baraza.app.store.counts().await.unwrap().outbox_waiting > 0, "and we do not know it");
}

fn ask(town: &TestService, is_sealed: bool) {
    let (peer, achieng) = (town.room("peer"), town.achieng());
    let asked = json!({ "msgtype": "m.text", "body": "!rota" });
    match is_sealed {
        true => achieng.send(&peer, "m.room.encrypted", json!({ "ciphertext": "…", "sealed": asked })),
        false => achieng.send(&peer, "m.room.message", asked),
    }
    .unwrap();
}

async fn back_after_a_day(town: &TestService, baraza: &Baraza) {
    town.fake.clear_faults();
    town.pass(Duration::from_secs(25 * 3600));
    for number in 0..120 {
        town.achieng().say(town.room("peer"), &format!("number {number}")).unwrap();
    }
    baraza.settle(town).await;
}

fn said_once(town: &TestService, since: usize) {
    let (said, _) = of_voice(town, &town.room("peer"), since);
    let answers = said.iter().filter(|event| event.to_string().contains("Who keeps the talk going")).count();
    assert_eq!(answers, 1, "{said:?}");
}

/// A device that seals, in a service of whose cohort the rooms are encrypted.
async fn sealed(town: &TestService) -> (Baraza, Device) {
    let mut baraza = town.begin().await;
    let device = Device::new(sealing(&baraza, false));
    baraza.courier.device = Some(device.clone());
    baraza.engine.device = Some(device.clone());
    baraza.order(&always_working().replace("# ENCRYPTED", "encrypted = true"), 1).await;
    baraza.settle(town).await;
    (baraza, device)
}

fn sealing(baraza: &Baraza, is_blind: bool) -> Arc<TestDevice> {
    let line = Some((baraza.app.homeserver.clone(), baraza.app.voice.clone()));
    Arc::new(TestDevice { line, seals: true, is_blind, ..TestDevice::default() })
}

on_both! {
    async fn in_a_room_where_much_is_said(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&always_working()).await;
        lost_for_a_day(&town, &baraza, false).await;
    }

    async fn in_an_encrypted_room(home) {
        let town = TestService::new(home).await;
        let (baraza, _) = sealed(&town).await;
        lost_for_a_day(&town, &baraza, true).await;
    }

    /// While the voice's device is not open yet, nobody can tell whether it was said: it waits.
    async fn when_the_device_opens_later(home) {
        let town = TestService::new(home).await;
        let (baraza, device) = sealed(&town).await;
        town.achieng().join(town.room("peer")).unwrap();
        baraza.settle(&town).await;
        let before = town.fake.timeline(town.room("peer")).len();
        lose(&town, &baraza, true).await;
        device.close();
        back_after_a_day(&town, &baraza).await;
        baraza.nothing_parked().await;
        assert!(baraza.app.store.counts().await.unwrap().outbox_waiting > 0, "it waits");
        device.open(sealing(&baraza, false), 0);
        town.pass(Duration::from_secs(120));
        baraza.settle(&town).await;
        said_once(&town, before);
        assert_eq!(baraza.app.store.counts().await.unwrap().outbox_waiting, 0);
        baraza.nothing_parked().await;
    }

    /// What was only ever refused was not said: it goes out when the room opens, whatever else there cannot be read.
    async fn what_a_closed_room_refused_for_days_is_said(home) {
        let town = TestService::new(home).await;
        let (baraza, device) = sealed(&town).await;
        let peer = town.room("peer");
        town.achieng().join(&peer).unwrap();
        baraza.settle(&town).await;
        ask(&town, true);
        baraza.settle(&town).await;
        let before = town.fake.timeline(&peer).len();
        town.fake.inject(Fault::on(SAYING, Trouble::Forbid).by(VOICE));
        ask(&town, true);
        for _ in 0..6 {
            baraza.pass().await;
            town.pass(Duration::from_secs(60));
        }
        device.open(sealing(&baraza, true), 0);
        back_after_a_day(&town, &baraza).await;
        said_once(&town, before);
        baraza.nothing_parked().await;
    }

    /// The room refuses it, the chat takes it and nobody knows: then it is not said in the room, although that is open again.
    async fn what_went_to_the_chat_is_not_said_in_the_room(home) {
        let town = TestService::new(home).await;
        let wanjiku = town.wanjiku();
        let baraza = town.lively(std::slice::from_ref(&wanjiku), std::slice::from_ref(&wanjiku)).await;
        let (peer, chat) = (town.room("peer"), town.chat(&wanjiku));
        let before = town.fake.timeline(&peer).len();
        for (trouble, times) in [(Trouble::Forbid, 1), (Trouble::LoseAnswer, 1)] {
            town.fake.inject(Fault::on(SAYING, trouble).by(VOICE).times(times));
        }
        town.fake.inject(Fault::on(SAYING, Trouble::Status(502)).by(VOICE));
        wanjiku.say(&peer, "!rota").unwrap();
        for _ in 0..3 {
            baraza.pass().await;
            town.pass(Duration::from_secs(60));
        }
        town.fake.clear_faults();
        baraza.settle(&town).await;
        assert_eq!(of_voice(&town, &peer, before).0, Vec::<Value>::new());
        assert_eq!(town.times_said(&chat, "Who keeps the talk going"), 1, "{:?}", town.said(&chat));
        baraza.nothing_parked().await;
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
        town.fake.inject(Fault::on(SAYING, Trouble::LoseAnswer).by(VOICE).skip(1).times(1));
        town.fake.inject(Fault::on(SAYING, Trouble::Status(502)).by(VOICE).skip(1));
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
