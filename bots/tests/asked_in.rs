//! A file that is applied in quiet time rings nobody's phone: whoever is new is asked in when work begins.

use bots::{
    cohort::{Place, Standing},
    event::Event,
    ids::RoomKind,
};

use crate::bench::{Bench, lari, lari::person};

/// Everybody is new, at eleven in the evening.
fn applied(waits: bool) -> Bench {
    let now = lari::at("2026-08-03T23:00:00");
    let mut nobody = lari::structure();
    nobody.roster.clear();
    nobody.on_call.clear();
    let mut bench = Bench::at(nobody, now);
    bench.happen(Event::Applied { structure: Box::new(lari::structure()), reset: Vec::new(), waits });
    bench
}

fn peer(bench: &Bench) -> Vec<String> {
    let invited = bench.invited.iter().filter(|(_, place)| *place == Place::Room(RoomKind::Peer));
    invited.map(|(person, _)| person.to_string()).collect()
}

#[test]
fn nobody_is_asked_in_at_night() {
    let mut bench = applied(true);
    bench.until("2026-08-04T07:59:00");
    assert!(bench.chats.is_empty() && bench.invited.is_empty(), "{:?} {:?}", bench.chats, bench.invited);
    bench.until("2026-08-04T08:00:01");
    assert!(bench.cohort.asks_from.is_none());
    assert!(bench.chats.iter().any(|(who, ..)| *who == person("makena")), "who has not agreed yet");
    assert!(peer(&bench).contains(&"njeri".to_owned()), "who agreed on paper: {:?}", peer(&bench));
}

#[test]
fn at_once_where_the_operator_says_so() {
    let bench = applied(false);
    assert!(bench.chats.iter().any(|(who, ..)| *who == person("makena")));
    assert!(peer(&bench).contains(&"njeri".to_owned()));
}

/// Who writes to the voice, and says yes, is awake.
#[test]
fn whoever_comes_by_themselves_does_not_wait() {
    let mut bench = applied(true);
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.chat("makena", "1");
    assert_eq!(bench.cohort.members[&person("makena")].standing, Standing::Agreed);
    assert_eq!(peer(&bench), ["makena"]);
}

/// A later file in working hours asks in whoever waits.
#[test]
fn the_next_file_in_working_hours_asks() {
    let mut bench = applied(true);
    bench.happen(Event::Applied { structure: Box::new(lari::structure()), reset: Vec::new(), waits: false });
    assert!(peer(&bench).contains(&"njeri".to_owned()));
}
