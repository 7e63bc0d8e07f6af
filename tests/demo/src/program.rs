//! The service's program, built beside this one.

use std::path::PathBuf;
use std::process::Stdio;

use anyhow::{Context, Result, ensure};
use harness::paths::workspace_root;
use tokio::process::Command;

/// Builds `baraza` with the cargo and the profile that built this program, and returns where it lies. Cargo says
/// nothing when it is fresh, and shows its own progress on standard error when not.
///
/// # Errors
/// When it does not compile, or does not lie where it should.
pub async fn build() -> Result<PathBuf> {
    let here = std::env::current_exe().context("where this program lies")?;
    let folder = here.parent().context("where this program lies")?.to_path_buf();
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    // All packages are named, as `cargo run` at the root names them: with the same features nothing is compiled twice.
    command.args(["build", "--quiet", "--workspace", "--bin", "baraza"]);
    if folder.file_name().is_some_and(|name| name == "release") {
        command.arg("--release");
    }
    // The same folder as ours, whatever the folder we were started from would choose.
    command.arg("--target-dir").arg(harness::workspace_target());
    command.current_dir(workspace_root()).stdin(Stdio::null()).stdout(Stdio::null());
    let status = command.status().await.context("cargo cannot be started")?;
    ensure!(status.success(), "the service does not build: cargo build -p baraza");
    let program = folder.join("baraza");
    ensure!(program.is_file(), "{} is missing after the build", program.display());
    Ok(program)
}
