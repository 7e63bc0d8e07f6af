//! Those who handle a report or an appeal, and whoever sent it, write to each other by its number, neither named.

use bots::{
    cohort::Role,
    event::{Event, MessageKind, Scene},
    ids::RoomKind,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

const PEER: RoomKind = RoomKind::Peer;

/// The number in what somebody was told last.
fn number(bench: &Bench, name: &str) -> String {
    let text = bench.last(name).text;
    let (_, after) = text.split_once('#').unwrap_or_else(|| panic!("no number: {text}"));
    let digits: String = after.chars().take_while(char::is_ascii_digit).collect();
    format!("#{digits}")
}

/// Njeri's report about another member went to Achieng and Muthoni.
fn reported() -> (Bench, String) {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report rude words");
    bench.chat("njeri", "2");
    let number = number(&bench, "njeri");
    for handler in ["achieng", "muthoni"] {
        let notice = bench.last(handler).text;
        assert!(notice.contains(&format!("send {number} and your words")), "it says how: {notice}");
    }
    bench.forget();
    (bench, number)
}

#[test]
fn what_a_handler_answers_reaches_the_reporter_and_back_and_nobody_is_named() {
    let (mut bench, number) = reported();
    bench.chat("achieng", &format!("{number} when was it?"));
    let back = bench.last("njeri");
    assert!(
        back.text.contains("Someone who moderates") && back.text.contains("“when was it?”"),
        "{}",
        back.text
    );
    assert!(back.rings);
    assert_eq!(bench.heard("muthoni", "when was it"), 0);
    bench.answer("njeri", &back, "yes");
    bench.chat("njeri", &format!("{number}: on Monday"));
    for words in ["“yes”", "“on Monday”"] {
        assert_eq!((bench.heard("achieng", words), bench.heard("muthoni", words)), (1, 1), "{words}");
    }
    assert!(bench.last("njeri").text.contains("2 people who handle"), "{}", bench.last("njeri").text);
    let more = bench.last("muthoni");
    bench.answer("muthoni", &more, "I will look at it");
    assert_eq!(bench.heard("njeri", "“I will look at it”"), 1);
    let receipt = bench.last("muthoni");
    bench.answer("muthoni", &receipt, "and talk to them");
    assert_eq!(bench.heard("njeri", "“and talk to them”"), 1);
    for name in ["njeri", "achieng", "muthoni"] {
        for shown in bench.told(name) {
            for named in ["Njeri", "Achieng", "Muthoni"] {
                assert!(!shown.text.contains(named), "{named}: {}", shown.text);
            }
        }
    }
    assert!(bench.in_room(PEER).is_empty());
    // A picture as a reply goes there, too; by itself it does not.
    let event = bench.sends("njeri", Scene::Chat, MessageKind::Media, "picture");
    let quoting =
        |bench: &Bench| bench.told("achieng").iter().filter(|shown| shown.text.contains("picture")).count();
    assert_eq!(quoting(&bench), 0, "{event}");
}

#[test]
fn a_number_is_no_oracle_and_whom_it_is_about_reads_nothing() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report @p_achieng:moh.test wrote rude words");
    let number = number(&bench, "njeri");
    bench.forget();
    let tries = |bench: &mut Bench, name: &str, number: &str| {
        bench.chat(name, &format!("{number} who was it?"));
        bench.last(name).text.replace(number.trim_start_matches('#'), "N")
    };
    let nobody = tries(&mut bench, "mutua", "#77");
    assert!(nobody.contains("passed that on to no one"), "{nobody}");
    for name in ["achieng", "mutua", "kiprono"] {
        assert_eq!(tries(&mut bench, name, &number), nobody, "{name}");
    }
    bench.chat("njeri", &format!("{number} again today"));
    assert_eq!(bench.heard("achieng", "again today"), 0);
    assert_eq!((bench.heard("wanjiku", "again today"), bench.heard("muthoni", "again today")), (1, 1));
    // Also at night nothing of it is offered for the room.
    bench.until("2026-08-03T21:00:00");
    assert_eq!(tries(&mut bench, "mutua", &number), nobody);
    assert!(bench.cohort.bots.quiet.held.is_empty());
    // Who looks after the room no more, reads and says no more.
    bench.edit_file(|file| {
        for row in file.roster.iter_mut().filter(|row| row.person == person("muthoni")) {
            row.roles = [Role::Mentee].into();
        }
    });
    bench.until("2026-08-04T10:00:00");
    assert_eq!(tries(&mut bench, "muthoni", &number), nobody);
    bench.chat("njeri", &format!("{number} and once more"));
    assert_eq!((bench.heard("wanjiku", "and once more"), bench.heard("muthoni", "and once more")), (1, 0));
    assert_eq!(bench.heard("njeri", "who was it"), 0);
}

