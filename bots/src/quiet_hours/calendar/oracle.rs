//! The calendar against a second, naive one that looks at the wall clock minute by minute.

use std::ops::Range;

use jiff::{
    SignedDuration, Timestamp,
    civil::{Date, DateTime, Time, Weekday},
};
use proptest::{collection::vec, prelude::*, sample::select};

use super::{Change, Days, OneOff, State, WeeklyWindow, WorkingHours, Zone};

const MINUTE: SignedDuration = SignedDuration::from_mins(1);
/// How long a piece of time the oracle looks at, in minutes: nine days.
const MINUTES: usize = 9 * 24 * 60;
/// How long it watches the clock before, so that it knows the latest time already shown.
const BEFORE: usize = 3 * 24 * 60;

/// What the cohort's wall clock and its rules say, minute by minute.
struct Oracle {
    start: Timestamp,
    working: Vec<bool>,
}

impl Oracle {
    fn watch(hours: &WorkingHours, start: Timestamp) -> Self {
        let mut shown = DateTime::MIN;
        let mut working = Vec::with_capacity(MINUTES);
        for minute in 0..BEFORE + MINUTES {
            let at = start + MINUTE * (minute as i32 - BEFORE as i32);
            // A clock turned back shows nothing new.
            shown = shown.max(hours.zone.rules().to_datetime(at));
            if minute >= BEFORE {
                working.push(says(hours, at, shown));
            }
        }
        Self { start, working }
    }

    fn at(&self, minute: usize) -> Timestamp {
        self.start + MINUTE * minute as i32
    }

    fn minutes(&self, range: Range<usize>) -> SignedDuration {
        MINUTE * self.working[range].iter().filter(|working| **working).count() as i32
    }

    fn after(&self, minute: usize, amount: SignedDuration) -> Option<Timestamp> {
        let mut passed = SignedDuration::ZERO;
        (minute..MINUTES).find_map(|now| {
            passed += if self.working[now] { MINUTE } else { SignedDuration::ZERO };
            (passed >= amount).then(|| self.at(now + 1))
        })
    }

    fn change_after(&self, minute: usize) -> Option<Change> {
        let now = self.working[minute];
        let next = (minute..MINUTES).find(|later| self.working[*later] != now)?;
        Some(Change { at: self.at(next), to: if now { State::Quiet } else { State::Working } })
    }

    fn since(&self, minute: usize) -> Option<Timestamp> {
        let now = self.working[minute];
        let before = (0..minute).rfind(|earlier| self.working[*earlier] != now)?;
        Some(self.at(before + 1))
    }
}

/// The order of precedence, written out a second time.
fn says(hours: &WorkingHours, at: Timestamp, shown: DateTime) -> bool {
    let covered =
        |kind| hours.one_offs.iter().any(|window| window.kind == kind && window.from <= at && at < window.to);
    let weekly = |window: &WeeklyWindow| {
        let (date, time) = (shown.date(), shown.time());
        let today = window.days.contains(date.weekday());
        let yesterday = window.days.contains(date.yesterday().unwrap().weekday());
        if window.from < window.to {
            today && window.from <= time && time < window.to
        } else {
            (today && window.from <= time) || (yesterday && time < window.to)
        }
    };
    if covered(State::Quiet) {
        false
    } else if covered(State::Working) {
        true
    } else {
        !hours.holidays.contains_key(&shown.date()) && hours.windows.iter().any(weekly)
    }
}

/// Zones with all kinds of clocks: none turned, by an hour at night, at midnight, by half an hour, for Ramadan, back
/// over midnight, a day skipped. With each an instant near a change.
const PLACES: [(&str, &str); 15] = [
    ("Africa/Nairobi", "2026-11-20T00:00Z"),
    ("Asia/Kathmandu", "2026-11-20T00:00Z"),
    ("Europe/Berlin", "2027-03-28T01:00Z"),
    ("Europe/Berlin", "2026-10-25T01:00Z"),
    ("America/New_York", "2026-11-01T06:00Z"),
    ("America/New_York", "2027-03-14T07:00Z"),
    ("Africa/Cairo", "2026-04-23T22:00Z"),
    ("Africa/Cairo", "2026-10-29T21:00Z"),
    ("Africa/Casablanca", "2026-02-15T02:00Z"),
    ("Africa/Casablanca", "2026-03-22T02:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T15:30Z"),
    ("Australia/Lord_Howe", "2027-04-03T15:00Z"),
    ("America/Havana", "2026-11-01T05:00Z"),
    ("America/St_Johns", "2010-11-07T02:31Z"),
    ("Pacific/Apia", "2011-12-30T10:00Z"),
];

