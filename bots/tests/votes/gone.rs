//! A vote whose matter a file takes away ends with what holds now.

use bots::{cohort::Strength, ids::RoomKind};
use jiff::civil::{date, time};

use super::{in_peers, propose, propose_rule};
use crate::bench::{Bench, lari::structure};

#[test]
fn the_line_says_what_holds_now() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["2", "1", "1", "Mon-Fri 08:00-16:30", "1"]);
    bench.edit_file(|file| file.hours.windows[0].from = time(9, 0, 0, 0));
    let line = in_peers(&bench, "What it was about has changed").unwrap();
    assert!(line.contains("Our working hours now:\nMon–Fri: 09:00–17:00"), "{line}");

    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.edit_file(|file| file.rules.lines.values_mut().for_each(|lines| drop(lines.remove(1))));
    assert!(in_peers(&bench, "as they are now when you send !rules").is_some());

    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["3", "1", "2", "1"]);
    bench.edit_file(|file| file.rooms.get_mut(&RoomKind::Peer).unwrap().strength = Strength::None);
    assert!(in_peers(&bench, "“Lari peer” at a time to rest, now: nothing.").is_some());

    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["4", "1", "1"]);
    bench.edit_file(|file| file.on_call.swap(0, 1));
    assert!(in_peers(&bench, "Told first in an emergency, now: Nekesa Wafula").is_some());

    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["5", "1", "14 Aug", "Rest", "1"]);
    bench.edit_file(|file| drop(file.hours.holidays.insert(date(2026, 8, 14), "Feast".to_owned())));
    assert!(in_peers(&bench, "This is a day off now: Fri 14 Aug").is_some());
}

#[test]
fn the_operator_reads_before_that_a_vote_would_end() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["2", "1", "1", "Mon-Fri 08:00-16:30", "1"]);
    let after = |file| {
        let mut after = bench.cohort.clone();
        after.apply_structure(file, bench.now);
        bots::votes::would_end(&after)
    };
    assert_eq!(after(structure()), None);
    let mut file = structure();
    file.hours.windows[0].from = time(9, 0, 0, 0);
    let said = after(file).unwrap();
    assert_eq!(said, "- the vote on hours: it ends, because this changes what it is about");
}

#[test]
fn their_question_is_closed_where_it_stands() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let question = bench.last("mutua");
    bench.edit_file(|file| file.rules.lines.values_mut().for_each(|lines| drop(lines.remove(1))));
    let stands = bench.shown.iter().find(|shown| shown.event == question.event).unwrap();
    assert!(stands.text.contains("It has ended early"), "{}", stands.text);
}
