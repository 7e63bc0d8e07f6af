//! Attacks on the page: may a reader who knows the rules find out a hidden count?
//!
//! A count is safe when another world with another count makes the very same page.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::sample::{act, day, member, person, stored};
use super::small::{Breadth, Published, Shown, publish};
use super::{ActivityRow, LeftOut, MemberSpan, PageNumbers, Source, Week, numbers};
use crate::ids::PersonId;

/// Every way in which `people` can attend five weeks, grouped by what is published: in no group has a hidden count
/// one value only. Exhaustive, with k = 3 so that all worlds can be tried; it shares nothing with the audit.
#[test]
fn no_world_is_told_by_its_publication() {
    const WEEKS: u32 = 5;
    const K: u32 = 3;
    const PEOPLE: u32 = 5;
    let mut truths = BTreeSet::new();
    attendances(PEOPLE, (1 << WEEKS) - 1, &mut Vec::new(), &mut |world| {
        let weekly: Vec<u32> = (0..WEEKS)
            .map(|week| world.iter().filter(|seen| *seen & (1 << week) != 0).count() as u32)
            .collect();
        let all = world.iter().filter(|seen| **seen != 0).count() as u32;
        let core = world.iter().filter(|seen| (*seen & 0b1111).count_ones() >= 3).count() as u32;
        truths.insert((weekly, all, core));
    });
    let mut by_page: BTreeMap<Published, Vec<(Vec<u32>, u32)>> = BTreeMap::new();
    for (weekly, all, core) in truths {
        let truth = Breadth { weekly: weekly.clone(), core_weeks: 4, all, core, people: PEOPLE };
        by_page.entry(publish(&truth, K)).or_default().push((weekly, all));
    }
    assert!(by_page.len() > 500, "the attack saw {} pages", by_page.len());
    let (mut unions_shown, mut hidden_counts) = (0, 0);
    for (page, worlds) in &by_page {
        for (week, cell) in page.weekly.iter().enumerate().filter(|(_, cell)| **cell == Shown::Fewer) {
            let values: BTreeSet<u32> = worlds.iter().map(|(weekly, _)| weekly[week]).collect();
            assert!(values.len() > 1, "week {week} is known to be {values:?} from {page:?} ({cell:?})");
            hidden_counts += 1;
        }
        if page.all == Shown::Fewer {
            let values: BTreeSet<u32> = worlds.iter().map(|(_, all)| *all).collect();
            assert!(values.len() > 1, "all are known to be {values:?} from {page:?}");
        }
        unions_shown += usize::from(page.all.value().is_some());
    }
    assert!(unions_shown > 100 && hidden_counts > 100, "the audit does not just hide everything");
}

/// All multisets of attendance patterns (bit sets of weeks), each once.
fn attendances(people: u32, highest: u32, world: &mut Vec<u32>, see: &mut dyn FnMut(&[u32])) {
    if people == 0 {
        see(world);
        return;
    }
    for pattern in 0..=highest {
        world.push(pattern);
        attendances(people - 1, pattern, world, see);
        world.pop();
    }
}

/// Random cohorts: for each hidden week a twin is looked for, one in which another number of people wrote that week,
/// with the same page to the last digit.
#[test]
fn every_hidden_week_has_a_twin_with_the_same_page() {
    let mut dice = Dice(20_260_803);
    let (mut hidden, mut shown) = (0, 0);
    for _ in 0..40 {
        let people = 6 + dice.roll(14);
        let spans: Vec<MemberSpan> =
            (0..people).map(|n| member(&format!("p{n}"), "2026-07-05T21:00:00Z", None)).collect();
        let acts = random_acts(&mut dice, people);
        let page = page_of(&acts, &spans);
        for row in &page.weeks {
            match row.posters {
                Shown::Value(_) => shown += 1,
                _ => {
                    hidden += 1;
                    assert!(has_twin(&acts, &spans, &page, row.week, people), "{:?} of {page:?}", row.week);
                }
            }
        }
    }
    assert!(hidden > 100 && shown > 100, "{hidden} hidden, {shown} shown");
}

/// What a reader may subtract: the summary's total is the sum of what is shown, no more.
#[test]
fn the_total_tells_nothing_that_the_weeks_do_not() {
    let mut dice = Dice(7);
    for _ in 0..100 {
        let people = 6 + dice.roll(14);
        let spans: Vec<MemberSpan> =
            (0..people).map(|n| member(&format!("p{n}"), "2026-07-05T21:00:00Z", None)).collect();
        let page = page_of(&random_acts(&mut dice, people), &spans);
        let rows = &page.weeks[page.weeks.len() - page.summary.weeks as usize..];
        let sum: u32 = rows.iter().filter_map(|row| row.posts.value()).sum();
        assert_eq!(page.summary.posts, sum);
        let hidden = rows.iter().filter(|row| row.posts.value().is_none()).count();
        assert_eq!(page.summary.weeks_hidden as usize, hidden);
    }
}

