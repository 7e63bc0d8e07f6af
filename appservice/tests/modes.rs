//! What the service writes is its owner's alone, also where an earlier version or another hand made it wider.

use std::{
    fs::{self, Permissions},
    os::unix::fs::PermissionsExt as _,
    path::Path,
    process::Command,
};

use appservice::private::{make_folder, own_folder};

use crate::{terminal::baraza, test_db::on_sqlite, test_service::TestService};

pub fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

pub fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn init_keeps_secrets_from_others() {
    let home = tempfile::tempdir().unwrap();
    let secrets = home.path().join("new/secrets");
    // A second time after somebody opened the folder.
    for _ in 0..2 {
        let mut init = Command::new(env!("CARGO_BIN_EXE_baraza-without-device"));
        let settings = home.path().join("new/baraza.toml");
        let said = init.arg("--settings").arg(settings).arg("init").output().unwrap();
        assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
        assert_eq!(mode(&secrets), 0o700);
        for name in ["as_token", "hs_token"] {
            assert_eq!(mode(&secrets.join(name)), 0o600);
        }
        set_mode(&secrets, 0o755);
    }
}

#[test]
fn folders_are_made_for_their_owner_alone() {
    let home = tempfile::tempdir().unwrap();
    let (theirs, ours) = (home.path().join("data"), home.path().join("data/e2ee"));
    make_folder(&theirs).unwrap();
    own_folder(&ours).unwrap();
    assert_eq!((mode(&theirs), mode(&ours)), (0o700, 0o700));
    for folder in [&theirs, &ours] {
        set_mode(folder, 0o755);
    }
    make_folder(&theirs).unwrap();
    own_folder(&ours).unwrap();
    assert_eq!((mode(&theirs), mode(&ours)), (0o755, 0o700), "what is the operator's choice stays");
}

/// The operator's folder may be one for others too. It is told of, and the database in it is closed.
#[tokio::test]
async fn a_data_folder_that_others_may_look_into_is_told_of() {
    on_sqlite(async |home| {
        let town = TestService::new(home).await;
        let folder = &town.home.folder;
        let words = "others on this machine may look into data_dir";
        set_mode(folder, 0o700);
        let said = baraza(&town, &["check"]).await;
        assert!(!said.out.contains(words), "{}", said.out);
        let database = folder.join("baraza.db");
        assert_eq!(mode(&database), 0o600);
        set_mode(folder, 0o755);
        set_mode(&database, 0o644);
        let said = baraza(&town, &["check"]).await;
        assert!(said.out.contains(words), "{}", said.out);
        assert_eq!((mode(folder), mode(&database)), (0o755, 0o600));
        set_mode(folder, 0o700);
    })
    .await;
}
