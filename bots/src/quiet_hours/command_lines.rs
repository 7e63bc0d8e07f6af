//! What this bot's commands do, in one sentence each, for `!help` and for a command that lacks something.

use crate::text::line::lines;

lines! {
    /// `!hours`.
    [Part] Hours = "command-hours" {}
    /// `!later`.
    [Part] Later = "command-later" {}
    /// `!urgent`.
    [Part] Urgent = "command-urgent" {}
    /// `!quiet`.
    [Part] Quiet = "command-quiet" {}
}
