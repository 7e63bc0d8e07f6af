//! Times, dates and lengths of time as people say them.
//!
//! Swahili counts its hours from six in the morning ("saa mbili" is eight o'clock). A clock in digits is read the
//! same everywhere, so times are always written `17:00`, and never after the word "saa".

use fluent_bundle::FluentArgs;
use jiff::Timestamp;
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use super::catalogue::Catalogue;
use super::values::{Day, Minutes, Moment};
use crate::ids::Language;

/// `at` as people in `zone` say it at `now`: "17:00", "tomorrow 08:00", "Monday 08:00", "Mon 3 Aug 08:00".
pub fn when(language: Language, at: Timestamp, zone: &TimeZone, now: Timestamp) -> String {
    moment(language, &Moment::new(at, zone, now))
}

pub(super) fn moment(language: Language, moment: &Moment) -> String {
    let at = moment.at.to_zoned(moment.zone.clone());
    let today = moment.now.to_zoned(moment.zone.clone()).date();
    let date = at.date();
    let days = days_between(today, date);
    let time = at.strftime("%H:%M").to_string();
    let key = match days {
        0 => "when-today",
        -1 if moment.terse && moment.now.duration_since(moment.at).as_hours() < 24 => "when-today",
        -6..=-1 if moment.terse => "when-weekday-short",
        1 => "when-tomorrow",
        -1 => "when-yesterday",
        2..=6 => "when-weekday",
        _ => "when-date",
    };
    let mut args = FluentArgs::new();
    args.set("time", time);
    args.set("weekday", named(language, "weekday", date.weekday().to_monday_one_offset()));
    args.set("short", named(language, "weekday-short", date.weekday().to_monday_one_offset()));
    args.set("date", day(language, &Day::new(date, today)));
    format(language, key, &args)
}

/// A date: "Mon 3 Aug", with the year if it is another one than today's.
pub fn day(language: Language, day: &Day) -> String {
    let Day { date, today } = *day;
    let mut args = FluentArgs::new();
    args.set("short", named(language, "weekday-short", date.weekday().to_monday_one_offset()));
    args.set("day", date.day().to_string());
    args.set("month", named(language, "month-short", date.month()));
    args.set("year", date.year().to_string());
    let key = if date.year() == today.year() { "day-date" } else { "day-date-year" };
    format(language, key, &args)
}

/// A length of time: "30 minutes", "2 hours", "1 hour 30 minutes", "3 days". The two largest units.
pub fn duration(language: Language, minutes: Minutes) -> String {
    let minutes = minutes.get();
    let units = [
        ("duration-days", minutes / (24 * 60)),
        ("duration-hours", minutes / 60 % 24),
        ("duration-minutes", minutes % 60),
    ];
    let parts =
        units.into_iter().skip_while(|(_, count)| *count == 0).take(2).filter(|(_, count)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(key, count)| {
            let mut args = FluentArgs::new();
            args.set("count", i64::from(count));
            format(language, key, &args)
        })
        .collect();
    parts.join(" ")
}

/// Days of the week in order from Monday, runs of three and more shortened: "Mon–Fri", "Mon, Wed".
pub(super) fn weekdays(language: Language, days: &[Weekday]) -> String {
    let mut numbers: Vec<i8> = days.iter().map(|day| day.to_monday_one_offset()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let mut runs: Vec<(i8, i8)> = Vec::new();
    for number in numbers {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == number => *last = number,
            _ => runs.push((number, number)),
        }
    }
    let name = |number| named(language, "weekday-short", number);
    let shown: Vec<String> = runs
        .into_iter()
        .flat_map(|(first, last)| match last - first {
            0 => vec![name(first)],
            1 => vec![name(first), name(last)],
            _ => vec![format!("{}–{}", name(first), name(last))],
        })
        .collect();
    shown.join(", ")
}

fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

fn named(language: Language, kind: &str, number: i8) -> String {
    format(language, &format!("{kind}-{number}"), &FluentArgs::new())
}

