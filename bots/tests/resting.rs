//! `!quiet`: what is shown before a yes, what the rooms read, and that an end at once leaves all as it was.

use bots::{
    cohort::{Place, Strength},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::structure};

const PEER: RoomKind = RoomKind::Peer;

fn lines(bench: &Bench, room: RoomKind) -> Vec<String> {
    bench.in_room(room).into_iter().map(|shown| shown.text.clone()).collect()
}

#[test]
fn before_a_yes_it_is_only_shown() {
    let mut bench = Bench::running();
    bench.post("wanjiku", PEER, "!quiet tomorrow 12:00-13:00: training");
    let told: Vec<_> = bench.told("wanjiku").iter().map(|shown| shown.text.clone()).collect();
    let [shown, asked] = &told[..] else { panic!("{told:?}") };
    for room in ["Lari peer", "Lari notices", "Lari liaison"] {
        assert!(asked.contains(room), "{room}: {asked}");
    }
    assert!(asked.contains("tomorrow 12:00") && asked.contains("tomorrow 13:00"), "{asked}");
    let (close, open) = asked.split_once("stay open").unwrap();
    assert!(!close.contains("Lari social") && open.contains("Lari social"), "{asked}");
    assert!(bench.cohort.bots.quiet.windows.is_empty() && lines(&bench, PEER).is_empty());
    // A yes, and the room reads what was shown.
    let (_, words) = shown.split_once('\n').unwrap();
    bench.chat("wanjiku", "yes");
    assert_eq!(bench.cohort.bots.quiet.windows.len(), 1);
    assert_eq!(lines(&bench, PEER), [words]);
    assert!(words.contains("Wanjiku Kamau") && words.contains("“training”"), "{words}");
}

#[test]
fn a_no_sets_nothing() {
    let mut bench = Bench::running();
    for no in ["2", "no", "!quiet off"] {
        bench.chat("wanjiku", "!quiet tomorrow 12:00-13:00");
        bench.chat("wanjiku", no);
        assert!(
            bench.last("wanjiku").text.contains("Nothing is set"),
            "{no}: {}",
            bench.last("wanjiku").text
        );
    }
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.bots.quiet.windows.is_empty() && lines(&bench, PEER).is_empty());
    // What is no answer is asked again; a preview that lay too long is over.
    bench.chat("wanjiku", "!quiet tomorrow 12:00-13:00");
    bench.chat("wanjiku", "perhaps");
    assert!(bench.last("wanjiku").text.contains("These rooms will close"), "{}", bench.last("wanjiku").text);
    bench.wait(SignedDuration::from_mins(16));
    bench.chat("wanjiku", "1");
    assert!(bench.last("wanjiku").text.contains("!quiet"), "{}", bench.last("wanjiku").text);
    assert!(bench.cohort.bots.quiet.windows.is_empty());
}

/// Without a reason it is set as well; how one is given is said.
#[test]
fn how_to_say_why_is_said_where_no_reason_is_given() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!quiet tomorrow 12:00-13:00");
    let told: Vec<_> = bench.told("wanjiku").iter().map(|shown| shown.text.clone()).collect();
    assert!(told[0].contains("!quiet tonight 21:00: training"), "{told:?}");
    bench.chat("wanjiku", "1");
    let [line] = &lines(&bench, PEER)[..] else { panic!("{:?}", lines(&bench, PEER)) };
    assert!(line.contains("Wanjiku Kamau asked for extra time to rest here."), "{line}");
}

/// Supervisors are told nothing of a peer, and where members do not write nothing is said.
#[test]
fn each_room_that_rests_is_told_and_nobody_is_named_where_supervisors_read() {
    let mut bench = Bench::running();
    bench.confirms("wanjiku", "!quiet tomorrow 12:00-13:00: training");
    let [liaison] = &lines(&bench, RoomKind::Liaison)[..] else {
        panic!("{:?}", lines(&bench, RoomKind::Liaison))
    };
    assert!(liaison.contains("person on duty") && !liaison.contains("Wanjiku"), "{liaison}");
    for room in [RoomKind::Social, RoomKind::Notices, RoomKind::Library] {
        assert!(lines(&bench, room).is_empty(), "{room}: {:?}", lines(&bench, room));
    }
}

/// In the preview it is what it was then; at the yes it is looked at once more.
#[test]
fn what_can_be_set_no_more_is_not_set_by_a_late_yes() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!quiet 10:05-10:10");
    bench.wait(SignedDuration::from_mins(11));
    bench.chat("wanjiku", "1");
    assert!(bench.last("wanjiku").text.contains("That time is over"), "{}", bench.last("wanjiku").text);
    bench.chat("wanjiku", "!quiet tomorrow 12:00-13:00");
    bench.edit_file(|file| file.rooms.get_mut(&PEER).unwrap().strength = Strength::Remind);
    bench.leaves("wanjiku", Place::Room(PEER));
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.bots.quiet.windows.is_empty(), "who has the duty no more sets nothing");
    assert_eq!(structure().rooms.len(), bench.cohort.structure.rooms.len());
}

/// One that is called off at once leaves nothing: not in the count of the week, and not as a line that says otherwise.
#[test]
fn one_that_is_ended_at_once_is_as_if_it_had_never_been() {
    let mut bench = Bench::running();
    for _ in 0..3 {
        bench.confirms("wanjiku", "!quiet now 2h: training");
        bench.wait(SignedDuration::from_mins(5));
        assert!(!bench.may_post("njeri", PEER));
        bench.chat("wanjiku", "!quiet off");
        assert!(bench.may_post("njeri", PEER));
        let told = lines(&bench, PEER);
        assert!(told.iter().all(|line| !line.contains("training")), "{told:?}");
    }
    bench.chat("wanjiku", "!quiet tomorrow 12:00-13:00");
    assert!(bench.last("wanjiku").text.contains("Shall I do it?"), "none of them counts");
}
