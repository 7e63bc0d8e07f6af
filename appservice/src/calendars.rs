//! Holiday calendars that end or that the moon may still change: said in time to whoever runs it.

use bots::cohort::Structure;
use config::HolidayCalendar;
use jiff::{Timestamp, civil::Date};

/// What is to be said of a cohort's calendars at a moment; the same of all cohorts that use the same.
pub fn remarks(structure: &Structure, now: Timestamp) -> Vec<String> {
    let today = now.to_zoned(structure.hours.zone.rules().clone()).date();
    let own: Vec<Date> = structure.hours.holidays.keys().copied().collect();
    let calendars = structure.holiday_calendars.iter().filter_map(|name| HolidayCalendar::named(name));
    calendars.flat_map(|calendar| calendar.remarks(today, &own)).collect()
}
