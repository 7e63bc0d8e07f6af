//! A change as people read it: what was, and what would be.

use super::{
    change::{Change, Words, said},
    lines as line,
};
use crate::{
    cohort::Strength,
    deciding::DecisionContext,
    ids::{Language, PersonId},
    quiet_hours::calendar::WeeklyWindow,
    text::{Line, Said, rules::CHARACTERS},
};

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
        Change::First(person) => {
            // Where they work would make it longer than a message, and all know them.
            let name = |person: &PersonId| ctx.person(person).of(None);
            let first = ctx.cohort.structure.on_call.first().map_or(person, |row| &row.person);
            let (before, after) = (name(first), name(person));
            line::ChangeOrder { before, after }.into()
        }
    }
}

/// Days with their hours.
pub fn hours(window: &WeeklyWindow) -> Line {
    let clock = |time: jiff::civil::Time| format!("{:02}:{:02}", time.hour(), time.minute());
    let until =
        if window.to == jiff::civil::Time::midnight() { "24:00".to_owned() } else { clock(window.to) };
    line::Hours { days: window.days.iter().collect(), from: clock(window.from), until }.into()
}

/// What quiet time does.
pub fn strength(strength: Strength) -> Line {
    match strength {
        Strength::Hold => line::Hold {}.into(),
        Strength::Remind => line::Remind {}.into(),
        Strength::None => line::NoQuiet {}.into(),
    }
}
