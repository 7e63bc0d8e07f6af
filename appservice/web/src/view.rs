//! What a page shows: plain data, already suppressed.

use bots::participation::PageNumbers;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// The cohort's page.
#[derive(Clone, Debug, PartialEq)]
pub struct CohortPage {
    /// The cohort's name, as its file says it.
    pub cohort: String,
    /// The cohort's zone, for the day and hour up to which the data reach.
    pub zone: TimeZone,
    /// Whether it is not launched yet: it has no numbers then.
    pub forming: bool,
    /// The numbers, from `bots::participation::numbers`.
    pub numbers: PageNumbers,
    /// Who looked, newest first. The page says each day and role once.
    pub looks: Vec<Look>,
}

/// One look at the page, as the cohort itself reads it: the day and the role. Not the hour and not the person: who
/// looks is seen looking, but is not watched.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Look {
    /// The day in the cohort's zone.
    pub on: Date,
    /// In what role.
    pub role: ViewerRole,
}

/// In what role somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ViewerRole {
    /// A member without another role.
    Member,
    /// Who has the duty, or had it.
    Facilitator,
    /// A moderator.
    Moderator,
    /// A mentor.
    Mentor,
    /// The coordinator of the cohort.
    Coordinator,
    /// Whoever runs the service and opened a link that it printed on a terminal.
    Operator,
}
