//! Text from outside, made fit for both databases.
//!
//! What people and other servers write may hold anything, and a row that is refused blocks the queue for ever. So
//! what PostgreSQL cannot store is changed before it is stored, on both databases alike.

use std::borrow::Cow;

use sha2::{Digest as _, Sha256};

use crate::migrate::hex;

/// PostgreSQL indexes keys of up to some 2,700 bytes. Matrix ids have at most 255.
const LONGEST_KEY: usize = 1_000;

/// PostgreSQL stores no NUL in text: it becomes the replacement character.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    if text.contains('\0') { Cow::Owned(text.replace('\0', "\u{fffd}")) } else { Cow::Borrowed(text) }
}

/// [`clean`], for text that is kept.
pub(crate) fn owned(text: &str) -> String {
    clean(text).into_owned()
}

/// A key that fits into an index: a longer one keeps its beginning and gets its hash, the same each time.
pub(crate) fn key(text: &str) -> String {
    if text.len() <= LONGEST_KEY {
        return owned(text);
    }
    let beginning: String = text.chars().take(40).collect();
    format!("{}…sha256:{}", clean(&beginning), hex(&Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_KEY, clean, key};

    #[test]
    fn only_what_cannot_be_stored_is_changed() {
        assert_eq!(clean("habari 🌍"), "habari 🌍");
        assert_eq!(clean("a\0b"), "a\u{fffd}b");
        assert_eq!(key(&"é".repeat(LONGEST_KEY / 2)), "é".repeat(LONGEST_KEY / 2));
        let (one, two) = ("é".repeat(LONGEST_KEY), "é".repeat(LONGEST_KEY) + "x");
        assert!(key(&one).len() < 200);
        assert_eq!(key(&one), key(&one));
        assert_ne!(key(&one), key(&two));
    }
}
