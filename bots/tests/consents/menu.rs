//! `!consent`: what a person gives and stops by a digit each.

use bots::{
    consents::state::Consent,
    ids::RoomKind,
    participation::{LeftOut, Stop},
};

use super::{fresh, no, standing, yes};
use crate::bench::{
    Bench,
    lari::{at, person},
};

#[test]
fn all_of_them_with_a_digit_each_and_what_it_makes_of_it() {
    let mut bench = fresh();
    bench.chat("njeri", "!consent");
    let menu = bench.last("njeri");
    let lines: Vec<&str> = menu.text.lines().collect();
    assert_eq!(
        lines,
        [
            "This is what you allow in Lari nurses. No one else is told. Send a number to change one.",
            "1 The group's numbers count me: yes, since Mon 3 Feb 2025 (1 → no)",
            "2 My mentor may see my own numbers: no (2 → yes)",
            "3 The library may keep my words, with my name: no (3 → yes)",
            "4 A study may get facts about me: no (4 → yes)",
        ]
    );
    assert!(!menu.rings);
    bench.chat("njeri", "4");
    assert_eq!(standing(&bench, "njeri", Consent::Research), yes(bench.now));
    assert!(bench.last("njeri").text.contains("A study may get facts about me: yes, from now on."));
    bench.until("2026-08-04T09:00:00");
    bench.chat("njeri", "!ridhaa");
    assert!(
        bench.last("njeri").text.contains("4 A study may get facts about me: yes, since Mon 3 Aug (4 → no)")
    );
    bench.chat("njeri", "4");
    assert_eq!(standing(&bench, "njeri", Consent::Research), no(bench.now));
    let stopped = bench.last("njeri").text;
    assert!(
        stopped.contains("no, from now on. Nothing was made with your yes, so there are no copies."),
        "{stopped}"
    );
    assert!(stopped.contains("send !consent, then 4"), "{stopped}");
}

/// Stopping is done at once and asks nothing, says where earlier copies are, and so is giving again.
#[test]
fn to_be_counted_is_stopped_and_given_again_by_a_digit() {
    let mut bench = fresh();
    assert_eq!(LeftOut::of(&bench.cohort), LeftOut::default());
    bench.chat("njeri", "!consent");
    bench.forget();
    bench.chat("njeri", "1");
    assert_eq!(bench.told("njeri").len(), 1, "no question follows");
    let told = bench.last("njeri").text;
    assert!(told.contains("leave you out, this week's too"), "{told}");
    assert!(told.contains("closed stay as they were") && told.contains("copies that people made"), "{told}");
    let (from, person) = (at("2026-08-03T10:00:00"), person("njeri"));
    let left_out = |stop: Stop| -> LeftOut { [(person.clone(), vec![stop])].into_iter().collect() };
    assert_eq!(LeftOut::of(&bench.cohort), left_out(Stop { from, to: None }));
    bench.until("2026-08-12T10:00:00");
    bench.chat("njeri", "!consent");
    assert!(
        bench.last("njeri").text.contains("1 The group's numbers count me: no, since Mon 3 Aug (1 → yes)")
    );
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("count you again"));
    assert_eq!(LeftOut::of(&bench.cohort), left_out(Stop { from, to: Some(bench.now) }));
}

#[test]
fn a_digit_counts_once() {
    let mut bench = fresh();
    bench.chat("njeri", "!consent");
    bench.chat("njeri", "1");
    bench.chat("njeri", "1");
    assert!(!standing(&bench, "njeri", Consent::Counted).given, "tapped twice");
    bench.chat("njeri", "!consent");
    bench.chat("njeri", "7");
    assert!(bench.heard("njeri", "I did not understand that") == 1);
    assert_eq!(standing(&bench, "njeri", Consent::Counted), no(at("2026-08-03T10:00:00")));
}

#[test]
fn who_leads_members_has_what_is_about_them() {
    let mut bench = fresh();
    bench.opens_chat("mwikali");
    bench.chat("mwikali", "!consent");
    let menu = bench.last("mwikali").text;
    assert!(menu.contains("1 The group's numbers count me: yes (1 → no)"), "{menu}");
    assert_eq!(menu.lines().count(), 2, "{menu}");
    bench.chat("mwikali", "2");
    bench.chat("mwikali", "1");
    assert!(!standing(&bench, "mwikali", Consent::Counted).given);
    assert!(!standing(&bench, "mwikali", Consent::Mentor).given);
}

#[test]
fn before_the_rules_there_is_nothing_to_give() {
    let mut bench = fresh();
    bench.opens_chat("makena");
    let before = bench.cohort.bots.consents.clone();
    bench.chat("makena", "!consent");
    assert!(!bench.last("makena").text.contains("This is what you allow"));
    assert_eq!(bench.cohort.bots.consents, before);
}

#[test]
fn who_is_kept_out_may_stop_all_the_same() {
    let mut bench = fresh();
    bench.confirms("achieng", "!ban @p_njeri:moh.test 7d");
    bench.chat("njeri", "!consent");
    bench.chat("njeri", "1");
    assert!(!standing(&bench, "njeri", Consent::Counted).given);
}

/// Typed in a room it is answered in private.
#[test]
fn nothing_of_it_is_said_in_a_room() {
    let mut bench = fresh();
    bench.post("njeri", RoomKind::Peer, "!consent");
    assert!(bench.in_room(RoomKind::Peer).is_empty());
    assert!(bench.last("njeri").text.contains("This is what you allow"));
}

/// A long history keeps its newest part, and nothing that was stopped is forgotten with the rest.
#[test]
fn the_newest_changes_are_kept() {
    let mut bench = fresh();
    for _ in 0..25 {
        bench.chat("njeri", "!consent");
        bench.chat("njeri", "1");
        bench.wait(jiff::SignedDuration::from_mins(10));
    }
    assert!(!standing(&bench, "njeri", Consent::Counted).given, "the twenty-fifth");
    let changes = kept(&bench);
    assert_eq!(changes.len(), 20);
    assert_eq!(bench.audited().iter().filter(|line| *line == "consent njeri>-").count(), 25);
    bench.chat("njeri", "!consent");
    bench.chat("njeri", "1");
    let stops: Vec<(_, Vec<Stop>)> = bench.cohort.bots.consents.stops().collect();
    assert_eq!(stops[0].1.len(), 10);
    assert!(stops[0].1.iter().all(|stop| stop.to.is_some_and(|to| to > stop.from)));
}

fn kept(bench: &Bench) -> Vec<serde_json::Value> {
    let stored = serde_json::to_value(&bench.cohort.bots.consents).unwrap();
    stored["njeri"]["changes"]["counted"].as_array().unwrap().clone()
}
