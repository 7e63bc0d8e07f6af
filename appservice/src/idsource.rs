//! The one place that makes ids and secrets.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// A fresh ULID.
#[expect(clippy::disallowed_methods, reason = "the one place that makes ids")]
pub fn ulid() -> String {
    ulid::Ulid::new().to_string()
}

/// A fresh secret of 256 bits, fit for an address.
pub fn secret() -> String {
    let bytes: [u8; 32] = rand::random();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// What is stored of a secret.
pub fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}
