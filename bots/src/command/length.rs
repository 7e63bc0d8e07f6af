//! Lengths of time as people type them: `2h`, `1h30m`, `1 hour and 30 minutes`, `half a day`, `saa 1 na dakika 30`,
//! `saa moja na nusu`. They are read whole or not at all: what looks like more than was understood is asked about.

use crate::ids::Language;
use crate::text::{Catalogue, Minutes, Slot, folded, in_word, vocabulary};

/// What stands at the start of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// No length of time.
    None,
    /// A length, and how many words it takes.
    Length(Minutes, usize),
    /// What was meant as a length and cannot be read, or is more than was read: `0d`, `1y`, `2h30`, `2 or 3 days`.
    Unclear,
}

/// The length of time at the start of some words.
pub fn read(words: &[&str]) -> Reading {
    // A colon ends it: in "Asha: hours" there is none.
    let end = words.iter().position(|word| word.ends_with([':', ';'])).map_or(words.len(), |at| at + 1);
    let after = &words[end..];
    let words: Vec<String> = words[..end].iter().map(|word| clean(word)).collect();
    // "for two hours": the words before it belong to it.
    let lead = lead(&words);
    let Some(first) = part(&words[lead..]) else {
        let vague = is_vague(&words[lead..]) || is_meant(&words[lead..]) || names_time(&words);
        return if vague { Reading::Unclear } else { Reading::None };
    };
    let (mut total, mut unit, mut used) = (first.minutes, first.unit, lead + first.used);
    loop {
        let rest = &words[used..];
        let joined = usize::from(rest.first().is_some_and(|word| is(word, Slot::LengthJoin)));
        let half = rest[joined..].iter().take_while(|word| is_article(word)).count() + joined;
        if let Some(next) = part(&rest[joined..]).filter(|next| next.unit < unit) {
            total = total.saturating_add(next.minutes);
            (unit, used) = (next.unit, used + joined + next.used);
        } else if joined > 0 && rest.get(half).is_some_and(|word| is(word, Slot::LengthHalf)) && unit > 1 {
            // "an hour and a half", "saa moja na nusu".
            total = total.saturating_add(unit / 2);
            (unit, used) = (1, used + half + 1);
        } else {
            break;
        }
    }
    match Minutes::new(total) {
        Some(minutes) if !goes_on_with(&words[used..]) && (used < end || !goes_on(after)) => {
            Reading::Length(minutes, used)
        }
        _ => Reading::Unclear,
    }
}

/// The length of time at the start of some words, and how many words it takes.
pub fn length(words: &[&str]) -> Option<(Minutes, usize)> {
    match read(words) {
        Reading::Length(minutes, used) => Some((minutes, used)),
        Reading::None | Reading::Unclear => None,
    }
}

/// Whether words after a length may belong to it: `30` after `1 hour`, `and a half`, `or 3 days`. Better to ask than to
/// take half of what was said.
pub fn goes_on(words: &[&str]) -> bool {
    let words: Vec<String> = words.iter().map(|word| clean(word)).collect();
    goes_on_with(&words)
}

/// Whether a word may be the beginning of a length, or a number that says how many of nothing.
pub fn is_number(word: &str) -> bool {
    let word = clean(word);
    let number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '/' | '½' | '-' | '–' | '—');
    word.starts_with(|c: char| c.is_ascii_digit() || c == '½') && word.chars().all(number)
}

/// Whether a word is a unit of time, and no letter of one.
pub fn is_unit(word: &str) -> bool {
    let word = clean(word);
    word.chars().count() > 2 && (minutes_of(&word).is_some() || is(&word, Slot::LengthLong))
}

/// Whether a name cannot end with a word because it belongs to a length after it: `2 or`, `for`, `hours`.
pub fn belongs_to_length(word: &str) -> bool {
    let slots = [Slot::LengthLead, Slot::LengthJoin, Slot::LengthOr, Slot::LengthHalf, Slot::LengthVague];
    let word = clean(word);
    is_number(&word)
        || slots.into_iter().any(|slot| is(&word, slot))
        || (word.chars().count() > 1 && minutes_of(&word).is_some())
}

