//! What rings (`behaviour.md`): Matrix's default push rules, run over every line as it would be sent.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use ruma::push::{Action, PushConditionRoomCtx, Ruleset};
use ruma::serde::Raw;
use ruma::{OwnedUserId, UserId, room_id, user_id};
use serde_json::{Value, json};

use super::all;
use crate::effect::Message;
use crate::ids::{EffectKey, Language, PersonId};
use crate::text::{Line, Manner, Rings, render};
use crate::wire;

/// The rules never wait; one poll is enough.
fn now<T>(future: impl Future<Output = T>) -> T {
    match pin!(future).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("push rules waited"),
    }
}

/// What a client of `reader` does with the message: notify, and with a highlight?
fn rings(content: &Value, reader: &UserId, members: u32) -> (bool, bool) {
    let rules = Ruleset::server_default(reader);
    let room = PushConditionRoomCtx::new(
        room_id!("!room:moh.test").to_owned(),
        members.into(),
        reader.to_owned(),
        "Ann".to_owned(),
    );
    let event = json!({
        "type": "m.room.message", "sender": "@baraza:moh.test", "room_id": "!room:moh.test",
        "event_id": "$one", "origin_server_ts": 1, "content": content,
    });
    let raw: Raw<Value> = Raw::new(&event).unwrap();
    let actions = now(rules.get_actions(&raw, &room));
    (actions.iter().any(Action::should_notify), actions.iter().any(Action::is_highlight))
}

/// As the courier sends it, to the one who is meant.
fn sent(language: Language, line: &Line, mention: &[OwnedUserId]) -> Value {
    let mut message = Message::plain_to(PersonId::new("ann"), render(language, line));
    message.rings = line.rings() == Rings::Text;
    let mut content = wire::words_of(&message);
    let mentions: Vec<String> = mention.iter().map(ToString::to_string).collect();
    wire::address(&mut content, &message, &EffectKey::stored("a#0"), None, &mentions);
    content
}

/// A voice note that was left in quiet time is passed on as a voice note, and is one member's post among others: it
/// rings as their own would, and never with a highlight for who is not mentioned.
#[test]
fn a_voice_note_that_is_passed_on_rings_like_a_members_own() {
    let (ann, ben) = (user_id!("@ann:moh.test"), user_id!("@ben:moh.test"));
    let note = json!({ "msgtype": "m.audio", "body": "note.ogg", "url": "mxc://moh.test/a" });
    let caption = crate::text::Rendered { plain: "Ann, left at 21:10:".to_owned(), html: None };
    let (mut content, text) = wire::passed_on(&note, &caption, &caption).unwrap();
    let message = Message::plain_to(PersonId::new("ann"), text);
    wire::address(&mut content, &message, &EffectKey::stored("a#0"), None, &[ann.to_string()]);
    assert_eq!(rings(&content, ben, 25), rings(&note, ben, 25));
    assert!(!rings(&content, ben, 25).1);
}

#[test]
fn exactly_the_lines_that_say_so_ring() {
    let ann = user_id!("@ann:moh.test");
    for (language, line) in all().filter(|(_, line)| !matches!(line.manner(), Manner::State | Manner::Part)) {
        let content = sent(language, &line, &[ann.to_owned()]);
        for members in [2, 25] {
            let (notify, highlight) = rings(&content, ann, members);
            let expected = line.rings() == Rings::Text;
            assert_eq!((notify, highlight), (expected, expected), "{} with {members} members", line.key());
        }
    }
}

#[test]
fn what_rings_is_private_so_that_it_rings_for_nobody_else() {
    let (ann, ben) = (user_id!("@ann:moh.test"), user_id!("@ben:moh.test"));
    for (language, line) in all().filter(|(_, line)| !matches!(line.manner(), Manner::State | Manner::Part)) {
        let content = sent(language, &line, &[ann.to_owned()]);
        let (notify, highlight) = rings(&content, ben, 25);
        assert!(!highlight, "{} highlights for who is not meant", line.key());
        if notify {
            assert_eq!(line.manner(), Manner::Ring, "{}", line.key());
        }
    }
}

/// The test itself sees a difference: the same words as a text ring.
#[test]
fn a_text_with_a_mention_would_ring() {
    let ann = user_id!("@ann:moh.test");
    let mention = json!({"user_ids": [ann]});
    let text = json!({"msgtype": "m.text", "body": "hello", "m.mentions": mention});
    assert_eq!(rings(&text, ann, 25), (true, true));
    let notice = json!({"msgtype": "m.notice", "body": "hello Ann", "m.mentions": mention});
    assert_eq!(rings(&notice, ann, 25), (false, false));
}
