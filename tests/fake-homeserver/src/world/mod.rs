//! The homeserver's state and what changes it. No network, no real time: everything here happens at once.

pub(crate) mod account;
pub(crate) mod acl;
pub(crate) mod create;
pub(crate) mod delayed;
pub(crate) mod event;
pub(crate) mod following;
pub(crate) mod levels;
pub(crate) mod membership;
pub(crate) mod refusal;
pub(crate) mod room;
pub(crate) mod rules;
pub(crate) mod send;
pub(crate) mod transactions;

use std::collections::BTreeMap;
use std::time::Duration;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use self::{
    account::Accounts,
    delayed::Delayed,
    event::{Draft, Event},
    following::Connections,
    refusal::Refusal,
    room::Room,
    transactions::Transactions,
};
use crate::{config::FakeConfig, push::Queue};

/// The longest event in bytes of JSON (specification, "size limits").
const LONGEST_EVENT: usize = 65_536;

/// Everything the homeserver knows.
#[derive(Debug)]
pub(crate) struct World {
    pub(crate) config: FakeConfig,
    /// Milliseconds since 1970.
    pub(crate) now: i64,
    pub(crate) accounts: Accounts,
    pub(crate) rooms: BTreeMap<String, Room>,
    /// Alias → room.
    pub(crate) aliases: BTreeMap<String, String>,
    pub(crate) delayed: Vec<Delayed>,
    pub(crate) transactions: Transactions,
    pub(crate) queue: Queue,
    pub(crate) connections: Connections,
    /// Whether the homeserver's process is dead.
    pub(crate) dead: bool,
    made: u64,
    /// Files that were given to it.
    pub(crate) uploads: u64,
}

impl World {
    pub(crate) fn new(config: FakeConfig) -> Self {
        Self {
            now: config.start.as_millisecond(),
            config,
            accounts: Accounts::default(),
            rooms: BTreeMap::new(),
            aliases: BTreeMap::new(),
            delayed: Vec::new(),
            transactions: Transactions::default(),
            queue: Queue::default(),
            connections: Connections::default(),
            dead: false,
            made: 0,
            uploads: 0,
        }
    }

    /// A name that was never given before: 43 characters, like a hash in URL-safe base64.
    pub(crate) fn fresh(&mut self, what: &str) -> String {
        self.made += 1;
        format!("{what:_<33}{:010}", self.made)
    }

    pub(crate) fn room(&self, room_id: &str) -> Result<&Room, Refusal> {
        self.rooms.get(room_id).ok_or_else(|| Refusal::not_found(format!("Unknown room {room_id}")))
    }

    /// The room is gone as if it had never been.
    pub(crate) fn purge(&mut self, room_id: &str) {
        self.rooms.remove(room_id);
        self.aliases.retain(|_, room| room != room_id);
        self.delayed.retain(|queued| queued.room_id != room_id);
    }

    /// The room, for someone who wants to read it.
    pub(crate) fn readable(&self, room_id: &str, user: &str) -> Result<&Room, Refusal> {
        match self.rooms.get(room_id) {
            Some(room) if room.is_joined(user) => Ok(room),
            _ => Err(Refusal::forbidden(format!(
                "User {user} not in room {room_id}, and room previews are disabled"
            ))),
        }
    }

    pub(crate) fn is_local(&self, user: &str) -> bool {
        server_of(user) == self.config.server_name
    }

    /// Whether the appservice's registration claims the account.
    pub(crate) fn is_ours(&self, user: &str) -> bool {
        self.is_local(user)
            && (localpart(user) == self.config.sender_localpart
                || localpart(user).starts_with(&self.config.user_prefix))
    }

    /// Whether the appservice's registration claims the alias.
    pub(crate) fn is_our_alias(&self, alias: &str) -> bool {
        server_of(alias) == self.config.server_name && localpart(alias).starts_with(&self.config.alias_prefix)
    }

    /// Judges an event and, if it may be, puts it into its room; tells the queue of delayed events and the
    /// appservice. The same state set again by the same account is no new event.
    pub(crate) fn append(&mut self, draft: Draft) -> Result<String, Refusal> {
        let room = self.rooms.get(&draft.room_id).ok_or_else(|| {
            Refusal::forbidden(format!("User {} not in room {}", draft.sender, draft.room_id))
        })?;
        self.judge_server(room, &draft)?;
        rules::judge(room, &draft)?;
        self.judge_shape(room, &draft)?;
        let before = draft.state_key.as_deref().and_then(|key| room.state_event(&draft.kind, key));
        if let Some(before) = before
            && before.sender == draft.sender
            && before.content == draft.content
        {
            return Ok(before.event_id.clone());
        }
        let mut unsigned = Map::new();
        if let Some(before) = before {
            unsigned.insert("replaces_state".to_owned(), json!(before.event_id));
            unsigned.insert("prev_content".to_owned(), before.content.clone());
            unsigned.insert("prev_sender".to_owned(), json!(before.sender));
        }
        let event = Event {
            event_id: format!("${}", self.fresh("")),
            at: draft.at.unwrap_or(self.now),
            room_id: draft.room_id,
            kind: draft.kind,
            sender: draft.sender,
            state_key: draft.state_key,
            content: draft.content,
            redacts: draft.redacts,
            unsigned,
        };
        self.put(&event);
        Ok(event.event_id)
    }

