//! Swapping two turns.

use jiff::Timestamp;

use super::{Override, PlannedDuty, RotaInput, TurnId, Why, plan, planner::is_there};
use crate::ids::PersonId;

/// How far ahead turns can be swapped, in weeks.
pub const SWAP_WEEKS: u16 = 26;

/// What is given for a turn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SwapWith {
    /// That turn, whoever has it.
    Turn(TurnId),
    /// The next turn of that person.
    Person(PersonId),
}

/// Why a swap is not made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SwapRefused {
    /// The turn has begun, is too far ahead, or is nobody's.
    #[error("turn {0} cannot be swapped: it has begun, is nobody's, or is more than {SWAP_WEEKS} weeks away")]
    NoSuchTurn(TurnId),
    /// The other person has no turn to give.
    #[error("{0} has no turn in the next {SWAP_WEEKS} weeks")]
    NothingInReturn(PersonId),
    /// Both turns are the same person's.
    #[error("both turns are {0}'s already")]
    SamePerson(PersonId),
    /// A person would get a turn for which they are not there.
    #[error("{person} is not there for turn {turn}")]
    NotThere {
        /// Who.
        person: PersonId,
        /// Which turn.
        turn: TurnId,
    },
    /// Somebody would have two turns running.
    #[error("{0} would have two turns running")]
    TwoRunning(PersonId),
}

/// The override that swaps a coming turn with another, bound to the turns and to the people who have them now. What
/// both said to it is for who asks to know.
pub fn swap(
    input: &RotaInput<'_>,
    now: Timestamp,
    turn: TurnId,
    with: &SwapWith,
) -> Result<Override, SwapRefused> {
    let coming = plan(input, now, SWAP_WEEKS);
    let held = |turn: TurnId| input.past.iter().any(|duty| duty.turn == turn);
    let whose = |wanted: TurnId| {
        let planned = coming.iter().find(|planned| planned.turn == wanted && !held(wanted));
        planned.and_then(|planned| planned.person.clone()).ok_or(SwapRefused::NoSuchTurn(wanted))
    };
    let giver = whose(turn)?;
    let (in_return, taker) = match with {
        SwapWith::Turn(other) => (*other, whose(*other)?),
        SwapWith::Person(person) => {
            let theirs =
                |planned: &&PlannedDuty| planned.person.as_ref() == Some(person) && !held(planned.turn);
            let next =
                coming.iter().find(theirs).ok_or_else(|| SwapRefused::NothingInReturn(person.clone()))?;
            (next.turn, person.clone())
        }
    };
    if giver == taker {
        return Err(SwapRefused::SamePerson(giver));
    }
    for (person, turn) in [(&taker, turn), (&giver, in_return)] {
        if !is_there(input, person, turn) {
            return Err(SwapRefused::NotThere { person: person.clone(), turn });
        }
    }
    let swap = Override::Swap { turn, person: taker, in_return, in_return_person: giver };
    let overrides: Vec<_> = input.overrides.iter().cloned().chain([swap.clone()]).collect();
    let swapped = plan(&RotaInput { overrides: &overrides, ..*input }, now, SWAP_WEEKS);
    match running(input, &swapped) {
        Some(person) => Err(SwapRefused::TwoRunning(person.clone())),
        None => Ok(swap),
    }
}

/// The first person with two turns running of which one was swapped.
fn running<'p>(input: &'p RotaInput<'_>, planned: &'p [PlannedDuty]) -> Option<&'p PersonId> {
    let log = input.past.last().map(|duty| (Some(&duty.person), false));
    let coming = planned.iter().map(|planned| (planned.person.as_ref(), planned.why == Why::Swapped));
    let turns: Vec<_> = log.into_iter().chain(coming).collect();
    turns.windows(2).find_map(|pair| match pair {
        [(one, one_swapped), (two, two_swapped)] if one == two && (*one_swapped || *two_swapped) => *one,
        _ => None,
    })
}
