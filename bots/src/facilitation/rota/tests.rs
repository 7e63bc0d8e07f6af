//! Worked examples of whose turn it is.

use std::num::NonZeroU8;

use jiff::{Timestamp, civil::Weekday};

use super::{Schedule, TurnId};
use crate::{
    ids::PersonId,
    quiet_hours::calendar::{Days, WeeklyWindow, WorkingHours, Zone, parse_clock},
};

pub fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

pub fn person(number: u32) -> PersonId {
    PersonId::new(format!("p{number}"))
}

pub fn calendar() -> WorkingHours {
    let (from, to) = (parse_clock("08:00").unwrap(), parse_clock("17:00").unwrap());
    WorkingHours {
        zone: Zone::named("Africa/Nairobi").unwrap(),
        windows: vec![WeeklyWindow { days: Days::MON_FRI, from, to }],
        holidays: [].into(),
        one_offs: vec![],
    }
}

/// Every Monday at eight from the fifth of January 2026 on.
pub fn schedule() -> Schedule {
    Schedule {
        every_weeks: NonZeroU8::new(1).unwrap(),
        weekday: Weekday::Monday,
        time: parse_clock("08:00").unwrap(),
        first_date: jiff::civil::date(2026, 1, 1),
        first_turn: TurnId(1),
    }
}
