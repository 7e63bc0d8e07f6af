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
