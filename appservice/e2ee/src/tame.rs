//! What of an answer of the homeserver the SDK gets to see.
//!
//! The SDK takes events as they come, and some make it panic: its push rules unwrap what can be nested deeper than
//! its parser goes (matrix-sdk 0.18, ruma 0.16: `FlattenedJson::from_raw`). So each event is made tame before: what the
//! device needs of an event is a few short fields near its top. An answer without anything odd passes untouched.

use axum::body::Bytes;
use serde_json::{Map, Value};

/// An answer is read to this depth; the SDK's parser stops at 128.
const DEEPEST_ANSWER: usize = 40;
/// What the device needs of an event stands no deeper: a to-device message in its envelope.
const DEEPEST_EVENT: usize = 10;
/// The most fields of one object, or places of one list, in an event: its device keys, its ciphertexts.
const WIDEST_EVENT: usize = 200;
/// What the homeserver adds to an event and the SDK may see. Not what bundles other events: those have other authors.
const ADDED: [&str; 3] = ["age", "transaction_id", "membership"];

/// How much of a sync is let through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Caution {
    /// All of it.
    #[default]
    None,
    /// No timelines: rooms look as if the sync had a gap, and their members are asked for again when needed.
    NoTimelines,
    /// No rooms.
    NoRooms,
    /// Only where the next sync goes on.
    OnlyTheToken,
}

impl Caution {
    pub(crate) const fn more(self) -> Self {
        match self {
            Self::None => Self::NoTimelines,
            Self::NoTimelines => Self::NoRooms,
            Self::NoRooms | Self::OnlyTheToken => Self::OnlyTheToken,
        }
    }
}

/// The answer as the SDK gets it.
pub(crate) fn answer(path: &str, body: Bytes, caution: Caution) -> Bytes {
    let text = String::from_utf8_lossy(&body);
    let parsed: Option<Value> = serde_json::from_str(&text).ok();
    let whole = parsed.is_some();
    let Some(mut value) = parsed.or_else(|| raw_event::value(&text)) else { return body };
    let mut changed = !whole | raw_event::tame(&mut value, DEEPEST_ANSWER, usize::MAX);
    if path.ends_with("/sync") {
        changed |= sync(&mut value, caution);
    } else if let Some(chunk) = value.get_mut("chunk") {
        changed |= events(chunk);
    }
    if changed { Bytes::from(value.to_string()) } else { body }
}

fn sync(answer: &mut Value, caution: Caution) -> bool {
    let Some(parts) = answer.as_object_mut() else { return false };
    let mut changed = reduce(parts, caution);
    for part in ["to_device", "account_data", "presence"] {
        changed |= parts.get_mut(part).and_then(|part| part.get_mut("events")).is_some_and(events);
    }
    let rooms = parts.get_mut("rooms").and_then(Value::as_object_mut);
    let kinds = rooms.into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut);
    for room in kinds.flat_map(Map::values_mut).filter_map(Value::as_object_mut) {
        for part in room.values_mut() {
            changed |= part.get_mut("events").is_some_and(events);
        }
    }
    changed
}

fn reduce(parts: &mut Map<String, Value>, caution: Caution) -> bool {
    match caution {
        Caution::None => return false,
        Caution::NoTimelines => {
            let rooms = parts.get_mut("rooms").and_then(|rooms| rooms.get_mut("join"));
            for room in rooms.and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut) {
                if let Some(timeline) = room.get_mut("timeline").and_then(Value::as_object_mut) {
                    timeline.insert("events".to_owned(), Value::Array(Vec::new()));
                    timeline.insert("limited".to_owned(), Value::Bool(true));
                }
            }
        }
        Caution::NoRooms => {
            parts.remove("rooms");
        }
        Caution::OnlyTheToken => parts.retain(|name, _| name == "next_batch"),
    }
    true
}

/// Makes each event of a list tame; what is no event, or of no type, goes: the SDK gives up a whole sync at one.
fn events(list: &mut Value) -> bool {
    let Some(list) = list.as_array_mut() else { return false };
    let there = list.len();
    list.retain(|event| event["type"].is_string());
    let gone = list.len() != there;
    list.iter_mut().fold(gone, |changed, event| tame(event) | changed)
}

