//! The imperative shell: what comes in, what goes out, and the loop between them.
//!
//! `inbound` stores, `route` says what a row means, `bots` decides, `engine` commits, `outbound` delivers and
//! reconciles. Rules do not live here: whatever could be tested without a network or a database belongs in `bots`.
//! This crate must not know of the demo or of simulated people.
#![recursion_limit = "256"] // the encrypted device's futures are nested deeper than the default allows

pub mod app;
pub mod calendars;
pub mod cause;
pub mod clock;
pub mod cohort_file;
pub mod commands;
pub mod device;
pub mod doors;
pub mod engine;
pub mod error;
pub mod formats;
pub mod guessing;
pub mod held;
pub mod idsource;
pub mod inbound;
pub mod links;
pub mod observe;
pub mod outbound;
pub mod pages;
pub mod pictures;
pub mod private;
pub mod queue;
pub mod service;
mod sight;
pub mod strangers;
pub mod supervise;
pub mod vitals;
pub mod wakes;
