//! Simulated people: accounts of a demo-only appservice on each homeserver, and what they write.
//!
//! A [`Person`] acts with the appservice's token, so that its messages may carry past times; it has a password as
//! well, so that anybody can log in as this person with Element. An [`EncryptedPerson`] is a real client with a device
//! and keys. [`past`] invents weeks of talk, [`play`] sends them.
//!
//! The service must not depend on this crate, and this crate knows nothing of the service: people see rooms, messages
//! and invitations, as people do.
#![recursion_limit = "256"]

mod encrypted;
pub mod past;
mod person;
mod play;

pub use encrypted::{EncryptedPerson, Read};
pub use person::Person;
pub use play::play;
