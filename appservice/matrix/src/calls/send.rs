//! Saying something and taking it back.

use jiff::Timestamp;
use reqwest::Method;
use ruma::{EventId, OwnedEventId, RoomId};
use serde_json::{Value, json};

use super::Made;
use crate::{Fault, Homeserver, Identity};

impl Homeserver {
    /// Sends a message event, unencrypted. Repeating it with the same `transaction_id` and identity returns the
    /// first one's event id, for 24 hours if the identity has a device (see [`Identity`]).
    ///
    /// `at` dates the event (appservices may, Matrix 1.3); `None` is now. Only simulated history needs it.
    pub async fn send_message(
        &self,
        identity: &Identity,
        room: &RoomId,
        event_type: &str,
        transaction_id: &str,
        content: Value,
        at: Option<Timestamp>,
    ) -> Result<OwnedEventId, Fault> {
        let mut ask = self
            .ask(Method::PUT, &["v3", "rooms", room.as_str(), "send", event_type, transaction_id])
            .of(identity);
        if let Some(at) = at {
            ask = ask.query("ts", &at.as_millisecond().to_string());
        }
        Ok(ask.body(content).answer::<Made>().await?.event_id)
    }

    /// Takes an event's content away. Repeatable like [`Self::send_message`].
    pub async fn redact(
        &self,
        identity: &Identity,
        room: &RoomId,
        event: &EventId,
        transaction_id: &str,
        reason: Option<&str>,
    ) -> Result<OwnedEventId, Fault> {
        let body = reason.map_or_else(|| json!({}), |reason| json!({ "reason": reason }));
        let made: Made = self
            .ask(Method::PUT, &["v3", "rooms", room.as_str(), "redact", event.as_str(), transaction_id])
            .of(identity)
            .body(body)
            .answer()
            .await?;
        Ok(made.event_id)
    }
}
