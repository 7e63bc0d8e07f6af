//! The part of a cohort that says who looked at its numbers.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::ids::EffectKey;

/// In what role somebody looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Looker {
    /// Who has the duty, or had it.
    Facilitator,
    /// A moderator.
    Moderator,
    /// A mentor.
    Mentor,
    /// The coordinator of the cohort.
    Coordinator,
    /// A member without another role.
    Member,
    /// Whoever runs the service.
    Operator,
}

/// The looks of one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Looks {
    /// The day, in the cohort's zone.
    pub date: Date,
    /// Who.
    pub by: BTreeSet<Looker>,
    /// The line that says so, and the day on which it was said: not the same where the room was closed.
    pub told: Option<(EffectKey, Date)>,
}

impl Looker {
    /// A word for it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Facilitator => "facilitator",
            Self::Moderator => "moderator",
            Self::Mentor => "mentor",
            Self::Coordinator => "coordinator",
            Self::Member => "member",
            Self::Operator => "operator",
        }
    }
}
