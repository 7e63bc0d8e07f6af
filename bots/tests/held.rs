//! Texts that are left in quiet time: how many wait, what one question is about, when an offer ends.

use bots::event::{MessageKind, Scene};
use bots::ids::RoomKind;
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};
use crate::limits::{at_night, read};

#[test]
fn twenty_texts_of_one_person_wait_for_the_opening() {
    let mut bench = at_night();
    for number in 0..40 {
        bench.chat("njeri", &format!("!later {number}"));
        bench.wait(SignedDuration::from_mins(1));
    }
    let held = |bench: &Bench, name: &str| {
        bench.cohort.bots.quiet.held.iter().filter(|held| held.author == person(name)).count()
    };
    assert_eq!(held(&bench, "njeri"), 20);
    assert_eq!(read(&bench, "njeri", "20 texts of yours wait"), 20);
    bench.chat("mutua", "!later mine");
    assert_eq!(held(&bench, "mutua"), 1);
    bench.until("2026-08-04T08:00:10");
    let posted = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.relayed.is_some()).count();
    assert_eq!(posted, 21);
}

/// Ten pictures in ten seconds are one question, and one digit means them all, also where it was sent before the last
/// picture was asked about.
#[test]
fn a_burst_at_night_is_one_question() {
    for (digit, posts) in [("1", 10), ("3", 0)] {
        let mut bench = at_night();
        let mut pictures = Vec::new();
        for _ in 0..10 {
            pictures.push(bench.sends("njeri", Scene::Chat, MessageKind::Media, ""));
            bench.wait(SignedDuration::from_secs(1));
        }
        let told: Vec<_> = bench.told("njeri").into_iter().map(|shown| shown.text.clone()).collect();
        assert!(matches!(&told[..], [one] if one.contains("do with your 10 messages?")), "{told:?}");
        bench.chat("njeri", digit);
        assert_eq!(bench.told("njeri").len(), 2, "one answer");
        let answer = bench.last("njeri").text;
        assert!(answer.contains("10 messages"), "{answer}");
        bench.until("2026-08-04T08:00:10");
        let posted = bench.in_room(RoomKind::Peer).into_iter().filter_map(|shown| shown.relayed.clone());
        let posted: Vec<_> = posted.map(|(_, picture)| picture).collect();
        assert_eq!(posted, pictures[..posts], "{digit}: in order");
    }
}

/// What could not go out at the opening is not offered: its author reads at once what can.
#[test]
fn a_place_or_a_poll_is_refused_at_once() {
    let mut bench = at_night();
    for _ in 0..3 {
        bench.sends("njeri", Scene::Chat, MessageKind::Bound, "");
        bench.wait(SignedDuration::from_secs(2));
    }
    let told: Vec<_> = bench.told("njeri").into_iter().map(|shown| shown.text.clone()).collect();
    assert!(matches!(&told[..], [one] if one.contains("words, pictures, voice notes and files")), "{told:?}");
    assert!(bench.cohort.bots.quiet.held.is_empty());
    // Between pictures it is refused alone; the one answer is about the pictures.
    bench.wait(SignedDuration::from_mins(2));
    let picture = bench.sends("njeri", Scene::Chat, MessageKind::Media, "");
    bench.sends("njeri", Scene::Chat, MessageKind::Bound, "");
    assert!(bench.last("njeri").text.contains("voice notes and files"), "{}", bench.last("njeri").text);
    bench.wait(SignedDuration::from_secs(5));
    bench.chat("njeri", "1");
    bench.until("2026-08-04T08:00:10");
    let posted = bench.in_room(RoomKind::Peer).into_iter().filter_map(|shown| shown.relayed.clone());
    assert_eq!(posted.map(|(_, event)| event).collect::<Vec<_>>(), [picture]);
}

/// A no to what is kept is a no to all of it; what was taken back by hand is not asked about any more.
#[test]
fn no_means_no_for_all_that_was_there() {
    let mut bench = at_night();
    let texts: Vec<_> = (0..3).map(|number| bench.chat("njeri", &format!("thing {number}"))).collect();
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("3 messages"), "{}", bench.last("njeri").text);
    bench.chat("njeri", "3");
    assert!(bench.last("njeri").text.contains("not post your 3 messages"), "{}", bench.last("njeri").text);
    let more: Vec<_> = (0..3).map(|number| bench.chat("njeri", &format!("more {number}"))).collect();
    bench.redact("njeri", &more[2], Scene::Chat);
    bench.wait(SignedDuration::from_secs(5));
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("2 messages"), "{}", bench.last("njeri").text);
    bench.until("2026-08-04T08:00:10");
    let posted = bench.in_room(RoomKind::Peer).into_iter().filter_map(|shown| shown.relayed.clone());
    let posted: Vec<_> = posted.map(|(_, event)| event).collect();
    assert_eq!(posted, more[..2]);
    assert!(!posted.iter().any(|event| texts.contains(event)));
}

