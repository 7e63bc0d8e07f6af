//! What is asked of whom, and when.

use bots::{
    cohort::Role,
    consents::state::{Consent, Record},
    event::Scene,
    ids::RoomKind,
};
use jiff::SignedDuration;

use super::{LIBRARY, MENTOR, RESEARCH, UNSAID, fresh, no, research, standing, yes};
use crate::{
    bench::lari::{at, person},
    budgets::spend,
    votes::propose_rule,
};

#[test]
fn one_a_day_from_the_third_day_on_in_working_hours() {
    let mut bench = fresh();
    bench.until("2026-08-04T07:59:00");
    assert_eq!(bench.heard("njeri", MENTOR), 0);
    bench.until("2026-08-04T08:00:00");
    assert_eq!(bench.heard("njeri", MENTOR), 1);
    assert!(!bench.last("njeri").rings && bench.last("njeri").text.contains("3 = do not ask me this again"));
    bench.chat("njeri", "1");
    assert_eq!(standing(&bench, "njeri", Consent::Mentor), yes(bench.now));
    assert!(bench.last("njeri").text.contains("yes, from now on. Nothing makes use of it yet."));
    bench.until("2026-08-05T07:59:00");
    assert_eq!(bench.heard("njeri", LIBRARY), 0, "one a day");
    bench.until("2026-08-05T08:00:00");
    assert_eq!(bench.heard("njeri", LIBRARY), 1);
    bench.chat("njeri", "2");
    assert_eq!(standing(&bench, "njeri", Consent::Library), no(bench.now));
    bench.forget();
    bench.until("2026-10-05T17:00:00");
    let asked = [MENTOR, LIBRARY, RESEARCH].map(|words| bench.heard("njeri", words));
    assert_eq!(asked, [0, 0, 0], "once, and what the file does not ask for never");
}

#[test]
fn who_has_just_come_has_three_days() {
    let mut bench = fresh();
    bench.opens_chat("makena");
    bench.chat("makena", "1");
    bench.chat("makena", "1");
    assert!(bench.cohort.agreed(&person("makena")));
    bench.until("2026-08-05T17:00:00");
    assert_eq!(bench.heard("makena", MENTOR), 0);
    bench.until("2026-08-06T08:00:00");
    assert_eq!(bench.heard("makena", MENTOR), 1, "on Thursday, who said yes on Monday");
}

#[test]
fn only_what_there_is_is_asked_and_only_of_those_whom_it_is_about() {
    let mut bench = fresh();
    research(&mut bench);
    bench.edit_file(|file| {
        file.rooms.remove(&RoomKind::Library);
    });
    for _ in 0..8 {
        for name in ["njeri", "achieng"] {
            bench.chat(name, "3");
        }
        bench.wait(SignedDuration::from_hours(24));
    }
    let asked = |name| [MENTOR, LIBRARY, RESEARCH].map(|words| bench.heard(name, words));
    assert_eq!(asked("njeri"), [1, 0, 1], "there is no library");
    assert_eq!(asked("achieng"), [0, 0, 1], "a mentor has none");
    for name in ["makena", "mwikali"] {
        assert_eq!(asked(name), [0, 0, 0], "{name} has not said yes, or leads");
    }
    assert!(bench.told("njeri").iter().all(|line| !line.text.contains("count you")), "it is never asked");
}

