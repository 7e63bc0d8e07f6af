//! Whoever proposed a change takes it back.

use jiff::SignedDuration;

use super::{MPYA, NEW, in_peers, propose, propose_rule, running, vote};
use crate::bench::Bench;

fn is_on(bench: &Bench) -> bool {
    bench.cohort.bots.votes.running.is_some()
}

#[test]
fn a_proposal_that_is_out_is_taken_back_with_a_yes() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let question = bench.last("mutua");
    vote(&mut bench, 3, 2, 0);
    bench.chat("njeri", "!propose");
    let asked = bench.last("njeri");
    assert!(asked.text.contains("Shall I take it back?"), "{}", asked.text);
    assert!(asked.text.contains(&format!("the rule “{NEW}”")), "{}", asked.text);
    bench.chat("njeri", "👍");
    assert!(is_on(&bench), "a thumb is no yes");
    bench.chat("njeri", "1");
    assert!(!is_on(&bench) && bench.last("njeri").text.contains("I took your proposal back"));
    let line = in_peers(&bench, "The vote has ended early").unwrap();
    assert!(line.contains("whoever proposed it took it back") && line.contains("Nothing changes"), "{line}");
    assert!(!line.contains("Njeri") && !line.contains("Yes:"), "nobody is named, nothing is counted: {line}");
    assert!(bench.audited().contains(&"withdraw njeri>-".to_owned()), "{:?}", bench.audited());
    let kept = serde_json::to_string(&bench.cohort.bots.votes).unwrap();
    assert!(!kept.contains("mutua") && !kept.contains("ballots"), "{kept}");
    // Where the question stood it says so, and an answer to it is none.
    let stands = bench.shown.iter().find(|shown| shown.event == question.event).unwrap();
    assert!(stands.text.contains("ended early") && stands.edits == 1, "{}", stands.text);
    bench.chat("mutua", "1");
    assert!(bench.last("mutua").text.contains("That vote is over"), "{}", bench.last("mutua").text);
    bench.until("2026-08-07T09:00:00");
    assert!(in_peers(&bench, "The vote is over").is_none());
    bench.chat("mutua", "!propose");
    assert!(bench.last("mutua").text.contains("1 = the rules"), "others can propose");
}

#[test]
fn a_no_lets_it_go_on_and_others_cannot_take_it_back() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("njeri", "!propose");
    bench.chat("njeri", "2");
    assert!(is_on(&bench) && bench.last("njeri").text.contains("The vote goes on"));
    bench.chat("mutua", "!propose");
    assert!(bench.last("mutua").text.contains("A vote is on"), "{}", bench.last("mutua").text);
    bench.chat("mutua", "take my proposal back");
    assert!(is_on(&bench) && bench.heard("mutua", "Shall I take it back?") == 0);
    // The yes comes when the vote is over.
    bench.until("2026-08-06T16:30:00");
    bench.chat("njeri", "!propose");
    let asked = bench.last("njeri");
    bench.until("2026-08-06T17:10:00");
    bench.answer("njeri", &asked, "1");
    assert!(is_on(&bench) && bench.last("njeri").text.contains("over already"));
    bench.chat("njeri", "!propose");
    assert!(bench.last("njeri").text.contains("It ends: tomorrow 08:00"), "{}", bench.last("njeri").text);
    bench.until("2026-08-07T08:00:00");
    assert!(in_peers(&bench, "The vote is over").is_some());
}

#[test]
fn what_nobody_has_read_is_taken_back_without_a_word_and_counts_as_not_proposed() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.forget();
    for _ in 0..3 {
        propose_rule(&mut bench, "njeri");
        assert!(is_on(&bench), "{}", bench.last("njeri").text);
        bench.chat("njeri", "!propose");
        assert!(bench.last("njeri").text.contains("when we open"), "{}", bench.last("njeri").text);
        bench.chat("njeri", "1");
        assert!(!is_on(&bench) && bench.last("njeri").text.contains("No one has read it"));
    }
    bench.until("2026-08-04T09:00:00");
    assert!(in_peers(&bench, "vote").is_none() && bench.heard("mutua", "vote") == 0);
}

#[test]
fn a_proposal_that_was_out_counts_though_it_was_taken_back() {
    let mut bench = Bench::running();
    for _ in 0..2 {
        propose_rule(&mut bench, "njeri");
        bench.chat("njeri", "!propose");
        bench.chat("njeri", "1");
    }
    bench.chat("njeri", "!propose");
    assert!(bench.last("njeri").text.contains("2 changes in 30 days"), "{}", bench.last("njeri").text);
}

#[test]
fn words_of_ones_own_lead_there() {
    for words in [
        "take my proposal back",
        "Please take it back",
        "I want to withdraw my proposal.",
        "ondoa pendekezo langu",
        "je retire ma proposition",
        "quero retirar a minha proposta",
        "मेरा प्रस्ताव वापस लें",
        "!propose stop",
        "!propose cancel it please",
        "!pendekeza acha",
    ] {
        let mut bench = Bench::running();
        propose_rule(&mut bench, "njeri");
        bench.wait(SignedDuration::from_hours(3));
        bench.chat("njeri", words);
        assert!(
            bench.last("njeri").text.contains("Shall I take it back?"),
            "{words}: {}",
            bench.last("njeri").text
        );
        bench.chat("njeri", "1");
        assert!(!is_on(&bench), "{words}");
    }
}

#[test]
fn a_proposal_on_its_way_is_dropped_by_the_same_words() {
    let mut bench = Bench::running();
    for (steps, words) in [
        (&["1", "4"][..], "withdraw my proposal"),
        (&["1", "4", "Rest at night.", MPYA][..], "take it back"),
        (&["2"][..], "!propose stop"),
    ] {
        propose(&mut bench, "njeri", steps);
        bench.chat("njeri", words);
        assert!(bench.last("njeri").text.contains("I sent nothing"), "{words}: {}", bench.last("njeri").text);
        bench.chat("njeri", "1");
        assert!(!is_on(&bench), "{words}");
    }
    bench.chat("mutua", "!propose stop");
    assert!(bench.last("mutua").text.contains("I sent nothing"), "{}", bench.last("mutua").text);
    propose_rule(&mut bench, "mutua");
    assert_eq!(running(&bench).number, 1);
}
