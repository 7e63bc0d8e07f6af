//! Real servers for tests and for the demo: federating Synapses, PostgreSQL, Chromium, and a small Matrix client.
//!
//! Everything is made below `target/baraza/`, listens on loopback only and ends with the process that started it: on
//! drop when it ends well, by a supervising process when it is killed, by a sweep at the next start when even that
//! died. No file of the checkout is touched and no service of the machine is used.
//!
//! This crate must not know Baraza: it may neither depend on the service's crates nor read its configuration. Who
//! needs an appservice hands in a registration as JSON. It ends only processes that it started itself.

pub mod chromium;
pub mod client;
pub mod daemon;
pub mod eventually;
pub mod needs;
pub mod net;
pub mod paths;
pub mod postgres;
pub mod progress;
pub mod python;
pub mod run;
pub mod shared;
pub mod supervised;
pub mod synapse;

pub use chromium::Chromium;
pub use client::{ApiFault, Client, refusal};
pub use daemon::{Daemon, Said};
pub use eventually::eventually;
pub use net::free_port;
pub use paths::{baraza_folder, workspace_target};
pub use postgres::Postgres;
pub use progress::Progress;
pub use shared::{Shared, Slot, shared};
pub use synapse::{Admin, BootOptions, Homeservers, PeopleService, Plan, RateLimits, ServerInfo, ServerPlan};
