//! What the bot remembers: whom people added, by whom and when.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    cohort::{Cohort, RosterRow, Structure},
    ids::PersonId,
};

/// The bot's state.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Enrolment {
    /// Who is on the roster by a coordinator.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub added: Vec<Added>,
    /// When those who had not answered were last asked again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked_again: Option<Timestamp>,
    /// Who coordinates, or does so no more, by what people decided.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub handed: Vec<Handed>,
    /// Who asked to join, and when: within a month nobody asks twice.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub asked_to_join: BTreeMap<PersonId, Timestamp>,
    /// Who has a slip and is not in yet, under an id that becomes nobody's.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub slips: BTreeMap<PersonId, Slip>,
    /// When the coordinators were told that their power over the list ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_told: Option<Timestamp>,
    /// When the list passed to those whom members have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub passed: Option<Timestamp>,
}

/// A slip of paper with a code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    /// Whoever comes by it becomes this row.
    pub row: RosterRow,
    /// Who is in already, and comes back by it under another account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub member: Option<PersonId>,
    /// Who had it made.
    pub by: PersonId,
    /// What is stored of its code.
    pub code: String,
    /// From then on it opens nothing.
    pub until: Timestamp,
    /// Who gave the code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<Given>,
    /// Whether whoever had it made knows that it has run out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub told_over: bool,
    /// Nobody made it: the person asked to join.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<Request>,
}

impl Slip {
    /// Whether it is for somebody who is still to come, and nobody who gave its code waits for a yes.
    pub fn is_free(&self) -> bool {
        let waits = self.given.as_ref().is_some_and(|given| !given.refused);
        self.member.is_none() && self.request.is_none() && !waits
    }
}

/// Who decides whether somebody comes in who asked to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Request {
    /// Whom they were asked, the last one now.
    pub asked: Vec<PersonId>,
    /// Since when that one is asked.
    pub at: Timestamp,
}

/// The list of people was handed to somebody, or by them to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Handed {
    /// Who.
    pub person: PersonId,
    /// Who handed it over.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Whether they coordinate since then, or do so no more.
    pub holds: bool,
}

/// Somebody gave a code.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// Who.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Whether it was said that they are not whom it is for.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub refused: bool,
}

impl Enrolment {
    /// How many are on the list by a slip of paper, and not in yet.
    pub fn newcomers(&self) -> usize {
        self.slips.values().filter(|slip| slip.member.is_none() && slip.request.is_none()).count()
    }

    /// Whether there is nothing to remember.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Somebody who was added.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// Their row.
    pub row: RosterRow,
    /// Who added them.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
}

/// Who was added stays on the roster, whatever a file says that does not know them. Of whom the file has a row, it is the
/// file's.
pub(super) fn lay_over(cohort: &Cohort, structure: &mut Structure) {
    for added in &cohort.bots.enrolment.added {
        if !structure.roster.iter().any(|row| row.person == added.row.person) {
            structure.roster.push(added.row.clone());
        }
    }
}
