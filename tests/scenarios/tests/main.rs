//! Scenarios on real, federated homeservers with the real program. `tests/run` provides both.

mod bad_input;
mod beside;
mod browser;
mod cast;
mod chain;
mod encrypted;
mod getting_in;
mod interrupted;
mod postgres;
mod quiet;
mod restarts;
