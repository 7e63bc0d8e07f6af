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

/// Eight digits that follow from a secret and a number: nobody who does not know the secret can guess them.
pub fn digits(secret: &str, number: usize) -> String {
    let digest = Sha256::digest(format!("{secret}:{number}"));
    let value = digest.iter().take(8).fold(0_u64, |value, byte| (value << 8) | u64::from(*byte));
    format!("{:08}", value % 100_000_000)
}

/// What is stored of a secret.
pub fn hash(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret.as_bytes()))
}
