//! Whoever has the duty hears, silently, who came into the room: several together.

use jiff::{SignedDuration, Timestamp};

use crate::{
    cohort::{Cohort, Task},
    deciding::DecisionContext,
    facilitation::lines as line,
    ids::PersonId,
    text::Line,
};

/// Not more often than this.
const APART: SignedDuration = SignedDuration::from_hours(4);
/// More are not named one by one.
const NAMED: usize = 8;

/// Somebody came for the first time. Before anybody had the duty all are new.
pub(super) fn came(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let facilitation = &mut ctx.cohort.bots.facilitation;
    let holds = facilitation.on_duty() == Some(person);
    if facilitation.on_duty().is_some() && !holds && !facilitation.newcomers.people.contains(person) {
        facilitation.newcomers.people.push(person.clone());
    }
}

/// Tells whoever has the duty, in working hours, as far as their day has room for it.
pub(super) fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let newcomers = &ctx.cohort.bots.facilitation.newcomers;
    let waits = newcomers.told.is_some_and(|told| now.duration_since(told) < APART);
    if newcomers.people.is_empty() || waits || ctx.rests_until().is_some() {
        return;
    }
    let Some(holder) = ctx.cohort.bots.facilitation.on_duty().cloned() else { return };
    if ctx.ready(&holder, Task::Facilitate).is_err() || !ctx.may_write_to(&holder) {
        return;
    }
    let people = std::mem::take(&mut ctx.cohort.bots.facilitation.newcomers.people);
    ctx.cohort.bots.facilitation.newcomers.told = Some(now);
    let here: Vec<PersonId> =
        people.into_iter().filter(|person| *person != holder && ctx.cohort.agreed(person)).collect();
    let told: Line = match here.len() {
        0 => return,
        count if count > NAMED => {
            line::NewcomersMany { count: i64::try_from(count).unwrap_or(i64::MAX) }.into()
        }
        _ => line::Newcomers { people: here.iter().map(|person| ctx.person(person)).collect() }.into(),
    };
    ctx.tell(&holder, told);
}

/// When those who came meanwhile may be told of.
pub(super) fn again(cohort: &Cohort) -> Option<Timestamp> {
    let newcomers = &cohort.bots.facilitation.newcomers;
    let told = newcomers.told.filter(|_| !newcomers.people.is_empty())?;
    told.checked_add(APART).ok()
}
