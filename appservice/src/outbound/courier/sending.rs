//! Sends something into a room or a chat, once: the message, its buttons, its pin.

use bots::{
    effect::{Destination, Message},
    ids::{CohortId, EffectKey},
    wire::address,
};
use matrix_link::transaction_id;
use ruma::{EventId, OwnedEventId, OwnedRoomId};
use serde_json::{Value, json};
use storage::{OutboxRow, Stands};

use super::{Courier, Delivery};
use crate::{error::ShellError, outbound::once::Earlier};

/// The homeserver remembers transaction ids for 24 hours; later a repetition would be a second message.
const REMEMBERED_MS: i64 = 23 * 3_600_000;

impl Courier {
    /// Sends a message with this content, once.
    pub(super) async fn put(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        message: &Message,
        content: &mut Value,
    ) -> Result<Delivery, ShellError> {
        let Some(room) = self.room_of(cohort, message.to.clone()).await? else {
            return Ok(Delivery::Never(nowhere(&message.to).to_owned()));
        };
        let edits = match &message.edits {
            None => None,
            Some(earlier) => match self.delivered(earlier).await? {
                Some((_, event)) => Some(event),
                None => return Ok(Delivery::Never("what it replaces was never delivered".to_owned())),
            },
        };
        let is_forgotten = row.attempts > 1 && self.clock.now_ms() - row.created_at > REMEMBERED_MS;
        let earlier = if is_forgotten {
            self.said_earlier(&room, key, row.created_at).await?
        } else {
            Earlier::NotSaid
        };
        let before = self.clock.now_ms();
        let event = match earlier {
            Earlier::Said(event) => event,
            Earlier::Unclear => {
                let why = "it may have been said a day ago, and nobody can tell: it is not said again";
                return Ok(Delivery::Never(why.to_owned()));
            }
            Earlier::NotSaid => {
                let mentions = self.accounts(&message.mentions).await?;
                address(content, message, key, edits.as_ref(), &mentions);
                match self.send(&room, "m.room.message", content.take(), key.as_str()).await {
                    Err(refused) if refused.is_about_the_room() => return Ok(Delivery::Refused(refused)),
                    sent => sent?,
                }
            }
        };
        if !message.buttons.is_empty() {
            // Buttons take a while, and people answer what they see.
            let stands = Stands { room_id: room.as_str(), event_id: event.as_str() };
            self.store.note_sent(row.effect_key.as_str(), stands, before).await?;
        }
        for (number, button) in message.buttons.iter().enumerate() {
            let content =
                json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": event, "key": button } });
            let txn = transaction_id(&format!("{key}/{number}"), &self.voice.user_id);
            // Reactions are never encrypted (the relation must be readable by the homeserver).
            match self.homeserver.send_message(&self.voice, &room, "m.reaction", &txn, content, None).await {
                // It is there since before the homeserver forgot that we asked.
                Err(fault) if fault.is("M_DUPLICATE_ANNOTATION") => {}
                other => drop(other?),
            }
        }
        if message.pin {
            let earlier = match &message.unpins {
                Some(earlier) => self.delivered(earlier).await?.map(|(_, event)| event),
                None => None,
            };
            self.pin(&room, &event, earlier.as_deref()).await?;
        }
        Ok(Delivery::Done(Some((room, event))))
    }

    pub(in crate::outbound) async fn send(
        &self,
        room: &OwnedRoomId,
        event_type: &str,
        content: Value,
        key: &str,
    ) -> Result<OwnedEventId, ShellError> {
        let txn = transaction_id(key, &self.voice.user_id);
        if self.is_encrypted(room).await? {
            let Some(device) = &self.device else {
                return Err(ShellError::Device(
                    "the room is encrypted and this service runs without an encrypted device".to_owned(),
                ));
            };
            return device.send(room, event_type, content, txn.as_str()).await;
        }
        Ok(self.homeserver.send_message(&self.voice, room, event_type, &txn, content, None).await?)
    }

    async fn pin(
        &self,
        room: &OwnedRoomId,
        event: &EventId,
        instead_of: Option<&EventId>,
    ) -> Result<(), ShellError> {
        let pinned = self.homeserver.state_event(&self.voice, room, "m.room.pinned_events", "").await?;
        let mut list = pinned.and_then(|content| content["pinned"].as_array().cloned()).unwrap_or_default();
        if !list.iter().any(|id| id == event.as_str()) {
            list.retain(|id| instead_of.is_none_or(|earlier| id != earlier.as_str()));
            list.push(json!(event));
            self.homeserver
                .put_state(&self.voice, room, "m.room.pinned_events", "", json!({ "pinned": list }))
                .await?;
        }
        Ok(())
    }
}

/// Why there is no room to say something in.
fn nowhere(to: &Destination) -> &'static str {
    match to {
        Destination::Room(_) => "the room does not exist",
        Destination::Chat(_) => "there is no direct chat with the person, and none is being opened",
    }
}
