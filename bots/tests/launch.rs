//! A new cohort is forming until it is a group; then its numbers begin, and the room reads so once.

use bots::{
    cohort::{Cohort, Role, RosterRow, Structure},
    ids::RoomKind,
    launch::{is_forming, remark, state::Launch},
    participation::{ActKind, ActivityRow, Begins, Known, LeftOut, MemberSpan, Source, Stored, numbers},
    room_state::people::Membership,
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    bench::{
        Bench,
        lari::{at, person, structure},
    },
    slips::row,
};

/// Two who facilitate, the first of whom coordinates, and so many others; nobody has said yes.
fn small(others: usize) -> Structure {
    let mut file = structure();
    file.roster.retain(|row| !row.roles.contains(&Role::Supervisor));
    let is_lead = |row: &RosterRow| row.roles.contains(&Role::Facilitator);
    let (leads, plain): (Vec<RosterRow>, Vec<RosterRow>) = file.roster.drain(..).partition(is_lead);
    file.roster = leads.into_iter().take(2).chain(plain.into_iter().take(others)).collect();
    for row in &mut file.roster {
        row.accepted_at = None;
    }
    file.on_call.retain(|on_call| file.roster.iter().any(|row| row.person == on_call.person));
    file
}

/// That cohort on a Monday at nine, forming.
fn forming(others: usize) -> Bench {
    let mut bench = Bench::at(small(others), at("2026-08-03T09:00:00"));
    bench.cohort.bots.launch = Launch::Forming;
    bench
}

fn others(bench: &Bench) -> Vec<String> {
    let rows = bench.cohort.structure.roster.iter().skip(2);
    rows.map(|row| row.person.as_str().to_owned()).collect()
}

/// Comes into the chat and says yes.
fn says_yes(bench: &mut Bench, name: &str) {
    bench.opens_chat(name);
    bench.chat(name, "1");
    bench.chat(name, "1");
    assert!(bench.cohort.agreed(&person(name)), "{name}: {}", bench.last(name).text);
}

fn launched(bench: &Bench) -> usize {
    bench.in_room(RoomKind::Peer).iter().filter(|shown| shown.text.contains("has begun")).count()
}

#[test]
fn a_new_cohort_is_forming_and_one_that_lives_is_not() {
    let now = at("2026-08-03T09:00:00");
    assert!(is_forming(&Cohort::new(structure(), now)));
    let file = Structure { live_since: Some(now), ..structure() };
    assert!(!is_forming(&Cohort::new(file, now)), "its file says since when it lives");
    // One that was stored before there was such a thing.
    let stored = include_str!("golden/cohort-2.json");
    assert!(!is_forming(&bots::registry::read(stored).unwrap()));
}

#[test]
fn it_begins_by_itself_when_nothing_is_missing() {
    let mut bench = forming(4);
    let people = others(&bench);
    for name in ["wanjiku", "achieng"] {
        says_yes(&mut bench, name);
    }
    bench.chat("wanjiku", "!cohort 6");
    let told = bench.last("wanjiku").text;
    assert!(told.contains("2 of 6. It takes 4.") && told.contains("4 people have not come"), "{told}");
    assert!(!told.contains("keep the talk going"), "two have said yes: {told}");
    for name in &people[..2] {
        says_yes(&mut bench, name);
    }
    assert!(is_forming(&bench.cohort), "two have not come into their chats");
    bench.opens_chat(&people[2]);
    bench.chat("wanjiku", "!cohort launch");
    let told = bench.last("wanjiku").text;
    assert!(told.contains("One person has not come") && !told.contains("It takes"), "{told}");
    assert_eq!(launched(&bench), 0);
    bench.opens_chat(&people[3]);
    assert!(!is_forming(&bench.cohort));
    assert_eq!(launched(&bench), 1);
    assert!(bench.last("wanjiku").text.contains("nothing is missing"), "{}", bench.last("wanjiku").text);
    assert!(bench.audited().iter().any(|act| act.starts_with("launch")), "{:?}", bench.audited());
    // It stays one, whoever comes or goes.
    bench.chat(&people[0], "!leave");
    bench.chat(&people[0], "1");
    bench.wait(SignedDuration::from_hours(48));
    assert!(!is_forming(&bench.cohort));
    assert_eq!(launched(&bench), 1, "it is said once");
    bench.chat("wanjiku", "!cohort");
    assert!(bench.last("wanjiku").text.contains("\n6 = "), "{}", bench.last("wanjiku").text);
    bench.chat("wanjiku", "6");
    assert!(bench.last("wanjiku").text.contains("count since"), "{}", bench.last("wanjiku").text);
}

/// Two thirds are whole people.
#[test]
fn two_thirds_of_any_group_are_counted_in_whole_people() {
    for (rest, needed) in [(0, 2), (1, 2), (2, 3), (3, 4), (4, 4), (5, 5), (6, 6), (7, 6), (10, 8)] {
        let mut bench = forming(rest);
        let people = others(&bench);
        for name in &people {
            bench.opens_chat(name);
        }
        for name in ["wanjiku", "achieng"] {
            says_yes(&mut bench, name);
        }
        for (number, name) in people.iter().enumerate() {
            assert_eq!(
                is_forming(&bench.cohort),
                number + 2 < needed,
                "{rest} others, {number} of them said yes"
            );
            bench.chat(name, "1");
            bench.chat(name, "1");
        }
        assert!(!is_forming(&bench.cohort));
    }
}

