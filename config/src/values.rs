//! What single values may be: each function takes a value or says why not.

use std::ops::RangeInclusive;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use toml::de::DeValue;

use crate::cohort::Handover;
use crate::days::{Days, weekday};
use crate::ids::{NotAnId, ServerName, Slug, UserId};
use crate::nearest::did_you_mean;
use crate::reader::{Trouble, kind_of};
use crate::words::Word;

impl From<NotAnId> for Trouble {
    fn from(NotAnId { what, fix }: NotAnId) -> Self {
        Self { what, fix }
    }
}

fn string<'v>(value: &'v DeValue<'_>) -> Result<&'v str, Trouble> {
    value.as_str().ok_or_else(|| {
        Trouble::new(format!("a text is needed, here is {}", kind_of(value)), "Put it in quotes: \"…\".")
    })
}

/// One line of text of at most `longest` characters.
pub(crate) fn line(longest: usize) -> impl Fn(&DeValue<'_>) -> Result<String, Trouble> {
    move |value| {
        let text = string(value)?.trim();
        let length = text.chars().count();
        if text.is_empty() {
            return Err(Trouble::new("the text is empty", "Write something, or take the field out."));
        }
        if text.chars().any(char::is_control) {
            return Err(Trouble::new("the text has a line break or a tab in it", "Write it on one line."));
        }
        if let Some(unseen) = unseen(text) {
            return Err(Trouble::new(
                format!("the text has a sign in it that nobody sees (U+{:04X})", u32::from(unseen)),
                "Delete the text and type it anew: such signs come along when it is copied, and then it is found by nobody.",
            ));
        }
        if length > longest {
            return Err(Trouble::new(
                format!("the text has {length} characters, {longest} are possible"),
                "Make it shorter: it must be readable on a small phone.",
            ));
        }
        Ok(text.to_owned())
    }
}

/// A sign that has no shape of its own and is not needed by its script: what two texts differ in that look alike. Those
/// that join or part letters have a meaning in some scripts, and none beside a Latin letter.
fn unseen(text: &str) -> Option<char> {
    let letters: Vec<char> = text.chars().collect();
    let beside_latin = |at: usize| {
        let before = at.checked_sub(1).and_then(|before| letters.get(before));
        [before, letters.get(at + 1)].into_iter().flatten().any(char::is_ascii) || before.is_none()
    };
    let mut all = letters.iter().copied().enumerate();
    let is_unseen = |(at, sign): &(usize, char)| match *sign {
        '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' => true,
        '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => true,
        '\u{200c}' | '\u{200d}' => beside_latin(*at),
        _ => false,
    };
    all.find(is_unseen).map(|(_, sign)| sign)
}

/// `true` or `false`.
pub(crate) fn truth(value: &DeValue<'_>) -> Result<bool, Trouble> {
    value.as_bool().ok_or_else(|| {
        Trouble::new(
            format!("true or false is needed, here is {}", kind_of(value)),
            "Write true or false without quotes.",
        )
    })
}

/// A whole number in a range.
pub(crate) fn whole(range: RangeInclusive<u32>) -> impl Fn(&DeValue<'_>) -> Result<u32, Trouble> {
    move |value| {
        let fits = value
            .as_integer()
            .and_then(|number| u32::from_str_radix(number.as_str(), number.radix()).ok())
            .filter(|number| range.contains(number));
        fits.ok_or_else(|| {
            Trouble::new(
                format!("a whole number from {} to {} is needed", range.start(), range.end()),
                "Write it without quotes.",
            )
        })
    }
}

/// One of a closed list of words.
pub(crate) fn word<W: Word>(value: &DeValue<'_>) -> Result<W, Trouble> {
    let text = string(value)?;
    W::LIST.iter().copied().find(|one| one.written() == text).ok_or_else(|| {
        let all: Vec<_> = W::LIST.iter().map(|one| one.written()).collect();
        Trouble::new(
            format!("`{text}` is not {}", W::WHAT),
            format!("Use one of: {}.{}", all.join(", "), did_you_mean(text, all.iter().copied())),
        )
    })
}

/// A cohort's id.
pub(crate) fn slug(value: &DeValue<'_>) -> Result<Slug, Trouble> {
    Ok(Slug::parse(string(value)?)?)
}

/// A homeserver's name.
pub(crate) fn server(value: &DeValue<'_>) -> Result<ServerName, Trouble> {
    Ok(ServerName::parse(string(value)?)?)
}

/// A Matrix ID.
pub(crate) fn user(value: &DeValue<'_>) -> Result<UserId, Trouble> {
    Ok(UserId::parse(string(value)?)?)
}

/// A phone number, as one dials or reads it: digits with spaces, `+`, `-` and brackets, at least three digits.
pub(crate) fn phone(value: &DeValue<'_>) -> Result<String, Trouble> {
    let fix = "Write the number in quotes as one dials it, such as \"112\" or \"+254 700 000 000\".";
    let text = value.as_str().ok_or_else(|| Trouble::new("a phone number in quotes is needed", fix))?.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fits = (3..=20).contains(&digits)
        && text.len() <= 30
        && text.chars().all(|c| c.is_ascii_digit() || " +-()/".contains(c));
    if fits { Ok(text.to_owned()) } else { Err(Trouble::new(format!("`{text}` is not a phone number"), fix)) }
}

