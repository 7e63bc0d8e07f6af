//! What can go wrong, sorted by what the shell can do about it.

use std::time::Duration;

/// What lies behind a fault.
pub type Cause = Box<dyn std::error::Error + Send + Sync>;

/// Why the device could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenFault {
    /// The device has keys on the homeserver that its store does not hold: the store was lost or belongs to another
    /// device. Take a [`crate::fresh_device_id`], open again, and [`crate::Opener::forget`] the old one.
    #[error("device {0} has keys on the homeserver that are not in this store: take a fresh device id")]
    DeviceTaken(String),
    /// Trying again later, with nothing changed, can help.
    #[error(transparent)]
    Passing(Cause),
    /// Only a person can set it right.
    #[error(transparent)]
    Lasting(Cause),
}

/// Why an event, or a file, can never be read.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct Unreadable(pub Cause);

/// Why a text did not go out. Nothing here is retried inside: the outbox does that, with the same transaction id.
#[derive(Debug, thiserror::Error)]
pub enum SendFault {
    /// The sync has not shown the voice as joined to this room within the waiting time. Heals when it joins.
    #[error("the voice's device does not see itself in the room")]
    NotInRoom,
    /// Wait and try again, with the same transaction id.
    #[error("not sent now")]
    Later {
        /// How long the homeserver asked us to wait, when it did.
        retry_after: Option<Duration>,
        /// What happened.
        #[source]
        source: Cause,
    },
    /// The homeserver will say the same again: not allowed, too large, malformed.
    #[error("the homeserver answered {status} {errcode}: {message}")]
    Refused {
        /// HTTP status, 4xx.
        status: u16,
        /// Matrix error code, or empty.
        errcode: String,
        /// The homeserver's words.
        message: String,
    },
    /// The content is no JSON object, or the type is one that is never sent this way (redactions and state).
    #[error("{0} cannot be sent as an encrypted message")]
    Unsendable(String),
}
