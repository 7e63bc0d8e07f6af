//! Days as people type them: `3-10 Aug`, `3 Aug to 10 Aug`, `Mon 3 Aug`, `3/8`, `2026-08-03`, `mon-fri`, `kesho`.

use std::fmt;

use jiff::civil::{Date, Weekday};

use crate::ids::Language;
use crate::text::{Slot, folded, typed, vocabulary};

/// A day as said; which date it is depends on the day on which it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayWord {
    /// Today; also "tonight".
    Today,
    /// Tomorrow.
    Tomorrow,
    /// The next such day, today included.
    Weekday(Weekday),
    /// A date. Without a year: the next such date, today included.
    Date {
        /// Day of the month.
        day: i8,
        /// Month, from 1.
        month: i8,
        /// Year, if said.
        year: Option<i16>,
        /// The day of the week that was said with it, which must agree.
        weekday: Option<Weekday>,
    },
}

/// From a day to a day, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DaySpan {
    /// The first day.
    pub from: DayWord,
    /// The last day; the same for one day.
    pub to: DayWord,
}

impl DayWord {
    /// The date that is meant when it is said on `today`. None if there is none (29 February of a year without), or if
    /// it falls on another day of the week than was said.
    pub fn on_or_after(self, today: Date) -> Option<Date> {
        match self {
            Self::Today => Some(today),
            Self::Tomorrow => today.tomorrow().ok(),
            Self::Weekday(day) if today.weekday() == day => Some(today),
            Self::Weekday(day) => today.nth_weekday(1, day).ok(),
            Self::Date { day, month, year: Some(year), .. } => Date::new(year, month, day).ok(),
            Self::Date { day, month, year: None, .. } => {
                dates(day, month, today.year()).find(|date| *date >= today)
            }
        }
        .filter(|date| self.agrees(*date))
    }

    fn agrees(self, date: Date) -> bool {
        !matches!(self, Self::Date { weekday: Some(said), .. } if date.weekday() != said)
    }

    /// Whether it names one date whenever it is said.
    fn is_dated(self) -> bool {
        matches!(self, Self::Date { year: Some(_), .. })
    }
}

/// The dates of a day and month in the years around `year`, earliest first; eight years hold a leap day.
fn dates(day: i8, month: i8, year: i16) -> impl DoubleEndedIterator<Item = Date> {
    (year.saturating_sub(8)..=year.saturating_add(8)).filter_map(move |year| Date::new(year, month, day).ok())
}

impl DaySpan {
    /// The dates that are meant when it is said on `today`. A span may have begun before today (`28 Jul-3 Aug` said
    /// on 30 July). None if there are no such dates, or the last is before the first: without a year nobody means a
    /// span of more than half a year, but has turned two days round (`10-3 Aug`).
    pub fn dates(self, today: Date) -> Option<(Date, Date)> {
        let (from, to) = match (self.from, self.to) {
            (from, to) if from == to => (from.on_or_after(today)?, from.on_or_after(today)?),
            (from @ DayWord::Date { day, month, year: None, .. }, to)
                if !matches!(to, DayWord::Weekday(_)) =>
            {
                let to = to.on_or_after(today)?;
                let from = dates(day, month, to.year()).rfind(|date| *date <= to).filter(|d| from.agrees(*d));
                (from?, to)
            }
            (from, to @ (DayWord::Today | DayWord::Tomorrow)) => {
                (from.on_or_after(today)?, to.on_or_after(today)?)
            }
            (from, to) => {
                let from = from.on_or_after(today)?;
                (from, to.on_or_after(from)?)
            }
        };
        let dated = self.from.is_dated() && self.to.is_dated();
        let far = to.since(from).is_ok_and(|span| span.get_days() > HALF_A_YEAR);
        (from <= to && (dated || !far)).then_some((from, to))
    }
}

/// In days.
const HALF_A_YEAR: i32 = 183;

/// The one day that a text is.
pub fn day(text: &str) -> Option<DayWord> {
    days(text)
        .filter(|span| span.from == span.to && !text.contains(['-', '–', '—']) || is_iso(text))
        .map(|span| span.from)
}

