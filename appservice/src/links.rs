//! What one-time links are for.

/// The purpose of a link that the voice gives in a chat.
pub const CHAT_LINK: &str = "chat";

/// What is stored of the code of a slip.
pub fn code_hash(digits: &str) -> String {
    crate::idsource::hash(&format!("join:{digits}"))
}
