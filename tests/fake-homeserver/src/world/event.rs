use serde_json::{Map, Value, json};

/// An event as the homeserver holds it.
#[derive(Clone, Debug)]
pub(crate) struct Event {
    pub(crate) event_id: String,
    pub(crate) room_id: String,
    pub(crate) kind: String,
    pub(crate) sender: String,
    pub(crate) state_key: Option<String>,
    pub(crate) content: Value,
    /// Milliseconds since 1970, by the sender's server.
    pub(crate) at: i64,
    pub(crate) redacts: Option<String>,
    pub(crate) unsigned: Map<String, Value>,
}

/// An event that somebody wants to send.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) room_id: String,
    pub(crate) kind: String,
    pub(crate) sender: String,
    pub(crate) state_key: Option<String>,
    pub(crate) content: Value,
    /// A time other than now.
    pub(crate) at: Option<i64>,
    pub(crate) redacts: Option<String>,
}

impl Draft {
    pub(crate) fn message(room_id: &str, sender: &str, kind: &str, content: Value) -> Self {
        Self {
            room_id: room_id.to_owned(),
            kind: kind.to_owned(),
            sender: sender.to_owned(),
            state_key: None,
            content,
            at: None,
            redacts: None,
        }
    }

    pub(crate) fn state(room_id: &str, sender: &str, kind: &str, key: &str, content: Value) -> Self {
        Self { state_key: Some(key.to_owned()), ..Self::message(room_id, sender, kind, content) }
    }
}

impl Event {
    /// The client format, as in `/messages`.
    pub(crate) fn json(&self) -> Value {
        let mut event = json!({
            "event_id": self.event_id,
            "room_id": self.room_id,
            "type": self.kind,
            "sender": self.sender,
            "content": self.content,
            "origin_server_ts": self.at,
            "unsigned": self.unsigned,
        });
        if let Some(key) = &self.state_key {
            event["state_key"] = json!(key);
        }
        if let Some(redacts) = &self.redacts {
            event["redacts"] = json!(redacts);
        }
        event
    }

    /// Its place among all events of the homeserver: ids are given in order.
    pub(crate) fn order(&self) -> u64 {
        let digits = self.event_id.trim_start_matches(|c: char| !c.is_ascii_digit() || c == '0');
        digits.parse().unwrap_or_default()
    }

    /// The client format without the room, which stands around it.
    pub(crate) fn told(&self) -> Value {
        let mut event = self.json();
        if let Value::Object(fields) = &mut event {
            fields.remove("room_id");
        }
        event
    }

    /// What Synapse pushes: the client format of old, with a legacy `user_id` and some of `unsigned` at the top too.
    pub(crate) fn pushed(&self, now: i64, invite_room_state: Option<Value>) -> Value {
        let mut event = self.json();
        event["user_id"] = json!(self.sender);
        event["unsigned"]["age"] = json!((now - self.at).max(0));
        if let Some(state) = invite_room_state {
            event["unsigned"]["invite_room_state"] = state;
        }
        for name in ["age", "replaces_state", "prev_content", "invite_room_state"] {
            if let Some(value) = event["unsigned"].get(name).cloned() {
                event[name] = value;
            }
        }
        event
    }

    pub(crate) fn relates_to(&self) -> Option<Relation<'_>> {
        Relation::of(&self.content)
    }

    /// Takes away what a redaction takes away (room version 11 on), and says by which event.
    pub(crate) fn redact(&mut self, because: &Value) {
        let keep: &[&str] = match self.kind.as_str() {
            "m.room.member" => &["membership", "join_authorised_via_users_server"],
            "m.room.create" => return,
            "m.room.join_rules" => &["join_rule", "allow"],
            "m.room.history_visibility" => &["history_visibility"],
            "m.room.redaction" => &["redacts"],
            "m.room.power_levels" => &[
                "ban",
                "events",
                "events_default",
                "invite",
                "kick",
                "redact",
                "state_default",
                "users",
                "users_default",
            ],
            _ => &[],
        };
        if let Value::Object(content) = &mut self.content {
            content.retain(|key, _| keep.contains(&key.as_str()));
        }
        self.unsigned.insert("redacted_because".to_owned(), because.clone());
    }

    pub(crate) fn is_redacted(&self) -> bool {
        self.unsigned.contains_key("redacted_because")
    }
}

/// The `m.relates_to` of an event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Relation<'a> {
    pub(crate) kind: &'a str,
    pub(crate) parent: &'a str,
    pub(crate) key: Option<&'a str>,
}

impl<'a> Relation<'a> {
    pub(crate) fn of(content: &'a Value) -> Option<Self> {
        let relation = content.get("m.relates_to")?;
        Some(Self {
            kind: relation.get("rel_type")?.as_str()?,
            parent: relation.get("event_id")?.as_str()?,
            key: relation.get("key").and_then(Value::as_str),
        })
    }
}
