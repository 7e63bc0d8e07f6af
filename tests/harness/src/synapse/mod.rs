//! Federating Synapses on loopback: planned, configured, started, broken and mended.

mod accounts;
mod certificates;
mod configuration;
mod homeservers;
mod options;

pub use homeservers::Homeservers;
pub(crate) use options::random_token;
pub use options::{Admin, BootOptions, PeopleService, Plan, RateLimits, ServerInfo, ServerPlan};
