//! Moderation (`behaviour.md`, "Powers" and "Acts"): preview, confirm, tell, undo, audit; Element's own buttons too.

use bots::{
    cohort::Place,
    event::{Event, Linked, Scene},
    ids::{CohortId, RoomKind},
    moderation::state::SanctionKind,
    room_state::people::Membership,
};
use jiff::SignedDuration;

use crate::bench::{
    Bench,
    lari::{at, person},
};

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

#[test]
fn a_mute_is_previewed_confirmed_told_and_ends_at_its_hour() {
    let mut bench = Bench::running();
    let post = bench.post("njeri", PEER, "BUY NOW");
    bench.reply("achieng", PEER, &post, "!mute 2h selling things");
    let preview = bench.last("achieng");
    assert!(
        preview.rings
            && preview.text.contains("Muting Njeri Mwangi")
            && preview.text.contains("with their name")
    );
    assert_eq!((preview.buttons.len(), bench.level("njeri", PEER)), (2, 0), "nothing before the yes");
    bench.react("achieng", &preview.event, "✅");
    for kind in [PEER, RoomKind::Social] {
        assert!(!bench.may_post("njeri", kind), "{kind}");
    }
    let told = bench.last("njeri");
    assert!(told.text.contains("until 12:00") && told.text.contains("selling things"), "{}", told.text);
    assert!(!told.text.contains("Achieng"), "from those who look after the room");
    assert!(bench.in_room(PEER).is_empty(), "nothing in the room");
    assert!(bench.audited().contains(&"mute achieng>njeri".to_owned()));
    bench.until("2026-08-03T11:59:59");
    assert_eq!(bench.level("njeri", PEER), -1);
    bench.until("2026-08-03T12:00:00");
    assert_eq!(bench.level("njeri", PEER), 0);
}

#[test]
fn the_reason_is_not_kept() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!warn @p_njeri:moh.test: sunflower");
    assert!(bench.last("njeri").text.contains("sunflower"));
    let kept = |bench: &Bench| serde_json::to_string(&bench.cohort).unwrap().contains("sunflower");
    assert!(!kept(&bench));
    bench.chat("achieng", "!warn @p_njeri:moh.test: sunflower");
    assert!(kept(&bench), "until it is confirmed");
    bench.wait(SignedDuration::from_mins(15));
    bench.chat("njeri", "!help");
    assert!(!kept(&bench), "or its time is over");
}

#[test]
fn confirmed_by_mark_number_or_word_and_by_nothing_else() {
    for (answer, done) in
        [("1", true), ("yes", true), ("2", false), ("no", false), ("hello", false), ("4", false)]
    {
        let mut bench = Bench::running();
        bench.chat("achieng", "!mute @p_njeri:moh.test 2h");
        bench.chat("achieng", answer);
        assert_eq!(holds(&bench, "njeri", SanctionKind::Mute), done, "{answer}");
    }
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h");
    let preview = bench.last("achieng");
    bench.react("muthoni", &preview.event, "✅");
    assert!(!holds(&bench, "njeri", SanctionKind::Mute), "somebody else's mark");
    bench.wait(SignedDuration::from_mins(16));
    bench.react("achieng", &preview.event, "✅");
    assert!(!holds(&bench, "njeri", SanctionKind::Mute), "too late");
}

#[test]
fn a_yes_sent_twice_confirms_one_preview() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test 2h");
    let first = bench.last("achieng");
    bench.wait(SignedDuration::from_secs(30));
    bench.chat("achieng", "!mute @p_mutua:moh.test 2h");
    bench.chat("achieng", "1");
    bench.arrives("achieng", Scene::Chat, "1", bench.now, bench.now);
    assert!(holds(&bench, "mutua", SanctionKind::Mute) && !holds(&bench, "njeri", SanctionKind::Mute));
    bench.react("achieng", &first.event, "✅");
    assert!(holds(&bench, "njeri", SanctionKind::Mute), "a mark names its question");
}

#[test]
fn who_may_not_is_refused_with_the_reason() {
    let mut bench = Bench::running();
    for (by, command, why) in [
        ("njeri", "!mute @p_mutua:moh.test", "Only the person on duty"),
        ("achieng", "!mute @p_achieng:moh.test", "against your own account"),
        ("achieng", "!remove @p_muthoni:county.test", "No one can act alone"),
        ("wanjiku", "!ban @p_nekesa:county.test", "No one can act alone"),
        ("achieng", "!mute @baraza_voice:moh.test", "against me"),
        ("achieng", "!unmute @p_njeri:moh.test", "It is so already"),
        ("achieng", "!unban @p_njeri:moh.test", "It is so already"),
    ] {
        bench.chat(by, command);
        assert!(bench.last(by).text.contains(why), "{by} {command}: {}", bench.last(by).text);
        bench.chat(by, "1");
    }
    assert!(
        bench.cohort.bots.moderation.sanctions.is_empty() && bench.cohort.bots.moderation.acts.is_empty()
    );
    bench.chat("wanjiku", "!mute @p_njeri:moh.test");
    assert!(bench.last("wanjiku").text.contains("Muting"), "the holder of the duty may");
    bench.opens_chat("mwikali");
    bench.chat("mwikali", "!mute @p_njeri:moh.test");
    assert!(bench.last("mwikali").text.contains("Only the person on duty"), "a supervisor may not");
}

