//! The typed lines that several bots say, and those of the first bots. A new bot has its own in its folder. Each has a
//! catalogue file of the same name in every language.

#[cfg(test)]
use crate::registry::BOTS;

pub mod commands;
pub mod facilitation;
pub mod general;
pub mod moderation;
pub mod onboarding;
pub mod participation;
pub mod quiet;
pub mod rooms;
pub mod urgent;

/// Every line with sample arguments, for the tests over all texts.
#[cfg(test)]
pub(super) fn samples() -> Vec<super::Line> {
    [
        commands::samples(),
        facilitation::samples(),
        general::samples(),
        moderation::samples(),
        onboarding::samples(),
        participation::samples(),
        quiet::samples(),
        rooms::samples(),
        urgent::samples(),
    ]
    .into_iter()
    .chain(BOTS.iter().map(|bot| (bot.samples)()))
    .collect::<Vec<_>>()
    .concat()
}
