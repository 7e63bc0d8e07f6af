//! A database with many cohorts, opened by a fresh process: how long until it decides, and what it holds then.

use std::{path::Path, time::Instant};

use anyhow::Context as _;
use bench::World;
use serde_json::{Value, json};

use crate::ms;

const COHORTS: usize = 1_000;

pub async fn start(database: &str, folder: &Path) -> anyhow::Result<Value> {
    let world = World::new(database, folder, COHORTS).await?;
    world.app.store.close().await;
    let output = std::process::Command::new(std::env::current_exe()?)
        .args(["opened", database])
        .arg(folder)
        .output()
        .context("start")?;
    anyhow::ensure!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// In a process of its own.
pub async fn opened(database: &str, folder: &Path) -> anyhow::Result<Value> {
    let began = Instant::now();
    let mut world = World::opened(database, folder, COHORTS).await?;
    world.drain().await?;
    let opened = began.elapsed();
    // Each cohort once: what is kept of them is kept now.
    world.post(COHORTS).await?;
    world.drain().await?;
    let status = std::fs::read_to_string("/proc/self/status")?;
    let of = |name: &str| {
        status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim).map(ToOwned::to_owned)
    };
    Ok(json!({
        "cohorts": COHORTS,
        "people": COHORTS * bench::PEOPLE,
        "until it decides, ms": ms(opened),
        "memory after a post in each": of("VmRSS:"),
        "memory at most": of("VmHWM:"),
    }))
}
