//! Signs: reactions that the voice sets on messages of people, and takes away again.
//!
//! The reaction is never encrypted, because the homeserver has to read what it is about. A sign is never worth a problem: where
//! it cannot be set or taken away, nothing is said of it.

use bots::{
    effect::Destination,
    ids::{CohortId, EffectKey, RoomKind},
};
use jiff::{SignedDuration, Timestamp};
use matrix_link::{Fault, transaction_id};
use ruma::OwnedEventId;
use serde_json::json;
use storage::OutboxRow;

use super::{Courier, Delivery};
use crate::error::ShellError;

/// One that was there before is waited for so often: it may be on its way to be taken away.
const TRIES: i64 = 5;
const PAUSE: SignedDuration = SignedDuration::from_secs(2);

impl Courier {
    /// Sets a sign, once.
    pub(super) async fn mark(
        &self,
        row: &OutboxRow,
        key: &EffectKey,
        cohort: &CohortId,
        (room, event): (RoomKind, &OwnedEventId),
        sign: &str,
    ) -> Result<Delivery, ShellError> {
        let Some(room) = self.room_of(cohort, Destination::Room(room)).await? else {
            return Ok(Delivery::Done(None));
        };
        let content =
            json!({ "m.relates_to": { "rel_type": "m.annotation", "event_id": event, "key": sign } });
        let txn = transaction_id(key.as_str(), &self.voice.user_id);
        match self.homeserver.send_message(&self.voice, &room, "m.reaction", &txn, content, None).await {
            Ok(event) => Ok(Delivery::Done(Some((room, event)))),
            Err(fault) if fault.is("M_DUPLICATE_ANNOTATION") && row.attempts < TRIES => {
                let until = self.clock.now().saturating_add(PAUSE).unwrap_or(Timestamp::MAX);
                Ok(Delivery::Later(until, "the last sign is still there"))
            }
            Err(fault) => without(fault),
        }
    }

    /// Takes a sign away again, if it was set.
    pub(super) async fn unmark(&self, key: &EffectKey, mark: &EffectKey) -> Result<Delivery, ShellError> {
        let Some((room, set)) = self.delivered(mark).await? else { return Ok(Delivery::Done(None)) };
        let txn = transaction_id(key.as_str(), &self.voice.user_id);
        match self.homeserver.redact(&self.voice, &room, &set, &txn, None).await {
            Ok(_) => Ok(Delivery::Done(None)),
            Err(fault) => without(fault),
        }
    }
}

/// What the homeserver will never do is done without.
fn without(fault: Fault) -> Result<Delivery, ShellError> {
    if fault.heals() {
        return Err(fault.into());
    }
    tracing::debug!("done without a sign: {fault}");
    Ok(Delivery::Done(None))
}