#[test]
fn a_case_takes_so_much_of_each_and_ends() {
    let (mut bench, number) = reported();
    for turn in 0..12 {
        bench.wait(SignedDuration::from_mins(20));
        bench.chat("njeri", &format!("{number} line {turn} of it"));
    }
    assert_eq!(bench.heard("achieng", "of it”"), 10);
    assert!(bench.last("njeri").text.contains("this one went to no one"), "{}", bench.last("njeri").text);
    bench.chat("achieng", &format!("{number} thank you"));
    assert_eq!(bench.heard("njeri", "thank you"), 1, "the limit is each person's own");
    bench.wait(SignedDuration::from_hours(24 * 14));
    bench.chat("achieng", &format!("{number} is it better?"));
    assert_eq!(bench.heard("njeri", "is it better"), 0);
    assert!(bench.cohort.bots.moderation.cases.is_empty());
    for day in 0..12 {
        for _ in 0..4 {
            bench.chat("njeri", "!report more");
            bench.chat("njeri", "2");
        }
        bench.until(&format!("2026-08-{}T10:00:00", 18 + day));
    }
    assert!(bench.cohort.bots.moderation.cases.len() <= 6, "of one person");
}

#[test]
fn an_appeal_is_answered_by_its_number_too() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h loud");
    bench.chat("achieng", "1");
    bench.chat("njeri", "!appeal It was a joke");
    let number = number(&bench, "njeri");
    let notice = bench.last("muthoni");
    bench.answer("muthoni", &notice, "what did you mean?");
    assert_eq!(bench.heard("njeri", "“what did you mean?”"), 1);
    bench.chat("njeri", &format!("{number} only to laugh"));
    assert_eq!((bench.heard("muthoni", "only to laugh"), bench.heard("achieng", "only to laugh")), (1, 0));
    // Nobody is left who can read it: nothing waits unsaid.
    bench.chat_changes("muthoni", bots::room_state::people::Membership::Leave, true);
    bench.chat("njeri", &format!("{number} hello?"));
    assert!(bench.last("njeri").text.contains("to no one"), "{}", bench.last("njeri").text);
}

#[test]
fn words_without_the_number_are_asked_about_once_and_never_for_the_room_first() {
    let (mut bench, number) = reported();
    bench.chat("achieng", &format!("{number} when was it?"));
    bench.until("2026-08-03T10:10:00");
    bench.chat("njeri", "It was on Monday");
    assert!(
        bench.last("njeri").text.contains(&format!("Is it about {number}?")),
        "{}",
        bench.last("njeri").text
    );
    assert_eq!(bench.heard("achieng", "Monday"), 0);
    bench.chat("njeri", "What a day");
    assert!(!bench.last("njeri").text.contains("Is it about"), "once");
    // Commands are commands all the same.
    bench.chat("achieng", &format!("{number} and where?"));
    bench.chat("njeri", "rota");
    assert!(bench.last("njeri").text.contains("Who keeps the talk going"), "{}", bench.last("njeri").text);
    bench.chat("njeri", &number);
    assert!(bench.last("njeri").text.contains("What shall I pass on"), "{}", bench.last("njeri").text);
}

#[test]
fn what_is_typed_in_the_room_by_mistake_goes_at_once() {
    let (mut bench, number) = reported();
    let theirs = bench.post("njeri", PEER, &format!("{number} she did it again"));
    assert!(bench.gone.contains(&theirs));
    assert!(bench.last("njeri").text.contains("took your line out"), "{}", bench.last("njeri").text);
    let hello = bench.post("achieng", PEER, "hello");
    bench.edits_in("achieng", Scene::Room(PEER), &hello, &format!("{number} I saw it"));
    assert_eq!(bench.gone.len(), 2);
    let sent = bench.sent("njeri", Scene::Room(PEER));
    let mut to_us = bench.text(sent, &format!("Baraza: {number} and today"), None);
    if let Event::Said { typed, .. } = &mut to_us {
        typed.mentions.push(bench.service_accounts.voice.clone());
    }
    bench.happen(to_us);
    assert_eq!(bench.gone.len(), 3);
    bench.post("mutua", PEER, &format!("{number} rule: wash your hands"));
    bench.post("njeri", PEER, "#99 rule: wash your hands");
    assert_eq!(bench.gone.len(), 3, "a number of nobody's says nothing");
}

/// A house has a number, too.
#[test]
fn a_call_for_help_goes_before_a_number_that_is_no_case() {
    let (mut bench, _) = reported();
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("njeri", "#1234 Kenyatta road");
    assert_eq!(bench.heard("kiprono", "#1234 Kenyatta road"), 1);
}

/// What is said while a report waits is not for the room, however late.
#[test]
fn as_long_as_a_report_waits_nothing_is_offered_for_the_room() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T19:00:00");
    bench.chat("njeri", "!report Somebody shouted at me");
    bench.wait(SignedDuration::from_mins(50));
    bench.chat("njeri", "and it was in front of patients");
    bench.sends("njeri", Scene::Chat, MessageKind::Media, "picture");
    assert!(bench.cohort.bots.quiet.held.is_empty());
    let told: Vec<String> = bench.told("njeri").iter().map(|shown| shown.text.clone()).collect();
    assert!(told.iter().any(|text| text.contains("report still waits")), "{told:?}");
    assert!(told.last().unwrap().contains("Whom is it about?"), "{told:?}");
    let question = bench.last("njeri");
    bench.answer("njeri", &question, "3");
    assert_eq!(bench.heard("achieng", "Somebody shouted"), 1);
    assert_eq!(bench.heard("achieng", "patients"), 0);
    // Its end is the end of that.
    bench.wait(SignedDuration::from_mins(50));
    bench.chat("njeri", "See you all tomorrow");
    assert!(bench.last("njeri").text.contains("What shall I do"), "{}", bench.last("njeri").text);
}
