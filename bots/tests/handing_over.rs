//! Whoever coordinates gives a member's new account to the same person, and shares the list of people with others.

use bots::{
    cohort::{Role, Standing},
    effect::FileContent,
};
use jiff::SignedDuration;

use crate::bench::{
    Bench,
    lari::{account, person, structure},
};

fn last(bench: &Bench, name: &str) -> String {
    bench.last(name).text
}

/// The code on the only slip that was handed over last.
fn code(bench: &Bench) -> String {
    match &bench.files.last().unwrap().what {
        FileContent::Slips(slips) => slips[0].code.clone(),
        other => panic!("no slip: {other:?}"),
    }
}

/// By digits, by the next page, or by a name.
#[test]
fn a_member_is_chosen_by_digit_page_or_name() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!cohort");
    bench.chat("wanjiku", "4");
    let first = last(&bench, "wanjiku");
    assert!(first.contains("1 = ") && first.contains("8 = more names"), "{first}");
    bench.chat("wanjiku", "8");
    let second = last(&bench, "wanjiku");
    assert!(second.contains("1 = ") && second != first, "{second}");
    bench.chat("wanjiku", "Nobody Atall");
    assert!(last(&bench, "wanjiku").contains("no one called “Nobody Atall”"), "{}", last(&bench, "wanjiku"));
    bench.chat("wanjiku", "Njeri");
    assert!(bench.told("wanjiku").iter().any(|shown| shown.text.contains("slip for Njeri")));
    assert_eq!(bench.files.len(), 1);
}

/// All that was decided goes along with the person.
#[test]
fn a_new_account_is_the_same_person() {
    let mut bench = Bench::running();
    let before = bench.cohort.members[&person("njeri")].clone();
    let roster = bench.cohort.structure.roster.len();
    bench.chat("wanjiku", "!cohort replace");
    bench.chat("wanjiku", "njeri");
    let code = code(&bench);
    bench.gives_code("njeri2", "@njeri2:county.test", &code);
    let asked = last(&bench, "wanjiku");
    assert!(asked.contains("@njeri2:county.test") && asked.contains("new account of Njeri"), "{asked}");
    bench.chat("wanjiku", "1");
    assert_eq!(bench.directory.people[&person("njeri")].accounts[0].as_str(), "@njeri2:county.test");
    let after = &bench.cohort.members[&person("njeri")];
    assert_eq!((after.standing, &after.acceptance), (Standing::Agreed, &before.acceptance));
    assert!(!bench.cohort.members.contains_key(&person("njeri2")), "no second person");
    assert_eq!(bench.cohort.structure.roster.len(), roster);
    assert!(last(&bench, "njeri").contains("Welcome back"), "{}", last(&bench, "njeri"));
    assert!(bench.cohort.bots.enrolment.slips.is_empty() && bench.directory.slips.is_empty());
}

#[test]
fn a_no_changes_nothing_and_a_new_slip_ends_the_old_one() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!cohort replace");
    bench.chat("wanjiku", "njeri");
    let first = code(&bench);
    bench.chat("wanjiku", "!cohort replace");
    bench.chat("wanjiku", "njeri");
    let second = code(&bench);
    assert_eq!(bench.cohort.bots.enrolment.slips.len(), 1);
    bench.gives_code("zed", "@zed:county.test", &first);
    assert!(last(&bench, "zed").contains("does not work any more"), "{}", last(&bench, "zed"));
    bench.gives_code("zed", "@zed:county.test", &second);
    bench.chat("wanjiku", "2");
    assert_eq!(bench.directory.people[&person("njeri")].accounts[0], account("njeri"));
    // Such a slip is nobody's who is still to come.
    bench.chat("wanjiku", "!cohort slips");
    assert!(last(&bench, "wanjiku").contains("No one has a slip"), "{}", last(&bench, "wanjiku"));
}

