//! Writing into a room, encrypted where the room is.

use std::collections::BTreeSet;
use std::time::Duration;

use device_link::SendFault;
use matrix_sdk::config::RequestConfig;
use matrix_sdk::ruma::{OwnedEventId, RoomId, TransactionId};
use matrix_sdk::{Room, RoomState};
use serde_json::Value;

use crate::contain::contained;
use crate::device::Device;
use crate::faults::{unasked, unsent};

/// How long a room that the appservice joined a moment ago may take to show in our sync.
const ROOM_WAIT: Duration = Duration::from_secs(10);
/// Between two looks at the members of a room that our sync has not caught up with, when it has no news.
const MEMBERS_AGAIN: Duration = Duration::from_secs(1);
/// For the one request that stores the event.
const SEND_TIMEOUT: Duration = Duration::from_secs(30);

impl Device {
    /// Sends one message event. In an encrypted room the content is encrypted for every device of every member first
    /// (except reactions, which Matrix never encrypts), which on a first send takes some requests.
    ///
    /// One try, never repeated inside. Called again with the same `txn_id` the homeserver answers with the first
    /// event for 24 hours, also after a restart of either side: it remembers by account, device, room and id.
    /// The voice must be joined; a join that the sync has not shown yet is waited for, ten seconds at most.
    ///
    /// # Errors
    /// See [`SendFault`].
    pub async fn send(
        &self,
        room_id: &RoomId,
        event_type: &str,
        content: Value,
        txn_id: &str,
    ) -> Result<OwnedEventId, SendFault> {
        if !content.is_object() {
            return Err(SendFault::Unsendable("content that is no object".to_owned()));
        }
        if matches!(event_type, "" | "m.room.redaction" | "m.room.encrypted") {
            return Err(SendFault::Unsendable(format!("{event_type:?}")));
        }
        let room = self.joined_room(room_id, ROOM_WAIT).await.ok_or(SendFault::NotInRoom)?;
        let sending = async {
            if self.encrypts(&room).await? {
                self.know_the_members(&room).await?;
            }
            let transaction_id = <&TransactionId>::from(txn_id);
            let once = RequestConfig::new().disable_retry().timeout(SEND_TIMEOUT);
            let send = room.send_raw(event_type, content);
            let sent = send.with_transaction_id(transaction_id).with_request_config(once).await;
            Ok(sent.map_err(unsent)?.response.event_id)
        };
        match contained(sending).await {
            Ok(sent) => sent,
            // It may have gone out: sent again under the same id it is the same message.
            Err(broke) => Err(SendFault::Later { retry_after: None, source: Box::new(broke) }),
        }
    }

    /// Whether the room is encrypted. Waits like [`Device::send`] for a room joined a moment ago.
    ///
    /// # Errors
    /// See [`SendFault`].
    pub async fn is_encrypted(&self, room_id: &RoomId) -> Result<bool, SendFault> {
        let room = self.joined_room(room_id, ROOM_WAIT).await.ok_or(SendFault::NotInRoom)?;
        if room.latest_encryption_state().await.map_err(unsent)?.is_encrypted() {
            return Ok(true);
        }
        self.account().room_is_encrypted(room_id).await.map_err(unasked)
    }

    /// Whether the room is encrypted, and known as such to the SDK. What is sent in the clear cannot be taken back, and
    /// our sync may lag behind a room that turned encrypted a moment ago: for a room that looks plain the homeserver
    /// is asked.
    async fn encrypts(&self, room: &Room) -> Result<bool, SendFault> {
        if room.latest_encryption_state().await.map_err(unsent)?.is_encrypted() {
            return Ok(true);
        }
        if !self.account().room_is_encrypted(room.room_id()).await.map_err(unasked)? {
            return Ok(false);
        }
        let shown = async {
            let mut beats = self.beats();
            while !room.encryption_state().is_encrypted() && beats.changed().await.is_ok() {}
        };
        let _ = tokio::time::timeout(ROOM_WAIT, shown).await;
        if room.encryption_state().is_encrypted() { Ok(true) } else { Err(not_caught_up()) }
    }

    /// Waits until our sync has the members that the homeserver has. The service hears of a join by transaction and
    /// greets at once; encrypted for the members of a moment ago, the greeting could never be read by the one it is
    /// for, and one who was just banned could read it.
    ///
    /// A difference that outlasts the wait while the sync works is no lag: then the text goes out all the same.
    async fn know_the_members(&self, room: &Room) -> Result<(), SendFault> {
        room.sync_members().await.map_err(unsent)?;
        let agreed = async {
            let mut beats = self.beats();
            loop {
                beats.mark_unchanged();
                let there = self.account().joined_members(room.room_id()).await.map_err(unasked)?;
                let here = room.joined_user_ids().await.map_err(unsent)?;
                if here.into_iter().collect::<BTreeSet<_>>() == there {
                    return Ok::<_, SendFault>(());
                }
                let _ = tokio::time::timeout(MEMBERS_AGAIN, beats.changed()).await;
            }
        };
        match tokio::time::timeout(ROOM_WAIT, agreed).await {
            Ok(agreed) => agreed,
            Err(_) if self.is_syncing() => {
                tracing::warn!(room_id = %room.room_id(), "the voice's device sees other members than the homeserver");
                Ok(())
            }
            Err(_) => Err(not_caught_up()),
        }
    }

    /// The room once our sync shows it as joined.
    async fn joined_room(&self, room_id: &RoomId, wait: Duration) -> Option<Room> {
        let mut beats = self.beats();
        let shown = async {
            loop {
                beats.mark_unchanged();
                if let Some(room) = self.client().get_room(room_id)
                    && room.state() == RoomState::Joined
                    && room.is_state_partially_or_fully_synced()
                {
                    return Some(room);
                }
                beats.changed().await.ok()?;
            }
        };
        tokio::time::timeout(wait, shown).await.ok().flatten()
    }
}

fn not_caught_up() -> SendFault {
    SendFault::Later { retry_after: None, source: Box::new(matrix_sdk::Error::InsufficientData) }
}
