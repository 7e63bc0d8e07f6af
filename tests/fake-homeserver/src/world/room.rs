use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::event::Event;

/// A room: its events in order and its current state.
#[derive(Debug)]
pub(crate) struct Room {
    pub(crate) room_id: String,
    pub(crate) version: u8,
    pub(crate) events: Vec<Event>,
    /// (type, key) → place in `events`.
    state: BTreeMap<(String, String), usize>,
}

impl Room {
    pub(crate) fn new(room_id: String, version: u8) -> Self {
        Self { room_id, version, events: Vec::new(), state: BTreeMap::new() }
    }

    pub(crate) fn add(&mut self, event: Event) {
        if let Some(key) = &event.state_key {
            self.state.insert((event.kind.clone(), key.clone()), self.events.len());
        }
        self.events.push(event);
    }

    pub(crate) fn state_event(&self, kind: &str, key: &str) -> Option<&Event> {
        self.state.get(&(kind.to_owned(), key.to_owned())).and_then(|place| self.events.get(*place))
    }

    pub(crate) fn content(&self, kind: &str, key: &str) -> Option<&Value> {
        self.state_event(kind, key).map(|event| &event.content)
    }

    /// The current state, by type and key.
    pub(crate) fn state(&self) -> impl Iterator<Item = &Event> {
        self.state.values().filter_map(|place| self.events.get(*place))
    }

    pub(crate) fn event(&self, event_id: &str) -> Option<&Event> {
        self.events.iter().find(|event| event.event_id == event_id)
    }

    pub(crate) fn event_mut(&mut self, event_id: &str) -> Option<&mut Event> {
        self.events.iter_mut().find(|event| event.event_id == event_id)
    }

    pub(crate) fn membership(&self, user: &str) -> Option<&str> {
        self.content("m.room.member", user)?.get("membership")?.as_str()
    }

    pub(crate) fn is_joined(&self, user: &str) -> bool {
        self.membership(user) == Some("join")
    }

    /// The member events, of whatever membership.
    pub(crate) fn members(&self) -> impl Iterator<Item = &Event> {
        self.state().filter(|event| event.kind == "m.room.member")
    }

    pub(crate) fn joined(&self) -> impl Iterator<Item = &str> {
        self.members()
            .filter(|event| event.content.get("membership").and_then(Value::as_str) == Some("join"))
            .filter_map(|event| event.state_key.as_deref())
    }

    pub(crate) fn join_rule(&self) -> &str {
        self.content("m.room.join_rules", "")
            .and_then(|content| content.get("join_rule")?.as_str())
            .unwrap_or("invite")
    }

    /// Whose power is infinite: in version 12 the sender of the create event and its `additional_creators`.
    pub(crate) fn creators(&self) -> Vec<&str> {
        let Some(create) = self.state_event("m.room.create", "") else { return Vec::new() };
        let additional = create.content.get("additional_creators").and_then(Value::as_array);
        std::iter::once(create.sender.as_str())
            .chain(additional.into_iter().flatten().filter_map(Value::as_str))
            .collect()
    }

    /// The stripped state that an invitation carries.
    pub(crate) fn invite_room_state(&self, invitation: &Event) -> Value {
        const SHOWN: [&str; 7] = [
            "m.room.create",
            "m.room.join_rules",
            "m.room.canonical_alias",
            "m.room.avatar",
            "m.room.encryption",
            "m.room.name",
            "m.room.topic",
        ];
        let stripped = |event: &Event| {
            json!({
                "type": event.kind,
                "state_key": event.state_key,
                "sender": event.sender,
                "content": event.content,
            })
        };
        let inviter = self.state_event("m.room.member", &invitation.sender);
        self.state()
            .filter(|event| SHOWN.contains(&event.kind.as_str()))
            .chain(inviter)
            .map(stripped)
            .collect()
    }
}
