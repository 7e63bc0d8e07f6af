//! The way to a proposal.

use bots::{
    cohort::Strength,
    ids::{Language, RoomKind},
    room_state::people::Membership,
};

use super::{MPYA, NEW, in_peers, propose, propose_rule, rules, running};
use crate::bench::{Bench, lari::person, rooms::PEER};

#[test]
fn a_rule_gets_other_words_by_digits_and_in_each_language() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!propose");
    assert!(bench.last("njeri").text.contains("1 = the rules"), "{}", bench.last("njeri").text);
    bench.chat("njeri", "1");
    let listed = bench.last("njeri").text;
    assert!(
        listed.contains("2 No patient's name, picture or number.") && listed.contains("4 (a new rule)"),
        "{listed}"
    );
    bench.chat("njeri", "2");
    assert!(bench.last("njeri").text.contains("1 = write it in other words, 2 = take it out"));
    bench.chat("njeri", "1");
    assert!(bench.last("njeri").text.contains("The language: English"), "{}", bench.last("njeri").text);
    bench.chat("njeri", NEW);
    assert!(bench.last("njeri").text.contains("in Kiswahili"), "{}", bench.last("njeri").text);
    bench.chat("njeri", MPYA);
    let preview = bench.last("njeri");
    for words in [
        "“No patient's name, picture or number.”",
        "“No patient's name, picture, number or place.”",
        "Shall I send it?",
    ] {
        assert!(preview.text.contains(words), "{}", preview.text);
    }
    assert_eq!(preview.buttons, ["✅", "❌"]);
    assert!(bench.cohort.bots.votes.running.is_none() && bench.in_room(RoomKind::Peer).is_empty());
    bench.chat("njeri", "1");
    let line = in_peers(&bench, "A member proposes a change").unwrap();
    assert!(line.contains("The rule now: “No patient's name, picture or number.”"), "{line}");
    assert!(line.contains(&format!("The new one: “{NEW}”")) && line.contains("Thursday 17:00"), "{line}");
    assert!(!line.contains("Njeri"), "who proposes is not named: {line}");
    assert_eq!(
        rules(&bench, Language::En)[1],
        "No patient's name, picture or number.",
        "nothing changed yet"
    );
}

#[test]
fn a_language_can_be_left_to_the_first_words() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["1", "4", "Rest at night.", "1", "1"]);
    super::vote(&mut bench, 12, 0, 0);
    bench.until("2026-08-07T08:00:00");
    assert_eq!(rules(&bench, Language::En)[3], "Rest at night.");
    assert_eq!(rules(&bench, Language::Sw)[3], "Rest at night.");
}

#[test]
fn a_rule_goes_and_the_last_one_stays() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["1", "3", "2"]);
    assert!(bench.last("njeri").text.contains("This rule goes: “We write in working hours.”"));
    bench.chat("njeri", "2");
    assert!(bench.last("njeri").text.contains("I sent nothing") && bench.cohort.bots.votes.running.is_none());
    propose(&mut bench, "mutua", &["1", "4", "Respect everyone.", "Heshima kwa kila mtu."]);
    assert!(bench.last("mutua").text.contains("It is like that now"), "{}", bench.last("mutua").text);
    bench.edit_file(|file| file.rules.lines.values_mut().for_each(|lines| lines.truncate(1)));
    propose(&mut bench, "njeri", &["1", "1", "2"]);
    assert!(bench.last("njeri").text.contains("The last one has to stay"), "{}", bench.last("njeri").text);
}

