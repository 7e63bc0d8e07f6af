//! Whoever coordinates shares that with another member, or hands it over; who is asked says yes or no.

use jiff::SignedDuration;
use serde_json::json;

use super::{
    WITHIN,
    asks::{BUTTONS, Question},
    lines as line, plus,
    state::Handed,
};
use crate::{
    cohort::{Choice, Cohort, Prompt, Role, Structure},
    deciding::DecisionContext,
    ids::PersonId,
};

/// So long whoever is asked can say yes.
const PATIENCE: SignedDuration = SignedDuration::from_hours(24 * 7);

/// A member was chosen: together, or instead?
pub(super) fn chosen(ctx: &mut DecisionContext<'_>, by: &PersonId, to: &PersonId) {
    let shown = line::HandHow { person: ctx.person(to) };
    let expires = plus(ctx.now(), WITHIN);
    ctx.ask(by, shown, &[], Question::HandHow { to: to.clone() }, expires);
}

/// The answer to that. False if it is none.
pub(super) fn how(ctx: &mut DecisionContext<'_>, prompt: &Prompt, to: &PersonId, choice: Choice) -> bool {
    let by = prompt.person.clone();
    let instead = match choice {
        Choice::Digit(1) => false,
        Choice::Digit(2) => true,
        Choice::Digit(3) | Choice::No => {
            ctx.close(prompt);
            ctx.tell(&by, line::Nothing {});
            return true;
        }
        _ => return false,
    };
    ctx.close(prompt);
    let asked = line::HandAsk { person: ctx.person(&by), cohort: ctx.cohort.structure.name.clone() };
    let expires = plus(ctx.now(), PATIENCE);
    ctx.ask(to, asked, BUTTONS, Question::TakeOver { by: by.clone(), instead }, expires);
    ctx.audit(Some(&by), "hand_over_asked", Some(to), json!({ "instead": instead }));
    ctx.tell(&by, line::HandAsked { person: ctx.person(to) });
    true
}

/// Whoever was asked answers. False if it is no answer.
pub(super) fn answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    (by, instead): (&PersonId, bool),
    choice: Choice,
) -> bool {
    let to = prompt.person.clone();
    if !choice.is_yes() && !choice.is_no() {
        return false;
    }
    ctx.close(prompt);
    if choice.is_no() {
        ctx.tell(&to, line::HandNo {});
        ctx.tell(by, line::HandDeclined { person: ctx.person(&to) });
        return true;
    }
    // Both may have lost since what it takes.
    let fits = ctx.cohort.is_coordinator(by) && ctx.cohort.is_peer(&to) && ctx.cohort.agreed(&to);
    if !fits {
        ctx.tell(&to, line::HandOver {});
        return true;
    }
    let now = ctx.now();
    let handed = &mut ctx.cohort.bots.enrolment.handed;
    let mut hand = |person: &PersonId, holds| {
        handed.retain(|before| before.person != *person);
        handed.push(Handed { person: person.clone(), by: by.clone(), at: now, holds });
    };
    hand(&to, true);
    if instead {
        hand(by, false);
    }
    let Cohort { structure, bots, .. } = &mut *ctx.cohort;
    laid_over(&bots.enrolment.handed, structure);
    ctx.audit(Some(&to), "took_over", Some(by), json!({ "instead": instead }));
    ctx.tell(&to, line::HandTaken { cohort: ctx.cohort.structure.name.clone() });
    ctx.tell(by, line::HandDone { person: ctx.person(&to) });
    true
}

/// Who coordinates by what people decided, whatever a file says.
pub(super) fn lay_over(cohort: &Cohort, structure: &mut Structure) {
    laid_over(&cohort.bots.enrolment.handed, structure);
}

fn laid_over(handed: &[Handed], structure: &mut Structure) {
    for Handed { person, holds, .. } in handed {
        if let Some(row) = structure.roster.iter_mut().find(|row| row.person == *person) {
            match holds {
                true => row.roles.insert(Role::Coordinator),
                false => row.roles.remove(&Role::Coordinator),
            };
        }
    }
}

/// From now on those coordinate whom the file names.
pub(super) fn lift(ctx: &mut DecisionContext<'_>, _: &mut Structure) {
    let count = std::mem::take(&mut ctx.cohort.bots.enrolment.handed).len();
    ctx.audit(None, "reset", None, json!({ "field": "coordinators", "people": count }));
}
