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
/// When something in it cannot be read, or is not ours to close.
pub fn own_files(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        // Never what a link points to: that is another's.
        let about = match fs::symlink_metadata(&path) {
            Err(gone) if gone.kind() == io::ErrorKind::NotFound => continue,
            about => about?,
        };
        if about.is_dir() {
            own_folder(&path)?;
            own_files(&path)?;
        } else if about.is_file() && about.permissions().mode() & OF_OTHERS != 0 {
            match fs::set_permissions(&path, Permissions::from_mode(OWNERS_FILE)) {
                Err(gone) if gone.kind() == io::ErrorKind::NotFound => {}
                closed => closed?,
            }
        }
    }
    Ok(())
}

/// Whether somebody besides its owner may do something with it.
pub fn is_open_to_others(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|about| about.permissions().mode() & OF_OTHERS != 0)
}
