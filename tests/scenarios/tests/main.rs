//! Scenarios on real, federated homeservers with the real program. `tests/run` provides both.
#![expect(clippy::disallowed_methods, reason = "a witness lives by the real clock")]

mod bad_input;
mod beside;
mod browser;
mod cast;
mod chain;
mod encrypted;
mod getting_in;
mod interrupted;
mod lists;
mod odd;
mod postgres;
mod quiet;
mod restarts;
mod slips;
mod versions;
