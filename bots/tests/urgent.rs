//! Emergencies (`behaviour.md`, "On call"): to volunteers with hours of their own, in order, until one has it. Every
//! answer to the sender shows the emergency number.

use bots::{
    cohort::Place,
    event::{MessageKind, Scene},
    ids::RoomKind,
    room_state::people::Membership,
};
use jiff::SignedDuration;

use crate::bench::{
    Bench,
    lari::{person, structure},
};

/// What the sender read, each with the emergency number.
fn read_by(bench: &Bench, name: &str) -> Vec<String> {
    let told: Vec<String> = bench.told(name).iter().map(|shown| shown.text.clone()).collect();
    for text in told.iter().filter(|text| !text.contains("Your !urgent")) {
        assert!(text.contains("112"), "without the number: {text}");
    }
    told
}

#[test]
fn the_first_on_call_is_told_and_the_sender_reads_who() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!urgent The vaccine fridge has failed");
    let alert = bench.last("kiprono");
    assert!(alert.rings && alert.text.contains("The vaccine fridge has failed") && alert.buttons == ["✅"]);
    assert!(read_by(&bench, "njeri")[0].contains("I told Kiprono Cheruiyot"));
    assert!(bench.in_room(RoomKind::Peer).is_empty(), "not to the room");
    bench.react("kiprono", &alert.event, "✅");
    assert!(bench.last("kiprono").text.contains("Njeri Mwangi knows that you have it"));
    assert!(read_by(&bench, "njeri")[1].contains("Kiprono Cheruiyot has seen it"));
    bench.wait(SignedDuration::from_mins(61));
    assert_eq!((bench.told("njeri").len(), bench.told("wanjiku").len()), (2, 0));
    bench.post("mutua", RoomKind::Peer, "hello");
    assert_eq!(bench.cohort.bots.quiet.emergencies[0].reason, None, "nobody else will be told");
}

/// Where the words stand is kept while somebody may still have to be told, never the words.
#[test]
fn the_words_are_never_kept() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!urgent The vaccine fridge has failed");
    bench.chat("mutua", "!report Somebody was unkind to me");
    bench.chat("mutua", "2");
    let state = serde_json::to_string(&bench.cohort).unwrap();
    assert!(!state.contains("fridge") && !state.contains("unkind"), "{state}");
    assert!(bench.shown.iter().any(|shown| shown.text.contains("Somebody was unkind to me")));
    bench.wait(SignedDuration::from_mins(5));
    assert!(bench.last("wanjiku").text.contains("The vaccine fridge has failed"), "the next reads them too");
}

/// A voice note does not stop an alert.
#[test]
fn an_alert_goes_out_without_words_to_read() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent");
    bench.sends("njeri", Scene::Chat, MessageKind::Media, "");
    bench.words.clear();
    bench.wait(SignedDuration::from_mins(5));
    let alert = bench.last("wanjiku").text;
    assert!(alert.contains("Njeri Mwangi") && alert.contains("(not in words: please ask)"), "{alert}");
}

#[test]
fn without_an_answer_the_next_is_told_after_five_minutes_and_then_the_end_is_said() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent Help");
    bench.wait(SignedDuration::from_secs(299));
    assert_eq!(bench.told("wanjiku").len(), 0);
    bench.wait(SignedDuration::from_secs(1));
    assert!(bench.last("wanjiku").rings, "Nekesa's hours begin at 17:00");
    assert!(bench.told("kiprono")[0].text.contains("in 5 minutes, I tell the next"));
    assert!(bench.last("wanjiku").text.contains("no one else on call"), "{}", bench.last("wanjiku").text);
    assert!(bench.last("njeri").text.contains("so I told Wanjiku Kamau as well"));
    bench.wait(SignedDuration::from_mins(5));
    assert!(bench.last("njeri").text.contains("I told all who are on call"));
    assert_eq!(read_by(&bench, "njeri").len(), 3);
    assert_eq!(bench.told("nekesa").len(), 0);
    // An answer still counts after the end of the list.
    let alert = bench.told("kiprono")[0].clone();
    bench.answer("kiprono", &alert, "1");
    assert!(bench.last("njeri").text.contains("Kiprono Cheruiyot has seen it"));
    assert!(
        bench.last("wanjiku").text.contains("Kiprono Cheruiyot has the call of Njeri"),
        "who was told can rest"
    );
    let alert = bench.told("wanjiku")[0].clone();
    bench.react("wanjiku", &alert.event, "✅");
    assert!(bench.last("wanjiku").text.contains("Kiprono Cheruiyot has the call of Njeri"));
}

#[test]
fn the_file_says_how_long_is_waited() {
    let mut bench = Bench::running();
    bench.edit_file(|file| file.urgent_minutes = 1);
    bench.chat("njeri", "!urgent Help");
    assert!(bench.last("njeri").text.contains("in 1 minute,"), "{}", bench.last("njeri").text);
    bench.wait(SignedDuration::from_secs(60));
    assert!(bench.last("njeri").text.contains("Wanjiku Kamau"));
}

