//! The typed lines, a module for each bot. Each has a catalogue file of the same name in every language.

// The example of CONTRIBUTING.
#[cfg(test)]
#[path = "../../../example/anniversary/lines.rs"]
pub mod anniversary;
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
        anniversary::samples(),
    ]
    .concat()
}
