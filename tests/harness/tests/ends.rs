//! Nothing stays behind, however the process that started the servers ends.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use harness::run::Mark;
use harness::{BootOptions, Homeservers, Progress, eventually};

const SOON: Duration = Duration::from_secs(20);

async fn gone(processes: &[Mark]) -> Result<()> {
    eventually(SOON, "no process left", async || {
        let left: Vec<u32> = processes.iter().filter(|mark| mark.alive()).map(|mark| mark.pid).collect();
        ensure!(left.is_empty(), "still running: {left:?}");
        Ok(())
    })
    .await
}

/// Another process with a pair of homeservers and a PostgreSQL, and what runs for it.
struct Booted {
    owner: Child,
    folder: PathBuf,
    /// The pair and their supervisors.
    homeservers: Vec<Mark>,
}

fn boot_in_another_process() -> Result<Booted> {
    // The command ends with its standard input, which is ours: it outlives neither the owner's test nor this one.
    let mut owner = Command::new(env!("CARGO_BIN_EXE_homeservers"))
        .args(["around", "sh", "-c", "echo \"$BARAZA_TEST_HOMESERVERS\"; read -r line"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut file = String::new();
    BufReader::new(owner.stdout.take().context("no output")?).read_line(&mut file)?;
    let folder = Path::new(file.trim()).parent().context("the pair did not come up")?.to_path_buf();
    let mut homeservers = Vec::new();
    for name in ["moh", "county"] {
        let record = fs::read(folder.join(format!("processes/{name}.json")))?;
        homeservers.extend(serde_json::from_slice::<Vec<Mark>>(&record)?);
    }
    ensure!(homeservers.len() == 4 && homeservers.iter().all(Mark::alive), "{homeservers:?}");
    Ok(Booted { owner, folder, homeservers })
}

fn send(signal: &str, process: &Mark) -> Result<()> {
    ensure!(
        Command::new("kill").args([signal, &process.pid.to_string()]).status()?.success(),
        "kill {signal}"
    );
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn servers_end_on_drop() -> Result<()> {
    let mut options = BootOptions::new(["moh"]);
    options.progress = Progress::quiet();
    let servers = Homeservers::boot(options).await?;
    let server = Mark::of(servers.pid("moh").await.context("it does not run")?);
    let folder = servers.folder().to_path_buf();
    assert!(server.alive() && folder.join("moh/homeserver.db").exists());
    drop(servers);
    assert!(!server.alive(), "a server outlived its owner");
    assert!(folder.join("moh/synapse.log").exists(), "the log is kept");
    assert!(!folder.join("moh/homeserver.db").exists(), "the database is not");
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_killed_owner_leaves_no_server_behind() -> Result<()> {
    let mut booted = boot_in_another_process()?;
    booted.owner.kill()?;
    booted.owner.wait()?;
    gone(&booted.homeservers).await
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn frozen_supervisors_wake_and_the_next_start_removes_the_databases() -> Result<()> {
    let mut booted = boot_in_another_process()?;
    for supervisor in booted.homeservers.iter().skip(1).step_by(2) {
        send("-STOP", supervisor)?;
    }
    booted.owner.kill()?;
    booted.owner.wait()?;
    // The kernel continues a stopped process whose group lost its parent, and so the supervisor sees the end.
    gone(&booted.homeservers).await?;
    assert!(booted.folder.join("moh/homeserver.db").exists(), "a killed owner cannot have cleared up");

    let _next = Homeservers::plan(BootOptions::new(["moh"]))?;

    assert!(!booted.folder.join("moh/homeserver.db").exists(), "a dead run's database was kept");
    Ok(())
}

#[tokio::test]
#[ignore = "needs Synapse: tests/run provides it"]
async fn a_killed_supervisor_takes_its_server_along() -> Result<()> {
    let mut booted = boot_in_another_process()?;
    for supervisor in booted.homeservers.iter().skip(1).step_by(2) {
        send("-KILL", supervisor)?;
    }
    gone(&booted.homeservers).await?;
    booted.owner.kill()?;
    booted.owner.wait()?;
    Ok(())
}
