//! Requests that read a room.

use serde_json::{Map, Value, json};

use super::{Answer, route::Call, route::unrecognised};
use crate::{
    Refusal,
    world::{World, account::Requester, event::Event, room::Room},
};

/// How many events a page has unless it is said.
const USUAL: usize = 10;
/// How many events a page has at most.
const MOST: usize = 1000;

pub(super) fn read(world: &World, call: &Call, me: &Requester, room: &str, rest: &[&str]) -> Answer {
    let room = world.readable(room, &me.user)?;
    let answer = match rest {
        ["state"] => Value::Array(room.state().map(Event::json).collect()),
        ["state", kind] => state_event(room, call, kind, "")?,
        ["state", kind, key] => state_event(room, call, kind, key)?,
        ["joined_members"] => joined_members(room),
        ["members"] => members(room, call),
        ["messages"] => messages(room, call)?,
        ["event", id] => with_edit(room, find(room, id)?.1),
        ["context", id] => context(room, call, id)?,
        ["timestamp_to_event"] => nearest(room, call)?,
        _ => return Err(unrecognised()),
    };
    Ok((200, answer))
}

fn state_event(room: &Room, call: &Call, kind: &str, key: &str) -> Result<Value, Refusal> {
    let event = room.state_event(kind, key).ok_or_else(|| Refusal::not_found("Event not found."))?;
    Ok(if call.parameter("format") == Some("event") { event.json() } else { event.content.clone() })
}

fn joined_members(room: &Room) -> Value {
    let joined: Map<String, Value> = room
        .joined()
        .map(|user| {
            let name = room.content("m.room.member", user).and_then(|content| content.get("displayname"));
            (user.to_owned(), json!({ "display_name": name, "avatar_url": null }))
        })
        .collect();
    json!({ "joined": joined })
}

fn members(room: &Room, call: &Call) -> Value {
    let wanted = |event: &&Event| {
        let is = event.content.get("membership").and_then(Value::as_str);
        call.parameter("membership").is_none_or(|only| is == Some(only))
            && call.parameter("not_membership").is_none_or(|not| is != Some(not))
    };
    let chunk: Vec<Value> = room.members().filter(wanted).map(Event::json).collect();
    json!({ "chunk": chunk })
}

fn limit(call: &Call) -> usize {
    call.number("limit").and_then(|limit| usize::try_from(limit).ok()).unwrap_or(USUAL).clamp(1, MOST)
}

/// Tokens are places between events: `t3` has three events before it.
fn place(token: &str) -> Result<usize, Refusal> {
    let place = token.strip_prefix('t').and_then(|number| number.parse().ok());
    place.ok_or_else(|| Refusal::new(400, "M_INVALID_PARAM", "'from' parameter is invalid"))
}

fn messages(room: &Room, call: &Call) -> Result<Value, Refusal> {
    let backward = match call.parameter("dir") {
        Some("b") => true,
        Some("f") => false,
        _ => return Err(Refusal::new(400, "M_MISSING_PARAM", "Missing or invalid parameter dir")),
    };
    let all = room.events.len();
    let from = match call.parameter("from") {
        Some(token) => place(token)?.min(all),
        None if backward => all,
        None => 0,
    };
    let (chunk, to): (Vec<Value>, usize) = if backward {
        let to = from.saturating_sub(limit(call));
        (between(room, to, from).rev().map(Event::json).collect(), to)
    } else {
        let to = from.saturating_add(limit(call)).min(all);
        (between(room, from, to).map(Event::json).collect(), to)
    };
    let mut answer = json!({ "chunk": chunk, "start": format!("t{from}") });
    let at_the_end = if backward { to == 0 } else { to == all };
    if !at_the_end {
        answer["end"] = json!(format!("t{to}"));
    }
    Ok(answer)
}

fn between(room: &Room, from: usize, to: usize) -> std::slice::Iter<'_, Event> {
    room.events.get(from..to).unwrap_or_default().iter()
}

fn find<'a>(room: &'a Room, id: &str) -> Result<(usize, &'a Event), Refusal> {
    let mut events = room.events.iter().enumerate();
    events.find(|(_, event)| event.event_id == id).ok_or_else(|| Refusal::not_found("Event not found."))
}

/// An event with its last edit bundled into it, as the specification asks of this request: one by the same sender
/// that still stands.
fn with_edit(room: &Room, event: &Event) -> Value {
    let edits = |later: &&Event| {
        let relation = &later.content["m.relates_to"];
        relation["rel_type"] == "m.replace"
            && relation["event_id"] == event.event_id.as_str()
            && later.sender == event.sender
    };
    let mut json = event.json();
    if let Some(edit) = room.events.iter().rev().find(edits) {
        json["unsigned"]["m.relations"]["m.replace"] = edit.json();
    }
    json
}

fn context(room: &Room, call: &Call, id: &str) -> Result<Value, Refusal> {
    let (place, event) = find(room, id)?;
    let limit = limit(call);
    let from = place.saturating_sub(limit / 2);
    let to = (place + 1 + limit - limit / 2).min(room.events.len());
    let before: Vec<Value> = between(room, from, place).rev().map(Event::json).collect();
    let after: Vec<Value> = between(room, place + 1, to).map(Event::json).collect();
    let state: Vec<Value> = room.state().map(Event::json).collect();
    Ok(json!({
        "event": event.json(),
        "events_before": before,
        "events_after": after,
        "state": state,
        "start": format!("t{from}"),
        "end": format!("t{to}"),
    }))
}

fn nearest(room: &Room, call: &Call) -> Result<Value, Refusal> {
    let ts = call.number("ts").ok_or_else(|| Refusal::new(400, "M_MISSING_PARAM", "Missing ts"))?;
    let backward = call.parameter("dir") == Some("b");
    let found = if backward {
        room.events.iter().filter(|event| event.at <= ts).max_by_key(|event| event.at)
    } else {
        room.events.iter().filter(|event| event.at >= ts).min_by_key(|event| event.at)
    };
    let way = if backward { "backward" } else { "forward" };
    let event = found
        .ok_or_else(|| Refusal::not_found(format!("Unable to find event from {ts} in direction {way}")))?;
    Ok(json!({ "event_id": event.event_id, "origin_server_ts": event.at }))
}
