//! A small sixth bot, the example of CONTRIBUTING: on the day on which the cohort began, year after year, one line in
//! the social room.

use jiff::{Timestamp, ToSpan, civil::Date};

use crate::{
    cohort::{Cohort, Place},
    deciding::DecisionContext,
    ids::RoomKind,
    text::anniversary as line,
};

#[cfg(test)]
mod tests;

/// Under which name the bot notes how many years it has spoken of.
const NOTE: &str = "anniversary";

/// What is due: the line, once, in the working hours of the day. A day that passed unseen is not made up for.
pub fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let hours = ctx.cohort.hours();
    let today = hours.zone.date(now);
    let years = today.year() - begun(ctx.cohort).year();
    let due = years > 0 && day(ctx.cohort, years) == today && hours.is_working(now);
    let noted = ctx.cohort.notes.get(NOTE).is_some_and(|note| *note == years.to_string());
    let there = ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Social));
    if due && !noted && there && ctx.may_post(RoomKind::Social) {
        ctx.cohort.notes.insert(NOTE.to_owned(), years.to_string());
        let cohort = ctx.cohort.structure.name.clone();
        ctx.announce(RoomKind::Social, line::Anniversary { cohort, years: i64::from(years) });
    }
}

/// When the next one is due.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let hours = cohort.hours();
    let this_year = hours.zone.date(now).year() - begun(cohort).year();
    (this_year..this_year + 2)
        .filter(|years| *years > 0)
        .map(|years| hours.zone.start_of(day(cohort, years)))
        .filter_map(|start| hours.first_working_moment_on_or_after(start))
        .filter(|at| *at > now)
        .map(|at| (NOTE.to_owned(), at))
        .take(1)
        .collect()
}

fn begun(cohort: &Cohort) -> Date {
    cohort.structure.hours.zone.date(cohort.live_since)
}

/// The day so many years later; the last of February where there is no 29th.
fn day(cohort: &Cohort, years: i16) -> Date {
    begun(cohort).saturating_add(years.years())
}
