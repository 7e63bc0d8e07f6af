//! The rhythm: when turns begin and end.

use std::num::NonZeroU8;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, Time, Weekday},
};
use serde::{Deserialize, Serialize};

use super::TurnId;
use crate::quiet_hours::calendar::{WorkingHours, serde_clock, serde_weekday};

/// How often, on which day and at what time the duty is handed over. When the rhythm changes, a new one begins with
/// the day of the change and the next free number, so that numbers stay unique.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Schedule {
    /// Weeks between two handovers.
    pub every_weeks: NonZeroU8,
    /// The day of the handover.
    #[serde(with = "serde_weekday")]
    pub weekday: Weekday,
    /// The time of the handover, by the clock on the wall.
    #[serde(with = "serde_clock")]
    pub time: Time,
    /// The first handover is on the first such weekday on or after this day.
    pub first_date: Date,
    /// The number of the first turn.
    pub first_turn: TurnId,
}

/// A turn's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Slot {
    /// The turn.
    pub turn: TurnId,
    /// The first working moment on or after its handover.
    pub begins: Timestamp,
    /// The next turn's handover.
    pub ends: Timestamp,
}

impl Schedule {
    /// The handover with which a turn's time begins; `None` for a turn before the first or beyond the calendar.
    pub fn handover(&self, turn: TurnId, calendar: &WorkingHours) -> Option<Timestamp> {
        let turns = turn.0.checked_sub(self.first_turn.0)?;
        let days = i64::from(turns) * self.days();
        let date = self.first_handover()?.checked_add(SignedDuration::from_hours(24 * days)).ok()?;
        Some(calendar.zone.first(date.to_datetime(self.time)))
    }

    /// A turn's time; `None` also when there is no working moment in it. A cohort without any working hours hands
    /// over at the handover.
    pub fn slot(&self, turn: TurnId, calendar: &WorkingHours) -> Option<Slot> {
        let handover = self.handover(turn, calendar)?;
        let ends = self.handover(TurnId(turn.0.checked_add(1)?), calendar)?;
        let begins = calendar.first_working_moment_on_or_after(handover).unwrap_or(handover);
        (begins < ends).then_some(Slot { turn, begins, ends })
    }

    /// The turn whose time it is: the latest that has begun by `now`.
    pub fn slot_at(&self, now: Timestamp, calendar: &WorkingHours) -> Option<Slot> {
        // The day before tomorrow's handover at the latest; from there back over turns that have not begun yet or
        // have no working moment.
        let days = (calendar.zone.date(now) - self.first_handover()?).get_days();
        let latest = u32::try_from(i64::from(days).div_euclid(self.days())).ok()?;
        let latest = self.first_turn.0.saturating_add(latest);
        (self.first_turn.0..=latest)
            .rev()
            .filter_map(|turn| self.slot(TurnId(turn), calendar))
            .find(|slot| slot.begins <= now)
    }

    fn first_handover(&self) -> Option<Date> {
        let ahead = self.first_date.weekday().until(self.weekday);
        self.first_date.checked_add(SignedDuration::from_hours(24 * i64::from(ahead))).ok()
    }

    fn days(&self) -> i64 {
        7 * i64::from(self.every_weeks.get())
    }
}
