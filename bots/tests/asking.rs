//! Questions for the others: put in the private chat with their words, or as the next line after `!ask`; and the list of
//! those that wait.

use bots::{
    event::{MessageKind, Scene},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

const PEER: RoomKind = RoomKind::Peer;

/// How many texts of somebody's were passed on to the room.
fn posted(bench: &Bench) -> usize {
    bench.in_room(PEER).into_iter().filter(|shown| shown.relayed.is_some()).count()
}

#[test]
fn a_question_in_the_private_chat_goes_to_the_peers_and_waits_for_a_reply() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!ask How long does a cold box hold?");
    let post = bench.in_room(PEER).last().cloned().cloned().unwrap();
    assert!(post.relayed.is_some() && post.text.contains("asks:"), "{}", post.text);
    let open = &bench.cohort.open_questions;
    assert!(matches!(&open[..], [one] if one.event == post.event && one.by == person("njeri")), "{open:?}");
    bench.reply("njeri", PEER, &post.event, "Nobody?");
    assert_eq!(bench.cohort.open_questions.len(), 1, "one's own reply is none");
    bench.reply("amina", PEER, &post.event, "Six hours");
    assert!(bench.cohort.open_questions.is_empty());
    // Taken back where it stands, it waits for nothing.
    bench.chat("njeri", "!ask And a small one?");
    let post = bench.in_room(PEER).last().cloned().cloned().unwrap();
    bench.react("njeri", &post.event, "❌");
    assert!(bench.cohort.open_questions.is_empty());
}

#[test]
fn the_next_line_after_ask_alone_is_the_question() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!ask");
    assert!(bench.last("njeri").text.contains("What is your question?"), "{}", bench.last("njeri").text);
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("What is your question?"), "asked again");
    bench.chat("njeri", "How long does a cold box hold?");
    assert_eq!((posted(&bench), bench.cohort.open_questions.len()), (1, 1));
    // Once: what comes then is nobody's question.
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("njeri", "Thank you all");
    assert_eq!(posted(&bench), 1);
    // A picture says it as well.
    bench.chat("njeri", "!ask");
    bench.wait(SignedDuration::from_mins(1));
    bench.sends("njeri", Scene::Chat, MessageKind::Media, "");
    assert_eq!(posted(&bench), 2);
}

/// A place has no form in which it could be asked: that is said at once, and the words are waited for.
#[test]
fn a_place_is_no_question() {
    for night in [false, true] {
        let mut bench = Bench::running();
        if night {
            bench.until("2026-08-03T21:00:00");
        }
        bench.chat("njeri", "!ask");
        bench.wait(SignedDuration::from_mins(1));
        bench.sends("njeri", Scene::Chat, MessageKind::Bound, "");
        assert!(bench.last("njeri").text.contains("voice notes and files"), "{}", bench.last("njeri").text);
        bench.wait(SignedDuration::from_secs(5));
        bench.chat("njeri", "How long does a cold box hold?");
        bench.until("2026-08-04T08:00:10");
        assert_eq!((posted(&bench), bench.cohort.open_questions.len()), (1, 1), "night: {night}");
    }
}

#[test]
fn what_is_no_question_any_more_is_not_posted() {
    // Taken back, too late, or something else was asked since.
    for number in 0..3 {
        let mut bench = Bench::running();
        bench.chat("njeri", "!ask");
        bench.wait(SignedDuration::from_mins(1));
        match number {
            0 => drop(bench.chat("njeri", "2")),
            1 => bench.wait(SignedDuration::from_mins(40)),
            _ => drop(bench.chat("njeri", "!report")),
        }
        bench.wait(SignedDuration::from_mins(1));
        bench.chat("njeri", "Somebody shouted at me");
        bench.until("2026-08-04T09:00:00");
        assert_eq!((posted(&bench), bench.cohort.open_questions.len()), (0, 0), "{number}");
    }
}

/// What follows a call for help is never for the room, however soon it comes.
#[test]
fn words_after_a_call_are_no_question() {
    for gap in [0, 20] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!ask");
        bench.wait(SignedDuration::from_mins(1));
        bench.chat("njeri", "!urgent child fits");
        bench.wait(SignedDuration::from_secs(gap));
        bench.chat("njeri", "at the river post");
        assert_eq!(posted(&bench), 0, "{gap}");
        assert!(bench.told("kiprono").iter().any(|shown| shown.text.contains("river post")), "{gap}");
    }
}

#[test]
fn a_question_waits_for_the_opening_like_every_text() {
    for alone in [false, true] {
        let mut bench = Bench::running();
        bench.until("2026-08-03T21:00:00");
        bench.chat("njeri", if alone { "!ask" } else { "!ask How long does a cold box hold?" });
        if alone {
            bench.wait(SignedDuration::from_mins(1));
            bench.chat("njeri", "How long does a cold box hold?");
        }
        assert!(bench.last("njeri").text.contains("Kept for"), "{}", bench.last("njeri").text);
        assert_eq!((posted(&bench), bench.cohort.open_questions.len()), (0, 0));
        bench.until("2026-08-04T08:00:10");
        assert_eq!((posted(&bench), bench.cohort.open_questions.len()), (1, 1), "alone: {alone}");
    }
}

#[test]
fn who_may_not_write_there_asks_nothing_through_us() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!ask");
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h");
    bench.chat("achieng", "1");
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("njeri", "How long does a cold box hold?");
    assert!(bench.last("njeri").text.contains("I posted nothing"), "{}", bench.last("njeri").text);
    bench.until("2026-08-04T09:00:00");
    assert_eq!(posted(&bench), 0);
}

/// As many as can be read at a glance, and how many more there are.
#[test]
fn what_the_list_of_questions_leaves_out_is_counted() {
    for (asked, more) in [(3, None), (4, Some("One more waits")), (6, Some("3 more wait"))] {
        let mut bench = Bench::running();
        for name in ["njeri", "mutua", "amina", "nekesa", "kiprono", "wambui"].into_iter().take(asked) {
            bench.post(name, PEER, "!ask how many doses?");
        }
        bench.chat("njeri", "!open");
        let list = bench.last("njeri").text;
        assert_eq!(list.matches("asked 10:00").count(), 3, "{list}");
        assert!(more.is_none_or(|more| list.contains(more)), "{list}");
        assert_eq!(list.contains("more wait"), more.is_some(), "{list}");
    }
}

/// Nobody's question leaves the list unsaid.
#[test]
fn a_fourth_question_says_which_one_left_the_list() {
    let mut bench = Bench::running();
    let first = bench.post("njeri", RoomKind::Peer, "!ask How long does a cold box hold?");
    for words in ["!ask Where is form B?", "!ask Who has the key?"] {
        bench.post("njeri", RoomKind::Peer, words);
    }
    bench.forget();
    bench.post("njeri", RoomKind::Peer, "!ask Is it open?");
    let told: Vec<&str> = bench.told("njeri").iter().map(|shown| shown.text.as_str()).collect();
    let left =
        told.iter().filter(|text| text.contains("keeps your 3 newest") && text.contains(first.as_str()));
    assert_eq!(left.count(), 1, "{told:?}");
    assert_eq!(bench.cohort.open_questions.len(), 3);
}
