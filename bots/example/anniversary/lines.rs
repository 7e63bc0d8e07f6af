//! What the anniversary bot says.

use crate::text::line::lines;

lines! {
    /// So many years of the cohort.
    [Room] Anniversary = "anniversary-line" { cohort: String, years: i64 }
}
