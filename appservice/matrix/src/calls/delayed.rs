//! State that the homeserver sets later, by itself (MSC4140): how a closed room reopens when we are dead.

use std::{fmt, time::Duration};

use jiff::Timestamp;
use reqwest::Method;
use ruma::{OwnedRoomId, RoomId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{millis, state::state_path};
use crate::{Capabilities, Fault, Homeserver, Identity, Versions};

const FEATURE: &str = "org.matrix.msc4140";
const CAPABILITY: &str = "org.matrix.msc4140.delayed_events";
const DELAY: &str = "org.matrix.msc4140.delay";

/// The homeserver's name for a queued event.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DelayId(String);

impl DelayId {
    /// A name read back from storage.
    pub fn stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// Its text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DelayId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// That the homeserver knows delayed events, and its limits.
///
/// [`Homeserver::queue_delayed_state`] wants one because a homeserver that does not know the parameter ignores it and
/// sets the state *at once*: the room would open instead of closing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DelayedEvents {
    /// The longest delay it takes, where it says so.
    pub max_delay: Option<Duration>,
    /// How many one account may have queued, where it says so.
    pub max_scheduled: Option<u64>,
}

impl DelayedEvents {
    /// Reads it from what the homeserver says of itself: the capability, which newer ones have and which is there
    /// with a delay of 0 when the operator has not switched the feature on, else the feature flag.
    pub fn of(versions: &Versions, capabilities: &Capabilities) -> Option<Self> {
        let Some(capability) = capabilities.capabilities.get(CAPABILITY) else {
            return versions.has(FEATURE).then_some(Self { max_delay: None, max_scheduled: None });
        };
        let max_delay = capability.get("max_delay_ms").and_then(Value::as_u64);
        let max_scheduled = capability.get("max_scheduled").and_then(Value::as_u64);
        if max_delay == Some(0) || max_scheduled == Some(0) {
            return None;
        }
        Some(Self { max_delay: max_delay.map(Duration::from_millis), max_scheduled })
    }
}

/// A piece of state, or a message, that the homeserver will send.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DelayedEvent {
    /// The homeserver's name for it.
    pub id: DelayId,
    /// Where.
    pub room_id: OwnedRoomId,
    /// The event's type.
    pub event_type: String,
    /// The state's key; `None` for a message.
    pub state_key: Option<String>,
    /// The event's content.
    pub content: Value,
    /// When it was queued, by the homeserver's clock.
    pub since: Timestamp,
    /// How long after that it goes out.
    pub delay: Duration,
}

/// One entry of the list; the names of two fields changed between revisions of MSC4140.
#[derive(Deserialize)]
struct Listed {
    delay_id: DelayId,
    room_id: OwnedRoomId,
    #[serde(rename = "type")]
    event_type: String,
    #[serde(default)]
    state_key: Option<String>,
    content: Value,
    #[serde(default)]
    delay: Option<u64>,
    #[serde(default)]
    delay_ms: Option<u64>,
    #[serde(default)]
    running_since: Option<Moment>,
    #[serde(default)]
    delayed_since_ts: Option<Moment>,
}

