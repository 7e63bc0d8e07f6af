//! Words of danger come first, several calls are kept apart, and what changes after a call reaches whoever was told.

use bots::{
    command::Typed,
    event::{Event, Scene},
    ids::RoomKind,
};

use crate::bench::{Bench, lari::person};

fn night() -> Bench {
    let mut bench = Bench::running();
    bench.until("2026-08-03T22:00:00");
    bench.forget();
    bench
}

fn texts(bench: &Bench, name: &str) -> Vec<String> {
    bench.told(name).iter().map(|shown| shown.text.clone()).collect()
}

fn heard(bench: &Bench, name: &str, words: &str) -> usize {
    texts(bench, name).iter().filter(|text| text.contains(words)).count()
}

#[test]
fn words_of_danger_put_the_emergency_first() {
    for body in [
        "help me please child not breathing",
        "hii ni dharura",
        "is this urgent?",
        "!later mother is bleeding",
    ] {
        let body = body.trim_start_matches("!later ");
        let mut bench = night();
        bench.chat("njeri", body);
        let asked = bench.last("njeri");
        assert!(asked.rings && asked.text.contains("112"), "{body}: {}", asked.text);
        assert!(asked.text.find("2 = yes") < asked.text.find("1 = no"), "{body}: {}", asked.text);
        bench.chat("njeri", "2");
        assert_eq!(heard(&bench, "kiprono", "needs help now"), 1, "{body}");
        assert_eq!(heard(&bench, "kiprono", body), 1, "with the words that were there");
    }
    let mut bench = night();
    bench.chat("njeri", "tomorrow I bring the forms");
    assert!(!bench.last("njeri").rings);
    bench.chat("njeri", "and the mother is bleeding");
    let asked = bench.last("njeri");
    assert!(asked.rings && asked.text.contains("Do you need help now?"), "{}", asked.text);
    bench.chat("njeri", "1");
    assert_eq!(heard(&bench, "kiprono", "needs help now"), 0);
    assert!(bench.last("njeri").text.contains("Kept for"), "{}", bench.last("njeri").text);
}

#[test]
fn a_stop_after_a_call_is_never_for_the_room() {
    let mut bench = night();
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("njeri", "cancel it please it was a mistake");
    assert_eq!(heard(&bench, "kiprono", "does not need help"), 1);
    assert_eq!(heard(&bench, "kiprono", "adds"), 0);
    for _ in 0..2 {
        bench.chat("njeri", "stop");
        assert!(bench.last("njeri").text.contains("I tell no one"), "{}", bench.last("njeri").text);
    }
    assert!(bench.cohort.bots.quiet.held.is_empty());
    let mut bench = night();
    bench.chat("njeri", "please bring gloves");
    bench.chat("njeri", "never mind");
    assert!(bench.cohort.bots.quiet.held.is_empty());
    assert!(bench.last("njeri").text.contains("I will not post it"), "{}", bench.last("njeri").text);
}

#[test]
fn a_yes_after_a_call_is_told_how_it_stands() {
    let mut bench = night();
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("njeri", "yes");
    let told = bench.last("njeri").text;
    assert!(told.contains("Kiprono") && told.contains("112"), "{told}");
    assert_eq!(bench.cohort.bots.quiet.emergencies.len(), 1);
    bench.chat("kiprono", "1");
    bench.chat("njeri", "1");
    let told = bench.last("njeri").text;
    assert!(told.contains("has seen it"), "{told}");
}

#[test]
fn a_call_that_is_changed_reaches_whoever_was_told() {
    let mut bench = night();
    let call = bench.chat("njeri", "!urgent woman fits");
    bench.edits("njeri", &call, "!urgent woman fits, Githirioni, 0712 345678");
    assert_eq!(heard(&bench, "kiprono", "Githirioni, 0712"), 1, "{:?}", texts(&bench, "kiprono"));
    assert!(bench.last("njeri").text.contains("passed that on"), "{}", bench.last("njeri").text);
    assert_eq!(heard(&bench, "njeri", "I did not read"), 0);
    // The case is one, and as a mistake it ends by an edit as well.
    assert_eq!(bench.cohort.bots.quiet.emergencies.len(), 1);
    bench.edits("njeri", &call, "it was a mistake");
    assert_eq!(heard(&bench, "kiprono", "does not need help"), 1);
    // In a room, too.
    let call = bench.post("njeri", RoomKind::Social, "!urgent fire");
    bench.edits_in("njeri", Scene::Room(RoomKind::Social), &call, "!urgent fire in the ward");
    assert_eq!(heard(&bench, "kiprono", "adds"), 2, "{:?}", texts(&bench, "kiprono"));
}

