//! Who is asked, when, and what counts as an answer.

use bots::{event::Scene, votes::state::Choice};
use jiff::SignedDuration;

use super::{in_peers, members, propose_rule, running, vote};
use crate::bench::{
    Bench,
    lari::{at, person},
};

fn choice(bench: &Bench, name: &str) -> Option<Choice> {
    running(bench).ballots.get(&person(name)).map(|ballot| ballot.choice)
}

#[test]
fn each_member_is_asked_in_private_and_nobody_else() {
    let mut bench = Bench::running();
    bench.opens_chat("mwikali");
    bench.forget();
    propose_rule(&mut bench, "njeri");
    for name in members() {
        assert_eq!(bench.heard(name, "Do you want this change?"), 1, "{name}");
        assert!(bench.last(name).rings, "{name}");
    }
    for name in ["mwikali", "gichuru", "makena", "barasa"] {
        assert_eq!(bench.heard(name, "A vote in"), 0, "{name}");
    }
    // Who says yes to the rules meanwhile is asked too, once.
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.chat("makena", "1");
    bench.tick();
    assert_eq!(bench.heard("makena", "A vote in"), 1);
}

#[test]
fn who_left_the_chat_is_not_invited_for_it_and_is_asked_when_they_come() {
    let mut bench = Bench::running();
    bench.chat_changes("mutua", bots::room_state::people::Membership::Leave, true);
    bench.forget();
    propose_rule(&mut bench, "njeri");
    assert!(bench.chats.is_empty() && bench.heard("mutua", "A vote in") == 0);
    bench.until("2026-08-03T20:00:00");
    bench.opens_chat("mutua");
    assert_eq!(bench.heard("mutua", "A vote in"), 0, "at night nobody is asked");
    bench.until("2026-08-04T08:00:00");
    assert_eq!(bench.heard("mutua", "A vote in"), 1);
}

#[test]
fn what_does_not_fit_into_a_day_is_asked_on_the_next() {
    let mut bench = Bench::running();
    bench.cohort.spent.day = "2026-08-03".to_owned();
    bench.cohort.spent.people.insert(person("mutua"), 3);
    propose_rule(&mut bench, "njeri");
    assert_eq!((bench.heard("mutua", "A vote in"), bench.heard("amina", "A vote in")), (0, 1));
    assert_eq!(bench.cohort.spent.people[&person("amina")], 1, "it counts");
    bench.until("2026-08-04T07:59:00");
    assert_eq!(bench.heard("mutua", "A vote in"), 0);
    bench.until("2026-08-04T08:00:00");
    assert_eq!(bench.heard("mutua", "A vote in"), 1);
}

#[test]
fn an_answer_can_be_another_until_the_end() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let asked = bench.last("mutua");
    bench.chat("mutua", "1");
    assert!(bench.last("mutua").text.contains("I noted your answer: yes"), "{}", bench.last("mutua").text);
    bench.chat("mutua", "2");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::No));
    bench.wait(SignedDuration::from_hours(60));
    bench.chat("mutua", "3");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::Others), "days later, too");
    let mark = bench.react("mutua", &asked.event, "✅");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::Yes));
    bench.redact("mutua", &mark, Scene::Chat);
    assert_eq!(choice(&bench, "mutua"), None, "taken back");
    assert!(bench.last("mutua").text.contains("I took your answer back"));
}

#[test]
fn words_of_a_language_count_and_a_thumb_does_not() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("mutua", "moja");
    bench.chat("amina", "hapana");
    bench.chat("atieno", "👍");
    bench.chat("mumbi", "4");
    bench.chat("wambui", "३");
    assert_eq!(choice(&bench, "mutua"), Some(Choice::Yes));
    assert_eq!(choice(&bench, "amina"), Some(Choice::No));
    assert_eq!((choice(&bench, "atieno"), choice(&bench, "mumbi")), (None, None));
    assert!(bench.last("atieno").text.contains("👍 can also mean"), "{}", bench.last("atieno").text);
    assert_eq!(choice(&bench, "wambui"), Some(Choice::Others), "digits of any script");
}

