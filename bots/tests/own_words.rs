//! People answer in words of their own: what says one thing only is the answer; all else is asked again, with the same
//! choices, and never guessed.

use bots::ids::Language;
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

/// What somebody was told after they said something.
pub fn told_after(bench: &mut Bench, name: &str, said: &str) -> Vec<String> {
    let before = bench.told(name).len();
    bench.wait(SignedDuration::from_mins(1));
    bench.chat(name, said);
    bench.told(name).into_iter().skip(before).map(|shown| shown.text.clone()).collect()
}

fn preview() -> Bench {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h too loud");
    bench
}

#[test]
fn a_yes_and_a_no_may_be_kind() {
    let town = preview();
    for (said, language, yes) in [
        ("yes please", Language::En, true),
        ("Yes, please!", Language::En, true),
        ("ok fine", Language::En, true),
        ("sawa kabisa", Language::Sw, true),
        ("ndiyo, tafadhali.", Language::Sw, true),
        ("sure, of course 🙏", Language::En, true),
        ("no thanks", Language::En, false),
        ("No, thank you.", Language::En, false),
        ("hapana asante", Language::Sw, false),
        ("Hapana, asante sana!", Language::Sw, false),
    ] {
        let mut bench = town.clone();
        bench.directory.people.get_mut(&person("achieng")).unwrap().language = Some(language);
        let told = told_after(&mut bench, "achieng", said);
        let muted = !bench.cohort.bots.moderation.sanctions.is_empty();
        assert_eq!((muted, told.len()), (yes, 1), "{said}: {told:?}");
        let waits =
            bench.cohort.prompts.iter().any(|one| one.person == person("achieng") && one.is_open(bench.now));
        assert!(!waits, "{said}: the question had its answer");
    }
}

/// Much later, and with thanks, they are more likely said to what came since.
#[test]
fn a_kind_word_answers_no_old_question() {
    for (said, later) in [("ok thanks", 1), ("sawa asante", 1), ("Okay, thank you", 1), ("ok fine", 60)] {
        let mut bench = Bench::running();
        bench.directory.people.get_mut(&person("njeri")).unwrap().language = Some(Language::Sw);
        bench.chat("njeri", "!leave");
        bench.wait(SignedDuration::from_mins(later));
        bench.chat("njeri", said);
        assert!(bench.cohort.agreed(&person("njeri")), "{said}");
    }
}

/// Words beside a yes that say something else are none.
#[test]
fn what_says_more_than_yes_confirms_no_act() {
    let town = preview();
    for said in [
        "yes but only one hour",
        "yes no",
        "ok, no thanks",
        "yes 1h",
        "fine",
        "thanks",
        "please",
        "asante sana",
        "👍👍",
        "👍 thanks",
        "yes👍?",
        "if she says yes please",
    ] {
        let mut bench = town.clone();
        let told = told_after(&mut bench, "achieng", said);
        assert!(bench.cohort.bots.moderation.sanctions.is_empty(), "{said}");
        let again = told.last().is_some_and(|last| last.contains("Shall I do it?"));
        assert!(again, "{said}: asked again with the same choices: {told:?}");
    }
}

/// Where nothing waits for an answer, such words are words; and in an emergency they are passed on, they end nothing.
#[test]
fn kind_words_answer_only_what_was_asked() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T21:00:00");
    bench.chat("njeri", "ok fine");
    assert!(bench.last("njeri").text.contains("What shall I do"), "{}", bench.last("njeri").text);
    let mut bench = Bench::running();
    bench.chat("njeri", "!urgent child fits");
    told_after(&mut bench, "njeri", "no thanks to the gate");
    told_after(&mut bench, "njeri", "no thanks");
    assert_eq!(bench.cohort.bots.quiet.emergencies.len(), 1);
    assert!(bench.told("kiprono").iter().any(|shown| shown.text.contains("no thanks")));
}
