//! What the machine must bring, and how it is fetched: Debian packages, installed when we are root, else named in one
//! line.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::Progress;

/// The program `name` on the `PATH`, as an absolute path.
pub fn program(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|candidate| is_program(candidate))
}

/// True when `path` is a file that someone may execute.
pub fn is_program(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    path.metadata().is_ok_and(|m| m.is_file() && m.permissions().mode() & 0o111 != 0)
}

/// True when this process runs as root.
pub fn root() -> bool {
    rustix::process::geteuid().is_root()
}

/// Installs Debian packages when we are root and have apt.
///
/// # Errors
/// One line that names the missing packages and the command that installs them, when we may not or it fails.
pub fn install(what: &str, packages: &[&str], progress: &Progress) -> Result<()> {
    let by_hand = format!("{what} is missing: apt-get install {}", packages.join(" "));
    let Some(apt) = program("apt-get").filter(|_| root()) else { bail!("{by_hand}") };
    progress.say(&format!("{what} is missing: installing {}", packages.join(", ")));
    let install = |apt: &Path| {
        quiet(
            Command::new(apt)
                .args(["install", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"])
                .args(packages),
        )
    };
    // A machine that was just made knows no package lists yet; one that has them need not wait for new ones.
    if install(&apt).is_ok() {
        return Ok(());
    }
    quiet(Command::new(&apt).args(["update", "-q"])).with_context(|| by_hand.clone())?;
    install(&apt).with_context(|| by_hand)
}

/// Runs a command without input and without output.
///
/// # Errors
/// The command's last lines when it could not be started or failed.
pub fn quiet(command: &mut Command) -> Result<()> {
    output(command).map(drop)
}

/// Runs a command without input and returns its standard output.
///
/// # Errors
/// The command's last lines when it could not be started or failed.
pub fn output(command: &mut Command) -> Result<String> {
    let name = command.get_program().to_string_lossy().into_owned();
    let done = command
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{name} could not be started"))?;
    if !done.status.success() {
        let said = [done.stdout, done.stderr].concat();
        bail!("{name} failed ({}): {}", done.status, last_lines(&String::from_utf8_lossy(&said), 12));
    }
    Ok(String::from_utf8_lossy(&done.stdout).into_owned())
}

/// The last `count` lines of a text.
pub fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.trim_end().lines().collect();
    lines[lines.len().saturating_sub(count)..].join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failing_command_says_what_it_said() {
        let fault =
            quiet(Command::new("sh").args(["-c", "echo before; echo the reason >&2; exit 3"])).unwrap_err();
        let text = format!("{fault:#}");
        assert!(text.contains("the reason") && text.contains('3'), "{text}");
    }

    #[test]
    fn a_missing_command_is_named() {
        let fault = quiet(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(format!("{fault:#}").contains("no-such-program-here"));
    }

    #[test]
    fn programs_are_found_on_the_path_only() {
        assert!(program("sh").is_some());
        assert_eq!(program("no-such-program-here"), None);
    }

    #[test]
    fn last_lines_are_the_last() {
        assert_eq!(last_lines("a\nb\nc\n", 2), "b\nc");
        assert_eq!(last_lines("a", 5), "a");
    }
}
