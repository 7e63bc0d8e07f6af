//! Where the harness keeps what it makes: `target/baraza/`, so that `cargo clean` removes all of it.

use std::path::{Path, PathBuf};

/// The `target/` folder of this build, made absolute.
///
/// Asked in this order: the folder above the running program that carries cargo's `CACHEDIR.TAG` (true for tests,
/// `cargo run` and a binary started by hand), `CARGO_TARGET_DIR`, and `target/` beside the workspace's `Cargo.toml`.
pub fn workspace_target() -> PathBuf {
    let beside_program = std::env::current_exe().ok().and_then(|program| cargo_folder_above(&program));
    beside_program
        .or_else(|| {
            std::env::var_os("CARGO_TARGET_DIR").map(PathBuf::from).and_then(|p| std::path::absolute(p).ok())
        })
        .unwrap_or_else(|| workspace_root().join("target"))
}

/// The folder of everything the harness makes: `target/baraza`.
pub fn baraza_folder() -> PathBuf {
    workspace_target().join("baraza")
}

/// The checkout this crate was built from.
pub fn workspace_root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).to_path_buf()
}

fn cargo_folder_above(program: &Path) -> Option<PathBuf> {
    program.ancestors().skip(1).find(|folder| folder.join("CACHEDIR.TAG").is_file()).map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_program_finds_the_folder_it_was_built_into() {
        let target = workspace_target();
        assert!(target.is_absolute());
        assert!(std::env::current_exe().unwrap().starts_with(&target), "{}", target.display());
    }

    #[test]
    fn a_program_outside_any_target_folder_finds_none() {
        assert_eq!(cargo_folder_above(Path::new("/usr/bin/env")), None);
    }

    #[test]
    fn the_root_holds_the_workspace_file() {
        assert!(workspace_root().join("Cargo.toml").is_file());
    }
}