#[test]
fn whoever_cannot_be_reached_is_waited_for_a_week() {
    let mut bench = forming(3);
    let people = others(&bench);
    for name in ["wanjiku", "achieng", &people[0], &people[1]] {
        says_yes(&mut bench, name);
    }
    assert!(is_forming(&bench.cohort), "{} was not greeted", people[2]);
    bench.until("2026-08-10T08:59:00");
    assert!(is_forming(&bench.cohort));
    bench.until("2026-08-10T09:01:00");
    assert!(!is_forming(&bench.cohort));
    assert_eq!(launched(&bench), 1);
}

#[test]
fn whoever_says_no_is_none_of_its_people() {
    let mut bench = forming(2);
    let people = others(&bench);
    for name in ["wanjiku", "achieng"] {
        says_yes(&mut bench, name);
    }
    bench.chat_changes(&people[0], Membership::Leave, true);
    assert!(is_forming(&bench.cohort), "{} was not greeted", people[1]);
    bench.opens_chat(&people[1]);
    assert!(!is_forming(&bench.cohort), "two of three");
}

/// A slip of paper is a place on the list without a yes.
#[test]
fn whoever_has_a_slip_is_on_the_list() {
    let mut bench = forming(1);
    let people = others(&bench);
    for name in ["wanjiku", "achieng"] {
        says_yes(&mut bench, name);
    }
    bench.sends_list("wanjiku", vec![row(2, "Zed One", ""), row(3, "Zed Two", "")]);
    bench.chat("wanjiku", "1");
    assert_eq!(bench.cohort.bots.enrolment.newcomers(), 2);
    bench.opens_chat(&people[0]);
    bench.chat("wanjiku", "!cohort 6");
    assert!(bench.last("wanjiku").text.contains("2 of 5. It takes 4."), "{}", bench.last("wanjiku").text);
}

#[test]
fn in_quiet_time_the_room_reads_it_at_the_opening() {
    let mut bench = forming(1);
    let people = others(&bench);
    for name in ["wanjiku", "achieng"] {
        says_yes(&mut bench, name);
    }
    bench.until("2026-08-03T21:00:00");
    bench.opens_chat(&people[0]);
    assert!(!is_forming(&bench.cohort));
    bench.until("2026-08-04T07:59:00");
    assert_eq!(launched(&bench), 0);
    bench.until("2026-08-04T08:01:00");
    assert_eq!(launched(&bench), 1);
    let stored = serde_json::to_string(&bench.cohort).unwrap();
    assert_eq!(serde_json::from_str::<Cohort>(&stored).unwrap().bots.launch, bench.cohort.bots.launch);
    assert!(
        remark(&bench.cohort).is_some_and(|remark| remark.contains("2026-08-03 21:00")),
        "{:?}",
        remark(&bench.cohort)
    );
}

/// What was written while it formed is in no number; a week that has begun counts from the launch on.
#[test]
fn numbers_begin_with_the_launch() {
    let mut bench = forming(0);
    let post = |n: usize, sent: Timestamp| Known {
        act: ActivityRow {
            event: format!("$e{n}{sent}"),
            person: person(&format!("p{n}")),
            place: RoomKind::Peer,
            sent_at: sent,
            kind: ActKind::Post,
            reply_to: None,
            thread: None,
            question: false,
            redacted: false,
        },
        received: Some(sent),
        history: false,
        late: false,
    };
    let (before, after) = (at("2026-08-04T10:00:00"), at("2026-08-06T10:00:00"));
    let span = |n: usize| MemberSpan {
        person: person(&format!("p{n}")),
        place: RoomKind::Peer,
        from: before,
        to: None,
    };
    let posts = |cohort: &Cohort| {
        let stored = Stored {
            acts: (0..7).map(|n| post(n, before)).chain((0..6).map(|n| post(n, after))).collect(),
            spans: (0..7).map(span).collect(),
        };
        let hours = cohort.hours();
        let working = |from, until| hours.working_time_between(from, until);
        let source = Source::new(
            stored,
            &LeftOut::default(),
            (cohort.zone(), &working),
            Begins::of(cohort),
            at("2026-08-10T00:00:00"),
        );
        numbers(&source).weeks.iter().filter_map(|week| week.posts.value()).sum::<u32>()
    };
    assert_eq!(posts(&bench.cohort), 0, "it has no numbers");
    bench.cohort.bots.launch =
        Launch::Launched { at: at("2026-08-05T12:00:00"), said: bots::launch::state::Said::InTheRoom };
    assert_eq!(posts(&bench.cohort), 6);
    bench.cohort.bots.launch = Launch::Lives;
    assert_eq!(posts(&bench.cohort), 13, "that of before is whole");
}
