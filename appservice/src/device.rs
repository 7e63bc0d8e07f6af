//! The voice's encrypted device, as the rest of the shell sees it: read, write, say what invitations wait.

mod flaws;
mod keeping;

use std::sync::{Arc, PoisonError, RwLock};

pub use e2ee::Invitation;
use e2ee::{DecryptFault, SendFault};
use futures::future::BoxFuture;
use ruma::{OwnedEventId, RoomId};
use serde_json::{Value, json, value::RawValue};

pub use self::keeping::{Slot, keep, keep_opening};
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

/// A shared handle to the device, which may be opened later.
#[derive(Clone, Default)]
pub struct Device(Arc<RwLock<Option<Open>>>);

struct Open {
    cipher: Arc<dyn Cipher>,
    /// Since when, in milliseconds since 1970.
    since: i64,
}

impl std::fmt::Debug for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Device")
    }
}

impl Device {
    /// A device that has been open for ever.
    pub fn new(device: Arc<dyn Cipher>) -> Self {
        let handle = Self::default();
        handle.open(device, 0);
        handle
    }

    /// From now on there is a device.
    pub fn open(&self, cipher: Arc<dyn Cipher>, now: i64) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = Some(Open { cipher, since: now });
    }

    /// From now on there is none.
    pub fn close(&self) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Since when it is open, in milliseconds since 1970.
    pub fn open_since(&self) -> Option<i64> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).as_ref().map(|open| open.since)
    }

    fn cipher(&self) -> Result<Arc<dyn Cipher>, ShellError> {
        let open = self.0.read().unwrap_or_else(PoisonError::into_inner);
        let cipher = open.as_ref().map(|open| open.cipher.clone());
        cipher.ok_or_else(|| ShellError::Device("it is not open yet".to_owned()))
    }

    /// The event with its words, or nothing while the key is missing.
    ///
    /// # Errors
    /// When the event can never be read.
    pub async fn decrypt(&self, room: &RoomId, event: &Value) -> Result<Option<Value>, ShellError> {
        self.cipher()?.decrypt(room, event).await
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
        self.cipher()?.send(room, event_type, content, txn).await
    }

    /// The invitations of the voice that wait, as of its last sync.
    pub async fn invitations(&self) -> Vec<Invitation> {
        match self.cipher() {
            Ok(cipher) => cipher.invitations().await,
            Err(_) => Vec::new(),
        }
    }
}
