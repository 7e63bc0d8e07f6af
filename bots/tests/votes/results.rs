//! How a vote ends, and what holds from then on.

use bots::{
    cohort::Strength,
    ids::{Language, RoomKind},
};

use super::{MPYA, NEW, in_peers, members, propose, propose_rule, rules, vote, won};
use crate::bench::{
    Bench,
    lari::{at, person},
    rooms::PEER,
};

fn ended(yes: usize, no: usize, others: usize) -> (Bench, String) {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    vote(&mut bench, yes, no, others);
    bench.until("2026-08-07T08:00:00");
    let line = in_peers(&bench, "The vote is over").unwrap();
    (bench, line)
}

#[test]
fn more_yes_than_no_makes_a_new_version() {
    let bench = won();
    assert_eq!(rules(&bench, Language::En)[1], NEW);
    assert_eq!(rules(&bench, Language::Sw)[1], MPYA);
    assert_eq!(bench.cohort.structure.rules.version, 2);
    let line = in_peers(&bench, "The vote is over").unwrap();
    assert!(line.contains("Yes: 12. No: 3. Left to the others: 0."), "{line}");
    assert!(line.contains("It is a rule from now on (version 2)"), "{line}");
    let vote = bench.audit.iter().find(|line| line.act == "vote").unwrap();
    assert_eq!((&vote.detail["won"], &vote.detail["members"]), (&true.into(), &23.into()));
}

#[test]
fn a_tie_and_more_no_keep_what_was() {
    for (yes, no, words) in [(6, 6, "As many want it as do not"), (5, 9, "More of us want it as it was")] {
        let (bench, line) = ended(yes, no, 0);
        assert!(line.contains(words), "{line}");
        assert_eq!((bench.cohort.structure.rules.version, bench.cohort.bots.votes.rules), (1, None));
    }
}

#[test]
fn half_of_the_members_must_answer_and_leaving_it_to_others_is_an_answer() {
    // Of 23 twelve are half, rounded up.
    let (bench, line) = ended(11, 0, 0);
    assert!(line.contains("Less than half of us answered"), "{line}");
    assert_eq!(bench.cohort.structure.rules.version, 1);
    let (bench, line) = ended(2, 1, 9);
    assert!(line.contains("Yes: 2. No: 1. Left to the others: 9."), "{line}");
    assert_eq!(bench.cohort.structure.rules.version, 2);
    let (bench, _) = ended(0, 0, 12);
    assert_eq!(bench.cohort.structure.rules.version, 1, "none for it is no yes");
}

#[test]
fn who_left_meanwhile_does_not_count() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    vote(&mut bench, 12, 0, 0);
    let voted = members()[..12].to_vec();
    bench.leaves(voted[11], PEER);
    bench.until("2026-08-07T08:00:00");
    // 11 of 22 are still half.
    assert!(in_peers(&bench, "Yes: 11. No: 0.").is_some());
    assert_eq!(bench.cohort.structure.rules.version, 2);
}

#[test]
fn it_runs_to_the_close_of_the_third_working_day() {
    for (begins, ends) in [
        ("2026-08-04T08:00:00", "2026-08-06T17:00:00"),
        ("2026-08-04T08:10:00", "2026-08-06T17:00:00"),
        ("2026-08-04T08:11:00", "2026-08-07T17:00:00"),
        // Over the weekend, which is no working time.
        ("2026-08-06T12:00:00", "2026-08-11T17:00:00"),
    ] {
        let mut bench = Bench::running();
        bench.until(begins);
        propose_rule(&mut bench, "njeri");
        assert_eq!(super::running(&bench).run.unwrap().ends, at(ends), "{begins}");
    }
}

#[test]
fn a_holiday_and_a_break_at_noon_are_counted_as_they_are() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        let day = file.hours.windows[0].clone();
        let noon = jiff::civil::time(12, 0, 0, 0);
        file.hours.windows = vec![
            bots::quiet_hours::calendar::WeeklyWindow { to: noon, ..day.clone() },
            bots::quiet_hours::calendar::WeeklyWindow { from: jiff::civil::time(14, 0, 0, 0), ..day },
        ];
        file.hours.holidays.insert("2026-08-05".parse().unwrap(), "Rest".to_owned());
    });
    propose_rule(&mut bench, "njeri");
    assert_eq!(super::running(&bench).run.unwrap().ends, at("2026-08-07T17:00:00"));
}

#[test]
fn hours_that_were_voted_hold_at_once() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!propose hours Mon-Fri 08:00-16:30");
    bench.chat("njeri", "1");
    vote(&mut bench, 12, 0, 0);
    bench.until("2026-08-07T08:00:00");
    assert!(in_peers(&bench, "It is so from now on").is_some());
    assert!(in_peers(&bench, "It closes: 16:30").is_some());
    bench.until("2026-08-07T16:30:00");
    assert!(!bench.may_post("njeri", RoomKind::Peer));
}

#[test]
fn quiet_time_and_the_list_that_were_voted_hold_at_once() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["3", "1", "2", "1"]);
    vote(&mut bench, 12, 0, 0);
    bench.until("2026-08-07T08:00:00");
    assert_eq!(bench.cohort.structure.rooms[&RoomKind::Peer].strength, Strength::Remind);
    bench.until("2026-08-07T20:00:00");
    assert!(bench.may_post("njeri", RoomKind::Peer));
    bench.until("2026-08-10T09:00:00");
    propose(&mut bench, "mutua", &["4", "2", "1"]);
    vote(&mut bench, 12, 0, 0);
    bench.until("2026-08-14T08:00:00");
    assert_eq!(bench.cohort.structure.on_call[0].person, person("wanjiku"));
    bench.forget();
    bench.chat("amina", "!urgent the fridge is warm");
    assert!(bench.heard("wanjiku", "needs help now") == 1, "who was voted first is told first");
}

#[test]
fn a_cohort_that_forgets_its_timers_counts_when_it_wakes() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    vote(&mut bench, 12, 0, 0);
    bench.deaf = true;
    bench.until("2026-08-07T11:00:00");
    bench.deaf = false;
    bench.tick();
    assert_eq!(bench.cohort.structure.rules.version, 2);
}
