//! A room's state.

use jiff::Timestamp;
use reqwest::Method;
use ruma::{OwnedEventId, OwnedUserId, RoomId};
use serde::Deserialize;
use serde_json::Value;

use super::{Made, millis};
use crate::{Fault, Homeserver, Identity};

/// A piece of a room's state.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct StateEvent {
    /// Its type, such as `m.room.power_levels`.
    #[serde(rename = "type")]
    pub event_type: String,
    /// Its key, empty for most types.
    pub state_key: String,
    /// Who set it.
    pub sender: OwnedUserId,
    /// What was set, as it is, unknown fields included.
    pub content: Value,
    /// The event that set it.
    pub event_id: OwnedEventId,
    /// When, by the sender's server.
    #[serde(rename = "origin_server_ts", deserialize_with = "millis")]
    pub at: Timestamp,
}

impl Homeserver {
    /// All of a room's state.
    pub async fn state(&self, identity: &Identity, room: &RoomId) -> Result<Vec<StateEvent>, Fault> {
        self.ask(Method::GET, &["v3", "rooms", room.as_str(), "state"]).of(identity).answer().await
    }

    /// The content of one piece of state; `None` if the room has none of this type and key.
    pub async fn state_event(
        &self,
        identity: &Identity,
        room: &RoomId,
        event_type: &str,
        state_key: &str,
    ) -> Result<Option<Value>, Fault> {
        self.ask(Method::GET, &state_path(room, event_type, state_key)).of(identity).answer_if_any().await
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