fn tame(event: &mut Value) -> bool {
    let mut changed = raw_event::tame(event, DEEPEST_EVENT, WIDEST_EVENT);
    if let Some(added) = event.get_mut("unsigned") {
        match added.as_object_mut() {
            Some(fields) => {
                let there = fields.len();
                fields.retain(|name, value| ADDED.contains(&name.as_str()) && !value.is_object());
                changed |= there != fields.len();
            }
            None => {
                event.as_object_mut().map(|event| event.remove("unsigned"));
                changed = true;
            }
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn nested(levels: usize) -> String {
        format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels))
    }

    fn through(path: &str, text: &str, caution: Caution) -> Value {
        serde_json::from_slice(&answer(path, Bytes::from(text.to_owned()), caution)).unwrap()
    }

    fn a_sync(content: &str, unsigned: &str) -> String {
        format!(
            r#"{{"next_batch":"s2","to_device":{{"events":[{{"type":"t","content":{content}}}]}},
               "rooms":{{"join":{{"!r:hs.test":{{"state":{{"events":[]}},"timeline":{{"limited":false,"events":[
               {{"type":"m.room.member","state_key":"@a:b.test","event_id":"$e","content":{content},
               "unsigned":{unsigned}}}]}}}}}}}}}}"#
        )
    }

    #[test]
    fn what_is_ordinary_passes_byte_for_byte() {
        let text = a_sync(r#"{"membership":"join","displayname":"Ann"}"#, r#"{"age":5}"#);
        let body = Bytes::from(text);
        assert_eq!(answer("/_matrix/client/v3/sync", body.clone(), Caution::None), body);
        let other = Bytes::from_static(b"no json");
        assert_eq!(answer("/x", other.clone(), Caution::None), other);
    }

    #[test]
    fn what_is_odd_is_cut_off_and_the_event_stays() {
        for levels in [DEEPEST_EVENT + 1, 125, 4_000] {
            let content = format!(r#"{{"membership":"join","deep":{}}}"#, nested(levels));
            let added =
                format!(r#"{{"age":5,"prev_content":{{"membership":"leave","deep":{}}}}}"#, nested(levels));
            let seen = through("/_matrix/client/v3/sync", &a_sync(&content, &added), Caution::None);
            let event = &seen["rooms"]["join"]["!r:hs.test"]["timeline"]["events"][0];
            assert_eq!(event["content"]["membership"], "join", "{levels}");
            assert_eq!(event["unsigned"], json!({ "age": 5 }));
            assert_eq!(seen["next_batch"], "s2");
            assert_eq!(seen["to_device"]["events"][0]["content"]["membership"], "join");
        }
    }

    #[test]
    fn caution_grows_until_only_the_token_is_left() {
        let text = a_sync(r#"{"membership":"join"}"#, "{}");
        let path = "/_matrix/client/v3/sync";
        let mut caution = Caution::None.more();
        let seen = through(path, &text, caution);
        let timeline = &seen["rooms"]["join"]["!r:hs.test"]["timeline"];
        assert_eq!((&timeline["events"], &timeline["limited"]), (&json!([]), &json!(true)));
        caution = caution.more();
        let seen = through(path, &text, caution);
        assert!(seen.get("rooms").is_none() && seen.get("to_device").is_some());
        caution = caution.more();
        assert_eq!(through(path, &text, caution), json!({ "next_batch": "s2" }));
        assert_eq!(caution.more(), caution);
    }

    #[test]
    fn the_members_of_a_room_are_made_tame_too() {
        let text = format!(
            r#"{{"chunk":[{{"type":"m.room.member","content":{{"x":{}}}}},7,{{"content":{{}}}}]}}"#,
            nested(200)
        );
        let seen = through("/_matrix/client/v3/rooms/!r/members", &text, Caution::None);
        assert_eq!(seen["chunk"].as_array().unwrap().len(), 1);
    }
}
