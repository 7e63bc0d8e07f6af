//! People without an account: a slip of paper with a code, and who comes by it.

use bots::{
    cohort::Standing,
    effect::FileContent,
    enrolment::listed::{Entry, Found, Listed},
    ids::Language,
};
use jiff::SignedDuration;

use crate::bench::{Bench, lari::person};

/// A row without an account.
pub fn row(number: u32, name: &str, facility: &str) -> Listed {
    Listed {
        entry: Entry {
            row: number,
            name: name.to_owned(),
            account: None,
            roles: [].into(),
            facility: (!facility.is_empty()).then(|| facility.to_owned()),
            cadre: None,
            language: Some(Language::Sw),
            wrong: None,
        },
        found: Found::Unasked,
        person: Some(person(&format!("slip-{}", name.to_lowercase()))),
        elsewhere: false,
    }
}

fn last(bench: &Bench, name: &str) -> String {
    bench.last(name).text
}

/// A cohort in which Zawadi and Imani have slips.
fn with_slips() -> Bench {
    let mut bench = Bench::running();
    bench.sends_list("wanjiku", vec![row(2, "Zawadi", "Lari Health Centre"), row(3, "Imani", "")]);
    bench.chat("wanjiku", "1");
    bench
}

#[test]
fn whoever_has_no_account_gets_a_slip() {
    let mut bench = Bench::running();
    bench.sends_list("wanjiku", vec![row(2, "Zawadi", "Lari Health Centre"), row(3, "Imani", "")]);
    let told: Vec<String> = bench.told("wanjiku").iter().map(|shown| shown.text.clone()).collect();
    assert!(told.iter().any(|text| text.contains("Without an account: 2")), "{told:?}");
    assert!(bench.cohort.bots.enrolment.slips.is_empty(), "nothing is done yet");
    bench.chat("wanjiku", "1");
    let handed = bench.handed("wanjiku");
    assert_eq!(handed.len(), 1, "up to five are said, too");
    let FileContent::Slips(slips) = &handed[0].what else { panic!("no slips") };
    assert_eq!(slips.len(), 2);
    assert!(slips.iter().all(|slip| slip.language == Language::Sw && slip.lines.len() > 5), "{slips:?}");
    let said = last(&bench, "wanjiku");
    assert!(said.contains("Imani") && said.contains(&bench.code_for("Imani")), "{said}");
    // Neither the code nor the name stands in what is kept.
    let kept = serde_json::to_string(&bench.cohort.bots.enrolment).unwrap();
    let code = bench.code_for("Zawadi");
    assert!(!kept.contains("Zawadi") && !kept.contains(&format!(":\"{code}")), "{kept}");
    assert!(bench.cohort.roster(&person("slip-zawadi")).is_none(), "a slip is no person of the group");
}

#[test]
fn six_slips_are_also_one_text_to_pass_on() {
    let mut bench = Bench::running();
    let rows = (2..8).map(|number| {
        row(number, &format!("Zawadi {}", ["A", "B", "C", "D", "E", "F"][number as usize - 2]), "")
    });
    bench.sends_list("wanjiku", rows.collect());
    bench.chat("wanjiku", "1");
    let handed = bench.handed("wanjiku");
    let FileContent::Text(text) = &handed[1].what else { panic!("no text") };
    assert_eq!(text.matches("Element").count(), 6, "{text}");
}

/// The code, the coordinator's yes, the rules, and they are in under the name of the slip.
#[test]
fn a_code_and_a_yes_let_somebody_in() {
    let mut bench = with_slips();
    let code = bench.code_for("Zawadi");
    bench.gives_code("zed", "@zed:county.test", &code);
    assert!(last(&bench, "zed").contains("Namuuliza"), "{}", last(&bench, "zed"));
    let asked = last(&bench, "wanjiku");
    assert!(asked.contains("@zed:county.test") && asked.contains("Zawadi (Lari Health Centre)"), "{asked}");
    assert!(bench.cohort.roster(&person("zed")).is_none(), "not before the yes");
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.roster(&person("zed")).is_some());
    assert_eq!(bench.cohort.members[&person("zed")].standing, Standing::Asked, "asked at once");
    assert_eq!(bench.directory.people[&person("zed")].name, "Zawadi");
    assert!(!bench.cohort.bots.enrolment.slips.contains_key(&person("slip-zawadi")));
    // It works once.
    bench.gives_code("yusuf", "@yusuf:county.test", &code);
    assert!(last(&bench, "yusuf").contains("does not work any more"), "{}", last(&bench, "yusuf"));
    assert!(bench.cohort.roster(&person("yusuf")).is_none());
}

