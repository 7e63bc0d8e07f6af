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

/// A report about nobody who runs the room.
fn reports(bench: &mut Bench, by: &str, words: &str) {
    bench.chat(by, words);
    assert!(bench.last(by).text.contains("Whom is it about?"), "{}", bench.last(by).text);
    bench.chat(by, "2");
}

#[test]
fn a_report_is_seen_by_two_who_are_not_meant_and_by_nobody_else() {
    let mut bench = Bench::running();
    reports(&mut bench, "njeri", "!report rude words");
    assert_eq!(readers(&bench, "rude words"), ["achieng", "muthoni"]);
    let answer = bench.last("njeri").text;
    assert!(answer.contains("Your number is") && answer.contains("Two people"), "{answer}");
    let line = bench.audit.iter().find(|line| line.act == "report").unwrap();
    assert!(line.actor.is_none() && line.subject.is_none());
    assert!(bench.in_room(PEER).is_empty());
}

#[test]
fn a_common_word_is_no_name_and_whom_it_is_about_is_asked_before_anything_is_sent() {
    let mut bench = Bench::running();
    for (name, shown) in [("achieng", "Amani Moja"), ("muthoni", "Neema Mbili")] {
        bench.directory.people.get_mut(&person(name)).unwrap().name = shown.to_owned();
    }
    bench.chat("njeri", "!ripoti hakuna amani chumbani, kwa neema ya wote");
    assert!(readers(&bench, "hakuna amani").is_empty(), "nothing before the answer");
    bench.chat("njeri", "3");
    assert_eq!(readers(&bench, "hakuna amani"), ["achieng", "muthoni"]);
    // Named in words only: who it is, is asked by digit.
    bench.chat("njeri", "!report Amani was rude");
    bench.chat("njeri", "1");
    let which = bench.last("njeri").text;
    let digit = which.lines().find(|line| line.contains("Amani Moja")).unwrap().chars().next().unwrap();
    assert!(readers(&bench, "was rude").is_empty());
    bench.chat("njeri", &digit.to_string());
    assert_eq!(readers(&bench, "was rude"), ["wanjiku", "muthoni"]);
    bench.chat("njeri", "!report never mind this");
    bench.chat("njeri", "no");
    assert!(readers(&bench, "never mind").is_empty());
    assert!(bench.last("njeri").text.contains("Nothing was sent"));
}

#[test]
fn all_who_run_the_room_can_be_named_by_digit() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        for row in file.roster.iter_mut().filter(|row| row.supervises.is_empty()).take(12) {
            row.roles.insert(bots::cohort::Role::Facilitator);
        }
    });
    bench.chat("njeri", "!report someone is loud");
    bench.chat("njeri", "1");
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..2 {
        let text = bench.last("njeri").text;
        seen.extend(text.lines().skip(1).filter(|line| !line.starts_with('8')).map(ToOwned::to_owned));
        assert!(text.lines().any(|line| line.starts_with("8 someone else")), "{text}");
        bench.chat("njeri", "8");
    }
    assert!(seen.len() >= 11, "{seen:?}");
    assert!(readers(&bench, "is loud").is_empty());
}

#[test]
fn whoever_a_report_points_at_does_not_read_it() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!report @p_achieng:moh.test wrote rude words");
    assert_eq!(readers(&bench, "rude words"), ["wanjiku", "muthoni"]);
    let sent = bench.sent("njeri", Scene::Chat);
    let mut report = bench.text(sent, "!report this person is loud", None);
    if let bots::event::Event::Said { typed, .. } = &mut report {
        typed.mentions.push(crate::bench::lari::account("muthoni"));
    }
    bench.happen(report);
    assert_eq!(readers(&bench, "loud"), ["wanjiku", "achieng"], "nor who is mentioned");
}

#[test]
fn a_report_in_a_room_is_taken_away_and_goes_on_in_private_with_its_message() {
    let mut bench = Bench::running();
    let post = bench.post("achieng", PEER, "rude");
    let typed = bench.reply("njeri", PEER, &post, "!report rude words");
    assert!(bench.gone.contains(&typed));
    assert!(bench.last("njeri").text.contains("Nobody was told yet"), "{}", bench.last("njeri").text);
    assert!(readers(&bench, "rude words").is_empty());
    bench.chat("njeri", "these are rude words");
    assert_eq!(readers(&bench, "rude words"), ["wanjiku", "muthoni"], "nor whose post it replies to");
    assert!(
        bench.last("muthoni").text.contains("It is about this message"),
        "{}",
        bench.last("muthoni").text
    );
}

#[test]
fn a_report_says_how_many_can_be_reached() {
    let mut bench = Bench::running();
    bench.chat_changes("achieng", bots::room_state::people::Membership::Leave, true);
    bench.chat("wanjiku", "!report all are loud");
    bench.chat("wanjiku", "2");
    assert_eq!(readers(&bench, "are loud"), ["muthoni"]);
    assert!(bench.last("wanjiku").text.contains("One person"), "{}", bench.last("wanjiku").text);
    bench.chat_changes("muthoni", bots::room_state::people::Membership::Leave, true);
    bench.chat("wanjiku", "!report all are rude");
    bench.chat("wanjiku", "3");
    assert!(readers(&bench, "are rude").is_empty());
    assert!(bench.last("wanjiku").text.contains("I found no one"), "{}", bench.last("wanjiku").text);
}
