//! What people decided about coming turns, for the operator.

use serde_json::json;

use super::rota::{Override, Slot, TurnId, WithoutYes};
use crate::{decisions::Decisions, ids::PersonId};

/// A line for each decision that is not over.
pub(super) fn lines(of: &Decisions<'_>) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for one in &of.cohort.bots.facilitation.overrides {
        // A week taken, and then said yes to, is one decision.
        let line = wish(of, one).filter(|line| !lines.contains(line));
        lines.extend(line);
    }
    lines
}

fn wish(of: &Decisions<'_>, wish: &Override) -> Option<String> {
    let name = |person: &PersonId| of.name(person);
    Some(match wish {
        Override::Away { person, from, to } => {
            if *to < of.cohort.structure.hours.zone.date(of.now) {
                return None;
            }
            let (first, last) = (from.to_string(), to.to_string());
            let on = of
                .noted("rota_away", Some(person), |detail| detail["from"] == *first && detail["to"] == *last);
            format!("{} is away from {first} to {last}{on}", name(person))
        }
        Override::Swap { turn, person, in_return, in_return_person } => {
            let (one, other) = (slot(of, *turn), slot(of, *in_return));
            let coming = |slot: &Slot| slot.ends > of.now;
            if !one.as_ref().is_some_and(coming) && !other.as_ref().is_some_and(coming) {
                return None;
            }
            let turns = json!([turn.0, in_return.0]);
            let on = of.noted("rota_swap", None, |detail| detail["turns"] == turns);
            let week = |slot: Option<Slot>| slot.map(|slot| week(of, &slot)).unwrap_or_default();
            let (one, other) = (week(one), week(other));
            format!(
                "{} has {one} and {} has {other}, swapped by both{on}",
                name(person),
                name(in_return_person)
            )
        }
        Override::Take { turn, person } => {
            let on = of.noted("rota_take", Some(person), |detail| detail["turn"] == turn.0);
            format!("{} takes {}{on}", name(person), coming(of, *turn)?)
        }
        Override::Decline { turn, person, answer: WithoutYes::No } => {
            format!("{} said no to {}", name(person), coming(of, *turn)?)
        }
        Override::Decline { turn, person, answer: WithoutYes::Nothing } => {
            format!("{} did not answer about {}", name(person), coming(of, *turn)?)
        }
        Override::Skip { turn, person } => {
            format!("{} passes on {}", name(person), coming(of, *turn)?)
        }
    })
}

fn slot(of: &Decisions<'_>, turn: TurnId) -> Option<Slot> {
    of.cohort.bots.facilitation.schedule.as_ref()?.slot(turn, &of.cohort.hours())
}

/// A turn that is not over, by the day on which it begins.
fn coming(of: &Decisions<'_>, turn: TurnId) -> Option<String> {
    slot(of, turn).filter(|slot| slot.ends > of.now).map(|slot| week(of, &slot))
}

fn week(of: &Decisions<'_>, slot: &Slot) -> String {
    format!("the turn from {}", of.cohort.structure.hours.zone.date(slot.begins))
}
