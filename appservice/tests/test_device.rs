//! What stands in for the voice's encrypted device in tests: it seals nothing, and knows what it is told.

use device_link::{Cause, Cipher, EncryptedDevice, Invitation, Readiness, SendFault, Unreadable};
use futures::future::BoxFuture;
use matrix_link::{Fault, Homeserver, Identity, transaction_id};
use ruma::{OwnedEventId, RoomId};
use serde_json::{Value, json};

/// By itself one to which no key ever comes, and that is in no room.
pub struct TestDevice {
    /// The invitations that waited when it synced.
    pub invitations: Vec<Invitation>,
    /// By this line it sends in the clear, for this account, what a device would seal; and what lies open under
    /// `sealed` it reads.
    pub line: Option<(Homeserver, Identity)>,
    /// With a line: what it sends is sealed after all, so that only it reads it.
    pub seals: bool,
    /// What is sealed it cannot read, and never will.
    pub is_blind: bool,
    /// How it is.
    pub ready: Readiness,
    /// Called when it is stopped.
    pub stopped: Box<dyn Fn() + Send + Sync>,
}

impl Default for TestDevice {
    fn default() -> Self {
        Self {
            invitations: Vec::new(),
            line: None,
            seals: false,
            is_blind: false,
            ready: Readiness::SOUND,
            stopped: Box::new(|| {}),
        }
    }
}

impl Cipher for TestDevice {
    fn decrypt<'a>(
        &'a self,
        _: &'a RoomId,
        event: &'a Value,
    ) -> BoxFuture<'a, Result<Option<Value>, Unreadable>> {
        let opened = (self.line.is_some() && !self.is_blind).then(|| {
            let mut open = event.clone();
            if event["content"]["sealed"].is_object() {
                open["type"] = Value::from("m.room.message");
                open["content"] = event["content"]["sealed"].clone();
            }
            open
        });
        Box::pin(async move { Ok(opened) })
    }

    fn send<'a>(
        &'a self,
        room: &'a RoomId,
        event_type: &'a str,
        content: Value,
        txn: &'a str,
    ) -> BoxFuture<'a, Result<OwnedEventId, SendFault>> {
        Box::pin(async move {
            let Some((homeserver, voice)) = &self.line else { return Err(SendFault::NotInRoom) };
            let txn = transaction_id(txn, &voice.user_id);
            let (event_type, content) = match self.seals {
                true => {
                    let sealed =
                        json!({ "algorithm": "m.megolm.v1.aes-sha2", "ciphertext": "…", "sealed": content });
                    ("m.room.encrypted", sealed)
                }
                false => (event_type, content),
            };
            let sent = homeserver.send_message(voice, room, event_type, &txn, content, None).await;
            // Refusals come back as a device's do.
            sent.map_err(|fault| match fault {
                Fault::Refused { status, errcode, message, .. } => {
                    SendFault::Refused { status, errcode, message }
                }
                fault => SendFault::Later { retry_after: None, source: Box::new(fault) },
            })
        })
    }

    fn open_file(&self, _: &Value, sealed: &[u8]) -> Result<Vec<u8>, Unreadable> {
        Ok(sealed.to_vec())
    }

    fn seal_file(&self, open: &[u8]) -> Result<(Vec<u8>, Value), Unreadable> {
        Ok((open.to_vec(), json!({ "v": "v2" })))
    }

    fn invitations(&self) -> BoxFuture<'_, Vec<Invitation>> {
        Box::pin(async { self.invitations.clone() })
    }
}

impl EncryptedDevice for TestDevice {
    fn ready(&self) -> BoxFuture<'_, Readiness> {
        Box::pin(async { self.ready })
    }

    fn wait_for_backup(&self) -> BoxFuture<'_, Result<(), Cause>> {
        Box::pin(async { Ok(()) })
    }

    fn stop(self: std::sync::Arc<Self>) -> BoxFuture<'static, ()> {
        Box::pin(async move { (self.stopped)() })
    }
}
