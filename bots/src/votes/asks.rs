//! What is asked about votes: the way to a proposal, step by step, and the ballot.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{
    NAME,
    change::{Change, Words},
};
use crate::{
    cohort::{Asks, Prompt},
    ids::RoomKind,
};

/// So many can be chosen by one digit: `9` and `0` mean the same everywhere.
pub const CHOICES: usize = 8;

/// The bot's questions.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// What shall change?
    What,
    /// Which rule?
    WhichRule,
    /// Other words for it, or out with it?
    RuleHow {
        /// Its place among the rules.
        at: usize,
    },
    /// The words, in one language after the other.
    RuleWords {
        /// What was said so far: it stands apart, and goes with the answer.
        #[serde(skip)]
        so_far: Draft,
    },
    /// Which hours of the week?
    WhichHours {
        /// New ones that were said already stand apart.
        #[serde(skip)]
        said: Option<String>,
    },
    /// Others, or out with them?
    HoursHow {
        /// Their place among the windows.
        at: usize,
    },
    /// The days and hours.
    HoursWords {
        /// The place among the windows; nothing for more hours.
        at: Option<usize>,
    },
    /// In which room?
    WhichRoom,
    /// What shall quiet time do there?
    RoomHow {
        /// Where.
        room: RoomKind,
    },
    /// Who shall be told first?
    WhichFirst,
    /// One more day off, or one less?
    DayOffHow,
    /// Which day shall be off?
    DayOffDate,
    /// What is it called?
    DayOffName {
        /// The day.
        date: Date,
    },
    /// Which day shall be off no more?
    WhichDayOff,
    /// Shall a proposal of one's own be taken back?
    Withdraw {
        /// Which vote.
        vote: u64,
    },
    /// Shall a vote end before its time? Asked of whoever moderates.
    End {
        /// Which vote.
        vote: u64,
    },
    /// Shall it go to all as the preview shows?
    Send {
        /// What would change: it stands apart, because words of people are in it.
        #[serde(skip)]
        change: Option<Change>,
    },
    /// Yes, no, or the others shall say?
    Ballot {
        /// Which vote.
        vote: u64,
    },
}

/// A rule that is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// As it is; nothing for a new one.
    pub was: Option<Words>,
    /// What was given so far.
    pub now: Words,
}

impl Question {
    /// Whether it is a step on the way to a proposal.
    pub const fn is_step(&self) -> bool {
        !matches!(self, Self::Ballot { .. })
    }

    /// Whether it waits for words.
    pub const fn takes_words(&self) -> bool {
        matches!(
            self,
            Self::RuleWords { .. }
                | Self::HoursWords { .. }
                | Self::DayOffDate
                | Self::DayOffName { .. }
                | Self::WhichDayOff
        )
    }

    /// Whether a thumb is no yes to it.
    pub const fn weighs(&self) -> bool {
        matches!(self, Self::Ballot { .. } | Self::Send { .. } | Self::Withdraw { .. } | Self::End { .. })
    }
}

impl Asks for Question {
    const BOT: &'static str = NAME;

    /// There is one way to a proposal at a time, and one vote.
    fn replaces(&self, earlier: &Self) -> bool {
        self.is_step() == earlier.is_step()
    }

    fn stays(&self) -> bool {
        !self.is_step()
    }

    fn words(&self) -> Option<String> {
        match self {
            Self::RuleWords { so_far } => serde_json::to_string(so_far).ok(),
            Self::WhichHours { said } => said.clone(),
            Self::Send { change } => serde_json::to_string(change).ok(),
            _ => None,
        }
    }

    fn put_words(&mut self, words: Option<String>) {
        let words = words.as_deref();
        match self {
            Self::RuleWords { so_far } => *so_far = words.and_then(read).unwrap_or_default(),
            Self::WhichHours { said } => *said = words.map(ToOwned::to_owned),
            Self::Send { change } => *change = words.and_then(read).flatten(),
            _ => {}
        }
    }
}

fn read<T: serde::de::DeserializeOwned>(words: &str) -> Option<T> {
    serde_json::from_str(words).ok()
}

/// The question as it was asked.
pub fn asked(prompt: &Prompt) -> Option<Question> {
    prompt.question.of()
}
