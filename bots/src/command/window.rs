//! One-off quiet windows as people type them: `tonight 21:00`, `now`, `until 21:00`, `mon 18:00-20:00`, `30m`.

use std::fmt;

use jiff::civil::Time;
use jiff::{SignedDuration, Timestamp, Zoned};

use super::dates::{self, DayWord, is_word};
use super::length::length;
use crate::text::{Minutes, Slot, folded};

/// A clock time, perhaps of a named day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    /// The day, if said.
    pub day: Option<DayWord>,
    /// Hour and minute.
    pub clock: Time,
}

/// Where a window starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Start {
    /// At once.
    Now,
    /// At a time.
    At(When),
}

/// Where a window ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum End {
    /// Not said: when working hours begin the next time.
    NextOpening,
    /// At a time.
    At(When),
    /// After a length of time.
    After(Minutes),
}

/// A one-off quiet window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// Where it starts.
    pub from: Start,
    /// Where it ends.
    pub until: End,
}

impl When {
    /// The time that is meant when it is said at `now`: without a day the next such hour, on "monday" the next such
    /// hour of a Monday. A day that was said plainly (today, a date) may have passed. None if there is no such date.
    pub fn after(self, now: &Zoned) -> Option<Zoned> {
        self.after_on(now, now)
    }

    /// The same after `from`, where today is still the day of `now`.
    fn after_on(self, from: &Zoned, now: &Zoned) -> Option<Zoned> {
        let on =
            |date: jiff::civil::Date| date.to_datetime(self.clock).to_zoned(now.time_zone().clone()).ok();
        let said = match self.day {
            Some(DayWord::Today | DayWord::Tomorrow) => now.date(),
            _ => from.date(),
        };
        let at = on(self.day.unwrap_or(DayWord::Today).on_or_after(said)?)?;
        match self.day {
            None if at <= *from => on(said.tomorrow().ok()?),
            Some(DayWord::Weekday(day)) if at <= *from => on(said.nth_weekday(1, day).ok()?),
            _ => Some(at),
        }
    }
}

/// Who says an hour that passed this lately did not mean tomorrow's.
const JUST_PASSED: SignedDuration = SignedDuration::from_hours(6);

/// An hour without a day ends what began before it by so much at most: longer than a night nobody means.
const NIGHT: SignedDuration = SignedDuration::from_hours(16);

impl When {
    fn today(self, now: &Zoned) -> Option<Zoned> {
        now.date().to_datetime(self.clock).to_zoned(now.time_zone().clone()).ok()
    }

    /// Whether it names no day and its hour has passed a short while ago.
    fn has_just_passed(self, now: &Zoned) -> bool {
        let passed = |at: Zoned| at <= *now && now.duration_since(&at) < JUST_PASSED;
        self.day.is_none() && self.today(now).is_some_and(passed)
    }
}

impl Window {
    /// Start and end when it is said at `now`; no end means the next opening. None if there is no such date, or if the
    /// hours seem to be turned round (`18:00-17:00`). The end may be before the start, or both may have passed, if that
    /// is what was said.
    pub fn times(self, now: &Zoned) -> Option<(Timestamp, Option<Timestamp>)> {
        let from = match self.from {
            Start::Now => now.clone(),
            Start::At(when) => when.after(now)?,
        };
        let until = match self.until {
            End::NextOpening => None,
            End::At(when) if self.from == Start::Now && when.has_just_passed(now) => {
                Some(when.today(now)?.timestamp())
            }
            End::At(when) => {
                let until = when.after_on(&from, now)?;
                let turned = until.duration_since(&from) > NIGHT;
                if turned && when.day.is_none() && self.from != Start::Now {
                    return None;
                }
                Some(until.timestamp())
            }
            End::After(minutes) => Some(from.timestamp().checked_add(minutes.duration()).ok()?),
        };
        Some((from.timestamp(), until))
    }
}

