//! What was voted stands above the file, until the operator lifts it or the file says the same.

use bots::{
    cohort::Strength,
    decisions::Decisions,
    ids::{Language, RoomKind},
};

use super::{NEW, in_peers, propose, rules, vote, won};
use crate::bench::{
    Bench,
    lari::{person, structure},
};

fn decided(bench: &Bench) -> Vec<String> {
    let of = Decisions { cohort: &bench.cohort, directory: &bench.directory, log: &[], now: bench.now };
    let lines = bots::registry::decided(&of).into_iter();
    lines.filter(|line| line.contains("by vote")).collect()
}

#[test]
fn no_file_undoes_rules_that_were_voted() {
    let mut bench = won();
    bench.forget();
    bench.apply(structure());
    let mut other = structure();
    other.rules.version = 7;
    other.rules.lines.values_mut().for_each(|lines| lines[0] = "Be kind.".to_owned());
    bench.apply(other);
    assert_eq!(rules(&bench, Language::En)[1], NEW);
    assert_eq!(
        (rules(&bench, Language::En)[0].as_str(), bench.cohort.structure.rules.version),
        ("Respect everyone.", 2)
    );
    assert_eq!(bench.heard("mutua", "have changed"), 0, "nobody is asked again");
    let line = decided(&bench);
    assert_eq!(
        line,
        [
            "rules: version 2, by vote on 2026-08-07 08:00: 12 yes, 3 no, 0 left it to the others, of 23 members (undo: apply --reset rules)"
        ]
    );
}

#[test]
fn rules_that_are_lifted_are_a_version_beyond_and_everybody_is_asked() {
    let mut bench = won();
    super::members().iter().for_each(|name| drop(bench.chat(name, "1")));
    bench.forget();
    bench.apply_reset(structure(), &["rules"]);
    assert_eq!(rules(&bench, Language::En)[1], "No patient's name, picture or number.");
    assert_eq!(bench.cohort.structure.rules.version, 3);
    assert!(in_peers(&bench, "took back the rules that we voted for").is_some());
    assert_eq!(bench.heard("mutua", "This is version 3"), 1);
    assert!(bench.audited().contains(&"reset ->-".to_owned()), "{:?}", bench.audited());
    assert!(decided(&bench).is_empty());
    // The same file again changes nothing; a change in it is told to all, though its number is lower.
    bench.forget();
    bench.apply(structure());
    assert_eq!((bench.cohort.structure.rules.version, bench.heard("mutua", "have changed")), (3, 0));
    let mut other = structure();
    other.rules.version = 2;
    other.rules.lines.values_mut().for_each(|lines| lines[0] = "Be kind.".to_owned());
    bench.apply(other.clone());
    assert_eq!((bench.cohort.structure.rules.version, bench.heard("mutua", "have changed")), (4, 1));
    bench.apply(other);
    assert_eq!(bench.cohort.structure.rules.version, 4);
    bench.apply_reset(structure(), &["rules"]);
    assert!(bench.heard("mutua", "took back") == 0, "nothing was left to lift");
}

#[test]
fn a_file_that_says_the_same_ends_it_without_a_word() {
    let mut bench = won();
    bench.forget();
    let shown = bench.cohort.structure.clone();
    bench.apply(shown.clone());
    assert!(decided(&bench).is_empty() && bench.cohort.bots.votes.rules.is_none());
    assert_eq!(bench.cohort.structure, shown);
    assert!(bench.heard("mutua", "rules") == 0 && bench.in_room(RoomKind::Peer).is_empty());
    // From then on the file is free again, and a change in it asks as ever.
    bench.edit_file(|file| {
        file.rules.version = 3;
        file.rules.lines.values_mut().for_each(|lines| lines[0] = "Be kind.".to_owned());
    });
    assert_eq!(
        (rules(&bench, Language::En)[0].as_str(), bench.heard("mutua", "This is version 3")),
        ("Be kind.", 1)
    );
}

#[test]
fn hours_quiet_and_order_stand_and_are_lifted_one_by_one() {
    let mut bench = Bench::running();
    let day = |bench: &mut Bench, name: &str, steps: &[&str], until: &str| {
        propose(bench, name, steps);
        vote(bench, 12, 0, 0);
        bench.until(until);
    };
    day(&mut bench, "njeri", &["2", "1", "1", "Mon-Fri 08:00-16:30", "1"], "2026-08-07T09:00:00");
    day(&mut bench, "mutua", &["3", "1", "2", "1"], "2026-08-13T09:00:00");
    day(&mut bench, "amina", &["4", "2", "1"], "2026-08-19T09:00:00");
    assert_eq!(decided(&bench).len(), 3, "{:?}", decided(&bench));
    bench.apply(structure());
    let hours = |bench: &Bench| bench.cohort.structure.hours.windows[0].to.to_string();
    let quiet = |bench: &Bench| bench.cohort.structure.rooms[&RoomKind::Peer].strength;
    let first = |bench: &Bench| bench.cohort.structure.on_call[0].person.clone();
    assert_eq!(
        (hours(&bench).as_str(), quiet(&bench), first(&bench)),
        ("16:30:00", Strength::Remind, person("wanjiku"))
    );
    bench.apply_reset(structure(), &["hours"]);
    assert_eq!(
        (hours(&bench).as_str(), quiet(&bench), first(&bench)),
        ("17:00:00", Strength::Remind, person("wanjiku"))
    );
    assert!(in_peers(&bench, "took back the working hours").is_some());
    bench.apply_reset(structure(), &["quiet", "order"]);
    assert_eq!((quiet(&bench), first(&bench)), (Strength::Hold, person("kiprono")));
    assert!(decided(&bench).is_empty());
    let resets = bench.audit.iter().filter(|line| line.act == "reset");
    let fields: Vec<_> = resets.map(|line| line.detail["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["hours", "quiet", "order"]);
}

#[test]
fn who_comes_onto_the_list_is_told_after_those_who_were_voted_on() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["4", "2", "1"]);
    vote(&mut bench, 12, 0, 0);
    bench.until("2026-08-07T08:00:00");
    let mut file = structure();
    file.on_call.insert(0, bots::cohort::structure::OnCall { person: person("muthoni"), hours: None });
    file.on_call.retain(|row| row.person != person("nekesa"));
    bench.apply(file);
    let order: Vec<_> = bench.cohort.structure.on_call.iter().map(|row| row.person.to_string()).collect();
    assert_eq!(order, ["wanjiku", "kiprono", "muthoni"]);
}

#[test]
fn a_language_that_comes_later_reads_the_voted_rules_in_the_groups_own() {
    let mut bench = won();
    let mut file = structure();
    file.languages.push(Language::Fr);
    file.rules.lines.insert(Language::Fr, vec!["Un.".to_owned(), "Deux.".to_owned(), "Trois.".to_owned()]);
    bench.apply(file);
    assert_eq!(rules(&bench, Language::Fr), rules(&bench, Language::En));
}
