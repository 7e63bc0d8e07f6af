//! The voice's encrypted device, as the rest of the shell sees it: read, write, say what invitations wait.

use std::sync::Arc;

pub use e2ee::Invitation;
use e2ee::{DecryptFault, SendFault};
use futures::future::BoxFuture;
use ruma::{OwnedEventId, RoomId};
use serde_json::{Value, json, value::RawValue};

use crate::error::ShellError;

/// What a device can do. The real one is `e2ee::Device`; a test has one without keys.
pub trait Cipher: Send + Sync {
    /// The event with its words, or nothing while the key is missing. See [`Device::decrypt`].
    fn decrypt<'a>(
        &'a self,
        room: &'a RoomId,
        event: &'a Value,
    ) -> BoxFuture<'a, Result<Option<Value>, ShellError>>;

    /// Sends. See [`Device::send`].
    fn send<'a>(
        &'a self,
        room: &'a RoomId,
        event_type: &'a str,
        content: Value,
        txn: &'a str,
    ) -> BoxFuture<'a, Result<OwnedEventId, ShellError>>;

    /// The invitations that wait. See [`Device::invitations`].
    fn invitations(&self) -> BoxFuture<'_, Vec<Invitation>>;
}

impl Cipher for e2ee::Device {
    fn decrypt<'a>(
        &'a self,
        room: &'a RoomId,
        event: &'a Value,
    ) -> BoxFuture<'a, Result<Option<Value>, ShellError>> {
        Box::pin(async move {
            let raw = RawValue::from_string(event.to_string())
                .map_err(|source| ShellError::Stored { what: "an encrypted event".to_owned(), source })?;
            match self.decrypt(room, &raw).await {
                Ok(decrypted) => {
                    let mut open = event.clone();
                    open["type"] = json!(decrypted.event_type);
                    open["content"] = decrypted.content;
                    Ok(Some(open))
                }
                Err(DecryptFault::NoKeyYet) => Ok(None),
                Err(fault) => Err(ShellError::Unreadable(Box::new(fault))),
            }
        })
    }

    fn send<'a>(
        &'a self,
        room: &'a RoomId,
        event_type: &'a str,
        content: Value,
        txn: &'a str,
    ) -> BoxFuture<'a, Result<OwnedEventId, ShellError>> {
        Box::pin(async move {
            self.send(room, event_type, content, txn)
                .await
                .map_err(|fault: SendFault| ShellError::Sending(Box::new(fault)))
        })
    }

    fn invitations(&self) -> BoxFuture<'_, Vec<Invitation>> {
        Box::pin(self.invitations())
    }
}

/// A shared handle to the device.
#[derive(Clone)]
pub struct Device(Arc<dyn Cipher>);

impl std::fmt::Debug for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Device")
    }
}

impl Device {
    /// Wraps an open device.
    pub fn new(device: Arc<dyn Cipher>) -> Self {
        Self(device)
    }

    /// The event with its words, or nothing while the key is missing.
    ///
    /// # Errors
    /// When the event can never be read.
    pub async fn decrypt(&self, room: &RoomId, event: &Value) -> Result<Option<Value>, ShellError> {
        self.0.decrypt(room, event).await
    }

    /// Sends, encrypted where the room is.
    ///
    /// # Errors
    /// When the room's homeserver does not take it.
    pub async fn send(
        &self,
        room: &RoomId,
        event_type: &str,
        content: Value,
        txn: &str,
    ) -> Result<OwnedEventId, ShellError> {
        self.0.send(room, event_type, content, txn).await
    }

    /// The invitations of the voice that wait, as of its last sync.
    pub async fn invitations(&self) -> Vec<Invitation> {
        self.0.invitations().await
    }
}
