//! One event is one event: what comes from outside is read as a list of raw pieces, each of them alone.
//!
//! A homeserver passes on what people and other servers wrote, up to 64 KiB an event and nested as deep as it lets
//! through (Synapse 1.163: 127 levels). Parsed as one value with what stands around it, one such event makes a whole
//! transaction, page or state unreadable. So [`list`] splits without looking inside, and each piece is then read with
//! bounds of its own: [`message`] refuses what is out of bounds and says whose it was ([`SetAside`]), [`state`] cuts
//! off what is out of bounds and keeps the rest, because who is in a room must be known however odd their event is.
//!
//! This crate must not know what an event means, keep anything, log anything, or depend on a Matrix library: the
//! service's door, its line to the homeserver and the shim before the encrypted device all read with it.

mod cut;
mod split;

pub use cut::{tame, value};
pub use split::{entries, field, list};

use serde::Deserialize;
use serde_json::{Value, value::RawValue};

/// Nothing of an event is read that is nested deeper than this. What clients write is some ten levels deep.
pub const DEEPEST: usize = 32;
/// What the homeserver adds to an event (`unsigned`) is read to this depth: a previous content, a newer version.
const DEEPEST_ADDED: usize = 8;
/// The longest event, in bytes, with what the homeserver adds: Matrix allows 65,536 for the event itself, which a
/// homeserver may write with six bytes a character, and the same again for each event that it bundles.
pub const LONGEST: usize = 1 << 20;
/// The longest name of an event, a room or an account (Matrix appendices, "Common Identifier Format").
pub const LONGEST_ID: usize = 255;

/// Why an event was set aside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// It is no object.
    NoObject,
    /// It is longer than [`LONGEST`].
    TooLong,
    /// It is nested deeper than [`DEEPEST`].
    TooDeep,
    /// A number, a text or a name in it is none that can be read.
    Unreadable,
}

impl Why {
    /// In words for the operator.
    pub const fn words(self) -> &'static str {
        match self {
            Self::NoObject => "it is no event",
            Self::TooLong => "it is too long",
            Self::TooDeep => "it is nested too deep",
            Self::Unreadable => "it holds something that cannot be read",
        }
    }
}

/// An event that is not acted on, and what can be known of it without reading it: never its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its id, if it names one.
    pub event_id: Option<String>,
    /// Its room, if it names one.
    pub room_id: Option<String>,
    /// Its sender, if it names one.
    pub sender: Option<String>,
    /// Its type, if it names one.
    pub event_type: Option<String>,
    /// Its length in bytes.
    pub bytes: usize,
    /// Why.
    pub why: Why,
}

/// An event that may be acted on.
///
/// # Errors
/// What is set aside: no object, or out of bounds in any part that its sender wrote. What the homeserver added
/// (`unsigned`) is cut to size instead, because another than the sender may have written it.
pub fn message(raw: &RawValue) -> Result<Value, SetAside> {
    match cut::event(raw) {
        Ok((event, None)) => Ok(event),
        Ok((_, Some(why))) | Err(why) => Err(set_aside(raw, why)),
    }
}

/// A piece of state, with whatever is out of bounds cut off: who is where must be known of the oddest event too.
///
/// # Errors
/// What is no object or too long.
pub fn state(raw: &RawValue) -> Result<Value, SetAside> {
    cut::event(raw).map(|(event, _)| event).map_err(|why| set_aside(raw, why))
}

/// An event of a timeline: [`state`] if it is a piece of state, else [`message`].
///
/// # Errors
/// As these.
pub fn timeline(raw: &RawValue) -> Result<Value, SetAside> {
    match cut::event(raw) {
        Ok((event, cut)) if cut.is_none() || event["state_key"].is_string() => Ok(event),
        Ok((_, cut)) => Err(set_aside(raw, cut.unwrap_or(Why::Unreadable))),
        Err(why) => Err(set_aside(raw, why)),
    }
}

fn set_aside(raw: &RawValue, why: Why) -> SetAside {
    let mut known = SetAside {
        event_id: None,
        room_id: None,
        sender: None,
        event_type: None,
        bytes: raw.get().len(),
        why,
    };
    for (name, value) in entries(raw).unwrap_or_default() {
        let place = match name.as_str() {
            "event_id" => &mut known.event_id,
            "room_id" => &mut known.room_id,
            "sender" => &mut known.sender,
            "type" => &mut known.event_type,
            _ => continue,
        };
        *place = String::deserialize(value).ok().filter(|text| text.len() <= LONGEST_ID);
    }
    known
}

#[cfg(test)]
mod tests;
