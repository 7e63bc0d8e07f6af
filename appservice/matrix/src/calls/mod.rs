//! The requests, by what they are about.

pub(crate) mod account;
pub(crate) mod delayed;
pub(crate) mod following;
pub(crate) mod media;
pub(crate) mod member;
pub(crate) mod read;
pub(crate) mod room;
pub(crate) mod send;
pub(crate) mod server;
pub(crate) mod state;

use jiff::Timestamp;
use ruma::OwnedEventId;
use serde::{Deserialize, Deserializer};

/// The answer to everything that makes an event.
#[derive(Deserialize)]
pub(crate) struct Made {
    pub(crate) event_id: OwnedEventId,
}

/// Reads Matrix's milliseconds since 1970.
pub(crate) fn millis<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Timestamp, D::Error> {
    let millis = i64::deserialize(deserializer)?;
    Timestamp::from_millisecond(millis).map_err(serde::de::Error::custom)
}
