//! Those who look are seen looking (mission, promise 7): the peer room reads when the page of numbers was opened, by
//! role and without a name.

use bots::{event::Event, ids::RoomKind};

use crate::bench::{Bench, lari::person};

fn looks(bench: &mut Bench, name: Option<&str>) {
    bench.happen(Event::Looked { person: name.map(person) });
}

/// What the peer room reads of it.
fn said(bench: &Bench) -> Vec<String> {
    let lines = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.text.starts_with("👀"));
    lines.map(|shown| shown.text.clone()).collect()
}

#[test]
fn one_silent_line_a_day_grows_with_the_roles() {
    let mut bench = Bench::running();
    looks(&mut bench, Some("wanjiku"));
    let line = said(&bench).remove(0);
    assert!(
        line.contains("a facilitator") && !line.contains("a moderator") && !line.contains("Wanjiku"),
        "{line}"
    );
    looks(&mut bench, Some("achieng"));
    looks(&mut bench, Some("achieng"));
    looks(&mut bench, None);
    let lines: Vec<_> =
        bench.in_room(RoomKind::Peer).into_iter().filter(|s| s.text.starts_with("👀")).collect();
    assert_eq!((lines.len(), lines[0].edits, lines[0].rings), (1, 2, false));
    assert!(
        lines[0].text.contains("a moderator") && lines[0].text.contains("the operator"),
        "{}",
        lines[0].text
    );
    bench.until("2026-08-04T10:00:00");
    looks(&mut bench, Some("wanjiku"));
    assert_eq!(said(&bench).len(), 2, "the next day has its own");
}

#[test]
fn a_look_at_night_is_told_in_the_morning_with_its_day() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T22:00:00");
    looks(&mut bench, Some("nekesa"));
    assert_eq!(said(&bench).len(), 0);
    bench.until("2026-08-04T08:00:10");
    let line = said(&bench).remove(0);
    assert!(line.contains("3 Aug") && line.contains("a mentor"), "{line}");
    looks(&mut bench, Some("wanjiku"));
    assert_eq!(said(&bench).len(), 1, "one a day");
    bench.until("2026-08-05T08:00:10");
    assert!(said(&bench)[1].contains("4 Aug"), "{:?}", said(&bench));
}

/// The room's two posts of the day are spent: it is told on the next.
#[test]
fn it_keeps_to_the_budget_of_the_room() {
    let mut bench = Bench::running();
    let today = bench.cohort.today(bench.now);
    bench.cohort.spent.day = today;
    bench.cohort.spent.rooms.insert(bots::cohort::Place::Room(RoomKind::Peer), 2);
    looks(&mut bench, Some("wanjiku"));
    assert_eq!(said(&bench).len(), 0);
    bench.until("2026-08-04T08:00:10");
    assert_eq!(said(&bench).len(), 1);
}