#[test]
fn two_calls_are_kept_apart() {
    let mut bench = night();
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("mutua", "!urgent child burned");
    let (first, second) = {
        let told = bench.told("kiprono");
        let alerts: Vec<_> = told.iter().filter(|shown| shown.text.contains("needs help now")).collect();
        ((*alerts[0]).clone(), (*alerts[1]).clone())
    };
    bench.answer("kiprono", &second, "1");
    let told = bench.last("kiprono").text;
    assert!(told.contains("Njeri") && told.contains("Still waiting for help"), "{told}");
    // Words go to one of them, and it is said to whom.
    bench.chat("kiprono", "I am coming");
    assert_eq!((heard(&bench, "mutua", "I am coming"), heard(&bench, "njeri", "I am coming")), (1, 0));
    let told = bench.last("kiprono").text;
    assert!(told.contains("Only Mutua") && told.contains("Njeri"), "{told}");
    bench.answer("kiprono", &first, "keep her on her side");
    assert_eq!((heard(&bench, "mutua", "on her side"), heard(&bench, "njeri", "on her side")), (0, 1));
    // Whoever reads that another has a call reads whose, and what is still theirs.
    let first = bench.cohort.bots.quiet.emergencies[0].clone();
    let others: Vec<_> = first.told.iter().map(|(told, _)| told.clone()).collect();
    assert_eq!(others, [person("kiprono")]);
    bench.wait(jiff::SignedDuration::from_mins(6));
    let next = bench.cohort.bots.quiet.emergencies[0].told.last().unwrap().0.clone();
    assert_ne!(next, person("kiprono"));
    bench.chat(next.as_str(), "1");
    let told = bench.last("kiprono").text;
    assert!(told.contains("has the call of Njeri") && told.contains("Another call"), "{told}");
}

#[test]
fn what_the_caller_goes_on_to_write_in_the_room_is_more_of_the_call() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!urgent mother is bleeding");
    bench.post("njeri", RoomKind::Peer, "she is 34 weeks, at river post");
    assert_eq!(heard(&bench, "kiprono", "river post"), 1);
    bench.post("njeri", RoomKind::Social, "hello from the other room");
    let other = bench.post("mutua", RoomKind::Peer, "who has gloves?");
    bench.reply("njeri", RoomKind::Peer, &other, "in the store");
    bench.post("mutua", RoomKind::Peer, "I am near the river");
    bench.post("njeri", RoomKind::Peer, "!hours");
    // What is said to us may be about somebody, however it is dressed.
    for said in ["\"!report Amani shouts\"", "#7 Amani shouts", "**!warn Amani** shouts"] {
        bench.post("njeri", RoomKind::Peer, said);
    }
    for words in ["other room", "in the store", "near the river", "hours", "Amani"] {
        assert_eq!(heard(&bench, "kiprono", words), 0, "{words}");
    }
    bench.wait(jiff::SignedDuration::from_mins(20));
    bench.post("njeri", RoomKind::Peer, "thank you all");
    assert_eq!(heard(&bench, "kiprono", "thank you all"), 0);
}

#[test]
fn who_is_no_member_reads_that_nobody_was_told() {
    let mut bench = Bench::running();
    bench.opens_chat("makena");
    for body in ["!urgent child fits", "she is not breathing"] {
        bench.chat("makena", body);
        let told = bench.last("makena");
        assert!(
            told.rings && told.text.contains("I told no one") && told.text.contains("112"),
            "{body}: {}",
            told.text
        );
    }
    assert!(bench.cohort.bots.quiet.emergencies.is_empty());
}

#[test]
fn a_line_about_somebody_goes_however_it_is_dressed() {
    let mut bench = Bench::running();
    for body in [
        "! report Amani shouts",
        "\"!report Amani shouts\"",
        "**!report Amani shouts**",
        "\u{200b}!report Amani shouts",
    ] {
        let line = bench.post("njeri", RoomKind::Peer, body);
        assert!(bench.gone.contains(&line), "{body}");
        assert!(
            bench.told("njeri").iter().any(|shown| shown.text.contains("Some may have seen it")),
            "{body}"
        );
    }
    // Under a picture, and said with /me.
    for kind in [bots::event::MessageKind::Media, bots::event::MessageKind::Bound] {
        let place = Scene::Room(RoomKind::Peer);
        let line = bench.sends("njeri", place, kind, "!report Amani is rude");
        assert!(bench.gone.contains(&line));
        let line = bench.sends("njeri", place, kind, "the new fridge");
        assert!(!bench.gone.contains(&line));
    }
}

/// Whoever runs a homeserver can write such words in somebody's name, but not encrypt them.
#[test]
fn nothing_unencrypted_adds_to_a_call_or_ends_it() {
    let mut bench = night();
    let call = bench.chat("njeri", "!urgent woman fits");
    let typed = Typed { in_clear: true, ..Typed::plain("it was a mistake") };
    let sent = bench.sent("njeri", Scene::Chat);
    bench.happen(Event::Changed { sent, target: call, typed: Some(typed), linked: None });
    assert_eq!(bench.cohort.bots.quiet.emergencies.len(), 1);
    assert_eq!(heard(&bench, "kiprono", "does not need help"), 0);
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!urgent woman fits");
    let sent = bench.sent("njeri", Scene::Room(RoomKind::Peer));
    let mut what = bench.text(sent, "all is well here", None);
    if let Event::Said { typed, .. } = &mut what {
        typed.in_clear = true;
    }
    bench.happen(what);
    assert_eq!(heard(&bench, "kiprono", "all is well"), 0);
}
