//! What this bot's commands do, in one sentence each, for `!help` and for a command that lacks something.

use crate::text::line::lines;

lines! {
    /// `!rota`.
    [Part] Rota = "command-rota" {}
    /// `!who`.
    [Part] Who = "command-who" {}
    /// `!open`.
    [Part] Open = "command-open" {}
    /// `!ask`.
    [Part] Ask = "command-ask" {}
}
