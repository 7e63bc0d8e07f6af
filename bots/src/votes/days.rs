//! Which days can be proposed to be off, or to be no more.

use jiff::{ToSpan, civil::Date};

use super::{ballots, change::Change, lines as line, shown, state::Run, term};
use crate::{
    command,
    deciding::DecisionContext,
    text::{Day, Line},
};

/// So many days to come can be off by vote.
pub const OWN: usize = 10;
/// So many days ahead one can be proposed.
const AHEAD: i64 = 365;

/// The days that can be proposed, the first and the last: a vote that began now would be counted before the first.
fn between(ctx: &DecisionContext<'_>) -> (Date, Date) {
    let (hours, begins) = (ctx.cohort.hours(), ballots::opens(ctx));
    let ends = term::ends(&hours, begins);
    let counted = hours.zone.date(ballots::counted(ctx.cohort, Run { from: begins, ends }));
    let today = hours.zone.date(ctx.now());
    (counted.saturating_add(1.day()), today.saturating_add(AHEAD.days()))
}

/// The days off that can be proposed to be none, with their names.
pub fn to_come(ctx: &DecisionContext<'_>) -> Vec<(Date, String)> {
    let (first, last) = between(ctx);
    let days = ctx.cohort.structure.hours.holidays.range(first..=last.max(first));
    days.map(|(date, name)| (*date, name.clone())).collect()
}

/// Whether as many days to come are off by vote as can be.
pub fn are_many(ctx: &DecisionContext<'_>) -> bool {
    let today = ctx.cohort.hours().zone.date(ctx.now());
    let own = ctx.cohort.bots.votes.holidays.range(today..);
    own.filter(|(_, decided)| decided.what.is_some()).count() >= OWN
}

/// Why a day cannot be decided any more, where its vote would end too late.
pub fn comes_too_soon(ctx: &DecisionContext<'_>, change: &Change) -> Option<Line> {
    let Change::DayOff { date, .. } = change else { return None };
    let (first, last) = between(ctx);
    (*date < first || *date > last).then(|| outside(ctx, first, last))
}

fn outside(ctx: &DecisionContext<'_>, first: Date, last: Date) -> Line {
    let (from, until): (Day, Day) = (shown::day(ctx, first), shown::day(ctx, last));
    line::DayOffOutside { from, until }.into()
}

/// The date that some words are, if it can be proposed.
pub fn read(ctx: &DecisionContext<'_>, words: &str) -> Result<Date, Line> {
    let today = ctx.cohort.hours().zone.date(ctx.now());
    let date = command::day(words).and_then(|day| day.on_or_after(today));
    let date = date.ok_or_else(|| Line::from(line::DayOffUnclear {}))?;
    let (first, last) = between(ctx);
    if (first..=last).contains(&date) { Ok(date) } else { Err(outside(ctx, first, last)) }
}
