//! Declining and leaving (`behaviour.md`): no reason asked, nobody asked again.

use bots::{cohort::Standing, event::Event, ids::RoomKind, room_state::people::Membership};

use crate::bench::{
    Bench,
    lari::{person, structure},
    rooms::{PEER, invited_to_peer, standing},
};

#[test]
fn a_no_is_a_no_and_the_coordinator_is_told_once() {
    let mut bench = Bench::new(structure());
    bench.everyone_comes();
    bench.forget();
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.chat("makena", "2");
    assert_eq!(standing(&bench, "makena"), Standing::Declined);
    assert!(bench.last("makena").text.contains("I will not ask again"));
    let told = bench.last("wanjiku").text;
    assert!(told.contains("!rules at any time") && !told.contains("--reset"), "{told}");
    assert_eq!(bench.told("wanjiku").iter().filter(|m| m.text.contains("Makena Kirimi")).count(), 1);
    bench.wait(jiff::SignedDuration::from_hours(24 * 10));
    assert_eq!(bench.told("makena").len(), 4, "a greeting, two questions, an answer: not reminded");
    // Again through !rules, and again no.
    bench.chat("makena", "!rules");
    bench.chat("makena", "2");
    assert_eq!(bench.told("wanjiku").iter().filter(|m| m.text.contains("Makena Kirimi")).count(), 1);
    bench.chat("makena", "!rules");
    bench.chat("makena", "1");
    assert_eq!(standing(&bench, "makena"), Standing::Agreed, "a later yes counts too");
    assert!(invited_to_peer(&bench).contains(&"makena"));
}

#[test]
fn a_refused_invitation_is_a_no() {
    let mut bench = Bench::new(structure());
    bench.everyone_comes();
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.chat("makena", "1");
    assert_eq!(standing(&bench, "makena"), Standing::Agreed);
    bench.forget();
    for _ in 0..2 {
        bench.happen(Event::Refused { person: person("makena"), place: Some(PEER) });
        assert_eq!(standing(&bench, "makena"), Standing::Declined);
    }
    bench.apply(structure());
    assert_eq!(bench.told("wanjiku").iter().filter(|m| m.text.contains("Makena Kirimi")).count(), 1);
    assert!(!invited_to_peer(&bench).contains(&"makena"));
    bench.chat("makena", "!rules");
    bench.chat("makena", "1");
    assert!(invited_to_peer(&bench).contains(&"makena"), "who asks again is invited again");
}

#[test]
fn a_refused_chat_is_a_no() {
    let mut bench = Bench::new(structure());
    bench.forget();
    bench.happen(Event::Refused { person: person("makena"), place: None });
    assert_eq!(standing(&bench, "makena"), Standing::Declined);
    bench.wait(jiff::SignedDuration::from_hours(24 * 8));
    assert!(!bench.chats.iter().any(|(who, ..)| *who == person("makena")));
}

#[test]
fn who_declines_the_chat_is_not_asked_again() {
    let mut bench = Bench::new(structure());
    bench.everyone_comes();
    bench.forget();
    bench.chat_changes("makena", Membership::Leave, true);
    assert_eq!(standing(&bench, "makena"), Standing::Declined);
    assert_eq!(bench.told("wanjiku").len(), 1);
    bench.apply(structure());
    bench.wait(jiff::SignedDuration::from_hours(24 * 8));
    assert!(!bench.chats.iter().any(|(who, ..)| *who == person("makena")));
    // Who comes by themselves is welcome.
    bench.opens_chat("makena");
    assert!(bench.last("makena").text.contains("which language"));
}

#[test]
fn who_declines_the_peer_room_is_left_alone_too() {
    let mut bench = Bench::new(structure());
    bench.leaves("njeri", PEER);
    assert_eq!(standing(&bench, "njeri"), Standing::Declined);
    bench.forget();
    bench.apply(structure());
    bench.wait(jiff::SignedDuration::from_hours(24 * 3));
    let asked = bench.chats.iter().any(|(who, ..)| *who == person("njeri"));
    assert!(invited_to_peer(&bench).is_empty() && !asked);
}

#[test]
fn a_mentor_who_declines_the_chat_is_not_invited_into_it_every_time() {
    let mut bench = Bench::new(structure());
    bench.chat_changes("nekesa", Membership::Leave, true);
    bench.forget();
    bench.wait(jiff::SignedDuration::from_hours(24 * 8));
    assert!(!bench.chats.iter().any(|(who, ..)| *who == person("nekesa")));
    // Who asks for something is answered.
    bench.everyone_comes();
    bench.chat_changes("nekesa", Membership::Leave, true);
    bench.forget();
    bench.post("nekesa", RoomKind::Peer, "!help");
    assert_eq!(bench.chats.len(), 1);
}

