//! The voice's encrypted device, as the rest of the shell sees it: read, write, stop.

use std::sync::Arc;

use e2ee::{DecryptFault, SendFault};
use ruma::{OwnedEventId, RoomId};
use serde_json::{Value, json, value::RawValue};

use crate::error::ShellError;

/// A shared handle to the device.
#[derive(Clone)]
pub struct Device(Arc<e2ee::Device>);

impl std::fmt::Debug for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Device")
    }
}

impl Device {
    /// Wraps an open device.
    pub fn new(device: Arc<e2ee::Device>) -> Self {
        Self(device)
    }

    /// The event with its words, or nothing while the key is missing.
    ///
    /// # Errors
    /// When the event can never be read.
    pub async fn decrypt(&self, room: &RoomId, event: &Value) -> Result<Option<Value>, ShellError> {
        let raw = RawValue::from_string(event.to_string())
            .map_err(|source| ShellError::Stored { what: "an encrypted event".to_owned(), source })?;
        match self.0.decrypt(room, &raw).await {
            Ok(decrypted) => {
                let mut open = event.clone();
                open["type"] = json!(decrypted.event_type);
                open["content"] = decrypted.content;
                Ok(Some(open))
            }
            Err(DecryptFault::NoKeyYet) => Ok(None),
            Err(fault) => Err(ShellError::Unreadable(Box::new(fault))),
        }
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
        self.0
            .send(room, event_type, content, txn)
            .await
            .map_err(|fault: SendFault| ShellError::Sending(Box::new(fault)))
    }
}
