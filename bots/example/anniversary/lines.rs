//! What the anniversary bot says.

use crate::text::{Day, line::lines};

lines! {
    /// So many years of the cohort, and how many came in the last of them.
    [Room] Anniversary = "anniversary-line" { cohort: String, years: i64, newcomers: i64 }
    /// Asked by whoever runs the group: the day, and whether it shall be marked.
    [Private] Ask = "anniversary-ask" { cohort: String, day: Day }
    /// It shall.
    [Private] Kept = "anniversary-kept" {}
    /// It shall not.
    [Private] LeftOut = "anniversary-left-out" {}
    /// What `!anniversary` does.
    [Part] Command = "command-anniversary" {}
}