#[test]
fn mentees_without_a_mentor_are_not_asked_about_one() {
    let mut bench = fresh();
    bench.edit_file(|file| {
        for row in &mut file.roster {
            row.roles.remove(&Role::Mentor);
        }
    });
    bench.until("2026-08-04T08:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("njeri", LIBRARY)), (0, 1));
}

#[test]
fn no_answer_is_a_no_and_is_not_asked_for_again() {
    let mut bench = fresh();
    bench.until("2026-08-04T08:00:00");
    let question = bench.last("njeri");
    bench.until("2026-08-11T07:59:00");
    assert_eq!(bench.heard("njeri", LIBRARY), 0, "nothing is asked beside it");
    bench.until("2026-08-11T08:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("njeri", LIBRARY)), (1, 1));
    bench.answer("njeri", &question, "1");
    assert!(bench.last("njeri").text.contains("That question is closed, and it stays a no."));
    assert_eq!(standing(&bench, "njeri", Consent::Mentor), UNSAID);
    bench.until("2026-10-05T17:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("njeri", LIBRARY)), (1, 1));
    assert!(bench.audited().iter().all(|line| !line.starts_with("consent ")), "nothing was said");
}

#[test]
fn three_skips_one_for_ever() {
    let mut bench = fresh();
    bench.until("2026-08-04T08:00:00");
    bench.chat("njeri", "3");
    assert!(bench.last("njeri").text.contains("I will not ask you this again"));
    assert_eq!(standing(&bench, "njeri", Consent::Mentor), UNSAID);
    bench.forget();
    bench.until("2026-10-05T17:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("njeri", LIBRARY)), (0, 1), "and no other");
}

/// A thumb may say that something was seen.
#[test]
fn a_thumb_gives_nothing_and_a_yes_that_is_taken_back_stops() {
    let mut bench = fresh();
    bench.until("2026-08-04T08:00:00");
    let question = bench.last("njeri");
    bench.react("njeri", &question.event, "👍");
    assert_eq!(standing(&bench, "njeri", Consent::Mentor), UNSAID);
    let mark = bench.react("njeri", &question.event, "✅");
    assert!(standing(&bench, "njeri", Consent::Mentor).given);
    bench.redact("njeri", &mark, Scene::Chat);
    assert!(!standing(&bench, "njeri", Consent::Mentor).given);
    assert!(bench.last("njeri").text.contains("no, from now on."));
    assert_eq!(bench.audited().iter().filter(|line| *line == "consent njeri>-").count(), 2);
}

/// A digit is the answer to what was asked last, so nothing is asked beside what waits for one.
#[test]
fn whoever_has_a_question_before_them_answers_that_first() {
    let mut bench = fresh();
    propose_rule(&mut bench, "mutua");
    bench.chat("wambui", "1");
    bench.until("2026-08-04T08:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("wambui", MENTOR)), (0, 1));
    bench.until("2026-08-04T11:00:00");
    bench.chat("njeri", "1");
    assert_eq!(bench.cohort.bots.votes.running.as_ref().unwrap().ballots.len(), 2, "that was the vote");
    assert_eq!(bench.heard("njeri", MENTOR), 1, "and then it is asked");
}

#[test]
fn it_counts_in_the_persons_day_and_waits_for_another_where_that_is_full() {
    let mut bench = fresh();
    bench.until("2026-08-04T07:00:00");
    spend(&mut bench, "njeri");
    bench.until("2026-08-04T17:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("wambui", MENTOR)), (0, 1));
    assert_eq!(bench.cohort.spent.people[&person("wambui")], 1);
    bench.until("2026-08-05T08:00:00");
    assert_eq!(bench.heard("njeri", MENTOR), 1);
}

#[test]
fn who_may_not_write_or_is_not_in_the_chat_is_not_asked() {
    let mut bench = fresh();
    bench.confirms("achieng", "!mute @p_njeri:moh.test 3d");
    bench.loses_chat("wambui");
    bench.until("2026-08-06T09:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("wambui", MENTOR)), (0, 0));
    bench.opens_chat("wambui");
    assert_eq!(bench.heard("wambui", MENTOR), 1);
    bench.until("2026-08-07T08:00:00");
    assert_eq!(bench.heard("njeri", MENTOR), 1, "when they may write again");
}

#[test]
fn what_was_said_unasked_is_not_asked() {
    let mut bench = fresh();
    bench.chat("njeri", "!consent");
    bench.chat("njeri", "2");
    assert_eq!(standing(&bench, "njeri", Consent::Mentor), yes(at("2026-08-03T10:00:00")));
    bench.until("2026-08-04T08:00:00");
    assert_eq!((bench.heard("njeri", MENTOR), bench.heard("njeri", LIBRARY)), (0, 1));
    // While it waits, the same said by the menu is its answer.
    let question = bench.last("njeri");
    bench.chat("njeri", "!consent");
    bench.chat("njeri", "3");
    bench.forget();
    bench.answer("njeri", &question, "2");
    assert!(bench.last("njeri").text.contains("has had its answer"));
    assert!(standing(&bench, "njeri", Consent::Library).given, "the answer came before");
}

#[test]
fn the_section_of_the_file_has_one_field() {
    let section = bots::registry::sections().find(|(name, _)| *name == "consents").unwrap().1;
    let wrong = |text: &str| (section.check)(&serde_json::from_str(text).unwrap());
    assert!(wrong("{}").is_empty() && wrong(r#"{ "research": false }"#).is_empty());
    assert_eq!(wrong(r#"{ "research": "yes" }"#)[0].0, "research");
    assert_eq!(wrong(r#"{ "reserch": true }"#)[0].0, "reserch");
}

/// Everyone on most benches was asked before, so that other tests have no questions in between.
#[test]
fn a_record_of_questions_alone_asks_nothing_more() {
    let mut bench = fresh();
    let asked = Consent::ALL.map(|consent| (consent, bench.now));
    let record = Record { asked: asked.into(), ..Record::default() };
    bench.cohort.bots.consents = [(person("njeri"), record)].into_iter().collect();
    bench.until("2026-09-04T08:00:00");
    assert_eq!([MENTOR, LIBRARY].map(|words| bench.heard("njeri", words)), [0, 0]);
    assert!(bench.heard("wambui", MENTOR) == 1);
}