#[test]
fn leaving_by_the_button_and_by_the_command_is_the_same() {
    let by = |leave: &dyn Fn(&mut Bench)| {
        let mut bench = Bench::running();
        leave(&mut bench);
        let said = bench.last("njeri");
        assert!(said.text.starts_with("You have left Lari nurses"), "{}", said.text);
        let in_rooms = RoomKind::ALL.iter().map(|kind| bench.in_room(*kind).len()).sum::<usize>();
        assert_eq!(in_rooms, 0, "nothing is said in the room");
        bench.apply(structure());
        bench.wait(jiff::SignedDuration::from_hours(24 * 5));
        assert!(bench.invited.is_empty() && bench.chats.is_empty(), "left alone");
        for place in bench.cohort.places() {
            assert_ne!(bench.in_place("njeri", place), Some(Membership::Join), "{place:?}");
        }
        // By the button the peer room is closed already.
        (
            said.text.replace("- Lari peer (https://matrix.to/#/!peer:moh.test?via=moh.test)\n", ""),
            bench.cohort.members[&person("njeri")].clone(),
            bench.audited(),
        )
    };
    let button = by(&|bench| bench.leaves("njeri", PEER));
    let command = by(&|bench| {
        bench.chat("njeri", "!leave");
        assert!(bench.last("njeri").rings);
        bench.chat("njeri", "1");
    });
    assert_eq!(button, command);
}

#[test]
fn who_left_comes_back_by_what_the_last_word_says() {
    let mut bench = Bench::running();
    bench.leaves("njeri", PEER);
    assert!(
        bench.last("njeri").text.contains("Want to come back? Send !rules"),
        "{}",
        bench.last("njeri").text
    );
    bench.chat("njeri", "!rules");
    bench.chat("njeri", "yes");
    assert_eq!(standing(&bench, "njeri"), Standing::Agreed);
    assert!(bench.joins("njeri", PEER));
}

#[test]
fn leaving_takes_duty_rights_and_held_texts_along() {
    let mut bench = Bench::running();
    assert_eq!((bench.on_duty().as_str(), bench.level("wanjiku", RoomKind::Peer)), ("wanjiku", 50));
    assert_eq!(bench.level("achieng", RoomKind::Peer), 50);
    bench.until("2026-08-03T20:00:00");
    bench.chat("wanjiku", "!later A question for all");
    bench.leaves("wanjiku", PEER);
    bench.leaves("achieng", PEER);
    assert_eq!(bench.on_duty(), "");
    for name in ["wanjiku", "achieng"] {
        assert_eq!(bench.level(name, RoomKind::Peer), 0, "{name}");
        assert!(!bench.cohort.may_moderate(&person(name)));
    }
    bench.until("2026-08-04T08:00:01");
    assert!(bench.in_room(RoomKind::Peer).iter().all(|shown| shown.relayed.is_none()));
    let asked = bench.cohort.bots.facilitation.asked.clone().unwrap().person;
    assert!(bench.last(asked.as_str()).text.starts_with("This week in Lari nurses still needs"));
}

#[test]
fn a_no_to_leaving_changes_nothing() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!leave");
    bench.chat("njeri", "2");
    assert_eq!(standing(&bench, "njeri"), Standing::Agreed);
    assert!(bench.last("njeri").text.contains("You stay"));
}

#[test]
fn who_is_taken_off_the_list_reads_so_once() {
    let mut bench = Bench::running();
    bench.opens_chat("njeri");
    bench.until("2026-08-03T21:00:00");
    bench.chat("njeri", "Who has vaccine left?");
    bench.chat("njeri", "1");
    let off =
        |bench: &mut Bench| bench.edit_file(|file| file.roster.retain(|row| row.person != person("njeri")));
    off(&mut bench);
    assert!(bench.last("njeri").text.contains("is not on the list of"), "{}", bench.last("njeri").text);
    assert!(bench.last("njeri").text.contains("not posted yet"));
    let told = bench.told("njeri").len();
    bench.until("2026-08-03T21:01:00");
    off(&mut bench);
    bench.until("2026-08-04T08:30:00");
    assert_eq!(bench.told("njeri").len(), told, "once");
    assert!(bench.cohort.bots.quiet.held.is_empty(), "and nothing of theirs is posted");
}

/// A file of before may still name a supervisor as coordinator: what peers want or decline never reaches one.
#[test]
fn nothing_of_a_peer_reaches_a_supervisor() {
    let mut file = structure();
    for row in &mut file.roster {
        row.roles.remove(&bots::cohort::Role::Coordinator);
        row.roles.remove(&bots::cohort::Role::Moderator);
        if row.person == person("mwikali") {
            row.roles.insert(bots::cohort::Role::Coordinator);
        }
    }
    let mwikali = bots::cohort::structure::OnCall { person: person("mwikali"), hours: None };
    file.on_call = vec![mwikali];
    let mut bench = Bench::new(file);
    bench.everyone_comes();
    bench.opens_chat("mwikali");
    bench.until("2026-08-03T10:00:00");
    bench.forget();
    assert!(
        bench.chats.iter().all(|(_, name, topic)| !name.contains("Mwikali") && !topic.contains("Mwikali"))
    );
    bench.chat("njeri", "0");
    bench.chat("mutua", "!urgent help");
    bench.opens_chat("makena");
    bench.chat("makena", "2");
    assert!(bench.told("mwikali").is_empty(), "{:?}", bench.told("mwikali"));
}

/// Who is out already changes nothing by leaving once more, and reads what is left to do.
#[test]
fn leaving_twice_changes_nothing() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!leave");
    bench.chat("njeri", "1");
    assert_eq!(standing(&bench, "njeri"), Standing::Left);
    let coordinator = bench.told("wanjiku").len();
    bench.chat("njeri", "!leave");
    let told = bench.last("njeri").text;
    assert!(told.starts_with("You are not in") && told.contains("press Leave"), "{told}");
    assert_eq!(standing(&bench, "njeri"), Standing::Left);
    assert_eq!(bench.told("wanjiku").len(), coordinator);
}
