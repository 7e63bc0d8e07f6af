//! What the caller's settings mean here.

use std::path::PathBuf;

use device_link::Settings;
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};

use crate::faults::OpenFault;

/// The folder of this device's store.
pub(crate) fn folder(settings: &Settings) -> PathBuf {
    settings.store_path.join(&settings.device_id)
}

/// The store's key. The SDK would take the passphrase itself, and stretch it four times (one time a file) at
/// every start; a long random text needs no stretching.
pub(crate) fn store_key(settings: &Settings) -> [u8; 32] {
    let hash = Sha256::new().chain_update("baraza e2ee store, 1: ");
    hash.chain_update(settings.passphrase.expose_secret()).finalize().into()
}

/// Refuses settings that could not work whatever the homeserver says.
pub(crate) fn checked_url(settings: &Settings) -> Result<reqwest::Url, OpenFault> {
    let named = settings.device_id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-');
    if settings.device_id.is_empty() || !named {
        return Err(OpenFault::DeviceName(settings.device_id.clone()));
    }
    let url = reqwest::Url::parse(&settings.homeserver_url)
        .map_err(|_| OpenFault::Address(settings.homeserver_url.clone()))?;
    match url.scheme() {
        "http" | "https" if url.has_host() => Ok(url),
        _ => Err(OpenFault::Address(settings.homeserver_url.clone())),
    }
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
    fn a_fresh_device_id_names_a_folder() {
        let fresh = device_link::fresh_device_id([0, 1, 25, 26, 51, 255, 7, 8, 9, 10]);
        assert!(checked_url(&settings("http://hs.test", &fresh)).is_ok());
    }

    #[test]
    fn a_device_id_that_leaves_its_folder_is_refused() {
        for id in ["", "..", "A/B", "A\\B", "A B"] {
            let refused = checked_url(&settings("http://hs.test", id));
            assert!(matches!(refused, Err(OpenFault::DeviceName(_))), "{id:?}");
        }
    }

    #[test]
    fn an_address_without_http_is_refused() {
        for url in ["", "hs.test", "ftp://hs.test", "http://"] {
            let refused = checked_url(&settings(url, "D"));
            assert!(matches!(refused, Err(OpenFault::Address(_))), "{url:?}");
        }
    }

    #[test]
    fn the_store_key_is_the_same_for_ever_and_follows_the_passphrase() {
        // hashlib.sha256(b"baraza e2ee store, 1: secret-passphrase").hexdigest() in Python
        let hex = |key: [u8; 32]| key.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let one = settings("http://hs.test", "D");
        assert_eq!(hex(store_key(&one)), "0ea5e5873781e6d43113f2b8dfd624ad1735a013feca78a037cc04fa34c6fb07");
        let other = Settings { passphrase: "another".into(), ..one.clone() };
        assert_ne!(store_key(&one), store_key(&other));
    }
}