#[test]
fn what_was_sent_before_the_end_counts_until_the_opening_and_nothing_after() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.until("2026-08-06T16:59:00");
    assert_eq!(running(&bench).run.unwrap().ends, at("2026-08-06T17:00:00"));
    bench.until("2026-08-06T20:00:00");
    let (before, after) = (at("2026-08-06T16:58:00"), at("2026-08-06T19:59:00"));
    bench.arrives("mutua", Scene::Chat, "1", before, at("2026-08-06T19:59:50"));
    bench.arrives("amina", Scene::Chat, "1", after, at("2026-08-06T19:59:50"));
    assert_eq!((choice(&bench, "mutua"), choice(&bench, "amina")), (Some(Choice::Yes), None));
    assert!(bench.last("mutua").text.contains("You sent it in time"), "{}", bench.last("mutua").text);
    assert!(bench.last("amina").text.contains("That vote is over"), "{}", bench.last("amina").text);
    assert!(in_peers(&bench, "The vote is over").is_none(), "the result is made at the opening");
    bench.until("2026-08-07T08:00:00");
    assert!(in_peers(&bench, "Yes: 1. No: 0.").is_some());
    bench.chat("amina", "1");
    assert!(bench.last("amina").text.contains("That vote is over"), "{}", bench.last("amina").text);
}

#[test]
fn of_two_answers_the_one_that_was_sent_later_counts() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.until("2026-08-03T15:00:00");
    let (first, second) = (at("2026-08-03T14:00:00"), at("2026-08-03T14:30:00"));
    bench.arrives("mutua", Scene::Chat, "2", second, bench.now);
    bench.arrives("mutua", Scene::Chat, "1", first, bench.now);
    assert_eq!(choice(&bench, "mutua"), Some(Choice::No));
    assert!(bench.last("mutua").text.contains("I noted your answer: no"));
}

#[test]
fn no_answer_is_told_to_anybody_and_none_is_kept() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.forget();
    vote(&mut bench, 7, 5, 1);
    let said: Vec<String> = bench.shown.iter().map(|one| one.text.clone()).collect();
    let told = said.iter().filter(|text| !text.starts_with("(before)"));
    assert!(told.clone().all(|text| text.contains("I noted your answer")), "{said:?}");
    assert_eq!(told.count(), 13, "each reads their own, and nothing else is said");
    assert!(bench.audit.is_empty(), "{:?}", bench.audited());
    bench.until("2026-08-07T08:00:00");
    let kept = serde_json::to_string(&bench.cohort.bots.votes).unwrap();
    assert!(!kept.contains("ballots") && !kept.contains("mutua"), "{kept}");
    let lines: Vec<String> = bench.audit.iter().map(|line| format!("{line:?}")).collect();
    let lines: Vec<&String> = lines.iter().filter(|line| line.contains("vote")).collect();
    assert_eq!(lines.len(), 1);
    assert!(members().iter().all(|name| !lines[0].contains(name)), "{lines:?}");
    assert!(
        bots::registry::decided(&decisions(&bench))
            .iter()
            .all(|line| members().iter().all(|name| !line.contains(name)))
    );
}

fn decisions(bench: &Bench) -> bots::decisions::Decisions<'_> {
    bots::decisions::Decisions {
        cohort: &bench.cohort,
        directory: &bench.directory,
        log: &[],
        now: bench.now,
    }
}

#[test]
fn who_lost_the_chat_is_asked_in_a_fresh_one_unless_they_have_answered() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("amina", "1");
    for name in ["mutua", "amina"] {
        bench.loses_chat(name);
        bench.opens_chat(name);
    }
    assert_eq!((bench.heard("mutua", "A vote in"), bench.heard("amina", "A vote in")), (2, 1));
    bench.chat("mutua", "2");
    assert_eq!((choice(&bench, "mutua"), choice(&bench, "amina")), (Some(Choice::No), Some(Choice::Yes)));
}

/// A vote that comes while something else waits takes no answer that was meant for it: what waited is asked once more.
#[test]
fn what_waited_before_the_vote_is_answered_after_it() {
    let mut bench = Bench::running();
    bench.chat("mutua", "!report Kerubo sells drugs");
    let asked = bench.last("mutua").text;
    propose_rule(&mut bench, "njeri");
    assert_eq!(bench.last("mutua").text, asked, "who was asked a moment ago answers that first");
    bench.advance(bench.now + SignedDuration::from_mins(16));
    bench.chat("njeri", "!rota");
    assert!(bench.last("mutua").text.contains("A vote in"), "{}", bench.last("mutua").text);
    bench.chat("mutua", "1");
    assert_eq!(running(&bench).ballots.len(), 1);
    let again = bench.last("mutua").text;
    assert!(again.contains("1 = "), "{again}");
    bench.chat("mutua", "2");
    assert_eq!(running(&bench).ballots.len(), 1);
    assert_eq!(
        running(&bench).ballots[&person("mutua")].choice,
        Choice::Yes,
        "the second was for the report"
    );
}