    /// Puts a judged event into its room.
    fn put(&mut self, event: &Event) {
        let was_interesting = self.is_interesting(event);
        if let Some(key) = &event.state_key {
            let (room, kind, sender) = (&event.room_id, &event.kind, &event.sender);
            // A change by another account cancels what is queued for the same piece of state.
            self.delayed.retain(|queued| queued.user == *sender || !queued.is_for(room, kind, key));
        }
        if let Some(room) = self.rooms.get_mut(&event.room_id) {
            if let Some(target) = &event.redacts {
                let because = event.json();
                if let Some(target) = room.event_mut(target) {
                    target.redact(&because);
                }
            }
            room.add(event.clone());
        }
        if was_interesting || self.is_interesting(event) {
            self.push(event);
        }
    }

    /// Hands an event to the appservice's queue.
    pub(crate) fn push(&mut self, event: &Event) {
        let is_invitation = event.kind == "m.room.member"
            && event.content.get("membership").and_then(Value::as_str) == Some("invite");
        let room = self.rooms.get(&event.room_id).filter(|_| is_invitation);
        let shown = room.map(|room| room.invite_room_state(event));
        self.queue.add(event.pushed(self.now, shown));
    }

    /// Whether the appservice gets to know of an event (Synapse's `is_interested_in_event`): by its sender, by whom
    /// it is about, by an alias of the room, or by the room's members.
    fn is_interesting(&self, event: &Event) -> bool {
        if self.is_ours(&event.sender) {
            return true;
        }
        let about = event.state_key.as_deref().filter(|_| event.kind == "m.room.member");
        about.is_some_and(|user| self.is_ours(user))
            || self.aliases.iter().any(|(alias, room)| *room == event.room_id && self.is_our_alias(alias))
            || self.rooms.get(&event.room_id).is_some_and(|room| room.joined().any(|user| self.is_ours(user)))
    }

    fn judge_server(&self, room: &Room, draft: &Draft) -> Result<(), Refusal> {
        let acl = room.content("m.room.server_acl", "");
        let server = server_of(&draft.sender);
        if !self.is_local(&draft.sender) && acl.is_some_and(|acl| !acl::allows(acl, acl::host(server))) {
            return Err(Refusal::forbidden("Server is banned from room"));
        }
        Ok(())
    }

    fn judge_shape(&self, room: &Room, draft: &Draft) -> Result<(), Refusal> {
        if !draft.content.is_object() {
            return Err(Refusal::new(400, "M_BAD_JSON", "Content must be a JSON object."));
        }
        // The other fields of an event take about a kilobyte.
        if draft.content.to_string().len() + 1024 > LONGEST_EVENT {
            return Err(Refusal::new(413, "M_TOO_LARGE", "event too large"));
        }
        if draft.kind == "m.room.server_acl" && !acl::allows(&draft.content, &self.config.server_name) {
            return Err(Refusal::bad("Can't create an ACL event that denies the local server"));
        }
        if draft.state_key.is_none() { send::judge_relation(room, draft) } else { Ok(()) }
    }

    pub(crate) fn time(&self) -> Timestamp {
        Timestamp::from_millisecond(self.now).unwrap_or(Timestamp::MAX)
    }

    /// Moves the clock; what falls due on the way happens at its own time. While the homeserver is dead nothing does.
    pub(crate) fn advance(&mut self, by: Duration) {
        let until = self.now.saturating_add(i64::try_from(by.as_millis()).unwrap_or(i64::MAX));
        if !self.dead {
            self.send_due(until);
        }
        self.now = until;
        self.transactions.forget_old(until);
    }

    /// The process dies: what was only in its memory is gone.
    pub(crate) fn die(&mut self) {
        self.dead = true;
        self.transactions.forget_memory();
        self.queue.lose_memory();
    }

    /// The process runs again. What fell due meanwhile is sent now.
    pub(crate) fn rise(&mut self) {
        self.dead = false;
        self.send_due(self.now);
    }
}

/// The part after the first colon of an account or alias.
pub(crate) fn server_of(id: &str) -> &str {
    id.split_once(':').map_or("", |(_, server)| server)
}

/// The part between the sigil and the first colon of an account or alias.
pub(crate) fn localpart(id: &str) -> &str {
    let name = id.split_once(':').map_or(id, |(name, _)| name);
    name.strip_prefix(['@', '#']).unwrap_or(name)
}