/// So many words stand before a length: `for`, `for the next`.
fn lead(words: &[String]) -> usize {
    let leads =
        |(at, word): &(usize, &String)| is(word, Slot::LengthLead) || *at > 0 && is(word, Slot::LengthThe);
    words.iter().enumerate().take_while(leads).count()
}

fn goes_on_with(words: &[String]) -> bool {
    let joined = usize::from(words.first().is_some_and(|word| is(word, Slot::LengthJoin)));
    let or = words.first().is_some_and(|word| is(word, Slot::LengthOr));
    let rest = &words[joined + usize::from(or)..];
    let Some(first) = rest.first() else { return false };
    let starts = || {
        let after = &rest[lead(rest)..];
        part(after).is_some() || is_meant(after) || is_vague(after)
    };
    let more = |word: &String| {
        let counts = place(Side::Before, word).or_else(|| place(Side::After, word)).is_some();
        counts || is(word, Slot::LengthHalf) || is(word, Slot::LengthVague)
    };
    is_number(first)
        || starts()
        || minutes_of(first).is_some() && first.chars().count() > 1
        || (joined > 0 || or) && rest.iter().find(|word| !is_article(word)).is_some_and(more)
        || is(first, Slot::LengthNot)
}

/// A number of one unit, or several that are glued: `2h`, `1h30m`, `2 hours`, `saa 2`, `half an hour`, `nusu saa`.
struct Part {
    minutes: u32,
    /// Its smallest unit in minutes: what follows it is smaller.
    unit: u32,
    /// So many words.
    used: usize,
}

fn part(words: &[String]) -> Option<Part> {
    let first = words.first()?;
    if let Some((minutes, unit)) = glued(first) {
        return Some(Part { minutes, unit, used: 1 });
    }
    let articles =
        |from: usize| words[from.min(words.len())..].iter().take_while(|word| is_article(word)).count();
    let of = |at: usize, halves: u64| {
        let unit = minutes_of(words.get(at)?)?;
        let minutes = u32::try_from((halves * u64::from(unit)).checked_div(2)?).ok()?;
        let whole = (halves * u64::from(unit)).is_multiple_of(2);
        // A half is as fine as people say it, so nothing follows it.
        let unit = if halves.is_multiple_of(2) { unit } else { 1 };
        (whole && minutes > 0).then_some(Part { minutes, unit, used: at + 1 })
    };
    if is(first, Slot::LengthHalf) {
        return of(1 + articles(1), 1);
    }
    // English says "2 hours" and "two and a half hours", Swahili "saa 2", "saa mbili" and "saa na nusu".
    if let Some(count) = count(Side::Before, first) {
        let and_a_half = words.get(1).filter(|word| is(word, Slot::LengthJoin)).and_then(|_| {
            let half = 2 + articles(2);
            words.get(half).filter(|word| is(word, Slot::LengthHalf))?;
            of(half + 1, count.halves()? + 1)
        });
        if let Some(part) = and_a_half.or_else(|| count.part(words.get(1)?)) {
            return Some(part);
        }
    }
    let unit = minutes_of(first).filter(|_| first.chars().count() > 1)?;
    let second = words.get(1)?;
    if is(second, Slot::LengthJoin) && words.get(2).is_some_and(|word| is(word, Slot::LengthHalf)) {
        return Some(Part { minutes: unit + unit / 2, unit: 1, used: 3 }).filter(|_| unit > 1);
    }
    count(Side::After, second)?.part(first)
}

/// How many of a unit: a whole number and what stands behind its point.
struct Count {
    whole: u64,
    tenths: u64,
    of: u64,
}

impl Count {
    fn part(&self, unit: &str) -> Option<Part> {
        let unit = minutes_of(unit)?;
        let minutes = (self.whole * self.of + self.tenths) * u64::from(unit);
        let whole = minutes.is_multiple_of(self.of) && minutes > 0;
        let minutes = u32::try_from(minutes / self.of).ok().filter(|_| whole)?;
        let unit = if self.tenths == 0 { unit } else { 1 };
        Some(Part { minutes, unit, used: 2 })
    }