#[test]
fn volunteers_are_told_in_their_own_hours_only() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T18:00:00");
    bench.chat("kiprono", "!urgent Help");
    assert!(bench.last("kiprono").text.contains("I told Nekesa Wafula"), "not the caller");
}

#[test]
fn who_cannot_is_not_waited_for() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent Help");
    let alert = bench.last("kiprono");
    bench.answer("kiprono", &alert, "2");
    assert!(bench.last("njeri").text.contains("Wanjiku Kamau"));
}

#[test]
fn with_nobody_on_call_the_sender_reads_so_at_once() {
    let mut file = structure();
    file.on_call.clear();
    let mut bench = Bench::new(file);
    bench.everyone_comes();
    bench.forget();
    bench.chat("njeri", "!urgent Help");
    assert!(read_by(&bench, "njeri")[0].contains("No one is on call right now"));
}

#[test]
fn who_left_or_cannot_be_reached_is_not_told() {
    let mut bench = Bench::running();
    bench.leaves("kiprono", Place::Room(RoomKind::Peer));
    bench.chat("njeri", "!urgent Help");
    assert!(bench.last("njeri").text.contains("I told Wanjiku Kamau"));
}

#[test]
fn two_emergencies_at_once_are_two_questions() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent Fire");
    let first = bench.last("kiprono");
    bench.chat("mutua", "!urgent Flood");
    let second = bench.last("kiprono");
    bench.react("kiprono", &first.event, "✅");
    assert!(bench.last("njeri").text.contains("has seen it"));
    bench.react("kiprono", &second.event, "✅");
    assert!(bench.last("mutua").text.contains("has seen it"));
}

#[test]
fn without_words_they_are_asked_for_and_the_wait_has_an_end() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T17:30:00");
    let line = bench.in_room(RoomKind::Peer)[0].clone();
    bench.react("njeri", &line.event, "🚨");
    assert!(bench.last("njeri").text.starts_with("What has happened?"));
    bench.chat("njeri", "A child has collapsed after the injection");
    assert!(bench.last("kiprono").text.contains("A child has collapsed"));
    bench.react("mutua", &line.event, "🚨");
    bench.wait(SignedDuration::from_mins(15));
    assert!(bench.last("mutua").text.contains("I got no reason, so I told no one"));
    bench.chat("mutua", "hello");
    assert!(
        bench.last("mutua").text.contains("What shall I do with your text?"),
        "{}",
        bench.last("mutua").text
    );
    assert_eq!(bench.told("kiprono").len(), 1);
    read_by(&bench, "njeri");
}

#[test]
fn a_digit_is_no_reason() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent");
    bench.chat("njeri", "1");
    assert_eq!(bench.told("kiprono").len(), 0);
    bench.chat("njeri", "the fridge");
    assert_eq!(bench.told("kiprono").len(), 1);
}

#[test]
fn the_third_in_a_week_goes_out_and_is_looked_at_without_a_name() {
    let mut bench = Bench::running();
    for day in 3..=7 {
        bench.until(&format!("2026-08-0{day}T11:00:00"));
        bench.chat("njeri", "!urgent Help");
        let alert = bench.last("kiprono");
        bench.react("kiprono", &alert.event, "✅");
    }
    assert_eq!(bench.told("kiprono").iter().filter(|shown| shown.text.contains("Help")).count(), 5);
    let third = bench.told("njeri").into_iter().filter(|shown| shown.text.contains("three times this week"));
    assert_eq!(third.count(), 1, "said at the third and never again");
    for moderator in ["achieng", "muthoni"] {
        let told = bench.last(moderator);
        assert!(told.text.contains("3 times this week") && !told.text.contains("Njeri"), "{}", told.text);
    }
}

#[test]
fn too_late_or_not_allowed_the_number_is_shown() {
    let mut bench = Bench::running();
    let sent = bench.now;
    bench.wait(SignedDuration::from_mins(11));
    bench.arrives("njeri", Scene::Chat, "!urgent Help", sent, bench.now);
    assert!(bench.last("njeri").text.contains("112"));
    assert!(bench.told("njeri")[0].text.contains("more than ten minutes late"));
    assert_eq!(bench.told("kiprono").len(), 0);
    bench.opens_chat("barasa");
    bench.chat("barasa", "!urgent Help");
    assert!(bench.last("barasa").text.contains("112"));
}

#[test]
fn a_muted_person_still_reaches_who_is_on_call() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h");
    bench.chat("achieng", "1");
    assert!(bench.cohort.bots.moderation.is_muted(&person("njeri"), bench.now));
    bench.chat("njeri", "!urgent Help");
    assert_eq!(bench.told("kiprono").len(), 1);
}

#[test]
fn a_long_reason_is_cut_so_that_the_alert_can_be_read() {
    let mut bench = Bench::running();
    bench.chat("njeri", &format!("!urgent {}", "the fridge is warm ".repeat(40)));
    let alert = bench.last("kiprono").text;
    assert!(alert.contains("the fridge is warm") && alert.chars().count() <= 480, "{alert}");
}

