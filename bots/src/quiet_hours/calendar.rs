//! Working hours: when a cohort works, and when it is quiet.
//!
//! A calendar stores rules, never instants computed ahead: every answer is worked out from the rules and the zone
//! when it is asked for, so that a change of the hours, of the holidays or of a country's daylight saving holds at
//! once. It must not read a clock; the moment in question comes in.
//!
//! # What holds at an instant
//!
//! The first of these that says something decides:
//!
//! 1. a one-off *quiet* window covers the instant: quiet;
//! 2. a one-off *working* window covers it: working;
//! 3. its day is a holiday: quiet, from the day's first instant to the next day's, also for a night window that
//!    began the evening before;
//! 4. a weekly window covers it: working. A window over midnight belongs to the day on which it begins;
//! 5. otherwise quiet.
//!
//! All windows are half open: working at `from`, no longer at `to`.
//!
//! # Daylight saving
//!
//! One rule, for opening and closing alike: **a local time happens at the first instant at which the clock on the
//! wall shows it or a later one** ([`Zone::first`]). So an opening at 02:30 in a night that skips from 02:00 to
//! 03:00 is at the skip; a window from 02:15 to 02:45 does not exist that night. In a night that shows 02:00 to
//! 03:00 twice, a closing at 02:30 is at the first 02:30, and the room does not open a second time.

#[cfg(test)]
mod oracle;
mod spans;
#[cfg(test)]
mod tests;
mod weekly;
mod zone;

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp, civil::Date};
use serde::{Deserialize, Serialize};

pub use self::{
    spans::{Spans, Stretch},
    weekly::{ClockError, Days, WeeklyWindow, parse_clock, serde_clock, serde_weekday},
    zone::{Zone, ZoneUnknown},
};
use crate::ids::{EffectKey, PersonId, RoomKind};

/// How far ahead (and back) a change is looked for, in days of 24 hours: a year and the longest month. Where none is
/// found, the answer is `None`: ask again before that time has passed.
pub const SEARCH_DAYS: i64 = 396;

const INSTANT: SignedDuration = SignedDuration::from_nanos(1);

/// What a moment is for the cohort.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Inside working hours: rooms that hold are open.
    Working,
    /// Quiet time.
    Quiet,
}

impl State {
    /// The other one.
    pub const fn other(self) -> Self {
        match self {
            Self::Working => Self::Quiet,
            Self::Quiet => Self::Working,
        }
    }
}

/// A window that happens once, whatever the week says: a quiet evening, a working Saturday.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OneOff {
    /// What it makes of its time.
    pub kind: State,
    /// Its first instant.
    pub from: Timestamp,
    /// The first instant after it. Not after `from`: the window covers nothing.
    pub to: Timestamp,
    /// Why, in the words of who asked for it; may be empty.
    #[serde(default)]
    pub reason: String,
    /// Who asked for it in chat and when; `None` when it stands in the cohort's file. (The holder of the duty has
    /// two a week, so they must be countable.)
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asked: Option<Asked>,
}

/// Who asked for a one-off window, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    /// The person.
    pub by: PersonId,
    /// When they said it.
    pub at: Timestamp,
    /// The lines that tell the rooms of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<(RoomKind, EffectKey)>,
}

/// A cohort's working hours: its zone, its week, its holidays, its exceptions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkingHours {
    /// The zone in which days and clock times are meant.
    pub zone: Zone,
    /// The week. Windows may overlap or touch; what counts is their union.
    pub windows: Vec<WeeklyWindow>,
    /// Whole days off, each with its name.
    #[serde(default)]
    pub holidays: BTreeMap<Date, String>,
    /// Exceptions, in any order.
    #[serde(default)]
    pub one_offs: Vec<OneOff>,
}

/// A change from one state to the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The first instant of the new state.
    pub at: Timestamp,
    /// The new state.
    pub to: State,
}

/// The longest stretch of one state around an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Span {
    /// Its first instant; `None` when that lies more than [`SEARCH_DAYS`] back.
    pub from: Option<Timestamp>,
    /// The first instant after it; `None` when that lies more than [`SEARCH_DAYS`] ahead.
    pub until: Option<Timestamp>,
    /// What it is.
    pub state: State,
}

impl WorkingHours {
    /// Whether `at` is in working hours.
    pub fn is_working(&self, at: Timestamp) -> bool {
        !self.working_spans(at, plus(at, INSTANT)).is_empty()
    }

    /// What `at` is.
    pub fn state(&self, at: Timestamp) -> State {
        if self.is_working(at) { State::Working } else { State::Quiet }
    }

    /// The first change of state strictly after `after`. Windows that touch or overlap are one: every change
    /// reported is a real one. `None` when there is none within [`SEARCH_DAYS`].
    pub fn next_change(&self, after: Timestamp) -> Option<Change> {
        let state = self.state(after);
        let limit = plus(after, days(SEARCH_DAYS));
        let (mut from, mut step) = (after, 1);
        while from < limit {
            let until = plus(from, days(step)).min(limit);
            let spans = self.working_spans(from, until);
            let at = match (state, spans.first()) {
                (State::Working, Some(first)) if first.from == from => first.until,
                (State::Working, _) => from,
                (State::Quiet, Some(first)) => first.from,
                (State::Quiet, None) => until,
            };
            if at < until {
                return Some(Change { at, to: state.other() });
            }
            (from, step) = (until, step * 4);
        }
        None
    }