    fn halves(&self) -> Option<u64> {
        (self.tenths == 0).then_some(self.whole * 2)
    }
}

/// Where a number stands in a language.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Before its unit: *2 hours*.
    Before,
    /// After it: *saa 2*.
    After,
}

impl Side {
    fn of(language: Language) -> Self {
        if Catalogue::get(language).counts_after() { Self::After } else { Self::Before }
    }
}

/// `2`, `1.5`, `1,5`, `1½`, or a number in words, of a language where numbers stand on that side of their unit.
fn count(side: Side, word: &str) -> Option<Count> {
    if let Some(number) = place(side, word) {
        return Some(Count { whole: number, tenths: 0, of: 1 });
    }
    let digits = |text: &str, most: usize| -> Option<u64> {
        let digits = (1..=most).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
        text.parse().ok().filter(|_| digits)
    };
    if let Some(whole) = word.strip_suffix('½') {
        let whole = if whole.is_empty() { 0 } else { digits(whole, 8)? };
        return Some(Count { whole, tenths: 1, of: 2 });
    }
    match word.split_once(['.', ',']) {
        Some((whole, part)) => {
            let of = 10_u64.pow(u32::try_from(part.len()).ok().filter(|places| *places <= 2)?);
            Some(Count { whole: digits(whole, 8)?, tenths: digits(part, 2)?, of })
        }
        None => Some(Count { whole: digits(word, 8)?, tenths: 0, of: 1 }),
    }
}

/// `2h`, `1h30m`: numbers with their units, nothing between, the larger first. The minutes, and the smallest unit.
fn glued(word: &str) -> Option<(u32, u32)> {
    let mut read: Option<(u32, u32)> = None;
    let mut rest = word;
    while !rest.is_empty() {
        let letters = rest.find(char::is_alphabetic)?;
        let (number, after) = rest.split_at(letters);
        let end = after.find(|c: char| !c.is_alphabetic() && !is_sign(c)).unwrap_or(after.len());
        let (unit, after) = after.split_at(end);
        let next = count(Side::Before, number)?.part(unit)?;
        let (total, smallest) = read.unwrap_or((0, u32::MAX));
        read = Some((total.checked_add(next.minutes)?, next.unit)).filter(|_| next.unit < smallest);
        read?;
        rest = after;
    }
    read
}

/// A sign that belongs to the letter before it.
fn is_sign(c: char) -> bool {
    in_word(c) && !c.is_alphanumeric()
}

/// Whether some words begin with a day or an end, which a length of time is not: `tomorrow`, `until friday`, `till 17:00`.
fn names_time(words: &[String]) -> bool {
    let at_is = |at: usize, slots: &[Slot]| {
        words.get(at).is_some_and(|word| slots.iter().any(|slot| is(word, *slot)))
    };
    let days = [Slot::Today, Slot::Tonight, Slot::Tomorrow, Slot::Now];
    let is_day = |at: usize| {
        let named = |word: &String| is_form(word, Slot::Weekdays) || is_form(word, Slot::Months);
        at_is(at, &days)
            || words.get(at).is_some_and(|word| is_number(word) || word.chars().count() > 3 && named(word))
    };
    at_is(0, &[Slot::Today, Slot::Tonight, Slot::Tomorrow]) || at_is(0, &[Slot::Until]) && is_day(1)
}

/// Whether a word is one of the forms in a list of days or months.
fn is_form(word: &str, slot: Slot) -> bool {
    let forms = Language::ALL.into_iter().flat_map(|language| vocabulary(language, slot));
    forms.flat_map(|forms| forms.split('/')).any(|form| form == word)
}

/// Whether a word is a unit of a language where the number follows it.
fn unit_first(word: &str) -> bool {
    let units = [Slot::MinuteUnit, Slot::HourUnit, Slot::DayUnit, Slot::WeekUnit];
    let mut languages = Language::ALL.into_iter().filter(|language| Side::of(*language) == Side::After);
    languages.any(|language| {
        units.into_iter().any(|slot| vocabulary(language, slot).iter().any(|unit| unit == word))
    })
}

