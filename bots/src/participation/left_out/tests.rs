use jiff::SignedDuration;

use super::super::sample::{act, at, day, hours, member, person, stored};
use super::super::{K_INSIDE, Known, PageNumbers, Shown, Source, numbers};
use super::*;

fn zone() -> TimeZone {
    TimeZone::get("Africa/Nairobi").unwrap()
}

fn working(from: Timestamp, to: Timestamp) -> SignedDuration {
    to.duration_since(from)
}

/// Members from Monday 6 July, midnight in Nairobi.
fn members(count: usize) -> Vec<MemberSpan> {
    (0..count).map(|n| member(&format!("p{n}"), "2026-07-05T21:00:00Z", None)).collect()
}

fn of(who: &str, stops: &[(Timestamp, Option<Timestamp>)]) -> LeftOut {
    let stops = stops.iter().map(|(from, to)| Stop { from: *from, to: *to }).collect();
    [(person(who), stops)].into_iter().collect()
}

fn page(acts: &[ActivityRow], spans: &[MemberSpan], left_out: &LeftOut, data_to: Timestamp) -> PageNumbers {
    let zone = zone();
    numbers(&Source::new(stored(acts, spans), left_out, (&zone, &working), day(0), data_to))
}

/// So many people write two posts each on a day.
fn write(acts: &mut Vec<ActivityRow>, people: usize, on: i64) {
    for n in 0..2 * people {
        acts.push(act(acts.len(), &format!("p{}", n % people), day(on)));
    }
}

#[test]
fn five_of_whom_one_stopped_are_fewer_than_five() {
    let mut acts = Vec::new();
    write(&mut acts, 5, 1);
    let spans = members(5);
    let all = page(&acts, &spans, &LeftOut::default(), day(4));
    let row = all.weeks.last().unwrap();
    assert_eq!((row.posts, row.posters, row.members), (Shown::Value(10), Shown::Value(5), 5));
    // They stopped on Thursday: what they wrote on Tuesday counts no more, in a week that runs.
    let left = page(&acts, &spans, &of("p3", &[(day(3), None)]), day(4));
    let row = left.weeks.last().unwrap();
    assert_eq!((row.posts, row.posters, row.rate), (Shown::Fewer, Shown::Fewer, Shown::Fewer));
    assert_eq!((row.members, left.summary.members), (4, 4), "nor do they in the size of the group");
    assert_eq!((left.summary.posters, left.summary.posts), (Shown::Fewer, 0));
}

#[test]
fn a_week_that_was_closed_stays_and_one_that_closes_later_leaves_them_out() {
    let mut acts = Vec::new();
    for week in 0..3 {
        write(&mut acts, 6, 7 * week + 1);
    }
    let spans = members(6);
    let before = page(&acts, &spans, &LeftOut::default(), day(15));
    let stopped = of("p0", &[(day(15), None)]);
    let after = page(&acts, &spans, &stopped, day(23));
    assert_eq!(after.weeks[..2], before.weeks[..2], "closed when they stopped");
    let row = &after.weeks[2];
    assert_eq!((row.posts, row.posters, row.members), (Shown::Value(10), Shown::Value(5), 5));
    assert_eq!(after.weeks[3].members, 5);
    // The sums are those of the weeks as they are shown: nothing can be reckoned from the one and the other.
    assert_eq!(after.summary.posts, 12 + 12 + 10);
    assert_eq!(page(&acts, &spans, &stopped, day(80)).summary.members, 5, "in the end they are in none");
}

#[test]
fn a_week_waits_a_day_before_it_is_closed() {
    let mut acts = Vec::new();
    write(&mut acts, 6, 1);
    let spans = members(6);
    let posts = |stop: &str| page(&acts, &spans, &of("p0", &[(at(stop), None)]), day(9)).weeks[0].posts;
    // The week ends on Monday 13 July, midnight in Nairobi.
    assert_eq!(posts("2026-07-13T20:59:59Z"), Shown::Value(10), "on Monday it may still change");
    assert_eq!(posts("2026-07-13T21:00:00Z"), Shown::Value(12), "on Tuesday it is closed");
}

#[test]
fn who_gives_it_again_counts_in_the_weeks_that_are_not_closed() {
    let mut acts = Vec::new();
    for week in 0..3 {
        write(&mut acts, 6, 7 * week + 1);
    }
    let again = of("p0", &[(day(3), Some(day(16)))]);
    let page = page(&acts, &members(6), &again, day(23));
    let posts: Vec<Shown<u32>> = page.weeks.iter().map(|row| row.posts).collect();
    assert_eq!(posts, [Shown::Value(10), Shown::Value(10), Shown::Value(12), Shown::Value(0)]);
    let members: Vec<u32> = page.weeks.iter().map(|row| row.members).collect();
    assert_eq!(members, [5, 5, 6, 6]);
}

