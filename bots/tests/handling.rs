//! Reports and appeals: seen only by those who handle them, never by whom they are about.

use bots::{event::Scene, ids::RoomKind, moderation::state::SanctionKind};

use crate::bench::{Bench, lari::person};

const PEER: RoomKind = RoomKind::Peer;

/// Whether a mute holds now.
fn is_muted(bench: &Bench, name: &str) -> bool {
    let sanctions = bench.cohort.bots.moderation.sanctions.iter();
    let mutes = sanctions.filter(|s| s.person == person(name) && s.kind == SanctionKind::Mute);
    mutes.into_iter().any(|s| s.holds(bench.now))
}

/// A moderator's command, confirmed by a number.
fn act(bench: &mut Bench, by: &str, command: &str) {
    bench.chat(by, command);
    bench.chat(by, "1");
}

/// Who read some words, of all who have a part in running the room.
fn readers(bench: &Bench, words: &str) -> Vec<&'static str> {
    let all = ["wanjiku", "achieng", "muthoni", "kiprono", "nekesa", "mwikali"];
    all.into_iter().filter(|name| bench.told(name).iter().any(|shown| shown.text.contains(words))).collect()
}

#[test]
fn an_appeal_goes_to_another_who_can_undo_it() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    bench.chat("njeri", "!appeal It was a joke");
    let forwarded = bench.last("muthoni");
    assert!(forwarded.rings && forwarded.text.contains("It was a joke") && forwarded.text.contains("!undo"));
    assert!(!bench.told("achieng").iter().any(|shown| shown.text.contains("joke")));
    bench.chat("muthoni", "!undo");
    assert!(!is_muted(&bench, "njeri"));
    bench.chat("mutua", "!appeal why");
    assert!(bench.last("mutua").text.contains("Nothing was done that you could appeal"));
}

#[test]
fn an_appeal_is_against_what_weighs_and_offers_undo_where_it_works() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    act(&mut bench, "achieng", "!unmute @p_njeri:moh.test");
    bench.chat("njeri", "!appeal It was a joke");
    assert!(bench.last("muthoni").text.contains("Muting Njeri"), "{}", bench.last("muthoni").text);
    act(&mut bench, "achieng", "!warn @p_mutua:moh.test: loud");
    bench.chat("mutua", "!appeal I was not");
    let forwarded = bench.last("muthoni").text;
    assert!(forwarded.contains("I was not") && !forwarded.contains("!undo"), "{forwarded}");
}

#[test]
fn a_report_is_seen_by_two_who_are_not_meant_and_by_nobody_else() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report rude words");
    assert_eq!(readers(&bench, "rude words"), ["achieng", "muthoni"]);
    let answer = bench.last("njeri").text;
    assert!(answer.contains("Your number is") && answer.contains("Two people"), "{answer}");
    let line = bench.audit.iter().find(|line| line.act == "report").unwrap();
    assert!(line.actor.is_none() && line.subject.is_none());
    assert!(bench.in_room(PEER).is_empty());
}

#[test]
fn whoever_a_report_names_does_not_read_it() {
    for named in ["Achieng", "Odhiambo", "@p_achieng:moh.test", "p_achieng"] {
        let mut bench = Bench::running();
        bench.chat("njeri", &format!("!report {named} wrote rude words"));
        assert_eq!(readers(&bench, "rude words"), ["wanjiku", "muthoni"], "{named}");
        bench.chat("njeri", &format!("!report more of it: last week {named} was loud"));
        assert_eq!(readers(&bench, "loud"), ["wanjiku", "muthoni"], "{named}, wherever it stands");
    }
    let mut bench = Bench::running();
    let post = bench.post("achieng", PEER, "rude");
    bench.reply("njeri", PEER, &post, "!report rude words");
    assert_eq!(readers(&bench, "rude words"), ["wanjiku", "muthoni"], "nor whose post it replies to");
    let sent = bench.sent("njeri", Scene::Chat);
    let mut report = bench.text(sent, "!report this person is loud", None);
    if let bots::event::Event::Said { typed, .. } = &mut report {
        typed.mentions.push(crate::bench::lari::account("muthoni"));
    }
    bench.happen(report);
    assert_eq!(readers(&bench, "loud"), ["wanjiku", "achieng"], "nor who is mentioned");
}

#[test]
fn a_report_says_how_many_will_look_at_it() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report Achieng and Wanjiku are rude");
    assert_eq!(readers(&bench, "are rude"), ["muthoni"]);
    assert!(bench.last("njeri").text.contains("One person"), "{}", bench.last("njeri").text);
    bench.chat("njeri", "!report Achieng, Wanjiku and Muthoni are loud");
    assert!(readers(&bench, "are loud").is_empty());
    assert!(bench.last("njeri").text.contains("I found no one"), "{}", bench.last("njeri").text);
}
