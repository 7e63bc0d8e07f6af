//! Folders and files that only their owner may look into.
//!
//! What we make is made so. A folder that is ours by its name is set right where it was made wider by an earlier version.
//! `data_dir` is the operator's choice, and may be a folder that others use too: where it is there already it is left as
//! it is, and `check` and the log tell of it. What is ours in it is closed by itself.

use std::{
    fs::{self, DirBuilder, Permissions},
    io,
    os::unix::fs::{DirBuilderExt as _, PermissionsExt as _},
    path::Path,
};

const OWNERS_ALONE: u32 = 0o700;
const OWNERS_FILE: u32 = 0o600;
/// The rights of the group and of everybody.
const OF_OTHERS: u32 = 0o077;

/// Makes a folder, with those above it, unless it is there.
///
/// # Errors
/// When it cannot be made.
pub fn make_folder(path: &Path) -> io::Result<()> {
    DirBuilder::new().recursive(true).mode(OWNERS_ALONE).create(path)
}

/// The same for a folder that is ours by its name: one that is there is closed to others.
///
/// # Errors
/// When it cannot be made, or is not ours to close.
pub fn own_folder(path: &Path) -> io::Result<()> {
    make_folder(path)?;
    if is_open_to_others(path) {
        fs::set_permissions(path, Permissions::from_mode(OWNERS_ALONE))?;
    }
    Ok(())
}

/// The same for what lies in such a folder, and below: a library that makes files there does so for whoever the umask
/// lets in, and the folder alone would keep them only as long as nobody moves or copies them. What goes while we look
/// needs no closing.
///
/// # Errors
/// When something in it cannot be read.
pub fn own_files(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // Never what a link points to: that is another's.
        let about = match fs::symlink_metadata(&path) {
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => continue,
            about => about?,
        };
        let is_open = about.permissions().mode() & OF_OTHERS != 0;
        if about.is_dir() {
            if is_open {
                close(&path, OWNERS_ALONE)?;
            }
            own_files(&path)?;
        } else if about.is_file() && is_open {
            close(&path, OWNERS_FILE)?;
        }
    }
    Ok(())
}

/// What another owner has is not ours to close, and no reason to leave the rest: the folder around it keeps others out.
fn close(path: &Path, mode: u32) -> io::Result<()> {
    match fs::set_permissions(path, Permissions::from_mode(mode)) {
        Err(gone) if gone.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            tracing::warn!(path = %path.display(), "others may read it, and it is not ours to close");
            Ok(())
        }
        closed => closed,
    }
}

/// Whether somebody besides its owner may do something with it.
pub fn is_open_to_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.permissions().mode() & OF_OTHERS != 0)
}
