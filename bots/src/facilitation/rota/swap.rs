//! Swapping two turns.

use jiff::Timestamp;

use super::{Override, PlannedDuty, RotaInput, TurnId, plan, planner::is_there};
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
    let substituted = coming.iter().map(|planned| match planned.turn {
        this if this == turn => Some(&taker),
        this if this == in_return => Some(&giver),
        _ => planned.person.as_ref(),
    });
    let turns: Vec<_> = coming.iter().map(|planned| planned.turn).zip(substituted).collect();
    // Judged by the plan as people know it: a third person's turn must not have to move for a swap.
    let holder = input.past.last().map(|duty| (duty.turn, Some(&duty.person)));
    let sequence: Vec<_> = holder.into_iter().chain(turns).collect();
    let swapped = |(this, _): &(TurnId, Option<&PersonId>)| *this == turn || *this == in_return;
    for pair in sequence.windows(2).filter(|pair| pair.iter().any(swapped)) {
        if let [(_, Some(one)), (_, Some(two))] = pair
            && one == two
        {
            return Err(SwapRefused::TwoRunning((*one).clone()));
        }
    }
    Ok(Override::Swap { turn, person: taker, in_return, in_return_person: giver })
}
