//! What each command does, in one sentence, for `!help` and for a command that lacks something.

use crate::text::line::lines;

lines! {
    /// `!help`.
    [Part] Help = "command-help" {}
    /// `!rota`.
    [Part] Rota = "command-rota" {}
    /// `!who`.
    [Part] Who = "command-who" {}
    /// `!rules`.
    [Part] Rules = "command-rules" {}
    /// `!hours`.
    [Part] Hours = "command-hours" {}
    /// `!language`.
    [Part] Language = "command-language" {}
    /// `!leave`.
    [Part] Leave = "command-leave" {}
    /// `!later`.
    [Part] Later = "command-later" {}
    /// `!urgent`.
    [Part] Urgent = "command-urgent" {}
    /// `!quiet`.
    [Part] Quiet = "command-quiet" {}
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
    /// `!dashboard`.
    [Part] Dashboard = "command-dashboard" {}
    /// `!open`.
    [Part] Open = "command-open" {}
    /// `!ask`.
    [Part] Ask = "command-ask" {}
}
