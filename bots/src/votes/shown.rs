//! A change as people read it: what was, and what would be.

use jiff::civil::Date;

use super::{
    change::{Change, DAY_NAME, Words, said},
    hours::Wrong,
    lines as line, rest,
    state::Matter,
};
use crate::{
    cohort::Strength,
    deciding::DecisionContext,
    ids::{Language, PersonId},
    quiet_hours::calendar::WeeklyWindow,
    text::{Day, Line, Said, rules::CHARACTERS},
};

/// So many characters of a rule say which it is.
const SHORTLY: usize = 60;
/// So many hours of the week are named where they hold instead of others.
const SHOWN: usize = 4;
/// So many letters of a word that is not known are said.
const WORD: usize = 30;

/// The change in words, for readers of a language.
pub fn change(ctx: &DecisionContext<'_>, change: &Change, language: Language) -> Line {
    let rule = |words: &Words| Said::new(said(words, language, &ctx.cohort.structure), CHARACTERS);
    match change {
        Change::Rule { was: Some(was), now: Some(now) } => {
            line::ChangeRule { before: rule(was), after: rule(now) }.into()
        }
        Change::Rule { was: None, now: Some(now) } => line::ChangeRuleNew { after: rule(now) }.into(),
        Change::Rule { was, .. } => {
            let before = was.as_ref().map_or_else(|| Said::new("", CHARACTERS), rule);
            line::ChangeRuleOut { before }.into()
        }
        Change::Hours { was: Some(was), now: Some(now) } => {
            line::ChangeHours { before: hours(was), after: hours(now) }.into()
        }
        Change::Hours { was: None, now: Some(now) } => line::ChangeHoursNew { after: hours(now) }.into(),
        Change::Hours { was, .. } => {
            let before = was.as_ref().map_or_else(|| line::NoQuiet {}.into(), hours);
            line::ChangeHoursOut { before }.into()
        }
        Change::Quiet { room, was, now } => {
            let (before, after) = (strength(*was), strength(*now));
            line::ChangeQuiet { room: ctx.room_name(*room), before, after }.into()
        }
        Change::DayOff { date, was, now } => {
            let name = Said::new(now.as_ref().or(was.as_ref()).map_or("", String::as_str), DAY_NAME);
            let day = day(ctx, *date);
            match now {
                Some(_) => line::ChangeDayOffNew { day, name }.into(),
                None => line::ChangeDayOffOut { day, name }.into(),
            }
        }
        Change::First(person) => {
            // Where they work would make it longer than a message, and all know them.
            let name = |person: &PersonId| ctx.person(person).of(None);
            let first = ctx.cohort.structure.on_call.first().map_or(person, |row| &row.person);
            let (before, after) = (name(first), name(person));
            line::ChangeOrder { before, after }.into()
        }
    }
}

/// The same where it is proposed: whoever would have no time to rest any more reads so.
pub fn proposed(ctx: &DecisionContext<'_>, of: &Change, language: Language) -> Line {
    let change = change(ctx, of, language);
    let mut then = ctx.cohort.structure.clone();
    let rests = of.make(&mut then).is_err() || rest::is_there(&then);
    if rests { change } else { line::NoRest { change }.into() }
}

/// What is voted on, in a few words.
pub fn about(ctx: &DecisionContext<'_>, matter: &Matter, language: Language) -> Line {
    let Matter::Change(change) = matter else { return line::AboutReview {}.into() };
    match change {
        Change::Rule { was, now } => {
            let words = now.as_ref().or(was.as_ref());
            let words = words.map_or("", |words| said(words, language, &ctx.cohort.structure));
            line::AboutRule { rule: Said::new(words, SHORTLY) }.into()
        }
        Change::Hours { .. } => line::AboutHours {}.into(),
        Change::Quiet { room, .. } => line::AboutQuiet { room: ctx.room_name(*room) }.into(),
        Change::DayOff { date, .. } => line::AboutDayOff { day: day(ctx, *date) }.into(),
        Change::First(_) => line::AboutOrder {}.into(),
    }
}

/// What holds now of that which a change is about.
pub fn as_it_is(ctx: &DecisionContext<'_>, change: &Change) -> Line {
    let structure = &ctx.cohort.structure;
    match change {
        Change::Rule { .. } => line::NowRules {}.into(),
        Change::Hours { .. } => {
            let shown = structure.hours.windows.iter().take(SHOWN).map(hours);
            line::NowHours { hours: shown.collect() }.into()
        }
        Change::Quiet { room, .. } => match structure.rooms.get(room) {
            Some(spec) => {
                line::NowQuiet { room: ctx.room_name(*room), strength: strength(spec.strength) }.into()
            }
            None => line::NowNoRoom {}.into(),
        },
        Change::DayOff { date, .. } => match structure.hours.holidays.contains_key(date) {
            true => line::NowDayOff { day: day(ctx, *date) }.into(),
            false => line::NowNoDayOff { day: day(ctx, *date) }.into(),
        },
        Change::First(_) => match structure.on_call.first() {
            Some(row) => line::NowOrder { person: ctx.person(&row.person).of(None) }.into(),
            None => line::NowNobody {}.into(),
        },
    }
}

/// A date as people read it now.
pub fn day(ctx: &DecisionContext<'_>, date: Date) -> Day {
    Day::new(date, ctx.cohort.hours().zone.date(ctx.now()))
}

/// Days with their hours.
pub fn hours(window: &WeeklyWindow) -> Line {
    let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
    let until =
        if window.to == jiff::civil::Time::midnight() { "24:00".to_owned() } else { clock(window.to) };
    line::Hours { days: window.days.iter().collect(), from: clock(window.from), until }.into()
}

/// Why hours could not be read.
pub fn wrong(wrong: &Wrong) -> Line {
    match wrong {
        Wrong::Night => line::HoursNight {}.into(),
        Wrong::Empty => line::HoursEmpty {}.into(),
        Wrong::NoDays => line::HoursNoDays {}.into(),
        Wrong::NoHours => line::HoursNoHours {}.into(),
        Wrong::Unknown(words) => line::HoursUnknown { words: Said::new(words, WORD) }.into(),
    }
}

/// What quiet time does.
pub fn strength(strength: Strength) -> Line {
    match strength {
        Strength::Hold => line::Hold {}.into(),
        Strength::Remind => line::Remind {}.into(),
        Strength::None => line::NoQuiet {}.into(),
    }
}
