//! How much was said, by how many, and for how many: posts, posters, member-weeks, bands, core, silence.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};

use super::{ActKind, ActivityRow, MemberSpan, Window, WorkingTime};
use crate::ids::{PersonId, RoomKind};

const SECONDS_PER_WEEK: f64 = 7.0 * 24.0 * 3600.0;

/// The posts of a room in a window: messages and media of people that still stand. Not reactions, votes, or what
/// the voice says.
pub fn posts_in(acts: &[ActivityRow], place: RoomKind, window: Window) -> impl Iterator<Item = &ActivityRow> {
    acts.iter().filter(move |act| act.is_post() && act.place == place && window.contains(act.sent_at))
}

/// How many posts (unit: posts). Source: H21, counts per month.
pub fn posts(acts: &[ActivityRow], place: RoomKind, window: Window) -> u32 {
    count(posts_in(acts, place, window).count())
}

/// Who posted. For counting and for unions over windows; a page gets only the size, by way of
/// [`super::small`].
pub fn posters(acts: &[ActivityRow], place: RoomKind, window: Window) -> BTreeSet<&PersonId> {
    posts_in(acts, place, window).map(|act| &act.person).collect()
}

/// Membership time in a window (unit: member-weeks of 7 × 24 hours): Σ over people of the time they belonged.
/// A person with two overlapping spans counts once. Source: requirements, D2 ("days of membership, not head count
/// at the end").
pub fn member_weeks(spans: &[MemberSpan], place: RoomKind, window: Window) -> f64 {
    presence(spans, place, window).values().map(|time| time.as_secs_f64() / SECONDS_PER_WEEK).sum()
}

/// Who was present for at least half of the window: the set P of the requirements' measures.
pub fn members_present(spans: &[MemberSpan], place: RoomKind, window: Window) -> BTreeSet<&PersonId> {
    let half = window.length() / 2;
    presence(spans, place, window)
        .into_iter()
        .filter(|(_, time)| *time >= half && !time.is_zero())
        .map(|(person, _)| person)
        .collect()
}

/// Who belonged at any moment of the window.
pub fn members_ever(spans: &[MemberSpan], place: RoomKind, window: Window) -> BTreeSet<&PersonId> {
    presence(spans, place, window).into_iter().filter(|(_, time)| !time.is_zero()).map(|(p, _)| p).collect()
}

/// Posts per member-week: Σ posts / Σ member-weeks. `None` when nobody belonged. Benchmarks: Henry 2016 1.61; H21
/// 0.30 to 0.92.
pub fn rate(posts: u32, member_weeks: f64) -> Option<f64> {
    (member_weeks > 0.0).then(|| f64::from(posts) / member_weeks)
}

/// Posts per month over a number of months. Source: H21 (D1).
pub fn per_month(posts: u32, months: u32) -> Option<f64> {
    (months > 0).then(|| f64::from(posts) / f64::from(months))
}

/// What the members of a room did in a window, in three bands that add up to the members present. The third is
/// "present", never "lurkers": reading is contributing, and it is not tracked. Source: P18, D4.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bands {
    /// Members with at least one post.
    pub contributed: u32,
    /// Members without a post who reacted or voted.
    pub reacted: u32,
    /// The other members.
    pub present: u32,
}

/// The contributor bands of the members present for at least half of the window.
pub fn bands(acts: &[ActivityRow], spans: &[MemberSpan], place: RoomKind, window: Window) -> Bands {
    let members = members_present(spans, place, window);
    let wrote = posters(acts, place, window);
    let reacted: BTreeSet<&PersonId> = acts
        .iter()
        .filter(|act| act.kind != ActKind::Post && !act.redacted)
        .filter(|act| act.place == place && window.contains(act.sent_at))
        .map(|act| &act.person)
        .collect();
    let contributed = members.intersection(&wrote).count();
    let only_reacted = members.iter().filter(|p| reacted.contains(*p) && !wrote.contains(*p)).count();
    Bands {
        contributed: count(contributed),
        reacted: count(only_reacted),
        present: count(members.len() - contributed - only_reacted),
    }
}

