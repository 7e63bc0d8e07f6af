//! What a page is made of, so that it cannot be read by reloading it, and so that a week once shown stays as it is.
//!
//! A page is *as of the last midnight* of the cohort: it is made of what had come by then, and of nothing of today. A
//! week stays open for a day after its end, for what was on its way; then it is closed. What comes later with an old
//! date counts when it came, wherever it says it is from, and is said to be late. The rooms that are counted by months
//! close by months. (A post that is taken back leaves its week all the same: that is its author's right.)

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, tz::TimeZone};
use serde::{Deserialize, Serialize};

use super::{
    ActivityRow, CLOSES_AFTER, K_INSIDE, Shown, Window,
    begins::Begins,
    left_out::{LeftOut, period},
    volume::count,
};

/// How far a week or a month is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// It runs: its number is what there was so far.
    Running,
    /// It is over, and waits for what is on its way: its number may still change.
    Open,
    /// It stays as it is.
    Closed,
}

impl Stage {
    /// Of a week or a month, as the data reach to `data_to`.
    pub fn of(window: Window, data_to: Timestamp) -> Self {
        match data_to.duration_since(window.to) {
            past if past < SignedDuration::ZERO => Self::Running,
            past if past < CLOSES_AFTER => Self::Open,
            _ => Self::Closed,
        }
    }
}

/// An act, and when we learned of it.
#[derive(Clone, Debug)]
pub struct Known {
    /// What was done.
    pub act: ActivityRow,
    /// When we learned of it; nothing for what was stored before that was noted.
    pub received: Option<Timestamp>,
    /// Sent before the cohort lived here.
    pub history: bool,
    /// Noted as late when that was all that was noted.
    pub late: bool,
}

/// What a page is made of.
#[derive(Clone, Debug)]
pub(super) struct Settled {
    /// The acts, each at the moment at which it counts.
    pub(super) acts: Vec<ActivityRow>,
    /// How many of them came too late for their own week or month; about their authors.
    pub(super) late: Shown<u32>,
}

/// The last midnight: up to when a page reaches that is opened now.
pub fn as_of(now: Timestamp, zone: &TimeZone) -> Timestamp {
    let here = now.to_zoned(zone.clone());
    here.start_of_day().map_or(now, |midnight| midnight.timestamp())
}

