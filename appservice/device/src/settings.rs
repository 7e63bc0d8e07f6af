//! What the caller says to open the device.

use std::path::PathBuf;

use ruma::OwnedUserId;
use secrecy::SecretString;

/// Everything that [`crate::Opener::open`] needs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where clients reach the homeserver, for example `http://127.0.0.1:8008`.
    pub homeserver_url: String,
    /// The appservice's own token. It stays with whoever opens the device: the library that encrypts, its store and its
    /// logs never see it.
    pub as_token: SecretString,
    /// The voice: a user of the registration's namespace. Not the registration's sender, who cannot sync (Synapse
    /// answers 500).
    pub user_id: OwnedUserId,
    /// The device. New store, new device: take one from [`fresh_device_id`] and remember it beside the store.
    /// Letters, digits, `_` and `-` only, for it names a folder.
    pub device_id: String,
    /// The folder that holds one folder a device. Both are made when missing.
    pub store_path: PathBuf,
    /// Locks the store on disk, and the cross-signing and backup keys kept on the homeserver for the device that
    /// comes after this one. All replicas of an instance share it. A long random text (16 bytes of chance or more),
    /// not a word: the store's key is made from it quickly, which a guess would be too.
    pub passphrase: SecretString,
}

/// A device id nobody had before, from ten random bytes of the caller.
///
/// A lost store cannot be made again under its old id: the homeserver keeps the old device's one-time keys and
/// refuses new ones for ever ("One time key already exists").
#[must_use]
pub fn fresh_device_id(random: [u8; 10]) -> String {
    let letters = random.iter().map(|byte| char::from(b'A' + byte % 26));
    "BARAZA".chars().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fresh_ids_differ() {
        let one = fresh_device_id([0, 1, 25, 26, 51, 255, 7, 8, 9, 10]);
        assert_eq!(one, "BARAZAABZAZVHIJK");
        assert_ne!(one, fresh_device_id([1; 10]));
    }

    #[test]
    fn secrets_are_not_printed() {
        let settings = Settings {
            homeserver_url: "http://hs.test".to_owned(),
            as_token: "secret-token".into(),
            user_id: "@voice:hs.test".try_into().unwrap(),
            device_id: "D".to_owned(),
            store_path: PathBuf::from("store"),
            passphrase: "secret-passphrase".into(),
        };
        let printed = format!("{settings:?}");
        assert!(!printed.contains("secret-"), "{printed}");
    }
}