/// The core: members who posted in at least three of four weeks (in general: in at least `weeks.len() - 1`).
/// Source: P18 "tipping point"; Raban 2010. It is about all members, so a small core is shown.
pub fn core(acts: &[ActivityRow], place: RoomKind, weeks: &[Window]) -> u32 {
    let mut attended: BTreeMap<&PersonId, usize> = BTreeMap::new();
    for week in weeks {
        for person in posters(acts, place, *week) {
            *attended.entry(person).or_default() += 1;
        }
    }
    let enough = weeks.len().saturating_sub(1).max(1);
    count(attended.values().filter(|n| **n >= enough).count())
}

/// Silence: the longest stretch of working time without a post, counted from the window's start to its end.
/// Source: P18, with the holiday calendar.
pub fn silence(
    acts: &[ActivityRow],
    place: RoomKind,
    window: Window,
    working: &WorkingTime<'_>,
) -> SignedDuration {
    let mut moments: Vec<Timestamp> = posts_in(acts, place, window).map(|act| act.sent_at).collect();
    moments.sort_unstable();
    moments.push(window.to);
    let mut last = window.from;
    let mut longest = SignedDuration::ZERO;
    for moment in moments {
        longest = longest.max(working(last, moment));
        last = moment;
    }
    longest
}

/// A count as a `u32`; a room cannot hold more.
pub(super) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// Each person's time in the window, overlapping spans merged.
fn presence(spans: &[MemberSpan], place: RoomKind, window: Window) -> BTreeMap<&PersonId, SignedDuration> {
    let mut pieces: BTreeMap<&PersonId, Vec<Window>> = BTreeMap::new();
    for span in spans.iter().filter(|span| span.place == place) {
        let from = span.from.max(window.from);
        let to = span.to.unwrap_or(Timestamp::MAX).min(window.to);
        if from < to {
            pieces.entry(&span.person).or_default().push(Window { from, to });
        }
    }
    pieces.into_iter().map(|(person, windows)| (person, union_length(windows))).collect()
}

