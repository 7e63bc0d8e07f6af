//! Open questions of the voice. A reaction names its event; a digit or a word answers the newest one that was sent
//! before it was written.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    facilitation::rota::TurnId,
    ids::{EffectKey, Language, PersonId},
    moderation::state::Intent,
    quiet_hours::state::HeldId,
};

/// What an answer means.
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
    /// Will you take this week?
    Duty {
        /// Which week.
        turn: TurnId,
    },
    /// Swap turns with this person?
    Swap {
        /// Who offers.
        from: PersonId,
    },
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
    /// Really leave?
    Leave,
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

/// A question put to one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Prompt {
    /// The message that carries it.
    pub key: EffectKey,
    /// Who was asked.
    pub person: PersonId,
    /// What.
    pub question: Question,
    /// When it was decided to ask.
    pub asked: Timestamp,
    /// After this an answer does nothing and says what is still possible.
    pub expires: Timestamp,
}
