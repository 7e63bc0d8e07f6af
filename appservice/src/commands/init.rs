//! `baraza init`: settings and fresh secrets, without overwriting anything.

use std::{fs::OpenOptions, io::Write, path::Path, process::ExitCode};

use anyhow::Context;
use config::Instance;

use crate::{idsource, private};

pub(super) fn init(settings: &Path) -> anyhow::Result<ExitCode> {
    let folder = settings.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let secrets = folder.join("secrets");
    private::own_folder(&secrets).with_context(|| format!("cannot make the folder {}", secrets.display()))?;
    let mut written = Vec::new();
    if write_new(settings, Instance::example().as_bytes(), 0o644)? {
        written.push(settings.display().to_string());
    }
    for name in ["as_token", "hs_token"] {
        let path = secrets.join(name);
        if write_new(&path, idsource::secret().as_bytes(), 0o600)? {
            written.push(path.display().to_string());
        }
    }
    if written.is_empty() {
        println!("Everything is there already; nothing was changed.");
    } else {
        println!("Written: {}", written.join(", "));
    }
    println!(
        "Next: put your homeserver's address and name into {}, then run: baraza registration",
        settings.display()
    );
    Ok(ExitCode::SUCCESS)
}

fn write_new(path: &Path, content: &[u8], mode: u32) -> anyhow::Result<bool> {
    use std::os::unix::fs::OpenOptionsExt;
    let opened = OpenOptions::new().write(true).create_new(true).mode(mode).open(path);
    match opened {
        Ok(mut file) => {
            file.write_all(content).with_context(|| format!("cannot write {}", path.display()))?;
            Ok(true)
        }
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(error).with_context(|| format!("cannot write {}", path.display())),
    }
}
