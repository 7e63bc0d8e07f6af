//! Every format in which effects were ever stored is read, and so is a whole database of the demo by the last program
//! before there were formats. How a format is added: `bots/tests/golden/README.md`.

use std::{collections::BTreeSet, path::PathBuf};

use appservice::{formats::OUTBOX, outbound::outbox_body::OutboxBody};
use bots::{
    effect::{
        Destination, Effect, FileContent, FileOfOurs, ListAsked, Message, Pointer, PrintedSlip, Quote, WORDS,
    },
    ids::{CohortId, EffectKey, Language, PersonId, RoomKind},
    text::Rendered,
};
use ruma::{EventId, OwnedEventId};
use serde_json::Value;
use storage::InboxState;

use crate::{
    shape::{Shape, assert_golden},
    test_db::on_both,
    test_service::TestService,
};

fn file(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name)
}

fn golden(format: u32) -> Vec<Value> {
    let path = file(&format!("outbox-{format}.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    serde_json::from_str(&text).unwrap()
}

fn event(name: &str) -> OwnedEventId {
    EventId::parse(format!("${name}")).unwrap()
}

fn key(name: &str) -> EffectKey {
    EffectKey::stored(format!("${name}#0"))
}

fn rendered(plain: &str) -> Rendered {
    Rendered { plain: plain.to_owned(), html: Some(format!("<b>{plain}</b>")) }
}

/// Each effect there is. One that is missing here is missed by the test of the shape.
fn effects() -> Vec<Effect> {
    let person = || PersonId::new("01M8M54C9DK5Z7YYDE6FS9M7TV");
    let chat = Destination::Chat(person());
    let quote = |place| Quote {
        at: Pointer { place, event: event("words") },
        longest: 200,
        piece: 1,
        numbered: true,
        otherwise: "a voice note".to_owned(),
    };
    let full = Message {
        to: chat.clone(),
        text: rendered(&format!("Njeri Mwangi: {WORDS}")),
        rings: true,
        mentions: vec![person()],
        reply_to: Some(event("reply")),
        thread: Some(event("thread")),
        edits: Some(key("earlier")),
        buttons: vec!["✅".to_owned(), "❌".to_owned()],
        pin: true,
        unpins: Some(EffectKey::stored("row1#0".to_owned())),
        quote: Some(quote(chat)),
    };
    let in_rooms = RoomKind::ALL.map(|kind| {
        let message = Message::silent(Destination::Room(kind), rendered("Karibu"));
        Effect::Say(Message { quote: Some(quote(Destination::Room(kind))), ..message })
    });
    let (name, topic) = ("Lari nurses".to_owned(), "Wanjiku Kamau invites you".to_owned());
    let others = [
        Effect::Say(full),
        Effect::Say(Message::plain_to(person(), rendered("Asante"))),
        Effect::OpenChat { person: person(), name: name.clone(), topic: topic.clone(), encrypted: true },
        Effect::Label { person: person(), name, topic },
        Effect::LeaveChat {
            person: person(),
            room: ruma::owned_room_id!("!chat:moh.test"),
            text: Some(Rendered { plain: "Not alone".to_owned(), html: None }),
        },
        Effect::Relay {
            author: person(),
            pointer: event("held"),
            to: RoomKind::Peer,
            frame: rendered(WORDS),
            caption: rendered("left at 21:10"),
        },
        Effect::Redact { room: RoomKind::Peer, event: event("bad") },
        Effect::Withdraw { message: key("posted") },
        Effect::Mark { room: RoomKind::Peer, event: event("question"), sign: "❓".to_owned() },
        Effect::Unmark { room: RoomKind::Peer, mark: key("mark") },
        Effect::ReadList(ListAsked {
            by: person(),
            list: event("list"),
            take: Some(7),
            languages: vec![Language::Sw],
            servers: [ruma::owned_server_name!("county.test")].into(),
        }),
        hand(FileContent::Text("1234 5678".to_owned())),
        hand(FileContent::Table(vec![vec!["row".to_owned()]])),
        hand(FileContent::Slips(vec![PrintedSlip {
            language: Language::Sw,
            lines: vec!["Lari nurses".to_owned()],
            code: "1234 5678".to_owned(),
        }])),
    ];
    others.into_iter().chain(in_rooms).collect()
}

fn hand(what: FileContent) -> Effect {
    Effect::Hand(FileOfOurs { to: PersonId::new("wanjiku"), name: "slips.html".to_owned(), what })
}

fn body(effect: Effect) -> OutboxBody {
    OutboxBody { cohort: CohortId::new("lari"), effect }
}

#[test]
fn every_format_of_an_effect_is_read() {
    for format in 0..=OUTBOX.current() {
        let stored = golden(format);
        assert!(stored.len() >= 13, "format {format}");
        for body in stored {
            let text = body.to_string();
            let read =
                OutboxBody::read(&text).unwrap_or_else(|why| panic!("format {format}: {why} in {text}"));
            let again = OutboxBody::read(&OUTBOX.write(&read).unwrap()).unwrap();
            assert_eq!(
                again.effect, read.effect,
                "format {format} is not the same when it was written again"
            );
        }
    }
}

#[test]
fn an_effect_is_written_in_the_newest_format() {
    let written: Vec<Value> = effects()
        .into_iter()
        .map(|effect| {
            let row = body(effect).row("$a#0", "$a", ruma::user_id!("@baraza_voice:moh.test")).unwrap();
            serde_json::from_str(row.body.as_str()).unwrap()
        })
        .collect();
    let text = serde_json::to_string_pretty(&written).unwrap() + "\n";
    assert_golden(&file(&format!("outbox-{}.json", OUTBOX.current())), &text);
}

#[test]
fn an_effect_is_read_in_the_newest_format() {
    let shape = Shape::of::<OutboxBody>(&golden(OUTBOX.current()));
    let mut missing = Shape::not_shown(&[&shape]);
    // A language is a folder of words: which there are is no matter of the format.
    missing.retain(|what| !what.starts_with("Language."));
    assert_eq!(missing, BTreeSet::new(), "the golden file shows nothing of these");
    let tags: Vec<&str> = Language::ALL.iter().map(|language| language.tag()).collect();
    let languages = format!("Language {{ {} }}", tags.join(", "));
    let text = shape.text().replace(&languages, "Language { a tag of each folder of locales/ }");
    assert_golden(&file(&format!("outbox-{}.shape", OUTBOX.current())), &text);
}

/// A database as the program of that time left it: its three migrations and its rows.
fn demo_before() -> String {
    let schema = [
        include_str!("../../migrations/0001_first_tables.sql"),
        include_str!("../../migrations/0002_late_activity.sql"),
        include_str!("../../migrations/0003_unasked_messages.sql"),
        "CREATE TABLE schema_migration \
         (version BIGINT NOT NULL PRIMARY KEY, description TEXT NOT NULL, checksum TEXT NOT NULL);",
    ];
    schema.join("\n") + include_str!("golden/demo-before.sql")
}

on_both! {
    /// It opens, every cohort and every effect is read, what becomes due is decided, and nothing is set aside.
    async fn the_demo_of_before_opens(home) {
        home.raw(&demo_before()).await;
        // Whoever decided then is gone.
        home.raw("DELETE FROM lease").await;
        let town = TestService::new(home).await;
        town.until("2026-11-30T09:00");
        let baraza = town.open().await;
        let store = &baraza.app.store;
        let cohorts = store.cohort_ids().await.unwrap();
        assert_eq!(cohorts, ["kijabe-hiv", "lari"]);
        for id in &cohorts {
            let loaded = baraza.engine.load(&CohortId::new(id.clone())).await.unwrap().unwrap();
            assert!(!loaded.cohort.rooms.is_empty() && !loaded.cohort.members.is_empty(), "{id}");
        }
        let mut effects = 0;
        for queue in ["chat:01M8M54C9HA012WA6CY4KCKEFD", "room:kijabe-hiv:peer"] {
            let waiting = format!("SELECT effect_key FROM outbox WHERE state = 'waiting' AND queue = '{queue}'");
            for key in baraza.strings(&waiting).await {
                let row = store.outbox_row(&key).await.unwrap().unwrap();
                let body = OutboxBody::read(row.body.unwrap().as_str()).unwrap();
                assert!(cohorts.contains(&body.cohort.as_str().to_owned()));
                effects += 1;
            }
        }
        assert_eq!(effects, 2);
        let due = store.due_timers(town.now().as_millisecond()).await.unwrap();
        assert!(due.iter().any(|timer| timer.cohort_id == "lari" && timer.name == "opening"), "{due:?}");
        while baraza.engine.turn().await.unwrap() > 0 {}
        for timer in due {
            let row = store.inbox_row(&timer.cause()).await.unwrap().unwrap();
            assert_eq!(row.state, InboxState::Decided, "{}: {:?}", row.cause, row.reason);
        }
        for id in cohorts {
            let state = store.load_cohort(&id).await.unwrap().unwrap().state;
            let today = format!("{{\"format\":{},", bots::stored::COHORT.current());
            assert!(state.starts_with(&today), "{id} is stored in today's format now");
        }
        baraza.index_agrees().await;
        baraza.nothing_parked().await;
        assert_eq!(baraza.health.words(), "");
    }
}
