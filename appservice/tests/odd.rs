//! Nothing that is sent can stop it: generated events, odd in every way, through all the places where events come in.
//! How ten million of them are sent through: CONTRIBUTING.

use std::{collections::BTreeSet, time::Duration};

use appservice::{
    cohort_file,
    inbound::{healing, http, translate},
    outbound::reconciler::survey::{Actual, Setting, survey},
};
use bots::{
    cohort::{Cohort, Directory, Place},
    ids::{PersonId, RoomKind},
    room_state::people::Membership,
};
use jiff::Timestamp;
use matrix_link::{Page, StateEvent};
use odd_events::{Odd, how_many, seed};
use ruma::{RoomId, UserId};
use serde_json::{Value, json};
use storage::NewInboxRow;

use crate::{
    test_db::on_both,
    test_service::{TestService, whole_cohort},
};

const BATCH: usize = 50;

fn ordinary(number: usize) -> Value {
    json!({
        "event_id": format!("$good{number}"), "type": "m.room.message", "room_id": "!room:hs.test",
        "sender": "@a:hs.test", "origin_server_ts": 1_800_000_000_000_u64,
        "content": { "msgtype": "m.text", "body": "Habari zenu?" },
    })
}

/// Odd events with an ordinary one at the end, as a list.
fn list(odd: &mut Odd, good: &Value) -> String {
    let mut events = String::new();
    for _ in 0..BATCH {
        odd.write_event(&mut events);
        events.push(',');
    }
    events.push_str(&good.to_string());
    events
}

/// Reads a row as the service does before it decides, with everything looked up that can be.
fn understood(row: &NewInboxRow) {
    let event: Value = serde_json::from_str(row.body.as_str()).expect("a row that waits can be read");
    let references = translate::references(&event, ruma::user_id!("@baraza_voice:moh.test"));
    for home in [
        translate::Home::Cohort(Place::Room(RoomKind::Peer)),
        translate::Home::Cohort(Place::Space),
        translate::Home::Chat(PersonId::new("p1")),
    ] {
        let resolved = translate::Resolved {
            home,
            sender: Some(PersonId::new("p1")),
            subject: references.subject.as_ref().map(|_| PersonId::new("p1")),
            ours: None,
            thread_ours: None,
            author: references.target.as_ref().map(|_| PersonId::new("p2")),
            linked: None,
            elsewhere: Vec::new(),
            live_since: Timestamp::UNIX_EPOCH,
        };
        let received = Timestamp::from_second(1_800_000_000).unwrap();
        drop(translate::translate(&event, &resolved, received));
    }
}

#[test]
fn odd_events_cost_nobody_else_anything_at_the_door_and_in_reading_back() {
    let (mut odd, room) = (Odd::new(seed()), RoomId::parse("!room:hs.test").unwrap());
    let mut aside = 0;
    for number in 0..how_many() / BATCH {
        let good = ordinary(number);
        let events = list(&mut odd, &good);
        let rows = http::rows("1", format!("{{\"events\":[{events}],\"x\":{{}}}}").as_bytes(), 5);
        assert_eq!(rows.len(), BATCH + 1, "seed {}, batch {number}", seed());
        assert_eq!(rows[BATCH].cause, good["event_id"].as_str().unwrap());
        assert!(rows[BATCH].outcome.is_none());
        let page = format!("{{\"chunk\":[{events}],\"start\":\"s\",\"end\":\"e\"}}");
        let page = Page::read(&page).unwrap();
        assert_eq!(page.chunk.len() + page.set_aside.len(), BATCH + 1);
        let back = healing::read_back(&page, &room, 5);
        assert!(
            back.iter().any(|row| row.cause == good["event_id"].as_str().unwrap() && row.outcome.is_none())
        );
        // What is known by the door is known by reading back, and the other way round.
        let known = |rows: &[NewInboxRow]| -> BTreeSet<String> {
            let all = rows.iter().map(|row| row.cause.clone());
            all.filter(|cause| cause.starts_with('$')).collect()
        };
        assert!(known(&rows).is_subset(&known(&back)), "seed {}, batch {number}", seed());
        for row in rows.iter().chain(&back) {
            match &row.outcome {
                None => understood(row),
                Some(_) => aside += 1,
            }
        }
    }
    assert!(aside > how_many() / 50, "only {aside} were odd enough to be set aside");
}

