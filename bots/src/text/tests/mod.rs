//! Tests over every text in every language.

mod catalogues;
mod faults;
mod glossary;
mod lengths;
mod names;
mod readability;
mod rings;
pub(crate) mod sample;

use super::Line;
use crate::ids::Language;

/// Every line in every language.
fn all() -> impl Iterator<Item = (Language, Line)> {
    Language::ALL
        .into_iter()
        .flat_map(|language| super::lines::samples().into_iter().map(move |line| (language, line)))
}
