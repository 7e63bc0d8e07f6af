//! What a preview shows, what confirms it, and what is asked before there is one (`behaviour.md`, "Acts and records").

use bots::{cohort::Place, ids::RoomKind, moderation::state::SanctionKind, room_state::people::Membership};

use crate::bench::{Bench, lari::person};

const PEER: RoomKind = RoomKind::Peer;

/// Whether a sanction of that kind holds now.
fn holds(bench: &Bench, name: &str, kind: SanctionKind) -> bool {
    let sanctions = bench.cohort.bots.moderation.sanctions.iter();
    sanctions.filter(|s| s.person == person(name) && s.kind == kind).any(|s| s.holds(bench.now))
}

/// A moderator's command, confirmed by a number.
fn act(bench: &mut Bench, by: &str, command: &str) {
    bench.chat(by, command);
    bench.chat(by, "1");
}

/// Before the yes: the words as the person will read them, and each room that it touches.
#[test]
fn a_preview_shows_what_the_person_will_read_and_every_room() {
    for command in
        ["!warn NAME: too loud", "!mute NAME 2h too loud", "!remove NAME: too loud", "!ban NAME too loud"]
    {
        let mut bench = Bench::running();
        bench.directory.people.get_mut(&person("njeri")).unwrap().language = Some(bots::ids::Language::Sw);
        bench.leaves("njeri", Place::Room(RoomKind::Library));
        bench.chat("achieng", &command.replace("NAME", "@p_njeri:moh.test"));
        let shown = bench.told("achieng");
        let [.., told, asked] = shown.as_slice() else { panic!("{shown:?}") };
        let (told, asked) = (told.text.clone(), asked.text.clone());
        if !command.starts_with("!warn") {
            assert!(asked.contains("Rooms: Lari peer, Lari social"), "{asked}");
            assert!(!asked.contains("Lari library"), "they are not in it: {asked}");
        }
        bench.chat("achieng", "1");
        let read = bench.last("njeri").text;
        let (_, words) = told.split_once('\n').unwrap();
        assert_eq!(words, read, "{command}");
        assert!(read.contains("too loud"), "{read}");
    }
}

#[test]
fn a_thumb_confirms_nothing_that_hurts() {
    for thumb in ["👍", "👍🏿", "👍\u{FE0F}"] {
        let mut bench = Bench::running();
        bench.chat("achieng", "!mute @p_njeri:moh.test 2h");
        let preview = bench.last("achieng");
        bench.react("achieng", &preview.event, thumb);
        assert!(!holds(&bench, "njeri", SanctionKind::Mute), "{thumb}");
        assert!(bench.last("achieng").text.contains("1 or ✅"), "{}", bench.last("achieng").text);
        bench.chat("achieng", thumb);
        assert!(!holds(&bench, "njeri", SanctionKind::Mute), "{thumb} as a text");
        bench.chat("achieng", "1");
        assert!(holds(&bench, "njeri", SanctionKind::Mute), "it can still be answered");
        bench.chat("achieng", "!unmute @p_njeri:moh.test");
        let preview = bench.last("achieng");
        bench.react("achieng", &preview.event, thumb);
        assert!(!holds(&bench, "njeri", SanctionKind::Mute), "what lightens hurts nobody");
    }
}

#[test]
fn a_warning_without_words_asks_for_the_words() {
    let mut bench = Bench::running();
    let post = bench.post("njeri", PEER, "x");
    bench.chat("achieng", "!warn Njeri Mwangi");
    assert!(bench.last("achieng").text.contains("What should the person read?"));
    bench.chat("achieng", "!warn Wangui");
    assert!(bench.last("achieng").text.contains("What should the person read?"), "before it is asked which");
    bench.reply("achieng", PEER, &post, "!warn");
    assert!(bench.last("achieng").text.contains("What should the person read?"));
    bench.chat("achieng", "1");
    assert!(bench.told("njeri").is_empty());
}

#[test]
fn a_length_that_is_not_read_whole_is_asked_about() {
    for words in [
        "1 hour 30",
        "2 or 3 days",
        "shouting for 2 hours",
        "30",
        "until tomorrow",
        "shouting 2h",
        "a few days",
    ] {
        for command in ["mute", "ban"] {
            let mut bench = Bench::running();
            bench.chat("achieng", &format!("!{command} Njeri Mwangi {words}"));
            let asked = bench.last("achieng").text;
            assert!(asked.contains("For how long?"), "{command} {words}: {asked}");
            bench.chat("achieng", "1");
            assert!(bench.cohort.bots.moderation.sanctions.is_empty(), "{command} {words}");
        }
    }
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute Njeri Mwangi 1 hour 30 minutes shouting");
    let told = bench.last("njeri").text;
    assert!(told.contains("until 11:30") && told.contains("“shouting”"), "{told}");
}

