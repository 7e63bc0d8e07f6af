//! What people meet first and last: who speaks with them, what rooms there are, how they go.

use bots::{
    cohort::{Place, Standing},
    event::{Event, Scene},
    ids::RoomKind,
    room_state::people::Membership,
};
use jiff::SignedDuration;
use ruma::{OwnedEventId, OwnedUserId};

use crate::bench::{
    Bench,
    lari::{chat, person, structure},
    rooms::{PEER, standing},
};

const SPACE: Place = Place::Space;

#[test]
fn the_first_words_say_who_speaks_who_invites_and_why_it_is_plain() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("makena");
    let told: Vec<String> = bench.told("makena").iter().map(|shown| shown.text.clone()).collect();
    let [greeting, menu] = &told[..] else { panic!("{told:?}") };
    assert!(greeting.starts_with("Hello! I am Baraza"), "{greeting}");
    assert!(greeting.contains("Wanjiku Kamau asks you to join"), "{greeting}");
    assert!(greeting.contains("not encrypted, so that it opens on each phone"), "{greeting}");
    assert!(menu.contains("which language"), "{menu}");
    assert!(bench.told("makena").iter().all(|shown| !shown.rings));
    // Whoever comes back is known.
    bench.chat_changes("makena", Membership::Leave, true);
    bench.opens_chat("makena");
    assert_eq!(bench.heard("makena", "Hello! I am Baraza"), 1);
    // In an encrypted chat nothing is to be explained.
    let mut bench = Bench::new(structure());
    let sealed = bots::cohort::Chat { encrypted: true, ..chat(&person("makena"), true) };
    bench.directory.people.get_mut(&person("makena")).unwrap().chat = Some(sealed);
    let (person, membership) = (person("makena"), Membership::Join);
    bench.happen(Event::ChatChanged { person, membership, own_act: true, again: false, greeted: false });
    assert_eq!((bench.heard("makena", "Hello!"), bench.heard("makena", "encrypted")), (1, 0));
}

/// Consent on paper needs no question, and the chat is there before it is needed: in working hours, once.
#[test]
fn who_agreed_on_paper_is_asked_to_their_chat_when_work_begins() {
    let mut bench = Bench::new(structure());
    bench.directory.people.get_mut(&person("njeri")).unwrap().chat = None;
    let offers = |bench: &Bench| bench.chats.iter().filter(|(who, ..)| *who == person("njeri")).count();
    bench.until("2026-08-03T07:59:00");
    assert_eq!(offers(&bench), 0, "nobody is asked on a weekend");
    bench.until("2026-08-03T08:01:00");
    assert_eq!(offers(&bench), 1);
    let (_, name, topic) = bench.chats.iter().find(|(who, ..)| *who == person("njeri")).unwrap();
    assert_eq!(name, "Baraza · Lari nurses");
    assert!(topic.contains("Respect everyone.") && !topic.contains("asks you to join"), "{topic}");
    bench.wait(SignedDuration::from_hours(24 * 3));
    assert_eq!(offers(&bench), 1);
    bench.opens_chat("njeri");
    assert_eq!(bench.heard("njeri", "You said yes to its rules, so you are in"), 1);
}

/// Element says *left* of whoever presses its own button, and *removed* of whoever is taken out.
#[test]
fn who_leaves_closes_the_rooms_themselves_and_has_a_day_for_it() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!leave");
    bench.chat("njeri", "1");
    let told = bench.last("njeri").text;
    assert!(
        told.contains("press Leave") && told.contains("- Lari peer") && told.contains("- Lari social"),
        "{told}"
    );
    assert_eq!(standing(&bench, "njeri"), Standing::Left);
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Join), "the step is theirs");
    bench.leaves("njeri", PEER);
    bench.wait(SignedDuration::from_hours(23));
    assert_eq!(bench.in_place("njeri", Place::Room(RoomKind::Social)), Some(Membership::Join));
    bench.wait(SignedDuration::from_hours(2));
    for place in [PEER, SPACE, Place::Room(RoomKind::Social)] {
        assert_ne!(bench.in_place("njeri", place), Some(Membership::Join), "{place:?}");
    }
    assert_eq!(bench.heard("njeri", "You have left"), 1, "said once");
    // Who left by the button everywhere has nothing left to do.
    let mut bench = Bench::running();
    for place in bench.cohort.places().into_iter().filter(|place| *place != PEER) {
        bench.leaves("achieng", place);
    }
    bench.leaves("achieng", PEER);
    assert!(!bench.last("achieng").text.contains("press Leave"), "{}", bench.last("achieng").text);
}

