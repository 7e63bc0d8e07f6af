//! `!undo`: what can be taken back, and what its person then reads.

use bots::{
    cohort::Place, event::Scene, ids::RoomKind, moderation::state::SanctionKind,
    room_state::people::Membership,
};

use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

const PEER: RoomKind = RoomKind::Peer;

/// Whether a sanction of that kind holds now.
fn holds(bench: &Bench, name: &str, kind: SanctionKind) -> bool {
    let sanctions = bench.cohort.bots.moderation.sanctions.iter();
    sanctions.filter(|s| s.person == person(name) && s.kind == kind).any(|s| s.holds(bench.now))
}

/// A moderator's command, confirmed by a number.
fn act(bench: &mut Bench, by: &str, command: &str) {
    bench.chat(by, command);
    bench.chat(by, "1");
}

#[test]
fn undo_takes_back_each_act_that_can_be() {
    let mut bench = Bench::running();
    for (command, kind) in [
        ("!mute @p_njeri:moh.test 2h", SanctionKind::Mute),
        ("!remove @p_njeri:moh.test", SanctionKind::Removal),
        ("!ban @p_njeri:moh.test", SanctionKind::Ban),
    ] {
        act(&mut bench, "achieng", command);
        assert!(holds(&bench, "njeri", kind), "{command}");
        bench.chat("achieng", "!undo");
        assert!(!holds(&bench, "njeri", kind), "{command}");
        assert!(bench.last("njeri").text.contains("was taken back"));
        bench.joins("njeri", Place::Room(PEER));
        assert_eq!(bench.in_place("njeri", Place::Room(PEER)), Some(Membership::Join), "{command}");
    }
    bench.chat("achieng", "!undo");
    assert!(bench.last("achieng").text.contains("nothing that could be undone"));
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    act(&mut bench, "achieng", "!unmute @p_njeri:moh.test");
    bench.chat("achieng", "!undo");
    assert!(holds(&bench, "njeri", SanctionKind::Mute), "the mute holds again until its end");
    bench.until("2026-08-03T12:00:01");
    assert!(!holds(&bench, "njeri", SanctionKind::Mute));
    bench.chat("achieng", "!undo");
    assert!(
        bench.last("achieng").text.contains("came to its end by itself"),
        "{}",
        bench.last("achieng").text
    );
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!warn @p_mutua:moh.test: please");
    bench.chat("achieng", "!undo");
    assert!(bench.last("achieng").text.contains("cannot be called back"));
}

#[test]
fn undo_is_offered_where_it_works_and_passes_over_what_nobody_can_take_back() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    assert!(bench.last("achieng").text.contains("Send !undo"));
    act(&mut bench, "achieng", "!warn @p_mutua:moh.test: please");
    let warned = bench.last("achieng").text;
    assert!(!warned.contains("!undo") && warned.contains("cannot be taken back"), "{warned}");
    let post = bench.post("mutua", PEER, "x");
    bench.redact("achieng", &post, Scene::Room(PEER));
    let seen = bench.last("achieng").text;
    assert!(!seen.contains("!undo") && seen.contains("with the button"), "{seen}");
    bench.chat("achieng", "!undo");
    assert!(!holds(&bench, "njeri", SanctionKind::Mute), "{}", bench.last("achieng").text);
}

#[test]
fn whose_mute_or_ban_holds_again_is_told_so() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    act(&mut bench, "achieng", "!unmute @p_njeri:moh.test");
    bench.chat("achieng", "!undo");
    let told = bench.last("njeri").text;
    assert!(told.contains("You cannot write") && told.contains("until 12:00"), "{told}");
    act(&mut bench, "achieng", "!ban @p_mutua:moh.test 2d");
    act(&mut bench, "achieng", "!unban @p_mutua:moh.test");
    bench.chat("achieng", "!undo");
    let told = bench.last("mutua").text;
    assert!(told.contains("You cannot be in any room of Lari nurses until"), "{told}");
    assert_eq!(bench.in_place("mutua", Place::Room(PEER)), Some(Membership::Ban));
    bench.until("2026-08-05T10:00:00");
    assert_eq!(bench.in_place("mutua", Place::Room(PEER)), Some(Membership::Invite), "until its end");
}

