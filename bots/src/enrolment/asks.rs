//! What coordinators are asked.

use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use super::NAME;
use crate::{cohort::Asks, ids::PersonId};

/// The bot's questions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// What would you like to do?
    Menu,
    /// Which list? It is sent as a file.
    List,
    /// Shall the new people of this list be added?
    Take {
        /// The message with the file.
        list: OwnedEventId,
        /// What it read as when it was shown.
        reads: u64,
        /// How many they are.
        count: i64,
    },
    /// Shall those who have not answered be asked once more?
    AskAgain,
    /// Shall those who have a slip get another one?
    Slips,
    /// Is whoever gave this slip's code the person it is for?
    Claim {
        /// The slip.
        slip: PersonId,
    },
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    /// A coordinator does one thing at a time; who stands at the door waits for each.
    fn replaces(&self, earlier: &Self) -> bool {
        match (self, earlier) {
            (Self::Claim { .. }, _) | (_, Self::Claim { .. }) => self == earlier,
            _ => true,
        }
    }

    fn stays(&self) -> bool {
        matches!(self, Self::Claim { .. })
    }
}
