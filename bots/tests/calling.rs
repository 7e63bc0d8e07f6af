//! Whoever seems to call for help is helped, nothing of what they say is lost, and a mistake ends with one digit.

use bots::{
    cohort::Place,
    event::{MessageKind, Scene},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

fn alerts(bench: &Bench, name: &str) -> usize {
    bench.told(name).iter().filter(|shown| shown.text.contains("needs help now")).count()
}

fn cases(bench: &Bench) -> usize {
    bench.cohort.bots.quiet.emergencies.len()
}

/// At ten in the morning and at night, in the private chat.
#[test]
fn however_it_is_written_it_is_the_call() {
    for hour in ["2026-08-03T10:30:00", "2026-08-03T22:00:00"] {
        for body in [
            "! urgent woman fits",
            "\"!urgent woman fits",
            "urgent woman fits",
            "URGENT: woman fits",
            "!emergency woman fits",
            "!sos woman fits",
            "!dharura woman fits",
            "Dharura! woman fits",
            "sos woman fits",
            "🚨 woman fits",
            "！urgent woman fits",
        ] {
            let mut bench = Bench::running();
            bench.until(hour);
            bench.chat("njeri", body);
            assert_eq!((alerts(&bench, "kiprono"), cases(&bench)), (1, 1), "{body}");
            assert!(
                bench.last("njeri").text.contains("I told Kiprono")
                    && bench.last("njeri").text.contains("112"),
                "{body}"
            );
            assert!(bench.cohort.bots.quiet.held.is_empty(), "{body}: nothing is offered for the room");
        }
    }
}

/// What only seems to be one gets the question and the number at once, and the next line is the call.
#[test]
fn what_may_be_a_call_is_asked_about() {
    for body in [
        "!urgent",
        "!urgent?",
        "!urgent ?!",
        "urgent",
        "URGENT!!",
        "dharura",
        "!sos",
        "🚨",
        "!urgnet child not breathing",
        "!urgent 1",
    ] {
        let mut bench = Bench::running();
        bench.until("2026-08-03T22:00:00");
        bench.chat("njeri", body);
        assert_eq!(alerts(&bench, "kiprono"), 0, "{body}");
        let asked = bench.last("njeri");
        assert!(
            asked.rings && asked.text.contains("What has happened?") && asked.text.contains("112"),
            "{body}: {}",
            asked.text
        );
        bench.chat("njeri", "woman fits");
        assert_eq!(bench.heard("kiprono", "woman fits"), 1, "{body}");
    }
    // By day, words that only speak of an emergency are not merely not understood.
    let mut bench = Bench::running();
    bench.chat("njeri", "please come, it is urgent");
    assert!(bench.last("njeri").text.contains("What has happened?"));
    // In a room a word may be said to all.
    bench.post("mutua", RoomKind::Peer, "Urgent: the fridge has failed");
    assert!(bench.last("mutua").text.contains("What has happened?"));
    assert_eq!((alerts(&bench, "kiprono"), bench.in_room(RoomKind::Peer).len()), (0, 0));
}

#[test]
fn a_digit_or_a_stop_is_never_sent_on() {
    for body in ["2", "stop", "STOP!", "no", "it was a mistake", "!urgent stop", "!urgent 2", "❌"] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!urgent");
        bench.chat("njeri", body);
        let told = bench.last("njeri").text;
        assert!(told.contains("I tell no one") && told.contains("112"), "{body}: {told}");
        bench.wait(SignedDuration::from_mins(30));
        assert_eq!((bench.told("kiprono").len(), cases(&bench)), (0, 0), "{body}");
        assert_eq!(bench.heard("njeri", "I got no reason"), 0, "{body}");
    }
    // What is no answer to it is asked again, with the same choices.
    for body in ["1", "3", "yes"] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!urgent");
        bench.chat("njeri", body);
        assert!(
            bench.last("njeri").text.contains("What has happened?"),
            "{body}: {}",
            bench.last("njeri").text
        );
        bench.chat("njeri", "woman fits");
        assert_eq!(bench.heard("kiprono", "woman fits"), 1, "{body}");
    }
}

