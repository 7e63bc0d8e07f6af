//! Scenarios on real, federated homeservers with the real program. `tests/run` provides both.

mod bad_input;
mod beside;
mod cast;
mod chain;
mod interrupted;
mod quiet;
