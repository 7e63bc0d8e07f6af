//! The numbers of the cohort's page: all that a reader may know, already suppressed.
//!
//! Purposes (who may see, why): the members of the cohort and whoever holds a duty in it, to see whether the room is
//! alive and questions are answered. No number here is about one to four active people, but for the core, which is about
//! all members (ADR 0009) and which the page's own account of small numbers names.

mod rows;

use std::collections::BTreeSet;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

pub use self::rows::{MonthRow, PageNumbers, Summary, WeekRow};
use super::begins::Begins;
use super::left_out::LeftOut;
use super::replies::{Waited, first_replies, open_questions_shown};
use super::settled::{Known, Settled, Stage, settle};
use super::small::{Breadth, K_INSIDE, Shown, publish};
use super::survival::{Quantile, Wait, quantile};
use super::volume::{core, count, member_weeks, members_ever, posters, posts, rate};
use super::{ActivityRow, MemberSpan, Month, Week, Window, WorkingTime};
use crate::ids::RoomKind;

/// So far back anything on the page is about: what it is made from is kept and read for so long.
pub const LOOK_BACK: SignedDuration = SignedDuration::from_hours(24 * 7 * 16);
/// How many weeks the page goes back, the newest one included.
pub const WEEKS: i64 = 8;
/// How many complete weeks, before the running one, the summary and the core are about.
pub const SUMMARY_WEEKS: i64 = 4;
/// How many months the other rooms' table goes back, the newest one included.
pub const MONTHS: i64 = 3;
/// The rooms of that table: where people write, apart from the peer room.
pub const OTHER_ROOMS: [RoomKind; 3] = [RoomKind::Social, RoomKind::Facilitators, RoomKind::Liaison];

/// What there is to count.
#[derive(Clone, Debug, Default)]
pub struct Stored {
    /// All acts of the cohort, at least of the weeks and months shown, in any order.
    pub acts: Vec<Known>,
    /// Who belonged when.
    pub spans: Vec<MemberSpan>,
}

/// What the page is made from. There is one way to it, [`Source::new`], on which who stopped being counted is left out:
/// nothing that is made from it can forget them.
pub struct Source<'a> {
    acts: Vec<ActivityRow>,
    spans: Vec<MemberSpan>,
    zone: &'a TimeZone,
    working: &'a WorkingTime<'a>,
    data_to: Timestamp,
    late: Shown<u32>,
}

/// Makes the numbers of the page. Acts after `data_to` are left out.
pub fn numbers(source: &Source<'_>) -> PageNumbers {
    let weeks = source.weeks();
    let running = weeks.len() - source.over(&weeks);
    let summary_from = weeks.len().saturating_sub(usize::try_from(SUMMARY_WEEKS).unwrap_or(0) + running);
    let breadth = source.breadth(&weeks[summary_from..]);
    let rows: Vec<WeekRow> = weeks.iter().map(|week| source.row(*week)).collect();
    let summary = source.summary(&rows[summary_from..], &breadth);
    PageNumbers { data_to: source.data_to, late: source.late, weeks: rows, summary, months: source.months() }
}

const PEER: RoomKind = RoomKind::Peer;

