//! ❓ on the questions that wait. That each of them wears one, and nothing else does, is looked at after every decision of
//! every test (`bench/checks.rs`).

use bots::{effect::Effect, event::Scene, ids::RoomKind};

use crate::bench::Bench;

const PEER: RoomKind = RoomKind::Peer;

fn worn(bench: &Bench) -> Vec<(&str, &str)> {
    bench.signs.values().map(|(event, sign)| (event.as_str(), sign.as_str())).collect()
}

#[test]
fn a_question_wears_a_sign_until_somebody_replies() {
    let mut bench = Bench::running();
    let asked = bench.post("njeri", PEER, "!ask How long does a cold box hold?");
    assert_eq!(worn(&bench), [(asked.as_str(), "❓")]);
    bench.reply("njeri", PEER, &asked, "Nobody?");
    assert_eq!(worn(&bench).len(), 1, "one's own reply is none");
    bench.reply("amina", PEER, &asked, "Six hours");
    assert!(worn(&bench).is_empty());
    // Asked once more, it wears one again.
    bench.react("njeri", &asked, "❓");
    assert_eq!(worn(&bench).len(), 1);
}

#[test]
fn each_way_out_of_the_list_takes_the_sign_away() {
    let mut bench = Bench::running();
    let asked = bench.post("njeri", PEER, "Where is form B?");
    let mark = bench.react("njeri", &asked, "❓");
    bench.redact("njeri", &mark, Scene::Room(PEER));
    assert!(worn(&bench).is_empty(), "the mark was taken back");
    let asked = bench.post("njeri", PEER, "!ask Where is form B?");
    bench.redact("njeri", &asked, Scene::Room(PEER));
    assert!(worn(&bench).is_empty(), "the question was taken back");
    let asked: Vec<_> = (0..4).map(|n| bench.post("njeri", PEER, &format!("!ask Question {n}?"))).collect();
    let left: Vec<_> = asked[1..].iter().map(|event| event.as_str()).collect();
    let still: Vec<_> = worn(&bench).into_iter().map(|(event, _)| event).collect();
    assert!(left.iter().all(|event| still.contains(event)) && still.len() == 3, "the oldest left the list");
}

#[test]
fn what_is_posted_for_somebody_wears_one() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!ask How long does a cold box hold?");
    let post = bench.in_room(PEER).last().cloned().cloned().unwrap();
    assert_eq!(worn(&bench), [(post.event.as_str(), "❓")]);
}

/// Questions that were open before there were signs get theirs with whatever happens next.
#[test]
fn questions_of_before_get_theirs() {
    let mut bench = Bench::running();
    bench.post("njeri", PEER, "!ask How long does a cold box hold?");
    bench.cohort.bots.facilitation.signs.clear();
    bench.signs.clear();
    bench.post("mutua", PEER, "hello");
    assert_eq!(worn(&bench).len(), 1);
}

/// Also where the room is closed: what is marked there wears its sign at once.
#[test]
fn a_closed_room_shows_them_as_well() {
    let mut bench = Bench::running();
    let asked = bench.post("njeri", PEER, "Where is form B?");
    bench.until("2026-08-03T20:00:00");
    bench.react("njeri", &asked, "❓");
    assert_eq!(worn(&bench), [(asked.as_str(), "❓")]);
    assert!(!bench.waiting.iter().any(|(_, effect, _)| matches!(effect, Effect::Mark { .. })));
}
