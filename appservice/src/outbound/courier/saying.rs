//! A message of ours is said. An answer that its room refuses (its question stands where no thread can begin, the room has
//! closed) is no use there later: whoever asked reads it in private.

use bots::{
    effect::{Destination, Message},
    ids::{CohortId, EffectKey, PersonId},
    wire::{self, words_of},
};
use storage::{ChatStatus, OutboxRow};

use super::{Courier, Delivery};
use crate::{cause::Cause, error::ShellError, outbound::once::Earlier};

/// What its room refused.
enum Refusal {
    /// All of it: nothing was said.
    Whole(ShellError),
    /// Something of it, after the rest perhaps.
    Part(ShellError),
}

impl From<Refusal> for Result<Delivery, ShellError> {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Whole(error) => Ok(Delivery::Refused(error)),
            Refusal::Part(error) => Err(error),
        }
    }
}

impl Courier {
    pub(super) async fn say(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        message: &Message,
    ) -> Result<Delivery, ShellError> {
        let asker = self.asker(row, message).await?;
        let private = |asker: PersonId| Message {
            to: Destination::Chat(asker),
            reply_to: None,
            thread: None,
            ..message.clone()
        };
        if let (Some(asker), true) = (&asker, row.attempts > 1) {
            // An earlier attempt may have gone there, and the room may have opened since.
            if let Some(said) = self.said_in_private(row, key, cohort, &private(asker.clone())).await? {
                return Ok(said);
            }
        }
        let refused = match self.say_there(row, key, cohort, message).await {
            // What was refused as a whole, and what broke after something of it was said, are two things.
            Ok(Delivery::Refused(error)) => Refusal::Whole(error),
            Err(error) if !error.heals() => Refusal::Part(error),
            said => return said,
        };
        let Some(asker) = asker else { return refused.into() };
        if !self.is_in_chat(&asker).await? {
            return refused.into();
        }
        match self.say_there(row, key, cohort, &private(asker)).await {
            Ok(Delivery::Never(_)) => refused.into(),
            said => said,
        }
    }

    async fn is_in_chat(&self, person: &PersonId) -> Result<bool, ShellError> {
        let chat = self.store.chat_of(person.as_str()).await?;
        Ok(chat.is_some_and(|chat| chat.status == ChatStatus::Joined))
    }

    /// An answer that its room refused before, and of which it is not known whether it went to the chat.
    async fn said_in_private(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        private: &Message,
    ) -> Result<Option<Delivery>, ShellError> {
        let Some(room) = self.room_of(cohort, private.to.clone()).await? else { return Ok(None) };
        match self.said_earlier(&room, key, row.created_at).await {
            Ok(Earlier::Said(_)) => self.say_there(row, key, cohort, private).await.map(Some),
            Ok(Earlier::NotSaid | Earlier::Unclear) => Ok(None),
            // Their chat cannot be read now, and what is for the room must not wait for that.
            Err(error) if error.is_about_the_room() || matches!(error, ShellError::Device(_)) => Ok(None),
            Err(error) => Err(error),
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
