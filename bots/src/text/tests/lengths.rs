//! Limits of `mission.md`: what a person must read has 480 characters at most; help has five lines.

use super::all;
use super::sample::{ADDRESS, Sample};
use crate::ids::Language;
use crate::{
    facilitation::lines as facilitation,
    moderation::lines as moderation,
    text::{Line, Moment, Person, render, rules},
    votes::lines as votes,
};

/// What a person sees: a link is its label.
fn seen(plain: &str) -> String {
    plain.replace(&format!(" ({ADDRESS})"), "")
}

#[test]
fn no_text_is_longer_than_480_characters() {
    let lengths = all()
        .map(|(language, line)| (language, line.key(), seen(&render(language, &line).plain).chars().count()));
    let long: Vec<_> = lengths.filter(|(_, _, length)| *length > 480).collect();
    assert!(long.is_empty(), "{long:#?}");
}

#[test]
fn a_room_name_and_a_reason_are_one_line() {
    for (language, line) in all().filter(|(_, line)| line.manner() == crate::text::Manner::State) {
        let text = render(language, &line).plain;
        let rules = line.args().iter().any(|(name, _)| *name == "rules");
        assert!(rules || !text.contains('\n'), "{}", line.key());
        assert!(!text.contains("https://"), "{}: state texts are plain", line.key());
    }
}

