//! The homeserver forgets events, or sends them late, twice and out of order: each is decided once.

use std::{collections::BTreeMap, time::Duration};

use appservice::inbound::http;
use fake_homeserver::Person;
use serde_json::json;

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, pushed},
};

/// How often each event was counted.
async fn counted(baraza: &Baraza) -> BTreeMap<String, usize> {
    let mut counted = BTreeMap::new();
    for act in baraza.app.store.activity_since("lari", 0, i64::MAX).await.unwrap() {
        *counted.entry(act.event_id).or_default() += 1;
    }
    counted
}

fn talk(town: &TestService, person: &Person, posts: usize) -> Vec<String> {
    (0..posts).map(|n| person.say(town.room("peer"), &format!("post {n}")).unwrap()).collect()
}

on_both! {
    /// What was missed is longer than a page, and newer events arrived before anybody looked.
    async fn a_gap_is_healed_behind_what_came_after_it(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let mut said = talk(&town, &town.achieng(), 5);
        baraza.settle(&town).await;
        town.fake.hold_push();
        said.extend(talk(&town, &town.achieng(), 230));
        assert!(town.fake.forget_queued_events() >= 230);
        town.fake.release_push();
        town.pass(Duration::from_secs(60));
        said.extend(talk(&town, &town.wanjiku(), 7));
        baraza.settle(&town).await;
        assert_eq!(counted(&baraza).await.len(), 12, "the gap is there");
        assert_eq!(baraza.heal().await, 230);
        baraza.settle(&town).await;
        let counted = counted(&baraza).await;
        assert!(said.iter().all(|event| counted.get(event) == Some(&1)), "each once");
        assert_eq!(counted.len(), said.len());
        assert_eq!(baraza.heal().await, 0, "there is no gap any more");
    }

    /// Two gaps with known events between them.
    async fn a_second_gap_behind_the_first_is_healed_too(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let mut said = Vec::new();
        for _ in 0..2 {
            town.fake.hold_push();
            said.extend(talk(&town, &town.achieng(), 60));
            town.fake.forget_queued_events();
            town.fake.release_push();
            said.extend(talk(&town, &town.achieng(), 40));
            baraza.settle(&town).await;
        }
        baraza.heal().await;
        baraza.settle(&town).await;
        assert_eq!(counted(&baraza).await.len(), said.len());
    }

    /// Healed events count on the day they were sent, and a command in them that is older than ten minutes is
    /// answered and not executed.
    async fn late_events_count_on_the_day_they_were_sent(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let sent_at = town.now();
        town.fake.hold_push();
        let late = town.achieng().say(town.room("peer"), "Is the cold box back?").unwrap();
        town.achieng().say(town.room("peer"), "!rota").unwrap();
        town.fake.forget_queued_events();
        town.fake.release_push();
        town.pass(Duration::from_secs(3 * 86_400));
        baraza.settle(&town).await;
        let before = town.said(&town.room("peer")).len();
        baraza.heal().await;
        baraza.settle(&town).await;
        let act = baraza.app.store.activity_by_event(&late).await.unwrap().expect("it counts");
        assert_eq!(act.sent_at, sent_at.as_millisecond());
        assert!(!act.history);
        assert_eq!(town.said(&town.room("peer")).len(), before, "nothing was answered in the room");
        let chat = town.chat(&town.achieng());
        town.achieng().join(&chat).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "more than ten minutes late"), 1, "{:?}", town.said(&chat));
    }

    /// A person came into the chat while nobody told us; they are greeted once.
    async fn a_forgotten_join_of_an_invited_chat_is_found(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        town.fake.hold_push();
        let chat = town.chat(&town.makena());
        town.makena().join(&chat).unwrap();
        town.fake.forget_queued_events();
        town.fake.release_push();
        baraza.settle(&town).await;
        assert_eq!(town.said(&chat).len(), 0);
        baraza.heal().await;
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "which language"), 1, "{:?}", town.said(&chat));
    }

    /// A sender's clock far ahead counts as the receipt, for measures.
    async fn a_clock_that_is_wrong_is_not_believed(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let tomorrow = town.now() + jiff::SignedDuration::from_hours(24);
        let content = json!({ "msgtype": "m.text", "body": "from the future" });
        let event = town.achieng().send_at(town.room("peer"), "m.room.message", content, tomorrow).unwrap();
        pushed(&town).await;
        baraza.settle(&town).await;
        let act = baraza.app.store.activity_by_event(&event).await.unwrap().unwrap();
        assert_eq!(act.sent_at, town.now().as_millisecond());
    }

    /// Newest first and all of it twice.
    async fn another_order_changes_nothing(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        town.fake.hold_push();
        let said = talk(&town, &town.achieng(), 20);
        town.fake.forget_queued_events();
        let backward: Vec<&str> = said.iter().rev().map(String::as_str).collect();
        town.fake.push_again(&backward);
        town.fake.push_again(&backward);
        town.fake.release_push();
        baraza.settle(&town).await;
        let counted = counted(&baraza).await;
        assert_eq!(counted.len(), 20);
        assert!(counted.values().all(|times| *times == 1));
    }

    /// A redaction that comes before the post it is about, in the same batch or before a restart: the post counts, and
    /// is kept as taken back.
    async fn a_post_that_was_taken_back_before_it_came(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let (peer, account) = (town.room("peer"), town.achieng().user_id().to_owned());
        let event = |id: &str, kind: &str, more: &str| {
            format!(
                r#"{{"event_id":"{id}","type":"{kind}","room_id":"{peer}","sender":"{account}",
                   "origin_server_ts":{},{more}}}"#,
                town.now().as_millisecond()
            )
        };
        let post = |id: &str| event(id, "m.room.message", r#""content":{"msgtype":"m.text","body":"x"}"#);
        let redaction = |id: &str, of: &str| {
            event(id, "m.room.redaction", &format!(r#""redacts":"{of}","content":{{"redacts":"{of}"}}"#))
        };
        let come = async |baraza: &Baraza, events: &[String]| {
            let text = format!(r#"{{"events":[{}]}}"#, events.join(","));
            let rows = http::rows("1", text.as_bytes(), town.now().as_millisecond());
            baraza.app.store.receive(&rows).await.unwrap();
            baraza.settle(&town).await;
        };
        let redacted = async |baraza: &Baraza, id: &str| {
            let act = baraza.app.store.activity_by_event(id).await.unwrap();
            act.map(|act| act.redacted)
        };
        // As the homeserver gives it when it is read back: without its words, by a redaction that we never heard of.
        let gone = event("$gone", "m.room.message", r#""content":{},"unsigned":{"redacted_because":{"event_id":"$r"}}"#);
        come(&baraza, &[gone]).await;
        assert_eq!(redacted(&baraza, "$gone").await, Some(true), "read back as taken back");
        come(&baraza, &[redaction("$r1", "$together"), post("$together"), post("$stays")]).await;
        assert_eq!(redacted(&baraza, "$together").await, Some(true), "in one batch");
        assert_eq!(redacted(&baraza, "$stays").await, Some(false));
        come(&baraza, &[redaction("$r2", "$later"), redaction("$r3", "$after")]).await;
        come(&baraza, &[post("$later")]).await;
        assert_eq!(redacted(&baraza, "$later").await, Some(true), "in a later batch");
        drop(baraza);
        let again = town.begin().await;
        come(&again, &[post("$after")]).await;
        assert_eq!(redacted(&again, "$after").await, Some(true), "after a restart");
    }
}
