//! What this bot's command does, in one sentence, for `!help` and for a command that lacks something.

use crate::text::line::lines;

lines! {
    /// `!consent`.
    [Part] Consent = "command-consent" {}
}