fn clock() -> impl Strategy<Value = Time> {
    prop_oneof![
        (0..24_i8, select(vec![0_i8, 15, 30, 59]))
            .prop_map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0)),
        (0..4_i8, 0..60_i8).prop_map(|(hour, minute)| jiff::civil::time(hour, minute, 0, 0)),
    ]
}

fn days() -> impl Strategy<Value = Days> {
    vec(0..7_i8, 1..7)
        .prop_map(|days| days.into_iter().map(|day| Weekday::from_monday_zero_offset(day).unwrap()).collect())
}

fn windows() -> impl Strategy<Value = Vec<WeeklyWindow>> {
    vec((days(), clock(), clock()).prop_map(|(days, from, to)| WeeklyWindow { days, from, to }), 0..4)
}

prop_compose! {
    /// Random hours in a random place, and the start of a piece of time around one of its changes.
    fn situation()(
        place in select(PLACES.to_vec()),
        lead in 0..MINUTES as i32,
        windows in windows(),
        holidays in vec(0..9_i64, 0..3),
        one_offs in vec((any::<bool>(), 0..MINUTES as i32, -30..2000_i32), 0..4),
    ) -> (WorkingHours, Timestamp) {
        let start = place.1.parse::<Timestamp>().unwrap() - MINUTE * lead;
        let zone = Zone::named(place.0).unwrap();
        let first: Date = zone.date(start);
        let holidays = holidays
            .into_iter()
            .map(|day| (first + SignedDuration::from_hours(24 * day), "a day off".to_owned()))
            .collect();
        let one_offs = one_offs
            .into_iter()
            .map(|(working, from, length)| {
                let from = start + MINUTE * from;
                let kind = if working { State::Working } else { State::Quiet };
                OneOff { kind, from, to: from + MINUTE * length, reason: String::new(), asked: None }
            })
            .collect();
        (WorkingHours { zone, windows, holidays, one_offs }, start)
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn it_agrees_with_the_wall_clock(
        (hours, start) in situation(),
        picks in vec((0..MINUTES, 0..MINUTES), 12),
        amount in 1..3000_i32,
    ) {
        let oracle = Oracle::watch(&hours, start);
        for (one, other) in picks {
            let (from, until) = (one.min(other), one.max(other));
            let at = oracle.at(from);
            prop_assert_eq!(hours.is_working(at), oracle.working[from], "at {}", at);
            prop_assert_eq!(
                hours.working_time_between(at, oracle.at(until)),
                oracle.minutes(from..until),
                "between {} and {}", at, oracle.at(until)
            );

            // What lies beyond the watched piece the oracle cannot know.
            let end = oracle.at(MINUTES);
            let seen = hours.next_change(at).filter(|change| change.at < end);
            prop_assert_eq!(seen, oracle.change_after(from), "after {}", at);
            let span = hours.current_span(at);
            prop_assert_eq!(span.until.filter(|until| *until < end), seen.map(|change| change.at));
            prop_assert_eq!(span.from.filter(|from| *from > start), oracle.since(from), "since, at {}", at);

            let amount = MINUTE * amount;
            let expected = oracle.after(from, amount);
            prop_assert_eq!(hours.after_working_time(at, amount).filter(|at| *at <= end), expected);

            let first = (from..MINUTES).find(|minute| oracle.working[*minute]).map(|minute| oracle.at(minute));
            prop_assert_eq!(hours.first_working_moment_on_or_after(at).filter(|at| *at < end), first);
        }
    }

    /// Every change is a real one: the state differs on its two sides, at the nanosecond.
    #[test]
    fn a_change_is_a_change((hours, start) in situation()) {
        let mut after = start;
        for _ in 0..20 {
            let Some(change) = hours.next_change(after) else { break };
            prop_assert!(change.at > after);
            prop_assert_eq!(hours.state(change.at), change.to);
            prop_assert_eq!(hours.state(change.at - SignedDuration::from_nanos(1)), change.to.other());
            after = change.at;
        }
    }

    /// A later local time is never an earlier instant.
    #[test]
    fn local_time_never_runs_backwards(
        place in select(PLACES.to_vec()),
        minutes in vec(-3000..3000_i32, 2..10),
    ) {
        let zone = Zone::named(place.0).unwrap();
        let around = zone.local(place.1.parse().unwrap());
        let mut minutes = minutes;
        minutes.sort_unstable();
        let instants: Vec<_> = minutes.iter().map(|minute| zone.first(around + MINUTE * *minute)).collect();
        prop_assert!(instants.is_sorted());
        for (minute, instant) in minutes.iter().zip(&instants) {
            // At it the clock shows the time or a later one, and just before it did not yet.
            let local = around + MINUTE * *minute;
            prop_assert!(zone.local(*instant) >= local);
            prop_assert!(zone.local(*instant - SignedDuration::from_nanos(1)) < local);
        }
    }
}
