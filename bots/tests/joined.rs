//! Emergencies of one person join into one case: who was told hears what is added, and nobody else is rung for it.

use bots::{
    cohort::Place,
    event::{MessageKind, Scene},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

fn cases(bench: &Bench) -> usize {
    bench.cohort.bots.quiet.emergencies.len()
}

#[test]
fn a_second_call_joins_the_open_case() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent woman fits");
    bench.wait(SignedDuration::from_secs(10));
    bench.chat("njeri", "!urgent she is 34 weeks");
    let added = bench.last("kiprono");
    assert!(added.rings && added.text == "🚨 Njeri Mwangi adds: “she is 34 weeks”", "{}", added.text);
    let told = bench.last("njeri");
    assert!(told.rings && told.text.contains("passed that on to Kiprono Cheruiyot"), "{}", told.text);
    assert!(told.text.contains("112"));
    assert_eq!((cases(&bench), bench.told("wanjiku").len()), (1, 0), "nobody else is rung for it");
    // The schedule goes on from the first call, and who is told later reads both.
    bench.wait(SignedDuration::from_mins(5));
    let calls: Vec<String> = bench.told("wanjiku").iter().map(|shown| shown.text.clone()).collect();
    assert_eq!(calls.len(), 2, "{calls:?}");
    assert!(calls[0].contains("woman fits") && calls[1].contains("she is 34 weeks"), "{calls:?}");
    // A yes to what was added is a yes to the call.
    bench.answer("kiprono", &added, "1");
    assert!(bench.last("njeri").text.contains("Kiprono Cheruiyot has seen it"));
}

/// As people write: without a command, in working hours and at night, in a picture or a voice note.
#[test]
fn what_follows_without_a_command_is_passed_on_too() {
    for night in [false, true] {
        let mut bench = Bench::running();
        if night {
            bench.until("2026-08-03T20:00:00");
        }
        bench.chat("njeri", "!urgent woman fits");
        bench.wait(SignedDuration::from_secs(10));
        bench.chat("njeri", "she is 34 weeks, we are at the river post");
        assert_eq!(bench.heard("kiprono", "we are at the river post"), 1);
        bench.sends("njeri", Scene::Chat, MessageKind::Media, "wound.jpg");
        bench.sends("njeri", Scene::Chat, MessageKind::Sealed, "(sealed)");
        bench.sends("njeri", Scene::Chat, MessageKind::Bound, "River post geo:-1.1,36.6");
        assert_eq!(bench.heard("kiprono", "Njeri Mwangi adds"), 4);
        assert_eq!(bench.heard("kiprono", "River post geo:-1.1,36.6"), 1, "a place is said in words");
        assert_eq!(bench.heard("njeri", "What shall I do with your text?"), 0, "never for the room");
        assert!(bench.cohort.bots.quiet.held.is_empty());
        // Another person's words are not about it, and an hour later hers are not either.
        bench.chat("mutua", "good evening");
        bench.wait(SignedDuration::from_mins(61));
        bench.chat("njeri", "all is well");
        assert_eq!(bench.heard("kiprono", "adds"), 4);
    }
}

#[test]
fn whoever_has_it_hears_what_is_added_for_an_hour() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent woman fits");
    let alert = bench.last("kiprono");
    bench.react("kiprono", &alert.event, "✅");
    bench.wait(SignedDuration::from_mins(59));
    bench.chat("njeri", "!urgent she fits again");
    assert_eq!(bench.heard("kiprono", "adds: “she fits again”"), 1);
    assert_eq!((cases(&bench), bench.told("wanjiku").len()), (1, 0));
    bench.wait(SignedDuration::from_mins(2));
    bench.chat("njeri", "!urgent and now the child");
    assert_eq!((cases(&bench), bench.heard("kiprono", "needs help now")), (2, 2), "another case");
}

#[test]
fn a_hundred_calls_of_one_person_are_one_case() {
    let mut bench = Bench::running();
    for number in 0..100 {
        bench.chat("njeri", &format!("!urgent line {number}"));
    }
    assert_eq!((cases(&bench), bench.told("wanjiku").len()), (1, 0));
    assert_eq!(bench.told("kiprono").len(), 11, "the call and ten more");
    assert_eq!(bench.told("njeri").len(), 100, "each is answered");
    for shown in bench.told("njeri") {
        assert!(shown.text.contains("112") && shown.text.contains("Kiprono Cheruiyot"), "{}", shown.text);
    }
    let state = serde_json::to_string(&bench.cohort.bots.quiet.emergencies).unwrap();
    assert!(state.len() < 1_000, "{state}");
    bench.chat("mutua", "!urgent Flood");
    assert_eq!((cases(&bench), bench.heard("kiprono", "Flood")), (2, 1), "another person's is their own");
}

