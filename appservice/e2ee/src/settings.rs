//! What the caller says to open the device.

use std::path::PathBuf;

use matrix_sdk::ruma::OwnedUserId;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};

use crate::faults::OpenFault;

/// Everything that [`crate::Device::open`] needs.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where clients reach the homeserver, for example `http://127.0.0.1:8008`.
    pub homeserver_url: String,
    /// The appservice's own token. It stays in this crate's shim: the SDK, its store and its logs never see it.
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

impl Settings {
    /// The folder of this device's store.
    pub(crate) fn device_folder(&self) -> PathBuf {
        self.store_path.join(&self.device_id)
    }

    /// The store's key. The SDK would take the passphrase itself, and stretch it four times (one time a file) at
    /// every start; a long random text needs no stretching.
    pub(crate) fn store_key(&self) -> [u8; 32] {
        let hash = Sha256::new().chain_update("baraza e2ee store, 1: ");
        hash.chain_update(self.passphrase.expose_secret()).finalize().into()
    }

    /// Refuses settings that could not work whatever the homeserver says.
    pub(crate) fn checked_url(&self) -> Result<reqwest::Url, OpenFault> {
        let named = self.device_id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
        if self.device_id.is_empty() || !named {
            return Err(OpenFault::DeviceName(self.device_id.clone()));
        }
        let url = reqwest::Url::parse(&self.homeserver_url)
            .map_err(|_| OpenFault::Address(self.homeserver_url.clone()))?;
        match url.scheme() {
            "http" | "https" if url.has_host() => Ok(url),
            _ => Err(OpenFault::Address(self.homeserver_url.clone())),
        }
    }
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

    fn settings(url: &str, device_id: &str) -> Settings {
        Settings {
            homeserver_url: url.to_owned(),
            as_token: "secret-token".into(),
            user_id: "@voice:hs.test".try_into().unwrap(),
            device_id: device_id.to_owned(),
            store_path: PathBuf::from("store"),
            passphrase: "secret-passphrase".into(),
        }
    }

    #[test]
    fn fresh_ids_differ_and_name_folders() {
        let one = fresh_device_id([0, 1, 25, 26, 51, 255, 7, 8, 9, 10]);
        assert_eq!(one, "BARAZAABZAZVHIJK");
        assert_ne!(one, fresh_device_id([1; 10]));
        assert!(settings("http://hs.test", &one).checked_url().is_ok());
    }

    #[test]
    fn a_device_id_that_leaves_its_folder_is_refused() {
        for id in ["", "..", "A/B", "A\\B", "A B"] {
            let refused = settings("http://hs.test", id).checked_url();
            assert!(matches!(refused, Err(OpenFault::DeviceName(_))), "{id:?}");
        }
    }

    #[test]
    fn an_address_without_http_is_refused() {
        for url in ["", "hs.test", "ftp://hs.test", "http://"] {
            let refused = settings(url, "D").checked_url();
            assert!(matches!(refused, Err(OpenFault::Address(_))), "{url:?}");
        }
    }

    #[test]
    fn the_store_key_is_the_same_for_ever_and_follows_the_passphrase() {
        // hashlib.sha256(b"baraza e2ee store, 1: secret-passphrase").hexdigest() in Python
        let hex = |key: [u8; 32]| key.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let one = settings("http://hs.test", "D");
        assert_eq!(hex(one.store_key()), "0ea5e5873781e6d43113f2b8dfd624ad1735a013feca78a037cc04fa34c6fb07");
        let other = Settings { passphrase: "another".into(), ..one.clone() };
        assert_ne!(one.store_key(), other.store_key());
    }

    #[test]
    fn secrets_are_not_printed() {
        let printed = format!("{:?}", settings("http://hs.test", "D"));
        assert!(!printed.contains("secret-"), "{printed}");
    }
}
