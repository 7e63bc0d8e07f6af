//! What is asked about consents.

use serde::{Deserialize, Serialize};

use super::{NAME, state::Consent};
use crate::cohort::Asks;

/// The bot's questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// May it be?
    May {
        /// What.
        consent: Consent,
    },
    /// All of them, with a digit each that turns one round.
    Menu,
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    /// What was asked unasked is asked once, so nothing pushes it out.
    fn stays(&self) -> bool {
        matches!(self, Self::May { .. })
    }
}