/// Where nobody could be told, each call looks anew, in the same case.
#[test]
fn with_nobody_on_call_it_is_tried_again() {
    let mut bench = Bench::running();
    for name in ["kiprono", "wanjiku"] {
        bench.leaves(name, Place::Room(RoomKind::Peer));
    }
    bench.until("2026-08-03T16:50:00");
    for _ in 0..20 {
        bench.chat("njeri", "!urgent Help");
    }
    assert_eq!(bench.heard("njeri", "No one is on call right now"), 20);
    assert_eq!(cases(&bench), 1);
    // Nekesa's hours begin at five.
    bench.until("2026-08-03T17:01:00");
    bench.chat("njeri", "!urgent Help at once");
    assert_eq!(bench.heard("nekesa", "Help at once"), 1);
    assert_eq!(cases(&bench), 1);
}

/// The list has ended: who did not answer hears more, and who came on call meanwhile is told.
#[test]
fn at_the_end_of_the_list_a_further_call_finds_who_is_there_by_now() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T16:40:00");
    bench.chat("njeri", "!urgent Help");
    bench.wait(SignedDuration::from_mins(11));
    assert_eq!(bench.heard("njeri", "I told all who are on call"), 1);
    bench.until("2026-08-03T17:01:00");
    bench.chat("njeri", "!urgent Nobody comes");
    assert_eq!(bench.heard("kiprono", "adds: “Nobody comes”"), 1);
    assert_eq!(bench.heard("nekesa", "Nobody comes"), 1);
    assert_eq!(cases(&bench), 1);
}

#[test]
fn few_cases_are_remembered_and_open_ones_always() {
    let mut bench = Bench::running();
    bench.chat("mutua", "!urgent Flood");
    for _ in 0..30 {
        bench.chat("njeri", "!urgent Help");
        bench.chat("mutua", "!urgent more");
        bench.wait(SignedDuration::from_mins(50));
        bench.chat("kiprono", "1");
        bench.wait(SignedDuration::from_mins(61));
    }
    let of = |name: &str| {
        bench.cohort.bots.quiet.emergencies.iter().filter(|case| case.caller == person(name)).count()
    };
    assert!(of("njeri") <= 10 && of("mutua") <= 10, "{} {}", of("njeri"), of("mutua"));
}

/// An answer to what the helper wrote reaches them, however long ago the call was.
#[test]
fn who_is_written_to_is_heard_long_after_the_call() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent woman fits");
    let alert = bench.last("kiprono");
    bench.react("kiprono", &alert.event, "✅");
    bench.wait(SignedDuration::from_mins(26));
    bench.chat("kiprono", "Is the ambulance there?");
    bench.wait(SignedDuration::from_secs(10));
    bench.chat("njeri", "Yes it has come");
    assert_eq!(bench.heard("kiprono", "“Yes it has come”"), 1, "{}", bench.last("njeri").text);
    bench.wait(SignedDuration::from_mins(70));
    bench.chat("njeri", "Good evening");
    assert_eq!(bench.heard("kiprono", "Good evening"), 0);
}

/// What is plainly a command's name is the command for whoever helps; what people say to each other is passed on.
#[test]
fn a_helper_can_still_use_commands_by_their_name() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent woman fits");
    let alert = bench.last("kiprono");
    bench.react("kiprono", &alert.event, "✅");
    for word in ["dashboard", "zamu", "Rota", "help"] {
        let before = bench.told("njeri").len();
        bench.chat("kiprono", word);
        assert_eq!(bench.told("njeri").len(), before, "{word}");
        assert!(!bench.last("kiprono").text.contains("passed that on"), "{word}");
    }
    for word in ["who?", "open the airway", "help is coming", "rota virus?"] {
        bench.chat("kiprono", word);
        assert!(bench.last("njeri").text.contains(word), "{word}: {}", bench.last("njeri").text);
    }
}

/// Who called and is then asked to help somebody else has two talks: words go to the one they reply to, else to the one
/// that was last about them, and a bare *no* ends neither by chance.
#[test]
fn who_called_and_helps_another_writes_to_the_right_one() {
    let mut bench = Bench::running();
    bench.chat("kiprono", "!urgent I need oxygen");
    bench.chat("wanjiku", "1");
    bench.chat("wanjiku", "It is on its way");
    bench.wait(SignedDuration::from_mins(2));
    bench.chat("njeri", "!urgent woman fits");
    let call = bench.last("kiprono");
    assert!(call.text.contains("woman fits"), "{}", call.text);
    bench.chat("kiprono", "1");
    bench.chat("kiprono", "On my way, do you have magnesium?");
    assert_eq!(bench.heard("njeri", "do you have magnesium?"), 1);
    assert_eq!(bench.heard("wanjiku", "magnesium"), 0);
    bench.chat("kiprono", "no");
    assert_eq!((cases(&bench), bench.heard("njeri", "“no”")), (2, 1), "it answers whom they help");
    bench.answer("kiprono", &call, "five minutes");
    assert_eq!(bench.heard("njeri", "five minutes"), 1);
    // Their own helper wrote last: then it is that talk.
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("wanjiku", "The driver asks for the gate");
    bench.chat("kiprono", "the blue one");
    assert_eq!((bench.heard("wanjiku", "the blue one"), bench.heard("njeri", "the blue one")), (1, 0));
    bench.answer("kiprono", &call, "I am at the bridge");
    assert_eq!(bench.heard("njeri", "I am at the bridge"), 1);
}
