//! What is said of a group that begins. In the room nobody is counted.

use crate::text::{Day, Line, line::lines};

lines! {
    /// The room reads once that the group is one.
    [Room] Launched = "launch-launched" { cohort: String }
    /// Whoever coordinates reads it too.
    [Private] Told = "launch-told" { cohort: String }
    /// It is forming. `items` are what is missing.
    [Private] Forming = "launch-forming" { cohort: String, items: Vec<Line> }
    /// So many said yes, of so many; so many are needed.
    [Part] MissingYes = "launch-missing-yes" { agreed: i64, people: i64, needed: i64 }
    /// So many who facilitate said yes.
    [Part] MissingFacilitators = "launch-missing-facilitators" { count: i64, needed: i64 }
    /// So many were not greeted yet.
    [Part] MissingGreeting = "launch-missing-greeting" { count: i64 }
    /// Since when it lives.
    [Private] Lives = "launch-lives" { cohort: String, since: Day }
}