fn is_iso(text: &str) -> bool {
    text.trim().parse::<Date>().is_ok()
}

/// The days that a text is, from its first word to its last.
pub fn days(text: &str) -> Option<DaySpan> {
    let mut sides = vec![Side::default()];
    for item in items(text)? {
        let current = sides.last_mut()?;
        match item {
            Item::Between if current.is_empty() => return None,
            Item::Between => sides.push(Side::default()),
            Item::Number(number) => {
                // "Mon 3 Aug": the weekday says nothing new, but has to agree.
                if let Some(DayWord::Weekday(said)) = current.whole {
                    (current.whole, current.weekday) = (None, Some(said));
                }
                if current.day.is_some() || current.whole.is_some() {
                    sides.push(Side { day: Some(number), ..Side::default() });
                } else {
                    current.day = Some(number);
                }
            }
            Item::Month(month) if current.month.is_none() && current.whole.is_none() => {
                current.month = Some(month);
            }
            Item::Year(year) if current.year.is_none() && current.whole.is_none() => {
                current.year = Some(year);
            }
            Item::Whole(whole) if current.is_empty() => current.whole = Some(whole),
            // "3 Aug Mon", "Mon 2026-08-03", "2026-08-03 Mon".
            Item::Whole(DayWord::Weekday(said)) if current.is_dated() && current.weekday.is_none() => {
                current.weekday = Some(said);
            }
            Item::Whole(date @ DayWord::Date { .. })
                if matches!(current.whole, Some(DayWord::Weekday(_))) =>
            {
                if let Some(DayWord::Weekday(said)) = current.whole {
                    (current.whole, current.weekday) = (Some(date), Some(said));
                }
            }
            Item::Whole(whole) => sides.push(Side { whole: Some(whole), ..Side::default() }),
            Item::Month(_) | Item::Year(_) => return None,
        }
    }
    let (first, last) = match sides.as_slice() {
        [one] => (*one, *one),
        [first, last] => (*first, *last),
        _ => return None,
    };
    // "3-10 Aug" and "Aug 3-10": what one side leaves out, the other says.
    Some(DaySpan { from: first.or(last).day()?, to: last.or(first).day()? })
}

#[derive(Clone, Copy, Default)]
struct Side {
    whole: Option<DayWord>,
    day: Option<i8>,
    month: Option<i8>,
    year: Option<i16>,
    weekday: Option<Weekday>,
}

impl Side {
    fn is_dated(self) -> bool {
        (self.day.is_some() && self.month.is_some()) || matches!(self.whole, Some(DayWord::Date { .. }))
    }

    fn is_empty(self) -> bool {
        self.whole.is_none() && self.day.is_none() && self.month.is_none() && self.year.is_none()
    }

    fn or(self, other: Self) -> Self {
        Self { month: self.month.or(other.month), year: self.year.or(other.year), ..self }
    }

    fn day(self) -> Option<DayWord> {
        match (self.whole, self.day, self.month) {
            (Some(DayWord::Date { day, month, year, .. }), None, _) => date(day, month, year, self.weekday),
            (Some(whole), None, _) => Some(whole),
            (None, Some(day), Some(month)) => date(day, month, self.year, self.weekday),
            _ => None,
        }
    }
}

/// A date that exists in some year.
fn date(day: i8, month: i8, year: Option<i16>, weekday: Option<Weekday>) -> Option<DayWord> {
    // 2024 is a leap year.
    Date::new(year.unwrap_or(2024), month, day).ok().map(|_| DayWord::Date { day, month, year, weekday })
}

enum Item {
    Number(i8),
    Month(i8),
    Year(i16),
    Whole(DayWord),
    Between,
}

