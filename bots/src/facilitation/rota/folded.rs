//! Turns of long ago, of which only the sums are kept.

use serde::{Deserialize, Serialize};

use super::{Override, RotaInput, TurnId, ledger::Ledger, planner};
use crate::ids::PersonId;

/// What the turns before one left behind: who is owed how much. Nothing else of them is asked for any more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folded {
    /// The first turn that is not in it.
    pub until: TurnId,
    /// Where everybody stood before that turn.
    pub(super) ledger: Ledger,
}

impl Folded {
    /// All turns before `until`. The rota goes on from it as it would from the log.
    pub fn of(input: &RotaInput<'_>, until: TurnId) -> Self {
        Self { until, ledger: planner::ledger_before(input, until) }
    }

    /// Whether the person held one of the turns.
    pub fn has_held(&self, person: &PersonId) -> bool {
        self.ledger.has_held(person)
    }
}

impl Override {
    /// Whether it is about a turn from `turn` on, or about days.
    pub fn reaches(&self, turn: TurnId) -> bool {
        match self {
            Self::Away { .. } => true,
            Self::Swap { turn: one, in_return, .. } => turn <= *one || turn <= *in_return,
            Self::Take { turn: own, .. } | Self::Decline { turn: own, .. } | Self::Skip { turn: own, .. } => {
                turn <= *own
            }
        }
    }
}
