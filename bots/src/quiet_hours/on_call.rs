//! Who can be told of an emergency now.

use jiff::Timestamp;

use crate::{
    cohort::{Cohort, Directory},
    ids::PersonId,
};

/// The volunteers whose hours it is and who can be reached, in the order of the list, without whoever calls.
pub fn reachable<'a>(
    cohort: &'a Cohort,
    directory: &'a Directory,
    caller: &'a PersonId,
    now: Timestamp,
) -> impl Iterator<Item = &'a PersonId> {
    let on_call = cohort.structure.on_call.iter();
    let now_on_call = on_call.filter(move |row| row.hours.as_ref().is_none_or(|hours| hours.is_working(now)));
    now_on_call.map(|row| &row.person).filter(move |person| {
        let in_chat = directory.people.get(*person).and_then(|known| known.chat.as_ref());
        *person != caller
            && cohort.is_in(person)
            && cohort.is_peer(person)
            && in_chat.is_some_and(|chat| chat.joined)
    })
}
