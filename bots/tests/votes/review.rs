//! Each quarter: do the rules still fit?

use bots::ids::RoomKind;

use super::{in_peers, members, won};
use crate::bench::{Bench, lari::at};

/// A cohort that has run for ninety days, at a Friday's opening.
fn after_a_quarter() -> Bench {
    let mut bench = Bench::running();
    bench.cohort.live_since = at("2026-05-12T09:00:00");
    bench.until("2026-08-10T08:59:00");
    bench.forget();
    bench.until("2026-08-10T09:00:00");
    bench
}

#[test]
fn after_ninety_days_members_are_asked() {
    let mut bench = after_a_quarter();
    let line = in_peers(&bench, "Do they still fit?").unwrap();
    assert!(line.contains("!propose") && line.contains("Thursday 17:00"), "{line}");
    assert_eq!(bench.heard("mutua", "1 = yes, keep them, 2 = let us talk"), 1);
    assert!(!bench.last("mutua").rings, "it can wait");
    for (number, name) in members().into_iter().take(8).enumerate() {
        bench.chat(name, if number < 6 { "1" } else { "2" });
    }
    bench.chat("mwende", "3");
    assert!(bench.heard("mwende", "I did not understand that") == 1, "there are two choices");
    bench.until("2026-08-14T08:00:00");
    let line = in_peers(&bench, "This is what you said").unwrap();
    assert!(line.contains("Keep them: 6. Let us talk: fewer than 5."), "{line}");
    assert_eq!(bench.cohort.structure.rules.version, 1);
    bench.forget();
    bench.until("2026-11-06T17:00:00");
    assert!(in_peers(&bench, "Do they still fit?").is_none());
    bench.until("2026-11-09T17:00:00");
    assert!(in_peers(&bench, "Do they still fit?").is_some(), "again after ninety days");
}

#[test]
fn rules_that_changed_meanwhile_are_not_asked_about() {
    let mut bench = won();
    bench.forget();
    bench.cohort.live_since = at("2026-05-12T09:00:00");
    bench.until("2026-11-05T07:59:00");
    assert!(in_peers(&bench, "Do they still fit?").is_none());
    bench.until("2026-11-05T08:00:00");
    assert!(in_peers(&bench, "Do they still fit?").is_some());
}

#[test]
fn its_line_counts_in_the_rooms_day() {
    let mut bench = Bench::running();
    bench.cohort.live_since = at("2026-05-12T09:00:00");
    bench.until("2026-08-10T08:30:00");
    bench.cohort.spent.day = "2026-08-10".to_owned();
    bench.cohort.spent.rooms.insert(bots::cohort::Place::Room(RoomKind::Peer), 2);
    bench.until("2026-08-10T17:00:00");
    assert!(in_peers(&bench, "Do they still fit?").is_none());
    bench.until("2026-08-11T08:00:00");
    assert!(in_peers(&bench, "Do they still fit?").is_some());
}