/// Whoever left meanwhile is not brought back by an old slip.
#[test]
fn who_left_meanwhile_gets_no_account() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!cohort replace");
    bench.chat("wanjiku", "njeri");
    let code = code(&bench);
    bench.gives_code("njeri2", "@njeri2:county.test", &code);
    bench.chat("njeri", "!leave");
    bench.chat("njeri", "1");
    bench.chat("wanjiku", "1");
    assert_eq!(bench.cohort.members[&person("njeri")].standing, Standing::Left);
    assert_eq!(bench.directory.people[&person("njeri")].accounts[0], account("njeri"));
}

/// Shared with a yes of whoever is asked, and no file undoes it.
#[test]
fn the_list_is_shared_and_handed_over() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!cohort hand over");
    bench.chat("wanjiku", "Njeri");
    assert!(last(&bench, "wanjiku").contains("1 = together with me"), "{}", last(&bench, "wanjiku"));
    bench.chat("wanjiku", "1");
    bench.chat("njeri", "!cohort");
    assert!(last(&bench, "njeri").contains("Only the coordinator"), "not before her yes");
    bench.chat("njeri", "1");
    bench.chat("njeri", "!cohort who");
    assert!(last(&bench, "njeri").contains("are on the list"), "{}", last(&bench, "njeri"));
    assert!(last(&bench, "wanjiku").contains("said yes"), "{}", last(&bench, "wanjiku"));
    // Now for good.
    bench.chat("wanjiku", "!cohort");
    bench.chat("wanjiku", "7");
    bench.chat("wanjiku", "kiprono");
    bench.chat("wanjiku", "2");
    bench.chat("kiprono", "1");
    assert!(
        !bench.cohort.is_coordinator(&person("wanjiku")) && bench.cohort.is_coordinator(&person("kiprono"))
    );
    bench.apply(structure());
    assert!(!bench.cohort.is_coordinator(&person("wanjiku")), "an old file changes nothing of it");
    assert!(bench.cohort.is_coordinator(&person("njeri")) && bench.cohort.is_coordinator(&person("kiprono")));
    bench.apply_reset(structure(), &["coordinators"]);
    assert!(
        bench.cohort.is_coordinator(&person("wanjiku")) && !bench.cohort.is_coordinator(&person("njeri"))
    );
}

#[test]
fn a_no_and_a_late_yes_change_nothing() {
    let mut bench = Bench::running();
    for name in ["njeri", "kiprono"] {
        bench.chat("wanjiku", "!cohort hand over");
        bench.chat("wanjiku", name);
        bench.chat("wanjiku", "2");
    }
    bench.chat("njeri", "2");
    assert!(last(&bench, "wanjiku").contains("stays with you"), "{}", last(&bench, "wanjiku"));
    bench.wait(SignedDuration::from_hours(24 * 8));
    bench.chat("kiprono", "1");
    let row = bench.cohort.roster(&person("kiprono")).unwrap();
    assert!(!row.roles.contains(&Role::Coordinator), "{}", last(&bench, "kiprono"));
}

/// The account that a member has is told at once and can stop it; those who moderate learn of it in the end.
#[test]
fn nobody_takes_a_members_place_unseen() {
    let mut bench = Bench::running();
    bench.chat("wanjiku", "!cohort replace");
    bench.chat("wanjiku", "njeri");
    let asked = last(&bench, "njeri");
    assert!(asked.contains("your place in Lari nurses"), "{asked}");
    let stolen = code(&bench);
    bench.chat("njeri", "2");
    assert!(last(&bench, "wanjiku").contains("stopped it"), "{}", last(&bench, "wanjiku"));
    bench.gives_code("zed", "@zed:county.test", &stolen);
    assert!(last(&bench, "zed").contains("does not work any more"), "{}", last(&bench, "zed"));
    bench.chat("wanjiku", "!cohort replace");
    bench.chat("wanjiku", "njeri");
    let code = code(&bench);
    bench.gives_code("njeri2", "@njeri2:county.test", &code);
    bench.chat("wanjiku", "1");
    let told =
        |name: &str| bench.told(name).iter().any(|shown| shown.text.contains("has a new account since now"));
    let moderators =
        bench.cohort.structure.roster.iter().filter(|row| bench.cohort.is_moderator(&row.person));
    for row in moderators.filter(|row| row.person != person("wanjiku")) {
        assert!(told(row.person.as_str().trim_start_matches("p_")), "{}", row.person);
    }
}

