//! Who is there for a turn.

use jiff::{Timestamp, civil::Date};

use super::{RosterEntry, decisions::Decisions};
use crate::{
    ids::PersonId,
    quiet_hours::calendar::{Spans, Stretch, WorkingHours},
};

/// How much of a piece of time a person is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// For all of its working time.
    Whole,
    /// When it begins, but not in all of its working time.
    Part,
    /// On the roster when it begins, but away then and in working time of it.
    Away,
    /// Not on the roster when it begins.
    Gone,
}

/// When a person of the roster is there.
#[derive(Clone, Debug)]
pub struct Attendance<'a> {
    /// Who.
    pub person: &'a PersonId,
    /// When they are on the roster.
    listed: Spans,
    /// When they are on it and not away.
    there: Spans,
}

/// The people of the roster, each once, in its order.
pub fn attendances<'a>(
    roster: &'a [RosterEntry],
    decisions: &Decisions<'_>,
    calendar: &WorkingHours,
) -> Vec<Attendance<'a>> {
    let days = |first: Date, last: Option<Date>| Stretch {
        from: calendar.day(first).from,
        until: last.map_or(Timestamp::MAX, |last| calendar.day(last).until),
    };
    let mut people: Vec<Attendance<'_>> = Vec::new();
    for entry in roster {
        if people.iter().any(|other| *other.person == entry.person) {
            continue;
        }
        let theirs = roster.iter().filter(|other| other.person == entry.person);
        let listed = Spans::of(theirs.map(|entry| days(entry.from, entry.until)));
        let away = Spans::of(decisions.away(&entry.person).map(|(from, to)| days(from, Some(to))));
        people.push(Attendance { person: &entry.person, there: listed.clone().without(&away), listed });
    }
    people
}

impl Attendance<'_> {
    /// How much of `[from, until)` the person is there.
    pub fn of(&self, (from, until): (Timestamp, Timestamp), calendar: &WorkingHours) -> Presence {
        let covers = |spans: &Spans| spans.iter().any(|stretch| stretch.from <= from && from < stretch.until);
        if !covers(&self.listed) {
            return Presence::Gone;
        }
        let missing = Spans::of([Stretch { from, until }]).without(&self.there);
        if !missing.iter().any(|gap| calendar.working_time_between(gap.from, gap.until).is_positive()) {
            Presence::Whole
        } else if covers(&self.there) {
            Presence::Part
        } else {
            Presence::Away
        }
    }
}
