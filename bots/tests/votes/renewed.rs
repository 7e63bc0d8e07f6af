//! New rules ask again with the difference; who is slow or says no stays.

use bots::{cohort::Standing, ids::RoomKind};

use super::{NEW, members, won};
use crate::bench::{Bench, lari::person};

/// All but the last few say yes.
fn most_say_yes(bench: &mut Bench, but: usize) {
    let all = members();
    for name in &all[..all.len() - but] {
        bench.chat(name, "1");
    }
}

#[test]
fn members_read_what_was_and_what_is() {
    let mut bench = won();
    let asked = bench.last("mutua").text;
    for words in [
        "This is version 2",
        "It was:\n• No patient's name, picture or number.",
        "Now it is:\n• No patient's name, picture, number or place.",
    ] {
        assert!(asked.contains(words), "{asked}");
    }
    assert!(!asked.contains("Respect everyone"), "what is as it was is not read again: {asked}");
    bench.chat("mutua", "1");
    assert!(bench.last("mutua").text.contains("I noted your yes to the new rules"));
    assert!(!bench.cohort.needs_yes(&person("mutua")));
}

#[test]
fn earlier_versions_can_be_read_and_ten_are_kept() {
    let mut bench = won();
    bench.chat("mutua", "!rules 1");
    let earlier = bench.last("mutua").text;
    assert!(earlier.contains("version 1 (") && earlier.contains("without a vote"), "{earlier}");
    assert!(earlier.contains("No patient's name, picture or number."), "{earlier}");
    bench.chat("mutua", "!rules 9");
    assert!(bench.last("mutua").text.contains("I have no version 9"), "{}", bench.last("mutua").text);
    bench.post("mutua", RoomKind::Peer, "!rules 2");
    assert!(bench.in_room(RoomKind::Peer).last().unwrap().text.contains(NEW));
    bench.edit_file(|file| file.rules.version = 3);
    bench.apply_reset(crate::bench::lari::structure(), &["rules"]);
    bench.chat("mutua", "!rules 2");
    let voted = bench.last("mutua").text;
    assert!(voted.contains("by vote: 12 yes, 3 no") && voted.contains(NEW), "{voted}");
    for version in 10..30 {
        bench.edit_file(|file| file.rules.version = version);
    }
    assert_eq!(bench.cohort.bots.votes.versions.len(), 10);
}

#[test]
fn a_no_stays_a_members_own_matter() {
    let mut bench = won();
    bench.forget();
    bench.chat("mutua", "2");
    let said = bench.last("mutua").text;
    for words in ["You stay in Lari nurses", "no one is told that you said no", "since", "!propose", "!leave"]
    {
        assert!(said.contains(words), "{said}");
    }
    assert_eq!(bench.cohort.members[&person("mutua")].standing, Standing::Agreed);
    assert!(
        bench.audit.is_empty()
            && bench.told("achieng").is_empty()
            && bench.in_room(RoomKind::Peer).is_empty()
    );
    bench.until("2026-08-10T09:00:00");
    bench.post("mutua", RoomKind::Peer, "Good morning");
    assert!(bench.may_post("mutua", RoomKind::Peer));
}

#[test]
fn who_is_slow_is_reminded_after_working_hours_and_loses_nothing() {
    let mut bench = won();
    bench.forget();
    // 9 hours a day: 24 of them are over on the third day at 14:00, a weekend not counted.
    bench.until("2026-08-11T13:59:00");
    assert_eq!(bench.heard("mutua", "still wait for your answer"), 0);
    bench.until("2026-08-11T14:00:00");
    assert_eq!(bench.heard("mutua", "still wait for your answer"), 1);
    // The instant of a closing: it is said when work begins again.
    bench.until("2026-08-19T07:59:00");
    assert_eq!(bench.heard("mutua", "for the last time"), 0);
    bench.until("2026-08-19T08:00:00");
    assert_eq!(bench.heard("mutua", "for the last time"), 1);
    bench.until("2026-08-31T08:00:00");
    assert_eq!(bench.heard("mutua", "wait for your answer") + bench.heard("mutua", "for the last time"), 2);
    assert!(bench.may_post("mutua", RoomKind::Peer) && bench.cohort.agreed(&person("mutua")));
}

#[test]
fn moderators_hear_how_many_and_nobody_who() {
    let mut bench = won();
    most_say_yes(&mut bench, 6);
    bench.chat("kamene", "2");
    // A working day after the last reminder.
    bench.until("2026-08-19T15:59:00");
    bench.forget();
    bench.until("2026-08-19T16:00:00");
    for name in ["achieng", "muthoni"] {
        assert_eq!(
            bench.heard(name, "have not answered: 6, of 23 members"),
            1,
            "{name}: {:?}",
            bench.told(name)
        );
    }
    assert_eq!(bench.heard("njeri", "have not answered"), 0);
    bench.until("2026-09-10T08:00:00");
    assert_eq!(bench.heard("achieng", "have not answered"), 1, "once");
}

#[test]
fn few_are_not_counted_and_none_is_not_told() {
    let mut bench = won();
    most_say_yes(&mut bench, 4);
    bench.until("2026-08-20T08:00:00");
    assert_eq!(bench.heard("achieng", "fewer than 5, of 23 members"), 1);
    let mut bench = won();
    most_say_yes(&mut bench, 0);
    bench.until("2026-08-20T08:00:00");
    assert_eq!(bench.heard("achieng", "have not answered"), 0);
}

#[test]
fn where_too_much_changed_the_whole_is_read() {
    let mut bench = Bench::running();
    let line = |number: usize, letter: &str| format!("{number} {}", letter.repeat(60));
    let lines = |letter: &str| (1..=4).map(|number| line(number, letter)).collect::<Vec<_>>();
    bench.edit_file(|file| file.rules.lines.values_mut().for_each(|all| *all = lines("a")));
    bench.edit_file(|file| {
        file.rules.version = 2;
        file.rules.lines.values_mut().for_each(|all| *all = lines("b"));
    });
    let asked = bench.last("mutua").text;
    assert!(asked.contains("This is version 2") && asked.contains(&line(4, "b")), "{asked}");
    assert!(!asked.contains("It was:"), "{asked}");
}
