//! Which messages command at all (`architecture.md`, invariants 8 and 10), and the answers to the rest.

use bots::{
    effect::ActivityKind,
    event::{MessageKind, Scene},
    ids::RoomKind,
    room_state::people::Membership,
};
use jiff::SignedDuration;

use crate::bench::{
    Bench,
    lari::{account, at, person, structure},
};

const PEER: Scene = Scene::Room(RoomKind::Peer);

#[test]
fn a_late_command_is_answered_and_not_done() {
    let mut bench = Bench::running();
    let sent = bench.now;
    bench.wait(SignedDuration::from_secs(601));
    bench.arrives("wanjiku", Scene::Chat, "!quiet now", sent, bench.now);
    assert!(bench.last("wanjiku").text.contains("Your !quiet reached me more than ten minutes late"));
    assert!(bench.cohort.bots.quiet.windows.is_empty());
    let sent = bench.now;
    bench.wait(SignedDuration::from_secs(600));
    bench.arrives("wanjiku", Scene::Chat, "!quiet now", sent, bench.now);
    bench.chat("wanjiku", "1");
    assert_eq!(bench.cohort.bots.quiet.windows.len(), 1);
}

#[test]
fn a_command_that_lay_undecided_is_late_although_it_came_in_time() {
    let mut bench = Bench::running();
    let received = bench.now;
    bench.wait(SignedDuration::from_mins(30));
    bench.arrives("wanjiku", Scene::Chat, "!quiet now", received, received);
    assert!(bench.cohort.bots.quiet.windows.is_empty());
}

#[test]
fn an_unknown_command_gets_the_nearest_and_help() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!rotta");
    let answer = bench.last("njeri").text;
    assert!(answer.contains("Did you mean !rota?") && answer.contains("!help"), "{answer}");
    assert!(bench.in_room(RoomKind::Peer).is_empty(), "in private");
    bench.chat("njeri", "!xyzzy");
    assert!(bench.last("njeri").text.contains("I do not know !xyzzy"));
    bench.chat("njeri", "!help");
    assert!(bench.last("njeri").text.contains("!later"));
    bench.chat("njeri", "！rota");
    assert!(bench.last("njeri").text.contains("Who keeps the talk going"), "a full-width mark counts");
}

#[test]
fn exclamations_are_no_commands() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!!! well done");
    assert_eq!(bench.told("njeri").len(), 0);
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "!!! the fridge");
    assert!(
        bench.last("njeri").text.contains("What shall I do with your text?"),
        "{}",
        bench.last("njeri").text
    );
}

#[test]
fn notices_edits_and_sealed_messages_command_nothing() {
    let mut bench = Bench::running();
    for kind in [MessageKind::Notice, MessageKind::Sealed, MessageKind::Media] {
        bench.sends("wanjiku", Scene::Chat, kind, "!quiet now");
        bench.sends("wanjiku", PEER, kind, "!rota");
    }
    assert!(bench.cohort.bots.quiet.windows.is_empty() && bench.in_room(RoomKind::Peer).is_empty());
    let told: Vec<_> = bench.told("wanjiku").iter().map(|shown| shown.text.as_str()).collect();
    assert!(matches!(told[..], [unread] if unread.starts_with("I could not read that")), "{told:?}");
    // A sealed or other message is counted all the same; a notice and an edit are not.
    assert_eq!(bench.activity.len(), 2);
}

#[test]
fn history_is_counted_and_never_answered() {
    let mut file = structure();
    file.live_since = Some(at("2026-08-03T09:00:00"));
    let mut bench = Bench::new(file);
    bench.everyone_comes();
    bench.until("2026-08-03T10:00:00");
    bench.forget();
    let before = bench.cohort.clone();
    let sent = at("2026-07-20T12:00:00");
    for body in ["!rota", "!remove @p_njeri:moh.test", "hello", "!ask why", "1"] {
        bench.arrives("achieng", PEER, body, sent, bench.now);
    }
    let post = bench.activity[0].event.clone();
    let mut mark = bench.sent("achieng", PEER);
    (mark.at, mark.history) = (sent, true);
    let taken = mark.clone();
    bench.happen(bots::event::Event::Reacted {
        sent: mark,
        target: post.clone(),
        ours: None,
        author: Some(person("achieng")),
        key: "❓".to_owned(),
    });
    bench.happen(bots::event::Event::Redacted {
        sent: taken,
        target: post,
        ours: None,
        author: Some(person("njeri")),
        reason: None,
    });
    assert_eq!(bench.activity.len(), 6);
    assert!(bench.activity.iter().all(|act| act.history && act.at == sent));
    assert_eq!(bench.activity[5].kind, ActivityKind::Reaction);
    assert!(bench.shown.iter().all(|shown| shown.text.starts_with("(before)")), "nothing is answered");
    assert_eq!(bench.cohort, before, "nothing follows");
}

