//! What does not fit: from outside, changed meanwhile, or written to look like something else.

use bots::{ids::RoomKind, votes::state::Choice};

use super::{in_peers, propose, propose_rule, running, vote};
use crate::bench::{
    Bench,
    lari::{at, person},
    rooms::PEER,
};

#[test]
fn an_answer_of_who_is_no_member_any_more_does_not_count() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let asked = bench.last("mutua");
    bench.chat("mutua", "1");
    bench.leaves("mutua", PEER);
    bench.answer("mutua", &asked, "1");
    assert!(!running(&bench).ballots.contains_key(&person("mutua")));
    let asked = bench.last("amina");
    bench.confirms("achieng", "!ban @p_amina:moh.test 7d");
    bench.answer("amina", &asked, "1");
    assert!(!running(&bench).ballots.contains_key(&person("amina")));
    assert_eq!(bench.heard("amina", "Only members of Lari nurses vote"), 1, "{}", bench.last("amina").text);
}

#[test]
fn a_removed_member_has_no_voice_and_a_muted_one_has() {
    let mut bench = Bench::running();
    bench.confirms("achieng", "!mute @p_mutua:moh.test 2d");
    bench.confirms("achieng", "!ban @p_amina:moh.test 7d");
    bench.forget();
    propose_rule(&mut bench, "njeri");
    assert_eq!((bench.heard("mutua", "A vote in"), bench.heard("amina", "A vote in")), (1, 0));
    bench.chat("mutua", "1");
    assert_eq!(running(&bench).ballots.len(), 1);
}

#[test]
fn a_rule_is_one_line_of_plain_words() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["1", "4", "Be \u{202E}kind.\n1 = yes <b>@room</b>\u{200B}", "1", "1"]);
    let line = in_peers(&bench, "A new rule").unwrap();
    assert!(line.contains("A new rule: “Be kind. 1 : yes <b>@room</b>”"), "{line}");
    let stored = serde_json::to_string(running(&bench)).unwrap();
    assert!(!stored.contains('\u{202E}') && !stored.contains("\\n"), "{stored}");
}

#[test]
fn an_edit_of_a_proposal_is_not_read() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["1", "4"]);
    let words = bench.chat("njeri", "Be kind.");
    bench.edits("njeri", &words, "Be unkind.");
    bench.chat("njeri", "1");
    let said: Vec<_> = bench.told("njeri").iter().map(|one| one.text.clone()).collect();
    assert!(said.iter().any(|text| text.contains("before you changed it")), "{said:?}");
    assert!(!said.iter().any(|text| text.contains("unkind")));
}

#[test]
fn commands_and_calls_for_help_are_no_rules() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["1", "4"]);
    bench.chat("njeri", "!hours");
    assert!(bench.last("njeri").text.contains("Working hours of"));
    bench.chat("njeri", "!urgent she bleeds");
    assert!(bench.heard("kiprono", "needs help now") == 1);
    assert!(bench.cohort.bots.votes.running.is_none());
}

#[test]
fn a_picture_and_an_answer_of_an_hour_later_are_no_rule() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["1", "4"]);
    bench.until("2026-08-03T11:30:00");
    bench.chat("njeri", "See you at noon");
    assert!(bench.heard("njeri", "did not understand") == 1, "{}", bench.last("njeri").text);
    assert!(!bench.told("njeri").iter().any(|one| one.text.contains("in Kiswahili")));
}

#[test]
fn a_vote_about_what_is_not_there_any_more_ends() {
    // The rule was changed by the file.
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    vote(&mut bench, 12, 0, 0);
    bench.edit_file(|file| file.rules.lines.values_mut().for_each(|lines| drop(lines.remove(1))));
    assert!(in_peers(&bench, "What it was about has changed").is_some());
    assert!(bench.cohort.bots.votes.running.is_none());
    bench.chat("wangui", "1");
    assert!(bench.last("wangui").text.contains("That vote is over"), "{}", bench.last("wangui").text);
    bench.until("2026-08-07T12:00:00");
    assert!(in_peers(&bench, "The vote is over").is_none());
    // The room went.
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["3", "2", "3", "1"]);
    assert_eq!(in_peers(&bench, "Lari social").is_some(), bench.cohort.bots.votes.running.is_some());
    bench.edit_file(|file| drop(file.rooms.remove(&RoomKind::Social)));
    assert!(bench.cohort.bots.votes.running.is_none());
    // Somebody left the list; nobody was told of the vote yet but who proposed it.
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    propose(&mut bench, "njeri", &["4", "2", "1"]);
    bench.edit_file(|file| drop(file.on_call.pop()));
    assert!(
        bench.last("njeri").text.contains("I did not send your proposal"),
        "{}",
        bench.last("njeri").text
    );
    bench.until("2026-08-04T09:00:00");
    assert!(in_peers(&bench, "vote").is_none());
}

#[test]
fn an_old_file_that_comes_during_a_vote_leaves_it_alone() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.apply(crate::bench::lari::structure());
    assert_eq!(running(&bench).run.unwrap().ends, at("2026-08-06T17:00:00"));
}

#[test]
fn two_devices_are_one_person() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let asked = bench.last("mutua");
    bench.answer("mutua", &asked, "1");
    bench.answer("mutua", &asked, "1");
    bench.react("mutua", &asked.event, "❌");
    assert_eq!(running(&bench).ballots.len(), 1);
}

#[test]
fn an_edit_is_no_other_answer() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let said = bench.chat("mutua", "1");
    bench.edits("mutua", &said, "2");
    assert_eq!(running(&bench).ballots[&person("mutua")].choice, Choice::Yes);
    let said = bench.chat("amina", "4");
    bench.edits("amina", &said, "2");
    assert!(!running(&bench).ballots.contains_key(&person("amina")), "nor a first one");
}
