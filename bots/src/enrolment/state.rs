//! What the bot remembers: whom people added, by whom and when.

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
}

impl Enrolment {
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
