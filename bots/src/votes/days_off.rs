//! Days off that members propose: one more, by its date and its name, or one less.

use jiff::{ToSpan, civil::Date};

use super::{
    asks::Question, ballots, change::Change, drafts, lines as line, proposing, shown, state::Run, term,
};
use crate::{
    command,
    deciding::DecisionContext,
    ids::PersonId,
    text::{Day, Line},
};

/// A name has so many characters at most.
pub const NAME: usize = 40;
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
fn read(ctx: &DecisionContext<'_>, words: &str) -> Result<Date, Line> {
    let today = ctx.cohort.hours().zone.date(ctx.now());
    let date = command::day(words).and_then(|day| day.on_or_after(today));
    let date = date.ok_or_else(|| Line::from(line::DayOffUnclear {}))?;
    let (first, last) = between(ctx);
    if (first..=last).contains(&date) { Ok(date) } else { Err(outside(ctx, first, last)) }
}

/// The date of a day that shall be off.
pub fn given(ctx: &mut DecisionContext<'_>, by: &PersonId, words: &str) {
    let hours = &ctx.cohort.structure.hours;
    match read(ctx, words) {
        Ok(date) => {
            let works = hours.windows.iter().any(|window| window.days.contains(date.weekday()));
            if !works || hours.holidays.contains_key(&date) {
                ctx.tell(by, line::DayOffAlready { day: shown::day(ctx, date) });
                proposing::ask(ctx, by, Question::DayOffDate);
            } else {
                proposing::ask(ctx, by, Question::DayOffName { date });
            }
        }
        Err(why) => {
            ctx.tell(by, why);
            proposing::ask(ctx, by, Question::DayOffDate);
        }
    }
}

/// What that day is called.
pub fn named(ctx: &mut DecisionContext<'_>, by: &PersonId, date: Date, words: &str) {
    let beyond = words.chars().count().saturating_sub(NAME);
    if beyond > 0 {
        ctx.tell(by, drafts::too_long(beyond));
    }
    if beyond > 0 || words.is_empty() {
        proposing::ask(ctx, by, Question::DayOffName { date });
    } else {
        proposing::preview(ctx, by, Change::DayOff { date, was: None, now: Some(words.to_owned()) });
    }
}

/// The date of a day that shall be off no more, instead of its number.
pub fn taken_out(ctx: &mut DecisionContext<'_>, by: &PersonId, words: &str) {
    match read(ctx, words) {
        Ok(date) => match ctx.cohort.structure.hours.holidays.get(&date).cloned() {
            Some(name) => proposing::preview(ctx, by, Change::DayOff { date, was: Some(name), now: None }),
            None => {
                ctx.tell(by, line::DayOffNone { day: shown::day(ctx, date) });
                proposing::ask(ctx, by, Question::WhichDayOff);
            }
        },
        Err(why) => {
            ctx.tell(by, why);
            proposing::ask(ctx, by, Question::WhichDayOff);
        }
    }
}
