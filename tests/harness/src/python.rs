//! Python, and Synapse in a virtual environment of its own under `target/baraza/synapse/`.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::Progress;
use crate::needs::{install, output, program, quiet};
use crate::paths::baraza_folder;

/// The Synapse that everything was tried with.
pub const SYNAPSE: &str = "matrix-synapse==1.163.2";

/// Versions of what Synapse needs, as they were when this was tried; a Python for which one of them does not exist
/// gets the newest instead.
const CONSTRAINTS: &str = include_str!("synapse/constraints.txt");

/// Lets server names such as `moh.test` resolve, inside this environment only: no DNS and no hosts file is needed.
const RESOLVER: &str = include_str!("synapse/baraza_hosts.py");

/// A Python of at least 3.11 that can make virtual environments; Debian's is installed when we may.
///
/// # Errors
/// One line that names the missing package.
pub fn python(progress: &Progress) -> Result<PathBuf> {
    if let Some(found) = find_python() {
        return Ok(found);
    }
    install("Python 3.11 or newer with venv", &["python3", "python3-venv"], progress)?;
    find_python().context("Python 3.11 or newer with venv is missing: this Debian's python3 is older")
}

fn find_python() -> Option<PathBuf> {
    const USABLE: &str =
        "import sys, venv, ensurepip; assert sys.version_info >= (3, 11); print(sys.executable)";
    ["python3", "python3.13", "python3.12", "python3.11"].iter().filter_map(|name| program(name)).find_map(
        |python| {
            let real = output(Command::new(python).args(["-c", USABLE])).ok()?;
            Some(PathBuf::from(real.trim()))
        },
    )
}

/// The Python of the environment that holds Synapse, which is made when it is not there or was left half made.
///
/// Blocks while it installs (a quarter of a minute) or while another process does.
///
/// # Errors
/// When Python is missing or the package cannot be installed.
pub fn synapse_python(progress: &Progress) -> Result<PathBuf> {
    synapse_python_in(&baraza_folder().join("synapse"), progress)
}

fn synapse_python_in(folder: &Path, progress: &Progress) -> Result<PathBuf> {
    fs::create_dir_all(folder).with_context(|| format!("{} cannot be written", folder.display()))?;
    let venv = folder.join("venv");
    let python_of_venv = venv.join("bin/python");
    // The mark names what was installed and where, so that a moved or an older environment is made anew.
    let mark = venv.join("complete");
    let meaning = format!("{SYNAPSE}\n{}\n{CONSTRAINTS}{RESOLVER}", venv.display());
    let complete = || fs::read_to_string(&mark).is_ok_and(|m| m == meaning) && python_of_venv.exists();
    if complete() {
        return Ok(python_of_venv);
    }
    let turn = File::create(folder.join("install.lock"))?;
    turn.lock().context("the lock of the Synapse environment cannot be taken")?;
    if complete() {
        return Ok(python_of_venv);
    }
    let system = python(progress)?;
    progress.say(&format!("installing {SYNAPSE} in a virtual environment"));
    if venv.exists() {
        fs::remove_dir_all(&venv).with_context(|| format!("{} cannot be removed", venv.display()))?;
    }
    quiet(Command::new(system).args(["-m", "venv"]).arg(&venv))?;
    let constraints = folder.join("constraints.txt");
    fs::write(&constraints, CONSTRAINTS)?;
    let pip = || {
        let mut pip = Command::new(&python_of_venv);
        pip.args(["-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", SYNAPSE]);
        pip
    };
    if let Err(fault) = quiet(pip().arg("--constraint").arg(&constraints)) {
        progress.say(&format!("the tried versions do not fit this Python, taking the newest ({fault:#})"));
        quiet(&mut pip()).context("Synapse could not be installed")?;
    }
    let site = output(
        Command::new(&python_of_venv).args(["-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]),
    )?;
    let site = Path::new(site.trim());
    fs::write(site.join("baraza_hosts.py"), RESOLVER)?;
    // A sitecustomize.py would be shadowed by the distribution's own; a .pth line is always run.
    fs::write(site.join("baraza_hosts.pth"), "import baraza_hosts\n")?;
    fs::write(&mark, meaning)?;
    Ok(python_of_venv)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_python_is_found_or_missing_in_one_line() {
        match find_python() {
            Some(python) => assert!(crate::needs::is_program(&python)),
            None => assert!(
                crate::needs::root()
                    || python(&Progress::quiet()).unwrap_err().to_string().lines().count() == 1
            ),
        }
    }

    #[test]
    fn every_constraint_is_a_pinned_version() {
        let lines: Vec<&str> = CONSTRAINTS.lines().filter(|l| !l.starts_with('#')).collect();
        assert!(lines.len() > 20, "{} lines", lines.len());
        for line in lines {
            assert!(
                line.split_once("==").is_some_and(|(name, version)| !name.is_empty() && !version.is_empty()),
                "{line}"
            );
        }
        assert!(CONSTRAINTS.contains(SYNAPSE));
    }
}
