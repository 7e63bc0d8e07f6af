//! Floods: of one member, of one server's strangers. Measured by what is decided before what, never by the clock.

use std::time::{Duration, Instant};

use fake_homeserver::Person;
use serde_json::json;
use storage::{Body, ChatStatus, InboxState, NewInboxRow};
use tokio_util::sync::CancellationToken;

use crate::{
    test_db::on_both,
    test_service::{Baraza, TestService, VOICE, pushed, whole_cohort},
};

const NOT_ON_LIST: &str = "I do not find you on the list of a group yet";

/// Wanjiku and Achieng in the peer and the social room, Makena in her chat.
async fn crowded(town: &TestService) -> Baraza {
    let baraza = town.applied(&whole_cohort()).await;
    for room in ["peer", "social"] {
        for person in [town.wanjiku(), town.achieng()] {
            person.join(town.room(room)).unwrap();
        }
        baraza.settle(town).await;
    }
    for person in [town.makena(), town.wanjiku()] {
        person.join(town.chat(&person)).unwrap();
    }
    baraza.settle(town).await;
    baraza
}

async fn state(baraza: &Baraza, event: &str) -> InboxState {
    baraza.app.store.inbox_row(event).await.unwrap().unwrap().state
}

async fn decided(baraza: &Baraza, events: &[String]) -> usize {
    let mut decided = 0;
    for event in events {
        decided += usize::from(state(baraza, event).await != InboxState::Waiting);
    }
    decided
}

/// Turns the deciding loop until these are decided.
async fn turns_until(baraza: &Baraza, events: &[String]) -> usize {
    for turn in 0..400 {
        if decided(baraza, events).await == events.len() {
            return turn;
        }
        baraza.engine.turn().await.unwrap();
    }
    panic!("they are never decided");
}

