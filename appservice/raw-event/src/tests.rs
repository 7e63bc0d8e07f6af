use serde_json::{Value, json, value::RawValue};

use super::*;

fn raw(text: &str) -> Box<RawValue> {
    RawValue::from_string(text.to_owned()).unwrap()
}

fn nested(levels: usize) -> String {
    format!("{}1{}", "{\"a\":".repeat(levels), "}".repeat(levels))
}

fn event(content: &str) -> String {
    format!(
        r#"{{"event_id":"$e","type":"m.room.message","sender":"@a:b.test","room_id":"!r","content":{content}}}"#
    )
}

#[test]
fn a_list_is_split_whatever_its_pieces_hold() {
    let deep = format!("[{},{{\"ok\":1}},\"\\ud800\",1e400]", nested(5_000));
    let all = raw(&deep);
    let pieces = list(&all).unwrap();
    assert_eq!(pieces.len(), 4);
    assert_eq!(pieces[1].get(), "{\"ok\":1}");
    assert!(list(&raw("{}")).is_none());
    assert_eq!(field(&raw(r#"{"a":1,"a":2}"#), "a").unwrap().get(), "2");
}

#[test]
fn what_is_in_bounds_is_read_as_it_is() {
    let text = event(&nested(DEEPEST - 2));
    assert_eq!(message(&raw(&text)).unwrap(), serde_json::from_str::<Value>(&text).unwrap());
}

#[test]
fn what_is_too_deep_is_set_aside_by_its_id_and_sender() {
    for levels in [DEEPEST + 1, 124, 125, 127, 4_000] {
        let aside = message(&raw(&event(&nested(levels)))).unwrap_err();
        assert_eq!(aside.why, Why::TooDeep, "{levels}");
        assert_eq!(aside.event_id.as_deref(), Some("$e"));
        assert_eq!(aside.sender.as_deref(), Some("@a:b.test"));
        assert_eq!(aside.room_id.as_deref(), Some("!r"));
        assert_eq!(aside.event_type.as_deref(), Some("m.room.message"));
    }
}

#[test]
fn what_cannot_be_read_is_set_aside_alone() {
    for content in [r#"{"body":"\ud800"}"#, r#"{"n":1e400}"#, r#"{"\udc00":1}"#] {
        let aside = message(&raw(&event(content))).unwrap_err();
        assert_eq!((aside.why, aside.event_id.as_deref()), (Why::Unreadable, Some("$e")), "{content}");
    }
    for other in ["3", "[]", "null", "\"x\""] {
        assert_eq!(message(&raw(other)).unwrap_err().why, Why::NoObject, "{other}");
    }
    let long = event(&format!("{{\"body\":\"{}\"}}", "x".repeat(LONGEST)));
    assert_eq!(message(&raw(&long)).unwrap_err().why, Why::TooLong);
}

#[test]
fn of_state_only_what_is_out_of_bounds_is_lost() {
    let content = format!(r#"{{"membership":"join","x":{},"y":1e400,"displayname":"Ann"}}"#, nested(4_000));
    let text = format!(
        r#"{{"type":"m.room.member","state_key":"@a:b.test","sender":"@a:b.test","content":{content}}}"#
    );
    let read = state(&raw(&text)).unwrap();
    assert_eq!(read["content"]["membership"], "join");
    assert_eq!(read["content"]["displayname"], "Ann");
    assert_eq!(read["content"]["y"], Value::Null);
    assert_eq!(timeline(&raw(&text)).unwrap(), read);
}

#[test]
fn what_the_homeserver_added_is_nobodys_fault() {
    let text = format!(
        r#"{{"event_id":"$e","type":"m.room.message","content":{{"body":"hello"}},
           "unsigned":{{"age":5,"prev_content":{{"membership":"invite","deep":{}}}}}}}"#,
        nested(4_000)
    );
    let read = message(&raw(&text)).unwrap();
    assert_eq!(read["content"]["body"], "hello");
    assert_eq!(read["unsigned"]["prev_content"]["membership"], "invite");
    assert_eq!(read["unsigned"]["age"], 5);
}

#[test]
fn one_value_is_read_as_far_as_it_goes() {
    let read = value(&format!(r#"{{"pinned":["$a"],"deep":{}}}"#, nested(4_000))).unwrap();
    assert_eq!(read["pinned"], json!(["$a"]));
    assert_eq!(value("no json"), None);
    assert_eq!(value("7"), Some(json!(7)));
}

#[test]
fn a_tame_value_is_neither_deep_nor_wide() {
    let mut value: Value = serde_json::from_str(&nested(10)).unwrap();
    value["wide"] = json!((0..50).collect::<Vec<_>>());
    assert!(tame(&mut value, 3, 20));
    assert_eq!(value, json!({ "a": { "a": { "a": null } }, "wide": (0..20).collect::<Vec<_>>() }));
    assert!(!tame(&mut value, 3, 20));
}
