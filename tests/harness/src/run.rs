//! The folder of one run, `target/baraza/runs/<id>/`, and the sweep that clears up after a run that was killed.
//!
//! Its owner holds a lock on `owner.lock` as long as it lives; the kernel takes the lock away from the dead. So a
//! folder whose lock is free belongs to nobody, and the processes recorded in it may be ended. A record names pid,
//! start time and boot, so that a process that later got the same pid is never touched.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};
use serde::{Deserialize, Serialize};

use crate::paths::baraza_folder;

/// How many folders of ended runs are kept, for their logs.
const KEPT: usize = 8;

/// One run: the owner of a folder and of the processes recorded in it.
#[derive(Debug)]
pub struct Run {
    folder: PathBuf,
    _owner: File,
}

/// A process that cannot be mistaken for another one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// Process id.
    pub pid: u32,
    /// Clock ticks from boot to its start (`/proc/<pid>/stat`, field 22).
    pub started: u64,
    /// Which boot of the machine.
    pub boot: String,
}

impl Mark {
    /// The mark of a process that runs now; one that is gone gets a mark that fits nothing.
    pub fn of(pid: u32) -> Self {
        Self { pid, started: start_time(pid).unwrap_or(0), boot: boot_id() }
    }

    /// True while exactly this process runs.
    pub fn alive(&self) -> bool {
        self.boot == boot_id() && self.started != 0 && start_time(self.pid) == Some(self.started)
    }

    fn kill(&self) {
        let Some(pid) = i32::try_from(self.pid).ok().and_then(Pid::from_raw).filter(|_| self.alive()) else {
            return;
        };
        // The supervisor makes each program the leader of a group, so what the program started goes as well.
        let _ = kill_process_group(pid, Signal::KILL);
        let _ = kill_process(pid, Signal::KILL);
    }
}

impl Run {
    /// Sweeps what dead runs left behind and opens a new folder whose name begins with `kind`.
    ///
    /// # Errors
    /// When `target/baraza/runs` cannot be written.
    pub fn begin(kind: &str) -> Result<Arc<Self>> {
        Self::begin_in(&baraza_folder().join("runs"), kind)
    }

    fn begin_in(runs: &Path, kind: &str) -> Result<Arc<Self>> {
        let not_writable = || format!("{} cannot be written", runs.display());
        fs::create_dir_all(runs).with_context(not_writable)?;
        let turn = File::create(runs.join(".lock")).with_context(not_writable)?;
        turn.lock().with_context(not_writable)?;
        sweep(runs);
        let folder = runs.join(format!("{kind}-{:08x}", rand::random::<u32>()));
        fs::create_dir_all(folder.join("processes")).with_context(not_writable)?;
        let owner = File::create(folder.join("owner.lock")).with_context(not_writable)?;
        owner.lock().with_context(not_writable)?;
        Ok(Arc::new(Self { folder, _owner: owner }))
    }

    /// The folder of this run, an absolute path.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes down which processes belong to this run, so that a later run can end them. Returns the record's path.
    ///
    /// # Errors
    /// When the record cannot be written.
    pub fn record(&self, name: &str, processes: &[Mark]) -> Result<PathBuf> {
        let path = self.folder.join("processes").join(format!("{name}.json"));
        fs::write(&path, serde_json::to_vec(processes)?)
            .with_context(|| format!("{} cannot be written", path.display()))?;
        Ok(path)
    }