fn format(language: Language, key: &str, args: &FluentArgs<'_>) -> String {
    let text = Catalogue::get(language).format(key, args);
    text.or_else(|| Catalogue::get(Language::En).format(key, args)).unwrap_or_else(|| key.to_owned())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn said(language: Language, at: &str) -> String {
        // A Thursday, ten in the morning in Nairobi.
        when(language, at.parse().unwrap(), &TimeZone::get("Africa/Nairobi").unwrap(), now())
    }

    fn now() -> Timestamp {
        "2026-07-30T07:00:00Z".parse().unwrap()
    }

    #[test]
    fn a_time_is_said_as_people_say_it() {
        for (at, en, sw) in [
            ("2026-07-30T14:00:00Z", "17:00", "17:00"),
            ("2026-07-31T05:00:00Z", "tomorrow 08:00", "kesho 08:00"),
            ("2026-07-30T21:30:00Z", "tomorrow 00:30", "kesho 00:30"),
            ("2026-08-03T05:00:00Z", "Monday 08:00", "Jumatatu 08:00"),
            ("2026-08-06T05:00:00Z", "Thu 6 Aug 08:00", "Alh 6 Ago 08:00"),
            ("2026-07-29T18:10:00Z", "yesterday 21:10", "jana 21:10"),
            ("2026-07-27T18:10:00Z", "Mon 27 Jul 21:10", "Jtt 27 Jul 21:10"),
            ("2027-01-04T05:00:00Z", "Mon 4 Jan 2027 08:00", "Jtt 4 Jan 2027 08:00"),
        ] {
            assert_eq!(said(Language::En, at), en);
            assert_eq!(said(Language::Sw, at), sw);
        }
    }

    #[test]
    fn what_was_left_in_the_night_shows_the_clock_and_over_a_weekend_the_day() {
        let zone = TimeZone::get("Africa/Nairobi").unwrap();
        let past = |at: &str| moment(Language::En, &Moment::past(at.parse().unwrap(), &zone, now()));
        assert_eq!(past("2026-07-29T18:10:00Z"), "21:10");
        assert_eq!(past("2026-07-28T18:10:00Z"), "Tue 21:10");
        assert_eq!(past("2026-07-20T18:10:00Z"), "Mon 20 Jul 21:10");
    }

    #[test]
    fn days_are_counted_in_the_zone_also_when_a_clock_changes() {
        let zone = TimeZone::get("Africa/Cairo").unwrap();
        let now = "2026-04-23T20:30:00Z".parse().unwrap();
        let at = "2026-04-24T05:00:00Z".parse().unwrap();
        assert_eq!(when(Language::En, at, &zone, now), "tomorrow 08:00");
    }

    #[test]
    fn lengths_of_time() {
        let said = |minutes, language| duration(language, Minutes::new(minutes).unwrap());
        assert_eq!(said(1, Language::En), "1 minute");
        assert_eq!(said(120, Language::En), "2 hours");
        assert_eq!(said(90, Language::En), "1 hour 30 minutes");
        assert_eq!(said(1440, Language::En), "1 day");
        assert_eq!(said(1441, Language::En), "1 day");
        assert_eq!(said(4500, Language::En), "3 days 3 hours");
        assert_eq!(said(120, Language::Sw), "masaa 2");
        assert_eq!(said(60, Language::Sw), "muda wa saa 1");
        assert_eq!(said(30, Language::Sw), "dakika 30");
        assert_eq!(said(1440, Language::Sw), "siku 1");
    }

    #[test]
    fn runs_of_days_are_short() {
        use Weekday::{Friday, Monday, Saturday, Sunday, Thursday, Tuesday, Wednesday};
        let said = |days: &[Weekday]| weekdays(Language::En, days);
        assert_eq!(said(&[Friday, Monday, Tuesday, Wednesday, Thursday]), "Mon–Fri");
        assert_eq!(said(&[Monday, Wednesday, Saturday, Sunday]), "Mon, Wed, Sat, Sun");
        assert_eq!(day(Language::En, &Day::new(date(2026, 8, 3), date(2026, 7, 30))), "Mon 3 Aug");
    }
}
