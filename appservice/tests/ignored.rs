//! Whatever else comes has a decided answer: it is counted or not, and nothing is executed.

use std::time::Duration;

use serde_json::{Value, json};
use storage::InboxState;

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, VOICE, small_cohort},
};

/// How the event ended: its state, whether it was counted, how many messages the voice has said in all rooms since.
async fn outcome(
    town: &TestService,
    baraza: &Baraza,
    event: &str,
    before: usize,
) -> (InboxState, bool, usize) {
    baraza.settle(town).await;
    let row = baraza.app.store.inbox_row(event).await.unwrap().unwrap();
    assert!(row.body.is_none());
    let counted = baraza.app.store.activity_by_event(event).await.unwrap().is_some();
    (row.state, counted, spoken(town) + waiting(baraza).await - before)
}

fn spoken(town: &TestService) -> usize {
    let rooms = town.fake.rooms();
    let by_voice = |event: &Value| event["sender"] == VOICE && event["type"] == "m.room.message";
    rooms.iter().map(|room| town.fake.messages_in(room).iter().filter(|event| by_voice(event)).count()).sum()
}

/// Effects that wait, also those for chats that nobody has opened.
async fn waiting(baraza: &Baraza) -> usize {
    usize::try_from(baraza.app.store.counts().await.unwrap().outbox_waiting).unwrap()
}

fn text(body: &str) -> Value {
    json!({ "msgtype": "m.text", "body": body })
}

