//! What facilitation asks people.

use serde::{Deserialize, Serialize};

use super::{NAME, rota::TurnId};
use crate::{cohort::Asks, ids::PersonId};

/// Its questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
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
    /// What is your question for the others?
    Words,
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    fn stays(&self) -> bool {
        matches!(self, Self::Duty { .. })
    }
}
