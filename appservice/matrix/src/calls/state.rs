//! A room's state.

use jiff::Timestamp;
use reqwest::Method;
use ruma::{OwnedEventId, OwnedUserId, RoomId};
use serde_json::{Value, value::RawValue};

use super::Made;
use crate::{Fault, Homeserver, Identity, homeserver::if_any};

/// A piece of a room's state.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct StateEvent {
    /// Its type, such as `m.room.power_levels`.
    pub event_type: String,
    /// Its key, empty for most types.
    pub state_key: String,
    /// Who set it.
    pub sender: OwnedUserId,
    /// What was set, as it is, unknown fields included.
    pub content: Value,
    /// The event that set it.
    pub event_id: OwnedEventId,
    /// When, by the sender's server; 1970 where that is no date.
    pub at: Timestamp,
}

impl StateEvent {
    /// Reads the answer of `/state`. Each piece is read alone and as far as it can be: one that is odd must hide
    /// neither itself nor the others. What does not say of what type, by whom or as which event it is, is no state.
    ///
    /// # Errors
    /// When it is no list.
    pub fn read_all(text: &str) -> serde_json::Result<Vec<Self>> {
        let raw: Vec<&RawValue> = serde_json::from_str(text)?;
        let read = |raw: &RawValue| {
            let mut event = raw_event::state(raw).ok()?;
            let text = |name: &str| event[name].as_str();
            let at = event["origin_server_ts"].as_i64();
            Some(Self {
                event_type: text("type")?.to_owned(),
                state_key: text("state_key")?.to_owned(),
                sender: OwnedUserId::try_from(text("sender")?).ok()?,
                event_id: OwnedEventId::try_from(text("event_id")?).ok()?,
                at: at.and_then(|at| Timestamp::from_millisecond(at).ok()).unwrap_or(Timestamp::UNIX_EPOCH),
                content: event["content"].take(),
            })
        };
        Ok(raw.into_iter().filter_map(read).collect())
    }
}

impl Homeserver {
    /// All of a room's state.
    pub async fn state(&self, identity: &Identity, room: &RoomId) -> Result<Vec<StateEvent>, Fault> {
        let ask = self.ask(Method::GET, &["v3", "rooms", room.as_str(), "state"]).of(identity);
        ask.text().await?.read(StateEvent::read_all)
    }

    /// The content of one piece of state; `None` if the room has none of this type and key.
    pub async fn state_event(
        &self,
        identity: &Identity,
        room: &RoomId,
        event_type: &str,
        state_key: &str,
    ) -> Result<Option<Value>, Fault> {
        if_any(self.ask(Method::GET, &state_path(room, event_type, state_key)).of(identity).value().await)
    }

    /// Sets a piece of state. There is no transaction id: compare before, and look before repeating. (Synapse makes
    /// no second event where the same account sets the same content again.)
    pub async fn put_state(
        &self,
        identity: &Identity,
        room: &RoomId,
        event_type: &str,
        state_key: &str,
        content: Value,
    ) -> Result<OwnedEventId, Fault> {
        let made: Made = self
            .ask(Method::PUT, &state_path(room, event_type, state_key))
            .of(identity)
            .body(content)
            .answer()
            .await?;
        Ok(made.event_id)
    }
}

/// The path of a piece of state. The empty key is left out rather than sent as an empty piece, which proxies like to
/// take away.
pub(super) fn state_path<'a>(room: &'a RoomId, event_type: &'a str, state_key: &'a str) -> Vec<&'a str> {
    let mut path = vec!["v3", "rooms", room.as_str(), "state", event_type];
    if !state_key.is_empty() {
        path.push(state_key);
    }
    path
}