on_both! {
    async fn what_is_no_persons_news_is_not_executed(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let (peer, achieng) = (town.room("peer"), town.achieng());
        // The measure itself: a command by a member is counted and answered once.
        let before = spoken(&town) + waiting(&baraza).await;
        let asked = achieng.say(&peer, "!rota").unwrap();
        assert_eq!(outcome(&town, &baraza, &asked, before).await, (InboxState::Decided, true, 1));
        let before = spoken(&town) + waiting(&baraza).await;

        let soft = achieng.send_soft_failed(&peer, "m.room.message", text("!rota"));
        assert_eq!(outcome(&town, &baraza, &soft, before).await, (InboxState::Ignored, false, 0), "soft-failed");

        let notice = json!({ "msgtype": "m.notice", "body": "!rota" });
        let notice = achieng.send(&peer, "m.room.message", notice).unwrap();
        assert_eq!(outcome(&town, &baraza, &notice, before).await, (InboxState::Decided, false, 0), "a notice");

        let edit = achieng.edit(&peer, &asked, "!rota").unwrap();
        // It is no command; its author reads that changes are not read.
        assert_eq!(outcome(&town, &baraza, &edit, before).await, (InboxState::Decided, false, 1), "an edit");
        let before = spoken(&town) + waiting(&baraza).await;

        let typing = achieng.send(&peer, "org.example.unknown", json!({ "body": "!rota" })).unwrap();
        assert_eq!(outcome(&town, &baraza, &typing, before).await, (InboxState::Ignored, false, 0), "unknown type");

        for odd in [json!({}), json!({ "msgtype": "m.text", "body": 7 }), json!({ "msgtype": ["m.text"] })] {
            let event = achieng.send(&peer, "m.room.message", odd.clone()).unwrap();
            assert_eq!(outcome(&town, &baraza, &event, before).await.2, 0, "{odd}");
        }
    }

    /// Our own echoes come back by the same door.
    async fn our_own_words_are_not_heard(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let peer = town.room("peer");
        town.achieng().say(&peer, "!rota").unwrap();
        baraza.settle(&town).await;
        let events = town.fake.messages_in(&peer);
        let own: Vec<&str> = events.iter().filter(|e| e["sender"] == VOICE).filter_map(|e| e["event_id"].as_str()).collect();
        assert!(own.len() >= 2, "the welcome and the answer");
        for event in own {
            let row = baraza.app.store.inbox_row(event).await.unwrap().unwrap();
            assert_eq!(row.state, InboxState::Ignored);
            assert!(baraza.app.store.activity_by_event(event).await.unwrap().is_none());
        }
    }

    /// Ten minutes are the limit, to the second.
    async fn a_late_command_is_answered_and_not_executed(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        baraza.order(&small_cohort().replace("# ENCRYPTED", "live_since = 2026-11-01T00:00:00+03:00"), 1).await;
        baraza.settle(&town).await;
        town.achieng().join(town.room("peer")).unwrap();
        baraza.settle(&town).await;
        let (peer, achieng) = (town.room("peer"), town.achieng());
        let rota = |town: &TestService| town.times_said(&peer, "Who keeps the talk going");
        for (age, executed) in [(599, 1), (601, 0), (86_400, 0)] {
            let before = rota(&town);
            let at = town.now() - jiff::SignedDuration::from_secs(age);
            let event = achieng.send_at(&peer, "m.room.message", text("!rota"), at).unwrap();
            baraza.settle(&town).await;
            assert_eq!(rota(&town) - before, executed, "{age} s old");
            let act = baraza.app.store.activity_by_event(&event).await.unwrap().expect("it counts");
            assert_eq!(act.sent_at, at.as_millisecond(), "on the day it was sent");
        }
        let chat = town.chat(&achieng);
        achieng.join(&chat).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "more than ten minutes late"), 2);
    }

    /// What was sent before the cohort lived here is counted once and never answered.
    async fn history_is_not_news(home) {
        let town = TestService::new(home).await;
        let baraza = town.begin().await;
        let later = "live_since = 2026-11-20T12:00:00+03:00";
        baraza.order(&small_cohort().replace("# ENCRYPTED", later), 1).await;
        baraza.settle(&town).await;
        let (peer, achieng) = (town.room("peer"), town.achieng());
        achieng.join(&peer).unwrap();
        baraza.settle(&town).await;
        let before = spoken(&town) + waiting(&baraza).await;
        let old = achieng.say(&peer, "!rota").unwrap();
        assert_eq!(outcome(&town, &baraza, &old, before).await, (InboxState::Decided, true, 0));
        let act = baraza.app.store.activity_by_event(&old).await.unwrap().unwrap();
        assert!(act.history);
        town.pass(Duration::from_secs(3600));
        let before = spoken(&town) + waiting(&baraza).await;
        let new = achieng.say(&peer, "!rota").unwrap();
        assert_eq!(outcome(&town, &baraza, &new, before).await, (InboxState::Decided, true, 1));
    }

    /// Strangers: in rooms of nobody, in our rooms, in a chat of their own.
    async fn strangers_set_nothing_in_motion(home) {
        let town = TestService::new(home).await;
        let baraza = town.lively(&[town.achieng(), town.wanjiku()], &[]).await;
        let stranger = town.fake.person("stranger");
        // A room that is nobody's, into which somebody brought the voice.
        let room = stranger.create_room(&json!({ "preset": "public_chat" })).unwrap();
        baraza.app.homeserver.join(&baraza.app.voice, &ruma::RoomId::parse(&room).unwrap(), &[]).await.unwrap();
        let before = spoken(&town) + waiting(&baraza).await;
        let event = stranger.say(&room, "!rota").unwrap();
        assert_eq!(outcome(&town, &baraza, &event, before).await, (InboxState::Ignored, false, 0));
        // A member there is a stranger too.
        town.wanjiku().join(&room).unwrap();
        let event = town.wanjiku().say(&room, "!ban @achieng:county.test").unwrap();
        assert_eq!(outcome(&town, &baraza, &event, before).await, (InboxState::Ignored, false, 0));

        // A chat with someone on no roster: one kind answer, whatever is asked; nothing kept of it.
        let chat = stranger.open_chat(VOICE).unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.fake.membership(&chat, VOICE).as_deref(), Some("join"));
        stranger.say(&chat, "!rota").unwrap();
        baraza.settle(&town).await;
        baraza.nothing_parked().await;
        assert_eq!(town.times_said(&chat, "I do not find you on the list"), 1, "{:?}", town.said(&chat));

        // A member of the roster who has not said yes gets no command executed.
        let makena = town.makena();
        let chat = town.chat(&makena);
        makena.join(&chat).unwrap();
        makena.say(&chat, "!rota").unwrap();
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "Who keeps the talk going"), 0, "{:?}", town.said(&chat));
    }
}
