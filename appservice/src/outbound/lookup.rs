//! What an effect's words mean on the homeserver: its room, its accounts, the event that an earlier message became.

use bots::{
    effect::Destination,
    ids::{CohortId, EffectKey, PersonId},
};
use ruma::{EventId, OwnedEventId, OwnedRoomId};

use super::courier::Courier;
use crate::{error::ShellError, queue::Outward};

impl Courier {
    pub(super) async fn is_encrypted(&self, room: &OwnedRoomId) -> Result<bool, ShellError> {
        if let Some(row) = self.store.room(room.as_str()).await? {
            return Ok(row.encrypted);
        }
        Ok(self.store.chat_room(room.as_str()).await?.is_some_and(|chat| chat.encrypted))
    }

    pub(super) async fn room_of(
        &self,
        cohort: &CohortId,
        to: Destination,
    ) -> Result<Option<OwnedRoomId>, ShellError> {
        let id = match to {
            Destination::Room(kind) => {
                let rooms = self.store.rooms_of(cohort.as_str()).await?;
                rooms.into_iter().rfind(|room| room.place == kind.word()).map(|room| room.room_id)
            }
            Destination::Chat(person) => {
                self.store.chat_of(person.as_str()).await?.and_then(|chat| chat.room_id)
            }
        };
        Ok(id.and_then(|id| OwnedRoomId::try_from(id).ok()))
    }

    pub(super) async fn delivered(
        &self,
        key: &EffectKey,
    ) -> Result<Option<(OwnedRoomId, OwnedEventId)>, ShellError> {
        let Some(row) = self.store.outbox_row(key.as_str()).await? else { return Ok(None) };
        let Some(event) = row.event_id.as_deref().and_then(|id| EventId::parse(id).ok()) else {
            return Ok(None);
        };
        if let Some(room) = row.room_id.and_then(|id| OwnedRoomId::try_from(id).ok()) {
            return Ok(Some((room, event)));
        }
        let room = match Outward::read(&row.queue) {
            Some(Outward::Chat(person)) => {
                self.room_of(&CohortId::new(""), Destination::Chat(person)).await?
            }
            Some(Outward::Room(cohort, kind)) => self.room_of(&cohort, Destination::Room(kind)).await?,
            _ => None,
        };
        Ok(room.map(|room| (room, event)))
    }

    pub(super) async fn accounts(&self, people: &[PersonId]) -> Result<Vec<String>, ShellError> {
        if people.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<String> = people.iter().map(|person| person.as_str().to_owned()).collect();
        Ok(self.store.accounts_of(&ids).await?.into_iter().map(|account| account.user_id).collect())
    }
}
