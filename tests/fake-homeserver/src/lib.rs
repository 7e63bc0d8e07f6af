//! A small Matrix homeserver in the test's own process, with a clock that the test moves and faults on demand.
//!
//! It keeps everything in memory and answers the requests that `matrix-link` makes, with the authorisation rules of
//! room versions 11 and 12, Synapse's two memories of transaction ids, its way of pushing to an appservice (batches,
//! retries under the same id, numbers that begin again after a restart, what it forgets) MSC4140's delayed
//! events and so much of MSC4186's sliding sync as says where something happened. Where the specification leaves a choice it does what Synapse 1.163 was seen to do.
//!
//! ```no_run
//! # async fn example() -> std::io::Result<()> {
//! use fake_homeserver::{FakeConfig, FakeHomeserver, Fault, Trouble};
//!
//! let fake = FakeHomeserver::start(FakeConfig::new("moh.test")).await?;
//! fake.inject(Fault::on("PUT /v3/rooms/*/send/**", Trouble::LoseAnswer).times(1));
//! let amina = fake.person("amina");
//! # Ok(()) }
//! ```
//!
//! `appservice/matrix/tests` plays one scenario on it and on a real Synapse and holds both to the same answers and the
//! same pushes (`alike`, `pushes`): whoever adds a request here adds a line there.
//!
//! What it is not: it has no federation (remote people act in its rooms as if their servers had sent their events),
//! no state resolution, no `/sync`, no encryption, no media. Whoever is in a room reads all of it; whoever left
//! reads nothing. It must not know anything of Baraza.

mod config;
mod fault;
mod http;
mod journal;
mod person;
mod push;
mod server;
mod world;

pub use self::{
    config::{DelayedEvents, FakeConfig},
    fault::{Fault, Trouble},
    journal::Request,
    person::Person,
    push::{PushResult, Transaction},
    server::FakeHomeserver,
    world::refusal::Refusal,
};
