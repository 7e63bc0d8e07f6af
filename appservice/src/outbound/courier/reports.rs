//! What the courier finds out on its way is decided like anything else that happens: it becomes a row of the inbox.

use bots::{
    effect::{Destination, Effect, Message},
    ids::{CohortId, PersonId},
};
use ruma::{OwnedEventId, OwnedRoomId, UserId};
use serde_json::{Value, json};
use storage::{Body, ChatStatus, NewInboxRow, OutboxRow};

use super::{Courier, OutboxBody};
use crate::{cause::Cause, engine::route::gone, error::ShellError, sight::look};

impl Courier {
    /// What became of a message that was passed on for a person is decided like anything else that happens. The row
    /// is written before the effect is settled: after a crash in between both are done again, the row once.
    pub(super) async fn report(
        &self,
        row: &OutboxRow,
        body: &OutboxBody,
        event: Option<&OwnedEventId>,
        now: i64,
    ) -> Result<(), ShellError> {
        if !matches!(body.effect, Effect::Relay { .. }) {
            return Ok(());
        }
        let body = json!({ "cohort": body.cohort, "message": row.effect_key, "event_id": event, "at": now });
        self.tell(&Cause::Passed(row.effect_key.clone()), &body, now).await
    }

    /// Whom no invitation reaches is known to the cohort from then on, as where a room's invitation is refused.
    pub(super) async fn report_refusal(
        &self,
        row: &OutboxRow,
        cohort: &CohortId,
        account: &UserId,
    ) -> Result<(), ShellError> {
        let Some(person) = self.store.person_for(account.as_str()).await? else { return Ok(()) };
        self.report_unreached(row, cohort, &PersonId::new(person.person_id)).await
    }

    /// The same of a person.
    pub(super) async fn report_unreached(
        &self,
        row: &OutboxRow,
        cohort: &CohortId,
        person: &PersonId,
    ) -> Result<(), ShellError> {
        let cause = Cause::Refused(cohort.clone(), format!("chat:{}", row.effect_key));
        self.tell(&cause, &json!({ "person": person }), self.clock.now_ms()).await
    }

    /// Looks whether the chat that a message was meant for can be used at all; where not, it is told. Then the message
    /// waits: as soon as that is decided for the next chat with the person.
    pub(super) async fn lost_chat(&self, effect: &Effect) -> Result<bool, ShellError> {
        let Effect::Say(Message { to: Destination::Chat(person), .. }) = effect else { return Ok(false) };
        let Some(chat) = self.store.chat_of(person.as_str()).await? else { return Ok(false) };
        if chat.status != ChatStatus::Joined {
            return Ok(true);
        }
        let Some(room) = chat.room_id.and_then(|id| OwnedRoomId::try_from(id).ok()) else { return Ok(false) };
        let mut belong = self.belonging(person).await?;
        belong.push(self.service_accounts.steward.clone());
        // What does not answer is away, not gone: then it is tried again as after any other fault.
        let Ok(sight) = look(&self.homeserver, &self.voice, &room, &belong).await else { return Ok(false) };
        if sight.is_usable() {
            return Ok(false);
        }
        self.store.receive(&[gone(room.as_str(), chat.updated_at, self.clock.now_ms())]).await?;
        self.arrived.notify_one();
        Ok(true)
    }

    pub(super) async fn tell(&self, cause: &Cause, body: &Value, now: i64) -> Result<(), ShellError> {
        let body = Body::new(body.to_string());
        let row = NewInboxRow {
            cause: cause.to_string(),
            queue: None,
            body,
            received_at: now,
            not_before: None,
            outcome: None,
        };
        self.store.receive(&[row]).await?;
        self.arrived.notify_one();
        Ok(())
    }
}