/// What had no answer at its opening is never posted: not by a late yes, nor by a yes to something else.
#[test]
fn an_offer_ends_with_its_own_opening() {
    for late in ["2026-08-04T08:30:00", "2026-08-04T21:00:00", "2026-08-06T21:00:00"] {
        let mut bench = at_night();
        bench.chat("njeri", "first");
        bench.until(late);
        bench.chat("njeri", "1");
        assert!(
            bench.last("njeri").text.contains("I posted nothing"),
            "{late}: {}",
            bench.last("njeri").text
        );
        bench.until("2026-08-07T20:00:00");
        bench.chat("njeri", "second");
        bench.chat("njeri", "1");
        bench.until("2026-08-10T10:00:00");
        let posted = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.relayed.is_some());
        assert_eq!(posted.count(), 1, "{late}");
    }
}

/// Three lines that turn out to be an emergency reach whoever is on call, all of them.
#[test]
fn a_burst_that_is_urgent_is_told_whole() {
    let mut bench = at_night();
    for words in ["she bleeds", "we are at the river post", "send the car"] {
        bench.chat("njeri", words);
    }
    bench.chat("njeri", "2");
    for words in ["she bleeds", "we are at the river post", "send the car"] {
        assert_eq!(bench.shown.iter().filter(|shown| shown.text.contains(words)).count(), 1, "{words}");
    }
    bench.until("2026-08-04T08:00:10");
    assert!(bench.in_room(RoomKind::Peer).into_iter().all(|shown| shown.relayed.is_none()));
}

/// Who asks again after a while is asked again, on the same question.
#[test]
fn what_comes_later_is_asked_about() {
    let mut bench = at_night();
    for _ in 0..5 {
        bench.chat("njeri", "one more thing");
        bench.wait(SignedDuration::from_mins(2));
    }
    assert_eq!(read(&bench, "njeri", "What shall I do with your"), 5);
    assert!(bench.last("njeri").text.contains("5 messages"), "{}", bench.last("njeri").text);
    let last = bench.last("njeri");
    bench.answer("njeri", &last, "1");
    bench.until("2026-08-04T08:00:10");
    let posted = bench.in_room(RoomKind::Peer).into_iter().filter(|shown| shown.relayed.is_some());
    assert_eq!(posted.count(), 5);
}

/// However many were left, their author is told once where they are.
#[test]
fn several_posted_texts_are_one_message_to_their_author() {
    let mut bench = at_night();
    for number in 0..5 {
        bench.chat("njeri", &format!("!later {number}"));
        bench.wait(SignedDuration::from_mins(2));
    }
    bench.chat("mutua", "!later mine");
    bench.forget();
    bench.until("2026-08-04T08:01:00");
    let told: Vec<String> = bench.told("njeri").iter().map(|shown| shown.text.clone()).collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].starts_with("Your 5 texts are now in the room"), "{told:?}");
    assert!(bench.last("mutua").text.starts_with("Your text is now in"), "{}", bench.last("mutua").text);
    // What comes on another day is news again.
    bench.until("2026-08-04T20:00:00");
    bench.chat("njeri", "!later once more");
    bench.until("2026-08-05T08:01:00");
    assert!(bench.last("njeri").text.starts_with("Your text is now in"), "{}", bench.last("njeri").text);
}

/// Who deletes what they left, when it is posted by now, takes it out of the room too.
#[test]
fn a_text_taken_back_after_its_opening_leaves_the_room_too() {
    let mut bench = at_night();
    let [first, second] = ["!later one", "!later two"].map(|words| bench.chat("njeri", words));
    bench.until("2026-08-04T08:01:00");
    let relayed = |bench: &Bench| {
        let room = bench.in_room(RoomKind::Peer).into_iter();
        room.filter_map(|shown| shown.relayed.clone()).map(|(_, pointer)| pointer).collect::<Vec<_>>()
    };
    assert_eq!(relayed(&bench), [first.clone(), second.clone()]);
    let told = bench.told("mutua").len();
    bench.redact("mutua", &first, Scene::Chat);
    assert_eq!((relayed(&bench).len(), bench.told("mutua").len()), (2, told), "nobody else's");
    bench.redact("njeri", &first, Scene::Chat);
    assert_eq!(relayed(&bench), [second]);
    assert!(bench.last("njeri").text.contains("took it out of"), "{}", bench.last("njeri").text);
}

/// Taken back while the courier has it: then it does not stay, whatever became of it meanwhile.
#[test]
fn a_text_taken_back_on_its_way_does_not_stay() {
    let mut bench = at_night();
    let text = bench.chat("njeri", "!later one");
    bench.until("2026-08-04T07:59:00");
    let held = bench.cohort.bots.quiet.held.first_mut().unwrap();
    held.posted = Some(bots::ids::EffectKey::stored("on its way"));
    held.on_its_way = true;
    bench.redact("njeri", &text, Scene::Chat);
    let event = bench.event();
    let posted = Some((event.clone(), bench.now));
    let after = bench
        .happen(bots::event::Event::PassedOn { message: bots::ids::EffectKey::stored("on its way"), posted });
    assert_eq!(after.taken_back, [event]);
    assert!(after.activity.is_empty() && bench.cohort.bots.quiet.held.is_empty());
    assert!(bench.last("njeri").text.contains("took it out of"), "{}", bench.last("njeri").text);
}