/// An IANA time zone, under its proper name.
pub(crate) fn zone(value: &DeValue<'_>) -> Result<String, Trouble> {
    let text = string(value)?;
    let known = TimeZone::get(text).ok().filter(|zone| !zone.is_unknown());
    if let Some(name) = known.as_ref().and_then(TimeZone::iana_name) {
        return Ok(name.to_owned());
    }
    let names: Vec<_> = jiff::tz::db().available().map(|name| name.to_string()).collect();
    Err(Trouble::new(
        format!("there is no time zone `{text}`"),
        format!(
            "Write its IANA name, continent and city, such as Africa/Nairobi.{}",
            zone_meant(text, names.iter().map(String::as_str))
        ),
    ))
}

/// The place that was meant. Of an abbreviation nobody knows which: `EAT` is near `EET`, at the other end of a continent.
fn zone_meant<'n>(text: &str, names: impl Iterator<Item = &'n str>) -> String {
    let places: Vec<&str> = names.filter(|name| name.contains('/')).collect();
    if text.contains('/') {
        return did_you_mean(text, places);
    }
    let city = |name: &&str| name.rsplit('/').next().is_some_and(|city| city.eq_ignore_ascii_case(text));
    let found =
        places.iter().find(|name| city(name) && !name.starts_with("posix") && !name.starts_with("right"));
    found.map(|name| format!(" Did you mean `{name}`?")).unwrap_or_default()
}

/// A value as it would be written, when it is a date, a time or a text.
fn written(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::Datetime(written) => Some(written.to_string()),
        DeValue::String(written) => Some(written.trim().to_owned()),
        _ => None,
    }
}

/// A day, `2026-08-31`, with or without quotes.
pub(crate) fn date(value: &DeValue<'_>) -> Result<Date, Trouble> {
    let text = written(value).filter(|text| text.len() == 10);
    text.and_then(|text| text.parse().ok()).ok_or_else(|| {
        Trouble::new("this is not a date", "Write year, month and day, such as 2026-08-31, without a time.")
    })
}

/// An instant: with an offset (RFC 3339), or without one and then by the cohort's clocks. Where the clocks are put
/// forward over it, it is as much later; where they are put back, it is the first of the two.
pub(crate) fn instant(zone: &TimeZone) -> impl Fn(&DeValue<'_>) -> Result<Timestamp, Trouble> {
    move |value| {
        let text = written(value).filter(|text| text.len() > 10);
        let read = text.and_then(|text| {
            text.parse::<Timestamp>().ok().or_else(|| {
                text.parse::<DateTime>()
                    .ok()
                    .and_then(|local| local.to_zoned(zone.clone()).ok())
                    .map(|at| at.timestamp())
            })
        });
        read.ok_or_else(|| {
            Trouble::new(
                "this is not a date with a time",
                "Write 2026-08-31T17:00:00 for the cohort's own clocks, or 2026-08-31T17:00:00+03:00.",
            )
        })
    }
}

/// A time of day, `08:00`.
pub(crate) fn clock(value: &DeValue<'_>) -> Result<Time, Trouble> {
    written(value).as_deref().and_then(clock_of).ok_or_else(|| {
        Trouble::new("this is not a time of day", "Write hours and minutes in quotes, such as \"08:00\".")
    })
}

/// A time of day at which something ends; 24:00 is the end of the day and read as midnight. 00:00 is refused: some
/// would mean by it that there is no time at all.
pub(crate) fn closing_clock(value: &DeValue<'_>) -> Result<Time, Trouble> {
    if value.as_str().is_some_and(|text| text.trim() == "24:00") {
        return Ok(Time::midnight());
    }
    let time = clock(value)?;
    if time == Time::midnight() {
        return Err(Trouble::new("nothing ends at 00:00", "Write \"24:00\" for the end of the day."));
    }
    Ok(time)
}

fn clock_of(text: &str) -> Option<Time> {
    let (hours, minutes) =
        text.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(text).split_once(':')?;
    let number = |digits: &str| {
        (1..=2)
            .contains(&digits.len())
            .then(|| digits.parse::<u8>().ok())
            .flatten()
            .and_then(|n| i8::try_from(n).ok())
    };
    Time::new(number(hours)?, number(minutes).filter(|_| minutes.len() == 2)?, 0, 0).ok()
}

/// Days of the week: `mon`, `mon-fri`.
pub(crate) fn days(value: &DeValue<'_>) -> Result<Days, Trouble> {
    let text = string(value)?;
    Days::parse_one(text).ok_or_else(|| {
        Trouble::new(
            format!("`{text}` is not a day of the week"),
            "Use mon, tue, wed, thu, fri, sat, sun, or a run of them such as mon-fri.",
        )
    })
}

/// A moment of the week: `monday 08:00`.
pub(crate) fn handover(value: &DeValue<'_>) -> Result<Handover, Trouble> {
    let text = string(value)?;
    let read = text
        .trim()
        .split_once(' ')
        .and_then(|(day, time)| Some(Handover { weekday: weekday(day)?, time: clock_of(time.trim())? }));
    read.ok_or_else(|| {
        Trouble::new(
            format!("`{text}` is not a day of the week with a time"),
            "Write the day and the time, such as \"monday 08:00\".",
        )
    })
}