/// By a digit, by a word, by the command, or by deleting it; taken or not.
#[test]
fn a_mistaken_call_ends_and_those_who_were_told_hear_so() {
    for taken in [false, true] {
        for end in ["2", "no", "stop", "it was a mistake", "!urgent stop", "delete"] {
            let mut bench = Bench::running();
            let call = bench.post("njeri", RoomKind::Peer, "!urgent woman fits");
            if taken {
                bench.chat("kiprono", "1");
            }
            if end == "delete" {
                bench.redact("njeri", &call, Scene::Room(RoomKind::Peer));
            } else {
                bench.chat("njeri", end);
            }
            let told = bench.last("kiprono");
            assert!(told.rings && told.text.contains("the call was a mistake"), "{end}: {}", told.text);
            let told = bench.last("njeri").text;
            assert!(
                told.contains("it was a mistake. I told Kiprono Cheruiyot") && told.contains("112"),
                "{end}: {told}"
            );
            let before = bench.told("kiprono").len();
            bench.wait(SignedDuration::from_mins(90));
            assert_eq!(
                (bench.told("kiprono").len(), bench.told("wanjiku").len(), cases(&bench)),
                (before, 0, 0),
                "{end}"
            );
            assert_eq!(bench.heard("kiprono", "adds"), 0, "{end}: it is not sent on");
        }
    }
}

/// Only the caller ends their call: a moderator who deletes the line in the room does not.
#[test]
fn what_another_takes_away_is_no_mistake() {
    let mut bench = Bench::running();
    let call = bench.post("njeri", RoomKind::Peer, "!urgent woman fits");
    bench.redact("achieng", &call, Scene::Room(RoomKind::Peer));
    assert_eq!(cases(&bench), 1);
    bench.wait(SignedDuration::from_mins(5));
    assert_eq!(alerts(&bench, "wanjiku"), 1);
}

#[test]
fn a_mistake_is_no_third_call_of_the_week() {
    for mistaken in [0, 1, 2, 3] {
        let mut bench = Bench::running();
        for number in 1..=3 {
            bench.chat("njeri", "!urgent Help");
            if number == mistaken {
                bench.chat("njeri", "2");
            } else {
                bench.chat("kiprono", "1");
            }
            bench.wait(SignedDuration::from_mins(61));
        }
        let expected = usize::from(mistaken == 0);
        for (name, words) in [("achieng", "has sent !urgent 3 times"), ("njeri", "three times this week")] {
            assert_eq!(bench.heard(name, words), expected, "{name}, mistaken: {mistaken}");
        }
    }
}

/// E2: the place and the number stand at the end.
#[test]
fn nothing_of_a_long_call_is_lost() {
    let place = "at the river post below Kambaa, my number is 0712 345678";
    for (length, parts) in [(260, 2), (700, 4)] {
        let long = format!("{}{place}", "woman fits and bleeds ".repeat(length / 22));
        let mut bench = Bench::running();
        bench.chat("njeri", &format!("!urgent {long}"));
        let told: Vec<String> = bench.told("kiprono").iter().map(|shown| shown.text.clone()).collect();
        assert_eq!(told.len(), parts, "{told:?}");
        assert!(told[0].contains("…”") && told.last().unwrap().contains("345678"), "{told:?}");
        // Whoever is told later reads as much, and a yes to the last piece is a yes.
        bench.wait(SignedDuration::from_mins(5));
        assert_eq!(bench.told("wanjiku").len(), parts);
        let last = bench.last("wanjiku");
        bench.answer("wanjiku", &last, "1");
        assert!(bench.last("njeri").text.contains("Wanjiku Kamau has seen it"));
        // So does what is added.
        bench.chat("njeri", &long);
        assert_eq!(
            bench.told("wanjiku").iter().filter(|shown| shown.text.contains("0712 345678")).count(),
            2
        );
    }
    // What is longer than anybody reads is said to be.
    let mut bench = Bench::running();
    bench.chat("njeri", &format!("!urgent {}", "woman fits and bleeds ".repeat(100)));
    assert!(bench.last("njeri").text.contains("Please send the rest"), "{}", bench.last("njeri").text);
}

