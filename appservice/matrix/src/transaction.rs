use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ruma::UserId;
use sha2::{Digest as _, Sha256};

/// The Matrix transaction id of an effect: the same for every repetition, different for every effect and account.
///
/// It depends on the account because Synapse's memory of transactions is keyed by (path, appservice): two accounts
/// of ours that use one id in one room would make the second message vanish, answered with the first one's event id.
/// 16 bytes of SHA-256 in URL-safe base64, so that it needs no escaping and tells nothing of its cause.
pub fn transaction_id(effect_key: &str, user: &UserId) -> String {
    let mut hash = Sha256::new();
    // The length keeps (user, key) pairs apart whatever characters they hold.
    hash.update((user.as_str().len() as u64).to_be_bytes());
    hash.update(user.as_str().as_bytes());
    hash.update(effect_key.as_bytes());
    let digest = hash.finalize();
    let short = digest.get(..16).unwrap_or(&digest);
    format!("b1-{}", URL_SAFE_NO_PAD.encode(short))
}

#[cfg(test)]
mod tests {
    use ruma::user_id;

    use super::*;

    #[test]
    fn one_effect_has_one_id() {
        let voice = user_id!("@baraza_voice:moh.test:8448");
        let id = transaction_id("$abc#0", voice);
        assert_eq!(id, transaction_id("$abc#0", voice));
        // Stored rows outlive a binary: a new build must not change the id of an effect under way.
        assert_eq!(id, "b1-Lde20lJWEHC7sumk4vu5-Q");
    }

    #[test]
    fn effects_and_accounts_do_not_share_ids() {
        let voice = user_id!("@baraza_voice:moh.test");
        let steward = user_id!("@baraza:moh.test");
        let ids = [
            transaction_id("$abc#0", voice),
            transaction_id("$abc#1", voice),
            transaction_id("$abc#0", steward),
        ];
        assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 3);
    }

    #[test]
    fn an_id_needs_no_escaping() {
        let id = transaction_id("timer:lari/peer ?#☃", user_id!("@v:moh.test"));
        assert!(id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'), "{id}");
        assert!(id.len() <= 32, "{id}");
    }
}