/// The window that some words are, from the first to the last.
pub fn window(text: &str) -> Option<Window> {
    let spaced = text.replace(['–', '—'], "-");
    let words: Vec<&str> = spaced.split_whitespace().flat_map(dashed).collect();
    let between = |word: &&str| *word == "-" || is_word(word, Slot::Until) || is_word(word, Slot::DateTo);
    if let Some(at) = words.iter().position(between) {
        // "demain de 14h à 15h30"
        let left: Vec<&str> = bare(&words[..at]);
        let from = if at == 0 { Start::Now } else { start(&left)? };
        let right = &words[at + 1..];
        // `2h` is a length, unless the beginning is an hour that is written so.
        let marked = left.last().is_some_and(|word| clock(word).is_none() && hour_of_day(word).is_some());
        let hour = || when(&bare(right)).or_else(|| hour_alone(right).filter(|_| marked));
        let until = match marked {
            true => hour().map(End::At).or_else(|| all_length(right).map(End::After)),
            false => all_length(right).map(End::After).or_else(|| hour().map(End::At)),
        };
        return Some(Window { from, until: until? });
    }
    if let Some(minutes) = all_length(&words) {
        return Some(Window { from: Start::Now, until: End::After(minutes) });
    }
    if let Some(from) = start(&words) {
        return Some(Window { from, until: End::NextOpening });
    }
    let split = (1..words.len()).find_map(|at| Some((start(&words[..at])?, all_length(&words[at..])?)));
    split.map(|(from, minutes)| Window { from, until: End::After(minutes) })
}

/// `18:00-20:00` as three words.
fn dashed(word: &str) -> Vec<&str> {
    match word.split_once('-') {
        Some((from, until)) if hour_of_day(from).is_some() && hour_of_day(until).is_some() => {
            vec![from, "-", until]
        }
        _ => vec![word],
    }
}

/// A moment that some words are, from the first to the last.
pub(super) fn start(words: &[&str]) -> Option<Start> {
    match words {
        [word] if is_word(word, Slot::Now) => Some(Start::Now),
        _ => when(words).map(Start::At),
    }
}

fn when(words: &[&str]) -> Option<When> {
    let (last, day) = words.split_last()?;
    // `14h` alone may be a length; after a day it is an hour.
    let clock = clock(last).or_else(|| hour_of_day(last).filter(|_| !day.is_empty()))?;
    // "tonight 12:00" says two things.
    if is_word(&day.join(" "), Slot::Tonight) && clock.hour() < EVENING {
        return None;
    }
    let day = if day.is_empty() { None } else { Some(named_day(&day.join(" "))?) };
    Some(When { day, clock })
}

/// Words without those that say nothing beside a day or an hour.
fn bare<'w>(words: &[&'w str]) -> Vec<&'w str> {
    words.iter().copied().filter(|word| !is_word(word, Slot::DateBeside)).collect()
}

/// `15h` after a beginning that is an hour.
fn hour_alone(words: &[&str]) -> Option<When> {
    let [word] = words else { return None };
    Some(When { day: None, clock: hour_of_day(word)? })
}

/// From this hour on it is tonight.
const EVENING: i8 = 17;

/// Whether an hour stands in some words, so that they are meant as a time.
pub fn names_hour(text: &str) -> bool {
    let spaced = text.replace(['–', '—'], "-");
    spaced.split_whitespace().flat_map(dashed).any(|word| clock(word).is_some())
}

fn named_day(text: &str) -> Option<DayWord> {
    // "leo usiku" is two words.
    if is_word(text, Slot::Tonight) { Some(DayWord::Today) } else { dates::day(text) }
}

fn all_length(words: &[&str]) -> Option<Minutes> {
    length(words).filter(|(_, used)| *used == words.len()).map(|(minutes, _)| minutes)
}

/// `21:00`, `21.00`, `9pm`, `9:30pm`. A bare number is no clock: it could be minutes.
fn clock(word: &str) -> Option<Time> {
    let word = folded(word);
    let (digits, noon) = match (word.strip_suffix("pm"), word.strip_suffix("am")) {
        (Some(digits), _) => (digits, Some(12)),
        (_, Some(digits)) => (digits, Some(0)),
        _ => (word.as_str(), None),
    };
    // French writes 21h30; `2h30` may be a length.
    let hours = digits.split_once('h').filter(|(hour, minute)| hour.len() == 2 && minute.len() == 2);
    let (hour, minute) = match hours.or_else(|| digits.split_once([':', '.'])) {
        Some((hour, minute)) if minute.len() == 2 => (two_digits(hour)?, two_digits(minute)?),
        None if noon.is_some() => (two_digits(digits)?, 0),
        _ => return None,
    };
    let hour = match noon {
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
        None => hour,
    };
    Time::new(hour, minute, 0, 0).ok()
}

/// A clock, also as French writes it: `14h`, `9h30`.
fn hour_of_day(word: &str) -> Option<Time> {
    let marked = || {
        let word = folded(word);
        let (hour, minute) = word.split_once('h')?;
        let minute = if minute.is_empty() { 0 } else { two_digits(minute).filter(|_| minute.len() == 2)? };
        Time::new(two_digits(hour)?, minute, 0, 0).ok()
    };
    clock(word).or_else(marked)
}

