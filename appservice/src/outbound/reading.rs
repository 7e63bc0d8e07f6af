//! Reading what people wrote where it stands, at the moment it is needed (ADR 0011).

use bots::{
    effect::{Destination, Pointer},
    ids::CohortId,
};
use matrix_link::Fault;
use ruma::{EventId, OwnedRoomId};
use serde_json::Value;

use super::courier::Courier;
use crate::error::ShellError;

impl Courier {
    /// What a person wrote, as it is now: an edit or a redaction made meanwhile counts.
    pub(super) async fn written(&self, cohort: &CohortId, at: &Pointer) -> Result<Option<Value>, ShellError> {
        let Some((room, event)) = self.event_at(cohort, at).await? else { return Ok(None) };
        let content = self.readable(&room, &event).await?;
        let edit = &event["unsigned"]["m.relations"]["m.replace"];
        let Some(id) = edit["event_id"].as_str() else { return Ok(content) };
        let Ok(id) = EventId::parse(id) else { return Ok(None) };
        let Some(edit) = self.homeserver.event(&self.voice, &room, &id).await? else { return Ok(None) };
        // An edit in the clear of what was encrypted can be anybody's who runs a homeserver.
        let laid_open = event["type"] == "m.room.encrypted" && edit["type"] != "m.room.encrypted";
        if edit["sender"] != event["sender"] || laid_open {
            return Ok(content);
        }
        let edited = self.readable(&room, &edit).await?.map(|content| content["m.new_content"].clone());
        Ok(edited.or(content))
    }

    pub(super) async fn readable(
        &self,
        room: &OwnedRoomId,
        event: &Value,
    ) -> Result<Option<Value>, ShellError> {
        if event["type"] != "m.room.encrypted" {
            // Of what was taken back nothing is left.
            let is_there = event["content"].as_object().is_some_and(|content| !content.is_empty());
            return Ok(is_there.then(|| event["content"].clone()));
        }
        let Some(device) = &self.device else { return Ok(None) };
        Ok(device.decrypt(room, event).await?.map(|decrypted| decrypted["content"].clone()))
    }

    /// The event that a pointer means, and its room. A person may have had several direct chats.
    async fn event_at(
        &self,
        cohort: &CohortId,
        at: &Pointer,
    ) -> Result<Option<(OwnedRoomId, Value)>, ShellError> {
        let rooms: Vec<String> = match &at.place {
            Destination::Room(kind) => {
                let rooms = self.store.rooms_of(cohort.as_str()).await?.into_iter();
                rooms.filter(|room| room.place == kind.word()).map(|room| room.room_id).collect()
            }
            Destination::Chat(person) => {
                let chats = self.store.chat_rooms_of(person.as_str()).await?;
                chats.into_iter().map(|chat| chat.room_id).collect()
            }
        };
        for room in rooms.into_iter().rev().filter_map(|room| OwnedRoomId::try_from(room).ok()) {
            match self.homeserver.event(&self.voice, &room, &at.event).await {
                Ok(Some(event)) => return Ok(Some((room, event))),
                Ok(None) | Err(Fault::Refused { .. }) => {}
                Err(fault) => return Err(fault.into()),
            }
        }
        Ok(None)
    }
}
