//! The week: on which days, from when, to when.

use std::fmt;

use jiff::civil::{Time, Weekday};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A set of weekdays; in files and JSON a list of `mon` … `sun`.
#[derive(Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Days(u8);

const WORDS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

impl Days {
    /// Monday to Friday.
    pub const MON_FRI: Self = Self(0b001_1111);
    /// Every day.
    pub const ALL: Self = Self(0b111_1111);

    /// Whether the day is in the set.
    pub fn contains(self, day: Weekday) -> bool {
        self.0 & (1 << day.to_monday_zero_offset()) != 0
    }

    /// Whether there is no day in it.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The days, Monday first.
    pub fn iter(self) -> impl Iterator<Item = Weekday> {
        WORDS.into_iter().map(|(_, day)| day).filter(move |day| self.contains(*day))
    }
}

impl FromIterator<Weekday> for Days {
    fn from_iter<I: IntoIterator<Item = Weekday>>(days: I) -> Self {
        Self(days.into_iter().fold(0, |set, day| set | (1 << day.to_monday_zero_offset())))
    }
}

impl fmt::Debug for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

impl Serialize for Days {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(WORDS.into_iter().filter(|(_, day)| self.contains(*day)).map(|(word, _)| word))
    }
}

impl<'de> Deserialize<'de> for Days {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::<String>::deserialize(deserializer)?
            .iter()
            .map(|word| weekday(word).map_err(de::Error::custom))
            .collect()
    }
}

/// Working hours that come back every week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WeeklyWindow {
    /// The days on which it begins.
    pub days: Days,
    /// When it begins, by the clock on the wall.
    #[serde(with = "serde_clock")]
    pub from: Time,
    /// When it ends, by the clock on the wall. Not after `from`: on the next day. Midnight at the end of the day
    /// (`24:00`) is 00:00; from 00:00 to 24:00 is the whole day.
    #[serde(serialize_with = "print_closing", deserialize_with = "serde_clock::deserialize")]
    pub to: Time,
}

/// A text that is no time of day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is no time of day: write it as \"08:00\", \"17:30\" or \"24:00\"")]
pub struct ClockError {
    /// The text as it was given.
    pub text: String,
}

/// Reads `HH:MM` (or `HH:MM:SS`); `24:00` is midnight.
pub fn parse_clock(text: &str) -> Result<Time, ClockError> {
    if text == "24:00" || text == "24:00:00" {
        return Ok(Time::midnight());
    }
    let wrong = || ClockError { text: text.to_owned() };
    let number = |part: &str| match part.as_bytes() {
        [b'0'..=b'9', b'0'..=b'9'] => part.parse::<i8>().map_err(|_| wrong()),
        _ => Err(wrong()),
    };
    let parts: Vec<_> = text.split(':').collect();
    let (hour, minute, second) = match parts[..] {
        [hour, minute] => (number(hour)?, number(minute)?, 0),
        [hour, minute, second] => (number(hour)?, number(minute)?, number(second)?),
        _ => return Err(wrong()),
    };
    Time::new(hour, minute, second, 0).map_err(|_| wrong())
}

/// A weekday as `mon` … `sun`.
pub mod serde_weekday {
    use super::{Deserialize, Deserializer, Serializer, WORDS, Weekday, de, weekday};

    /// Writes the word.
    pub fn serialize<S: Serializer>(day: &Weekday, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(WORDS.iter().find(|(_, known)| known == day).map_or("", |(word, _)| word))
    }

    /// Reads the word.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Weekday, D::Error> {
        weekday(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// A time of day as `HH:MM`, see [`parse_clock`].
pub mod serde_clock {
    use super::{Deserialize, Deserializer, Serializer, Time, de, parse_clock};

    /// Writes it, with seconds where it has some.
    pub fn serialize<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
        let form = if time.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
        serializer.collect_str(&time.strftime(form))
    }

    /// Reads it.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Time, D::Error> {
        parse_clock(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

fn print_closing<S: Serializer>(time: &Time, serializer: S) -> Result<S::Ok, S::Error> {
    if *time == Time::midnight() {
        serializer.serialize_str("24:00")
    } else {
        serde_clock::serialize(time, serializer)
    }
}

fn weekday(word: &str) -> Result<Weekday, String> {
    let day = WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, day)| day);
    day.ok_or_else(|| format!("{word:?} is no day: mon, tue, wed, thu, fri, sat or sun"))
}
