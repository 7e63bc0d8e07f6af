//! Nobody else learns of it, and leaving ends it.

use bots::{
    cohort::Place,
    consents::state::{Consent, Consents},
    decisions::Decisions,
    effect::Destination,
    ids::RoomKind,
    participation::LeftOut,
};

use super::{LIBRARY, MENTOR, UNSAID, fresh, standing};
use crate::bench::{Bench, lari::person};

/// Gives and stops all there is.
fn says_all(bench: &mut Bench, name: &str) {
    for digit in ["1", "2", "3", "4", "4"] {
        bench.chat(name, "!consent");
        bench.chat(name, digit);
    }
}

/// Whoever runs the group sees the very same, whatever somebody gives or stops.
#[test]
fn nobody_else_learns_of_it() {
    let mut bench = fresh();
    bench.forget();
    let same = |mut bench: Bench| {
        for name in ["achieng", "wanjiku", "nekesa", "mwikali"] {
            for command in ["!audit", "!who", "!cohort", "!dashboard", "!help"] {
                bench.chat(name, command);
            }
        }
        let theirs = |to: &Destination| *to == Destination::Chat(person("njeri"));
        let said = bench.shown.iter().filter(|shown| !theirs(&shown.to));
        let said: Vec<(Destination, String)> =
            said.map(|shown| (shown.to.clone(), shown.text.clone())).collect();
        let of = Decisions { cohort: &bench.cohort, directory: &bench.directory, log: &[], now: bench.now };
        (said, bots::registry::decided(&of))
    };
    let without = same(bench.clone());
    says_all(&mut bench, "njeri");
    assert!(!bench.cohort.bots.consents.is_empty());
    assert_eq!(same(bench.clone()), without);
    let lines: Vec<String> = bench.audit.iter().map(|line| format!("{:?}", line.detail)).collect();
    assert_eq!(lines.len(), 5, "each is written down: {lines:?}");
    assert!(bench.audit.iter().all(|line| line.act == "consent" && line.subject.is_none()));
}

#[test]
fn leaving_drops_what_stands_but_for_what_was_refused() {
    let mut bench = fresh();
    says_all(&mut bench, "njeri");
    bench.until("2026-08-04T09:00:00");
    bench.chat("wambui", "1");
    assert!(standing(&bench, "wambui", Consent::Mentor).given);
    for name in ["njeri", "wambui"] {
        bench.leaves(name, Place::Room(RoomKind::Peer));
    }
    for consent in [Consent::Mentor, Consent::Library, Consent::Research] {
        assert_eq!(standing(&bench, "njeri", consent), UNSAID);
        assert_eq!(standing(&bench, "wambui", consent), UNSAID);
    }
    // What they wrote before is still there to be counted: who did not want that is not asked to say so again.
    assert!(!standing(&bench, "njeri", Consent::Counted).given);
    assert_ne!(LeftOut::of(&bench.cohort), LeftOut::default());
    bench.forget();
    bench.chat("njeri", "!consent");
    assert_eq!(bench.heard("njeri", "This is what you allow"), 0, "who is gone has nothing here");
}

#[test]
fn who_comes_back_is_not_asked_what_they_were_asked() {
    let mut bench = fresh();
    bench.until("2026-08-04T08:00:00");
    assert_eq!(bench.heard("njeri", MENTOR), 1);
    bench.chat("njeri", "3");
    bench.leaves("njeri", Place::Room(RoomKind::Peer));
    bench.forget();
    bench.chat("njeri", "!rules");
    bench.chat("njeri", "1");
    assert!(bench.cohort.agreed(&person("njeri")));
    bench.until("2026-08-14T09:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("njeri", LIBRARY)), (0, 1));
}

#[test]
fn who_never_said_anything_leaves_nothing() {
    let mut bench = fresh();
    bench.leaves("njeri", Place::Room(RoomKind::Peer));
    assert_eq!(bench.cohort.bots.consents, Consents::default());
}

/// It is told before the yes, and to whoever agreed on paper.
#[test]
fn that_all_are_counted_is_said_with_the_rules() {
    let mut bench = fresh();
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    let rules = bench.last("makena").text;
    assert!(rules.contains("Do you agree?"), "{rules}");
    assert!(rules.contains("Our numbers count you too. To stop: !consent"), "{rules}");
}
