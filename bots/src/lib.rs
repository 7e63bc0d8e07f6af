//! The functional core: what a cohort is and what follows from what happens.
//!
//! One folder a bot (`onboarding`, `facilitation`, `quiet_hours`, `moderation`, `participation`, `votes`, `consents`), each a set of
//! decisions as pure functions: (cohort, event, time) to (new cohort, effects). The shell (`appservice`) stores
//! the result and carries the effects out.
//!
//! This crate must not touch a network, a database, a file, a clock or a die: times and ids come in as arguments.
//! It must not depend on tokio, sqlx, axum, reqwest or matrix-sdk (a test holds that).

// The example of CONTRIBUTING: compiled and tested with the crate, no part of the service.
#[cfg(test)]
#[path = "../example/anniversary/mod.rs"]
mod anniversary;
mod answers;
pub mod applying;
mod belonging;
pub mod bot;
pub mod cohort;
pub mod command;
pub mod commands;
pub mod consents;
pub mod decide;
pub mod deciding;
pub mod decisions;
pub mod effect;
pub mod enrolment;
pub mod event;
pub mod facilitation;
pub mod fact;
pub mod heard;
pub mod ids;
mod in_clear;
pub mod launch;
pub mod limits;
pub mod moderation;
pub mod onboarding;
pub mod participation;
pub mod quiet_hours;
mod recovery;
pub mod registry;
pub mod rights;
pub mod room_state;
pub mod stored;
pub mod text;
pub mod votes;
mod wanting;
pub mod wire;

pub use decide::{Arrival, decide, timers};
