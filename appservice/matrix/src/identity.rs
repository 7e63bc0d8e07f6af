use std::fmt;

use ruma::{OwnedDeviceId, OwnedUserId, UserId};

/// The account, and its device, for which a request is made.
///
/// Sent as `?user_id=&device_id=` beside the appservice's token (Matrix 1.17, "identity assertion"). Every *send*
/// needs the device: without it Synapse remembers transaction ids in memory only, for half an hour, so that a repeat
/// after its restart is a second message.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Identity {
    /// The account.
    pub user_id: OwnedUserId,
    /// Its device; `None` only until one is made ([`crate::Homeserver::ensure_device`]).
    pub device_id: Option<OwnedDeviceId>,
}

impl Identity {
    /// The account with one of its devices.
    pub fn new(user_id: OwnedUserId, device_id: OwnedDeviceId) -> Self {
        Self { user_id, device_id: Some(device_id) }
    }

    /// The account alone: for registering it and for making its device.
    pub fn without_device(user_id: OwnedUserId) -> Self {
        Self { user_id, device_id: None }
    }

    /// The account's id.
    pub fn user(&self) -> &UserId {
        &self.user_id
    }
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.user_id.as_str())
    }
}
