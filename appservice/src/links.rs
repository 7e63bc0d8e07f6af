//! What one-time links are for.

/// The purpose of a link that the voice gives in a chat.
pub const CHAT_LINK: &str = "chat";
