//! Openings that the homeserver has in its queue, so that a room opens whoever dies in between.

use std::time::Duration;

use jiff::Timestamp;
use matrix_link::{DelayId, DelayedEvent};
use ruma::RoomId;

use super::{LEVELS, Reconciler, survey::content_hash};
use crate::error::ShellError;

impl Reconciler {
    /// Queues the opening on the homeserver, so that the room opens whoever dies in between. What was queued before
    /// goes first: also what an interrupted round queued and could not record.
    pub(super) async fn queue(
        &self,
        room: &RoomId,
        at: Timestamp,
        content: &serde_json::Value,
    ) -> Result<(), ShellError> {
        self.unqueue(room).await?;
        let Some(known) = &self.abilities.delayed else { return Ok(()) };
        let now = self.clock.now();
        let delay = Duration::try_from(at.duration_since(now)).unwrap_or(Duration::from_millis(1));
        let queued = self.homeserver.queue_delayed_state(
            known,
            &self.steward,
            room,
            LEVELS,
            "",
            content.clone(),
            delay,
        );
        let id = match queued.await {
            Ok(id) => id,
            Err(fault) => {
                if fault.may_have_happened() {
                    *self.strays.lock().await = None;
                }
                return Err(fault.into());
            }
        };
        let noted = self
            .store
            .put_reopening(&storage::Reopening {
                room_id: room.to_string(),
                delay_id: id.as_str().to_owned(),
                fires_at: at.as_millisecond(),
                content_hash: content_hash(content),
                queued_at: now.as_millisecond(),
            })
            .await;
        if noted.is_err() {
            *self.strays.lock().await = None;
        }
        Ok(noted?)
    }

    pub(super) async fn unqueue(&self, room: &RoomId) -> Result<(), ShellError> {
        let now = self.clock.now_ms();
        let row = self.store.reopening(room.as_str()).await?;
        let noted = row.as_ref().filter(|row| row.fires_at > now);
        let mut ids: Vec<DelayId> =
            noted.map(|row| DelayId::stored(row.delay_id.clone())).into_iter().collect();
        // One list for all rooms, asked for once: what we queue ourselves is noted.
        let mut strays = self.strays.lock().await;
        let mut queued = match strays.take() {
            Some(queued) => queued,
            None => self.homeserver.list_delayed(&self.steward).await?,
        };
        for stray in queued.extract_if(.., |it| it.room_id == room && it.event_type == LEVELS) {
            if !ids.contains(&stray.id) {
                ids.push(stray.id);
            }
        }
        *strays = Some(queued);
        drop(strays);
        for id in ids {
            // False when it has just fired: then it is not queued any more either.
            if let Err(fault) = self.homeserver.cancel_delayed(&self.steward, &id).await {
                *self.strays.lock().await = None;
                return Err(fault.into());
            }
        }
        if let Some(row) = row {
            self.store.forget_reopening(room.as_str(), &row.delay_id).await?;
        }
        Ok(())
    }

    /// Forgets queued openings that the homeserver no longer has (another account changed the levels, or it lost
    /// them), so that the next round queues them again. Gives their rooms. One list for all of them.
    ///
    /// # Errors
    /// When the homeserver or the database does not answer.
    pub async fn verify_queue(&self) -> Result<Vec<String>, ShellError> {
        if self.abilities.longest_queue.is_none() {
            return Ok(Vec::new());
        }
        let rows = self.store.reopenings().await?;
        let now = self.clock.now_ms();
        if !rows.iter().any(|row| row.fires_at > now) {
            return Ok(Vec::new());
        }
        let queued = self.homeserver.list_delayed(&self.steward).await?;
        let is_noted =
            |it: &DelayedEvent| rows.iter().any(|row| DelayId::stored(row.delay_id.clone()) == it.id);
        if queued.iter().any(|it| it.event_type == LEVELS && !is_noted(it)) {
            // Somebody who is gone queued it, and could not note it.
            *self.strays.lock().await = None;
        }
        let mut lost = Vec::new();
        for row in rows {
            let id = DelayId::stored(row.delay_id.clone());
            if row.fires_at > now && !queued.iter().any(|delayed| delayed.id == id) {
                self.store.forget_reopening(&row.room_id, &row.delay_id).await?;
                lost.push(row.room_id);
            }
        }
        Ok(lost)
    }
}