#[test]
fn there_are_seven_rules_at_most_and_they_fit_one_message() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        for lines in file.rules.lines.values_mut() {
            *lines = (1..=7).map(|number| format!("Rule {number}.")).collect();
        }
    });
    propose(&mut bench, "njeri", &["1"]);
    let listed = bench.last("njeri").text;
    assert!(listed.contains("7 Rule 7.") && !listed.contains("a new rule"), "{listed}");
    bench.chat("njeri", "8");
    assert!(bench.heard("njeri", "I did not understand that") == 1);
    bench.chat("njeri", "7");
    bench.chat("njeri", "1");
    bench.chat("njeri", &"a ".repeat(70));
    assert!(bench.heard("njeri", "too long by 19 letters") == 1, "{}", bench.last("njeri").text);
    assert!(bench.last("njeri").text.contains("Write the rule"), "and it is asked again");
    bench.chat("njeri", "Rule seven.");
    assert!(bench.cohort.bots.votes.running.is_none());
}

#[test]
fn hours_come_straight_after_the_command_or_by_digits() {
    let mut bench = Bench::running();
    bench.chat("njeri", "!propose hours Mon-Fri 08:00-16:30");
    let preview = bench.last("njeri").text;
    assert!(
        preview.contains("Mon–Fri: 08:00–17:00") && preview.contains("Mon–Fri: 08:00–16:30"),
        "{preview}"
    );
    propose(&mut bench, "mutua", &["2", "2", "sometimes"]);
    assert!(bench.heard("mutua", "I do not understand this part: “sometimes”") == 1);
    bench.chat("mutua", "Sat 09:00-12:00");
    assert!(
        bench.last("mutua").text.contains("More working hours: Sat: 09:00–12:00"),
        "{}",
        bench.last("mutua").text
    );
    propose(&mut bench, "amina", &["2", "1", "2"]);
    assert!(bench.last("amina").text.contains("The last one has to stay"));
    propose(&mut bench, "amina", &["2", "1", "1", "Mon-Fri 17:00-08:00"]);
    assert!(bench.heard("amina", "These hours end before they begin") == 1, "no night is meant by a slip");
    bench.chat("amina", "22:00-06:00");
    assert!(bench.heard("amina", "These hours end before they begin") == 2);
    bench.chat("amina", "Mon-Fri 08:00-08:00");
    assert!(bench.heard("amina", "These hours end when they begin") == 1);
    bench.chat("amina", "lundi à vendredi");
    assert!(bench.heard("amina", "I could read the days but no hours") == 1);
    bench.chat("amina", "08:00-16:00");
    assert!(bench.heard("amina", "I could read the hours but no days") == 1);
    bench.chat("amina", "jumatatu hadi ijumaa 8-4");
    assert!(bench.last("amina").text.contains("Mon–Fri: 08:00–16:00"), "{}", bench.last("amina").text);
    // With the preview open better hours take the place of those.
    bench.chat("amina", "Monday to Friday 8-15:30");
    assert!(bench.last("amina").text.contains("Mon–Fri: 08:00–15:30"), "{}", bench.last("amina").text);
    bench.chat("amina", "Mon-Fri 16:00-08:00");
    assert!(bench.heard("amina", "These hours end before they begin") == 3);
    bench.chat("amina", "Mon-Fri 8-15");
    bench.chat("amina", "1");
    assert!(in_peers(&bench, "The new ones: Mon–Fri: 08:00–15:00").is_some());
}

#[test]
fn a_room_and_the_emergency_list_by_digits() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["3"]);
    let rooms = bench.last("njeri").text;
    assert!(rooms.contains("1 Lari peer: it closes") && !rooms.contains("facilitators"), "{rooms}");
    bench.chat("njeri", "1");
    bench.chat("njeri", "2");
    assert!(bench.last("njeri").text.contains("now: it closes"), "{}", bench.last("njeri").text);
    propose(&mut bench, "mutua", &["3", "1", "1"]);
    assert!(bench.last("mutua").text.contains("It is like that now"), "{}", bench.last("mutua").text);
    propose(&mut bench, "mutua", &["4"]);
    let listed = bench.last("mutua").text;
    assert!(listed.contains("Now Kiprono Cheruiyot is told first"), "{listed}");
    assert!(listed.contains("1 Nekesa Wafula") && listed.contains("2 Wanjiku Kamau"), "{listed}");
    assert_eq!(listed.matches("Kiprono").count(), 1, "who is first is no choice: {listed}");
    bench.chat("mutua", "3");
    assert!(bench.heard("mutua", "I did not understand that") == 1);
    bench.chat("mutua", "2");
    let preview = bench.last("mutua").text;
    assert!(
        preview.contains("now: Kiprono Cheruiyot") && preview.contains("from then on: Wanjiku Kamau"),
        "{preview}"
    );
    assert_eq!(bench.cohort.structure.rooms[&RoomKind::Peer].strength, Strength::Hold);
}

