//! What people write around a call for help: a digit, a name, a kind word, that they cannot.

use jiff::SignedDuration;

use crate::bench::Bench;

#[test]
fn a_digit_that_no_question_offers_rings_nobody() {
    for left in ["!later Reminder of the meeting", "!ask How do I keep the vaccine cold?"] {
        let mut bench = Bench::running();
        bench.until("2026-08-03T20:00:00");
        bench.chat("njeri", left);
        let before = bench.told("kiprono").len();
        bench.chat("njeri", "2");
        assert_eq!(bench.told("kiprono").len(), before, "{left}");
        let told = bench.last("njeri").text;
        assert!(told.contains("Kept for") && told.contains("send 3"), "{left}: {told}");
        assert_eq!(bench.cohort.bots.quiet.held.len(), 1, "it is kept all the same");
        bench.chat("njeri", "3");
        assert!(bench.cohort.bots.quiet.held.is_empty(), "{left}: {}", bench.last("njeri").text);
    }
    // What told of danger was asked about that first: once more, before anybody is called.
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "the baby is not breathing well in the story I read");
    bench.chat("njeri", "1");
    let before = bench.told("kiprono").len();
    bench.chat("njeri", "2");
    assert_eq!(bench.told("kiprono").len(), before);
    assert!(bench.last("njeri").text.contains("What has happened?"), "{}", bench.last("njeri").text);
}

#[test]
fn a_kind_word_of_ones_own_language_ends_no_call() {
    for (language, said, ends) in [
        ("Hindi", "acha", false),
        ("Swahili", "acha", true),
        ("English", "acha", true),
        ("Hindi", "stop", true),
    ] {
        let mut bench = Bench::running();
        bench.chat("njeri", &format!("!language {language}"));
        bench.chat("njeri", "!urgent woman fits");
        bench.chat("njeri", said);
        assert_eq!(bench.cohort.bots.quiet.emergencies.is_empty(), ends, "{language}: {said}");
    }
}

#[test]
fn cannot_is_a_no_of_who_is_asked_and_no_mistake_of_who_calls() {
    for said in ["i cannot come", "je ne peux pas", "siwezi", "não posso", "sorry, i can't"] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!urgent woman fits");
        bench.chat("kiprono", said);
        assert!(
            bench.last("kiprono").text.contains("I tell the next person now"),
            "{said}: {}",
            bench.last("kiprono").text
        );
        bench.chat("njeri", said);
        assert_eq!(bench.cohort.bots.quiet.emergencies.len(), 1, "{said}");
    }
}

#[test]
fn a_call_that_comes_meanwhile_is_what_the_next_line_is_about() {
    let mut bench = Bench::running();
    bench.chat("kiprono", "!warn Mutua");
    bench.wait(SignedDuration::from_secs(20));
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("kiprono", "1");
    bench.chat("kiprono", "I am on my way");
    assert_eq!(bench.heard("njeri", "I am on my way"), 1);
}

#[test]
fn a_commands_name_is_never_what_has_happened() {
    for word in ["who", "hours", "lugha", "Kanuni"] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!urgent");
        let before = bench.told("kiprono").len();
        bench.chat("njeri", word);
        assert_eq!(bench.told("kiprono").len(), before, "{word}");
        bench.chat("njeri", "woman fits");
        assert_eq!(bench.heard("kiprono", "woman fits"), 1, "{word}");
    }
    // It may be a cry.
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent");
    bench.chat("njeri", "help");
    assert_eq!(bench.heard("kiprono", "help"), 1);
}

#[test]
fn a_no_to_a_call_is_answered_on_both_sides() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("kiprono", "hapana");
    assert!(bench.last("kiprono").text.contains("I tell the next person now"));
    assert!(
        bench.last("njeri").text.starts_with("Whoever I told cannot come, so I told Wanjiku"),
        "{}",
        bench.last("njeri").text
    );
}

#[test]
fn who_helps_can_still_end_their_own_call() {
    let mut bench = Bench::running();
    bench.chat("kiprono", "!urgent I need oxygen");
    bench.chat("wanjiku", "1");
    bench.chat("njeri", "!urgent woman fits");
    bench.chat("kiprono", "1");
    bench.chat("kiprono", "stop");
    assert_eq!(bench.heard("njeri", "“stop”"), 0);
    assert_eq!(bench.heard("wanjiku", "the call was a mistake"), 1);
    bench.chat("kiprono", "I come by motorbike");
    assert_eq!(bench.heard("njeri", "I come by motorbike"), 1);
}

/// *What have you given so far?* – *Nothing.* That is an answer, and no mistake.
#[test]
fn nothing_is_an_answer_to_who_helps() {
    for said in ["nothing", "hakuna", "rien", "nada", "कुछ नहीं"] {
        let mut bench = Bench::running();
        bench.chat("njeri", "!urgent woman fits");
        bench.chat("kiprono", "1");
        bench.chat("kiprono", "What have you given so far?");
        bench.chat("njeri", said);
        assert_eq!(bench.heard("kiprono", said), 1, "{said}");
        assert_eq!(bench.cohort.bots.quiet.emergencies.len(), 1, "{said}");
        // Where nobody has asked anything else it takes the call back.
        let mut bench = Bench::running();
        bench.chat("njeri", "!urgent");
        bench.chat("njeri", said);
        assert!(bench.cohort.bots.quiet.emergencies.is_empty(), "{said}");
    }
}
