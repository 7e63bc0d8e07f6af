//! What people decided in chat is overridden only by name, by the operator, and written down (`behaviour.md`, "The
//! file and the people").

use bots::{
    cohort::Standing, facilitation::Question, ids::RoomKind, registry, room_state::people::Membership,
};

use crate::bench::{
    Bench,
    lari::{person, structure},
    rooms::{PEER, standing},
};

/// The lines of the audit log that say what was overridden.
fn overridden(bench: &Bench) -> Vec<String> {
    let lines = bench.audit.iter().filter(|line| line.act == "reset");
    let line = |line: &bots::effect::Audited| {
        assert_eq!(line.actor, None, "the operator is nobody in the cohort");
        let whom = line.subject.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} {whom}", line.detail["field"].as_str().unwrap())
    };
    lines.map(line).collect()
}

#[test]
fn a_reset_is_named_exactly() {
    for name in ["windows", "sanctions", "rota", "standing", "standing=@p_njeri:moh.test"] {
        assert_eq!(registry::reset(name).unwrap().to_string(), name);
    }
    for wrong in ["", "Windows", "language", "standing=", "standing=njeri", "rota=@p_njeri:moh.test"] {
        let refused = registry::reset(wrong).unwrap_err().to_string();
        assert!(refused.contains("sanctions, standing, standing=@person:server, rota, windows"), "{refused}");
    }
}

#[test]
fn sanctions_end_all_are_told_and_who_was_taken_out_is_invited_back() {
    let mut bench = Bench::running();
    for command in [
        "!ban @p_njeri:moh.test",
        "!remove @p_amina:moh.test",
        "!mute @p_mutua:moh.test 2h",
        "!ban @p_mumbi:moh.test",
    ] {
        bench.chat("achieng", command);
        bench.chat("achieng", "1");
    }
    bench.chat("mumbi", "!leave");
    bench.chat("mumbi", "1");
    bench.forget();
    bench.apply(structure());
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Ban), "apply alone undoes nothing");
    bench.apply_reset(structure(), &["sanctions"]);
    for name in ["njeri", "amina"] {
        assert_eq!(bench.in_place(name, PEER), Some(Membership::Invite), "{name}");
        assert!(
            bench.last(name).text.contains("You may come back to Lari nurses"),
            "{}",
            bench.last(name).text
        );
    }
    assert_eq!((bench.level("mutua", RoomKind::Peer), bench.told("mutua").len()), (0, 1));
    assert!(bench.last("mutua").text.contains("You can write in the rooms of Lari nurses"));
    // Who left is let alone, whatever was lifted.
    assert_eq!((bench.in_place("mumbi", PEER), bench.told("mumbi").len()), (Some(Membership::Leave), 0));
    let lines = ["sanctions njeri", "sanctions amina", "sanctions mutua", "sanctions mumbi"];
    assert_eq!(overridden(&bench), lines);
    bench.forget();
    bench.apply_reset(structure(), &["sanctions"]);
    assert_eq!((overridden(&bench).len(), bench.told("njeri").len()), (0, 0), "nothing is left to lift");
}

#[test]
fn windows_end_and_still_count_in_their_week() {
    let mut bench = Bench::running();
    bench.confirms("wanjiku", "!quiet 10:05-11:00");
    bench.confirms("wanjiku", "!quiet tomorrow 12:00-13:00");
    bench.until("2026-08-03T10:10:00");
    assert!(!bench.may_post("njeri", RoomKind::Peer));
    bench.apply(structure());
    assert!(!bench.may_post("njeri", RoomKind::Peer), "apply alone undoes nothing");
    bench.apply_reset(structure(), &["windows"]);
    assert!(bench.may_post("njeri", RoomKind::Peer));
    assert_eq!(overridden(&bench), ["windows wanjiku", "windows wanjiku"]);
    bench.until("2026-08-04T12:30:00");
    assert!(bench.may_post("njeri", RoomKind::Peer));
    bench.chat("wanjiku", "!quiet 15:00-16:00");
    assert!(bench.last("wanjiku").text.contains("used up"), "{}", bench.last("wanjiku").text);
}