#[test]
fn a_no_ends_the_code_and_a_new_slip_works() {
    let mut bench = with_slips();
    let code = bench.code_for("Zawadi");
    bench.gives_code("zed", "@zed:county.test", &code);
    bench.chat("wanjiku", "2");
    assert!(last(&bench, "wanjiku").contains("does not work any more"), "{}", last(&bench, "wanjiku"));
    assert!(last(&bench, "zed").contains("Huwezi kuingia"), "{}", last(&bench, "zed"));
    bench.gives_code("zed", "@zed:county.test", &code);
    assert!(bench.cohort.roster(&person("zed")).is_none());
    bench.chat("wanjiku", "!cohort slips");
    assert!(last(&bench, "wanjiku").contains("2 people have a slip"), "{}", last(&bench, "wanjiku"));
    bench.chat("wanjiku", "1");
    let fresh = bench.code_for("Zawadi");
    assert_ne!(fresh, code);
    bench.gives_code("zawadi", "@zawadi:county.test", &fresh);
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.roster(&person("zawadi")).is_some());
    bench.gives_code("imani", "@imani:county.test", &code);
    assert!(last(&bench, "imani").contains("does not work any more"), "{}", last(&bench, "imani"));
}

/// What a coordinator does meanwhile takes the question of nobody who waits at the door.
#[test]
fn who_waits_at_the_door_is_not_lost_among_other_questions() {
    let mut bench = with_slips();
    let (zawadi, imani) = (bench.code_for("Zawadi"), bench.code_for("Imani"));
    bench.gives_code("zed", "@zed:county.test", &zawadi);
    bench.gives_code("imani", "@imani:moh.test", &imani);
    for _ in 0..12 {
        bench.chat("wanjiku", "!cohort");
    }
    bench.chat("wanjiku", "2");
    // What she asked for has been answered: now they are asked about once more.
    assert!(last(&bench, "wanjiku").contains("Imani"), "{}", last(&bench, "wanjiku"));
    bench.chat("wanjiku", "1");
    assert!(last(&bench, "wanjiku").contains("Zawadi"), "{}", last(&bench, "wanjiku"));
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.roster(&person("zed")).is_some(), "{}", last(&bench, "wanjiku"));
    assert!(bench.cohort.roster(&person("imani")).is_some(), "{}", last(&bench, "wanjiku"));
}

#[test]
fn a_code_runs_out_and_its_name_is_forgotten() {
    let mut bench = with_slips();
    let code = bench.code_for("Zawadi");
    bench.wait(SignedDuration::from_hours(24 * 14 + 1));
    bench.gives_code("zed", "@zed:county.test", &code);
    assert!(last(&bench, "zed").contains("Muda wa msimbo"), "{}", last(&bench, "zed"));
    bench.wait(SignedDuration::from_hours(24 * 4));
    let over = |shown: &crate::bench::Shown| shown.text.contains("codes on 2 slips have run out");
    assert_eq!(bench.told("wanjiku").iter().filter(|shown| over(shown)).count(), 1);
    bench.wait(SignedDuration::from_hours(24 * 30));
    assert!(bench.cohort.bots.enrolment.slips.is_empty() && bench.directory.slips.is_empty());
}

#[test]
fn a_server_that_takes_no_part_and_whoever_is_in_come_by_no_code() {
    let mut bench = with_slips();
    let code = bench.code_for("Zawadi");
    bench.gives_code("zed", "@zed:evil.test", &code);
    assert!(last(&bench, "zed").contains("seva"), "{}", last(&bench, "zed"));
    bench.gives_code("njeri", "@njeri:moh.test", &code);
    assert!(last(&bench, "njeri").contains("already"), "{}", last(&bench, "njeri"));
    // It is still there for whoever it is for.
    bench.gives_code("zawadi", "@zawadi:moh.test", &code);
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.roster(&person("zawadi")).is_some());
}

/// A list that is sent again makes no second slip for the same person.
#[test]
fn the_same_list_again_makes_no_second_slips() {
    let mut bench = with_slips();
    bench.sends_list("wanjiku", vec![row(2, "ZAWADI", "Lari Health Centre"), row(3, "Zawadi", "Githunguri")]);
    let told: Vec<String> = bench.told("wanjiku").iter().map(|shown| shown.text.clone()).collect();
    assert!(told.iter().any(|text| text.contains("In the group already: 1")), "{told:?}");
    assert!(told.iter().any(|text| text.contains("Without an account: 1")), "{told:?}");
}

#[test]
fn two_of_one_name_are_told_apart_by_their_place() {
    let mut bench = Bench::running();
    bench.sends_list("wanjiku", vec![row(2, "Zawadi", ""), row(3, "zawadi", "")]);
    let told: Vec<String> = bench.told("wanjiku").iter().map(|shown| shown.text.clone()).collect();
    assert!(told.iter().any(|text| text.contains("row 2 has the same name")), "{told:?}");
}

/// An operator who resets who was added takes back the slips, too.
#[test]
fn a_reset_takes_back_the_slips() {
    let mut bench = with_slips();
    let code = bench.code_for("Zawadi");
    bench.apply_reset(crate::bench::lari::structure(), &["people"]);
    assert!(bench.cohort.bots.enrolment.slips.is_empty());
    bench.gives_code("zed", "@zed:county.test", &code);
    assert!(last(&bench, "zed").contains("does not work any more"), "{}", last(&bench, "zed"));
}