#[test]
fn one_vote_at_a_time_and_when_it_ends_is_said() {
    let mut bench = Bench::running();
    propose_rule(&mut bench, "njeri");
    bench.chat("mutua", "!propose");
    assert!(bench.last("mutua").text.contains("It ends: Thursday 17:00"), "{}", bench.last("mutua").text);
    // Two are on their way at once: the second reads so.
    let mut bench = Bench::running();
    propose(&mut bench, "mutua", &["1", "3", "2"]);
    propose_rule(&mut bench, "njeri");
    let number = running(&bench).number;
    let preview =
        bench.told("mutua").into_iter().find(|one| one.text.contains("This rule goes")).unwrap().clone();
    bench.answer("mutua", &preview, "1");
    let told = bench.told("mutua");
    assert!(told.iter().any(|one| one.text.contains("A vote is on")), "{told:?}");
    assert_eq!(running(&bench).number, number);
}

#[test]
fn a_person_proposes_twice_in_thirty_days() {
    let mut bench = super::won();
    propose(&mut bench, "njeri", &["2", "2", "Sat 09:00-12:00", "1"]);
    bench.until("2026-08-13T08:00:00");
    assert!(bench.cohort.bots.votes.running.is_none());
    bench.forget();
    bench.chat("njeri", "!propose");
    assert!(bench.last("njeri").text.contains("2 changes in 30 days"), "{}", bench.last("njeri").text);
    bench.chat("mutua", "!propose");
    assert!(bench.last("mutua").text.contains("1 = the rules"));
    bench.until("2026-09-02T10:00:01");
    bench.chat("njeri", "!propose");
    assert!(bench.last("njeri").text.contains("1 = the rules"), "{}", bench.last("njeri").text);
}

#[test]
fn what_is_proposed_in_quiet_time_goes_out_at_the_opening() {
    let mut bench = Bench::running();
    bench.until("2026-08-03T20:00:00");
    bench.forget();
    propose_rule(&mut bench, "njeri");
    assert!(
        bench.last("njeri").text.contains("when we open: tomorrow 08:00"),
        "{}",
        bench.last("njeri").text
    );
    bench.chat("mutua", "!propose");
    assert!(bench.last("mutua").text.contains("That one goes out: tomorrow 08:00"));
    bench.until("2026-08-04T07:59:59");
    assert!(in_peers(&bench, "proposes").is_none() && bench.heard("amina", "A vote in") == 0);
    bench.until("2026-08-04T08:00:00");
    assert!(in_peers(&bench, "Thursday 17:00").is_some(), "the day counts, as it begins at the opening");
    assert_eq!(bench.heard("amina", "A vote in"), 1);
}

#[test]
fn who_may_not_write_sends_nothing_and_a_proposer_who_goes_takes_it_along_until_it_is_out() {
    let mut bench = Bench::running();
    propose(&mut bench, "njeri", &["1", "3", "2"]);
    let preview = bench.last("njeri");
    bench.confirms("achieng", "!mute @p_njeri:moh.test 2d");
    bench.answer("njeri", &preview, "1");
    assert!(
        bench.last("njeri").text.contains("while a decision of the moderators holds"),
        "{}",
        bench.last("njeri").text
    );
    bench.until("2026-08-03T20:00:00");
    propose_rule(&mut bench, "mutua");
    assert!(bench.cohort.bots.votes.running.is_some());
    bench.leaves("mutua", PEER);
    assert!(bench.cohort.bots.votes.running.is_none());
    // Once it is out it goes on without them.
    bench.until("2026-08-04T09:00:00");
    propose_rule(&mut bench, "amina");
    bench.leaves("amina", PEER);
    assert_eq!(bench.in_place("amina", PEER), Some(Membership::Leave));
    assert!(!running(&bench).ballots.contains_key(&person("amina")) && running(&bench).run.is_some());
}

