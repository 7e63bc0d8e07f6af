//! What moderation asks people.

use serde::{Deserialize, Serialize};

use super::{NAME, state::Intent};
use crate::{cohort::Asks, ids::PersonId};

/// Its questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Confirm an act of moderation.
    Confirm {
        /// What would be done.
        intent: Intent,
    },
    /// Which of these people was meant?
    Which {
        /// In the order of their digits.
        candidates: Vec<PersonId>,
        /// What would be done to the one chosen.
        intent: Intent,
    },
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    fn words(&self) -> Option<String> {
        let (Self::Confirm { intent } | Self::Which { intent, .. }) = self;
        intent.reason.clone()
    }

    fn put_words(&mut self, words: Option<String>) {
        let (Self::Confirm { intent } | Self::Which { intent, .. }) = self;
        intent.reason = words;
    }
}
