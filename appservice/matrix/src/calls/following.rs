//! What moved: simplified sliding sync (MSC4186) of one account, as far as it says where something happened. Nothing is
//! read of what happened there.

use std::time::Duration;

use raw_event::{LONGEST_ID, entries, field, list};
use reqwest::Method;
use ruma::{OwnedRoomId, OwnedUserId};
use serde::Deserialize;
use serde_json::{Value, json, value::RawValue};

use crate::{Fault, Homeserver, Identity};

const PATH: [&str; 3] = ["unstable", "org.matrix.simplified_msc3575", "sync"];
/// The one list: all rooms, the one that moved last first.
const LIST: &str = "rooms";

/// An answer: the rooms that moved since the position that was named, or the rooms that came into view.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Following {
    /// From where to go on.
    pub position: String,
    /// How many rooms the account has in all.
    pub count: u32,
    /// The rooms.
    pub rooms: Vec<Moved>,
}

/// A room in which something happened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Moved {
    /// Which.
    pub room: OwnedRoomId,
    /// The room is told for the first time: its events need not be new.
    pub first: bool,
    /// The ids of its newest events, oldest first.
    pub newest: Vec<String>,
    /// When the newest was sent, in milliseconds since 1970, by the sender's server.
    pub newest_at: Option<i64>,
    /// There are events before these that are not told.
    pub left_out: bool,
    /// The account is invited, and not in.
    pub invited: Option<Invited>,
}

/// An invitation that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Invited {
    /// Who asks.
    pub by: OwnedUserId,
    /// Whether it says that the room is a direct chat.
    pub is_direct: bool,
}

#[derive(Deserialize)]
struct Raw<'a> {
    pos: String,
    #[serde(borrow, default)]
    lists: Option<&'a RawValue>,
    #[serde(borrow, default)]
    rooms: Option<&'a RawValue>,
}

impl Following {
    /// Reads an answer. What people wrote in it is split and not looked into: one odd event is one odd event.
    ///
    /// # Errors
    /// When it is no answer at all.
    fn read(text: &str, account: &str) -> serde_json::Result<Self> {
        let raw: Raw<'_> = serde_json::from_str(text)?;
        let count = raw.lists.and_then(|lists| field(field(lists, LIST)?, "count"));
        let rooms = raw.rooms.and_then(entries).unwrap_or_default();
        Ok(Self {
            position: raw.pos,
            count: count.and_then(|count| u32::deserialize(count).ok()).unwrap_or_default(),
            rooms: rooms.into_iter().filter_map(|(room, raw)| Moved::read(&room, raw, account)).collect(),
        })
    }
}

impl Moved {
    fn read(room: &str, raw: &RawValue, account: &str) -> Option<Self> {
        let is =
            |name: &str| field(raw, name).and_then(|raw| bool::deserialize(raw).ok()).unwrap_or_default();
        let events = |name: &str| field(raw, name).and_then(list).unwrap_or_default();
        let timeline = events("timeline");
        let at = timeline.last().and_then(|event| i64::deserialize(field(event, "origin_server_ts")?).ok());
        let stripped = ["invite_state", "stripped_state"].into_iter().flat_map(events);
        Some(Self {
            room: OwnedRoomId::try_from(room).ok()?,
            first: is("initial"),
            newest: timeline.into_iter().filter_map(|event| text(event, "event_id")).collect(),
            newest_at: at,
            left_out: is("limited"),
            invited: stripped.rev().find_map(|event| Invited::read(event, account)),
        })
    }
}

impl Invited {
    fn read(event: &RawValue, account: &str) -> Option<Self> {
        if text(event, "type")? != "m.room.member" || text(event, "state_key")? != account {
            return None;
        }
        let event: Value = raw_event::state(event).ok()?;
        let content = &event["content"];
        let by = OwnedUserId::try_from(event["sender"].as_str()?).ok()?;
        (content["membership"] == "invite").then_some(Self { by, is_direct: content["is_direct"] == true })
    }
}

/// A short text of an event, without reading the rest of it.
fn text(event: &RawValue, name: &str) -> Option<String> {
    String::deserialize(field(event, name)?).ok().filter(|text| text.len() <= LONGEST_ID)
}

impl Homeserver {
    /// In which rooms of the account something happened since `position`; without one, from the beginning: its `rooms`
    /// newest rooms. Where nothing happened, the homeserver waits for it up to `wait`. A larger number than before brings
    /// those that were not told yet. Of each room the newest `events` are named.
    ///
    /// # Errors
    /// `Refused` with `M_UNRECOGNIZED` where the homeserver does not know it, with `M_UNKNOWN_POS` where it is to begin
    /// anew. Not for the registration's sender, to whom Synapse answers 500.
    pub async fn following(
        &self,
        identity: &Identity,
        position: Option<&str>,
        rooms: u32,
        events: u32,
        wait: Duration,
    ) -> Result<Following, Fault> {
        let body = json!({ "lists": { LIST: {
            "ranges": [[0, rooms.saturating_sub(1)]], "required_state": [], "timeline_limit": events,
        } } });
        let wait_ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        let mut ask = self.ask(Method::POST, &PATH).of(identity).query("timeout", &wait_ms.to_string());
        if let Some(position) = position {
            ask = ask.query("pos", position);
        }
        let answer = ask.body(body).waits(wait).text().await?;
        answer.read(|text| Following::read(text, identity.user().as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_events_hide_nothing_else() {
        let deep = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
        let text = format!(
            r#"{{"pos":"7","lists":{{"rooms":{{"count":3}}}},"rooms":{{
                "!a:b.test":{{"initial":true,"limited":true,"timeline":[{{"event_id":"$1","content":{deep}}},
                    {{"event_id":"$2","origin_server_ts":5,"content":1e400}}]}},
                "no room":{{"timeline":[]}},
                "!c:b.test":{{"timeline":7,"invite_state":[{deep},{{"type":"m.room.member","state_key":"@v:b.test",
                    "sender":"@p:b.test","content":{{"membership":"invite","is_direct":true}}}}]}}}}}}"#
        );
        let read = Following::read(&text, "@v:b.test").unwrap();
        assert_eq!((read.position.as_str(), read.count, read.rooms.len()), ("7", 3, 2));
        let [first, second] = &read.rooms[..] else { panic!("{read:?}") };
        assert_eq!(first.newest, ["$1", "$2"]);
        assert_eq!((first.first, first.left_out, first.newest_at), (true, true, Some(5)));
        let invited = second.invited.as_ref().unwrap();
        assert_eq!((invited.by.as_str(), invited.is_direct), ("@p:b.test", true));
        assert!(Following::read("[]", "@v:b.test").is_err());
    }
}
