//! What participation says in chat. The page has texts of its own, in the crate that renders it.

use crate::text::line::lines;
use crate::text::{Day, Line, Link, Moment};

lines! {
    /// The one-time link to the cohort's page.
    [Private] PageLink = "participation-page-link" { cohort: String, page: Link, until: Moment }
    /// Refused: the page opens for members.
    [Private] PageRefused = "participation-page-refused" { cohort: String }
    /// In the peer room, once a day: the page was opened, by whom in what role. `lookers` are the parts below.
    [Room] Looked = "participation-looked" { day: Day, lookers: Vec<Line> }
    /// Who has the duty, or had it.
    [Part] LookerFacilitator = "participation-looker-facilitator" {}
    /// A moderator.
    [Part] LookerModerator = "participation-looker-moderator" {}
    /// A mentor.
    [Part] LookerMentor = "participation-looker-mentor" {}
    /// The coordinator.
    [Part] LookerCoordinator = "participation-looker-coordinator" {}
    /// A member without another role.
    [Part] LookerMember = "participation-looker-member" {}
    /// Whoever runs the service.
    [Part] LookerOperator = "participation-looker-operator" {}
}
