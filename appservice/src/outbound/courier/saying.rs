//! A message of ours is said. An answer that its room refuses (its question stands where no thread can begin, the room has
//! closed) is no use there later: whoever asked reads it in private.

use bots::{
    effect::{Destination, Message},
    ids::{CohortId, EffectKey, PersonId},
    wire::{self, words_of},
};
use storage::OutboxRow;

use super::{Courier, Delivery};
use crate::{cause::Cause, error::ShellError};

impl Courier {
    pub(super) async fn say(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        message: &Message,
    ) -> Result<Delivery, ShellError> {
        let refused = match self.say_there(row, key, cohort, message).await {
            Err(error) if !error.heals() || error.is_about_the_room() => error,
            said => return said,
        };
        let Some(asker) = self.asker(row, message).await? else { return Err(refused) };
        let private =
            Message { to: Destination::Chat(asker), reply_to: None, thread: None, ..message.clone() };
        match self.say_there(row, key, cohort, &private).await {
            Ok(Delivery::Never(_)) => Err(refused),
            said => said,
        }
    }

    /// Who asked for it in a room, where it is an answer.
    async fn asker(&self, row: &OutboxRow, message: &Message) -> Result<Option<PersonId>, ShellError> {
        let (Destination::Room(_), Some(_), Cause::Event(event)) =
            (&message.to, &message.thread, Cause::read(&row.cause))
        else {
            return Ok(None);
        };
        let asked = self.store.activity_by_event(&event).await?;
        Ok(asked.map(|asked| PersonId::new(asked.person_id)))
    }

    async fn say_there(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        message: &Message,
    ) -> Result<Delivery, ShellError> {
        let Some(quote) = &message.quote else {
            return self.put(row, key, cohort, message, &mut words_of(message)).await;
        };
        let read = self.written(cohort, &quote.at).await?;
        let (mut content, text) = wire::quoting(message, read.as_ref(), quote);
        let message = Message { text, ..message.clone() };
        self.put(row, key, cohort, &message, &mut content).await
    }
}
