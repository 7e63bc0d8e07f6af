//! Lengths of time as people type them: `2h`, `30m`, `1h30m`, `2 hours`, `saa 2`, `siku 1`.

use crate::ids::Language;
use crate::text::{Minutes, Slot, vocabulary};

/// The length of time at the start of some words, and how many words it takes. None if they start with none, or with
/// zero, or with more than ten years.
pub fn length(words: &[&str]) -> Option<(Minutes, usize)> {
    // What sets a length apart from the words after it.
    let clean = |word: &str| word.trim_end_matches([',', ':', ';']).to_lowercase();
    let first = words.first()?.to_lowercase();
    if let Some(minutes) = glued(&clean(&first)) {
        return Some((Minutes::new(minutes)?, 1));
    }
    let second = clean(words.get(1)?);
    // English says "2 hours", Swahili "saa 2".
    let minutes = pair(&first, &second).or_else(|| pair(&second, &first))?;
    Some((Minutes::new(minutes)?, 2))
}

/// Longer than a week, and no length that is understood here.
const LONG: [&str; 10] = ["y", "yr", "yrs", "year", "years", "mo", "month", "months", "mwaka", "mwezi"];

/// Whether some words begin with what was meant as a length of time and is none: `0d`, `1y`, `9999d`, `0 hours`. Better
/// to ask than to take it for a reason, and a ban for one without an end.
pub fn is_garbled(words: &[&str]) -> bool {
    let clean = |word: &&str| word.trim_end_matches([',', ':', ';']).to_lowercase();
    let Some(first) = words.first().map(clean) else { return false };
    if length(words).is_some() {
        return false;
    }
    let is_unit = |word: &str| minutes_of(word).is_some() || LONG.contains(&word);
    let is_count = |word: &str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit());
    let after = first.trim_start_matches(|c: char| c.is_ascii_digit());
    let letters = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
    if after.len() < first.len() && is_unit(&after[..letters]) {
        return true;
    }
    let Some(second) = words.get(1).map(clean) else { return false };
    (is_count(&first) && is_unit(&second)) || (is_count(&second) && is_unit(&first))
}

fn pair(count: &str, unit: &str) -> Option<u32> {
    number(count)?.checked_mul(minutes_of(unit)?)
}

/// `2h`, `1h30m`: numbers with their units, nothing between.
fn glued(word: &str) -> Option<u32> {
    let mut total: u32 = 0;
    let mut rest = word;
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let (count, after) = rest.split_at(digits);
        let letters = after.find(|c: char| c.is_ascii_digit()).unwrap_or(after.len());
        let (unit, after) = after.split_at(letters);
        total = total.checked_add(pair(count, unit)?)?;
        rest = after;
    }
    (!word.is_empty()).then_some(total)
}

fn number(word: &str) -> Option<u32> {
    let digits = !word.is_empty() && word.len() <= 8 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|_| digits)
}

fn minutes_of(unit: &str) -> Option<u32> {
    let units = [
        (Slot::MinuteUnit, 1),
        (Slot::HourUnit, 60),
        (Slot::DayUnit, 24 * 60),
        (Slot::WeekUnit, 7 * 24 * 60),
    ];
    let known =
        |slot| Language::ALL.into_iter().any(|language| vocabulary(language, slot).iter().any(|w| w == unit));
    units.into_iter().find(|(slot, _)| known(*slot)).map(|(_, minutes)| minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(u32, usize)> {
        let words: Vec<&str> = text.split_whitespace().collect();
        length(&words).map(|(minutes, used)| (minutes.get(), used))
    }

    #[test]
    fn lengths_in_all_forms() {
        for (text, expected) in [
            ("2h", (120, 1)),
            ("30m because", (30, 1)),
            ("90min", (90, 1)),
            ("2h, loud", (120, 1)),
            ("2 hours: loud", (120, 2)),
            ("1h30m", (90, 1)),
            ("1D", (1440, 1)),
            ("2 hours loud", (120, 2)),
            ("1 week", (10080, 2)),
            ("saa 2 kelele", (120, 2)),
            ("dakika 30", (30, 2)),
            ("Siku 1", (1440, 2)),
            ("wiki 2", (20160, 2)),
        ] {
            assert_eq!(read(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn what_was_meant_as_a_length() {
        let garbled = |text: &str| is_garbled(&text.split_whitespace().collect::<Vec<_>>());
        for text in ["0d", "1y x", "9999d", "0h, loud", "0 hours", "saa 0", "2h30", "99999999 days", "1 year"]
        {
            assert!(garbled(text), "{text}");
        }
        for text in ["", "2h", "saa 2", "loud", "3rd time", "2 times", "the 0h", "2", "h", "(2h)", "5pm"] {
            assert!(!garbled(text), "{text}");
        }
    }

    #[test]
    fn what_is_no_length() {
        for text in
            ["", "0h", "2", "h", "2 x", "2h!", "-2h", "99999999d", "2h30", "4294967295m", "123456789 h", "ß2"]
        {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
