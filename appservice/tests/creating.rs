//! Making a room is neither atomic nor repeatable: broken off anywhere, the next attempt finishes it, with one room.

use std::collections::BTreeMap;

use fake_homeserver::{Fault, Trouble};
use serde_json::Value;

use crate::{
    test_db::on_sqlite,
    test_service::{Baraza, TestService, VOICE, whole_cohort},
};

/// More than any room's making has.
const STEPS: usize = 30;

/// The state of every place, ids of events and rooms left out: what a room is like, however it came to be.
fn shape(town: &TestService) -> BTreeMap<String, Vec<(String, String, Value)>> {
    let places = ["space", "peer", "social", "notices", "facilitators", "liaison", "library"];
    let mut shape = BTreeMap::new();
    let names: Vec<(String, String)> =
        places.iter().map(|place| (town.room(place), format!("<{place}>"))).collect();
    for place in places {
        let mut state: Vec<(String, String, Value)> = Vec::new();
        for event in town.fake.state(town.room(place)) {
            // Which message is pinned is an id of its own each time.
            if event["type"] == "m.room.pinned_events" {
                assert_eq!(event["content"]["pinned"].as_array().unwrap().len(), 1);
                continue;
            }
            let mut text = event["content"].to_string();
            let mut key = event["state_key"].as_str().unwrap_or_default().to_owned();
            for (room, name) in &names {
                text = text.replace(room, name);
                key = key.replace(room, name);
            }
            let mut content: Value = serde_json::from_str(&text).unwrap();
            // A level of the homeserver's own, which it writes only into rooms that it makes in one go.
            content.as_object_mut().unwrap().remove("historical");
            state.push((event["type"].as_str().unwrap().to_owned(), key, content));
        }
        state.sort_by_key(|(kind, key, _)| (kind.clone(), key.clone()));
        shape.insert(place.to_owned(), state);
    }
    shape
}

async fn applied(town: &TestService) -> Baraza {
    let baraza = town.begin().await;
    baraza.order(&whole_cohort(), 1).await;
    baraza.recover(town).await;
    baraza
}

/// Rooms that somebody can still find: by alias, or by being in them with somebody.
fn rooms_in_use(town: &TestService) -> usize {
    let used = |room: &&String| {
        town.fake.state(room).iter().any(|event| {
            event["type"] == "m.room.member"
                && event["state_key"] != VOICE
                && event["state_key"] != crate::test_service::STEWARD
        }) || town.fake.membership(room, VOICE).as_deref() == Some("join")
    };
    town.fake.rooms().iter().filter(used).count()
}

/// The homeserver dies in the making of the space, after each of its events, then of the peer room, and so on. The
/// rooms are in the end as if nothing had happened, and no place has two.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_room_that_was_half_made_is_finished() {
    let expected = on_sqlite(async |home| {
        let town = TestService::new(home).await;
        drop(applied(&town).await);
        (shape(&town), rooms_in_use(&town))
    })
    .await;
    let mut made = 0;
    for which in [0, 1, 4] {
        for steps in 0..STEPS {
            let ending = on_sqlite(async |home| {
                let town = TestService::new(home).await;
                let trouble = Trouble::CrashInCreate { steps };
                let steward = crate::test_service::STEWARD;
                town.fake.inject(Fault::on("POST /v3/createRoom", trouble).by(steward).skip(which).times(1));
                let baraza = applied(&town).await;
                baraza.nothing_parked().await;
                (shape(&town), rooms_in_use(&town))
            })
            .await;
            for (place, state) in &expected.0 {
                let missing: Vec<_> = state.iter().filter(|event| !ending.0[place].contains(event)).collect();
                let odd: Vec<_> = ending.0[place].iter().filter(|event| !state.contains(event)).collect();
                assert!(
                    missing.is_empty() && odd.is_empty(),
                    "{place}, {which}/{steps}: {missing:?}, not {odd:?}"
                );
            }
            assert_eq!(ending.1, expected.1, "room {which} after {steps} events");
            made += 1;
        }
    }
    assert_eq!(made, 3 * STEPS);
}

/// The same for direct chats: in the end the person has one invitation, to a room that says who invites.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_chat_that_was_half_made_is_finished() {
    for encrypted in [false, true] {
        for steps in 0..14 {
            on_sqlite(async |home| chat_after(home, encrypted, steps).await).await;
        }
    }
}

async fn chat_after(home: crate::test_db::TestDb, encrypted: bool, steps: usize) {
    let town = TestService::new(home).await;
    let trouble = Trouble::CrashInCreate { steps };
    town.fake.inject(Fault::on("POST /v3/createRoom", trouble).by(VOICE).times(2));
    let baraza = town.begin().await;
    let file = crate::test_service::small_cohort();
    let file = if encrypted { file.replace("# ENCRYPTED", "encrypted = true") } else { file };
    baraza.order(&file, 1).await;
    // What is said in encrypted rooms waits for a device; the chats do not.
    for _ in 0..60 {
        if !town.fake.is_alive() {
            town.fake.come_back();
        }
        baraza.pass().await;
        town.pass(std::time::Duration::from_secs(1));
    }
    let makena = town.makena();
    assert_eq!(town.fake.faults_left(), 0);
    assert_eq!(makena.invitations().len(), 1, "after {steps} events");
    let chat = town.chat(&makena);
    let content = |kind: &str| town.fake.state_content(&chat, kind, "");
    assert!(content("m.room.name").unwrap()["name"].as_str().unwrap().contains("Lari nurses"));
    assert!(content("m.room.topic").is_some() && content("m.room.power_levels").is_some());
    assert_eq!(content("m.room.encryption").is_some(), encrypted, "after {steps} events");
    let member = town.fake.state_content(&chat, "m.room.member", makena.user_id()).unwrap();
    assert_eq!(member["is_direct"], true, "a client shows it as a chat");
    let person = baraza.app.store.person_for(makena.user_id()).await.unwrap().unwrap().person_id;
    let known = baraza.app.store.chat_of(&person).await.unwrap().unwrap();
    assert_eq!(known.room_id.as_deref(), Some(chat.as_str()));
    assert_eq!(known.encrypted, encrypted);
}
