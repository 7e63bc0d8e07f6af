//! Days off that members propose: one more, by its date and its name, or one less.

use jiff::civil::Date;

use super::{
    asks::Question,
    change::{Change, DAY_NAME},
    days, drafts, lines as line, posing, shown,
};
use crate::{deciding::DecisionContext, ids::PersonId};

/// The date of a day that shall be off.
pub fn given(ctx: &mut DecisionContext<'_>, by: &PersonId, words: &str) {
    let hours = &ctx.cohort.structure.hours;
    match days::read(ctx, words) {
        Ok(date) => {
            let works = hours.windows.iter().any(|window| window.days.contains(date.weekday()));
            if !works || hours.holidays.contains_key(&date) {
                ctx.tell(by, line::DayOffAlready { day: shown::day(ctx, date) });
                posing::ask(ctx, by, Question::DayOffDate);
            } else {
                posing::ask(ctx, by, Question::DayOffName { date });
            }
        }
        Err(why) => {
            ctx.tell(by, why);
            posing::ask(ctx, by, Question::DayOffDate);
        }
    }
}

/// What that day is called.
pub fn named(ctx: &mut DecisionContext<'_>, by: &PersonId, date: Date, words: &str) {
    let beyond = words.chars().count().saturating_sub(DAY_NAME);
    if beyond > 0 {
        ctx.tell(by, drafts::too_long(beyond));
    }
    if beyond > 0 || words.is_empty() {
        posing::ask(ctx, by, Question::DayOffName { date });
    } else {
        posing::preview(ctx, by, Change::DayOff { date, was: None, now: Some(words.to_owned()) });
    }
}

/// The date of a day that shall be off no more, instead of its number.
pub fn taken_out(ctx: &mut DecisionContext<'_>, by: &PersonId, words: &str) {
    match days::read(ctx, words) {
        Ok(date) => match ctx.cohort.structure.hours.holidays.get(&date).cloned() {
            Some(name) => posing::preview(ctx, by, Change::DayOff { date, was: Some(name), now: None }),
            None => {
                ctx.tell(by, line::DayOffNone { day: shown::day(ctx, date) });
                posing::ask(ctx, by, Question::WhichDayOff);
            }
        },
        Err(why) => {
            ctx.tell(by, why);
            posing::ask(ctx, by, Question::WhichDayOff);
        }
    }
}