    /// Makes a folder outside the run's own, for what must not lie below the checkout (a database whose user may not
    /// look into our home), and writes it down so that the sweep removes it.
    ///
    /// # Errors
    /// When it cannot be made.
    pub fn folder_elsewhere(&self, purpose: &str) -> Result<PathBuf> {
        let folder =
            std::env::temp_dir().join(format!("{ELSEWHERE}{purpose}-{:016x}", rand::random::<u64>()));
        fs::write(self.folder.join(format!("{purpose}.elsewhere")), folder.to_string_lossy().as_bytes())?;
        fs::create_dir(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
        Ok(folder)
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        remove_heavy(&self.folder);
    }
}

const ELSEWHERE: &str = "baraza-";

/// Ends what dead runs left running and removes all but the newest of their folders.
fn sweep(runs: &Path) {
    let mut dead: Vec<(std::time::SystemTime, PathBuf)> = Vec::new();
    for entry in fs::read_dir(runs).into_iter().flatten().flatten() {
        let folder = entry.path();
        let Ok(lock) = File::options().write(true).open(folder.join("owner.lock")) else { continue };
        if lock.try_lock().is_err() {
            continue;
        }
        end_recorded(&folder);
        remove_heavy(&folder);
        dead.push((entry.metadata().and_then(|m| m.modified()).unwrap_or(std::time::UNIX_EPOCH), folder));
    }
    dead.sort();
    for (_, folder) in dead.iter().rev().skip(KEPT) {
        let _ = fs::remove_dir_all(folder);
    }
}

fn end_recorded(folder: &Path) {
    for record in fs::read_dir(folder.join("processes")).into_iter().flatten().flatten() {
        let marks: Vec<Mark> = fs::read(record.path())
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok())
            .unwrap_or_default();
        marks.iter().for_each(Mark::kill);
        for _ in 0..100 {
            if !marks.iter().any(Mark::alive) {
                break;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        let _ = fs::remove_file(record.path());
    }
}

/// Removes databases and the like; logs and configuration stay for whoever looks for a reason.
fn remove_heavy(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_some_and(|e| e == "elsewhere") {
            let elsewhere = fs::read_to_string(&path).map(PathBuf::from).unwrap_or_default();
            let name = elsewhere.file_name().unwrap_or_default().to_string_lossy();
            // Only what `folder_elsewhere` can have named.
            if elsewhere.parent() == Some(&std::env::temp_dir()) && name.starts_with(ELSEWHERE) {
                let _ = fs::remove_dir_all(&elsewhere);
            }
            let _ = fs::remove_file(&path);
        } else if path.is_dir() {
            for inner in fs::read_dir(&path).into_iter().flatten().flatten() {
                let inner = inner.path();
                if inner.is_dir() {
                    let _ = fs::remove_dir_all(&inner);
                } else if inner.file_name().is_some_and(|n| n.to_string_lossy().contains(".db")) {
                    let _ = fs::remove_file(&inner);
                }
            }
        }
    }
}

/// Field 22 of `/proc/<pid>/stat`; nothing for a process that is gone or a zombie.
fn start_time(pid: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).ok()?;
    // The name, field 2, stands in brackets and may hold anything.
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace();
    let state = fields.next()?;
    if state == "Z" || state == "X" { None } else { fields.nth(18)?.parse().ok() }
}

fn boot_id() -> String {
    fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::os::unix::process::CommandExt;
    use std::process::{Child, Command};

    fn sleeper() -> Child {
        Command::new("sleep").arg("60").process_group(0).spawn().unwrap()
    }

    #[test]
    fn the_sweep_ends_what_a_dead_run_left_and_nothing_else() {
        let runs = tempfile::tempdir().unwrap();
        let mut left = sleeper();
        let mut stranger = sleeper();
        let mut living = sleeper();
        let dead = Run::begin_in(runs.path(), "dead").unwrap();
        dead.record("left", &[Mark::of(left.id())]).unwrap();
        let mistaken = Mark { started: 1, ..Mark::of(stranger.id()) };
        dead.record("mistaken", &[mistaken]).unwrap();
        let folder = dead.folder().to_path_buf();
        drop(dead);
        let alive = Run::begin_in(runs.path(), "alive").unwrap();
        alive.record("living", &[Mark::of(living.id())]).unwrap();

        let _next = Run::begin_in(runs.path(), "next").unwrap();

        assert!(!left.wait().unwrap().success());
        assert!(stranger.try_wait().unwrap().is_none(), "a process with another start time was ended");
        assert!(living.try_wait().unwrap().is_none(), "a process of a living run was ended");
        assert!(fs::read_dir(folder.join("processes")).unwrap().next().is_none());
        stranger.kill().unwrap();
        living.kill().unwrap();
        stranger.wait().unwrap();
        living.wait().unwrap();
    }

    #[test]
    fn databases_go_and_logs_stay() {
        let runs = tempfile::tempdir().unwrap();
        let run = Run::begin_in(runs.path(), "x").unwrap();
        let elsewhere = run.folder_elsewhere("pg").unwrap();
        let server = run.folder().join("moh");
        fs::create_dir_all(server.join("media")).unwrap();
        fs::write(server.join("homeserver.db-wal"), "").unwrap();
        fs::write(server.join("synapse.log"), "").unwrap();
        drop(run);
        assert!(server.join("synapse.log").exists());
        assert!(!server.join("homeserver.db-wal").exists() && !server.join("media").exists());
        assert!(!elsewhere.exists());
    }

    #[test]
    fn only_the_newest_folders_are_kept() {
        let runs = tempfile::tempdir().unwrap();
        for _ in 0..KEPT + 4 {
            drop(Run::begin_in(runs.path(), "x").unwrap());
        }
        let _last = Run::begin_in(runs.path(), "x").unwrap();
        let folders = fs::read_dir(runs.path()).unwrap().flatten().filter(|e| e.path().is_dir()).count();
        assert_eq!(folders, KEPT + 1);
    }

    #[test]
    fn we_are_alive_and_pid_zero_is_not() {
        assert!(Mark::of(std::process::id()).alive());
        assert!(!Mark::of(0).alive());
    }
}