fn two_digits(text: &str) -> Option<i8> {
    let digits = (1..=2).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits)
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(day) = self.day {
            write!(f, "{day} ")?;
        }
        write!(f, "{:02}:{:02}", self.clock.hour(), self.clock.minute())
    }
}

impl fmt::Display for Window {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.from {
            Start::Now => f.write_str("now")?,
            Start::At(when) => when.fmt(f)?,
        }
        match self.until {
            End::NextOpening => Ok(()),
            End::At(when) => write!(f, " until {when}"),
            End::After(minutes) => write!(f, " {minutes}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(String, Option<String>)> {
        // A Thursday, ten in the morning.
        let now: Zoned = "2026-07-30T10:00:00[Africa/Nairobi]".parse().unwrap();
        let local = |at: Timestamp| at.to_zoned(now.time_zone().clone()).strftime("%d %H:%M").to_string();
        let (from, until) = window(text)?.times(&now)?;
        Some((local(from), until.map(local)))
    }

    #[test]
    fn windows_in_all_forms() {
        for (text, from, until) in [
            ("now", "30 10:00", None),
            ("sasa", "30 10:00", None),
            ("tonight 21:00", "30 21:00", None),
            ("leo usiku 21:00", "30 21:00", None),
            ("usiku 21.00", "30 21:00", None),
            ("9pm", "30 21:00", None),
            ("09:00", "31 09:00", None),
            ("until 21:00", "30 10:00", Some("30 21:00")),
            ("hadi 21:00", "30 10:00", Some("30 21:00")),
            ("now until 12:30", "30 10:00", Some("30 12:30")),
            // That passed an hour ago: nobody means a day and a night.
            ("until 09:00", "30 10:00", Some("30 09:00")),
            ("hadi 04:00", "30 10:00", Some("31 04:00")),
            ("until tomorrow 09:00", "30 10:00", Some("31 09:00")),
            ("30m", "30 10:00", Some("30 10:30")),
            ("now 2 hours", "30 10:00", Some("30 12:00")),
            ("14:05-14:08", "30 14:05", Some("30 14:08")),
            ("22:00-06:00", "30 22:00", Some("31 06:00")),
            ("tomorrow 18:00 to 20:00", "31 18:00", Some("31 20:00")),
            ("thu 09:00 – 10:00", "06 09:00", Some("06 10:00")),
            ("mon 18:00 2h", "03 18:00", Some("03 20:00")),
            ("3 aug 18:00", "03 18:00", None),
            ("today 08:00", "30 08:00", None),
            ("tonight 5pm", "30 17:00", None),
            ("tomorrow 18:00 until tomorrow 20:00", "31 18:00", Some("31 20:00")),
            ("now 1 hour 30 minutes", "30 10:00", Some("30 11:30")),
            ("21:00 for 2 hours", "30 21:00", Some("30 23:00")),
        ] {
            assert_eq!(read(text), Some((from.to_owned(), until.map(ToOwned::to_owned))), "{text}");
        }
    }

    #[test]
    fn what_is_no_window() {
        for text in [
            "",
            "21",
            "tonight",
            "25:00",
            "13pm",
            "0am",
            "21:5",
            "until",
            "until soon",
            "21:00 until",
            "- -",
            "now now",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn hours_that_contradict_themselves_are_no_window() {
        for text in [
            "tonight 12:00",
            "usiku 12:00",
            "leo usiku 9:00",
            "tonight 9am",
            "tonight 02:00",
            "until tonight 11:00",
            "18:00-17:00",
            "21:00 until 20:00",
            "Tue 3 aug 18:00",
            "now 2 or 3 hours",
            "now 1 hour 30",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
        let backwards = read("tomorrow 21:00 until today 22:00");
        assert_eq!(backwards, Some(("31 21:00".to_owned(), Some("30 22:00".to_owned()))));
    }

    #[test]
    fn an_hour_that_the_clocks_skip_is_still_a_time() {
        // Berlin skips 02:00 to 03:00 on 29 March 2026.
        let now: Zoned = "2026-03-28T20:00:00[Europe/Berlin]".parse().unwrap();
        let (from, _) = window("tomorrow 02:30").unwrap().times(&now).unwrap();
        assert_eq!(from.to_string(), "2026-03-29T01:30:00Z");
    }
}
