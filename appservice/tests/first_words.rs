//! A client makes a chat with its first message: what a person writes before the voice is in the chat is heard once it is.

use std::time::Duration;

use fake_homeserver::{Fault, Trouble};

use crate::{
    test_db::on_both,
    test_service::{TestService, VOICE, small_cohort},
};

const JOINING: &str = "POST /v3/join/*";
/// What is answered to `!rota`.
const ANSWER: &str = "Who keeps the talk going";

/// The event by which the voice is asked into a chat.
fn invitation(town: &TestService, room: &str) -> String {
    let mut state = town.fake.state(room).into_iter();
    let member = state.find(|event| event["type"] == "m.room.member" && event["state_key"] == VOICE);
    member.expect("the voice is asked")["event_id"].as_str().unwrap().to_owned()
}

on_both! {
    /// A partner's server sends nothing of a room in which nobody of ours is: it is read back. It is heard once, also if it
    /// comes after all.
    async fn what_was_written_before_the_voice_came_is_read_back(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let achieng = town.achieng();
        achieng.join(town.room("peer")).unwrap();
        baraza.settle(&town).await;
        town.fake.hold_push();
        let chat = achieng.open_chat(VOICE).unwrap();
        let written = achieng.say(&chat, "!rota").unwrap();
        assert!(town.fake.forget_queued_events() > 0);
        town.fake.release_push();
        town.fake.push_again(&[&invitation(&town, &chat)]);
        baraza.settle(&town).await;
        let answers = town.times_said(&chat, ANSWER);
        assert_eq!(answers, 1, "{:?}", town.said(&chat));
        town.fake.push_again(&[&written]);
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, ANSWER), 1, "{:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }

    /// What comes while the joining takes its time waits for it, and nobody else does.
    async fn what_comes_while_the_voice_is_joining_waits_for_it(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let achieng = town.achieng();
        achieng.join(town.room("peer")).unwrap();
        baraza.settle(&town).await;
        town.fake.inject(Fault::on(JOINING, Trouble::Delay(Duration::from_millis(600))).by(VOICE).times(1));
        // Nothing is to be read back.
        town.fake.inject(Fault::on("GET /v3/rooms/*/messages", Trouble::Status(500)).by(VOICE).times(1));
        let chat = achieng.open_chat(VOICE).unwrap();
        let written = achieng.say(&chat, "!rota").unwrap();
        town.fake.push_again(&[&written]);
        town.fake.pushed().await;
        for _ in 0..5 {
            baraza.pass().await;
        }
        let row = baraza.app.store.inbox_row(&written).await.unwrap().unwrap();
        assert_eq!(row.reason.as_deref(), Some("the voice is coming into its room"));
        tokio::time::sleep(Duration::from_millis(900)).await;
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, ANSWER), 1, "{:?}", town.said(&chat));
        baraza.nothing_parked().await;
    }

    /// The service dies while it is joining: both wait in the inbox, and the invitation has its turn first.
    async fn it_is_heard_after_a_death_in_between(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let achieng = town.achieng();
        achieng.join(town.room("peer")).unwrap();
        baraza.settle(&town).await;
        town.fake.inject(Fault::on(JOINING, Trouble::Status(502)).by(VOICE).times(3));
        let chat = achieng.open_chat(VOICE).unwrap();
        let written = achieng.say(&chat, "!rota").unwrap();
        town.fake.push_again(&[&written]);
        town.fake.pushed().await;
        for _ in 0..5 {
            baraza.pass().await;
        }
        assert!(baraza.app.store.inbox_row(&written).await.unwrap().unwrap().body.is_some(), "it waits");
        drop(baraza);
        let again = town.open().await;
        again.recover(&town).await;
        assert_eq!(town.times_said(&chat, ANSWER), 1, "{:?}", town.said(&chat));
        again.nothing_parked().await;
    }
}

on_both! {
    /// A hall full of people with slips: whoever comes after the sixtieth of an hour has their turn in the next, with what
    /// they wrote.
    async fn who_comes_in_a_crowd_has_their_turn(home) {
        let town = TestService::new(home).await;
        let baraza = town.applied(&small_cohort()).await;
        let people: Vec<_> = (0..63).map(|n| town.fake.remote_person(&format!("n{n}"), "county.test")).collect();
        let mut chats = Vec::new();
        for person in &people {
            let chat = person.open_chat(VOICE).unwrap();
            person.say(&chat, "habari, nina karatasi yenye namba").unwrap();
            chats.push(chat);
        }
        let come = |baraza: &crate::test_service::Baraza| {
            let app = baraza.app.clone();
            async move { app.store.counts().await.unwrap().inbox_waiting }
        };
        let joined = || chats.iter().filter(|chat| town.fake.membership(chat, VOICE).as_deref() == Some("join")).count();
        for _ in 0..100 {
            town.fake.pushed().await;
            baraza.pass().await;
            if joined() >= 60 && come(&baraza).await <= 3 {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        assert_eq!(joined(), 60);
        town.pass(Duration::from_secs(3600 + 60));
        baraza.settle(&town).await;
        assert_eq!(joined(), 63);
        let last = town.said(chats.last().unwrap());
        assert_eq!(last.iter().filter(|said| said.contains("karatasi")).count(), 2, "in their own language: {last:?}");
        baraza.nothing_parked().await;
    }
}
