//! What this bot's commands do, in one sentence each, for `!help` and for a command that lacks something.

use crate::text::line::lines;

lines! {
    /// `!warn`.
    [Part] Warn = "command-warn" {}
    /// `!mute`.
    [Part] Mute = "command-mute" {}
    /// `!unmute`.
    [Part] Unmute = "command-unmute" {}
    /// `!remove`.
    [Part] Remove = "command-remove" {}
    /// `!ban`.
    [Part] Ban = "command-ban" {}
    /// `!unban`.
    [Part] Unban = "command-unban" {}
    /// `!redact`.
    [Part] Redact = "command-redact" {}
    /// `!undo`.
    [Part] Undo = "command-undo" {}
    /// `!audit`.
    [Part] Audit = "command-audit" {}
    /// `!report`.
    [Part] Report = "command-report" {}
    /// `!appeal`.
    [Part] Appeal = "command-appeal" {}
}