/// Whoever comes back within the day stays.
#[test]
fn a_yes_within_the_day_keeps_the_rooms() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!leave");
    bench.chat("njeri", "1");
    bench.wait(SignedDuration::from_hours(1));
    bench.chat("njeri", "!rules");
    bench.chat("njeri", "1");
    bench.wait(SignedDuration::from_hours(48));
    assert_eq!(standing(&bench, "njeri"), Standing::Agreed);
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Join));
    assert!(!bench.cohort.members[&person("njeri")].asked_back, "nobody is to be invited");
}

/// A text that Njeri left at night stands in the room in the morning.
fn posted_for_njeri() -> (Bench, OwnedEventId) {
    let mut bench = Bench::running();
    bench.until("2026-08-03T22:00:00");
    bench.chat("njeri", "Who has the fridge key?");
    bench.chat("njeri", "1");
    bench.until("2026-08-04T08:00:10");
    let posted = bench.in_room(RoomKind::Peer).into_iter().rfind(|shown| shown.relayed.is_some());
    let posted = posted.unwrap().event.clone();
    (bench, posted)
}

/// Matrix tells the sender of what is answered, and that is the voice.
#[test]
fn an_answer_to_what_was_posted_for_somebody_reaches_them_once() {
    let (mut bench, posted) = posted_for_njeri();
    bench.reply("achieng", RoomKind::Peer, &posted, "I have it");
    assert_eq!(bench.heard("njeri", "Achieng Odhiambo answered the text that I posted for you"), 1);
    assert!(!bench.last("njeri").rings);
    bench.reply("njeri", RoomKind::Peer, &posted, "Thank you");
    assert_eq!(bench.heard("njeri", "answered the text"), 1, "nobody answers themselves");
    for number in 0..20 {
        bench.reply("achieng", RoomKind::Peer, &posted, &format!("and {number}"));
    }
    assert_eq!(bench.heard("njeri", "answered the text"), 1, "once");
}

/// In a thread what is said names the message before it, or none: it answers the text at its root all the same.
#[test]
fn what_is_said_in_its_thread_answers_what_was_posted() {
    let (mut bench, _) = posted_for_njeri();
    let root =
        bench.in_room(RoomKind::Peer).iter().find(|shown| shown.relayed.is_some()).unwrap().key.clone();
    for who in ["njeri", "achieng", "mutua"] {
        let sent = bench.sent(who, Scene::Room(RoomKind::Peer));
        let mut what = bench.text(sent, "Thank you", None);
        if let Event::Said { thread_ours, .. } = &mut what {
            *thread_ours = Some(root.clone());
        }
        bench.happen(what);
    }
    assert_eq!(bench.heard("njeri", "answered the text"), 1, "once, and not to oneself");
}

/// Whoever is of two cohorts is greeted by one of them; the other says who invites, and to what.
#[test]
fn a_chat_has_one_greeting() {
    let mut bench = Bench::new(structure());
    for (name, also) in [("makena", 1), ("njeri", 0)] {
        bench.directory.people.get_mut(&person(name)).unwrap().chat = Some(chat(&person(name), true));
        let (person, membership) = (person(name), Membership::Join);
        bench.happen(Event::ChatChanged { person, membership, own_act: true, again: false, greeted: true });
        assert_eq!((bench.heard(name, "Hello!"), bench.heard(name, "asks you to join")), (0, also), "{name}");
    }
}

/// A line about somebody is nobody's to hear of, also where it stands as an answer.
#[test]
fn a_report_that_answers_what_was_posted_is_told_to_nobody() {
    let (mut bench, posted) = posted_for_njeri();
    for line in ["!report this shames me", "!reprot this shames me", "!warn be kind", "!rota"] {
        bench.reply("atieno", RoomKind::Peer, &posted, line);
        assert_eq!(bench.heard("njeri", "answered the text"), 0, "{line}");
    }
}

