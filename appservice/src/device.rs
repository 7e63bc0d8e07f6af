//! The voice's encrypted device, as the rest of the shell sees it: read, write, say what invitations wait.

mod flaws;
mod keeping;
mod opening;

use std::sync::{Arc, PoisonError, RwLock};

use device_link::{Cipher, Invitation};
use ruma::{OwnedEventId, RoomId};
use serde_json::Value;

pub use self::keeping::{Slot, keep, keep_opening};
use crate::error::ShellError;

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
        let read = self.cipher()?.decrypt(room, event).await;
        read.map_err(|fault| ShellError::Unreadable(Box::new(fault)))
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
        let sent = self.cipher()?.send(room, event_type, content, txn).await;
        sent.map_err(|fault| ShellError::Sending(Box::new(fault)))
    }

    /// A file that was sent sealed.
    ///
    /// # Errors
    /// When the device is not open, or the file can never be read.
    pub fn open_file(&self, file: &Value, sealed: &[u8]) -> Result<Vec<u8>, ShellError> {
        let opened = self.cipher()?.open_file(file, sealed);
        opened.map_err(|fault| ShellError::Unreadable(Box::new(fault)))
    }

    /// Seals a file of ours: its bytes, and what a message says of its key.
    ///
    /// # Errors
    /// When the device is not open.
    pub fn seal_file(&self, open: &[u8]) -> Result<(Vec<u8>, Value), ShellError> {
        self.cipher()?.seal_file(open).map_err(|fault| ShellError::Unreadable(Box::new(fault)))
    }

    /// The invitations of the voice that wait, as of its last sync.
    pub async fn invitations(&self) -> Vec<Invitation> {
        match self.cipher() {
            Ok(cipher) => cipher.invitations().await,
            Err(_) => Vec::new(),
        }
    }
}
