//! The rota: whose turn it is, worked out anew each time.
//!
//! The plan is a pure function of the log of past duties, the roster with its dates, and what people decided
//! ([`Override`]). The log is never rewritten: a change of the roster, the calendar or the rhythm changes what comes,
//! not what was. Of turns of long ago only the sums are kept ([`Folded`]), from which the plan goes on as from the log.
//! This module must not read a clock, ask anybody, or change who has which rights: it says whose turn it would be, the
//! rest is done by whoever asks.
//!
//! # Turns
//!
//! A turn runs from one handover to the next ([`Schedule`]) and begins at the first working moment on or after its
//! handover, so not on a holiday. A turn without any working moment is left out: the holder before it goes on.
//! Everything that people decide is bound to the turn's number, so it follows the turn when its hour moves.
//!
//! # Whose turn
//!
//! Of those who are there for the whole turn (an absence outside working hours is none), in this order:
//!
//! 1. who took the turn or got it in a swap;
//! 2. not the holder before, as long as there is anybody else; and rather not who has the next turn by a swap;
//! 3. who skipped earlier and has not had a turn since;
//! 4. who is owed most: their fair share so far (of each turn, one part in as many as were available for it) less the
//!    turns they held and the ones they are pledged to;
//! 5. who was asked longest ago, then the order of the roster.
//!
//! A newcomer enters at the median of what the others are owed, neither first in line nor last. An absence brings
//! neither debt nor claim. A turn declined, or not answered, counts as if the person had had it (but puts nobody
//! behind all others): whoever never answers is asked about once in a round, not every week. Who wants the next turn
//! instead says so (*skip*).
//!
//! Never nobody: when nobody is available, the holder before stays ([`Why::Kept`]), as long as they are on the roster
//! at all. Only without any of these a turn is [`Why::Nobody`]'s, which is for the moderators to know.

mod decisions;
mod folded;
mod ledger;
mod planner;
mod presence;
mod schedule;
mod swap;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod year;

use std::fmt;

use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub use self::{
    folded::Folded,
    planner::{due, next, plan},
    schedule::{Schedule, Slot},
    swap::{SWAP_WEEKS, SwapRefused, SwapWith, swap},
};
use crate::{ids::PersonId, quiet_hours::calendar::WorkingHours};

/// A turn's running number; never used for another turn of the cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TurnId(pub u32);

impl fmt::Display for TurnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

/// A duty that was, or is, held: a line of the log. The log is ordered by `from`. A turn has two lines when somebody
/// took over in the middle of it, none when nobody took it up.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// The turn.
    pub turn: TurnId,
    /// Who holds it.
    pub person: PersonId,
    /// Since when.
    pub from: Timestamp,
    /// The first instant after it; `None` while it is held.
    pub until: Option<Timestamp>,
}

/// A time for which a person may be asked to facilitate. A person who came back has two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterEntry {
    /// The person.
    pub person: PersonId,
    /// The first day, in the cohort's zone.
    pub from: Date,
    /// The last day, itself included; `None` for an open end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
}

/// What people decided about the rota. Later ones go before earlier ones about the same turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Override {
    /// The person is away from the first to the last day, both included, in the cohort's zone.
    Away {
        /// Who.
        person: PersonId,
        /// First day away.
        from: Date,
        /// Last day away.
        to: Date,
    },
    /// Two turns change hands; made by [`swap`], which knows whose they were.
    Swap {
        /// One turn.
        turn: TurnId,
        /// Who has it now.
        person: PersonId,
        /// The other turn.
        in_return: TurnId,
        /// Who has that now.
        in_return_person: PersonId,
    },
    /// The person takes the turn upon them, before or during it, asking nothing in return.
    Take {
        /// The turn.
        turn: TurnId,
        /// Who takes it.
        person: PersonId,
    },
    /// The person was asked for the turn and will not have it.
    Decline {
        /// The turn.
        turn: TurnId,
        /// Who was asked.
        person: PersonId,
        /// What came back.
        answer: WithoutYes,
    },
    /// The person passes this turn on and comes first at the next one for which they are there.
    Skip {
        /// The turn.
        turn: TurnId,
        /// Who passes it on.
        person: PersonId,
    },
}

/// How a question for a duty ended without a yes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WithoutYes {
    /// The person said no.
    No,
    /// The person said nothing in time.
    Nothing,
}

/// All that the plan depends on, besides the moment.
#[derive(Clone, Copy, Debug)]
pub struct RotaInput<'a> {
    /// The rhythm of handovers.
    pub schedule: &'a Schedule,
    /// The cohort's working hours and zone.
    pub calendar: &'a WorkingHours,
    /// Who may be asked, and from when to when; its order breaks ties.
    pub roster: &'a [RosterEntry],
    /// What the turns left that are no longer in the log.
    pub folded: Option<&'a Folded>,
    /// The log, by `from`.
    pub past: &'a [Duty],
    /// What people decided, in the order in which they did.
    pub overrides: &'a [Override],
}

/// Whose turn it would be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedDuty {
    /// The turn.
    pub turn: TurnId,
    /// When it begins (may be past: it is due); the present moment for what is left of a turn whose holder left.
    pub begins: Timestamp,
    /// Whose it would be; `None` only with [`Why::Nobody`].
    pub person: Option<PersonId>,
    /// Why theirs.
    pub why: Why,
    /// Where the person stood before it; `None` for nobody.
    pub balance: Option<Balance>,
    /// Who is on the roster but did not come into question, and why. That somebody declined is nobody else's
    /// business: texts leave it out.
    pub passed_over: Vec<PassedOver>,
}

/// Why a turn is somebody's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// They took it.
    Taken,
    /// They got it in a swap.
    Swapped,
    /// They skipped before and come first now.
    ComesNext,
    /// They are owed most.
    Fair,
    /// Nobody else is there, so they go on although they had the turn before.
    OnlyOne,
    /// Nobody is there, so the holder before stays. Somebody should be found.
    Kept,
    /// Nobody is there and no holder is left. Somebody must be found.
    Nobody,
}

/// How a person's turns compare with their fair share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Balance {
    /// Turns held.
    pub held: u32,
    /// Fair share so far, in hundredths of a turn, rounded.
    pub share_hundredths: i64,
}

/// Somebody who did not come into question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedOver {
    /// Who.
    pub person: PersonId,
    /// Why not.
    pub because: Because,
}

/// Why somebody did not come into question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Because {
    /// Away or off the roster in working time of the turn.
    Away,
    /// Asked for this turn, and it is not theirs.
    Declined,
    /// Passed it on.
    Skipped,
    /// Had the turn before.
    HeldLast,
    /// Has the turn after by a swap or by taking it.
    HasNext,
}

/// Who is on duty at `now`, by the log.
pub fn current(past: &[Duty], now: Timestamp) -> Option<&Duty> {
    past.iter().rfind(|duty| duty.from <= now).filter(|duty| duty.until.is_none_or(|until| now < until))
}
