//! Reading an encrypted event that came in by the appservice's transactions.

use matrix_sdk::deserialized_responses::{
    TimelineEventKind, UnableToDecryptReason, VerificationLevel, VerificationState, WithheldCode,
};
use matrix_sdk::ruma::events::room::encrypted::OriginalSyncRoomEncryptedEvent;
use matrix_sdk::ruma::serde::Raw;
use matrix_sdk::ruma::{OwnedDeviceId, OwnedUserId, RoomId};
use serde_json::Value;
use serde_json::value::RawValue;

use crate::contain::contained;
use crate::device::Device;
use crate::faults::DecryptFault;

/// An event as its author wrote it. Its `Debug` shows no content: logs hold no words of members.
#[derive(Clone, PartialEq)]
pub struct Decrypted {
    /// `m.room.message` and the like.
    pub event_type: String,
    /// The content, with `m.relates_to` where the encrypted event had it.
    pub content: Value,
    /// Who sent it, by the room event. The keys agree with it (see `known_device`).
    pub sender: OwnedUserId,
    /// The device that made the room key, when it is known.
    pub sender_device: Option<OwnedDeviceId>,
    /// The key came straight from a device that is on the sender's list. False for a key from the backup or of a
    /// device that is gone; it does not mean forged.
    pub known_device: bool,
}

impl std::fmt::Debug for Decrypted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decrypted")
            .field("event_type", &self.event_type)
            .field("sender", &self.sender)
            .field("sender_device", &self.sender_device)
            .field("known_device", &self.known_device)
            .finish_non_exhaustive()
    }
}

impl Device {
    /// Reads an `m.room.encrypted` event, given whole (with `event_id`, `sender`, `origin_server_ts`, `content`).
    /// Asks the key backup in the background when the key is not here.
    ///
    /// # Errors
    /// [`DecryptFault::NoKeyYet`] while the key or the room may still come, [`DecryptFault::Broken`] when no waiting
    /// will help.
    pub async fn decrypt(&self, room_id: &RoomId, event: &RawValue) -> Result<Decrypted, DecryptFault> {
        let raw = Raw::<OriginalSyncRoomEncryptedEvent>::from_json(event.to_owned());
        if let Err(error) = raw.deserialize() {
            return Err(DecryptFault::Broken(format!("no encrypted event: {error}")));
        }
        // A room joined a moment ago by the appservice is not in our sync yet.
        let room = self.client().get_room(room_id).ok_or(DecryptFault::NoKeyYet)?;
        let decrypted = contained(room.decrypt_event(&raw, None)).await;
        let timeline = decrypted
            .map_err(|broke| DecryptFault::BrokeOff(Box::new(broke)))?
            .map_err(|error| DecryptFault::Store(Box::new(error)))?;
        match timeline.kind {
            TimelineEventKind::Decrypted(decrypted) => {
                let info = &decrypted.encryption_info;
                let known_device = match &info.verification_state {
                    VerificationState::Unverified(VerificationLevel::MismatchedSender) => {
                        return Err(DecryptFault::Broken("the key belongs to another sender".to_owned()));
                    }
                    VerificationState::Unverified(VerificationLevel::None(_)) => false,
                    _ => true,
                };
                read(&decrypted.event, info.sender_device.clone(), known_device)
            }
            TimelineEventKind::UnableToDecrypt { utd_info, .. } => Err(unreadable(&utd_info.reason)),
            TimelineEventKind::PlainText { .. } => Err(DecryptFault::Broken("not encrypted".to_owned())),
        }
    }
}

fn read<T>(
    event: &Raw<T>,
    sender_device: Option<OwnedDeviceId>,
    known_device: bool,
) -> Result<Decrypted, DecryptFault> {
    // No homeserver has looked at what is inside: it is read with the bounds of everything from outside.
    let mut inside = raw_event::message(event.json())
        .map_err(|aside| DecryptFault::Broken(format!("set aside: {}", aside.why.words())))?;
    let field = |name: &'static str| DecryptFault::Broken(format!("no {name} inside"));
    let text = |name: &'static str| inside[name].as_str().ok_or_else(|| field(name));
    Ok(Decrypted {
        event_type: text("type")?.to_owned(),
        sender: OwnedUserId::try_from(text("sender")?).map_err(|_| field("sender"))?,
        content: if inside["content"].is_null() {
            return Err(field("content"));
        } else {
            inside["content"].take()
        },
        sender_device,
        known_device,
    })
}

fn unreadable(reason: &UnableToDecryptReason) -> DecryptFault {
    match reason {
        // The sender could not reach us with the key, which a later try of theirs mends.
        UnableToDecryptReason::MissingMegolmSession { withheld_code: None | Some(WithheldCode::NoOlm) }
        | UnableToDecryptReason::UnknownMegolmMessageIndex => DecryptFault::NoKeyYet,
        UnableToDecryptReason::MissingMegolmSession { withheld_code: Some(code) } => {
            DecryptFault::Broken(format!("the sender keeps the key from us: {}", code.as_str()))
        }
        other => DecryptFault::Broken(format!("{other:?}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_still_come_is_waited_for() {
        let missing = |withheld_code| UnableToDecryptReason::MissingMegolmSession { withheld_code };
        for reason in [
            missing(None),
            missing(Some(WithheldCode::NoOlm)),
            UnableToDecryptReason::UnknownMegolmMessageIndex,
        ] {
            assert!(matches!(unreadable(&reason), DecryptFault::NoKeyYet), "{reason:?}");
        }
        for reason in [
            missing(Some(WithheldCode::Unverified)),
            missing(Some(WithheldCode::Blacklisted)),
            UnableToDecryptReason::MalformedEncryptedEvent,
            UnableToDecryptReason::MismatchedIdentityKeys,
        ] {
            assert!(matches!(unreadable(&reason), DecryptFault::Broken(_)), "{reason:?}");
        }
    }

    #[test]
    fn debug_shows_no_words() {
        let decrypted = Decrypted {
            event_type: "m.room.message".to_owned(),
            content: serde_json::json!({ "body": "a patient's name" }),
            sender: "@amina:hs.test".try_into().unwrap(),
            sender_device: None,
            known_device: true,
        };
        assert!(!format!("{decrypted:?}").contains("patient"));
    }
}
