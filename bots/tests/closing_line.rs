//! A closed room always has its line, with the hour, 🚨 and the number, however it came to be closed.

use bots::{
    cohort::Place,
    ids::RoomKind,
    quiet_hours::calendar::{OneOff, State},
    room_state::is_closed,
};
use jiff::{SignedDuration, civil::time};

use crate::bench::{
    Bench,
    lari::{at, structure},
};

const HELD: [RoomKind; 2] = [RoomKind::Peer, RoomKind::Liaison];

/// Each room that is closed by now says so in one line of its own.
fn each_has_its_line(bench: &mut Bench, opens: &str, why: &str) {
    bench.wait(SignedDuration::from_secs(11));
    for kind in HELD {
        assert!(is_closed(&bench.cohort, kind, bench.now), "{why}: {kind} is closed");
        assert!(!bench.voice_may_speak(kind), "{why}: {kind} is closed for the voice, too");
        let lines: Vec<_> =
            bench.in_room(kind).into_iter().filter(|shown| shown.text.contains("closed")).collect();
        assert_eq!(lines.len(), 1, "{why}: {kind}");
        let line = lines[0];
        assert!(line.text.contains(opens) && line.text.contains("112"), "{why}: {}", line.text);
        assert!(line.buttons == ["🚨"] && !line.rings, "{why}: {kind}");
        assert!(bench.waiting.is_empty(), "{why}: nothing waits for the opening");
    }
    // Where members do not write, nothing is said of it.
    assert!(is_closed(&bench.cohort, RoomKind::Notices, bench.now));
    assert_eq!(bench.in_room(RoomKind::Notices).len(), 0, "{why}");
    let line = bench
        .in_room(RoomKind::Peer)
        .into_iter()
        .rfind(|shown| shown.text.contains("closed"))
        .unwrap()
        .clone();
    bench.react("njeri", &line.event, "🚨");
    assert!(bench.last("njeri").text.contains("What has happened?"), "{why}");
    bench.wait(SignedDuration::from_hours(1));
    assert_eq!(
        bench.in_room(RoomKind::Peer).iter().filter(|shown| shown.text.contains("closed")).count(),
        1,
        "{why}"
    );
}

#[test]
fn a_cohort_that_is_made_in_quiet_time() {
    let mut bench = Bench::at(structure(), at("2026-08-03T21:00:00"));
    bench.everyone_comes();
    each_has_its_line(&mut bench, "tomorrow 08:00", "made at night");
    bench.until("2026-08-04T08:00:00");
    assert!(bench.in_room(RoomKind::Peer).iter().any(|shown| shown.text.contains("This room is open")));
}

#[test]
fn hours_that_change_while_the_room_is_open() {
    let mut bench = Bench::running();
    bench.edit_file(|file| file.hours.windows[0].to = time(9, 30, 0, 0));
    each_has_its_line(&mut bench, "tomorrow 08:00", "shorter hours");
}

#[test]
fn a_window_of_the_file_that_begins_now() {
    let mut bench = Bench::running();
    let (from, to) = (bench.now, at("2026-08-03T15:00:00"));
    bench.edit_file(|file| {
        file.hours.one_offs.push(OneOff { kind: State::Quiet, from, to, reason: String::new(), asked: None });
    });
    each_has_its_line(&mut bench, "again: 15:00", "a window now");
}

/// The line about an ordinary closing stands there already, and the closing comes before it.
#[test]
fn a_closing_that_comes_earlier_than_was_said() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T16:52:00");
    bench.edit_file(|file| file.hours.windows[0].to = time(16, 0, 0, 0));
    each_has_its_line(&mut bench, "tomorrow 08:00", "earlier than said");
}

/// Nobody was there to say or to do it.
#[test]
fn a_closing_that_was_missed() {
    let mut bench = Bench::running();
    bench.deaf = true;
    bench.until("2026-08-03T19:00:00");
    bench.deaf = false;
    bench.tick();
    each_has_its_line(&mut bench, "tomorrow 08:00", "missed");
    assert!(bench.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer)));
}