#[test]
fn what_is_begun_in_a_room_goes_on_in_private() {
    let mut bench = Bench::running();
    bench.post("njeri", RoomKind::Peer, "!propose");
    assert!(bench.last("njeri").text.contains("1 = the rules") && bench.in_room(RoomKind::Peer).is_empty());
}

#[test]
fn a_change_that_leaves_no_time_to_rest_says_so() {
    let warned = |text: &str| text.contains("There would be no time to rest any more");
    let mut bench = Bench::running();
    bench.chat("njeri", "!propose hours Mon-Sun 00:00-24:00");
    assert!(warned(&bench.last("njeri").text), "{}", bench.last("njeri").text);
    bench.chat("njeri", "1");
    assert!(warned(&in_peers(&bench, "A member proposes").unwrap()));
    assert!(warned(&bench.last("mutua").text), "{}", bench.last("mutua").text);
    // The last room in which quiet time did anything.
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        for (kind, spec) in &mut file.rooms {
            spec.strength = if *kind == RoomKind::Peer { Strength::Remind } else { Strength::None };
        }
    });
    propose(&mut bench, "njeri", &["3", "1", "3"]);
    assert!(warned(&bench.last("njeri").text), "{}", bench.last("njeri").text);
    propose(&mut bench, "mutua", &["3", "1", "1"]);
    assert!(!warned(&bench.last("mutua").text));
    bench.chat("amina", "!propose hours Mon-Sun 00:00-23:59");
    assert!(!warned(&bench.last("amina").text));
}

#[test]
fn a_language_that_is_too_long_is_asked_again_alone_and_the_limit_is_the_true_one() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        for (language, lines) in &mut file.rules.lines {
            let long = if *language == Language::Sw { 75 } else { 20 };
            *lines = (1..=4).map(|number| format!("{number} {}", "b".repeat(long))).collect();
        }
    });
    propose(&mut bench, "njeri", &["1", "5"]);
    assert!(bench.last("njeri").text.contains("one line of 120 letters"), "{}", bench.last("njeri").text);
    bench.chat("njeri", "Rest at night.");
    let asked = bench.last("njeri").text;
    let limit: usize = asked.split(", in ").nth(1).unwrap().split(' ').next().unwrap().parse().unwrap();
    assert!((10..120).contains(&limit), "{asked}");
    bench.chat("njeri", &"c".repeat(limit + 1));
    assert_eq!(bench.heard("njeri", "too long by one letter"), 1, "{}", bench.last("njeri").text);
    assert!(
        bench.last("njeri").text.contains("Now the same rule in Kiswahili"),
        "{}",
        bench.last("njeri").text
    );
    bench.chat("njeri", &"c".repeat(limit));
    assert!(bench.last("njeri").text.contains("Rest at night."), "the first words stay");
    bench.chat("njeri", "1");
    assert!(in_peers(&bench, "A new rule: “Rest at night.”").is_some());
}

#[test]
fn where_the_rules_fill_a_message_there_is_no_place_for_one_more() {
    let mut bench = Bench::running();
    bench.edit_file(|file| {
        for lines in file.rules.lines.values_mut() {
            *lines = (1..=4).map(|number| format!("{number} {}", "b".repeat(85))).collect();
        }
        let line = file.rules.lines.get_mut(&Language::Sw).unwrap();
        while bots::text::rules::longest(Language::Sw, "Lari nurses", 2, line) < 475 {
            line[3].push('b');
        }
    });
    propose(&mut bench, "njeri", &["1", "5"]);
    assert!(
        bench.last("njeri").text.contains("There is no place for one more rule"),
        "{}",
        bench.last("njeri").text
    );
}
