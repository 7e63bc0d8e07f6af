//! What moderation asks people.

use serde::{Deserialize, Serialize};

use super::{
    NAME,
    state::{Intent, Reported},
};
use crate::{cohort::Asks, deciding::Words, ids::PersonId};

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
    /// What is wrong? Asked where a report came without words, or in a room.
    ReportWords {
        /// The message that it is about.
        message: Option<Reported>,
    },
    /// Whom is a report about: who runs the room, another, nobody?
    ReportAbout {
        /// The report, in the chat with who sent it: what was said of it, in order.
        said: Vec<Words>,
        /// The message that it is about, which is no person's.
        message: Option<Reported>,
    },
    /// Which of those who run the room?
    ReportWhom {
        /// The report, in the chat with who sent it: what was said of it, in order.
        said: Vec<Words>,
        /// The message that it is about, which is no person's.
        message: Option<Reported>,
        /// So many of them were shown before.
        from: usize,
        /// Those who are shown, in the order of their digits: who they are may change until the answer.
        shown: Vec<PersonId>,
    },
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    fn replaces(&self, earlier: &Self) -> bool {
        let words = |one: &Self| matches!(one, Self::ReportWords { .. });
        self == earlier || words(self) && words(earlier)
    }

    fn words(&self) -> Option<String> {
        match self {
            Self::Confirm { intent } | Self::Which { intent, .. } => intent.reason.clone(),
            _ => None,
        }
    }

    fn put_words(&mut self, words: Option<String>) {
        if let Self::Confirm { intent } | Self::Which { intent, .. } = self {
            intent.reason = words;
        }
    }
}
