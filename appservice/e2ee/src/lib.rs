//! The voice's encrypted device: it reads and writes in encrypted rooms and chats.
//!
//! The appservice hears of every event through its transactions. What it cannot do there is end-to-end encryption:
//! room keys travel between devices, and what is pushed by transaction is lost when it is retried. So the voice has
//! one ordinary device that syncs for keys, device lists and room membership, and this crate lends it to the rest of
//! the service as five verbs: [`Device::decrypt`], [`Device::send`], [`Device::keys_arrived`], [`Device::is_encrypted`],
//! [`Device::invitations`]. The service sees it through the traits of `device-link`: [`opener`] gives it the one thing
//! that it needs of this crate.
//!
//! This is the only crate on matrix-sdk. It must not
//! - act on what it reads (no decisions, no answers, no retries of a send: the outbox repeats them),
//! - read a timeline through its sync (events come in through the inbox; the sync leaves messages out),
//! - hand the appservice token to the SDK: a shim on loopback puts it on each request as it passes,
//! - serve more than one process: who holds the `e2ee` lease opens the device.
#![recursion_limit = "256"] // the SDK's sync future is nested deeper than the default allows

mod account;
mod contain;
mod decrypt;
mod device;
mod faults;
mod files;
mod invitations;
mod keys;
mod lent;
#[cfg(test)]
mod odd_tests;
mod send;
mod settings;
mod shim;
mod sync;
mod tame;
mod trust;

pub use account::forget_device;
pub use decrypt::Decrypted;
pub use device::{BackupFault, Device};
pub use faults::{DecryptFault, HttpFault, OpenFault};
pub use lent::opener;