#[test]
fn rights_are_checked_again_at_the_confirmation() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!mute @p_njeri:moh.test");
    let preview = bench.last("achieng");
    bench.edit_file(|file| {
        for row in &mut file.roster {
            row.roles.remove(&bots::cohort::Role::Moderator);
        }
    });
    bench.react("achieng", &preview.event, "✅");
    assert!(!holds(&bench, "njeri", SanctionKind::Mute));
    assert!(bench.last("achieng").text.contains("I cannot do that"));
}

#[test]
fn a_name_is_enough_when_only_one_has_it_else_it_is_asked() {
    let mut bench = Bench::running();
    bench.chat("achieng", "!warn Njeri Mwangi: please stop");
    assert!(
        bench.last("achieng").text.contains("Njeri Mwangi")
            && bench.last("achieng").text.contains("please stop")
    );
    bench.chat("achieng", "!mute Wangui 30m");
    let which = bench.last("achieng");
    assert!(
        which.text.contains("@p_wangui:moh.test") && which.text.contains("@p_wangui2:county.test"),
        "{}",
        which.text
    );
    let thuo =
        which.text.lines().find(|line| line.contains("Thuo")).unwrap().chars().next().unwrap().to_string();
    bench.chat("achieng", &thuo);
    assert!(bench.last("achieng").text.contains("Muting Wangui Thuo"));
    bench.chat("achieng", "1");
    assert!(holds(&bench, "wangui2", SanctionKind::Mute) && !holds(&bench, "wangui", SanctionKind::Mute));
    bench.chat("achieng", "!mute Zzz 30m");
    assert!(bench.last("achieng").text.contains("Zzz"));
    bench.chat("achieng", "!mute");
    assert!(bench.last("achieng").text.contains("!mute Amani Mfano 2h"), "{}", bench.last("achieng").text);
}

#[test]
fn a_reply_to_the_voice_means_the_voice() {
    let mut bench = Bench::running();
    bench.post("njeri", PEER, "!rota");
    let rota = bench.in_room(PEER)[0].clone();
    for command in ["!mute 2h", "!warn be kind", "!redact"] {
        bench.reply("achieng", PEER, &rota.event, command);
        assert!(
            bench.last("achieng").text.contains("against me"),
            "{command}: {}",
            bench.last("achieng").text
        );
    }
}

/// What was left for later and then posted stands there for its author.
#[test]
fn a_reply_to_a_message_that_was_passed_on_means_its_author() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.chat("njeri", "!later BUY NOW");
    bench.until("2026-08-04T09:00:00");
    let posted = bench.in_room(PEER).iter().find(|shown| shown.relayed.is_some()).unwrap().event.clone();
    for (command, effect) in [("!warn be kind", "note to Njeri"), ("!mute 2h", "Muting Njeri")] {
        bench.reply("achieng", PEER, &posted, command);
        assert!(bench.last("achieng").text.contains(effect), "{command}: {}", bench.last("achieng").text);
    }
    bench.reply("achieng", PEER, &posted, "!redact no selling");
    bench.chat("achieng", "1");
    assert!(bench.gone.contains(&posted));
    assert!(
        bench.last("njeri").text.contains("was deleted. Why: “no selling”"),
        "{}",
        bench.last("njeri").text
    );
}

/// From a chat, a message is named by its link; only one of this cohort's.
#[test]
fn a_linked_message_is_deleted_where_it_stands() {
    let mut bench = Bench::running();
    let post = bench.post("njeri", RoomKind::Social, "names a patient");
    for (cohort, found) in [("thika", false), ("lari", true)] {
        let sent = bench.sent("achieng", Scene::Chat);
        let link = format!("!redact https://matrix.to/#/!social:moh.test/{post}");
        let mut order = bench.text(sent, &link, None);
        if let Event::Said { linked, .. } = &mut order {
            let cohort = CohortId::new(cohort);
            *linked = Some(Linked { author: person("njeri"), cohort, room: RoomKind::Social });
        }
        bench.happen(order);
        let asked = bench.last("achieng").text.contains("Deleting a message of Njeri Mwangi");
        assert_eq!(asked, found, "{}", bench.last("achieng").text);
    }
    bench.chat("achieng", "1");
    assert!(bench.gone.contains(&post));
}

#[test]
fn removed_and_back_again() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T16:00:00");
    act(&mut bench, "achieng", "!remove @p_njeri:moh.test: spam");
    for place in bench.cohort.places() {
        assert_ne!(bench.in_place("njeri", place), Some(Membership::Join), "{place:?}");
    }
    assert!(bench.last("njeri").text.contains("You were taken out of all rooms of Lari nurses"));
    bench.wait(SignedDuration::from_hours(24));
    assert_eq!(
        bench.in_place("njeri", Place::Room(PEER)),
        Some(Membership::Leave),
        "not invited back by itself"
    );
    act(&mut bench, "muthoni", "!unban @p_njeri:moh.test");
    assert_eq!(bench.in_place("njeri", Place::Room(PEER)), Some(Membership::Invite));
}

