//! The functional core: what a cohort is and what follows from what happens.
//!
//! One folder a bot (`onboarding`, `facilitation`, `quiet_hours`, `moderation`, `participation`), each a set of
//! decisions as pure functions: (cohort, happening, time) to (new cohort, effects). The shell (`appservice`) stores
//! the result and carries the effects out.
//!
//! This crate must not touch a network, a database, a file, a clock or a die: times and ids come in as arguments.
//! It must not depend on tokio, sqlx, axum, reqwest or matrix-sdk (a test holds that).

pub mod cohort;
pub mod command;
pub mod facilitation;
pub mod ids;
pub mod moderation;
pub mod onboarding;
pub mod participation;
pub mod quiet_hours;
pub mod text;
