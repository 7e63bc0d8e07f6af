//! Which request is which.

use serde_json::{Value, json};

use super::Answer;
use crate::{
    Refusal,
    world::{World, account::Requester},
};

/// A request, taken apart.
pub(super) struct Call {
    pub(super) method: String,
    /// The path as it was sent: Synapse's key of a transaction.
    pub(super) raw_path: String,
    /// The pieces of the path below `/_matrix/client`.
    pub(super) segments: Vec<String>,
    pub(super) query: Vec<(String, String)>,
    pub(super) body: Value,
    pub(super) body_is_broken: bool,
    pub(super) token: String,
}

impl Call {
    pub(super) fn path(&self) -> String {
        format!("/{}", self.segments.join("/"))
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(have, _)| have == name).map(|(_, value)| value.as_str())
    }

    pub(super) fn number(&self, name: &str) -> Option<i64> {
        self.parameter(name)?.parse().ok()
    }

    pub(super) fn text(&self, field: &str) -> Option<&str> {
        self.body.get(field)?.as_str()
    }

    /// The account that the request is made for, allowed or not.
    pub(super) fn account(&self, world: &World) -> Option<String> {
        let named = self.parameter("user_id").map(str::to_owned);
        named.or_else(|| world.accounts.tokens.get(&self.token).map(|(user, _)| user.clone()))
    }

    pub(super) fn requester(&self, world: &World) -> Result<Requester, Refusal> {
        if self.token.is_empty() {
            return Err(Refusal::new(401, "M_MISSING_TOKEN", "Missing access token"));
        }
        world.requester(&self.token, self.parameter("user_id"), self.parameter("device_id"))
    }

    pub(super) fn is_ping(&self) -> bool {
        let pieces: Vec<&str> = self.segments.iter().map(String::as_str).collect();
        self.method == "POST" && matches!(pieces.as_slice(), ["v1", "appservice", _, "ping"])
    }

    pub(super) fn is_following(&self) -> bool {
        let pieces: Vec<&str> = self.segments.iter().map(String::as_str).collect();
        self.method == "POST" && pieces == ["unstable", "org.matrix.simplified_msc3575", "sync"]
    }

    /// A file. It is kept by nobody: where it would be is all that is asked for.
    fn is_upload(&self) -> bool {
        self.method == "POST" && self.raw_path == "/_matrix/media/v3/upload"
    }

    pub(super) fn create_room(&self, world: &mut World, steps: Option<usize>) -> Answer {
        let requester = self.requester(world)?;
        let room = world.create_room(&requester, &self.body, steps)?;
        Ok((200, json!({ "room_id": room })))
    }
}

/// Does what the request asks.
pub(super) fn route(world: &mut World, call: &Call) -> Answer {
    if call.body_is_broken && !call.is_upload() {
        return Err(Refusal::new(400, "M_NOT_JSON", "Content not JSON."));
    }
    let pieces: Vec<&str> = call.segments.iter().map(String::as_str).collect();
    let method = call.method.as_str();
    match (method, pieces.as_slice()) {
        ("GET", ["versions"]) => return Ok((200, super::account::versions(world))),
        ("POST", ["v3", "register"]) => return super::account::register(world, call),
        ("POST", ["v3", "login"]) => return super::account::login(world, call),
        _ => {}
    }
    let me = call.requester(world)?;
    match (method, pieces.as_slice()) {
        ("GET", ["v3", "capabilities"]) => Ok((200, super::account::capabilities(world))),
        ("GET", ["v3", "account", "whoami"]) => super::account::whoami(&me),
        ("PUT", ["v3", "devices", device]) => {
            let new = world.put_device(&me, device)?;
            Ok((if new { 201 } else { 200 }, json!({})))
        }
        ("DELETE", ["v3", "devices", device]) => {
            world.delete_device(&me.user, device);
            Ok((200, json!({})))
        }
        _ if call.is_upload() => {
            world.uploads += 1;
            let at = format!("mxc://{}/file{}", world.config.server_name, world.uploads);
            Ok((200, json!({ "content_uri": at })))
        }
        (_, ["v3", "profile", user, "avatar_url"]) => super::account::avatar(world, call, &me, user),
        (_, ["v3", "profile", user, "displayname"]) => super::account::display_name(world, call, &me, user),
        (_, ["v3", "user", user, "account_data", kind]) => {
            super::account::account_data(world, call, &me, user, kind)
        }
        ("POST", ["v3", "createRoom"]) => call.create_room(world, None),
        (_, ["v3", "directory", "room", alias]) => super::write::alias(world, call, &me, alias),
        ("GET", ["v3", "joined_rooms"]) => Ok((200, json!({ "joined_rooms": world.joined_rooms(&me.user) }))),
        ("POST", ["v3", "join", room] | ["v3", "rooms", room, "join"]) => {
            let room = world.join(&me.user, room, call.number("ts"))?;
            Ok((200, json!({ "room_id": room })))
        }
        ("POST", ["v3", "rooms", room, "leave"]) => world.leave(&me.user, room).map(|()| (200, json!({}))),
        ("POST", ["v3", "rooms", room, act @ ("invite" | "kick" | "ban" | "unban")]) => {
            let target = call
                .text("user_id")
                .ok_or_else(|| Refusal::new(400, "M_MISSING_PARAM", "Missing params: user_id"))?;
            world.act_on(&me.user, room, act, target, call.text("reason")).map(|()| (200, json!({})))
        }
        ("PUT", ["v3", "rooms", room, "send", kind, transaction]) => {
            super::write::send(world, call, &me, room, kind, transaction)
        }
        ("PUT", ["v3", "rooms", room, "redact", event, transaction]) => {
            super::write::redact(world, call, &me, room, event, transaction)
        }
        ("PUT", ["v3", "rooms", room, "state", kind]) => {
            super::write::state(world, call, &me, room, kind, "")
        }
        ("PUT", ["v3", "rooms", room, "state", kind, key]) => {
            super::write::state(world, call, &me, room, kind, key)
        }
        ("GET", [_, "rooms", room, rest @ ..]) => super::read::read(world, call, &me, room, rest),
        (_, ["unstable", "org.matrix.msc4140", "delayed_events", rest @ ..]) => {
            super::write::delayed(world, call, &me, rest)
        }
        _ => Err(unrecognised()),
    }
}

pub(super) fn unrecognised() -> Refusal {
    Refusal::new(404, "M_UNRECOGNIZED", "Unrecognized request")
}
