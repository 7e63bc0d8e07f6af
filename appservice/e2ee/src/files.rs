//! Files that came sealed, and ours that go so (Matrix, "Sending encrypted attachments").

use std::io::{self, Read};

use matrix_sdk_crypto::{AttachmentDecryptor, AttachmentEncryptor, DecryptorError, MediaEncryptionInfo};
use serde_json::Value;

/// Why a file stays sealed.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// What the message says of its key cannot be read.
    #[error("the key of the file cannot be read")]
    Key(#[from] serde_json::Error),
    /// The key fits no version that is known.
    #[error("the file is sealed in a way that is not known")]
    Kind(#[from] DecryptorError),
    /// It is not the file that was sent.
    #[error("the file is not the one that was sent")]
    Altered(#[from] io::Error),
}

/// Opens it, in memory.
pub fn open(file: &Value, mut sealed: &[u8]) -> Result<Vec<u8>, FileFault> {
    let info: MediaEncryptionInfo = serde_json::from_value(file.clone())?;
    let mut open = Vec::new();
    AttachmentDecryptor::new(&mut sealed, info)?.read_to_end(&mut open)?;
    Ok(open)
}

/// Seals one, in memory: its bytes, and what a message says of its key.
pub fn seal(mut open: &[u8]) -> Result<(Vec<u8>, Value), FileFault> {
    let mut sealing = AttachmentEncryptor::new(&mut open);
    let mut sealed = Vec::new();
    sealing.read_to_end(&mut sealed)?;
    let key = serde_json::to_value(sealing.finish())?;
    Ok((sealed, key))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_sealed_is_opened_and_what_was_altered_is_not() {
        let (mut sealed, key) = seal(b"name,account").unwrap();
        assert_ne!(sealed, b"name,account");
        assert_eq!(open(&key, &sealed).unwrap(), b"name,account");
        sealed[0] ^= 1;
        assert!(matches!(open(&key, &sealed), Err(FileFault::Altered(_))));
        assert!(matches!(open(&serde_json::json!({}), &sealed), Err(FileFault::Key(_))));
    }
}
