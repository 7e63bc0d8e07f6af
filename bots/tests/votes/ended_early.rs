//! Whoever moderates ends a vote.

use bots::{event::Scene, ids::RoomKind};

use super::{in_peers, propose_rule, running, vote};
use crate::bench::{Bench, Shown, lari::at};

const PEER: Scene = Scene::Room(RoomKind::Peer);

/// The line that tells the room of the vote.
fn line(bench: &Bench) -> Shown {
    let lines = bench.in_room(RoomKind::Peer);
    lines.into_iter().find(|line| line.text.contains("A member proposes")).unwrap().clone()
}

fn is_on(bench: &Bench) -> bool {
    bench.cohort.bots.votes.running.is_some()
}

#[test]
fn deleting_the_line_ends_the_vote() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let question = bench.last("mutua");
    vote(&mut bench, 4, 0, 0);
    let line = line(&bench);
    bench.forget();
    bench.redact("achieng", &line.event, PEER);
    assert!(!is_on(&bench));
    let said = in_peers(&bench, "The vote has ended early").unwrap();
    assert!(said.contains("those who look after the room ended it") && !said.contains("Achieng"), "{said}");
    let told = bench.last("njeri").text;
    assert!(
        told.contains("was ended by those who look after the room") && told.contains("!appeal"),
        "{told}"
    );
    assert!(!told.contains("Achieng") && bench.heard("mutua", "look after") == 0, "{told}");
    assert!(bench.last("achieng").text.contains("I saw what you did with the button: Ending a vote early"));
    assert_eq!(bench.audited(), ["end_vote achieng>njeri"]);
    let kept = serde_json::to_string(&bench.cohort.bots.votes).unwrap();
    assert!(!kept.contains("ballots"), "{kept}");
    let stands = bench.shown.iter().find(|shown| shown.event == question.event).unwrap();
    assert!(stands.text.contains("ended early"), "{}", stands.text);
    bench.chat("mutua", "1");
    assert!(bench.last("mutua").text.contains("That vote is over"), "{}", bench.last("mutua").text);
    // Somebody else looks again, and reads who proposed it only from them.
    bench.chat("muthoni", "!audit");
    let audit = bench.last("muthoni").text;
    assert!(audit.contains("Ending a vote early") && !audit.contains("Njeri"), "{audit}");
    bench.chat("njeri", "!appeal it was a good rule");
    assert_eq!(bench.heard("njeri", "I gave it to one person"), 1, "{}", bench.last("njeri").text);
    assert_eq!(bench.heard("muthoni", "it was a good rule"), 1);
    bench.chat("achieng", "!undo");
    assert!(bench.last("achieng").text.contains("cannot go on"), "{}", bench.last("achieng").text);
}

#[test]
fn other_deletions_leave_it_alone() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let (line, question) = (line(&bench), bench.last("achieng"));
    let post = bench.post("mutua", RoomKind::Peer, "I like it");
    bench.redact("achieng", &post, PEER);
    bench.redact("achieng", &question.event, Scene::Chat);
    // Who may not moderate cannot; a homeserver would not let them.
    bench.redact("mutua", &line.event, PEER);
    assert!(is_on(&bench));
}

#[test]
fn a_moderator_who_deletes_what_they_proposed_takes_it_back() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "achieng");
    let line = line(&bench);
    bench.redact("achieng", &line.event, PEER);
    assert!(!is_on(&bench) && in_peers(&bench, "whoever proposed it took it back").is_some());
    assert!(bench.audited().contains(&"withdraw achieng>-".to_owned()), "{:?}", bench.audited());
}

#[test]
fn a_moderator_ends_it_by_the_command_with_a_yes() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("achieng", "!propose");
    let asked = bench.last("achieng").text;
    assert!(asked.contains("Shall I end it?") && asked.contains("the rule “"), "{asked}");
    assert!(!asked.contains("Njeri"), "{asked}");
    bench.chat("achieng", "2");
    assert!(is_on(&bench) && bench.last("achieng").text.contains("The vote goes on"));
    bench.chat("achieng", "!propose");
    bench.chat("achieng", "1");
    assert!(!is_on(&bench) && in_peers(&bench, "those who look after the room ended it").is_some());
    assert!(bench.last("achieng").text.contains("Done: Ending a vote early"));
    assert!(bench.last("njeri").text.contains("was ended by those who look after the room"));
    assert!(bench.audited().contains(&"end_vote achieng>njeri".to_owned()), "{:?}", bench.audited());
}

#[test]
fn who_moderates_no_more_at_the_yes_ends_nothing() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("achieng", "!propose");
    let asked = bench.last("achieng");
    bench.edit_file(|file| {
        for row in &mut file.roster {
            row.roles.remove(&bots::cohort::Role::Moderator);
        }
    });
    bench.answer("achieng", &asked, "1");
    assert!(is_on(&bench), "{}", bench.last("achieng").text);
}

#[test]
fn a_review_that_nobody_proposed_can_be_ended_too() {
    let mut bench = Bench::running();
    bench.cohort.live_since = at("2026-05-12T09:00:00");
    bench.until("2026-08-10T09:00:00");
    assert_eq!(running(&bench).by, None);
    bench.chat("achieng", "!propose");
    bench.chat("achieng", "1");
    assert!(!is_on(&bench) && bench.last("achieng").text.contains("I ended the vote"));
    assert!(bench.audited().contains(&"end_vote achieng>-".to_owned()), "{:?}", bench.audited());
}