#[test]
fn other_rooms_are_left_by_months() {
    let mut acts = Vec::new();
    write(&mut acts, 6, 1);
    write(&mut acts, 6, 30);
    acts.iter_mut().for_each(|act| act.place = RoomKind::Social);
    let posts = |left_out: &LeftOut| -> Vec<Shown<u32>> {
        page(&acts, &[], left_out, day(40)).months.iter().map(|row| row.posts[0]).collect()
    };
    assert_eq!(posts(&LeftOut::default()), [Shown::Value(12), Shown::Value(12)]);
    assert_eq!(posts(&of("p0", &[(day(31), None)])), [Shown::Value(12), Shown::Value(10)]);
    assert_eq!(posts(&of("p0", &[(day(20), None)])), [Shown::Value(10), Shown::Value(10)]);
}

/// Whatever such a person does, asks, answers or is answered: the page is the same as if they had never been there.
#[test]
fn what_they_did_and_what_was_said_to_them_tells_nothing() {
    let mut others = Vec::new();
    for n in 0..6 {
        others.push(ActivityRow { question: true, ..act(n, &format!("p{n}"), day(1)) });
    }
    for n in 0..5 {
        let asked = Some(format!("${n}"));
        let late = day(1) + hours(9 + n);
        others.push(ActivityRow {
            reply_to: asked,
            ..act(10 + n as usize, &format!("p{}", (n + 1) % 6), late)
        });
    }
    let spans = [members(7), vec![member("gone", "2026-07-05T21:00:00Z", None)]].concat();
    let left_out = of("gone", &[(day(2), None)]);
    let alone = page(&others, &spans[..7], &LeftOut::default(), day(9));
    assert!(alone.weeks[0].first_reply.value().is_some(), "there is something to tell");
    let reply_to = |act: ActivityRow, to: &str| ActivityRow { reply_to: Some(to.to_owned()), ..act };
    let first_reply = reply_to(act(50, "gone", day(1) + hours(1)), "$0");
    let own = ActivityRow { question: true, ..act(51, "gone", day(1) + hours(2)) };
    let in_thread = ActivityRow { thread: Some("$3".to_owned()), ..act(52, "gone", day(3)) };
    let only_answer = reply_to(act(53, "gone", day(1) + hours(3)), "$5");
    for theirs in [
        vec![first_reply.clone()],
        vec![own.clone()],
        vec![in_thread.clone()],
        vec![only_answer.clone()],
        vec![first_reply, own.clone(), in_thread, only_answer],
    ] {
        let acts = [others.clone(), theirs].concat();
        assert_eq!(page(&acts, &spans, &left_out, day(9)), alone);
        assert_ne!(page(&acts, &spans, &LeftOut::default(), day(9)), alone, "it would tell");
    }
    // Who replies to them has written a post, and it answers nothing.
    let answer = act(60, "p1", day(1) + hours(4));
    let to_them = [others.clone(), vec![own, reply_to(answer.clone(), "$51")]].concat();
    let to_nobody = [others, vec![reply_to(answer, "$elsewhere")]].concat();
    let expected = page(&to_nobody, &spans[..7], &LeftOut::default(), day(9));
    assert_eq!(page(&to_them, &spans, &left_out, day(9)), expected);
}

#[test]
fn what_came_late_is_counted_without_them() {
    let spans = members(6);
    let late = |who: &str| Known {
        act: act(who.len(), who, day(1)),
        received: Some(day(14)),
        history: false,
        late: false,
    };
    let count = |left_out: &LeftOut| {
        let stored = super::super::Stored {
            acts: (0..5).map(|n| late(&format!("p{n}"))).collect(),
            spans: spans.clone(),
        };
        numbers(&Source::new(stored, left_out, (&zone(), &working), day(0), day(16))).late
    };
    assert_eq!(count(&LeftOut::default()), Shown::Value(K_INSIDE));
    assert_eq!(count(&of("p2", &[(day(15), None)])), Shown::Fewer);
}

#[test]
fn a_membership_is_cut_and_nobody_elses() {
    let spans = members(2);
    let cut = of("p0", &[(day(8), Some(day(22)))]).without(spans.clone(), &zone());
    let (monday, later) = (at("2026-07-12T21:00:00Z"), at("2026-07-26T21:00:00Z"));
    let kept: Vec<(&str, Timestamp, Option<Timestamp>)> =
        cut.iter().map(|span| (span.person.as_str(), span.from, span.to)).collect();
    let begun = spans[0].from;
    assert_eq!(kept, [("p0", begun, Some(monday)), ("p0", later, None), ("p1", begun, None)]);
    let whole = of("p0", &[(day(0), None)]).without(spans, &zone());
    assert_eq!(whole.iter().map(|span| span.person.as_str()).collect::<Vec<_>>(), ["p1"]);
}