/// All loops, until nothing is left to do now; an room_task may run beside them.
async fn rest(town: &TestService, baraza: &Baraza) {
    let began = Instant::now();
    let mut quiet = 0;
    while quiet < 20 {
        assert!(began.elapsed() < Duration::from_secs(60), "it never rests");
        pushed(town).await;
        let pass = baraza.pass().await;
        quiet = if pass.decided == 0 && pass.delivered == 0 { quiet + 1 } else { 0 };
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

on_both! {
    /// Two thousand posts of one member, then one post by another in the same room, one in another room, and a command
    /// in a chat: these pass.
    async fn a_flood_of_one_member_delays_nobody(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        let (peer, social, makena) = (town.room("peer"), town.room("social"), town.makena());
        let flood: Vec<String> =
            (0..2000).map(|number| town.achieng().say(&peer, &format!("number {number}")).unwrap()).collect();
        let others = [
            town.wanjiku().say(&peer, "a word between").unwrap(),
            town.wanjiku().say(&social, "!rota").unwrap(),
            makena.say(town.chat(&makena), "9").unwrap(),
        ];
        pushed(&town).await;
        turns_until(&baraza, &others).await;
        let before = decided(&baraza, &flood).await;
        assert!(before <= 40, "{before} of the flood were decided before the others");
        // The sender's own stay in order.
        for _ in 0..10 {
            baraza.engine.turn().await.unwrap();
        }
        let so_far = decided(&baraza, &flood).await;
        assert!(so_far > before, "it goes on");
        assert_eq!(decided(&baraza, &flood[..so_far]).await, so_far, "in order");
        // What is said meanwhile passes too.
        let meanwhile = [town.wanjiku().say(&peer, "another word").unwrap()];
        pushed(&town).await;
        turns_until(&baraza, &meanwhile).await;
        assert!(decided(&baraza, &flood).await - so_far <= 16);
        baraza.nothing_parked().await;
    }

    /// A flood in a chat, and one that began before: what comes while it waits is put apart as well.
    async fn a_flood_in_a_chat_delays_nobody(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        let makena = town.makena();
        let chat = town.chat(&makena);
        let mut flood: Vec<String> = (0..15).map(|_| makena.say(&chat, "hello").unwrap()).collect();
        pushed(&town).await;
        baraza.engine.turn().await.unwrap();
        flood.extend((0..200).map(|_| makena.say(&chat, "hello").unwrap()));
        let other = [town.wanjiku().say(town.room("social"), "!rota").unwrap()];
        pushed(&town).await;
        let before = decided(&baraza, &flood).await;
        turns_until(&baraza, &other).await;
        assert!(decided(&baraza, &flood).await - before <= 16);
        baraza.settle(&town).await;
        assert_eq!(town.times_said(&chat, "That is a lot at once"), 1);
        assert!(town.said(&chat).iter().filter(|line| line.starts_with(VOICE)).count() <= 35);
        baraza.nothing_parked().await;
    }

    /// Three hundred strangers of one server, each with a chat of their own.
    async fn strangers_of_one_server_delay_nobody(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        let strangers: Vec<Person> =
            (0..300).map(|number| town.fake.remote_person(&format!("mgeni{number}"), "elsewhere.test")).collect();
        for stranger in &strangers {
            stranger.open_chat(VOICE).unwrap();
        }
        let other = [town.wanjiku().say(town.room("social"), "!rota").unwrap()];
        pushed(&town).await;
        let before = baraza.app.store.counts().await.unwrap().inbox_waiting;
        turns_until(&baraza, &other).await;
        let after = baraza.app.store.counts().await.unwrap().inbox_waiting;
        assert!(before - after <= 20, "{} were handled before the member", before - after);
        rest(&town, &baraza).await;
        let joined = strangers.iter().flat_map(Person::rooms);
        let joined = joined.filter(|room| town.fake.membership(room, VOICE).as_deref() == Some("join")).count();
        assert!((1..=60).contains(&joined), "{joined} chats were joined in this hour");
        let mut known = 0;
        for stranger in &strangers {
            known += usize::from(baraza.app.store.person_for(stranger.user_id()).await.unwrap().is_some());
        }
        assert_eq!(known, joined, "nothing is kept of the others");
        // A member's chat is another matter.
        let chat = town.achieng().open_chat(VOICE).unwrap();
        rest(&town, &baraza).await;
        assert_eq!(town.fake.membership(&chat, VOICE).as_deref(), Some("join"));
    }

    /// Those who wait apart have their turns one after the other: once a turn lasts long, what is left of them waits for
    /// the next, because somebody who comes first may have come in meanwhile.
    async fn who_waits_apart_does_not_make_a_long_turn_longer(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        let row = |cause: String, queue: String| NewInboxRow {
            cause,
            queue: Some(queue),
            body: Body::new(json!({ "type": "m.room.message", "room_id": "!r:x", "event_id": "$x" }).to_string()),
            received_at: 1,
            not_before: None,
            outcome: None,
        };
        let guest = |server: usize, number: usize| {
            row(format!("$guest{server}-{number}"), format!("guest:s{server}.test"))
        };
        let guests: Vec<_> = (0..20).map(|number| guest(number % 5, number)).collect();
        baraza.app.store.receive(&guests).await.unwrap();
        let mut engine = baraza.engine.clone();
        for (pace, served) in [(Duration::ZERO, 2), (Duration::from_secs(60), 8)] {
            let first = row(format!("$first{served}"), "room:!first:x".to_owned());
            baraza.app.store.receive(&[first]).await.unwrap();
            engine.pace.turn = pace;
            assert_eq!(engine.turn().await.unwrap(), 1 + served, "of those who wait apart, at a pace of {pace:?}");
        }
    }

    /// Where nobody else waits, those who wait apart are first in turn: a long queue leaves the others their time.
    async fn a_flood_of_guests_starves_no_other_server(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        let guest = |server: &str, number: usize| NewInboxRow {
            cause: format!("${server}{number}"),
            queue: Some(format!("guest:{server}.test")),
            body: Body::new(json!({ "type": "m.room.message", "room_id": "!r:x", "event_id": "$x" }).to_string()),
            received_at: 1,
            not_before: None,
            outcome: None,
        };
        let mut rows: Vec<_> = (0..400).map(|number| guest("a", number)).collect();
        rows.push(guest("b", 0));
        baraza.app.store.receive(&rows).await.unwrap();
        let mut engine = baraza.engine.clone();
        // A few rows of the first queue, however long they take.
        engine.pace.turn = Duration::ZERO;
        for _ in 0..2 {
            engine.turn().await.unwrap();
        }
        assert_ne!(state(&baraza, "$b0").await, InboxState::Waiting);
        assert_eq!(state(&baraza, "$a399").await, InboxState::Waiting);
    }

    /// Sixty lines of a stranger: one answer in ten minutes, three a day, also after a restart.
    async fn a_stranger_is_answered_now_and_then(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        let (stranger, other) = (town.fake.person("stranger"), town.fake.person("another"));
        let chat = stranger.open_chat(VOICE).unwrap();
        rest(&town, &baraza).await;
        for _ in 0..60 {
            stranger.say(&chat, "hello").unwrap();
        }
        rest(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, NOT_ON_LIST), 1, "{:?}", town.said(&chat));
        drop(baraza);
        let baraza = town.begin().await;
        stranger.say(&chat, "hello").unwrap();
        rest(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, NOT_ON_LIST), 1, "the window outlives us");
        // Who calls for help reads that nobody was told, however much was said before.
        for _ in 0..5 {
            stranger.say(&chat, "!urgent my child is sick").unwrap();
            rest(&town, &baraza).await;
        }
        assert_eq!(town.times_said(&chat, "so I can tell no one"), 1, "{:?}", town.said(&chat));
        for _ in 0..10 {
            town.pass(Duration::from_secs(601));
            stranger.say(&chat, "hello").unwrap();
            rest(&town, &baraza).await;
        }
        assert_eq!(town.times_said(&chat, NOT_ON_LIST), 3);
        let chat = other.open_chat(VOICE).unwrap();
        rest(&town, &baraza).await;
        other.say(&chat, "hello").unwrap();
        rest(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, NOT_ON_LIST), 1, "another stranger");
        town.pass(Duration::from_secs(24 * 3600));
        other.say(&chat, "hello").unwrap();
        rest(&town, &baraza).await;
        assert_eq!(town.times_said(&chat, NOT_ON_LIST), 2, "the next day");
        baraza.nothing_parked().await;
    }

    /// Twelve chats: five are answered in an hour, ten in a day, and the voice stays in the two newest.
    async fn the_voice_stays_in_two_chats_with_a_person(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        for person in [town.fake.person("stranger"), town.achieng()] {
            let mut chats = Vec::new();
            for _ in 0..12 {
                town.pass(Duration::from_secs(1));
                chats.push(person.open_chat(VOICE).unwrap());
                rest(&town, &baraza).await;
            }
            let stands: Vec<String> =
                chats.iter().map(|room| town.fake.membership(room, VOICE).unwrap_or_default()).collect();
            let count = |what: &str| stands.iter().filter(|stand| *stand == what).count();
            assert_eq!((count("join"), count("leave"), count("invite")), (2, 3, 7), "{stands:?}");
            assert_eq!(stands[3..5], ["join", "join"], "the newest of those that were answered");
            let known = baraza.app.store.person_for(person.user_id()).await.unwrap().unwrap();
            let chat = baraza.app.store.chat_of(&known.person_id).await.unwrap().unwrap();
            assert_eq!((chat.room_id.as_ref(), chat.status), (Some(&chats[4]), ChatStatus::Joined));
            person.say(&chats[4], "hello").unwrap();
            rest(&town, &baraza).await;
            assert!(town.said(&chats[4]).len() > 1, "it is heard there");
        }
        town.pass(Duration::from_secs(3600));
        let later = town.achieng().open_chat(VOICE).unwrap();
        rest(&town, &baraza).await;
        assert_eq!(town.fake.membership(&later, VOICE).as_deref(), Some("join"), "the next hour");
        baraza.nothing_parked().await;
    }

    /// Who once opened a chat and is on no roster is forgotten after a month; whoever a cohort knows is not.
    async fn strangers_are_forgotten_after_a_month(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        let (early, late) = (town.fake.person("stranger"), town.fake.person("another"));
        let chat = early.open_chat(VOICE).unwrap();
        rest(&town, &baraza).await;
        town.pass(Duration::from_secs(20 * 24 * 3600));
        late.open_chat(VOICE).unwrap();
        rest(&town, &baraza).await;
        let forget = async || appservice::strangers::forget(&baraza.app).await.unwrap();
        assert_eq!(forget().await, 0);
        town.pass(Duration::from_secs(11 * 24 * 3600));
        rest(&town, &baraza).await;
        assert_eq!(forget().await, 1);
        assert_eq!(town.fake.membership(&chat, VOICE).as_deref(), Some("leave"));
        let known = async |person: &Person| baraza.app.store.person_for(person.user_id()).await.unwrap().is_some();
        assert!(!known(&early).await && known(&late).await);
        for member in [town.wanjiku(), town.achieng(), town.makena(), town.fake.person("mwikali")] {
            assert!(known(&member).await, "{}", member.user_id());
        }
        assert_eq!(forget().await, 0);
        let chat = early.open_chat(VOICE).unwrap();
        rest(&town, &baraza).await;
        assert_eq!(town.fake.membership(&chat, VOICE).as_deref(), Some("join"), "they may come again");
        baraza.nothing_parked().await;
    }

    /// Being told to stop counts under a backlog as well.
    async fn it_stops_under_a_backlog(home) {
        let town = TestService::new(home).await;
        let baraza = crowded(&town).await;
        for number in 0..2000 {
            town.achieng().say(town.room("peer"), &format!("number {number}")).unwrap();
        }
        pushed(&town).await;
        let stop = CancellationToken::new();
        let waiting = async || baraza.app.store.counts().await.unwrap().inbox_waiting;
        let before = waiting().await;
        let running = tokio::spawn(baraza.engine.clone().run(stop.clone()));
        while waiting().await == before {
            tokio::task::yield_now().await;
        }
        stop.cancel();
        tokio::time::timeout(Duration::from_secs(10), running).await.unwrap().unwrap();
        assert!(waiting().await > 0, "it decided all of it first");
    }
}