#[test]
fn a_new_mute_takes_the_place_of_the_old_one() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 3h");
    act(&mut bench, "muthoni", "!mute @p_njeri:moh.test 1h");
    assert!(bench.last("njeri").text.contains("until 11:00"));
    bench.chat("muthoni", "!undo");
    assert!(bench.last("njeri").text.contains("until 13:00"), "the old one holds again");
    act(&mut bench, "muthoni", "!mute @p_njeri:moh.test 1h");
    bench.until("2026-08-03T11:00:00");
    assert_eq!(bench.level("njeri", PEER), 0, "as it was told");
}

#[test]
fn undo_leaves_what_others_changed_since_and_needs_the_right() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    act(&mut bench, "muthoni", "!unmute @p_njeri:moh.test");
    act(&mut bench, "muthoni", "!mute @p_njeri:moh.test 3h");
    bench.chat("achieng", "!undo");
    assert!(bench.last("achieng").text.contains("changed by someone else"));
    assert!(holds(&bench, "njeri", SanctionKind::Mute));
    act(&mut bench, "wanjiku", "!mute @p_mutua:moh.test 2h");
    bench.leaves("wanjiku", Place::Room(PEER));
    bench.chat("wanjiku", "!undo");
    assert!(holds(&bench, "mutua", SanctionKind::Mute), "who left undoes nothing");
    bench.wait(SignedDuration::from_hours(25));
    bench.chat("muthoni", "!undo");
    assert!(bench.last("muthoni").text.contains("nothing that could be undone"), "after a day");
}

#[test]
fn after_an_undo_all_rooms_are_as_before() {
    let (peer, social, liaison) =
        (Place::Room(PEER), Place::Room(RoomKind::Social), Place::Room(RoomKind::Liaison));
    for command in ["!remove @p_njeri:moh.test", "!ban @p_njeri:moh.test", "!ban @p_njeri:moh.test 2d"] {
        let mut bench = Bench::running();
        bench.leaves("njeri", liaison);
        act(&mut bench, "achieng", command);
        assert!(!bench.cohort.bots.moderation.back.is_empty());
        assert_ne!(bench.in_place("njeri", social), Some(Membership::Invite), "nothing before the undo");
        bench.chat("achieng", "!undo");
        let undone = bench.last("achieng").text;
        assert!(undone.contains("They still have to accept"), "{undone}");
        let told = bench.last("njeri").text;
        assert!(told.contains("Please accept them"), "{told}");
        for place in [peer, social, Place::Room(RoomKind::Notices), Place::Room(RoomKind::Library)] {
            assert_eq!(bench.in_place("njeri", place), Some(Membership::Invite), "{command} {place:?}");
            let language = bench.cohort.language_of(&person("njeri"));
            let why = bots::room_state::people::invitation(&bench.cohort, place, &person("njeri"), language);
            assert_eq!(why.as_deref(), Some("You are asked back to Lari nurses."), "{place:?}");
            assert!(bench.joins("njeri", place), "{place:?}");
        }
        assert_ne!(bench.in_place("njeri", liaison), Some(Membership::Invite), "they had left it themselves");
    }
}

#[test]
fn a_ban_that_ends_and_an_unban_ask_back_to_all_rooms() {
    let social = Place::Room(RoomKind::Social);
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!ban @p_njeri:moh.test 2h");
    act(&mut bench, "achieng", "!ban @p_mutua:moh.test");
    bench.until("2026-08-03T12:00:00");
    assert_eq!(bench.in_place("njeri", social), Some(Membership::Invite));
    act(&mut bench, "muthoni", "!unban @p_mutua:moh.test");
    assert_eq!(bench.in_place("mutua", social), Some(Membership::Invite));
    assert!(bench.joins("mutua", social));
    bench.chat("muthoni", "!undo");
    assert_ne!(bench.in_place("mutua", social), Some(Membership::Join), "kept out again");
    act(&mut bench, "muthoni", "!unban @p_mutua:moh.test");
    assert_eq!(bench.in_place("mutua", social), Some(Membership::Invite), "where they had come back to");
}
