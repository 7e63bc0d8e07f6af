//! What members decide together (`behaviour.md`, "What people decide together").

mod ballots;
mod days_off;
mod ended_early;
mod gone;
mod hostile;
mod in_room;
mod own_words;
mod proposing;
mod renewed;
mod results;
mod review;
mod stands;
mod withdrawn;

use bots::{
    ids::{Language, RoomKind},
    votes::state::Vote,
};

use crate::bench::{
    Bench,
    lari::{MENTEES, MENTORS},
};

/// Everyone who has agreed, in a cohort that runs.
pub(crate) fn members() -> Vec<&'static str> {
    let mentees = MENTEES.iter().map(|(name, _)| *name).filter(|name| !["makena", "barasa"].contains(name));
    MENTORS.iter().map(|(name, ..)| *name).chain(mentees).collect()
}

pub(crate) const NEW: &str = "No patient's name, picture, number or place.";
pub(crate) const MPYA: &str = "Hakuna jina, picha, namba wala mahali pa mgonjwa.";

/// A person goes the way of `!propose`.
pub(crate) fn propose(bench: &mut Bench, name: &str, steps: &[&str]) {
    bench.chat(name, "!propose");
    for step in steps {
        bench.chat(name, step);
    }
}

/// The second rule gets other words.
pub(crate) fn propose_rule(bench: &mut Bench, name: &str) {
    propose(bench, name, &["1", "2", "1", NEW, MPYA, "1"]);
}

/// So many members answer each.
pub(crate) fn vote(bench: &mut Bench, yes: usize, no: usize, others: usize) {
    let answers = [("1", yes), ("2", no), ("3", others)];
    let answers = answers.iter().flat_map(|(answer, count)| std::iter::repeat_n(*answer, *count));
    for (name, answer) in members().into_iter().zip(answers) {
        bench.chat(name, answer);
    }
}

pub(crate) fn running(bench: &Bench) -> &Vote {
    bench.cohort.bots.votes.running.as_ref().unwrap()
}

/// The last line of the peer room that has these words.
pub(crate) fn in_peers(bench: &Bench, words: &str) -> Option<String> {
    let lines = bench.in_room(RoomKind::Peer);
    lines.iter().rev().find(|line| line.text.contains(words)).map(|line| line.text.clone())
}

pub(crate) fn rules(bench: &Bench, language: Language) -> Vec<String> {
    bench.cohort.structure.rules.lines[&language].clone()
}

/// A vote on the second rule that began on a Monday and was won, seen at the opening on Friday.
pub(crate) fn won() -> Bench {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    vote(&mut bench, 12, 3, 0);
    bench.until("2026-08-07T08:00:00");
    bench
}
