//! A change of what members can decide, with what it would change as it was proposed: if that is not there any more, nor is
//! the change.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::{
    cohort::structure::{Strength, Structure},
    ids::{Language, PersonId, RoomKind},
    quiet_hours::calendar::WeeklyWindow,
    text::rules::{CHARACTERS, LINES, MESSAGE, longest},
};

/// The name of a day off has so many characters at most.
pub const DAY_NAME: usize = 40;

/// A rule in each language in which it was given.
pub type Words = BTreeMap<Language, String>;

/// What would change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// A line of the rules: other words, a new one, or one less.
    Rule {
        /// As it is.
        was: Option<Words>,
        /// As it would be.
        now: Option<Words>,
    },
    /// Hours of the week: others, more, or fewer.
    Hours {
        /// As they are.
        was: Option<WeeklyWindow>,
        /// As they would be.
        now: Option<WeeklyWindow>,
    },
    /// What quiet time does in a room.
    Quiet {
        /// Where.
        room: RoomKind,
        /// What it does.
        was: Strength,
        /// What it would do.
        now: Strength,
    },
    /// A day would be off, or would be off no more.
    DayOff {
        /// Which.
        date: Date,
        /// What it is called now; nothing where it is no day off.
        was: Option<String>,
        /// What it would be called.
        now: Option<String>,
    },
    /// Somebody would be the first to be told of an emergency.
    First(PersonId),
}

/// The part of the file that it is about, as the operator names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The rules.
    Rules,
    /// The working hours.
    Hours,
    /// What quiet time does.
    Quiet,
    /// Days off.
    Holidays,
    /// The order of the emergency list.
    Order,
}

/// Why a change cannot be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// What it is about is not there, or is so already.
    Gone,
    /// It would take away the last rule, or the last hours.
    Last,
    /// There would be too many rules.
    Many,
    /// So many characters are too many in a language.
    Long(Language, usize),
}

impl Change {
    /// What it is about.
    pub const fn part(&self) -> Part {
        match self {
            Self::Rule { .. } => Part::Rules,
            Self::Hours { .. } => Part::Hours,
            Self::Quiet { .. } => Part::Quiet,
            Self::DayOff { .. } => Part::Holidays,
            Self::First(_) => Part::Order,
        }
    }

    /// Makes it so.
    ///
    /// # Errors
    /// Why it cannot be; then nothing was changed.
    pub fn make(&self, structure: &mut Structure) -> Result<(), Unfit> {
        match self {
            Self::Rule { was, now } => {
                let lines = rules(structure, was.as_ref(), now.as_ref())?;
                structure.rules.lines = lines;
            }
            Self::Hours { was, now } => {
                let windows = &structure.hours.windows;
                let at = was.as_ref().map(|was| windows.iter().position(|one| one == was));
                let at = at.map(|at| at.ok_or(Unfit::Gone)).transpose()?;
                if now.as_ref().is_some_and(|now| windows.contains(now)) {
                    return Err(Unfit::Gone);
                }
                if now.is_none() && windows.len() < 2 {
                    return Err(Unfit::Last);
                }
                put(&mut structure.hours.windows, at, now.clone());
            }
            Self::Quiet { room, was, now } => {
                let spec = structure.rooms.get_mut(room).filter(|spec| spec.strength == *was && was != now);
                spec.ok_or(Unfit::Gone)?.strength = *now;
            }
            Self::DayOff { date, was, now } => {
                let holidays = &mut structure.hours.holidays;
                if holidays.get(date) != was.as_ref() || was == now {
                    return Err(Unfit::Gone);
                }
                match now {
                    Some(name) => holidays.insert(*date, name.clone()),
                    None => holidays.remove(date),
                };
            }
            Self::First(person) => {
                let at = structure.on_call.iter().position(|row| row.person == *person);
                let at = at.filter(|at| *at > 0).ok_or(Unfit::Gone)?;
                let first = structure.on_call.remove(at);
                structure.on_call.insert(0, first);
            }
        }
        Ok(())
    }

    /// Why it cannot be, if it cannot.
    ///
    /// # Errors
    /// That.
    pub fn fits(&self, structure: &Structure) -> Result<(), Unfit> {
        self.make(&mut structure.clone())
    }
}

/// A line of the rules as it stands.
pub fn rule(structure: &Structure, at: usize) -> Option<Words> {
    let lines = structure.rules.lines.iter();
    let words: Words = lines.filter_map(|(language, all)| Some((*language, all.get(at)?.clone()))).collect();
    (!words.is_empty()).then_some(words)
}

/// What a language's readers read of it: the words that were given in that language, else those of the cohort's first
/// language that has some.
pub fn said<'w>(words: &'w Words, language: Language, structure: &Structure) -> &'w str {
    let own = structure.languages.iter().find_map(|language| words.get(language));
    words.get(&language).or(own).or_else(|| words.values().next()).map_or("", String::as_str)
}

/// The longest words of a rule in a language that fit into one message beside the others, in characters.
pub fn room_for(structure: &Structure, was: Option<&Words>, language: Language) -> usize {
    let mut lines = structure.rules.lines.get(&language).cloned().unwrap_or_default();
    let at = was.and_then(|was| lines.iter().position(|line| line == said(was, language, structure)));
    let (version, empty) = (structure.rules.version.saturating_add(1), Some(String::new()));
    put(&mut lines, at, empty);
    MESSAGE.saturating_sub(longest(language, &structure.name, version, &lines)).min(CHARACTERS)
}

/// The lines as they would be, as many in each language.
fn rules(
    structure: &Structure,
    was: Option<&Words>,
    now: Option<&Words>,
) -> Result<BTreeMap<Language, Vec<String>>, Unfit> {
    let mut lines = structure.rules.lines.clone();
    let count = lines.values().map(Vec::len).max().unwrap_or_default();
    let stands = |words: &Words, at: usize| {
        let reads = |(language, all): (&Language, &Vec<String>)| {
            all.get(at).map(String::as_str) == Some(said(words, *language, structure))
        };
        lines.iter().all(reads)
    };
    let place = |words: &Words| (0..count).find(|at| stands(words, *at));
    let at = match was {
        Some(was) => Some(place(was).ok_or(Unfit::Gone)?),
        None => None,
    };
    if now.is_some_and(|now| place(now).is_some()) {
        return Err(Unfit::Gone);
    }
    if now.is_none() && count < 2 {
        return Err(Unfit::Last);
    }
    if at.is_none() && count >= LINES {
        return Err(Unfit::Many);
    }
    let version = structure.rules.version.saturating_add(1);
    for (language, all) in &mut lines {
        let line = now.map(|now| said(now, *language, structure).to_owned());
        if let Some(line) = &line {
            let beyond = line.chars().count().saturating_sub(CHARACTERS);
            if beyond > 0 {
                return Err(Unfit::Long(*language, beyond));
            }
        }
        put(all, at, line);
        let beyond = longest(*language, &structure.name, version, all).saturating_sub(MESSAGE);
        if beyond > 0 {
            return Err(Unfit::Long(*language, beyond));
        }
    }
    Ok(lines)
}

/// One of a list becomes another, one more comes at its end, or one goes.
fn put<T>(list: &mut Vec<T>, at: Option<usize>, now: Option<T>) {
    match (at.filter(|at| *at < list.len()), now) {
        (Some(at), Some(now)) => list[at] = now,
        (Some(at), None) => {
            list.remove(at);
        }
        (None, Some(now)) => list.push(now),
        (None, None) => {}
    }
}