#[test]
fn the_rota_is_the_files_again_and_nothing_about_it_stays_open() {
    let mut bench = Bench::running();
    bench.until("2026-08-07T15:30:00");
    let first = bench.cohort.bots.facilitation.asked.clone().unwrap().person.to_string();
    let question = bench.last(&first);
    bench.chat(&first, "1");
    let other = ["kiprono", "nekesa"].into_iter().find(|name| *name != first).unwrap();
    let shown = bench.directory.name_of(&person(other));
    bench.chat(&first, &format!("!rota swap {shown}"));
    let swap = bench.last(other);
    bench.chat("muthoni", "!rota away 10 Aug - 30 Nov");
    bench.apply(structure());
    let facilitation = bench.cohort.bots.facilitation.clone();
    assert!(
        facilitation.agreed.is_some() && facilitation.offers.len() == 1 && facilitation.overrides.len() > 1
    );
    bench.apply_reset(structure(), &["rota"]);
    let after = &bench.cohort.bots.facilitation;
    assert!(after.agreed.is_none() && after.offers.is_empty() && after.overrides.is_empty(), "{after:?}");
    assert_eq!((bench.on_duty().as_str(), after.duties.clone()), ("wanjiku", facilitation.duties));
    assert_eq!(overridden(&bench), [format!("rota {first}")]);
    // The week is nobody's again: whose turn it is by the file is asked, and old answers count no more.
    let asked = after.asked.clone().unwrap().person.to_string();
    assert_ne!(bench.last(&asked).event, question.event);
    let open = bench.cohort.prompts.iter().filter(|prompt| prompt.is_open(bench.now));
    let about: Vec<_> = open.map(|prompt| (prompt.question.of(), prompt.person.to_string())).collect();
    assert!(matches!(about[..], [(Some(Question::Duty { .. }), ref whom)] if *whom == asked), "{about:?}");
    bench.react(other, &swap.event, "✅");
    assert!(bench.cohort.bots.facilitation.overrides.is_empty(), "the swap is off");
    bench.chat(&asked, "1");
    bench.until("2026-08-10T08:00:00");
    assert_eq!(bench.on_duty(), asked);
}

#[test]
fn standing_invites_whoever_left_or_declined_and_is_on_the_roster() {
    let mut bench = Bench::running();
    bench.leaves("njeri", PEER);
    bench.leaves("amina", PEER);
    bench.chat_changes("barasa", Membership::Leave, true);
    let without = |name: &str| {
        let mut file = structure();
        file.roster.retain(|row| row.person != person(name));
        file
    };
    bench.apply(structure());
    assert_eq!(standing(&bench, "njeri"), Standing::Left, "apply alone undoes nothing");
    bench.forget();
    bench.apply_reset(without("amina"), &["standing"]);
    assert_eq!((standing(&bench, "njeri"), standing(&bench, "amina")), (Standing::Agreed, Standing::Left));
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Invite));
    assert_eq!(standing(&bench, "barasa"), Standing::Asked);
    assert!(bench.chats.iter().any(|(who, ..)| *who == person("barasa")), "asked once more");
    assert_eq!(overridden(&bench), ["standing barasa", "standing njeri"]);
}

#[test]
fn one_person_alone_is_invited_again() {
    let mut bench = Bench::running();
    bench.leaves("njeri", PEER);
    bench.leaves("amina", PEER);
    bench.forget();
    bench.apply_reset(structure(), &["standing=@p_njeri:moh.test"]);
    assert_eq!((standing(&bench, "njeri"), standing(&bench, "amina")), (Standing::Agreed, Standing::Left));
    assert_eq!(overridden(&bench), ["standing njeri"]);
    assert!(!format!("{:?}", bench.audit).contains("moh.test"), "the log names nobody");
}

#[test]
fn a_yes_to_older_rules_is_asked_for_again() {
    let mut bench = Bench::running();
    bench.leaves("njeri", PEER);
    let mut file = structure();
    file.rules.version = 2;
    bench.apply_reset(file, &["standing"]);
    assert_eq!(standing(&bench, "njeri"), Standing::Asked);
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Leave), "not before the yes");
    // The language, then the rules.
    bench.chat("njeri", "1");
    bench.chat("njeri", "1");
    assert_eq!(bench.in_place("njeri", PEER), Some(Membership::Invite));
}
