//! What is asked about quiet time: about texts left for later, emergencies, and extra time to rest.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{NAME, state::HeldId};
use crate::{
    cohort::{Asks, Prompt},
    ids::PersonId,
};

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
    /// To who called: was it a mistake?
    Called {
        /// Which emergency.
        case: u64,
    },
    /// Shall the rooms rest as the preview shows?
    Rest {
        /// From when; nothing for at once.
        from: Option<Timestamp>,
        /// Until when.
        until: Timestamp,
        /// Why, in the words of who asks for it: they stand apart, and go with the answer.
        #[serde(skip)]
        why: Option<String>,
    },
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    fn replaces(&self, earlier: &Self) -> bool {
        let rest = |one: &Self| matches!(one, Self::Rest { .. });
        self == earlier || rest(self) && rest(earlier)
    }

    fn words(&self) -> Option<String> {
        match self {
            Self::Rest { why, .. } => why.clone(),
            _ => None,
        }
    }

    fn put_words(&mut self, words: Option<String>) {
        if let Self::Rest { why, .. } = self {
            *why = words;
        }
    }

    fn stays(&self) -> bool {
        matches!(self, Self::Urgent { .. } | Self::UrgentReason | Self::Called { .. })
    }

    fn anywhere(&self) -> bool {
        self.stays()
    }
}

/// Whether it is about an emergency: it calls somebody for help, asks who calls what has happened, or whether it was a
/// mistake.
pub fn is_urgent(prompt: &Prompt) -> bool {
    matches!(
        prompt.question.of(),
        Some(Question::Urgent { .. } | Question::UrgentReason | Question::Called { .. })
    )
}

/// Whether it asks who calls for help what has happened.
pub fn asks_reason(prompt: &Prompt) -> bool {
    prompt.question.is(&Question::UrgentReason)
}

/// Whether it calls that person for help in that case.
pub(super) fn is_call(prompt: &Prompt, number: u64, person: &PersonId) -> bool {
    prompt.person == *person && prompt.question.is(&Question::Urgent { case: number })
}
