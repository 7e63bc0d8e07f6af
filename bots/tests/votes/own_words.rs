//! What people write in words of their own.

use bots::{event::Scene, votes::state::Choice};
use jiff::SignedDuration;

use super::{in_peers, propose_rule, running};
use crate::bench::{
    Bench,
    lari::{at, person},
};

fn choice(bench: &Bench, name: &str) -> Option<Choice> {
    running(bench).ballots.get(&person(name)).map(|ballot| ballot.choice)
}

#[test]
fn an_answer_is_changed_by_words_as_it_was_given() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("mutua", "1");
    bench.wait(SignedDuration::from_hours(2));
    for (words, expected) in [
        ("I leave it to the others", Choice::Others),
        ("yes", Choice::Yes),
        ("no", Choice::No),
        ("sorry, I meant yes", Choice::Yes),
        ("oops I meant no", Choice::No),
        ("nawaachia wengine", Choice::Others),
        ("samahani, nilimaanisha ndiyo", Choice::Yes),
        ("Je laisse les autres décider.", Choice::Others),
        ("pardon, je voulais dire non", Choice::No),
        ("desculpe, eu queria dizer sim", Choice::Yes),
        ("मैं दूसरों पर छोड़ता हूं", Choice::Others),
    ] {
        bench.chat("mutua", words);
        assert_eq!(choice(&bench, "mutua"), Some(expected), "{words}: {}", bench.last("mutua").text);
        assert!(bench.last("mutua").text.contains("I noted your answer"), "{words}");
        bench.wait(SignedDuration::from_mins(1));
    }
    let before = choice(&bench, "mutua");
    for words in ["yes or no", "no idea what this is about", "let us talk", "I will vote later", "ok thanks"]
    {
        bench.chat("mutua", words);
        assert_eq!(choice(&bench, "mutua"), before, "{words}");
    }
}

#[test]
fn a_review_is_answered_by_its_own_words_too() {
    let mut bench = Bench::running();
    bench.cohort.live_since = at("2026-05-12T09:00:00");
    bench.until("2026-08-10T09:00:00");
    bench.chat("mutua", "1");
    bench.wait(SignedDuration::from_hours(1));
    bench.chat("mutua", "Let us talk");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::No));
    bench.chat("mutua", "I leave it to the others");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::No), "there are two choices");
}

#[test]
fn the_confirmation_names_the_vote() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("mutua", "1");
    let said = bench.last("mutua").text;
    assert!(
        said.contains("The vote is about the rule “No patient's name, picture, number or place.”"),
        "{said}"
    );
}

#[test]
fn a_number_reaches_the_vote_when_newer_questions_are_done() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("mutua", "1");
    bench.chat("mutua", "!report Kerubo sells drugs");
    bench.chat("mutua", "2");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::Yes), "what is open comes first");
    bench.chat("mutua", "!report once more");
    bench.chat("mutua", "stop");
    bench.chat("mutua", "2");
    assert_eq!(
        choice(&bench, "mutua"),
        Some(Choice::Yes),
        "what is tapped twice is no answer to something else"
    );
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("mutua", "2");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::No), "{}", bench.last("mutua").text);
    // Nor is a word that says that something was read.
    bench.chat("mutua", "!report a third");
    bench.chat("mutua", "stop");
    bench.wait(SignedDuration::from_mins(1));
    bench.chat("mutua", "ok");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::No));
    // What ran out a moment ago may still be meant.
    bench.chat("mutua", "!rota away");
    bench.until("2026-08-07T09:00:00");
    assert!(in_peers(&bench, "The vote is over").is_some());
}

#[test]
fn an_answer_whose_message_is_deleted_is_taken_back() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let said = bench.chat("mutua", "1");
    bench.redact("mutua", &said, Scene::Chat);
    assert_eq!(choice(&bench, "mutua"), None);
    assert!(bench.last("mutua").text.contains("none of yours counts now"), "{}", bench.last("mutua").text);
    // Of two the newest is the answer: the older one does not come back, and that is said.
    let asked =
        bench.told("amina").into_iter().find(|one| one.text.contains("A vote in")).unwrap().event.clone();
    bench.react("amina", &asked, "✅");
    let second = bench.react("amina", &asked, "❌");
    bench.redact("amina", &second, Scene::Chat);
    assert_eq!(choice(&bench, "amina"), None);
    assert!(bench.last("amina").text.contains("none of yours counts now"));
    let words = bench.chat("atieno", "I leave it to the others");
    assert_eq!(choice(&bench, "atieno"), Some(Choice::Others));
    bench.redact("atieno", &words, Scene::Chat);
    assert_eq!(choice(&bench, "atieno"), None);
    // An older one that goes changes nothing.
    let first = bench.chat("kerubo", "1");
    bench.chat("kerubo", "2");
    bench.redact("kerubo", &first, Scene::Chat);
    assert_eq!(choice(&bench, "kerubo"), Some(Choice::No));
}

#[test]
fn who_wants_a_change_is_shown_the_way_and_nothing_is_begun() {
    for words in [
        "I want to change the rules",
        "can we close at 4?",
        "Nataka kubadilisha kanuni",
        "tunaweza kufunga saa kumi?",
        "je voudrais changer une règle",
        "podemos fechar às 16?",
        "मैं नियम बदलना चाहता हूं",
    ] {
        let mut bench = Bench::running();
        bench.chat("mutua", words);
        let said = bench.last("mutua").text;
        assert!(said.contains("To propose a change, send !propose"), "{words}: {said}");
        assert!(bench.cohort.prompts.iter().all(|prompt| prompt.question.bot() != "votes"), "{words}");
    }
    let mut bench = Bench::running();
    for words in ["The rules are good", "I close at 4 today", "help, she is bleeding, can we close at 4"] {
        bench.chat("mutua", words);
        assert_eq!(bench.heard("mutua", "To propose a change"), 0, "{words}");
    }
    // In quiet time the words may be for the room, and are asked about as any.
    bench.until("2026-08-03T20:00:00");
    bench.forget();
    bench.chat("amina", "can we close at 4?");
    assert_eq!(bench.heard("amina", "To propose a change"), 1);
    assert!(bench.last("amina").text.contains("1 = "), "{}", bench.last("amina").text);
    // Who may not propose is not shown how.
    bench.chat("mwikali", "I want to change the rules");
    assert_eq!(bench.heard("mwikali", "To propose a change"), 0);
}