/// Whoever was in the group before is somebody, and takes nobody's place.
#[test]
fn who_left_takes_nobodys_place() {
    let mut bench = Bench::running();
    bench.chat("kiprono", "!leave");
    bench.chat("kiprono", "1");
    bench.chat("wanjiku", "!cohort replace");
    bench.chat("wanjiku", "njeri");
    let code = code(&bench);
    bench.gives_code("kiprono", account("kiprono").as_str(), &code);
    assert!(last(&bench, "kiprono").contains("cannot come in with this code"), "{}", last(&bench, "kiprono"));
    assert_eq!(bench.directory.people[&person("njeri")].accounts[0], account("njeri"));
}

/// The power over the list ends on a day, with notice; then it belongs to those whom members have.
#[test]
fn the_list_passes_on_when_its_time_is_over() {
    let mut bench = Bench::running();
    // Six months after Saturday 1 August.
    bench.until("2027-01-17T09:00:00");
    assert_eq!(bench.heard("wanjiku", "is yours until"), 0);
    bench.until("2027-01-18T09:00:00");
    assert_eq!(bench.heard("wanjiku", "is yours until"), 1);
    bench.chat("wanjiku", "!cohort");
    assert!(bench.last("wanjiku").text.contains("1 = add people"), "until then it is hers");
    bench.until("2027-02-01T09:00:00");
    assert_eq!(bench.heard("wanjiku", "From now on the list of people"), 1);
    for moderator in ["achieng", "muthoni"] {
        assert_eq!(bench.heard(moderator, "is yours too"), 1, "{moderator}");
        bench.chat(moderator, "!cohort");
        assert!(bench.last(moderator).text.contains("1 = add people"), "{}", bench.last(moderator).text);
    }
    assert_eq!(bench.heard("njeri", "is yours too"), 0);
    if bench.on_duty() != "wanjiku" {
        bench.chat("wanjiku", "!cohort");
        assert!(
            bench.last("wanjiku").text.contains("has not been yours since"),
            "{}",
            bench.last("wanjiku").text
        );
    }
    bench.until("2027-03-20T09:00:00");
    assert_eq!(bench.heard("wanjiku", "From now on the list of people"), 1, "it is said once");
}

/// A day in the file counts instead, and the operator can give more time.
#[test]
fn the_file_says_until_when() {
    let mut bench = Bench::running();
    let until = |day: &str| {
        let mut file = structure();
        file.sections.insert("enrolment".to_owned(), serde_json::json!({ "until": day }));
        file
    };
    bench.apply(until("2026-09-01"));
    bench.until("2026-08-18T09:00:00");
    assert_eq!(bench.heard("wanjiku", "is yours until"), 1);
    bench.until("2026-09-02T09:00:00");
    assert!(bench.cohort.bots.enrolment.passed.is_some());
    bench.apply(until("2026-12-01"));
    bench.tick();
    assert!(bench.cohort.is_coordinator(&person("wanjiku")), "it is hers again");
}

/// With notice, also where the day is past when it is first known; and never to nobody.
#[test]
fn nobody_loses_the_list_without_notice_or_to_nobody() {
    let mut bench = Bench::running();
    let mut file = structure();
    file.sections.insert("enrolment".to_owned(), serde_json::json!({ "until": "2026-08-01" }));
    for row in &mut file.roster {
        row.roles.remove(&Role::Moderator);
    }
    bench.apply(file);
    bench.until("2026-08-03T12:00:00");
    assert_eq!(bench.heard("wanjiku", "is yours until"), 1);
    bench.until("2026-08-16T12:00:00");
    assert!(bench.cohort.bots.enrolment.passed.is_none());
    bench.until("2026-08-24T12:00:00");
    match bench.cohort.bots.facilitation.on_duty() {
        Some(holder) => assert!(bench.cohort.is_coordinator(holder)),
        None => assert!(bench.cohort.is_coordinator(&person("wanjiku"))),
    }
    assert!(!bench.cohort.coordinators().is_empty());
}
