//! The steps to a proposal in words, each with its choices.

use super::{
    asks::{CHOICES, Draft, Question},
    change::{DAY_NAME, rule, said},
    days, drafts, ending, lines as line, shown,
};
use crate::{
    bot::Asked,
    cohort::structure::OnCall,
    deciding::DecisionContext,
    ids::{Language, PersonId, RoomKind},
    rights,
    text::{
        Line, Said,
        rules::{CHARACTERS, LINES},
    },
};

/// A step in words.
pub fn words(ctx: &DecisionContext<'_>, by: &PersonId, step: &Question) -> Option<Asked> {
    let structure = &ctx.cohort.structure;
    let language = ctx.language_of(by);
    let words: Line = match step {
        Question::What => line::What { cohort: structure.name.clone() }.into(),
        Question::WhichRule => {
            let rules = (0..LINES).map_while(|at| rule(structure, at));
            let rules = rules.map(|words| said(&words, language, structure).to_owned());
            let mut choices: Vec<Line> =
                rules.zip(1..).map(|(rule, digit)| line::RuleChoice { digit, rule }.into()).collect();
            if choices.len() < LINES {
                choices.push(line::RuleChoiceNew { digit: next(&choices) }.into());
            }
            line::WhichRule { choices }.into()
        }
        Question::RuleHow { at } => {
            let words = rule(structure, *at)?;
            line::RuleHow { rule: Said::new(said(&words, language, structure), CHARACTERS) }.into()
        }
        Question::RuleWords { so_far } => {
            let next = next_language(ctx, by, so_far)?;
            let (language, limit) = (next.own_name().to_owned(), drafts::limit(ctx, so_far, next));
            let limit = i64::try_from(limit).unwrap_or(i64::MAX);
            match so_far.now.is_empty() {
                true => line::RuleWords { language, limit }.into(),
                false => line::RuleWordsAlso { language, limit }.into(),
            }
        }
        Question::WhichHours { .. } => {
            let windows = structure.hours.windows.iter().take(CHOICES - 1).zip(1..);
            let mut choices: Vec<Line> = windows
                .map(|(window, digit)| line::HoursChoice { digit, hours: shown::hours(window) }.into())
                .collect();
            choices.push(line::HoursChoiceNew { digit: next(&choices) }.into());
            line::WhichHours { choices }.into()
        }
        Question::HoursHow { at } => {
            line::HoursHow { hours: shown::hours(structure.hours.windows.get(*at)?) }.into()
        }
        Question::HoursWords { .. } => line::HoursWords {}.into(),
        Question::WhichRoom => {
            let rooms = rooms(ctx, by);
            let choice = |(kind, digit): (RoomKind, i64)| {
                let strength = shown::strength(structure.rooms.get(&kind)?.strength);
                Some(line::RoomChoice { digit, room: ctx.room_name(kind), strength }.into())
            };
            let choices: Vec<Line> = rooms.into_iter().zip(1..).filter_map(choice).collect();
            (!choices.is_empty()).then_some(line::WhichRoom { choices })?.into()
        }
        Question::RoomHow { room } => line::RoomHow { room: ctx.room_name(*room) }.into(),
        Question::WhichFirst => {
            // Who is first now is no choice.
            let (first, others) = structure.on_call.split_first()?;
            let person = |row: &OnCall| ctx.person(&row.person).of(None);
            let listed = others.iter().take(CHOICES).zip(1..);
            let choices: Vec<Line> =
                listed.map(|(row, digit)| line::FirstChoice { digit, person: person(row) }.into()).collect();
            (!choices.is_empty()).then_some(line::WhichFirst { first: person(first), choices })?.into()
        }
        Question::DayOffHow => line::DayOffHow {}.into(),
        Question::DayOffDate => line::DayOffDate {}.into(),
        Question::DayOffName { date } => {
            line::DayOffName { day: shown::day(ctx, *date), limit: DAY_NAME as i64 }.into()
        }
        Question::WhichDayOff => {
            let days = days::to_come(ctx).into_iter().take(CHOICES).zip(1..);
            let choices: Vec<Line> = days
                .map(|((date, name), digit)| {
                    let name = Said::new(&name, DAY_NAME);
                    line::DayOffChoice { digit, day: shown::day(ctx, date), name }.into()
                })
                .collect();
            (!choices.is_empty()).then_some(line::WhichDayOff { choices })?.into()
        }
        Question::Withdraw { .. } | Question::End { .. } => return ending::words(ctx, by, step),
        Question::Send { change } => {
            let change = shown::proposed(ctx, change.as_ref()?, language);
            return Some((line::Preview { change }.into(), &["✅", "❌"]));
        }
        Question::Ballot { .. } => return None,
    };
    Some((words, &[]))
}

fn next(choices: &[Line]) -> i64 {
    i64::try_from(choices.len()).unwrap_or(i64::MAX).saturating_add(1)
}

/// The rooms that the person may enter.
pub fn rooms(ctx: &DecisionContext<'_>, by: &PersonId) -> Vec<RoomKind> {
    let now = ctx.now();
    let all = ctx.cohort.structure.rooms.keys().copied();
    all.filter(|kind| rights::may_enter(ctx.cohort, by, *kind, now)).collect()
}

/// The language in which the words are asked for next: the person's own first, then the others of the cohort.
pub fn next_language(ctx: &DecisionContext<'_>, by: &PersonId, so_far: &Draft) -> Option<Language> {
    let all = &ctx.cohort.structure.languages;
    let own = [ctx.language_of(by)].into_iter().filter(|own| all.contains(own));
    own.chain(all.iter().copied()).find(|language| !so_far.now.contains_key(language))
}
