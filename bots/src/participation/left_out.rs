//! Who stopped being counted is left out, in one place: before anything is counted ([`super::Source`]).
//!
//! A number counts whoever had not stopped when its week or month closed; one that is not closed yet, whoever has not
//! stopped now. So a week that was closed stays as it was shown, and one that closes later has nothing of the person, also
//! of the days before they stopped. Of both the size of the group is the same people's as the acts. Numbers over several
//! weeks are made of these: the difference between a total and its weeks would be that one person's (ADR 0009).
//!
//! What is left out never was, as far as any number goes: a reply by such a person answers nothing, and one to them is an
//! answer to nothing that is counted. Nothing that they did can be seen in what is shown.

use std::collections::BTreeMap;

use jiff::{Timestamp, tz::TimeZone};

use super::{ActivityRow, CLOSES_AFTER, MemberSpan, Month, Week, Window};
use crate::{
    cohort::Cohort,
    ids::{PersonId, RoomKind},
};

/// A time in which a person was not to be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// When they stopped.
    pub from: Timestamp,
    /// When they gave it again.
    pub to: Option<Timestamp>,
}

/// Who stopped being counted, and when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LeftOut(BTreeMap<PersonId, Vec<Stop>>);

impl FromIterator<(PersonId, Vec<Stop>)> for LeftOut {
    fn from_iter<T: IntoIterator<Item = (PersonId, Vec<Stop>)>>(people: T) -> Self {
        Self(people.into_iter().collect())
    }
}

impl LeftOut {
    /// Of a cohort, as it is now.
    pub fn of(cohort: &Cohort) -> Self {
        cohort.bots.consents.stops().collect()
    }

    /// Whether an act counts for nothing, by where and when it counts.
    pub(super) fn takes(&self, act: &ActivityRow, zone: &TimeZone) -> bool {
        self.windows(&act.person, act.place, zone).any(|window| window.contains(act.sent_at))
    }

    /// Memberships without the times that count for nothing.
    pub(super) fn without(&self, spans: Vec<MemberSpan>, zone: &TimeZone) -> Vec<MemberSpan> {
        let cut = |span: MemberSpan| {
            let windows: Vec<Window> = self.windows(&span.person, span.place, zone).collect();
            windows.into_iter().fold(vec![span], |pieces, window| {
                pieces.into_iter().flat_map(|piece| around(piece, window)).collect()
            })
        };
        spans.into_iter().flat_map(cut).collect()
    }

    /// The weeks, or months, that were not closed when the person stopped, up to those that were not when they gave it
    /// again.
    fn windows<'a>(
        &'a self,
        person: &PersonId,
        place: RoomKind,
        zone: &'a TimeZone,
    ) -> impl Iterator<Item = Window> + use<'a> {
        let first_open = move |at: Timestamp| {
            // The first that closes after this moment: what was closed by then stays as it is.
            let at = at.saturating_sub(CLOSES_AFTER).unwrap_or(Timestamp::MIN);
            period(place, at, zone).from
        };
        self.0.get(person).into_iter().flatten().map(move |stop| Window {
            from: first_open(stop.from),
            to: stop.to.map_or(Timestamp::MAX, first_open),
        })
    }
}

/// The week or month by which a room is counted, at a moment: the peer room is counted by weeks, the others by months.
pub(super) fn period(place: RoomKind, at: Timestamp, zone: &TimeZone) -> Window {
    match place {
        RoomKind::Peer => Week::containing(at, zone).window(zone),
        _ => Month::containing(at, zone).window(zone),
    }
}

/// A membership before and after a window.
fn around(span: MemberSpan, window: Window) -> impl Iterator<Item = MemberSpan> {
    let ends = |at: Timestamp| Some(span.to.map_or(at, |to| to.min(at)));
    let before = MemberSpan { to: ends(window.from), ..span.clone() };
    let after = MemberSpan { from: span.from.max(window.to), ..span };
    [before, after].into_iter().filter(|piece| piece.from < piece.to.unwrap_or(Timestamp::MAX))
}

#[cfg(test)]
mod tests;
