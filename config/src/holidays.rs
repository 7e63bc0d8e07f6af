//! Holidays: named calendars that come with Baraza, and days a cohort adds.

use jiff::{SignedDuration, civil::Date};

use crate::problem::Problems;
use crate::reader::{Reader, Table};
use crate::values;

/// The calendars: name and text.
const CALENDARS: [(&str, &str); 1] = [("kenya", include_str!("../holidays/kenya.toml"))];

/// A day that the moon decides is named so long before.
const EXPECTED: SignedDuration = SignedDuration::from_hours(6 * 7 * 24);

/// A day without working hours.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Holiday {
    /// The day, in the cohort's time zone.
    pub date: Date,
    /// What it is called.
    pub name: String,
    /// Whether the day is fixed only when the moon is seen, so that it may move by a day.
    pub moon: bool,
}

/// A calendar that comes with Baraza.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HolidayCalendar {
    /// What files call it.
    pub name: &'static str,
    /// Its days, in order.
    pub days: Vec<Holiday>,
}

impl HolidayCalendar {
    /// The names of all calendars.
    pub fn names() -> impl Iterator<Item = &'static str> {
        CALENDARS.iter().map(|(name, _)| *name)
    }

    /// The calendar of that name.
    pub fn named(name: &str) -> Option<Self> {
        let (name, text) = CALENDARS.iter().find(|(known, _)| *known == name)?;
        Some(Self { name, days: read(text, name).0 })
    }

    /// The last year it knows; after it a new version of Baraza, or days in the file, are needed.
    pub fn last_year(&self) -> Option<i16> {
        self.days.last().map(|holiday| holiday.date.year())
    }

    /// What whoever runs it should know in time, a sentence each: that the calendar ends within a year while the cohort has
    /// no holidays of its own beyond (`own`), and which days of the next weeks the moon may still move.
    pub fn remarks(&self, today: Date, own: &[Date]) -> Vec<String> {
        let mut remarks = Vec::new();
        if let Some(last) = self.last_year()
            && today.year() >= last
            && !own.iter().any(|day| day.year() > last && *day >= today)
        {
            let (name, next) = (self.name, last.saturating_add(1));
            remarks.push(format!(
                "the holiday calendar \"{name}\" ends with {last}: from {next} on its holidays are working days. Install a \
                 newer Baraza, or write the days of {next} into the files as [[holiday]]"
            ));
        }
        let soon = today.saturating_add(EXPECTED);
        for day in self.days.iter().filter(|day| day.moon && day.date >= today && day.date <= soon) {
            remarks.push(format!(
                "{} is expected on {} and the moon decides: when the day is announced and is another, write that day into \
                 the files as [[holiday]], and working hours of the expected one as [[one_off]]",
                day.name, day.date
            ));
        }
        remarks
    }
}

fn read(text: &str, origin: &str) -> (Vec<Holiday>, Problems) {
    let (mut reader, document) = Reader::open(text, origin, &[]);
    let mut root = Table::root(&document);
    let mut days = Vec::new();
    for mut table in root.tables(&mut reader, "holiday") {
        days.extend(read_one(&mut reader, &mut table, true));
        table.finish(&mut reader);
    }
    root.finish(&mut reader);
    days.sort_by_key(|holiday| holiday.date);
    (days, reader.into_problems())
}

/// The fields of one `[[holiday]]`; only a calendar says that a day depends on the moon.
pub(crate) fn read_one(reader: &mut Reader<'_>, table: &mut Table<'_>, of_calendar: bool) -> Option<Holiday> {
    let date = table.need(reader, "date", "Write the day, such as 2026-08-31.", values::date);
    let name = table.need(reader, "name", "Write what the day is called.", values::line(60));
    let moon = of_calendar.then(|| table.get(reader, "moon", values::truth)).flatten();
    Some(Holiday {
        date: date?.into_inner(),
        name: name?.into_inner(),
        moon: moon.is_some_and(toml::Spanned::into_inner),
    })
}

#[cfg(test)]
mod tests {
    use jiff::{
        Span,
        civil::{Weekday, date},
    };

    use super::*;

    #[test]
    fn every_calendar_can_be_read() {
        for (name, text) in CALENDARS {
            let (days, problems) = read(text, name);
            assert!(problems.is_empty(), "{problems}");
            assert!(!days.is_empty());
            assert!(days.windows(2).all(|pair| pair[0].date < pair[1].date), "each day once");
        }
    }

    /// Public Holidays ActivityRow, section 4: a day that falls on a Sunday is kept on the next day that is none.
    #[test]
    fn kenya_keeps_no_fixed_day_on_a_sunday() {
        let kenya = HolidayCalendar::named("kenya").unwrap();
        assert_eq!(kenya.last_year(), Some(2027));
        let on_sunday: Vec<_> =
            kenya.days.iter().filter(|day| !day.moon && day.date.weekday() == Weekday::Sunday).collect();
        assert!(on_sunday.is_empty(), "{on_sunday:?}");
        let has = |day| kenya.days.iter().any(|holiday| holiday.date == day);
        assert!(has(date(2026, 4, 3)) && has(date(2026, 4, 6)), "Easter 2026 is on 5 April");
        assert!(has(date(2027, 3, 26)) && has(date(2027, 3, 29)), "Easter 2027 is on 28 March");
        assert!(has(date(2027, 10, 11)) && has(date(2027, 12, 13)) && has(date(2027, 12, 27)));
        assert_eq!(kenya.days.iter().filter(|day| day.moon).count(), 4, "two feasts a year follow the moon");
    }

    #[test]
    fn that_it_ends_is_said_a_year_before() {
        let kenya = HolidayCalendar::named("kenya").unwrap();
        assert!(kenya.remarks(date(2026, 12, 31), &[]).is_empty());
        for today in [date(2027, 1, 1), date(2027, 10, 1), date(2028, 1, 1), date(2031, 5, 5)] {
            let remarks = kenya.remarks(today, &[]);
            assert!(
                remarks[0].contains("ends with 2027") && remarks[0].contains("2028"),
                "{today}: {remarks:?}"
            );
        }
        let own = [date(2028, 1, 1)];
        assert!(
            kenya.remarks(date(2027, 10, 1), &own).is_empty(),
            "who wrote the next year's days has seen to it"
        );
        assert_eq!(kenya.remarks(date(2028, 1, 2), &own).len(), 1, "and those end as well");
        assert_eq!(kenya.remarks(date(2027, 10, 1), &[date(2027, 10, 5)]).len(), 1);
    }

    #[test]
    fn days_that_the_moon_decides_are_named_weeks_before() {
        let kenya = HolidayCalendar::named("kenya").unwrap();
        for day in kenya.days.iter().filter(|day| day.moon) {
            let said = |weeks: i64| {
                let remarks = kenya.remarks(day.date.saturating_sub(Span::new().weeks(weeks)), &[]);
                remarks.iter().any(|remark| remark.contains(&day.date.to_string()))
            };
            assert!(said(6) && said(1) && said(0) && !said(7), "{day:?}");
            assert!(
                !kenya
                    .remarks(day.date.tomorrow().unwrap(), &[])
                    .iter()
                    .any(|r| r.contains(&day.date.to_string()))
            );
        }
    }

    #[test]
    fn no_calendar_of_an_unknown_name() {
        assert_eq!(HolidayCalendar::named("kenia"), None);
    }
}