impl<'a> Source<'a> {
    /// Puts each act where it counts and takes out whoever is left out. Weeks and months follow the wall clock of `zone`,
    /// `working` is the cohort's working time, `begins` when it began to live and to count, and the data reach up to
    /// `data_to`: the last midnight ([`super::as_of`]).
    pub fn new(
        stored: Stored,
        left_out: &LeftOut,
        (zone, working): (&'a TimeZone, &'a WorkingTime<'a>),
        begins: impl Into<Begins>,
        data_to: Timestamp,
    ) -> Self {
        let begins = begins.into();
        let Settled { acts, late } = settle(stored.acts, left_out, zone, begins, data_to);
        let spans = left_out.without(begins.of_spans(stored.spans), zone);
        Self { acts, spans, zone, working, data_to, late }
    }

    /// The weeks shown: up to eight, from the first in which anybody belonged or wrote.
    fn weeks(&self) -> Vec<Week> {
        let newest = Week::up_to(self.data_to, self.zone);
        let all = (0..WEEKS).rev().map(|n| newest.back(n));
        all.skip_while(|week| *week != newest && self.is_empty(*week)).collect()
    }

    /// How many of these weeks are over.
    fn over(&self, weeks: &[Week]) -> usize {
        weeks.iter().filter(|week| week.window(self.zone).to <= self.data_to).count()
    }

    fn is_empty(&self, week: Week) -> bool {
        let window = self.window(week);
        members_ever(&self.spans, PEER, window).is_empty() && posts(&self.acts, PEER, window) == 0
    }

    /// The week as far as the data reach.
    fn window(&self, week: Week) -> Window {
        week.window(self.zone).until(self.data_to)
    }

    fn row(&self, week: Week) -> WeekRow {
        let window = self.window(week);
        let people = count(posters(&self.acts, PEER, window).len());
        let written = posts(&self.acts, PEER, window);
        let per_member = rate(written, member_weeks(&self.spans, PEER, window)).unwrap_or_default();
        let four_weeks = Window { from: week.back(3).window(self.zone).from, to: window.to };
        WeekRow {
            week,
            stage: Stage::of(week.window(self.zone), self.data_to),
            members: count(members_ever(&self.spans, PEER, window).len()),
            posts: Shown::about(people, K_INSIDE, written),
            posters: Shown::about(people, K_INSIDE, people),
            rate: Shown::about(people, K_INSIDE, per_member),
            first_reply: self.first_reply(four_weeks, 0.5),
            open_questions: open_questions_shown(&self.acts, PEER, window.to),
        }
    }

    fn breadth(&self, weeks: &[Week]) -> Breadth {
        let windows: Vec<Window> = weeks.iter().map(|week| self.window(*week)).collect();
        let all = self.span_of(weeks);
        let complete = &windows[..self.over(weeks)];
        // A group that began within these weeks has not had them all.
        let lived = |week: &Window| {
            self.spans.iter().any(|span| {
                span.place == PEER && span.from <= week.from && span.to.is_none_or(|to| to > week.from)
            })
        };
        let is_old = count(complete.len()) >= SUMMARY_WEEKS as u32 && complete.iter().all(lived);
        let core_weeks = if is_old { complete } else { &[] };
        Breadth {
            weekly: windows.iter().map(|w| count(posters(&self.acts, PEER, *w).len())).collect(),
            core_weeks: core_weeks.len(),
            all: count(posters(&self.acts, PEER, all).len()),
            core: if core_weeks.is_empty() { 0 } else { core(&self.acts, PEER, core_weeks) },
            people: count(members_ever(&self.spans, PEER, all).len()),
        }
    }

    fn span_of(&self, weeks: &[Week]) -> Window {
        let from = weeks.first().map_or(self.data_to, |week| self.window(*week).from);
        Window { from, to: self.data_to }
    }

    fn summary(&self, rows: &[WeekRow], breadth: &Breadth) -> Summary {
        let weeks: Vec<Week> = rows.iter().map(|row| row.week).collect();
        let all = self.span_of(&weeks);
        let shown: Vec<(&WeekRow, u32)> =
            rows.iter().filter_map(|row| Some((row, row.posts.value()?))).collect();
        let written = shown.iter().map(|(_, posts)| posts).sum();
        let time: f64 =
            shown.iter().map(|(row, _)| member_weeks(&self.spans, PEER, self.window(row.week))).sum();
        let published = publish(breadth, K_INSIDE);
        Summary {
            since: weeks.first().copied().unwrap_or_else(|| Week::up_to(self.data_to, self.zone)),
            weeks: count(rows.len()),
            weeks_hidden: count(rows.len() - shown.len()),
            posts: written,
            rate: rate(written, time),
            posters: published.all,
            members: breadth.people,
            core: published.core,
            first_reply: self.first_reply(all, 0.5),
            slow_reply: self.first_reply(all, 0.9),
            open_questions: open_questions_shown(&self.acts, PEER, self.data_to),
        }
    }

    /// A quantile of the first replies, hidden unless it is about k people who posted and k who answered first (or
    /// nobody answered at all).
    fn first_reply(&self, window: Window, q: f64) -> Shown<Quantile> {
        let waited = first_replies(&self.acts, PEER, window, window.to, self.working);
        let authors: BTreeSet<_> = waited.iter().map(|waited: &Waited<'_>| waited.author).collect();
        let repliers: BTreeSet<_> = waited.iter().filter_map(|waited| waited.first_replier).collect();
        let waits: Vec<Wait> = waited.iter().map(|waited| waited.wait).collect();
        match Shown::about(count(authors.len()), K_INSIDE, ()) {
            Shown::Value(()) => Shown::about(count(repliers.len()), K_INSIDE, quantile(&waits, q)),
            Shown::Fewer | Shown::Withheld => Shown::Fewer,
        }
    }

    /// The other rooms' months. They do not overlap with each other, nor with the peer room's weeks: two overlapping
    /// windows would tell what lies between their edges.
    fn months(&self) -> Vec<MonthRow> {
        let newest = Month::up_to(self.data_to, self.zone);
        let months = (0..MONTHS).rev().map(|n| newest.back(n));
        months
            .filter_map(|month| {
                let window = month.window(self.zone).until(self.data_to);
                let used = |room| {
                    !members_ever(&self.spans, room, window).is_empty() || posts(&self.acts, room, window) > 0
                };
                let cell = |room| {
                    let people = count(posters(&self.acts, room, window).len());
                    Shown::about(people, K_INSIDE, posts(&self.acts, room, window))
                };
                OTHER_ROOMS.iter().any(|room| used(*room)).then(|| MonthRow {
                    month,
                    stage: Stage::of(month.window(self.zone), self.data_to),
                    posts: OTHER_ROOMS.iter().map(|room| cell(*room)).collect(),
                })
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{act, at, day, hours, member, stored};
    use super::*;
    use jiff::SignedDuration;

    fn all_hours(from: Timestamp, to: Timestamp) -> SignedDuration {
        to.duration_since(from)
    }

    fn page(acts: &[ActivityRow], spans: &[MemberSpan], data_to: Timestamp) -> PageNumbers {
        let zone = TimeZone::get("Africa/Nairobi").unwrap();
        let stored = stored(acts, spans);
        numbers(&Source::new(stored, &LeftOut::default(), (&zone, &all_hours), Timestamp::MIN, data_to))
    }

    fn spans(n: usize) -> Vec<MemberSpan> {
        (0..n).map(|i| member(&format!("p{i}"), "2026-07-05T21:00:00Z", None)).collect()
    }

    /// `posters` people write `each` posts on day `on`.
    fn write(acts: &mut Vec<ActivityRow>, posters: usize, each: usize, on: i64) {
        for n in 0..posters * each {
            acts.push(act(acts.len(), &format!("p{}", n % posters), day(on)));
        }
    }

    #[test]
    fn weeks_run_from_the_first_member_to_the_running_one() {
        let page = page(&[], &spans(6), day(23));
        let mondays: Vec<String> = page.weeks.iter().map(|row| row.week.monday().to_string()).collect();
        assert_eq!(mondays, ["2026-07-06", "2026-07-13", "2026-07-20", "2026-07-27"]);
        let stages: Vec<Stage> = page.weeks.iter().map(|row| row.stage).collect();
        assert_eq!(stages, [Stage::Closed, Stage::Closed, Stage::Closed, Stage::Running]);
        assert!(page.weeks.iter().all(|row| row.posts == Shown::Value(0) && row.members == 6));
        assert_eq!(page.summary.core, None, "three complete weeks are too few for a core");
    }

    #[test]
    fn a_cohort_without_anything_has_a_page() {
        let page = page(&[], &[], day(23));
        assert_eq!(page.weeks.len(), 1);
        assert_eq!(page.summary.rate, None);
        assert_eq!(page.summary.first_reply, Shown::Value(Quantile::Nothing));
        assert_eq!(page.months, []);
    }

    #[test]
    fn the_rate_of_a_full_week_is_posts_by_members() {
        let mut acts = Vec::new();
        write(&mut acts, 5, 3, 1);
        let page = page(&acts, &spans(10), day(8));
        assert_eq!(page.weeks[0].posts, Shown::Value(15));
        assert_eq!(page.weeks[0].posters, Shown::Value(5));
        assert_eq!(page.weeks[0].rate, Shown::Value(1.5));
    }

    #[test]
    fn many_posts_by_few_people_are_hidden_and_the_total_says_so() {
        let mut acts = Vec::new();
        write(&mut acts, 6, 2, 1);
        write(&mut acts, 4, 10, 8);
        write(&mut acts, 7, 1, 15);
        let page = page(&acts, &spans(10), day(22));
        let hidden = &page.weeks[1];
        assert_eq!((hidden.posts, hidden.posters), (Shown::Fewer, Shown::Fewer));
        assert_eq!(hidden.rate, Shown::Fewer);
        assert_eq!((page.summary.posts, page.summary.weeks_hidden), (19, 1));
        assert_eq!(page.summary.weeks, 4);
    }

    #[test]
    fn a_late_post_counts_in_the_week_it_was_sent() {
        let mut acts = Vec::new();
        write(&mut acts, 5, 1, 8);
        // Monday 00:30 in Nairobi is Sunday evening in UTC.
        acts.push(act(99, "p0", at("2026-07-12T21:30:00Z")));
        acts.push(act(100, "p0", at("2026-07-12T20:30:00Z")));
        let page = page(&acts, &spans(10), day(15));
        assert_eq!(page.weeks[0].posts, Shown::Fewer);
        assert_eq!(page.weeks[1].posts, Shown::Value(6));
    }

    #[test]
    fn the_first_reply_needs_five_who_ask_and_five_who_answer() {
        let mut acts = Vec::new();
        write(&mut acts, 6, 1, 1);
        let answer = |n: usize, who: &str| ActivityRow {
            reply_to: Some(format!("${n}")),
            ..act(100 + n, who, day(1) + hours(n as i64 + 1))
        };
        for n in 0..5 {
            acts.push(answer(n, "p9"));
        }
        let by_one = page(&acts, &spans(10), day(8));
        assert_eq!(by_one.summary.first_reply, Shown::Fewer, "one replier: that would be a person's time");
        for n in 0..5 {
            acts[6 + n] = answer(n, &format!("q{n}"));
        }
        let by_five = page(&acts, &spans(10), day(8));
        // Answered after 1, 2, 3, 4 and 5 hours, one open: S rests on 1/2 between 3 and 4.
        assert_eq!(by_five.summary.first_reply, Shown::Value(Quantile::Minutes(210)));
        assert_eq!(by_five.summary.slow_reply, Shown::Value(Quantile::NotReached));
        assert_eq!(by_five.weeks[0].first_reply, Shown::Value(Quantile::Minutes(210)));
    }

    #[test]
    fn other_rooms_are_counted_by_month() {
        let mut acts = Vec::new();
        write(&mut acts, 5, 4, 1);
        for act in &mut acts {
            act.place = RoomKind::Facilitators;
        }
        let page = page(&acts, &[], day(40));
        let months: Vec<String> = page.months.iter().map(|row| row.month.first().to_string()).collect();
        assert_eq!(months, ["2026-07-01"]);
        assert_eq!(page.months[0].posts, [Shown::Value(0), Shown::Value(20), Shown::Value(0)]);
    }

    #[test]
    fn a_question_is_open_in_the_weeks_until_its_answer() {
        let mut acts = Vec::new();
        for n in 0..6 {
            acts.push(ActivityRow { question: true, ..act(n, &format!("p{n}"), day(1)) });
        }
        let answer = |n: usize| ActivityRow { reply_to: Some(format!("${n}")), ..act(10 + n, "p9", day(8)) };
        acts.extend([answer(0), answer(1)]);
        acts.extend((2..6).map(|n| ActivityRow { sent_at: day(15), ..answer(n) }));
        let page = page(&acts, &spans(6), day(16));
        let open: Vec<Shown<u32>> = page.weeks.iter().map(|row| row.open_questions).collect();
        assert_eq!(open, [Shown::Value(6), Shown::Fewer, Shown::Value(0)], "four people ask in the second");
        assert_eq!(page.summary.open_questions, Shown::Value(0));
    }
}
