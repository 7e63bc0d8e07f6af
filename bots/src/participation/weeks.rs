//! Fixed windows: ISO weeks and calendar months in the cohort's zone.
//!
//! Pages offer these windows and no free filters, so that the difference of two pages reveals nothing.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// A stretch of time: `from` is inside, `to` is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// The first instant inside.
    pub from: Timestamp,
    /// The first instant after.
    pub to: Timestamp,
}

impl Window {
    /// Is the instant inside?
    pub fn contains(&self, at: Timestamp) -> bool {
        self.from <= at && at < self.to
    }

    /// The length; never negative.
    pub fn length(&self) -> SignedDuration {
        self.to.duration_since(self.from).max(SignedDuration::ZERO)
    }

    /// The part of this window before `end`.
    pub fn until(self, end: Timestamp) -> Self {
        Self { from: self.from, to: self.to.min(end).max(self.from) }
    }
}

/// An ISO week (Monday to Sunday), named by its Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Week(Date);

impl Week {
    /// The week in which `at` falls, by the wall clock of `zone`.
    pub fn containing(at: Timestamp, zone: &TimeZone) -> Self {
        let day = at.to_zoned(zone.clone()).date();
        Self(day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days()))
    }

    /// The newest week of which there are data that reach to `end`: one that begins then has none.
    pub fn up_to(end: Timestamp, zone: &TimeZone) -> Self {
        Self::containing(last_before(end), zone)
    }

    /// Its first day.
    pub fn monday(self) -> Date {
        self.0
    }

    /// Its last day.
    pub fn sunday(self) -> Date {
        self.0.saturating_add(6.days())
    }

    /// The week `n` weeks earlier.
    #[must_use]
    pub fn back(self, n: i64) -> Self {
        Self(self.0.saturating_sub(n.weeks()))
    }

    /// The week after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1.week()))
    }

    /// From Monday's first instant to the next Monday's. A week with a clock change is an hour shorter or longer.
    pub fn window(self, zone: &TimeZone) -> Window {
        Window { from: start_of(self.0, zone), to: start_of(self.next().0, zone) }
    }
}

/// A calendar month, named by its first day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(Date);

impl Month {
    /// The month in which `at` falls, by the wall clock of `zone`.
    pub fn containing(at: Timestamp, zone: &TimeZone) -> Self {
        Self(at.to_zoned(zone.clone()).date().first_of_month())
    }

    /// The newest month of which there are data that reach to `end`.
    pub fn up_to(end: Timestamp, zone: &TimeZone) -> Self {
        Self::containing(last_before(end), zone)
    }

    /// Its first day.
    pub fn first(self) -> Date {
        self.0
    }

    /// The month `n` months earlier.
    #[must_use]
    pub fn back(self, n: i64) -> Self {
        Self(self.0.saturating_sub(n.months()))
    }

    /// From its first instant to the next month's.
    pub fn window(self, zone: &TimeZone) -> Window {
        Window { from: start_of(self.0, zone), to: start_of(self.0.saturating_add(1.month()), zone) }
    }
}

fn last_before(end: Timestamp) -> Timestamp {
    end.saturating_sub(SignedDuration::from_nanos(1)).unwrap_or(end)
}

/// The first instant of a day. Where midnight does not exist (the clock jumps over it), the first that does.
fn start_of(day: Date, zone: &TimeZone) -> Timestamp {
    zone.to_ambiguous_timestamp(day.at(0, 0, 0, 0)).compatible().unwrap_or(Timestamp::MAX)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn zone(name: &str) -> TimeZone {
        TimeZone::get(name).unwrap()
    }

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn a_week_begins_on_monday_of_the_cohorts_zone() {
        // Sunday 22:30 in London is Monday 00:30 in Nairobi.
        let moment = at("2026-08-02T21:30:00Z");
        assert_eq!(Week::containing(moment, &zone("Africa/Nairobi")).monday(), date(2026, 8, 3));
        assert_eq!(Week::containing(moment, &zone("Europe/London")).monday(), date(2026, 7, 27));
        assert_eq!(Week::containing(moment, &zone("Europe/London")).sunday(), date(2026, 8, 2));
    }

    #[test]
    fn a_week_is_iso_across_the_new_year() {
        let week = Week::containing(at("2027-01-01T12:00:00Z"), &TimeZone::UTC);
        assert_eq!(week.monday(), date(2026, 12, 28));
        assert_eq!(week.next().monday(), date(2027, 1, 4));
        assert_eq!(week.back(52).monday(), date(2025, 12, 29));
    }

    #[test]
    fn a_week_with_a_clock_change_is_an_hour_shorter() {
        let berlin = zone("Europe/Berlin");
        let spring = Week::containing(at("2026-03-27T12:00:00Z"), &berlin).window(&berlin);
        assert_eq!(spring.length(), SignedDuration::from_hours(167));
        let autumn = Week::containing(at("2026-10-23T12:00:00Z"), &berlin).window(&berlin);
        assert_eq!(autumn.length(), SignedDuration::from_hours(169));
    }

    #[test]
    fn a_day_without_midnight_begins_after_the_gap() {
        // Cairo's clock goes from 23:59:59 to 01:00 at the start of Friday 24 April 2026.
        let start = start_of(date(2026, 4, 24), &zone("Africa/Cairo"));
        assert_eq!(start, at("2026-04-23T22:00:00Z"));
    }

    #[test]
    fn months_follow_the_zone_too() {
        let nairobi = zone("Africa/Nairobi");
        let month = Month::containing(at("2026-07-31T22:00:00Z"), &nairobi);
        assert_eq!(month.first(), date(2026, 8, 1));
        assert_eq!(month.window(&nairobi).from, at("2026-07-31T21:00:00Z"));
        assert_eq!(month.back(8).first(), date(2025, 12, 1));
    }

    #[test]
    fn a_window_has_its_start_and_not_its_end() {
        let window = Window { from: at("2026-08-03T00:00:00Z"), to: at("2026-08-10T00:00:00Z") };
        assert!(window.contains(window.from));
        assert!(!window.contains(window.to));
        assert_eq!(window.until(at("2026-08-01T00:00:00Z")).length(), SignedDuration::ZERO);
    }
}
