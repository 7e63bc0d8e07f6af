//! Days of the week and hours on them.

use std::fmt;

use jiff::civil::{Time, Weekday};

const WEEK: [(Weekday, &str, &str); 7] = [
    (Weekday::Monday, "mon", "monday"),
    (Weekday::Tuesday, "tue", "tuesday"),
    (Weekday::Wednesday, "wed", "wednesday"),
    (Weekday::Thursday, "thu", "thursday"),
    (Weekday::Friday, "fri", "friday"),
    (Weekday::Saturday, "sat", "saturday"),
    (Weekday::Sunday, "sun", "sunday"),
];

/// The weekday a word names, `mon` or `monday` in any case.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    let word = word.to_lowercase();
    WEEK.iter().find(|(_, short, long)| word == *short || word == *long).map(|(day, ..)| *day)
}

/// The whole English word for a weekday, as the file writes it.
pub(crate) fn weekday_word(day: Weekday) -> &'static str {
    WEEK[index(day)].2
}

fn index(day: Weekday) -> usize {
    usize::from(day.to_monday_zero_offset().unsigned_abs())
}

/// A set of days of the week.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub struct Days([bool; 7]);

impl Days {
    /// Every day.
    pub const ALL: Self = Self([true; 7]);

    /// The set of these days.
    pub fn of(days: impl IntoIterator<Item = Weekday>) -> Self {
        let mut set = Self::default();
        for day in days {
            set.0[index(day)] = true;
        }
        set
    }

    /// A day, `mon`, or a run of days, `mon-fri`; a run may go over Sunday.
    pub(crate) fn parse_one(word: &str) -> Option<Self> {
        let (first, last) = match word.split_once('-') {
            Some((first, last)) => (weekday(first.trim())?, weekday(last.trim())?),
            None => (weekday(word.trim())?, weekday(word.trim())?),
        };
        let (first, last) = (index(first), index(last));
        let length = (last + 7 - first) % 7;
        Some(Self::of((0..=length).map(|step| WEEK[(first + step) % 7].0)))
    }

    /// These days and those.
    pub fn and(self, other: Self) -> Self {
        Self::of(self.iter().chain(other.iter()))
    }

    /// Whether the day is in it.
    pub fn contains(self, day: Weekday) -> bool {
        self.0[index(day)]
    }

    /// Whether no day is in it.
    pub fn is_empty(self) -> bool {
        self == Self::default()
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WEEK.into_iter().map(|(day, ..)| day).filter(move |day| self.contains(*day))
    }

    /// The words for it: runs of three and more days as `mon-fri`, the others one by one.
    pub(crate) fn words(self) -> Vec<String> {
        let mut words = Vec::new();
        let mut at = 0;
        while at < 7 {
            let length = self.0[at..].iter().take_while(|set| **set).count();
            if length >= 3 {
                words.push(format!("{}-{}", WEEK[at].1, WEEK[at + length - 1].1));
            } else {
                words.extend((at..at + length).map(|day| WEEK[day].1.to_owned()));
            }
            at += length.max(1);
        }
        words
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words().join(", "))
    }
}

/// Hours on some days of the week, in the cohort's time zone. `to` is exclusive; `to` at or before `from` means the
/// next day, so that midnight as `to` is the end of the day (24:00) and 00:00 to 00:00 a whole day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Hours {
    /// The days on which they begin.
    pub days: Days,
    /// From, inclusive.
    pub from: Time,
    /// To, exclusive.
    pub to: Time,
}

impl Hours {
    /// Day and night, every day.
    pub fn always() -> Self {
        Self { days: Days::ALL, from: Time::midnight(), to: Time::midnight() }
    }

    /// Whether they end on the day after they began (ending at midnight sharp does not count).
    pub fn over_midnight(self) -> bool {
        self.to <= self.from && self.to != Time::midnight()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_sets_agree_for_every_set() {
        for bits in 0_u8..128 {
            let set =
                Days::of(WEEK.iter().enumerate().filter(|(i, _)| bits >> i & 1 == 1).map(|(_, day)| day.0));
            let read = set
                .words()
                .iter()
                .map(|word| Days::parse_one(word).unwrap())
                .fold(Days::default(), Days::and);
            assert_eq!(read, set, "{:?}", set.words());
        }
    }

    #[test]
    fn runs() {
        assert_eq!(Days::parse_one("Mon-Fri").unwrap().to_string(), "mon-fri");
        assert_eq!(Days::parse_one("sat-mon").unwrap().to_string(), "mon, sat, sun");
        assert_eq!(Days::parse_one("tuesday").unwrap().to_string(), "tue");
        assert_eq!(Days::parse_one("mondai"), None);
        assert_eq!(Days::parse_one("mon-"), None);
    }
}
