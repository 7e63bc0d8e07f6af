//! What each bot remembers of a cohort: a field for each bot that has a state of its own, which that bot alone writes.
//! A state that was stored before the bot was there lacks the field.

use serde::{Deserialize, Serialize};

use super::Structure;
use crate::{
    consents::state::Consents, enrolment::state::Enrolment, facilitation::state::Facilitation,
    launch::state::Launch, moderation::state::Moderation, participation::state::Looks,
    quiet_hours::state::QuietTime, votes::state::Votes,
};

/// The bots' states. A new bot with one is a field here, with `#[serde(default)]`. Person ids and facts, never words of people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Bots {
    /// Whose turn it is and was.
    pub facilitation: Facilitation,
    /// Windows, held messages, emergencies.
    pub quiet: QuietTime,
    /// Sanctions and what can be undone.
    pub moderation: Moderation,
    /// When the page of numbers was opened, as far as the peer room was not told, and today.
    #[serde(default)]
    pub looks: Vec<Looks>,
    /// Whom coordinators added.
    #[serde(default, skip_serializing_if = "Enrolment::is_empty")]
    pub enrolment: Enrolment,
    /// Votes, what they decided, and the rules as they were.
    #[serde(default, skip_serializing_if = "Votes::is_empty")]
    pub votes: Votes,
    /// What people gave and stopped, and what they were asked.
    #[serde(default, skip_serializing_if = "Consents::is_empty")]
    pub consents: Consents,
    /// How far the cohort has come as a whole.
    #[serde(default, skip_serializing_if = "Launch::is_old")]
    pub launch: Launch,
    #[cfg(test)] // the example of CONTRIBUTING
    #[serde(default)]
    pub anniversary: crate::anniversary::State,
}

impl Bots {
    /// Those of a new cohort.
    pub fn of_new(structure: &Structure) -> Self {
        Self { launch: Launch::of_new(structure.live_since), ..Self::default() }
    }
}
