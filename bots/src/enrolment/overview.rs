//! How far people have come: numbers, and the names of those who have not answered.

use super::lines as line;
use crate::{
    cohort::{Cohort, Standing},
    deciding::DecisionContext,
    ids::PersonId,
    text::Line,
};

/// So many names are told.
const NAMES: usize = 6;

/// Tells how far people have come.
pub(super) fn tell(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let count = |is_it: &dyn Fn(Standing) -> bool| {
        let people = ctx.cohort.members.iter().filter(|(person, _)| ctx.cohort.roster(person).is_some());
        i64::try_from(people.filter(|(_, member)| is_it(member.standing)).count()).unwrap_or(i64::MAX)
    };
    let agreed = count(&|standing| standing == Standing::Agreed);
    let gone = count(&|standing| matches!(standing, Standing::Left | Standing::Declined));
    let open = waiting(ctx.cohort);
    let waits = i64::try_from(open.len()).unwrap_or(i64::MAX);
    let all = agreed.saturating_add(gone).saturating_add(waits);
    let names = names(ctx, &open);
    let cohort = ctx.cohort.structure.name.clone();
    let line: Line = match names.is_empty() {
        true => line::OverviewAll { cohort, all, agreed, gone }.into(),
        false => line::Overview { cohort, all, agreed, waits, gone, names }.into(),
    };
    ctx.tell(by, line);
}

/// The names of the first of them, and how many more there are.
pub(super) fn names(ctx: &DecisionContext<'_>, people: &[PersonId]) -> Vec<Line> {
    few(people.iter().map(|person| line::WhoWaits { person: ctx.person(person) }.into()).collect())
}

/// The first of them, and how many more there are.
pub(super) fn few(mut all: Vec<Line>) -> Vec<Line> {
    let more = all.len().saturating_sub(NAMES);
    all.truncate(NAMES);
    if let Ok(count @ 1..) = i64::try_from(more) {
        all.push(line::WhoMore { count }.into());
    }
    all
}

/// Peers on the roster who have not answered yet, in its order.
pub(super) fn waiting(cohort: &Cohort) -> Vec<PersonId> {
    let rows = cohort.structure.roster.iter().filter(|row| cohort.is_peer(&row.person));
    let waits = |person: &PersonId| {
        cohort
            .members
            .get(person)
            .is_some_and(|member| matches!(member.standing, Standing::Listed | Standing::Asked))
    };
    rows.map(|row| &row.person).filter(|person| waits(person)).cloned().collect()
}