/// Names, cohorts and reasons as they are, where a line has several of them.
#[test]
fn what_moderation_says_fits_with_real_names_and_reasons() {
    let person = || {
        Person::new("Wanjiku Wanjiru Kamau-Ndung'u", ruma::user_id!("@p_wanjiku.kamau:county.test"))
            .of(Some("Gatamaiyu Level 4 Hospital"))
    };
    let cohort = || "Lari and Githunguri immunization nurses".to_owned();
    let (room, until) = (|| "Lari and Githunguri talk among peers".to_owned(), || Moment::sample("until"));
    let reason = || Some("Please keep to the point. ".repeat(8).chars().take(200).collect::<String>());
    let effects: [Line; 10] = [
        moderation::EffectWarn { person: person(), reason: reason() }.into(),
        moderation::EffectMute { person: person(), cohort: cohort(), until: until() }.into(),
        moderation::EffectUnmute { person: person(), cohort: cohort() }.into(),
        moderation::EffectRemove { person: person(), cohort: cohort() }.into(),
        moderation::EffectBan { person: person(), cohort: cohort(), until: until() }.into(),
        moderation::EffectBanOpen { person: person(), cohort: cohort() }.into(),
        moderation::EffectUnban { person: person(), cohort: cohort() }.into(),
        moderation::EffectRemoveFrom { person: person(), room: room() }.into(),
        moderation::EffectBanFrom { person: person(), room: room() }.into(),
        moderation::EffectRedact { person: person(), post: Sample::sample("post") }.into(),
    ];
    let choices = (1..=5).map(|digit| {
        let detail = person().account().unwrap().to_string();
        moderation::ChoicePerson { digit, person: person().of(None), detail }.into()
    });
    let mut lines: Vec<Line> = vec![
        moderation::WhoIsMeant {
            name: crate::text::Said::new(&"Wanjiku ".repeat(7), 60),
            choices: choices.collect(),
        }
        .into(),
        moderation::ToldWarned { cohort: cohort(), reason: reason() }.into(),
        moderation::ToldMuted { cohort: cohort(), until: until(), reason: reason() }.into(),
        moderation::ToldRemoved { cohort: cohort(), reason: reason() }.into(),
        moderation::ToldBanned { cohort: cohort(), until: until(), reason: reason() }.into(),
        moderation::ToldBannedOpen { cohort: cohort(), reason: reason() }.into(),
        moderation::ToldRemovedFrom { room: room(), reason: reason() }.into(),
        moderation::ToldBannedFrom { room: room(), reason: reason() }.into(),
        moderation::ToldRedacted { room: Sample::sample("room"), reason: reason() }.into(),
    ];
    let text = || reason().unwrap_or_default();
    let told: Vec<Line> =
        lines.iter().filter(|line| line.key().starts_with("moderation-told")).cloned().collect();
    lines.extend(told.into_iter().map(|told| moderation::PreviewTold { told }.into()));
    for effect in effects {
        // A cohort has six rooms at most; a note is in none of them.
        let several = effect.key() != "moderation-effect-warn";
        let rooms = vec!["Lari and Githunguri"; if several { 6 } else { 0 }];
        let rooms: Vec<String> = rooms.into_iter().map(ToOwned::to_owned).collect();
        lines.push(moderation::Preview { effect: effect.clone(), rooms }.into());
        lines.push(moderation::Seen { effect: effect.clone() }.into());
        lines.push(moderation::SeenFinal { effect: effect.clone() }.into());
        lines.push(
            moderation::TurnedBack { effect: effect.clone(), why: moderation::WhyFellow {}.into() }.into(),
        );
        if !matches!(effect.key(), "moderation-effect-warn") {
            // The words of a note are not kept, so that they do not stand here beside those of the appeal.
            lines.push(
                moderation::AppealForwarded {
                    person: person(),
                    effect,
                    text: text(),
                    number: "128".to_owned(),
                }
                .into(),
            );
        }
    }
    let mut long = Vec::new();
    for language in Language::ALL {
        for line in &lines {
            let text = seen(&render(language, line).plain);
            if text.chars().count() > 480 {
                long.push(format!("{language} {} {}", line.key(), text.chars().count()));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}

/// Questions that wait, as many as are listed, in rooms and by people with long names.
#[test]
fn the_list_of_questions_fits_with_real_names() {
    let moment = || Moment::sample("until");
    let question = || facilitation::QuestionOf {
        person: Person::new("Wanjiku Wanjiru Kamau-Ndung'u", ruma::user_id!("@p_wanjiku.kamau:county.test")),
        question: crate::text::Link::room(
            "Lari and Githunguri talk among peers",
            ruma::room_id!("!room"),
            Some(ruma::room_alias_id!("#baraza_lari_social:moh.test").to_owned()),
            [ruma::server_name!("moh.test")],
        ),
        asked: moment(),
    };
    let more = facilitation::QuestionsMore { count: 117 };
    let questions = vec![question().into(), question().into(), question().into(), more.into()];
    let list = facilitation::Questions {
        cohort: "Lari and Githunguri immunization nurses".into(),
        questions: facilitation::QuestionsOpen { count: 120, questions }.into(),
    };
    let list: Line = list.into();
    for language in Language::ALL {
        let text = seen(&render(language, &list).plain);
        assert!(text.chars().count() <= 480, "{language:?}: {}: {text}", text.chars().count());
    }
}

/// A rule as long as it may be instead of one as long, in a cohort with a long name.
#[test]
fn what_is_said_of_a_vote_fits_with_the_longest_rules() {
    let cohort = || "Lari and Githunguri immunization nurses".to_owned();
    let rule = || crate::text::Said::new(&"b".repeat(rules::CHARACTERS), rules::CHARACTERS);
    let person = |name| Person::new(name, ruma::user_id!("@p_wanjiku.kamau:county.test"));
    let ends = || Moment::sample("until");
    let week = || votes::Hours { days: Sample::sample("days"), from: "08:00".into(), until: "16:30".into() };
    let hours = votes::ChangeHours { before: week().into(), after: week().into() };
    let room = "Lari and Githunguri talk among peers".to_owned();
    let remind = || votes::Remind {}.into();
    let quiet = votes::ChangeQuiet { room: room.clone(), before: remind(), after: remind() };
    let about: [Line; 3] = [
        votes::AboutRule { rule: crate::text::Said::new(&"b".repeat(60), 60) }.into(),
        votes::AboutQuiet { room: room.clone() }.into(),
        votes::AboutOrder {}.into(),
    ];
    let now: [Line; 2] = [
        votes::NowHours { hours: vec![week().into(); 4] }.into(),
        votes::NowQuiet { room, strength: remind() }.into(),
    ];
    let changes: [Line; 5] = [
        votes::NoRest { change: hours.into() }.into(),
        votes::NoRest { change: quiet.into() }.into(),
        votes::ChangeDayOffOut {
            day: Sample::sample("day"),
            name: crate::text::Said::new(&"b".repeat(40), 40),
        }
        .into(),
        votes::ChangeRule { before: rule(), after: rule() }.into(),
        votes::ChangeOrder {
            before: person("Wanjiku Wanjiru Kamau-Ndung'u"),
            after: person("Nyambura Wairimu Gitau-Kinyanjui"),
        }
        .into(),
    ];
    let outcomes: [Line; 5] = [
        votes::Won {}.into(),
        votes::WonRules { version: 12 }.into(),
        votes::Lost {}.into(),
        votes::Tie {}.into(),
        votes::Few {}.into(),
    ];
    let mut lines: Vec<Line> = Vec::new();
    for change in changes {
        lines.push(votes::Preview { change: change.clone() }.into());
        lines.push(votes::Proposal { change: change.clone(), ends: ends() }.into());
        lines.push(votes::Ask { cohort: cohort(), change: change.clone(), ends: ends() }.into());
        for outcome in outcomes.clone() {
            let change = change.clone();
            lines.push(votes::Result { change, yes: 112, no: 113, others: 114, outcome }.into());
        }
    }
    for what in [
        votes::LiftedRules {}.into(),
        votes::LiftedHours {}.into(),
        votes::LiftedQuiet {}.into(),
        votes::LiftedOrder {}.into(),
        votes::LiftedDaysOff {}.into(),
    ] {
        lines.push(votes::Lifted { what }.into());
    }
    for about in about {
        let (answer, ends) = (votes::Others {}.into(), ends());
        lines.push(votes::Noted { about: about.clone(), answer, ends: ends.clone() }.into());
        lines.push(votes::WithdrawAsk { about: about.clone(), ends: ends.clone() }.into());
        lines.push(votes::EndAsk { about: about.clone(), ends }.into());
        lines.push(votes::EndedWithdrawn { about }.into());
    }
    lines.extend(now.into_iter().map(|now| votes::Gone { now }.into()));
    let long: Vec<String> = Language::ALL
        .into_iter()
        .flat_map(|language| lines.iter().map(move |line| (language, line)))
        .map(|(language, line)| (language, line.key(), render(language, line).plain.chars().count()))
        .filter(|(_, _, length)| *length > 480)
        .map(|long| format!("{long:?}"))
        .collect();
    assert!(long.is_empty(), "{long:#?}");
}

/// What a cohort may begin with fits into the message that asks for a yes, also where the cohort has a long name.
#[test]
fn the_shipped_rules_fit_and_are_the_same_lines_in_each_language() {
    let english = Language::En.lines("rules.txt").count();
    assert!((1..=7).contains(&english));
    for language in Language::ALL {
        let lines: Vec<String> = language.lines("rules.txt").map(ToOwned::to_owned).collect();
        assert_eq!(lines.len(), english, "{language}");
        assert!(lines.iter().all(|line| line.chars().count() <= 120), "{language}: {lines:?}");
        let longest = rules::longest(language, "Lari and Githunguri immunization nurses", 12, &lines);
        assert!(longest <= 480, "{language}: {longest}");
    }
}