    /// The stretch of one state that holds at `at`.
    pub fn current_span(&self, at: Timestamp) -> Span {
        Span {
            from: self.since(at),
            until: self.next_change(at).map(|change| change.at),
            state: self.state(at),
        }
    }

    /// When the state at `at` began.
    fn since(&self, at: Timestamp) -> Option<Timestamp> {
        let state = self.state(at);
        let limit = earlier(at, days(SEARCH_DAYS));
        let (mut until, mut step) = (plus(at, INSTANT), 1);
        while until > limit {
            let from = earlier(until, days(step)).max(limit);
            let spans = self.working_spans(from, until);
            let began = match (state, spans.last()) {
                (State::Working, Some(last)) if last.until == until => last.from,
                (State::Working, _) => until,
                (State::Quiet, Some(last)) => last.until,
                (State::Quiet, None) => from,
            };
            if began > from {
                return Some(began);
            }
            (until, step) = (from, step * 4);
        }
        None
    }

    /// The working time in `[from, until)`; zero when `until` is not after `from`.
    pub fn working_time_between(&self, from: Timestamp, until: Timestamp) -> SignedDuration {
        self.chunks(from, until).map(|spans| spans.total()).sum()
    }

    /// The first instant at which `amount` of working time has passed since `start`: for *after four working
    /// hours*. `start` itself when `amount` is not positive; `None` when it does not happen within [`SEARCH_DAYS`].
    /// It may be the instant of a closing; who then wants to speak asks for
    /// [`first_working_moment_on_or_after`](Self::first_working_moment_on_or_after) it.
    pub fn after_working_time(&self, start: Timestamp, amount: SignedDuration) -> Option<Timestamp> {
        if !amount.is_positive() {
            return Some(start);
        }
        let mut left = amount;
        for spans in self.chunks(start, plus(start, days(SEARCH_DAYS))) {
            for stretch in spans.iter() {
                if stretch.length() >= left {
                    return Some(plus(stretch.from, left));
                }
                left = left.saturating_sub(stretch.length());
            }
        }
        None
    }

    /// `at` when it is in working hours, else the next opening.
    pub fn first_working_moment_on_or_after(&self, at: Timestamp) -> Option<Timestamp> {
        if self.is_working(at) { Some(at) } else { self.next_opening(at) }
    }

    /// The next change to working strictly after `at`.
    pub fn next_opening(&self, at: Timestamp) -> Option<Timestamp> {
        self.next_change_to(at, State::Working)
    }

    /// The next change to quiet strictly after `at`.
    pub fn next_closing(&self, at: Timestamp) -> Option<Timestamp> {
        self.next_change_to(at, State::Quiet)
    }

    fn next_change_to(&self, at: Timestamp, to: State) -> Option<Timestamp> {
        let first = self.next_change(at)?;
        if first.to == to { Some(first.at) } else { self.next_change(first.at).map(|second| second.at) }
    }

    /// The working stretches inside `[from, until)`, in order, merged, clipped to it.
    pub fn working_spans(&self, from: Timestamp, until: Timestamp) -> Spans {
        if until <= from {
            return Spans::default();
        }
        // Two days back: a window of the day before may reach in, and in the night of a repeated hour the clock may
        // show the day before once more.
        let (first, last) = (self.zone.date(from), self.zone.date(until));
        let (first, last) = (zone::plus_days(first, -2), zone::plus_days(last, 1));
        let mut weekly = Vec::new();
        let mut date = first;
        loop {
            for window in self.windows.iter().filter(|window| window.days.contains(date.weekday())) {
                let end = if window.to <= window.from { zone::plus_days(date, 1) } else { date };
                let (opens, closes) = (date.to_datetime(window.from), end.to_datetime(window.to));
                weekly.push(Stretch { from: self.zone.first(opens), until: self.zone.first(closes) });
            }
            if date >= last {
                break;
            }
            date = zone::plus_days(date, 1);
        }
        let days_off = self.holidays.range(first..=last).map(|(date, _)| self.day(*date));
        Spans::of(weekly)
            .without(&Spans::of(days_off))
            .with(self.one_offs(State::Working))
            .without(&Spans::of(self.one_offs(State::Quiet)))
            .within(from, until)
    }

    /// A local day, from its first instant to the next day's.
    pub fn day(&self, date: Date) -> Stretch {
        Stretch { from: self.zone.start_of(date), until: self.zone.start_of(zone::plus_days(date, 1)) }
    }

    fn one_offs(&self, kind: State) -> impl Iterator<Item = Stretch> {
        self.one_offs
            .iter()
            .filter(move |window| window.kind == kind)
            .map(|window| Stretch { from: window.from, until: window.to })
    }

    /// The working stretches of `[from, until)`, a month at a time.
    fn chunks(&self, from: Timestamp, until: Timestamp) -> impl Iterator<Item = Spans> {
        let mut from = from;
        std::iter::from_fn(move || {
            let end = plus(from, days(30)).min(until);
            (from < end).then(|| {
                let spans = self.working_spans(from, end);
                from = end;
                spans
            })
        })
    }
}

/// `at` and `by`, stopping at the last instant there is.
fn plus(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_add(by).unwrap_or(Timestamp::MAX)
}

/// `at` less `by`, stopping at the first instant there is.
fn earlier(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.checked_sub(by).unwrap_or(Timestamp::MIN)
}

/// A number of days of 24 hours.
const fn days(number: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * number)
}
