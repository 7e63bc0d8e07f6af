//! The line between the shell and the voice's encrypted device: what the shell asks of it, and nothing of how it is done.
//!
//! Both sides know this crate: the shell uses an [`Opener`], the crate `e2ee` makes one. So the shell builds, and its
//! tests run, without the large library that encrypts, and whatever changes in the shell leaves that library alone.
//! What stands behind the traits is boxed here, so that its code is made in the crate that wrote it and in no other.
//!
//! Must not be here: matrix-sdk, a request, a decision.

mod faults;
mod settings;

use std::{sync::Arc, time::Duration};

use futures::future::BoxFuture;
use ruma::{OwnedEventId, OwnedRoomId, OwnedUserId, RoomId};
use serde_json::Value;

pub use faults::{Cause, OpenFault, SendFault, Unreadable};
pub use settings::{Settings, fresh_device_id};

/// What reads and writes in encrypted rooms and chats. A test has one without keys.
pub trait Cipher: Send + Sync {
    /// The event with its words, or nothing while the key is missing.
    fn decrypt<'a>(
        &'a self,
        room: &'a RoomId,
        event: &'a Value,
    ) -> BoxFuture<'a, Result<Option<Value>, Unreadable>>;

    /// Sends, encrypted where the room is. One try; under the same `txn` it is the same message.
    fn send<'a>(
        &'a self,
        room: &'a RoomId,
        event_type: &'a str,
        content: Value,
        txn: &'a str,
    ) -> BoxFuture<'a, Result<OwnedEventId, SendFault>>;

    /// A file that was sent sealed: `file` is its `EncryptedFile` (Matrix, `m.file` in encrypted rooms), `sealed` what the
    /// homeserver has.
    fn open_file(&self, file: &Value, sealed: &[u8]) -> Result<Vec<u8>, Unreadable>;

    /// Seals a file of ours: what goes to the homeserver, and its `EncryptedFile` without the address.
    fn seal_file(&self, open: &[u8]) -> Result<(Vec<u8>, Value), Unreadable>;

    /// The invitations of the voice that wait, as of its last sync.
    fn invitations(&self) -> BoxFuture<'_, Vec<Invitation>>;
}

/// An open device.
pub trait EncryptedDevice: Cipher {
    /// How it stands, from memory: cheap, asks nobody.
    fn ready(&self) -> BoxFuture<'_, Readiness>;

    /// Waits until every room key that this device has is backed up.
    fn wait_for_backup(&self) -> BoxFuture<'_, Result<(), Cause>>;

    /// Ends it, if nobody else holds it any more. Takes a few seconds at most.
    fn stop(self: Arc<Self>) -> BoxFuture<'static, ()>;
}

/// What opens devices.
pub trait Opener: Send + Sync {
    /// Makes the voice's device where it is missing, and opens it.
    fn open(&self, settings: Settings) -> BoxFuture<'_, Result<Arc<dyn EncryptedDevice>, OpenFault>>;

    /// Takes a device that is not open off the homeserver, and its store off the disk.
    fn forget(&self, settings: Settings) -> BoxFuture<'_, Result<(), Cause>>;
}

/// An invitation that the voice has neither taken nor declined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    /// To which room.
    pub room: OwnedRoomId,
    /// Who invites.
    pub inviter: OwnedUserId,
    /// Whether it is to a direct chat.
    pub is_direct: bool,
}

/// How the device stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Readiness {
    /// The last sync worked and is not long ago: keys come in.
    pub syncing: bool,
    /// How long ago the last sync came back.
    pub silent_for: Duration,
    /// Only closing this device and opening it again can help.
    pub broken: bool,
    /// How often something was left out of a sync, because the library broke off at it.
    pub stepped_over: u64,
    /// How often one of its tasks was started again.
    pub restarts: u64,
    /// Other people's clients can see that the device is the voice's own.
    pub cross_signed: bool,
    /// Room keys are backed up for the device that comes after this one.
    pub backed_up: bool,
    /// The homeserver refused our one-time keys because it holds others of the same name: the store is an older copy
    /// of itself. It stays so, and sooner or later new devices of people cannot send us keys. Take a fresh device id.
    pub stale_store: bool,
    /// The device was made by appservice device management; otherwise by appservice login, whose sends are rate
    /// limited like a person's.
    pub managed: bool,
}

impl Readiness {
    /// Nothing is wrong with it.
    pub const SOUND: Self = Self {
        syncing: true,
        silent_for: Duration::ZERO,
        broken: false,
        stepped_over: 0,
        restarts: 0,
        cross_signed: true,
        backed_up: true,
        stale_store: false,
        managed: true,
    };

    /// Encrypted rooms can be read and written.
    #[must_use]
    pub fn works(&self) -> bool {
        self.syncing && !self.broken && !self.stale_store
    }
}
