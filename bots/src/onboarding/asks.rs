//! What onboarding asks people.

use serde::{Deserialize, Serialize};

use super::NAME;
use crate::{
    cohort::{Asks, Prompt},
    ids::Language,
};

/// Its questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Which language.
    Language {
        /// In the order of their digits.
        choices: Vec<Language>,
    },
    /// Yes to the rules of this version.
    Rules {
        /// Which version was shown.
        version: u32,
    },
    /// Really leave?
    Leave,
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    /// There is only one of each.
    fn replaces(&self, earlier: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(earlier)
    }

    fn stays(&self) -> bool {
        matches!(self, Self::Language { .. } | Self::Rules { .. })
    }
}

/// Whether it asks for what stands before the door: the language, or the yes to the rules.
pub fn is_at_the_door(prompt: &Prompt) -> bool {
    matches!(prompt.question.of(), Some(Question::Language { .. } | Question::Rules { .. }))
}