#[test]
fn a_long_report_and_a_long_appeal_arrive_whole() {
    let long = format!("{}and that is the end.", "somebody was unkind to me again ".repeat(12));
    let mut bench = Bench::running();
    bench.chat("njeri", &format!("!report {long}"));
    bench.chat("njeri", "3");
    let told: Vec<String> = bench.told("achieng").iter().map(|shown| shown.text.clone()).collect();
    assert!(told[0].contains("…”") && told.last().unwrap().contains("that is the end"), "{told:?}");
    bench.chat("achieng", "!mute Mutua 2h why");
    bench.chat("achieng", "1");
    bench.chat("mutua", &format!("!appeal {long}"));
    assert!(bench.last("muthoni").text.contains("that is the end"), "{}", bench.last("muthoni").text);
}

/// D2, D7: what somebody who was alerted writes belongs to the case, at night as by day, and is never for the room.
#[test]
fn what_is_written_back_reaches_the_caller() {
    for (hour, taken) in
        [("2026-08-03T10:30:00", true), ("2026-08-03T22:00:00", true), ("2026-08-03T22:00:00", false)]
    {
        let mut bench = Bench::running();
        bench.until(hour);
        bench.chat("njeri", "!urgent woman fits");
        if taken {
            bench.chat("kiprono", "1");
        }
        bench.chat("kiprono", "Where are you? I can be there in ten minutes");
        let told = bench.last("njeri");
        assert!(
            told.rings && told.text.contains("Kiprono Cheruiyot writes to you: “Where are you?"),
            "{}",
            told.text
        );
        assert!(told.text.contains("112"));
        assert!(bench.last("kiprono").text.contains("passed that on to Njeri Mwangi"));
        assert_eq!(bench.last("kiprono").text.contains("send 1"), !taken, "{}", bench.last("kiprono").text);
        bench.sends("kiprono", Scene::Chat, MessageKind::Media, "map.jpg");
        assert_eq!(bench.heard("njeri", "Kiprono Cheruiyot writes to you"), 2);
        assert!(bench.cohort.bots.quiet.held.is_empty());
        bench.chat("njeri", "at the river post");
        assert_eq!(bench.heard("kiprono", "at the river post"), 1);
    }
    // Who said no, and who was told of no case, writes about something else.
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("kiprono", "2");
    bench.chat("kiprono", "good evening");
    bench.chat("mutua", "good evening");
    assert_eq!(bench.heard("njeri", "writes to you"), 0);
}

/// 🚨 on a message of ours calls, also when the closing line says by now that the room is open.
#[test]
fn the_alarm_sign_on_a_line_of_ours_calls() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T16:55:00");
    let line = bench.in_room(RoomKind::Peer)[0].clone();
    assert_eq!(line.buttons, ["🚨"], "the voice places it");
    for (hour, name) in [("2026-08-03T22:00:00", "njeri"), ("2026-08-04T08:30:00", "mutua")] {
        bench.until(hour);
        bench.react(name, &line.event, "🚨");
        assert!(bench.last(name).text.contains("What has happened?"), "{hour}");
    }
}

#[test]
fn what_is_stored_of_a_call_holds_no_word_of_it() {
    let mut bench = Bench::running();
    bench.chat("njeri", &format!("!urgent {}", "fridge ".repeat(60)));
    let state = serde_json::to_string(&bench.cohort).unwrap();
    assert!(!state.contains("fridge"));
    assert!(
        bench.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer)) && bench.cohort.is_in(&person("njeri"))
    );
}
