//! The device against a real Synapse: encrypted rooms shared with an ordinary matrix-sdk client.
#![recursion_limit = "256"]
#![expect(clippy::unwrap_used, reason = "a helper of a test fails like the test")]

mod devices;
mod gate;
mod person;
mod rooms;
mod world;