#[derive(Deserialize)]
#[serde(transparent)]
struct Moment(#[serde(deserialize_with = "millis")] Timestamp);

impl Listed {
    fn read(self) -> Option<DelayedEvent> {
        Some(DelayedEvent {
            id: self.delay_id,
            room_id: self.room_id,
            event_type: self.event_type,
            state_key: self.state_key,
            content: self.content,
            since: self.delayed_since_ts.or(self.running_since)?.0,
            delay: Duration::from_millis(self.delay_ms.or(self.delay)?),
        })
    }
}

impl Homeserver {
    /// Whether, and within which limits, the homeserver queues events; `None` if it does not. Two questions.
    pub async fn delayed_events(&self, identity: &Identity) -> Result<Option<DelayedEvents>, Fault> {
        let capabilities = self.capabilities(identity).await?;
        let versions = self.versions().await?;
        Ok(DelayedEvents::of(&versions, &capabilities))
    }

    /// Whether the homeserver queues events: see [`Self::delayed_events`].
    pub async fn supports_delayed_events(&self, identity: &Identity) -> Result<bool, Fault> {
        Ok(self.delayed_events(identity).await?.is_some())
    }

    /// Queues a piece of state, to be set after `delay` by the homeserver as this account. Whether the account may
    /// set it is judged then, not now; a change of the same piece by any other account cancels it.
    ///
    /// There is no transaction id: after a lost answer, list before repeating.
    ///
    /// # Errors
    /// `Wait` if the account has its full number queued; `Refused` with 400 if the delay is longer than the
    /// homeserver takes; `Unexpected` if it set the state at once.
    #[expect(clippy::too_many_arguments, reason = "who, where, what and when of one request")]
    pub async fn queue_delayed_state(
        &self,
        known: &DelayedEvents,
        identity: &Identity,
        room: &RoomId,
        event_type: &str,
        state_key: &str,
        content: Value,
        delay: Duration,
    ) -> Result<DelayId, Fault> {
        #[derive(Deserialize)]
        struct Queued {
            delay_id: Option<DelayId>,
        }
        let delay = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
        tracing::debug!(max = ?known.max_delay, delay, "queueing state");
        let queued: Queued = self
            .ask(Method::PUT, &state_path(room, event_type, state_key))
            .of(identity)
            .query(DELAY, &delay.to_string())
            .body(content)
            .answer()
            .await?;
        queued.delay_id.ok_or_else(|| Fault::Unexpected {
            status: 200,
            what: format!("{event_type} was to be queued and was set at once"),
            source: None,
        })
    }

    /// What the account has queued and what has not gone out yet, in all rooms.
    pub async fn list_delayed(&self, identity: &Identity) -> Result<Vec<DelayedEvent>, Fault> {
        #[derive(Deserialize)]
        struct Lists {
            #[serde(default)]
            delayed_events: Option<Vec<Listed>>,
            #[serde(default)]
            scheduled: Vec<Listed>,
        }
        let lists: Lists =
            self.ask(Method::GET, &["unstable", FEATURE, "delayed_events"]).of(identity).answer().await?;
        let listed = lists.delayed_events.unwrap_or(lists.scheduled);
        Ok(listed.into_iter().filter_map(Listed::read).collect())
    }

    /// Takes a queued event back. `false` if there is none of this name: it has gone out, or someone's change has
    /// cancelled it.
    pub async fn cancel_delayed(&self, identity: &Identity, id: &DelayId) -> Result<bool, Fault> {
        let path = ["unstable", FEATURE, "delayed_events", id.as_str()];
        let cancelled = self
            .ask(Method::POST, &path)
            .of(identity)
            .body(json!({ "action": "cancel" }))
            .answer_if_any::<Value>()
            .await?;
        Ok(cancelled.is_some())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn versions(on: bool) -> Versions {
        serde_json::from_value(json!({ "versions": [], "unstable_features": { FEATURE: on } })).unwrap()
    }

    fn capabilities(value: &Value) -> Capabilities {
        serde_json::from_value(json!({ "capabilities": value })).unwrap()
    }

    #[test]
    fn the_capability_decides_and_the_flag_stands_in_for_it() {
        let none = capabilities(&json!({}));
        assert_eq!(DelayedEvents::of(&versions(false), &none), None);
        assert!(DelayedEvents::of(&versions(true), &none).is_some());
        let off = capabilities(&json!({ CAPABILITY: { "max_delay_ms": 0, "max_scheduled": 100 } }));
        assert_eq!(DelayedEvents::of(&versions(true), &off), None);
        let on = capabilities(&json!({ CAPABILITY: { "max_delay_ms": 86_400_000, "max_scheduled": 100 } }));
        let known = DelayedEvents::of(&versions(false), &on).unwrap();
        assert_eq!(known.max_delay, Some(Duration::from_secs(86_400)));
        assert_eq!(known.max_scheduled, Some(100));
    }

    #[test]
    fn both_spellings_of_the_list_are_read() {
        let old = json!({ "delay_id": "d", "room_id": "!r", "type": "t", "state_key": "", "content": {},
            "delay": 5000, "running_since": 1_800_000_000_000_u64 });
        let new = json!({ "delay_id": "d", "room_id": "!r", "type": "t", "state_key": "", "content": {},
            "delay_ms": 5000, "delayed_since_ts": 1_800_000_000_000_u64 });
        let read = |value| serde_json::from_value::<Listed>(value).unwrap().read().unwrap();
        assert_eq!(read(old), read(new.clone()));
        assert_eq!(read(new).delay, Duration::from_secs(5));
    }
}
