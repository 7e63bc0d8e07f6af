//! Answers in the room do not count, and whoever gives one reads so.

use bots::ids::RoomKind;

use super::{in_peers, propose_rule, running};
use crate::bench::{Bench, Shown, lari::person};

fn line(bench: &Bench) -> Shown {
    let lines = bench.in_room(RoomKind::Peer);
    lines.into_iter().find(|line| line.text.contains("A member proposes")).unwrap().clone()
}

#[test]
fn a_sign_under_the_line_is_answered_in_private_with_the_question() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    assert!(in_peers(&bench, "answers here do not count").is_some());
    let line = line(&bench);
    bench.forget();
    bench.react("mutua", &line.event, "✅");
    assert!(running(&bench).ballots.is_empty(), "it counts for nothing");
    assert_eq!(bench.heard("mutua", "An answer in the room does not count"), 1);
    assert!(bench.last("mutua").text.contains("Do you want this change?"), "{}", bench.last("mutua").text);
    assert!(bench.in_room(RoomKind::Peer).is_empty(), "the room reads nothing of it");
    bench.react("mutua", &line.event, "❌");
    assert_eq!(bench.heard("mutua", "An answer in the room does not count"), 1, "once");
    bench.chat("mutua", "2");
    assert!(running(&bench).ballots.contains_key(&person("mutua")));
    let asked = bench.told("mutua").iter().filter(|one| one.text.contains("Do you want")).count();
    assert_eq!(asked, 1);
}

#[test]
fn a_number_in_the_room_is_too_and_other_words_are_talk() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    let line = line(&bench);
    bench.forget();
    bench.post("mutua", RoomKind::Peer, "1");
    bench.reply("amina", RoomKind::Peer, &line.event, "yes");
    bench.reply("wambui", RoomKind::Peer, &line.event, "I am not sure about this one");
    bench.post("kerubo", RoomKind::Peer, "yes");
    bench.post("mumbi", RoomKind::Peer, "4");
    let question = bench.post("atieno", RoomKind::Peer, "How many vials are left?");
    bench.reply("otieno", RoomKind::Peer, &question, "2");
    bench.post("mutua", RoomKind::Social, "1");
    let told = |name| bench.heard(name, "An answer in the room does not count");
    assert_eq!((told("mutua"), told("amina")), (1, 1));
    for name in ["wambui", "kerubo", "mumbi", "otieno"] {
        assert_eq!(told(name), 0, "{name}");
    }
    assert!(running(&bench).ballots.is_empty());
}

#[test]
fn nobody_reads_so_when_no_vote_is_on_or_is_invited_for_it() {
    let mut bench = Bench::running();
    bench.post("mutua", RoomKind::Peer, "1");
    assert_eq!(bench.heard("mutua", "An answer in the room"), 0);
    bench.chat_changes("amina", bots::room_state::people::Membership::Leave, true);
    propose_rule(&mut bench, "njeri");
    bench.forget();
    bench.post("amina", RoomKind::Peer, "1");
    assert!(bench.chats.is_empty() && bench.told("amina").is_empty());
    let line = line_before(&bench);
    bench.until("2026-08-07T09:00:00");
    bench.react("mutua", &line, "✅");
    assert_eq!(bench.heard("mutua", "An answer in the room"), 0);
}

fn line_before(bench: &Bench) -> ruma::OwnedEventId {
    bench.shown.iter().find(|shown| shown.text.contains("A member proposes")).unwrap().event.clone()
}
