//! Days off are voted on.

use jiff::civil::date;

use super::{in_peers, propose, vote};
use crate::bench::{Bench, lari::structure};

/// The way to a new day off, to the preview.
fn proposed(day: &str) -> Bench {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["5", "1", day, "Founders' day"]);
    bench
}

/// One that was won, at the opening on Friday.
fn off() -> Bench {
    let mut bench = proposed("14 Aug");
    bench.chat("njeri", "1");
    vote(&mut bench, 12, 0, 0);
    bench.until("2026-08-07T09:00:00");
    bench
}

#[test]
fn a_day_off_is_proposed_by_its_date_and_name() {
    for day in ["14 Aug", "2026-08-14", "14/8", "Fri 14 Aug", "14 Agosti", "14 août"] {
        let bench = proposed(day);
        let preview = bench.last("njeri").text;
        assert!(preview.contains("A new day off: Fri 14 Aug, “Founders' day”"), "{day}: {preview}");
    }
    let bench = proposed("14 Jul");
    assert!(bench.last("njeri").text.contains("Wed 14 Jul 2027"), "{}", bench.last("njeri").text);
}

#[test]
fn it_is_quiet_then_as_on_a_holiday_of_the_file() {
    let mut bench = off();
    assert!(in_peers(&bench, "It is so from now on").is_some());
    bench.until("2026-08-13T18:00:00");
    bench.until("2026-08-14T10:00:00");
    assert!(!bench.may_post("njeri", bots::ids::RoomKind::Peer));
    bench.until("2026-08-17T10:00:00");
    assert!(bench.may_post("njeri", bots::ids::RoomKind::Peer));
}

#[test]
fn it_stands_above_the_file_until_it_is_lifted_or_the_file_says_the_same() {
    let day = date(2026, 8, 14);
    let holidays = |bench: &Bench| bench.cohort.structure.hours.holidays.clone();
    let mut bench = off();
    bench.apply(structure());
    assert_eq!(holidays(&bench).get(&day).map(String::as_str), Some("Founders' day"));
    let of = bots::decisions::Decisions {
        cohort: &bench.cohort,
        directory: &bench.directory,
        log: &[],
        now: bench.now,
    };
    let lines = bots::registry::decided(&of);
    assert!(
        lines.iter().any(|line| line.starts_with("day off 2026-08-14 (Founders' day), by vote on")
            && line.ends_with("apply --reset holidays)")),
        "{lines:?}"
    );
    bench.apply_reset(structure(), &["holidays"]);
    assert!(!holidays(&bench).contains_key(&day) && in_peers(&bench, "took back the days off").is_some());
    let mut bench = off();
    let mut file = structure();
    file.hours.holidays.insert(day, "Founders' day".to_owned());
    bench.apply(file);
    assert!(bench.cohort.bots.votes.holidays.is_empty());
    bench.apply(structure());
    assert!(!holidays(&bench).contains_key(&day), "the file is free again");
}

#[test]
fn a_day_off_of_the_file_becomes_a_working_day() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        for (day, name) in [(5, "Too near"), (12, "Rest"), (20, "Feast")] {
            file.hours.holidays.insert(date(2026, 8, day), name.to_owned());
        }
    });
    propose(&mut bench, "njeri", &["5", "2"]);
    let listed = bench.last("njeri").text;
    assert!(listed.contains("1 Wed 12 Aug: “Rest”") && listed.contains("2 Thu 20 Aug: “Feast”"), "{listed}");
    bench.chat("njeri", "20 Aug");
    assert!(
        bench.last("njeri").text.contains("but a working day: Thu 20 Aug"),
        "{}",
        bench.last("njeri").text
    );
    propose(&mut bench, "njeri", &["5", "2", "13 Aug"]);
    assert_eq!(bench.heard("njeri", "That is no day off now: Thu 13 Aug"), 1);
    bench.chat("njeri", "1");
    bench.chat("njeri", "1");
    vote(&mut bench, 12, 0, 0);
    bench.until("2026-08-12T10:00:00");
    assert!(bench.may_post("njeri", bots::ids::RoomKind::Peer));
    let mut file = structure();
    file.hours.holidays.insert(date(2026, 8, 12), "Rest".to_owned());
    bench.apply(file);
    assert!(!bench.cohort.structure.hours.holidays.contains_key(&date(2026, 8, 12)), "no file undoes it");
}

#[test]
fn what_cannot_be_a_day_off_says_why() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["5", "1"]);
    for (day, why) in [
        ("someday", "I could not read that day"),
        ("7 Aug", "from Sat 8 Aug to Tue 3 Aug 2027"),
        ("2026-01-02", "from Sat 8 Aug"),
        ("2028-01-03", "from Sat 8 Aug"),
        ("9 Aug", "No one works on that day as it is: Sun 9 Aug"),
    ] {
        bench.chat("njeri", day);
        assert_eq!(bench.heard("njeri", why), 1, "{day}: {:?}", bench.told("njeri").iter().rev().nth(1));
        assert!(bench.last("njeri").text.contains("Which day should be off?"), "it is asked again");
        bench.forget();
    }
    bench.chat("njeri", "14 Aug");
    bench.chat("njeri", &"long ".repeat(9));
    assert_eq!(bench.heard("njeri", "too long by 4 letters"), 1, "{}", bench.last("njeri").text);
    assert!(bench.last("njeri").text.contains("What is this day called"), "{}", bench.last("njeri").text);
    bench.chat("njeri", "2");
    assert!(bench.last("njeri").text.contains("I sent nothing"));
}

#[test]
fn ten_days_off_by_vote_are_enough() {
    let mut bench = off();
    let decided = bench.cohort.bots.votes.holidays.values().next().unwrap().clone();
    for day in 1..10 {
        bench.cohort.bots.votes.holidays.insert(date(2026, 9, day), decided.clone());
    }
    propose(&mut bench, "mutua", &["5", "1"]);
    assert!(bench.last("mutua").text.contains("10 days off already"), "{}", bench.last("mutua").text);
    bench.until("2026-11-15T10:00:00");
    bench.tick();
    bench.chat("mutua", "!hours");
    assert_eq!(bench.cohort.bots.votes.holidays.len(), 0, "days that passed long ago are forgotten");
}

#[test]
fn a_yes_that_comes_too_late_for_the_day_proposes_nothing() {
    let mut bench = Bench::running();
    // At the opening the day still counts; ten minutes later the vote would end a working day later.
    bench.until("2026-08-05T08:05:00");
    propose(&mut bench, "njeri", &["5", "1", "11 Aug", "Rest"]);
    assert!(bench.last("njeri").text.contains("A new day off: Tue 11 Aug"), "{}", bench.last("njeri").text);
    bench.until("2026-08-05T08:15:00");
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("from Wed 12 Aug"), "{}", bench.last("njeri").text);
    assert!(bench.cohort.bots.votes.running.is_none());
}