#[test]
fn a_ban_with_an_end_ends() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!ban @p_njeri:moh.test 2d");
    assert_eq!(bench.in_place("njeri", Place::Room(PEER)), Some(Membership::Ban));
    assert!(!bench.joins("njeri", Place::Room(RoomKind::Social)));
    bench.until("2026-08-05T10:00:00");
    assert_eq!(bench.in_place("njeri", Place::Room(PEER)), Some(Membership::Invite));
    act(&mut bench, "achieng", "!ban @p_mutua:moh.test");
    bench.wait(SignedDuration::from_hours(24 * 60));
    assert_eq!(
        bench.in_place("mutua", Place::Room(PEER)),
        Some(Membership::Ban),
        "without an end it has none"
    );
}

#[test]
fn a_deletion_takes_the_message_and_tells_its_author() {
    let mut bench = Bench::running();
    let post = bench.post("njeri", PEER, "a name of a patient");
    bench.reply("achieng", PEER, &post, "!redact names a patient");
    assert!(bench.last("achieng").text.contains("cannot come back"));
    bench.chat("achieng", "1");
    assert!(bench.gone.contains(&post));
    assert!(bench.last("njeri").text.contains("was deleted. Why: “names a patient”"));
    bench.chat("achieng", "!undo");
    assert!(bench.last("achieng").text.contains("cannot come back"));
}

#[test]
fn a_preview_says_where_it_holds() {
    let mut bench = Bench::running();
    for command in ["!mute @p_njeri:moh.test", "!remove @p_njeri:moh.test", "!ban @p_njeri:moh.test"] {
        bench.chat("achieng", command);
        let preview = bench.last("achieng").text;
        assert!(preview.contains("all rooms of Lari nurses"), "{preview}");
    }
}

/// The bench holds every message to 480 characters.
#[test]
fn long_names_and_long_reasons_fit() {
    let mut bench = Bench::running();
    for known in bench.directory.people.values_mut() {
        known.name = format!("{} Wanjiru Kamau-Ndung'u wa Githunguri", known.name);
    }
    bench.edit_file(|file| file.name = "Lari and Githunguri immunization nurses".to_owned());
    let why = "please stop ".repeat(40);
    for (name, command) in
        [("njeri", "!warn"), ("mutua", "!mute"), ("amina", "!remove"), ("mumbi", "!ban"), ("chebet", "!ban")]
    {
        act(&mut bench, "achieng", &format!("{command} @p_{name}:moh.test: {why}"));
        assert!(bench.last(name).text.contains("please s…"), "{}", bench.last(name).text);
    }
    bench.chat("muthoni", "!audit");
    assert!(bench.last("muthoni").text.lines().count() >= 3, "{}", bench.last("muthoni").text);
    bench.chat("achieng", &format!("!mute {why}"));
    assert!(bench.last("achieng").text.contains("I find no one"));
}

#[test]
fn audit_is_for_those_who_moderate() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    bench.chat("achieng", "!undo");
    bench.chat("muthoni", "!audit");
    let audit = bench.last("muthoni").text;
    assert!(audit.contains("by Achieng Odhiambo, taken back: Muting Njeri Mwangi"), "{audit}");
    bench.post("njeri", PEER, "!audit");
    assert!(!bench.last("njeri").text.contains("Achieng"));
    assert!(bench.in_room(PEER).is_empty());
}

#[test]
fn a_mute_stores_its_end_and_survives_a_long_silence() {
    let mut bench = Bench::running();
    act(&mut bench, "achieng", "!mute @p_njeri:moh.test 2h");
    let until = bench.cohort.bots.moderation.sanctions[0].until;
    assert_eq!(until, Some(at("2026-08-03T12:00:00")));
    bench.deaf = true;
    bench.until("2026-08-03T15:00:00");
    bench.settle();
    assert_eq!(bench.level("njeri", PEER), 0, "the end holds whether or not a timer fired");
}

#[test]
fn no_room_reads_a_name_beside_a_fault() {
    let mut bench = Bench::running();
    let post = bench.post("njeri", PEER, "x");
    for command in ["!warn loud", "!mute 2h loud", "!redact loud", "!remove loud", "!ban 2d loud"] {
        bench.reply("achieng", PEER, &post, command);
        bench.chat("achieng", "1");
        bench.chat("achieng", "!undo");
    }
    bench.post("achieng", PEER, "!audit");
    bench.post("njeri", PEER, "!report @p_mutua:moh.test is loud");
    bench.post("njeri", PEER, "!appeal loud");
    bench.button("achieng", "njeri", PEER, Membership::Leave);
    for kind in RoomKind::ALL {
        assert!(bench.in_room(kind).is_empty(), "{kind}: {:?}", bench.in_room(kind));
    }
}