#[test]
fn a_room_is_known_whatever_stands_in_its_state() {
    let (mut odd, service_accounts) = (Odd::new(seed() + 1), crate::cohort_file::service_accounts());
    let (file, _) = cohort_file::read(&whole_cohort(), "lari.toml", &service_accounts).unwrap();
    let people =
        cohort_file::accounts(&file).into_iter().map(|(account, name)| (account, PersonId::new(name)));
    let structure = cohort_file::structure(&file, &people.collect(), None).unwrap();
    let cohort = Cohort::new(structure, Timestamp::from_second(1_700_000_000).unwrap());
    let directory = Directory::default();
    let setting = Setting {
        cohort: &cohort,
        directory: &directory,
        service_accounts: &service_accounts,
        picture: None,
        now: Timestamp::from_second(1_800_000_000).unwrap(),
        longest_queue: Some(jiff::SignedDuration::from_hours(24)),
        patience: jiff::SignedDuration::from_secs(1),
    };
    for number in 0..how_many() / BATCH {
        let account = format!("@good{number}:hs.test");
        let good = json!({
            "event_id": "$good", "type": "m.room.member", "state_key": account, "sender": account,
            "origin_server_ts": 1_800_000_000_000_u64, "content": { "membership": "join" },
        });
        let events = StateEvent::read_all(&format!("[{}]", list(&mut odd, &good))).unwrap();
        let actual = Actual::new(events);
        let member = UserId::parse(account).unwrap();
        assert_eq!(actual.members().get(&member), Some(&Membership::Join), "seed {}, {number}", seed());
        for place in [Place::Space, Place::Room(RoomKind::Peer)] {
            drop(survey(&setting, place, &actual, None));
        }
    }
}

/// What is nested as deep as Synapse lets through, in a member event.
fn deep() -> Value {
    (0..124).fold(json!(1), |inner, _| json!({ "a": inner }))
}

on_both! {
    /// Sixteen posts beside sixteen that are nested deep, a stranger's of that kind in a chat, a member event of that
    /// kind: every post is known, the stranger is heard, and the room still closes and opens.
    async fn deep_events_stop_nothing(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng()], &[town.makena()]).await;
        let (peer, achieng) = (town.room("peer"), town.achieng());
        let mut posts = Vec::new();
        for number in 0..16 {
            achieng.send(&peer, "m.room.message", json!({ "msgtype": "m.text", "body": "x", "x": deep() })).unwrap();
            posts.push(achieng.say(&peer, &format!("Post {number}")).unwrap());
        }
        let account = achieng.user_id().to_owned();
        let odd = json!({ "membership": "join", "displayname": "Achieng", "x": deep() });
        achieng.set_state(&peer, "m.room.member", &account, odd.clone()).unwrap();
        achieng.set_state(&peer, "m.room.member", &account, json!({ "membership": "join" })).unwrap();
        achieng.set_state(&peer, "m.room.member", &account, odd).unwrap();
        baraza.settle(&town).await;
        for post in &posts {
            assert!(baraza.app.store.activity_by_event(post).await.unwrap().is_some(), "a post is not known");
        }
        let parked = baraza.parked_causes().await;
        assert_eq!(parked.len(), 16);
        for cause in parked {
            let row = baraza.app.store.inbox_row(&cause).await.unwrap().unwrap();
            assert!(row.cause.starts_with('$') && row.body.is_none());
            assert!(row.metadata.unwrap().contains(&account), "whose it was is known");
        }
        town.until("2026-11-20T16:50");
        baraza.settle(&town).await;
        town.until("2026-11-20T17:00");
        baraza.settle(&town).await;
        assert!(town.is_closed(&peer), "{}", baraza.health.words());
        town.until("2026-11-23T08:00");
        town.pass(Duration::from_secs(5));
        baraza.settle(&town).await;
        assert!(!town.is_closed(&peer), "{}", baraza.health.words());
    }
}