#[test]
fn who_takes_it_and_gives_it_back_leaves_nobody_waiting() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent The vaccine fridge has failed");
    let alert = bench.last("kiprono");
    let mark = bench.react("kiprono", &alert.event, "✅");
    bench.wait(SignedDuration::from_mins(2));
    bench.redact("kiprono", &mark, Scene::Chat);
    assert!(
        bench.last("kiprono").text.contains("I tell the next person now"),
        "{}",
        bench.last("kiprono").text
    );
    let next = bench.last("wanjiku");
    assert!(next.rings && next.text.contains("The vaccine fridge has failed"), "{}", next.text);
    let told = bench.last("njeri");
    assert!(
        told.rings && told.text.contains("cannot come after all, so I told Wanjiku Kamau"),
        "{}",
        told.text
    );
    assert!(!told.text.contains("Kiprono"), "no name beside it");
    bench.wait(SignedDuration::from_mins(5));
    assert!(bench.last("njeri").text.contains("I told all who are on call"), "and so on");
    let mark = bench.react("kiprono", &alert.event, "✅");
    assert!(bench.last("njeri").text.contains("Kiprono Cheruiyot has seen it"), "their yes counts again");
    bench.wait(SignedDuration::from_mins(61));
    let before = bench.told("njeri").len();
    bench.redact("kiprono", &mark, Scene::Chat);
    assert_eq!(bench.told("njeri").len(), before, "an hour later it is only tidied away");
    read_by(&bench, "njeri");
}

#[test]
fn who_gives_it_back_as_the_last_one_leaves_the_number() {
    let mut bench = Bench::running();
    bench.edit_file(|file| file.on_call.truncate(1));
    bench.chat("njeri", "!urgent Help");
    let alert = bench.last("kiprono");
    let mark = bench.react("kiprono", &alert.event, "✅");
    bench.redact("kiprono", &mark, Scene::Chat);
    assert!(bench.last("njeri").text.contains("I have no one left to tell"), "{}", bench.last("njeri").text);
    read_by(&bench, "njeri");
}

/// Asked what has happened, people send what is quickest.
#[test]
fn a_voice_note_or_what_cannot_be_read_is_a_reason_too() {
    for kind in [MessageKind::Media, MessageKind::Sealed] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!urgent");
        bench.sends("njeri", Scene::Chat, kind, "");
        assert!(bench.last("kiprono").rings, "{kind:?}");
        assert!(
            bench.last("njeri").text.contains("I told Kiprono Cheruiyot"),
            "{}",
            bench.last("njeri").text
        );
    }
}

#[test]
fn what_cannot_be_read_is_answered_once_with_the_number() {
    let mut bench = Bench::running();
    for _ in 0..3 {
        bench.sends("njeri", Scene::Chat, MessageKind::Sealed, "");
        bench.sends("njeri", Scene::Room(RoomKind::Social), MessageKind::Sealed, "");
    }
    assert_eq!(bench.told("njeri").len(), 1);
    assert!(read_by(&bench, "njeri")[0].contains("I could not read that"));
    bench.wait(SignedDuration::from_mins(5));
    bench.sends("njeri", Scene::Chat, MessageKind::Sealed, "");
    assert_eq!(bench.told("njeri").len(), 2);
    assert_eq!(bench.told("kiprono").len(), 0);
}

/// The voice was thrown out of the chat in which it waits for a yes, or a third person is in there: an alert that
/// cannot be answered is not waited for.
#[test]
fn who_cannot_be_reached_any_more_is_not_waited_for() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!urgent The vaccine fridge has failed");
    bench.chat_changes("kiprono", Membership::Leave, false);
    assert!(bench.last("wanjiku").text.contains("The vaccine fridge has failed"), "at once");
    assert!(
        bench.last("njeri").text.contains("so I told Wanjiku Kamau as well"),
        "{:?}",
        read_by(&bench, "njeri")
    );
    let told = bench.told("wanjiku").len();
    bench.chat_changes("nekesa", Membership::Leave, false);
    assert_eq!(bench.told("wanjiku").len(), told, "nobody waits for Nekesa");
    bench.wait(SignedDuration::from_mins(6));
    assert!(bench.last("njeri").text.contains("I told all who are on call"));
}

/// What the person did not want to end goes on: they are asked into a fresh chat, and nobody else is.
#[test]
fn a_chat_that_was_lost_goes_on_in_a_fresh_one() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!urgent The vaccine fridge has failed");
    bench.loses_chat("kiprono");
    let asked: Vec<&str> = bench.chats.iter().map(|(person, ..)| person.as_str()).collect();
    assert_eq!(asked, ["kiprono"]);
    bench.opens_chat("kiprono");
    let alert = bench.told("kiprono")[0].clone();
    bench.answer("kiprono", &alert, "1");
    assert!(
        bench.last("njeri").text.contains("Kiprono Cheruiyot has seen it"),
        "{:?}",
        read_by(&bench, "njeri")
    );
    bench.chats.clear();
    bench.chat_changes("nekesa", Membership::Leave, true);
    assert!(bench.chats.is_empty(), "who leaves by themselves is left alone");
}