fn items(text: &str) -> Option<Vec<Item>> {
    let mut items = Vec::new();
    for word in typed(text).to_lowercase().split_whitespace() {
        let word = word.trim_end_matches([',', '.']);
        if is_word(word, Slot::DateBeside) {
            continue;
        }
        if let Ok(date) = word.parse::<Date>() {
            items.push(Item::Whole(DayWord::Date {
                day: date.day(),
                month: date.month(),
                year: Some(date.year()),
                weekday: None,
            }));
            continue;
        }
        // "segunda-feira" is one word.
        if let Some(item) = word_item(word) {
            items.push(item);
            continue;
        }
        for (number, piece) in word.split(['-', '–', '—']).enumerate() {
            if number > 0 {
                items.push(Item::Between);
            }
            if !piece.is_empty() {
                piece_items(piece, &mut items)?;
            }
        }
    }
    (!items.is_empty()).then_some(items)
}

fn piece_items(piece: &str, items: &mut Vec<Item>) -> Option<()> {
    let sign = if piece.contains('/') { '/' } else { '.' };
    if let Some((day, rest)) = piece.split_once(sign) {
        let (month, year) = rest.split_once(sign).map_or((rest, None), |(month, year)| (month, Some(year)));
        let year = year.map(str::parse).transpose().ok()?;
        items.push(Item::Whole(date(day.parse().ok()?, month.parse().ok()?, year, None)?));
        return Some(());
    }
    let digits = piece.len() - piece.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, letters) = piece.split_at(digits);
    match number.len() {
        0 => {}
        1 | 2 => items.push(Item::Number(number.parse().ok()?)),
        4 => items.push(Item::Year(number.parse().ok()?)),
        _ => return None,
    }
    // 3rd, 10th
    if letters.is_empty() || digits > 0 && ORDINALS.contains(&letters) {
        return Some(());
    }
    items.push(word_item(letters)?);
    Some(())
}

/// What stands behind the number of a day: 3rd, 1er, 1º.
const ORDINALS: [&str; 8] = ["st", "nd", "rd", "th", "er", "re", "º", "ª"];

fn word_item(word: &str) -> Option<Item> {
    let is = |slot| is_word(word, slot);
    if is(Slot::Until) || is(Slot::DateTo) {
        Some(Item::Between)
    } else if is(Slot::Today) || is(Slot::Tonight) {
        Some(Item::Whole(DayWord::Today))
    } else if is(Slot::Tomorrow) {
        Some(Item::Whole(DayWord::Tomorrow))
    } else if let Some(number) = place(word, Slot::Weekdays) {
        Weekday::from_monday_one_offset(number).ok().map(|day| Item::Whole(DayWord::Weekday(day)))
    } else {
        place(word, Slot::Months).map(Item::Month)
    }
}

/// Whether a word is one of a list, in any language.
pub fn is_word(word: &str, slot: Slot) -> bool {
    let word = folded(word);
    Language::ALL.into_iter().any(|language| vocabulary(language, slot).contains(&word))
}

/// The place, from 1, of a word in a list of days or months, in any language.
fn place(word: &str, slot: Slot) -> Option<i8> {
    Language::ALL.into_iter().find_map(|language| {
        let mut numbered = (1..).zip(vocabulary(language, slot));
        numbered.find(|(_, forms)| forms.split('/').any(|form| form == word)).map(|(number, _)| number)
    })
}

/// The form that is read back as the same day in English.
impl fmt::Display for DayWord {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |slot, number: i8| {
            let forms =
                vocabulary(Language::En, slot).get(usize::from(number.unsigned_abs()).saturating_sub(1));
            forms.and_then(|forms| forms.split('/').next()).unwrap_or_default()
        };
        match self {
            Self::Today => f.write_str("today"),
            Self::Tomorrow => f.write_str("tomorrow"),
            Self::Weekday(day) => f.write_str(name(Slot::Weekdays, day.to_monday_one_offset())),
            Self::Date { day, month, year: None, .. } => write!(f, "{day} {}", name(Slot::Months, *month)),
            Self::Date { day, month, year: Some(year), .. } => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl fmt::Display for DaySpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.from == self.to { self.from.fmt(f) } else { write!(f, "{} to {}", self.from, self.to) }
    }
}

#[cfg(test)]
mod tests;
