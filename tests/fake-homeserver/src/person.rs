use std::sync::Arc;

use jiff::Timestamp;
use serde_json::{Value, json};

use crate::{
    Refusal,
    server::Shared,
    world::{account::Requester, event::Draft, send::redaction, server_of},
};

/// A simulated person, here or on another server. Acts at once, by the same rules as requests.
#[derive(Clone, Debug)]
pub struct Person {
    shared: Arc<Shared>,
    user_id: String,
    token: Option<String>,
}

impl AsRef<str> for Person {
    fn as_ref(&self) -> &str {
        &self.user_id
    }
}

impl Person {
    pub(crate) fn local(shared: Arc<Shared>, localpart: &str) -> Self {
        let (user_id, token) = {
            let mut world = shared.world();
            let user = world.user_id(localpart);
            world.open_account(&user, None);
            let token = world.give_token(&user, "PHONE");
            (user, Some(token))
        };
        Self { shared, user_id, token }
    }

    pub(crate) fn remote(shared: Arc<Shared>, localpart: &str, server: &str) -> Self {
        let user_id = format!("@{localpart}:{server}");
        shared.world().open_account(&user_id, None);
        Self { shared, user_id, token: None }
    }

    /// The account.
    pub fn user_id(&self) -> &str {
        &self.user_id
    }

    /// An access token for requests over HTTP; `None` on another server.
    pub fn token(&self) -> Option<&str> {
        self.token.as_deref()
    }

    /// The server the account is on.
    pub fn server(&self) -> &str {
        server_of(&self.user_id)
    }

    fn requester(&self) -> Requester {
        Requester { user: self.user_id.clone(), device: Some("PHONE".to_owned()), appservice: false }
    }

    // Rooms.

    /// Makes a room; `body` as for `POST /createRoom`.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn create_room(&self, body: &Value) -> Result<String, Refusal> {
        self.shared.change(|world| world.create_room(&self.requester(), body, None))
    }

    /// Opens a direct chat with another account, as Element does (but unencrypted). Returns the room.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn open_chat(&self, with: impl AsRef<str>) -> Result<String, Refusal> {
        let body = json!({ "preset": "private_chat", "is_direct": true, "invite": [with.as_ref()] });
        self.create_room(&body)
    }

    /// Joins a room by id or alias.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn join(&self, room: impl AsRef<str>) -> Result<(), Refusal> {
        self.shared.change(|world| world.join(&self.user_id, room.as_ref(), None)).map(drop)
    }

    /// Leaves a room, or declines an invitation to it.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn leave(&self, room: impl AsRef<str>) -> Result<(), Refusal> {
        self.shared.change(|world| world.leave(&self.user_id, room.as_ref()))
    }

    /// Does `invite`, `kick`, `ban` or `unban` to another account.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn act_on(&self, room: impl AsRef<str>, act: &str, target: impl AsRef<str>) -> Result<(), Refusal> {
        self.shared.change(|world| world.act_on(&self.user_id, room.as_ref(), act, target.as_ref(), None))
    }

    /// The rooms to which the person is invited.
    pub fn invitations(&self) -> Vec<String> {
        let world = self.shared.world();
        let invited = world.rooms.values().filter(|room| room.membership(&self.user_id) == Some("invite"));
        invited.map(|room| room.room_id.clone()).collect()
    }

    /// The rooms that the person is in.
    pub fn rooms(&self) -> Vec<String> {
        self.shared.world().joined_rooms(&self.user_id)
    }

    // Events.

    /// Says something. Returns the event.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn say(&self, room: impl AsRef<str>, text: &str) -> Result<String, Refusal> {
        self.send(room, "m.room.message", json!({ "msgtype": "m.text", "body": text }))
    }

    /// Says something in reply. Returns the event.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn reply(&self, room: impl AsRef<str>, to: &str, text: &str) -> Result<String, Refusal> {
        let relation = json!({ "m.in_reply_to": { "event_id": to } });
        let content = json!({ "msgtype": "m.text", "body": text, "m.relates_to": relation });
        self.send(room, "m.room.message", content)
    }

    /// Changes what was said. Returns the event.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn edit(&self, room: impl AsRef<str>, event: &str, text: &str) -> Result<String, Refusal> {
        let content = json!({
            "msgtype": "m.text",
            "body": format!("* {text}"),
            "m.new_content": { "msgtype": "m.text", "body": text },
            "m.relates_to": { "rel_type": "m.replace", "event_id": event },
        });
        self.send(room, "m.room.message", content)
    }

    /// Reacts. Returns the event.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn react(&self, room: impl AsRef<str>, event: &str, key: &str) -> Result<String, Refusal> {
        let relation = json!({ "rel_type": "m.annotation", "event_id": event, "key": key });
        self.send(room, "m.reaction", json!({ "m.relates_to": relation }))
    }

    /// Takes an event away. Returns the redaction.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn redact(&self, room: impl AsRef<str>, event: &str) -> Result<String, Refusal> {
        let draft = redaction(room.as_ref(), &self.user_id, event, None);
        self.shared.change(|world| world.append(draft))
    }

    /// Sends an event that is no state. Returns the event.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn send(&self, room: impl AsRef<str>, kind: &str, content: Value) -> Result<String, Refusal> {
        let draft = Draft::message(room.as_ref(), &self.user_id, kind, content);
        self.shared.change(|world| world.append(draft))
    }

    /// Sends an event whose own server dates it otherwise than ours does.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn send_at(
        &self,
        room: impl AsRef<str>,
        kind: &str,
        content: Value,
        at: Timestamp,
    ) -> Result<String, Refusal> {
        let draft = Draft {
            at: Some(at.as_millisecond()),
            ..Draft::message(room.as_ref(), &self.user_id, kind, content)
        };
        self.shared.change(|world| world.append(draft))
    }

    /// Sets a piece of state. Returns the event.
    ///
    /// # Errors
    /// As the homeserver refuses.
    pub fn set_state(
        &self,
        room: impl AsRef<str>,
        kind: &str,
        key: &str,
        content: Value,
    ) -> Result<String, Refusal> {
        let draft = Draft::state(room.as_ref(), &self.user_id, kind, key, content);
        self.shared.change(|world| world.append(draft))
    }

    /// Sends an event that the person's server let through because it had not yet seen our latest state: it is in no
    /// timeline here and is pushed with `io.element.synapse.soft_failed`. Returns the event.
    pub fn send_soft_failed(&self, room: impl AsRef<str>, kind: &str, content: Value) -> String {
        let draft = Draft::message(room.as_ref(), &self.user_id, kind, content);
        self.shared.change(|world| world.soft_fail(draft))
    }

    /// Takes a name, in the account and in every room.
    pub fn set_display_name(&self, name: &str) {
        self.shared.change(|world| world.set_display_name(&self.user_id, name));
    }
}