/// What was known at `data_to`, each act where it counts, without those of who is left out there and those before
/// anything counts. The past of a cohort may come on the day on which it began to live, and stands where it was.
pub(super) fn settle(
    known: Vec<Known>,
    left_out: &LeftOut,
    zone: &TimeZone,
    begins: Begins,
    data_to: Timestamp,
) -> Settled {
    let day_after = |end: Timestamp| end.saturating_add(CLOSES_AFTER).unwrap_or(Timestamp::MAX);
    let (mut acts, mut late, mut authors) = (Vec::new(), 0_usize, BTreeSet::new());
    for Known { mut act, received, history, late: noted } in known {
        let past = history && received.is_none_or(|received| received < day_after(begins.live));
        let received = received.filter(|_| !past).unwrap_or(act.sent_at);
        if received >= data_to || act.sent_at >= data_to {
            continue;
        }
        let closes = day_after(period(act.place, act.sent_at, zone).to);
        let too_late = received >= closes;
        if too_late {
            act.sent_at = received;
        }
        if begins.is_before(&act) || left_out.takes(&act, zone) {
            continue;
        }
        if (too_late || noted) && !act.redacted {
            late += 1;
            authors.insert(act.person.clone());
        }
        acts.push(act);
    }
    Settled { acts, late: Shown::about(count(authors.len()), K_INSIDE, count(late)) }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{act, at, day, hours, member};
    use super::super::{MemberSpan, PageNumbers, Source, Stored, numbers};
    use super::*;
    use crate::ids::RoomKind;

    fn zone() -> TimeZone {
        TimeZone::get("Africa/Nairobi").unwrap()
    }

    fn known(act: ActivityRow, received: Timestamp) -> Known {
        Known { act, received: Some(received), history: false, late: false }
    }

    /// Six people post on the first days of a week, known at once.
    fn lively(week: i64) -> Vec<Known> {
        let posts = (0..12).map(|n| {
            let number = usize::try_from(week * 100 + n).unwrap();
            act(number, &format!("p{}", n % 6), day(7 * week + n % 4))
        });
        posts.map(|post| known(post.clone(), post.sent_at)).collect()
    }

    fn page(known: &[Known], now: Timestamp) -> PageNumbers {
        let spans: Vec<MemberSpan> =
            (0..9).map(|n| member(&format!("p{n}"), "2026-07-05T21:00:00Z", None)).collect();
        let (zone, live) = (zone(), at("2026-07-05T21:00:00Z"));
        let data_to = as_of(now, &zone);
        let working = |from: Timestamp, to: Timestamp| to.duration_since(from);
        let stored = Stored { acts: known.to_vec(), spans };
        numbers(&Source::new(stored, &LeftOut::default(), (&zone, &working), live, data_to))
    }

    #[test]
    fn a_page_is_as_of_the_last_midnight_and_the_same_all_day() {
        assert_eq!(as_of(at("2026-07-06T20:59:59Z"), &zone()), at("2026-07-05T21:00:00Z"));
        assert_eq!(as_of(at("2026-07-06T21:00:00Z"), &zone()), at("2026-07-06T21:00:00Z"));
        let mut all = lively(0);
        let morning = page(&all, day(5) - hours(8));
        // Of today, and of yesterday but known only today.
        all.push(known(act(900, "p7", day(5) - hours(4)), day(5) - hours(4)));
        all.push(known(act(901, "p8", day(4)), day(5) - hours(4)));
        assert_eq!(page(&all, day(5)), morning);
        assert_eq!(page(&all, day(6)).weeks[0].posts, Shown::Value(14), "tomorrow both are there");
    }

    #[test]
    fn a_week_once_closed_stays_as_it_is() {
        let mut all = [lively(0), lively(1), lively(2)].concat();
        let before = page(&all, day(22));
        assert!(before.weeks[..3].iter().all(|week| week.posts == Shown::Value(12)));
        // Old dates: of each week, also of before the cohort lived, and an answer to an old question.
        for (number, sent) in [(950, day(1)), (951, day(8)), (952, day(15)), (953, day(-30))] {
            let old = ActivityRow { reply_to: Some("$0".to_owned()), ..act(number, "p8", sent) };
            all.push(Known { history: number == 953, ..known(old, day(22) + hours(1)) });
        }
        let after = page(&all, day(23));
        assert_eq!(after.weeks[..3], before.weeks[..3]);
        assert_eq!(after.weeks[3].posts, Shown::Fewer, "they count when they came, and one wrote them");
        assert_eq!(after.late, Shown::Fewer, "about one person");
    }

    #[test]
    fn what_was_on_its_way_counts_for_a_day() {
        let mut all = lively(0);
        let sunday = act(960, "p7", at("2026-07-12T20:00:00Z"));
        all.push(known(sunday, at("2026-07-13T10:00:00Z")));
        let monday = page(&all, day(7));
        assert_eq!((monday.weeks[0].posts, monday.weeks[0].stage), (Shown::Value(12), Stage::Open));
        let tuesday = page(&all, day(8));
        assert_eq!((tuesday.weeks[0].posts, tuesday.weeks[0].stage), (Shown::Value(13), Stage::Closed));
        assert_eq!(tuesday.late, Shown::Value(0));
    }

    /// Data to Monday's first instant are none of the week that begins with it.
    #[test]
    fn a_week_of_which_there_are_no_data_is_not_shown() {
        let all: Vec<Known> = (0..5).flat_map(lively).collect();
        let newest = |now| {
            let page = page(&all, now);
            let row = page.weeks.last().unwrap().clone();
            (row.week.monday().to_string(), row.stage, row.members, page.weeks.len(), page.summary.weeks)
        };
        assert_eq!(newest(day(34)), ("2026-08-03".to_owned(), Stage::Running, 9, 5, 5), "on Sunday");
        assert_eq!(newest(day(35)), ("2026-08-03".to_owned(), Stage::Open, 9, 5, 4), "on Monday");
        assert_eq!(newest(day(36)), ("2026-08-10".to_owned(), Stage::Running, 9, 6, 5), "on Tuesday");
        let core = |now| page(&all, now).summary.core;
        assert_eq!([core(day(34)), core(day(35)), core(day(36))], [Some(Shown::Value(6)); 3]);
    }

    /// The same of a month: the first of August has none of it yet.
    #[test]
    fn a_month_of_which_there_are_no_data_is_not_shown() {
        let all: Vec<Known> = (0..6)
            .map(|n| act(n, &format!("p{n}"), day(n as i64)))
            .map(|act| ActivityRow { place: RoomKind::Social, ..act })
            .map(|act| known(act.clone(), act.sent_at))
            .collect();
        let months = |now| page(&all, at(now)).months;
        let of = |now| {
            months(now).iter().map(|row| (row.month.first().to_string(), row.stage)).collect::<Vec<_>>()
        };
        assert_eq!(of("2026-07-31T10:00:00Z"), [("2026-07-01".to_owned(), Stage::Running)]);
        assert_eq!(of("2026-08-01T10:00:00Z"), [("2026-07-01".to_owned(), Stage::Open)]);
        assert_eq!(of("2026-08-02T10:00:00Z"), [("2026-07-01".to_owned(), Stage::Closed)]);
    }

    #[test]
    fn late_ones_are_counted_when_they_are_of_five_people() {
        let mut all = [lively(0), lively(1)].concat();
        for (who, late) in [
            ("p0", Shown::Fewer),
            ("p1", Shown::Fewer),
            ("p2", Shown::Fewer),
            ("p3", Shown::Fewer),
            ("p4", Shown::Value(5)),
        ] {
            all.push(known(act(970 + all.len(), who, day(1)), day(14)));
            assert_eq!(page(&all, day(16)).late, late, "{who}");
        }
    }

    #[test]
    fn what_was_stored_before_counts_as_before() {
        let old = Known { received: None, late: true, ..known(act(1, "p0", day(1)), day(1)) };
        let past = Known { history: true, ..known(act(2, "p0", at("2026-06-30T10:00:00Z")), day(0)) };
        let settled =
            settle(vec![old, past], &LeftOut::default(), &zone(), at("2026-07-05T21:00:00Z").into(), day(20));
        assert_eq!(
            settled.acts.iter().map(|act| act.sent_at).collect::<Vec<_>>(),
            [day(1), at("2026-06-30T10:00:00Z")]
        );
        assert_eq!(settled.late, Shown::Fewer);
    }
}
