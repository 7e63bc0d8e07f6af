//! What scenarios on real servers have in common: a town of two homeservers, a service beside them, a cohort's file,
//! and a tap between the two.
//!
//! A scenario knows the service as an operator and its members do: by its command line, its settings, its cohort
//! files, its pages, and by what real Synapses say. This crate must not call the service's code; the database is
//! opened only to count what was stored. Scenarios play no fault inside the service: they kill, freeze and restart
//! processes.
#![expect(clippy::disallowed_methods, reason = "a witness lives by the real clock")]

pub mod cohort;
pub mod database;
pub mod page;
pub mod service;
pub mod tap;
pub mod town;
pub mod watch;

pub use cohort::{CohortFile, Row, Window};
pub use database::Database;
pub use service::Service;
pub use tap::Tap;
pub use town::Town;