#[test]
fn what_is_typed_in_a_room_about_somebody_is_taken_away_there() {
    let mut bench = Bench::running();
    let post = bench.post("njeri", PEER, "x");
    for command in ["!warn @p_njeri:moh.test: loud", "!mute @p_njeri:moh.test 2h", "!ripoti Njeri ni mkali"] {
        for by in ["achieng", "mutua"] {
            let typed = bench.post(by, RoomKind::Social, command);
            assert!(bench.gone.contains(&typed), "{by} {command}");
            let told = bench.told(by);
            assert!(told.iter().any(|shown| shown.text.contains("Some may have seen it")), "{command}");
        }
    }
    let typed = bench.reply("achieng", PEER, &post, "!warn too loud");
    assert!(bench.gone.contains(&typed));
    bench.chat("achieng", "1");
    assert!(bench.last("njeri").text.contains("too loud"), "it goes on in private");
    for command in ["!undo", "!audit", "!rota"] {
        let typed = bench.post("achieng", PEER, command);
        assert!(!bench.gone.contains(&typed), "{command} names nobody");
    }
}

#[test]
fn nobody_is_named_in_a_room_that_they_are_not_in() {
    let mut bench = Bench::running();
    let social = Place::Room(RoomKind::Social);
    bench.leaves("njeri", social);
    bench.leaves("mutua", social);
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    let levels =
        |bench: &Bench, place: Place| bench.rooms[&place].levels["users"]["@p_njeri:moh.test"].as_i64();
    assert_eq!(levels(&bench, Place::Room(PEER)), Some(-1));
    assert_eq!(levels(&bench, social), None);
    assert!(bench.joins("njeri", social));
    assert_eq!(levels(&bench, social), Some(-1), "who comes is muted there too");
    act(&mut bench, "achieng", "!ban @p_mutua:moh.test");
    assert_eq!(bench.in_place("mutua", Place::Room(PEER)), Some(Membership::Ban));
    assert_eq!(bench.in_place("mutua", social), Some(Membership::Leave), "nothing to be listed there");
    assert!(!bench.joins("mutua", social));
}

/// In the middle of a line it is read by all as well; where it names nobody it is talk about commands.
#[test]
fn a_command_about_somebody_is_one_in_the_middle_of_a_line_too() {
    let mut bench = Bench::running();
    for line in [
        "Please !report Njeri stole the kit",
        "colleagues, !ripoti @p_njeri:moh.test amekuwa mkali",
        "I had to send !warn to Njeri Mwangi today",
        "(one thing) !mute Njeri 2h",
    ] {
        let typed = bench.post("mutua", RoomKind::Social, line);
        assert!(bench.gone.contains(&typed), "{line}");
        let told = bench.told("mutua");
        assert!(told.iter().any(|shown| shown.text.contains("Some may have seen it")), "{line}");
        // What is wrong is then asked; an act may have been said in passing.
        let asks = bench.last("mutua").text.contains("What is wrong?");
        assert_eq!(asks, line.contains("!report") || line.contains("!ripoti"), "{line}");
        assert!(bench.cohort.bots.moderation.sanctions.is_empty(), "{line}");
        bench.chat("mutua", "stop");
    }
    for line in [
        "If something hurts you, use !report in the private chat",
        "Njeri asked what !report does",
        "Thank you!report that Njeri came",
        "the fridge works again!! Njeri mended it",
        "!poll lunch with Njeri",
    ] {
        let typed = bench.post("mutua", RoomKind::Social, line);
        assert!(!bench.gone.contains(&typed), "{line}");
    }
    let post = bench.post("mutua", RoomKind::Social, "Good morning");
    bench.edits_in("mutua", bots::event::Scene::Room(RoomKind::Social), &post, "Please !report Njeri for it");
    assert!(bench.last("mutua").text.contains("What is wrong?"));
    // In the private chat it is what it says.
    bench.chat("mutua", "Please !report Njeri for stealing");
    let asked = bench.last("mutua").text;
    assert!(asked.contains("Whom is it about?") || asked.contains("Njeri"), "{asked}");
    assert!(!asked.contains("!help"), "{asked}");
}
