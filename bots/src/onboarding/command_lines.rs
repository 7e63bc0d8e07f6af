//! What this bot's commands do, in one sentence each, for `!help` and for a command that lacks something.

use crate::text::line::lines;

lines! {
    /// `!rules`.
    [Part] Rules = "command-rules" {}
    /// `!language`.
    [Part] Language = "command-language" {}
    /// `!leave`.
    [Part] Leave = "command-leave" {}
}