#[test]
fn the_space_is_shown_once_on_a_working_day_after_the_first_post() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("njeri");
    bench.joins("njeri", PEER);
    bench.until("2026-08-03T10:00:00");
    let shown = |bench: &Bench| bench.invited.iter().filter(|one| **one == (person("njeri"), SPACE)).count();
    bench.post("njeri", RoomKind::Peer, "!rota");
    bench.until("2026-08-07T16:00:00");
    assert_eq!(shown(&bench), 0, "a command is no post");
    bench.post("njeri", RoomKind::Peer, "Hello all");
    bench.until("2026-08-10T07:59:00");
    assert_eq!(shown(&bench), 0, "not on the same day, not on a weekend, not before work");
    bench.until("2026-08-10T08:05:00");
    assert_eq!(shown(&bench), 1);
    bench.leaves("njeri", SPACE);
    bench.wait(SignedDuration::from_hours(24 * 5));
    assert_eq!(shown(&bench), 1, "who declines is not asked again");
}

/// What was left at night and posted is a first post as any other.
#[test]
fn the_space_is_shown_to_who_posts_through_baraza() {
    let mut bench = Bench::new(structure());
    bench.opens_chat("njeri");
    bench.joins("njeri", PEER);
    bench.until("2026-08-03T21:00:00");
    bench.chat("njeri", "!later Hello all");
    let shown = |bench: &Bench| bench.invited.iter().filter(|one| **one == (person("njeri"), SPACE)).count();
    bench.until("2026-08-04T16:00:00");
    assert_eq!(shown(&bench), 0, "not on the same day");
    bench.until("2026-08-05T08:05:00");
    assert_eq!(shown(&bench), 1);
}

/// Whoever comes into an encrypted room cannot read what stands in it.
#[test]
fn the_welcome_of_an_encrypted_room_is_read_by_whoever_comes() {
    let mut file = structure();
    file.encrypted = true;
    let mut bench = Bench::new(file);
    bench.opens_chat("njeri");
    bench.until("2026-08-03T10:00:00");
    let welcomes = |bench: &Bench| {
        let said = bench.in_room(RoomKind::Peer);
        said.iter().filter(|shown| shown.text.starts_with("Welcome to Lari nurses! Ask")).count()
    };
    assert_eq!(welcomes(&bench), 1);
    bench.joins("njeri", PEER);
    assert_eq!(bench.heard("njeri", "The other rooms:"), 1);
    assert_eq!(welcomes(&bench), 2, "the newest is theirs to read");
    for name in ["achieng", "kiprono"] {
        bench.joins(name, PEER);
    }
    assert_eq!(welcomes(&bench), 2, "once a day");
    // Who was in the room before they were in their chat reads it when they come there.
    bench.opens_chat("achieng");
    assert_eq!(bench.heard("achieng", "The other rooms:"), 1);
    bench.until("2026-08-04T09:00:00");
    assert_eq!(welcomes(&bench), 3);
    bench.until("2026-08-07T09:00:00");
    assert_eq!(welcomes(&bench), 3, "not where nobody came");
    // In a plain room everyone reads what stands there.
    let mut bench = Bench::new(structure());
    bench.joins("njeri", PEER);
    bench.until("2026-08-05T10:00:00");
    assert_eq!(welcomes(&bench), 1);
}

/// Who picks the voice from the list of names talks with it.
#[test]
fn a_mention_of_the_voice_in_a_room_is_a_command() {
    let mut bench = Bench::running();
    let says = |bench: &mut Bench, words: &str, html: Option<String>, voice: OwnedUserId| {
        let sent = bench.sent("njeri", Scene::Room(RoomKind::Peer));
        let mut what = bench.text(sent, words, None);
        if let Event::Said { typed, .. } = &mut what {
            typed.mentions = vec![voice];
            typed.formatted_body = html;
        }
        bench.happen(what);
    };
    let said = |bench: &mut Bench, words: &str| {
        let voice = bench.service_accounts.voice.clone();
        says(bench, words, None, voice);
    };
    said(&mut bench, "Baraza: rota");
    let answers = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.answer).count();
    assert_eq!(answers, 1);
    assert!(bench.activity.last().is_some_and(|act| act.command), "it is no post");
    said(&mut bench, "Baraza: what can you do?");
    assert_eq!(bench.heard("njeri", "!leave"), 1, "{}", bench.last("njeri").text);
    // A list of names may show the steward first.
    let steward = bench.service_accounts.steward.clone();
    let pill = format!("<a href=\"https://matrix.to/#/{steward}\">Room keeper (Baraza)</a>: rota");
    says(&mut bench, "Room keeper (Baraza): rota", Some(pill), steward);
    let answers = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.answer).count();
    assert_eq!(answers, 2);
    let before = bench.shown.len();
    said(&mut bench, "I think Baraza closed early");
    assert_eq!(bench.shown.len(), before);
    assert!(bench.activity.last().is_some_and(|act| !act.command));
}
