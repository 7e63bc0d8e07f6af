//! What this bot's commands do, in one sentence each, for `!help` and for a command that lacks something.

use crate::text::line::lines;

lines! {
    /// `!dashboard`.
    [Part] Dashboard = "command-dashboard" {}
}
