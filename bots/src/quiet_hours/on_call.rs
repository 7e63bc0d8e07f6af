//! Who can be told of an emergency now.

use jiff::Timestamp;

use crate::{
    cohort::{Cohort, Directory, Task, WhyNot, ready::ready},
    ids::PersonId,
};

/// The volunteers whose hours it is and who can be told, in the order of the list, without whoever calls. Who said that
/// they are away is told after all others: better than nobody.
pub fn reachable<'a>(
    cohort: &'a Cohort,
    directory: &'a Directory,
    caller: Option<&'a PersonId>,
    now: Timestamp,
) -> impl Iterator<Item = &'a PersonId> {
    let of = move |wanted: Result<(), WhyNot>| {
        volunteers(cohort).into_iter().filter(move |person| {
            Some(*person) != caller && ready(cohort, directory, person, Task::Alert, now) == wanted
        })
    };
    of(Ok(())).chain(of(Err(WhyNot::Away)))
}

/// Who is on the list at all, each once.
pub fn volunteers(cohort: &Cohort) -> Vec<&PersonId> {
    let mut people: Vec<&PersonId> = Vec::new();
    for row in &cohort.structure.on_call {
        if !people.contains(&&row.person) {
            people.push(&row.person);
        }
    }
    people
}

/// Who is on the list and can be told nothing, whatever the hour, and why.
pub fn missing<'a>(
    cohort: &'a Cohort,
    directory: &'a Directory,
    now: Timestamp,
) -> impl Iterator<Item = (&'a PersonId, WhyNot)> {
    volunteers(cohort).into_iter().filter_map(move |person| {
        let why = ready(cohort, directory, person, Task::Alert, now).err()?;
        (!why.passes()).then_some((person, why))
    })
}
