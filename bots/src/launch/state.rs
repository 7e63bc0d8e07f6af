//! How far the cohort has come as a whole.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// Whether a cohort is one yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Launch {
    /// It lived before: its file says so, or it is older than launching.
    #[default]
    Lives,
    /// It is new, and something is missing.
    Forming,
    /// It was launched.
    Launched {
        /// When.
        at: Timestamp,
        /// Where that was said.
        said: Said,
    },
}

/// Where a launch was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Said {
    /// The room is to read it when it is open.
    Nowhere,
    /// The room has read it.
    InTheRoom,
}

impl Launch {
    /// Whether nothing has to be remembered.
    pub fn is_old(&self) -> bool {
        *self == Self::Lives
    }

    /// How a new cohort begins: one whose file says since when it lives is none.
    pub fn of_new(live_since: Option<Timestamp>) -> Self {
        match live_since {
            Some(_) => Self::Lives,
            None => Self::Forming,
        }
    }
}
