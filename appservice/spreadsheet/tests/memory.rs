//! How much memory and time the worst files take, each in a process of its own.

use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, Instant},
};

use spreadsheet::read;

use crate::{
    made::{Xlsx, good_ods, good_xlsx},
    swollen,
};

/// Names the file that the process reads, and makes it that process.
const FILE: &str = "BARAZA_SPREADSHEET_FILE";
/// How much more memory reading may take than the process has, in KiB.
const MOST: u64 = 64 * 1_024;
/// Generous, because other tests run beside: each takes less than a second alone.
const SLOWEST: Duration = Duration::from_secs(15);

/// The most memory that this process has ever had, in KiB.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// So much more memory this process has had after reading the file, in KiB, the file itself with it.
#[test]
fn what_one_file_takes() {
    let Ok(path) = std::env::var(FILE) else { return };
    let before = peak();
    let bytes = fs::read(path).unwrap();
    let result = read(&bytes);
    println!("took {}", peak() - before);
    drop(result);
}

fn taken(name: &str, bytes: &[u8]) -> u64 {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!(
        "{}-{}",
        std::process::id(),
        name.replace(' ', "-")
    ));
    fs::write(&path, bytes).unwrap();
    let start = Instant::now();
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "memory::what_one_file_takes", "--nocapture"])
        .env(FILE, &path)
        .output()
        .unwrap();
    let elapsed = start.elapsed();
    fs::remove_file(&path).unwrap();
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{name}: {said}");
    assert!(elapsed < SLOWEST, "{name} took {elapsed:?}");
    // The runner's own words stand on the same line.
    let (_, behind) = said.split_once("took ").unwrap_or_else(|| panic!("{name}: {said}"));
    let taken = behind.lines().next().unwrap().trim().parse().unwrap();
    println!("{taken:>6} KiB {:>6} ms {name}", elapsed.as_millis());
    taken
}

#[test]
fn no_file_takes_more_than_it_may() {
    for (name, bytes, _) in swollen::all() {
        assert!(taken(name, &bytes) < MOST, "{name}");
    }
}

/// That a measure shows what a file takes: a text of eight megabytes cannot be unpacked in less.
#[test]
fn the_measure_sees_what_is_taken() {
    let strings = format!("<si><t>{}</t></si>", "x".repeat(7_900_000));
    let large = Xlsx { strings, ..Xlsx::of("<row><c t=\"s\"><v>0</v></c></row>") }.bytes();
    assert!(taken("large", &large) > 8 * 1_024);
    assert!(taken("small xlsx", &good_xlsx()) < 4 * 1_024);
    assert!(taken("small ods", &good_ods()) < 4 * 1_024);
}
