//! Requests that change a room.

use serde_json::json;

use super::{Answer, route::Call, route::unrecognised};
use crate::{
    DelayedEvents, Refusal,
    world::{World, account::Requester, event::Draft, send::redaction},
};

/// The time that an appservice may give an event.
fn dated(call: &Call, me: &Requester) -> Option<i64> {
    call.number("ts").filter(|_| me.appservice)
}

/// The delay that is asked for, where the homeserver knows of such a thing.
fn delay(world: &World, call: &Call) -> Option<i64> {
    call.number("org.matrix.msc4140.delay").filter(|_| world.config.delayed_events != DelayedEvents::Unknown)
}

pub(super) fn send(
    world: &mut World,
    call: &Call,
    me: &Requester,
    room: &str,
    kind: &str,
    transaction: &str,
) -> Answer {
    let draft = Draft { at: dated(call, me), ..Draft::message(room, &me.user, kind, call.body.clone()) };
    if let Some(delay) = delay(world, call) {
        return Ok((200, json!({ "delay_id": world.delay(draft, delay)? })));
    }
    Ok((200, world.send_once(me, &call.raw_path, transaction, draft)?))
}

pub(super) fn redact(
    world: &mut World,
    call: &Call,
    me: &Requester,
    room: &str,
    event: &str,
    transaction: &str,
) -> Answer {
    let draft = redaction(room, &me.user, event, call.text("reason"));
    Ok((200, world.send_once(me, &call.raw_path, transaction, draft)?))
}

pub(super) fn state(
    world: &mut World,
    call: &Call,
    me: &Requester,
    room: &str,
    kind: &str,
    key: &str,
) -> Answer {
    let draft = Draft { at: dated(call, me), ..Draft::state(room, &me.user, kind, key, call.body.clone()) };
    if let Some(delay) = delay(world, call) {
        return Ok((200, json!({ "delay_id": world.delay(draft, delay)? })));
    }
    Ok((200, json!({ "event_id": world.append(draft)? })))
}

pub(super) fn delayed(world: &mut World, call: &Call, me: &Requester, rest: &[&str]) -> Answer {
    if world.config.delayed_events == DelayedEvents::Unknown {
        return Err(unrecognised());
    }
    let action = |world: &mut World, id: &str, action: &str| {
        world.manage_delayed(id, action).map(|()| (200, json!({})))
    };
    match (call.method.as_str(), rest) {
        ("GET", []) => {
            let mine = world.delayed_of(&me.user);
            Ok((200, json!({ "delayed_events": mine, "scheduled": mine, "finalised": [] })))
        }
        ("POST", [id]) => {
            let wanted = call
                .text("action")
                .ok_or_else(|| Refusal::new(400, "M_MISSING_PARAM", "'action' is missing"))?;
            action(world, id, wanted)
        }
        ("POST", [id, wanted]) => action(world, id, wanted),
        _ => Err(unrecognised()),
    }
}

pub(super) fn alias(world: &mut World, call: &Call, me: &Requester, alias: &str) -> Answer {
    let unknown = || Refusal::not_found(format!("Room alias {alias} not found"));
    match call.method.as_str() {
        "GET" => {
            let room = world.aliases.get(alias).ok_or_else(unknown)?;
            Ok((200, json!({ "room_id": room, "servers": [world.config.server_name] })))
        }
        "PUT" => {
            world.judge_alias(me, alias)?;
            let room = call.text("room_id").filter(|room| world.rooms.contains_key(*room));
            let room = room.ok_or_else(|| Refusal::bad("Room does not exist"))?.to_owned();
            if world.aliases.contains_key(alias) {
                return Err(Refusal::new(409, "M_UNKNOWN", "Room alias already exists"));
            }
            world.aliases.insert(alias.to_owned(), room);
            Ok((200, json!({})))
        }
        "DELETE" => {
            world.judge_alias(me, alias)?;
            world.aliases.remove(alias).ok_or_else(unknown)?;
            Ok((200, json!({})))
        }
        _ => Err(unrecognised()),
    }
}
