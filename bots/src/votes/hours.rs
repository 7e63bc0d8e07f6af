//! Days and hours of the week as people write them: `Mon-Fri 08:00-16:30`.

use jiff::civil::{Time, Weekday};

use crate::{
    command::{DayWord, End, Start, Window, Word, days, is_word, window},
    ids::Language,
    quiet_hours::calendar::{Days, WeeklyWindow},
    text::{Slot, folded},
};

/// Why words are no days and hours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// They end before they begin, so that the night is between.
    Night,
    /// They end when they begin.
    Empty,
    /// No day is said.
    NoDays,
    /// No hour is said.
    NoHours,
    /// These words are neither.
    Unknown(String),
}

/// The days and hours that some words are, from the first to the last. Work that ends before it begins goes over midnight:
/// that is meant only where the hours in their place did so.
///
/// # Errors
/// Why they are none.
pub fn read(words: &str, over_midnight: bool) -> Result<WeeklyWindow, Wrong> {
    let words = words.replace("24:00", "00:00").replace(['–', '—'], "-");
    let words: Vec<&str> = words.split([' ', '\t', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    let judged = |days: Days, (from, to): (Time, Time)| {
        let window = WeeklyWindow { days, from, to };
        match (from == to && to != Time::midnight(), is_over_midnight(&window) && !over_midnight) {
            (true, _) => Err(Wrong::Empty),
            (_, true) => Err(Wrong::Night),
            _ if days.is_empty() => Err(Wrong::NoDays),
            _ => Ok(window),
        }
    };
    let found = (1..words.len()).find_map(|at| {
        let (days, hours) = (weekdays(&words[..at].join(" "))?, clocks(&words[at..].join(" "))?);
        Some(judged(days, hours))
    });
    if let Some(found) = found {
        return found;
    }
    if let Some(hours) = clocks(&words.join(" ")) {
        return judged(Days::default(), hours);
    }
    let known = (1..=words.len()).rev().find(|at| weekdays(&words[..*at].join(" ")).is_some());
    match known.unwrap_or_default() {
        at if at == words.len() => Err(Wrong::NoHours),
        at => Err(Wrong::Unknown(words[at].to_owned())),
    }
}

/// Whether words are meant as days and hours, though something may be wrong with them.
pub fn are_meant(words: &str) -> bool {
    !matches!(read(words, false), Err(Wrong::Unknown(_) | Wrong::NoHours))
}

/// Whether work goes on after midnight. At 24:00 it does not.
pub fn is_over_midnight(window: &WeeklyWindow) -> bool {
    window.to <= window.from && window.to != Time::midnight()
}

/// The words without `hours` before them, in whatever language.
pub fn after_name(words: &str) -> Option<&str> {
    let (first, rest) = words.split_once(char::is_whitespace)?;
    let first = folded(first.trim_end_matches(':'));
    let name = Word("hours");
    let is_it = |language: Language| name.alias(language).is_some_and(|alias| folded(&alias) == first);
    let named = first == "hours" || Language::ALL.into_iter().any(is_it);
    named.then_some(rest.trim())
}

fn weekdays(text: &str) -> Option<Days> {
    let text = text.trim_end_matches([',', ':']);
    let all = |text: &str| -> Option<Vec<Weekday>> {
        let span = days(text)?;
        let (DayWord::Weekday(from), DayWord::Weekday(to)) = (span.from, span.to) else { return None };
        let mut days = vec![from];
        while days.last() != Some(&to) && days.len() < 7 {
            days.push(days.last()?.next());
        }
        Some(days)
    };
    let pieces = text.split(',').map(|piece| all(piece.trim()));
    let found: Vec<Weekday> = pieces.collect::<Option<Vec<_>>>()?.into_iter().flatten().collect();
    Some(found.into_iter().collect())
}

fn clocks(text: &str) -> Option<(Time, Time)> {
    if let Some(hours) = two_hours(text) {
        return Some(hours);
    }
    match window(text)? {
        Window { from: Start::At(from), until: End::At(until) }
            if from.day.is_none() && until.day.is_none() =>
        {
            Some((from.clock, until.clock))
        }
        _ => None,
    }
}

/// From an hour to an hour: here a bare number is one, too. An end that is not after the beginning is one of the afternoon, where
/// it is written so that it can be: `8-4`, but not `08:00-04:00`.
fn two_hours(text: &str) -> Option<(Time, Time)> {
    let spaced = text.replace('-', " - ");
    let words: Vec<&str> =
        spaced.split_whitespace().filter(|word| !is_word(word, Slot::DateBeside)).collect();
    let [from, between, to] = words.as_slice() else { return None };
    let is_between = *between == "-" || is_word(between, Slot::Until) || is_word(between, Slot::DateTo);
    let ((from, _), (to, plain)) = (hour(from)?, hour(to)?);
    let later = to.hour().checked_add(12).and_then(|hour| Time::new(hour, to.minute(), 0, 0).ok());
    let afternoon = later.filter(|later| plain && to <= from && *later > from);
    is_between.then(|| (from, afternoon.unwrap_or(to)))
}

/// `8`, `16:30`, `16.30`, `8am`, `16h`, `16h30`; and whether it may be of the afternoon.
fn hour(word: &str) -> Option<(Time, bool)> {
    let word = folded(word);
    let (digits, noon) = match (word.strip_suffix("pm"), word.strip_suffix("am")) {
        (Some(digits), _) => (digits, Some(12)),
        (_, Some(digits)) => (digits, Some(0)),
        _ => (word.as_str(), None),
    };
    let (hour, minute) = digits.split_once([':', '.', 'h']).unwrap_or((digits, ""));
    let is_number =
        |text: &str| !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
    if !is_number(hour) || !(minute.is_empty() || minute.len() == 2 && is_number(minute)) {
        return None;
    }
    let plain = noon.is_none() && !hour.starts_with('0');
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().unwrap_or_default());
    let hour = match noon {
        Some(noon) if (1..=12).contains(&hour) => hour % 12 + noon,
        Some(_) => return None,
        None if hour == 24 && minute == 0 => 0,
        None => hour,
    };
    Some((Time::new(hour, minute, 0, 0).ok()?, plain && (1..=12).contains(&hour)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(words: &str) -> Option<String> {
        let window = read(words, false).ok()?;
        Some(serde_json::to_string(&window).unwrap().replace('"', ""))
    }

    #[test]
    fn days_and_hours_are_read_as_people_write_them() {
        let week = "{days:[mon,tue,wed,thu,fri],from:08:00,to:16:30}";
        for words in [
            "Mon-Fri 08:00-16:30",
            "mon - fri 8:00 - 16:30",
            "Monday to Friday 08:00 to 16:30",
            "jumatatu-ijumaa 08:00–16:30",
            "Monday to Friday 8-16:30",
            "jumatatu hadi ijumaa 8-4:30",
            "lundi à vendredi 8h-16h30",
            "de lundi à vendredi de 8h à 16h30",
            "segunda a sexta 8-16.30",
            "सोमवार से शुक्रवार 8 से 16:30",
            "Mon-Fri from 8am to 4:30pm",
        ] {
            assert_eq!(shown(words).as_deref(), Some(week), "{words}");
        }
        assert_eq!(shown("Sat 09:00-12:00").as_deref(), Some("{days:[sat],from:09:00,to:12:00}"));
        assert_eq!(shown("Mon, Wed 09:00-12:00").as_deref(), Some("{days:[mon,wed],from:09:00,to:12:00}"));
        assert_eq!(
            shown("fri-mon 09:00-24:00").as_deref(),
            Some("{days:[mon,fri,sat,sun],from:09:00,to:24:00}")
        );
        assert_eq!(shown("Mon 8-8").as_deref(), Some("{days:[mon],from:08:00,to:20:00}"));
        assert_eq!(shown("Mon 0-24").as_deref(), Some("{days:[mon],from:00:00,to:24:00}"));
    }

    #[test]
    fn what_is_no_hours_says_why() {
        let unknown = |word: &str| Wrong::Unknown(word.to_owned());
        for (words, wrong) in [
            ("Mon-Fri", Wrong::NoHours),
            ("lundi à vendredi", Wrong::NoHours),
            ("08:00-16:30", Wrong::NoDays),
            ("22:00-06:00", Wrong::Night),
            ("Mon-Fri 22:00-06:00", Wrong::Night),
            ("Mon 16:00-08:00", Wrong::Night),
            ("Mon 08:00-04:30", Wrong::Night),
            ("Mon 08:00-08:00", Wrong::Empty),
            ("Mon-Fri 25-26", unknown("25-26")),
            ("Mon-Fri mornings", unknown("mornings")),
            ("tomorrow 08:00-16:00", unknown("tomorrow")),
            ("3 Aug 08:00-16:00", unknown("3")),
            ("be kind", unknown("be")),
        ] {
            assert_eq!(read(words, false), Err(wrong), "{words}");
        }
        assert!(read("", false).is_err());
    }

    #[test]
    fn work_over_midnight_stays_possible_where_it_was() {
        assert!(read("Mon 20:00-06:00", true).is_ok() && read("Mon 20:00-06:00", false).is_err());
    }
}
