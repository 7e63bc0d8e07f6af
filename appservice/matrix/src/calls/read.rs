//! Reading a room back.

use jiff::Timestamp;
use reqwest::Method;
use ruma::{EventId, OwnedEventId, RoomId};
use serde::Deserialize;
use serde_json::Value;

use super::millis;
use crate::{Fault, Homeserver, Identity};

/// Which way to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From old to new.
    Forward,
    /// From new to old.
    Backward,
}

impl Direction {
    fn word(self) -> &'static str {
        match self {
            Self::Forward => "f",
            Self::Backward => "b",
        }
    }
}

/// A page of a room's events, in the order of reading.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Page {
    /// The events as the homeserver wrote them.
    #[serde(default)]
    pub chunk: Vec<Value>,
    /// The token of the place where this page begins.
    pub start: String,
    /// The token to go on with; `None` at the end of the room. A page may be empty and yet not be the last.
    #[serde(default)]
    pub end: Option<String>,
}

/// An event and what stands around it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[non_exhaustive]
pub struct Context {
    /// The event.
    pub event: Value,
    /// What came before it, newest first.
    #[serde(default)]
    pub events_before: Vec<Value>,
    /// What came after it, oldest first.
    #[serde(default)]
    pub events_after: Vec<Value>,
    /// The token for reading backward from here.
    #[serde(default)]
    pub start: Option<String>,
    /// The token for reading forward from here.
    #[serde(default)]
    pub end: Option<String>,
}

impl Homeserver {
    /// A page of at most `limit` events. Without `from`: from the newest backward, or from the oldest forward.
    pub async fn messages(
        &self,
        identity: &Identity,
        room: &RoomId,
        from: Option<&str>,
        direction: Direction,
        limit: u32,
    ) -> Result<Page, Fault> {
        let mut ask = self
            .ask(Method::GET, &["v3", "rooms", room.as_str(), "messages"])
            .of(identity)
            .query("dir", direction.word())
            .query("limit", &limit.to_string());
        if let Some(from) = from {
            ask = ask.query("from", from);
        }
        ask.answer().await
    }

    /// One event; `None` if the homeserver has none or does not show it to the account.
    pub async fn event(
        &self,
        identity: &Identity,
        room: &RoomId,
        event: &EventId,
    ) -> Result<Option<Value>, Fault> {
        self.ask(Method::GET, &["v3", "rooms", room.as_str(), "event", event.as_str()])
            .of(identity)
            .answer_if_any()
            .await
    }

    /// An event with at most `limit` others around it.
    pub async fn context(
        &self,
        identity: &Identity,
        room: &RoomId,
        event: &EventId,
        limit: u32,
    ) -> Result<Option<Context>, Fault> {
        self.ask(Method::GET, &["v3", "rooms", room.as_str(), "context", event.as_str()])
            .of(identity)
            .query("limit", &limit.to_string())
            .answer_if_any()
            .await
    }

    /// The event nearest to a time, going forward or backward from it; `None` if there is none that way.
    pub async fn timestamp_to_event(
        &self,
        identity: &Identity,
        room: &RoomId,
        at: Timestamp,
        direction: Direction,
    ) -> Result<Option<(OwnedEventId, Timestamp)>, Fault> {
        #[derive(Deserialize)]
        struct Nearest {
            event_id: OwnedEventId,
            #[serde(deserialize_with = "millis")]
            origin_server_ts: Timestamp,
        }
        let nearest: Option<Nearest> = self
            .ask(Method::GET, &["v1", "rooms", room.as_str(), "timestamp_to_event"])
            .of(identity)
            .query("ts", &at.as_millisecond().to_string())
            .query("dir", direction.word())
            .answer_if_any()
            .await?;
        Ok(nearest.map(|nearest| (nearest.event_id, nearest.origin_server_ts)))
    }
}
