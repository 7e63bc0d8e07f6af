//! Somebody on no list asks to join, and who decides.

use bots::{cohort::Standing, event::Event};
use jiff::SignedDuration;
use ruma::UserId;
use serde_json::json;

use crate::bench::{Bench, lari::person};

/// A cohort that lets people ask.
fn open() -> Bench {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        file.sections.insert("enrolment".to_owned(), json!({ "requests": true }));
    });
    bench
}

fn last(bench: &Bench, name: &str) -> String {
    bench.last(name).text
}

/// A stranger asks, from an account of a server.
fn asks(bench: &mut Bench, name: &str, server: &str) {
    let account = UserId::parse(format!("@{name}:{server}")).unwrap();
    bench.stranger(name, &account);
    bench.happen(Event::JoinAsked {
        person: person(name),
        account,
        slip: person(&format!("wish-{name}-{}", bench.now)),
        name: "Zawadi Chelimo".to_owned(),
        facility: Some("Kagaa".to_owned()),
    });
}

/// Who is asked about a stranger now.
fn decider(bench: &Bench) -> String {
    let asked = bench.shown.iter().rev().find(|shown| shown.text.contains("asks to join")).unwrap();
    match &asked.to {
        bots::effect::Destination::Chat(person) => person.as_str().trim_start_matches("p_").to_owned(),
        other => panic!("asked in {other:?}"),
    }
}

#[test]
fn a_yes_lets_them_in_under_the_name_they_gave() {
    let mut bench = open();
    asks(&mut bench, "zed", "county.test");
    assert!(last(&bench, "zed").contains("I asked the people who look after"), "{}", last(&bench, "zed"));
    let by = decider(&bench);
    assert!(bench.cohort.is_moderator(&person(&by)), "{by}");
    assert!(last(&bench, &by).contains("“Zawadi Chelimo (Kagaa)”"), "{}", last(&bench, &by));
    bench.chat(&by, "1");
    assert_eq!(bench.cohort.members[&person("zed")].standing, Standing::Asked);
    assert_eq!(bench.directory.people[&person("zed")].name, "Zawadi Chelimo");
    assert!(bench.cohort.bots.enrolment.slips.is_empty() && bench.directory.slips.is_empty());
}

#[test]
fn a_no_needs_a_reason_which_they_read_without_its_author() {
    let mut bench = open();
    asks(&mut bench, "zed", "county.test");
    let by = decider(&bench);
    bench.chat(&by, "2");
    assert!(last(&bench, &by).contains("Why not?"), "{}", last(&bench, &by));
    bench.chat(&by, "We only take nurses of Lari.");
    let read = last(&bench, "zed");
    assert!(read.contains("We only take nurses of Lari."), "{read}");
    let name = bench.directory.people[&person(&by)].name.clone();
    assert!(!read.contains(&name), "{read}");
    assert!(bench.cohort.roster(&person("zed")).is_none() && bench.directory.slips.is_empty());
    // Once in thirty days.
    asks(&mut bench, "zed", "county.test");
    assert!(last(&bench, "zed").contains("You can ask again from"), "{}", last(&bench, "zed"));
    bench.wait(SignedDuration::from_hours(24 * 31));
    asks(&mut bench, "zed", "county.test");
    assert!(last(&bench, "zed").contains("I asked the people"), "{}", last(&bench, "zed"));
}

/// After 72 working hours the next is asked, and the question of before is over.
#[test]
fn without_an_answer_the_next_is_asked_and_in_the_end_they_read_so() {
    let mut bench = open();
    asks(&mut bench, "zed", "county.test");
    let first = decider(&bench);
    bench.wait(SignedDuration::from_hours(24 * 7));
    assert_eq!(decider(&bench), first, "five working days are 45 hours");
    bench.wait(SignedDuration::from_hours(24 * 5));
    let second = decider(&bench);
    assert_ne!(second, first);
    bench.chat(&first, "1");
    assert!(bench.cohort.roster(&person("zed")).is_none(), "not the first's any more");
    bench.wait(SignedDuration::from_hours(24 * 90));
    assert!(bench.cohort.bots.enrolment.slips.is_empty());
    assert!(last(&bench, "zed").contains("could say yes or no"), "{}", last(&bench, "zed"));
}

#[test]
fn who_cannot_ask_reads_so() {
    let mut bench = Bench::running();
    asks(&mut bench, "zed", "county.test");
    assert!(last(&bench, "zed").contains("cannot ask to join"), "the file lets nobody ask");
    let mut bench = open();
    asks(&mut bench, "zed", "evil.test");
    assert!(last(&bench, "zed").contains("cannot ask to join"), "{}", last(&bench, "zed"));
    asks(&mut bench, "njeri", "moh.test");
    assert!(last(&bench, "njeri").contains("already"), "{}", last(&bench, "njeri"));
    for number in 0..31 {
        asks(&mut bench, &format!("z{number}"), "county.test");
    }
    assert!(last(&bench, "z30").contains("Many people wait"), "{}", last(&bench, "z30"));
    assert_eq!(bench.cohort.bots.enrolment.slips.len(), 30);
    // Such a wish is no slip that a coordinator could print anew.
    bench.chat("wanjiku", "!cohort slips");
    assert!(!last(&bench, "wanjiku").contains("have a slip"), "{}", last(&bench, "wanjiku"));
}