/// A list waits for its yes, and a text that is kept in quiet time for its digit: each gets its own.
#[test]
fn of_two_that_wait_the_other_is_asked_about_after_the_first() {
    for text_first in [true, false] {
        let mut bench = Bench::running();
        bench.until("2026-08-04T20:00:00");
        let sends = |bench: &mut Bench| drop(bench.sends_list("wanjiku", vec![row(2, "Zawadi", "")]));
        if text_first {
            bench.chat("wanjiku", "The fridge is repaired.");
            sends(&mut bench);
        } else {
            sends(&mut bench);
            bench.chat("wanjiku", "The fridge is repaired.");
        }
        bench.chat("wanjiku", "1");
        bench.chat("wanjiku", "1");
        assert_eq!(bench.cohort.bots.enrolment.slips.len(), 1, "{text_first}: {}", last(&bench, "wanjiku"));
        bench.until("2026-08-05T08:01:00");
        assert!(bench.shown.iter().any(|shown| shown.relayed.is_some()), "{text_first}");
    }
}

/// What a coordinator sends meanwhile ends nobody's question.
#[test]
fn a_list_does_not_take_the_question_about_somebody_at_the_door() {
    let mut bench = with_slips();
    let code = bench.code_for("Zawadi");
    bench.gives_code("zed", "@zed:county.test", &code);
    bench.sends_list("wanjiku", vec![row(2, "Neema", "")]);
    bench.chat("wanjiku", "1");
    let asked = |shown: &&&crate::bench::Shown| shown.text.contains("Is it them?");
    assert_eq!(bench.told("wanjiku").iter().filter(asked).count(), 2, "asked once more");
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.roster(&person("zed")).is_some(), "{}", last(&bench, "wanjiku"));
}

/// New slips leave those alone who have given their code and wait.
#[test]
fn new_slips_end_no_claim_and_one_can_be_made_for_one() {
    let mut bench = with_slips();
    let (zawadi, imani) = (bench.code_for("Zawadi"), bench.code_for("Imani"));
    bench.gives_code("zed", "@zed:county.test", &zawadi);
    bench.chat("wanjiku", "!cohort slips");
    assert!(last(&bench, "wanjiku").contains("One person has a slip"), "{}", last(&bench, "wanjiku"));
    bench.chat("wanjiku", "1");
    assert_ne!(bench.code_for("Imani"), imani);
    assert!(last(&bench, "wanjiku").contains("Zawadi"), "she is asked about him still");
    bench.chat("wanjiku", "1");
    assert!(bench.cohort.roster(&person("zed")).is_some(), "{}", last(&bench, "wanjiku"));
    // By name, and the others' codes stay.
    let mut bench = with_slips();
    let zawadi = bench.code_for("Zawadi");
    bench.chat("wanjiku", "!cohort slips imani");
    bench.gives_code("zed", "@zed:county.test", &zawadi);
    assert!(last(&bench, "zed").contains("Namuuliza"), "{}", last(&bench, "zed"));
}

/// A doubt is no yes, and a second account with the same code is told.
#[test]
fn a_doubt_is_no_yes_and_a_second_account_is_told() {
    let mut bench = with_slips();
    let code = bench.code_for("Zawadi");
    bench.gives_code("zed", "@zed:county.test", &code);
    for words in ["yes? I don't know who that is", "yes I don't think it is her", "yes, but not now"] {
        bench.chat("wanjiku", words);
        assert!(bench.cohort.roster(&person("zed")).is_none(), "{words}: {}", last(&bench, "wanjiku"));
    }
    bench.gives_code("yusuf", "@yusuf:county.test", &code);
    assert!(last(&bench, "wanjiku").contains("@yusuf:county.test"), "{}", last(&bench, "wanjiku"));
    bench.chat("wanjiku", "yes please");
    assert!(bench.cohort.roster(&person("zed")).is_some(), "{}", last(&bench, "wanjiku"));
}

/// Let in at night, they are greeted once.
#[test]
fn whoever_is_let_in_at_night_is_greeted_once() {
    let mut bench = with_slips();
    let code = bench.code_for("Zawadi");
    bench.until("2026-08-03T20:00:00");
    bench.gives_code("zed", "@zed:county.test", &code);
    bench.chat("wanjiku", "1");
    // Their chat is heard of again: a new display name, or a room that was read back.
    bench.happen(bots::event::Event::ChatChanged {
        person: person("zed"),
        membership: bots::room_state::people::Membership::Join,
        own_act: true,
        again: false,
        greeted: false,
    });
    bench.until("2026-08-04T09:00:00");
    let greeted = bench.told("zed").iter().filter(|shown| shown.text.contains("Lari nurses")).count();
    let menus = bench.told("zed").iter().filter(|shown| shown.text.contains("Kiswahili")).count();
    assert_eq!(
        menus,
        1,
        "{:?}",
        bench.told("zed").iter().map(|shown| shown.text.clone()).collect::<Vec<_>>()
    );
    assert!(greeted >= 1);
}
