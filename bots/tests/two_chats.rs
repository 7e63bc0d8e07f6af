//! A person in two direct chats with the voice answers what they see before them.

use bots::cohort::Standing;

use crate::bench::{Bench, lari::person, rooms::standing};

/// From now on the person writes, and is answered, in this one of their chats.
fn goes_to(bench: &mut Bench, name: &str, number: u8) {
    let known = bench.directory.people.get_mut(&person(name)).unwrap();
    known.chat.as_mut().unwrap().room = format!("!chat_{name}_{number}:moh.test").try_into().unwrap();
}

/// Njeri is asked whether she leaves in one chat, and then in another whom a report is about.
fn asked_in_both() -> Bench {
    let mut bench = Bench::running();
    goes_to(&mut bench, "njeri", 1);
    bench.chat("njeri", "!leave");
    goes_to(&mut bench, "njeri", 2);
    bench.chat("njeri", "!report somebody is rude in the room");
    assert!(bench.last("njeri").text.contains("Whom is it about?"), "{}", bench.last("njeri").text);
    bench
}

#[test]
fn a_digit_answers_what_was_asked_where_it_is_written() {
    let mut bench = asked_in_both();
    goes_to(&mut bench, "njeri", 1);
    bench.chat("njeri", "1");
    assert_eq!(standing(&bench, "njeri"), Standing::Left, "{}", bench.last("njeri").text);

    let mut bench = asked_in_both();
    bench.chat("njeri", "2");
    assert_eq!(standing(&bench, "njeri"), Standing::Agreed);
    assert!(!bench.last("njeri").text.contains("Whom"), "{}", bench.last("njeri").text);
}

#[test]
fn kind_words_answer_nothing_that_was_asked_in_another_chat() {
    let mut bench = asked_in_both();
    goes_to(&mut bench, "njeri", 3);
    bench.chat("njeri", "yes please");
    assert_eq!(standing(&bench, "njeri"), Standing::Agreed);
}

#[test]
fn a_digit_where_nothing_was_asked_brings_the_question_there() {
    let mut bench = asked_in_both();
    goes_to(&mut bench, "njeri", 3);
    bench.chat("njeri", "2");
    let told: Vec<String> = bench.told("njeri").iter().rev().take(2).map(|m| m.text.clone()).collect();
    assert!(told[1].contains("in our other chat"), "{told:?}");
    assert!(told[0].contains("Whom is it about?"), "{told:?}");
    bench.chat("njeri", "2");
    assert!(!bench.last("njeri").text.contains("Whom"), "{}", bench.last("njeri").text);
    assert!(!bench.last("njeri").text.contains("other chat"), "{}", bench.last("njeri").text);
}

#[test]
fn a_question_that_had_its_answer_here_hides_none_that_waits_there() {
    let mut bench = Bench::running();
    goes_to(&mut bench, "njeri", 1);
    bench.chat("njeri", "!leave");
    bench.chat("njeri", "2");
    goes_to(&mut bench, "njeri", 2);
    bench.chat("njeri", "!report somebody is rude in the room");
    goes_to(&mut bench, "njeri", 1);
    bench.chat("njeri", "2");
    assert!(bench.last("njeri").text.contains("Whom is it about?"), "{}", bench.last("njeri").text);
    assert_eq!(standing(&bench, "njeri"), Standing::Agreed);
}

/// Who is called for help answers wherever they are.
#[test]
fn an_emergency_is_answered_in_any_chat() {
    let mut bench = Bench::running();
    goes_to(&mut bench, "kiprono", 1);
    bench.chat("kiprono", "!leave");
    goes_to(&mut bench, "kiprono", 2);
    bench.chat("njeri", "!urgent woman fits");
    assert!(bench.last("kiprono").text.contains("needs help now"), "{}", bench.last("kiprono").text);
    for (number, digit) in [(1, "1"), (3, "1")] {
        let mut bench = bench.clone();
        goes_to(&mut bench, "kiprono", number);
        bench.chat("kiprono", digit);
        let case = bench.cohort.bots.quiet.emergencies.last().unwrap();
        assert_eq!(case.taken.as_ref().map(|(taken, _)| taken), Some(&person("kiprono")), "chat {number}");
        assert_eq!(standing(&bench, "kiprono"), Standing::Agreed, "chat {number}");
    }
}
