//! What is asked in quiet time: about texts left for later, and about emergencies.

use serde::{Deserialize, Serialize};

use super::{NAME, state::HeldId};
use crate::cohort::{Asks, Prompt};

/// The bot's questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// A text in quiet time: post at opening, urgent, nothing.
    Keep {
        /// The held message.
        held: HeldId,
    },
    /// An emergency: are you on it?
    Urgent {
        /// Which emergency.
        case: u64,
    },
    /// What is the emergency?
    UrgentReason,
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    fn stays(&self) -> bool {
        matches!(self, Self::Urgent { .. } | Self::UrgentReason)
    }
}

/// Whether it calls somebody for help.
pub fn is_call(prompt: &Prompt) -> bool {
    matches!(prompt.question.of(), Some(Question::Urgent { .. }))
}

/// Whether it asks who calls for help what has happened.
pub fn asks_reason(prompt: &Prompt) -> bool {
    prompt.question.is(&Question::UrgentReason)
}
