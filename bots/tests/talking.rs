//! People talk as they do: without a mark, in pictures, beside the question, and with slips that they mend.

use bots::{
    cohort::Place,
    event::{MessageKind, Scene},
    ids::RoomKind,
    room_state::people::Membership,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

#[test]
fn other_bots_commands_in_a_room_are_hinted_at_once_a_day() {
    let mut bench = Bench::running();
    for words in ["!poll lunch?", "!karibu wote", "!rotta", "!poll dinner?"] {
        bench.post("njeri", RoomKind::Social, words);
        bench.wait(SignedDuration::from_mins(1));
    }
    assert_eq!(bench.told("njeri").len(), 1, "{:?}", bench.last("njeri").text);
    bench.chat("njeri", "!xyzzy");
    bench.chat("njeri", "!xyzzy");
    assert_eq!(bench.told("njeri").len(), 3, "in the chat each is answered");
    bench.wait(SignedDuration::from_hours(24));
    let before = bench.told("njeri").len();
    bench.post("njeri", RoomKind::Social, "!poll breakfast?");
    assert_eq!(bench.told("njeri").len(), before + 1);
}

#[test]
fn nobody_is_asked_back_for_another_bots_command() {
    let mut bench = Bench::running();
    bench.chat_changes("njeri", Membership::Leave, true);
    bench.forget();
    for words in ["!poll lunch?", "!karibu wote", "!rotta"] {
        bench.post("njeri", RoomKind::Social, words);
    }
    assert!(bench.chats.is_empty() && bench.waiting.is_empty(), "{:?} {:?}", bench.chats, bench.waiting);
}

#[test]
fn a_commands_name_alone_is_the_command_in_the_private_chat() {
    let mut bench = Bench::running();
    for (bare, same) in [("rota", "!rota"), ("Msaada", "!msaada"), (" HELP. ", "!help"), ("saa!", "!saa")] {
        bench.chat("njeri", same);
        let expected = bench.last("njeri").text;
        let before = bench.told("njeri").len();
        bench.chat("njeri", bare);
        assert_eq!((bench.told("njeri").len(), bench.last("njeri").text), (before + 1, expected), "{bare}");
    }
    // In a room it is a word, and within a sentence too.
    let before = bench.told("njeri").len();
    bench.post("njeri", RoomKind::Peer, "rota");
    assert_eq!((bench.told("njeri").len(), bench.in_room(RoomKind::Peer).len()), (before, 0));
    bench.chat("njeri", "help the others");
    assert!(bench.last("njeri").text.contains("did not understand"), "{}", bench.last("njeri").text);
}

#[test]
fn a_commands_name_is_a_word_where_words_are_waited_for() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent");
    bench.wait(SignedDuration::from_secs(5));
    bench.chat("njeri", "help");
    assert!(bench.last("kiprono").text.contains("help"), "{}", bench.last("kiprono").text);
}

#[test]
fn what_is_no_answer_is_asked_again_with_its_choices() {
    let mut bench = Bench::running();
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    let asked = bench.last("makena").text;
    for unclear in ["what is this?", "7", "maybe later"] {
        let before = bench.told("makena").len();
        bench.chat("makena", unclear);
        let told: Vec<_> = bench.told("makena").into_iter().skip(before).map(|m| m.text.clone()).collect();
        assert!(
            matches!(&told[..], [first, again] if first.contains("did not understand") && *again == asked),
            "{unclear}: {told:?}"
        );
        assert!(told.iter().all(|text| !text.contains("!help")), "{told:?}");
    }
    let again = bench.last("makena");
    bench.react("makena", &again.event, "✅");
    assert!(bench.cohort.agreed(&person("makena")), "the repeated one can be answered");
}

#[test]
fn a_picture_is_answered_once_for_several() {
    let mut bench = Bench::running();
    for name in ["njeri", "mwikali"] {
        bench.opens_chat(name);
        let before = bench.told(name).len();
        for _ in 0..3 {
            bench.sends(name, Scene::Chat, MessageKind::Media, "");
            bench.wait(SignedDuration::from_secs(5));
        }
        assert_eq!(bench.told(name).len(), before + 1, "{name}");
        bench.wait(SignedDuration::from_mins(2));
        bench.sends(name, Scene::Chat, MessageKind::Media, "");
        assert!(bench.last(name).text.contains("words only"), "{}", bench.last(name).text);
        assert_eq!(bench.told(name).len(), before + 2, "{name}");
    }
    bench.sends("njeri", Scene::Room(RoomKind::Peer), MessageKind::Media, "");
    assert!(bench.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer)));
}

#[test]
fn a_slip_that_had_no_effect_is_mended_by_editing() {
    let mut bench = Bench::running();
    let slip = bench.chat("njeri", "!urgnet child not breathing");
    assert!(bench.last("njeri").text.contains("What has happened?"), "{}", bench.last("njeri").text);
    bench.edits("njeri", &slip, "!urgent child not breathing");
    assert_eq!(bench.shown.iter().filter(|m| m.text.contains("child not breathing")).count(), 1);
    assert!(bench.last("njeri").text.contains("I told"), "{}", bench.last("njeri").text);
    // Once: it has had its effect now.
    bench.edits("njeri", &slip, "!urgent child is blue");
    assert!(bench.last("njeri").text.contains("112"), "{}", bench.last("njeri").text);

    let slip = bench.post("mutua", RoomKind::Peer, "!rotta");
    bench.edits_in("mutua", Scene::Room(RoomKind::Peer), &slip, "!rota");
    assert_eq!(bench.in_room(RoomKind::Peer).iter().filter(|m| m.answer).count(), 1);
}

#[test]
fn a_change_of_what_was_read_is_answered_and_does_nothing() {
    let mut bench = Bench::running();
    let read = bench.chat("njeri", "!hours");
    bench.edits("njeri", &read, "!rota");
    assert!(bench.last("njeri").text.contains("nothing with the change"), "{}", bench.last("njeri").text);
    bench.edits("njeri", &read, "!urgent the fridge");
    let last = bench.last("njeri").text;
    assert!(last.contains("did not go out") && last.contains("112"), "{last}");
    assert!(bench.told("kiprono").is_empty(), "nobody is rung by a change");
    // No act of moderation is done by an edit.
    let slip = bench.chat("achieng", "!muet @p_njeri:moh.test 2h");
    bench.edits("achieng", &slip, "!mute @p_njeri:moh.test 2h");
    assert!(bench.last("achieng").text.contains("nothing with the change"), "{}", bench.last("achieng").text);
    // A post of one's own may be edited at will.
    let post = bench.post("njeri", RoomKind::Peer, "helo all");
    let before = bench.told("njeri").len();
    bench.edits_in("njeri", Scene::Room(RoomKind::Peer), &post, "hello all");
    assert_eq!(bench.told("njeri").len(), before);
}

/// Who thanks wants nothing: no list of what else there is, and nothing for the room at night.
#[test]
fn thanks_are_thanks() {
    let mut bench = Bench::running();
    for hour in ["2026-08-03T11:00:00", "2026-08-03T21:00:00"] {
        bench.until(hour);
        for words in ["asante sana", "Thank you!", "thanks a lot dear"] {
            bench.chat("njeri", words);
            assert_eq!(bench.last("njeri").text, "You are welcome.", "{hour}: {words}");
        }
        bench.chat("njeri", "thanks to Mutua the fridge works");
        assert_ne!(bench.last("njeri").text, "You are welcome.", "{hour}");
    }
}