/// Open questions: with one to four people who ask, in any weeks, the page is the same to the last digit; and no number
/// is shown that is about so few.
#[test]
fn one_to_four_who_ask_make_the_same_page() {
    let spans: Vec<MemberSpan> =
        (0..9).map(|n| member(&format!("p{n}"), "2026-07-05T21:00:00Z", None)).collect();
    let posts: Vec<ActivityRow> = (0..63)
        .map(|n| {
            act(
                n,
                &format!("p{}", n % 9),
                day((n / 9) as i64 * 7) + SignedDuration::from_hours((n % 9) as i64),
            )
        })
        .collect();
    for since in 0..6 {
        let page = |askers: usize| {
            let mut acts = posts.clone();
            let asked = acts
                .iter_mut()
                .filter(|act| act.sent_at >= day(since * 7) && act.sent_at < day(since * 7 + 1));
            asked.take(askers).for_each(|act| act.question = true);
            page_of(&acts, &spans)
        };
        assert!((2..5).all(|askers| page(askers) == page(1)), "since week {since}");
        assert!(page(5) != page(4) && page(0) != page(1), "since week {since}: the rest is said");
    }
    let mut dice = Dice(11);
    for _ in 0..40 {
        let acts = random_acts(&mut dice, 9);
        let page = page_of(&acts, &spans);
        for row in &page.weeks {
            let asked = super::replies::open_questions(
                &acts,
                crate::ids::RoomKind::Peer,
                row.week.next().window(&TimeZone::get("Africa/Nairobi").unwrap()).from.min(day(51)),
            );
            assert!(
                row.open_questions.value().is_none_or(|shown| shown == asked && (shown == 0 || shown >= 5))
            );
        }
    }
}

fn page_of(acts: &[ActivityRow], spans: &[MemberSpan]) -> PageNumbers {
    let working = |from: Timestamp, to: Timestamp| -> SignedDuration { to.duration_since(from) };
    let zone = TimeZone::get("Africa/Nairobi").unwrap();
    let stored = stored(acts, spans);
    numbers(&Source::new(stored, &LeftOut::default(), (&zone, &working), Timestamp::MIN, day(51)))
}

/// Eight weeks of posts and replies; some weeks lively, some with few, some silent.
fn random_acts(dice: &mut Dice, people: usize) -> Vec<ActivityRow> {
    let mut acts: Vec<ActivityRow> = Vec::new();
    for week in 0..8 {
        let posts = [0, 2, 4, 6, 12, 25][dice.roll(6)];
        let writers = 1 + dice.roll(people);
        for _ in 0..posts {
            let who = format!("p{}", dice.roll(writers));
            let mut new =
                act(acts.len(), &who, day(7 * week) + SignedDuration::from_mins(dice.roll(9000) as i64));
            if dice.roll(2) == 0 && !acts.is_empty() {
                new.reply_to = Some(format!("${}", dice.roll(acts.len())));
            }
            new.question = dice.roll(3) == 0;
            acts.push(new);
        }
    }
    acts.retain(|act| act.sent_at < day(51));
    acts
}

/// Looks for the twin by one to four random changes: someone wrote one more remark, or one person's posts of a
/// week were another's.
fn has_twin(
    acts: &[ActivityRow],
    spans: &[MemberSpan],
    page: &PageNumbers,
    week: Week,
    people: usize,
) -> bool {
    let zone = TimeZone::get("Africa/Nairobi").unwrap();
    let wrote = |acts: &[ActivityRow], week: Week| -> BTreeSet<PersonId> {
        let window = week.window(&zone);
        acts.iter().filter(|act| window.contains(act.sent_at)).map(|act| act.person.clone()).collect()
    };
    let hidden: Vec<Week> =
        page.weeks.iter().filter(|row| row.posters == Shown::Fewer).map(|row| row.week).collect();
    let mut dice = Dice(week.monday().day() as u64);
    (0..20_000).any(|_| {
        let mut twin = acts.to_vec();
        for change in 0..=dice.roll(4) {
            let at = if change == 0 { week } else { hidden[dice.roll(hidden.len())] };
            let who = person(&format!("p{}", dice.roll(people)));
            let there: Vec<PersonId> = wrote(&twin, at).into_iter().collect();
            if dice.roll(2) == 0 {
                let sent_at = at.window(&zone).from + SignedDuration::from_hours(1);
                let remark = act(1000 + change, who.as_str(), sent_at);
                twin.push(ActivityRow { reply_to: Some("$gone".to_owned()), ..remark });
            } else {
                let from = &there[dice.roll(there.len())];
                let window = at.window(&zone);
                let theirs =
                    twin.iter_mut().filter(|act| window.contains(act.sent_at) && act.person == *from);
                theirs.for_each(|act| act.person = who.clone());
            }
        }
        let (before, after) = (wrote(acts, week).len(), wrote(&twin, week).len());
        before != after && (1..5).contains(&after) && page_of(&twin, spans) == *page
    })
}

/// A small generator (Knuth's MMIX constants): the same worlds on every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }
}
