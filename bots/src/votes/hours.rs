//! Days and hours of the week as people write them: `Mon-Fri 08:00-16:30`.

use jiff::civil::{Time, Weekday};

use crate::{
    command::{DayWord, End, Start, Window, Word, days, window},
    ids::Language,
    quiet_hours::calendar::{Days, WeeklyWindow},
    text::folded,
};

/// The days and hours that some words are, from the first to the last. Work that ends before it begins goes over midnight:
/// that is meant only where the hours in their place did so.
pub fn read(words: &str, over_midnight: bool) -> Option<WeeklyWindow> {
    let words = words.replace("24:00", "00:00").replace(['–', '—'], "-");
    let words: Vec<&str> = words.split([' ', '\t', '\u{a0}']).filter(|word| !word.is_empty()).collect();
    (1..words.len()).find_map(|at| {
        let (days, hours) = (weekdays(&words[..at].join(" "))?, clocks(&words[at..].join(" "))?);
        let (from, to) = hours;
        let window = WeeklyWindow { days, from, to };
        let none = from == to && to != Time::midnight();
        (!none && (!is_over_midnight(&window) || over_midnight)).then_some(window)
    })
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
    match window(text)? {
        Window { from: Start::At(from), until: End::At(until) }
            if from.day.is_none() && until.day.is_none() =>
        {
            Some((from.clock, until.clock))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(words: &str) -> Option<String> {
        let window = read(words, false)?;
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
        ] {
            assert_eq!(shown(words).as_deref(), Some(week), "{words}");
        }
        assert_eq!(shown("Sat 09:00-12:00").as_deref(), Some("{days:[sat],from:09:00,to:12:00}"));
        assert_eq!(shown("Mon, Wed 09:00-12:00").as_deref(), Some("{days:[mon,wed],from:09:00,to:12:00}"));
        assert_eq!(
            shown("fri-mon 09:00-24:00").as_deref(),
            Some("{days:[mon,fri,sat,sun],from:09:00,to:24:00}")
        );
        for wrong in [
            "",
            "Mon-Fri",
            "08:00-16:30",
            "Mon 16:00-08:00",
            "Mon 08:00-08:00",
            "tomorrow 08:00-16:00",
            "3 Aug 08:00-16:00",
            "be kind",
        ] {
            assert_eq!(shown(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn work_over_midnight_stays_possible_where_it_was() {
        assert!(read("Mon 20:00-06:00", true).is_some() && read("Mon 20:00-06:00", false).is_none());
    }
}
