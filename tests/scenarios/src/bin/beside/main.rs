//! Baraza on a real Synapse beside a bare program that does the same and nothing else, in alternation. Prints JSON:
//!
//!     cargo run -p scenarios --bin beside              # both; or one of: answers, closings
//!
//! Which program is measured says `BARAZA_PROGRAM`; without it the one beside this. A machine that does other things
//! meanwhile spoils both: compare figures of one run only.

#![expect(clippy::disallowed_methods, reason = "what is measured goes by the real clock")]

mod answers;
mod bare;
mod closings;

use anyhow::Result;
use scenarios::{Database, Service, Town};
use serde_json::json;

#[tokio::main]
async fn main() -> Result<()> {
    let chosen: Vec<String> = std::env::args().skip(1).collect();
    let is_chosen = |what: &str| chosen.is_empty() || chosen.iter().any(|word| word == what);
    let town = Town::shared().await?;
    let mut service = Service::prepare(&town.settings(&Database::Sqlite))?;
    service.start().await?;
    let bare = bare::Bare::start(&town).await?;
    let mut results = json!({});
    if is_chosen("answers") {
        results["command to answer"] = answers::measure(&town, &service, &bare).await?;
    }
    if is_chosen("closings") {
        results["rooms that close in one minute"] = closings::measure(&town, &service, &bare).await?;
    }
    service.stop().await?;
    println!("{results:#}");
    Ok(())
}