#[test]
fn who_left_in_the_past_is_not_written_to() {
    let mut file = structure();
    file.live_since = Some(at("2026-08-03T09:00:00"));
    let mut bench = Bench::new(file);
    bench.everyone_comes();
    bench.forget();
    let (njeri, peer) = (account("njeri"), bots::cohort::Place::Room(RoomKind::Peer));
    bench.membership(peer, &njeri, &njeri, Membership::Leave, true);
    bench.settle();
    assert_eq!(bench.told("njeri").len(), 0);
    assert!(bench.audited().is_empty() && bench.invited.is_empty());
}

#[test]
fn who_is_not_in_gets_help_and_rules_and_no_more() {
    let mut bench = Bench::running();
    bench.opens_chat("makena");
    bench.chat("makena", "!who");
    assert!(bench.last("makena").text.contains("The rules come first"), "{}", bench.last("makena").text);
    bench.chat("makena", "!dashboard");
    assert!(bench.links.is_empty());
    bench.chat("makena", "!rules");
    assert!(bench.last("makena").text.contains("Do you agree?"));
}

#[test]
fn the_page_opens_for_the_group_in_the_readers_language() {
    let mut bench = Bench::running();
    bench.opens_chat("mwikali");
    for name in ["nekesa", "achieng", "njeri", "mwikali"] {
        bench.chat(name, "!dashboard");
    }
    assert_eq!(bench.links, [person("nekesa"), person("achieng"), person("njeri")]);
    assert!(bench.last("mwikali").text.contains("is for its members"), "she supervises");
    assert!(bench.last("njeri").text.contains("?lang=en"), "{}", bench.last("njeri").text);
    bench.chat("njeri", "!language kiswahili");
    bench.chat("njeri", "!dashibodi");
    assert!(bench.last("njeri").text.contains("?lang=sw"), "{}", bench.last("njeri").text);
    bench.post("nekesa", RoomKind::Peer, "!dashboard");
    assert!(bench.in_room(RoomKind::Peer).is_empty(), "a link is for one person");
}

#[test]
fn what_all_may_read_is_answered_in_a_thread() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!rules");
    assert!(bench.in_room(RoomKind::Peer)[0].text.contains("Respect everyone."));
    assert_eq!(bench.told("njeri").len(), 0);
    bench.chat("njeri", "!sheria");
    bench.chat("njeri", "!language kiswahili");
    assert!(bench.last("njeri").text.starts_with("Kuanzia sasa"));
    bench.chat("njeri", "!kanuni");
    assert!(bench.last("njeri").text.contains("Heshima"), "{}", bench.last("njeri").text);
}

#[test]
fn a_language_named_on_the_way_in_is_an_answer_too() {
    let mut bench = Bench::running();
    bench.opens_chat("makena");
    bench.chat("makena", "!language kiswahili");
    assert!(bench.last("makena").text.contains("Heshima kwa kila mtu."));
    bench.chat("makena", "1");
    assert!(bench.cohort.agreed(&person("makena")));
}

/// Replies and acts point to it, so it is known; the page counts what people say to each other.
#[test]
fn what_is_said_to_us_in_a_room_is_no_post() {
    let mut bench = Bench::running();
    for (words, command) in [
        ("!rota", true),
        ("!zamu", true),
        ("!karibu wote", true),
        ("!ask who has vaccine left?", false),
        ("!!! great", false),
        ("who has vaccine left?", false),
    ] {
        bench.post("njeri", RoomKind::Peer, words);
        let act = bench.activity.last().unwrap();
        assert_eq!(act.command, command, "{words}");
    }
}

/// A refusal says why, and what there is instead.
#[test]
fn a_refusal_says_why_and_what_instead() {
    let mut bench = Bench::running();
    bench.opens_chat("mwikali");
    for (by, command, why, instead) in [
        ("mwikali", "!rota", "for peers alone", "where peers and leaders meet"),
        ("mwikali", "!ask is there a meeting", "for peers alone", "send 0"),
        ("njeri", "!mute @p_mutua:moh.test 1h", "Only the person on duty", "!report"),
    ] {
        bench.chat(by, command);
        let told = bench.last(by).text;
        assert!(told.contains(why) && told.contains(instead), "{by} {command}: {told}");
    }
}