fn union_length(mut windows: Vec<Window>) -> SignedDuration {
    windows.sort_unstable_by_key(|window| window.from);
    let mut total = SignedDuration::ZERO;
    let mut reached = Timestamp::MIN;
    for window in windows {
        let from = window.from.max(reached);
        if from < window.to {
            total += window.to.duration_since(from);
            reached = window.to;
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::super::sample::{act, at, day, hours, member, person};
    use super::*;

    fn window(from: &str, to: &str) -> Window {
        Window { from: at(from), to: at(to) }
    }

    #[test]
    fn posts_are_what_people_wrote_and_left_standing_in_that_room() {
        let mut acts: Vec<ActivityRow> = (0..4).map(|n| act(n, "a", day(1))).collect();
        acts[1].kind = ActKind::Reaction;
        acts[2].redacted = true;
        acts[3].place = RoomKind::Social;
        assert_eq!(posts(&acts, RoomKind::Peer, Window { from: day(0), to: day(2) }), 1);
        assert_eq!(posters(&acts, RoomKind::Peer, Window { from: day(0), to: day(2) }).len(), 1);
        assert_eq!(posts(&acts, RoomKind::Peer, Window { from: day(2), to: day(3) }), 0);
    }

    #[test]
    fn the_rates_of_the_studies_come_out() {
        let rate_of = |posts, people: u32, days: f64| {
            rate(posts, f64::from(people) * days / 7.0).map(|r| (r * 1000.0).round() / 1000.0)
        };
        assert_eq!(rate_of(1830, 41, 194.0), Some(1.611)); // Henry 2016, Kenya: 1.61
        assert_eq!(rate_of(292, 25, 274.0), Some(0.298)); // H21 Lari, peer room
        assert_eq!(rate_of(345, 25, 274.0), Some(0.353)); // H21 Machakos, peer room
        assert_eq!(rate_of(239, 5, 365.0), Some(0.917)); // H21 Lari, mentors' room
        assert_eq!(rate_of(220, 5, 365.0), Some(0.844)); // H21 Machakos, mentors' room
        assert_eq!(rate(3, 0.0), None);
    }

    #[test]
    fn the_monthly_counts_of_h21_come_out() {
        let tenth = |posts, months| per_month(posts, months).map(|r| (r * 10.0).round() / 10.0);
        assert_eq!(tenth(239, 12), Some(19.9));
        assert_eq!(tenth(220, 12), Some(18.3));
        assert_eq!(tenth(292, 9), Some(32.4));
        assert_eq!(tenth(345, 9), Some(38.3));
        assert_eq!(tenth(1, 0), None);
    }

    #[test]
    fn the_denominator_is_time_of_membership() {
        let week = window("2026-08-03T00:00:00Z", "2026-08-10T00:00:00Z");
        let mut spans = vec![member("a", "2026-01-01T00:00:00Z", None)];
        assert_eq!(member_weeks(&spans, RoomKind::Peer, week), 1.0);
        // Half a week, by someone who came on Thursday noon.
        spans.push(member("b", "2026-08-06T12:00:00Z", None));
        assert_eq!(member_weeks(&spans, RoomKind::Peer, week), 1.5);
        // Left and came back: two spans that overlap on the Sunday count that day once.
        spans.push(member("c", "2026-08-03T00:00:00Z", Some("2026-08-09T12:00:00Z")));
        spans.push(member("c", "2026-08-09T00:00:00Z", None));
        assert_eq!(member_weeks(&spans, RoomKind::Peer, week), 2.5);
        // Another room's members do not count.
        assert_eq!(member_weeks(&spans, RoomKind::Social, week), 0.0);
    }

    #[test]
    fn a_member_is_who_was_there_for_half_of_the_window() {
        let week = window("2026-08-03T00:00:00Z", "2026-08-10T00:00:00Z");
        let spans = [
            member("a", "2026-08-06T12:00:00Z", None),
            member("b", "2026-08-06T12:00:01Z", None),
            member("c", "2026-01-01T00:00:00Z", Some("2026-02-01T00:00:00Z")),
        ];
        let present = members_present(&spans, RoomKind::Peer, week);
        assert_eq!(present.into_iter().cloned().collect::<Vec<_>>(), [person("a")]);
        assert_eq!(members_ever(&spans, RoomKind::Peer, week).len(), 2);
    }

    #[test]
    fn bands_add_up_to_the_members() {
        let spans = ["a", "b", "c", "d"].map(|p| member(p, "2026-01-01T00:00:00Z", None));
        let mut acts =
            vec![act(0, "a", day(1)), act(1, "a", day(1)), act(2, "b", day(1)), act(3, "z", day(1))];
        acts[1].kind = ActKind::Reaction; // a both wrote and reacted: contributed
        acts[2].kind = ActKind::Vote;
        let found = bands(&acts, &spans, RoomKind::Peer, Window { from: day(0), to: day(7) });
        assert_eq!(found, Bands { contributed: 1, reacted: 1, present: 2 });
    }

    #[test]
    fn the_core_wrote_in_three_of_four_weeks() {
        let weeks: Vec<Window> = (0..4).map(|w| Window { from: day(7 * w), to: day(7 * w + 7) }).collect();
        let mut acts = Vec::new();
        for (n, (who, week)) in
            [("a", 0), ("a", 1), ("a", 3), ("b", 0), ("b", 1), ("c", 2), ("c", 2), ("c", 2)]
                .into_iter()
                .enumerate()
        {
            acts.push(act(n, who, day(7 * week + 1)));
        }
        assert_eq!(core(&acts, RoomKind::Peer, &weeks), 1);
        acts.push(act(99, "b", day(15)));
        assert_eq!(core(&acts, RoomKind::Peer, &weeks), 2);
    }

    #[test]
    fn silence_is_the_longest_gap_also_at_the_edges() {
        let all_hours = |a: Timestamp, b: Timestamp| b.duration_since(a);
        let window = Window { from: day(0), to: day(10) };
        let acts = [act(0, "a", day(2)), act(1, "b", day(5))];
        assert_eq!(silence(&acts, RoomKind::Peer, window, &all_hours), hours(5 * 24));
        assert_eq!(silence(&[], RoomKind::Peer, window, &all_hours), hours(10 * 24));
    }
}
