//! Reading a room back: whatever people sent there, so each event is read alone.

use jiff::Timestamp;
use raw_event::SetAside;
use reqwest::Method;
use ruma::{EventId, OwnedEventId, RoomId};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};

use super::millis;
use crate::{Fault, Homeserver, Identity, homeserver::if_any};

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

/// A page of a room's events, in the order of reading. Each is read alone: one that cannot be is set aside.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Page {
    /// The events as the homeserver wrote them.
    pub chunk: Vec<Value>,
    /// Those among them that were not read.
    pub set_aside: Vec<SetAside>,
    /// The token of the place where this page begins.
    pub start: String,
    /// The token to go on with; `None` at the end of the room. A page may be empty and yet not be the last.
    pub end: Option<String>,
}

/// An event and what stands around it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Context {
    /// The event.
    pub event: Value,
    /// What came before it, newest first; without what cannot be read.
    pub events_before: Vec<Value>,
    /// What came after it, oldest first; without what cannot be read.
    pub events_after: Vec<Value>,
    /// The token for reading backward from here.
    pub start: Option<String>,
    /// The token for reading forward from here.
    pub end: Option<String>,
}

#[derive(Deserialize)]
struct RawPage<'a> {
    #[serde(borrow, default)]
    chunk: Vec<&'a RawValue>,
    start: String,
    #[serde(default)]
    end: Option<String>,
}

impl Page {
    /// Reads the answer of `/messages`.
    ///
    /// # Errors
    /// When it is no page at all; what stands in it is no error.
    pub fn read(text: &str) -> serde_json::Result<Self> {
        let raw: RawPage<'_> = serde_json::from_str(text)?;
        let mut page = Self { start: raw.start, end: raw.end, ..Self::default() };
        for event in raw.chunk {
            match raw_event::timeline(event) {
                Ok(event) => page.chunk.push(event),
                Err(aside) => page.set_aside.push(aside),
            }
        }
        Ok(page)
    }
}

#[derive(Deserialize)]
struct RawContext<'a> {
    #[serde(borrow)]
    event: &'a RawValue,
    #[serde(borrow, default)]
    events_before: Vec<&'a RawValue>,
    #[serde(borrow, default)]
    events_after: Vec<&'a RawValue>,
    #[serde(default)]
    start: Option<String>,
    #[serde(default)]
    end: Option<String>,
}

impl Context {
    fn read(text: &str) -> serde_json::Result<Option<Self>> {
        let raw: RawContext<'_> = serde_json::from_str(text)?;
        let all = |events: Vec<&RawValue>| {
            events.into_iter().filter_map(|event| raw_event::timeline(event).ok()).collect()
        };
        let Ok(event) = raw_event::timeline(raw.event) else { return Ok(None) };
        let (events_before, events_after) = (all(raw.events_before), all(raw.events_after));
        Ok(Some(Self { event, events_before, events_after, start: raw.start, end: raw.end }))
    }
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
        ask.text().await?.read(Page::read)
    }

    /// One event; `None` if the homeserver has none or does not show it to the account, or if it cannot be read.
    pub async fn event(
        &self,
        identity: &Identity,
        room: &RoomId,
        event: &EventId,
    ) -> Result<Option<Value>, Fault> {
        let ask = self.ask(Method::GET, &["v3", "rooms", room.as_str(), "event", event.as_str()]);
        let Some(answer) = if_any(ask.of(identity).text().await)? else { return Ok(None) };
        let raw: &RawValue = answer.read(serde_json::from_str)?;
        Ok(raw_event::timeline(raw).ok())
    }

    /// An event with at most `limit` others around it.
    pub async fn context(
        &self,
        identity: &Identity,
        room: &RoomId,
        event: &EventId,
        limit: u32,
    ) -> Result<Option<Context>, Fault> {
        let ask = self.ask(Method::GET, &["v3", "rooms", room.as_str(), "context", event.as_str()]);
        let ask = ask.of(identity).query("limit", &limit.to_string());
        match if_any(ask.text().await)? {
            Some(answer) => answer.read(Context::read),
            None => Ok(None),
        }
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