/// Whether some words begin with what was meant as a length of time and is none: `0d`, `1y`, `9999d`, `0 hours`. Better
/// to ask than to take it for a reason, and a ban for one without an end.
fn is_meant(words: &[String]) -> bool {
    let Some(first) = words.first() else { return false };
    let is_unit = |word: &str| minutes_of(word).is_some() || is(word, Slot::LengthLong);
    let marks = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | ':' | '½' | '-' | '–' | '—');
    let after = first.trim_start_matches(marks);
    let end = after.find(|c: char| !c.is_alphabetic() && !is_sign(c)).unwrap_or(after.len());
    if first.starts_with(|c: char| c.is_ascii_digit() || c == '½') && is_unit(&after[..end]) {
        return true;
    }
    let counts = |word: &str, side| is_number(word) || place(side, word).is_some() || is_article(word);
    let is = |at: usize, slot| words.get(at).is_some_and(|word| is(word, slot));
    let Some(second) = words.get(1) else { return false };
    let half = is_number(first) && is(1, Slot::LengthJoin);
    let of_unit = words[1..].iter().find(|word| !is_article(word)).is_some_and(|word| is_unit(word));
    let or = is_number(first) && is(1, Slot::LengthOr) && part(&words[2..]).is_some();
    // "masaa matatuu": a unit that something stands behind which is no number.
    let unread = || unit_first(first) && !is_number(second);
    unread()
        || (counts(first, Side::Before) && is_unit(second))
        || (is_unit(first)
            && first.chars().count() > 1
            && (is_number(second) || place(Side::After, second).is_some()))
        || or
        || is(0, Slot::LengthHalf) && of_unit
        || half
            && words[2..].iter().find(|word| !is_article(word)).is_some_and(|w| self::is(w, Slot::LengthHalf))
}

/// `a few hours`, `couple of days`, `siku chache`: how many, nobody knows.
fn is_vague(words: &[String]) -> bool {
    let words: Vec<&String> =
        words.iter().filter(|word| !is_article(word) && !is(word, Slot::LengthOf)).take(2).collect();
    let [first, second] = words.as_slice() else { return false };
    let unit =
        |word: &str| (word.chars().count() > 1 && minutes_of(word).is_some()) || is(word, Slot::LengthLong);
    (is(first, Slot::LengthVague) && unit(second)) || (unit(first) && is(second, Slot::LengthVague))
}

/// A word without what sets it apart from the next.
fn clean(word: &str) -> String {
    folded(word.trim_end_matches([',', ':', ';', '.']))
}

fn is(word: &str, slot: Slot) -> bool {
    Language::ALL.into_iter().any(|language| vocabulary(language, slot).iter().any(|known| known == word))
}

fn is_article(word: &str) -> bool {
    is(word, Slot::LengthArticle)
}

/// A number in words, of a language where numbers stand on that side of their unit.
fn place(side: Side, word: &str) -> Option<u64> {
    let languages = || Language::ALL.into_iter().filter(|language| Side::of(*language) == side);
    let find = |language, slot| {
        vocabulary(language, slot).iter().position(|known| known.split('/').any(|form| form == word))
    };
    let number = |language, slot, times: u64| {
        find(language, slot).and_then(|at| Some((u64::try_from(at).ok()? + 1) * times))
    };
    // "an hour" is one.
    let one = languages()
        .any(|language| vocabulary(language, Slot::LengthArticle).iter().any(|known| known == word))
        .then_some(1);
    let in_words = |language| number(language, Slot::Numbers, 1).or_else(|| number(language, Slot::Tens, 10));
    one.or_else(|| languages().find_map(in_words))
}

fn minutes_of(unit: &str) -> Option<u32> {
    let units = [
        (Slot::MinuteUnit, 1),
        (Slot::HourUnit, 60),
        (Slot::DayUnit, 24 * 60),
        (Slot::WeekUnit, 7 * 24 * 60),
    ];
    units.into_iter().find(|(slot, _)| is(unit, *slot)).map(|(_, minutes)| minutes)
}

#[cfg(test)]
mod tests;
