//! What participation says in chat. The page has texts of its own, in the crate that renders it.

use crate::text::line::lines;
use crate::text::{Link, Moment};

lines! {
    /// The one-time link to the cohort's page.
    [Private] PageLink = "participation-page-link" { cohort: String, page: Link, until: Moment }
    /// Refused: the page opens for facilitators.
    [Private] PageRefused = "participation-page-refused" { cohort: String }
}
