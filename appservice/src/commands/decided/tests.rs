//! Each kind of decision is listed with who and when, and not any more when it is over.

use std::num::NonZeroU8;

use bots::{
    cohort::{Person, Standing},
    facilitation::rota::{Override, Schedule, TurnId, WithoutYes},
    ids::Language,
    moderation::state::{ActionRecord, ModerationAction, Sanction, SanctionKind},
    quiet_hours::calendar::{Asked, OneOff, State},
};
use jiff::civil::{Weekday, date, time};
use serde_json::{Value, json};

use super::*;
use crate::cohort_file;

/// The cohort of the shell's tests; everyone's id is the local part of their account.
fn cohort() -> (Cohort, Directory) {
    let (file, _) =
        config::CohortFile::parse_with_warnings(include_str!("../../../tests/cohort.toml"), "cohort.toml")
            .unwrap();
    let mut people = std::collections::BTreeMap::new();
    let mut directory = Directory::default();
    for (account, name) in cohort_file::accounts(&file) {
        let account: ruma::OwnedUserId = account.try_into().unwrap();
        let person = PersonId::new(account.localpart());
        people.insert(account.to_string(), person.clone());
        let known = Person { accounts: vec![account], name, language: None, chat: None };
        directory.people.insert(person, known);
    }
    let mut cohort =
        Cohort::new(cohort_file::structure(&file, &people, None).unwrap(), at("2026-08-03T10:00"));
    cohort.bots.facilitation.schedule = Some(Schedule {
        every_weeks: NonZeroU8::MIN,
        weekday: Weekday::Monday,
        time: time(8, 0, 0, 0),
        first_date: date(2026, 8, 3),
        first_turn: TurnId(1),
    });
    (cohort, directory)
}

fn at(text: &str) -> Timestamp {
    format!("{text}:00+03:00").parse().unwrap()
}

fn person(name: &str) -> PersonId {
    PersonId::new(name)
}

fn noted(act: &str, actor: &str, detail: &Value, when: &str) -> AuditRow {
    AuditRow {
        audit_id: String::new(),
        seq: 1,
        cohort_id: "lari".to_owned(),
        at: at(when).as_millisecond(),
        actor: Some(actor.to_owned()),
        act: act.to_owned(),
        subject: None,
        detail: detail.to_string(),
        previous_hash: String::new(),
        hash: String::new(),
    }
}

fn lines(cohort: &Cohort, directory: &Directory, audit: &[AuditRow], now: &str) -> Vec<String> {
    super::lines(cohort, directory, audit, at(now))
}

#[test]
fn nothing_decided_is_nothing_listed() {
    let (cohort, directory) = cohort();
    assert_eq!(lines(&cohort, &directory, &[], "2026-08-05T10:00"), [""; 0]);
}

#[test]
fn who_left_and_who_chose_another_language() {
    let (mut cohort, mut directory) = cohort();
    let member = cohort.members.get_mut(&person("achieng")).unwrap();
    (member.standing, member.changed) = (Standing::Left, at("2026-08-04T09:30"));
    directory.people.get_mut(&person("makena")).unwrap().language = Some(Language::Sw);
    directory.people.get_mut(&person("wanjiku")).unwrap().language = Some(Language::En);
    let audit = [noted("language", "makena", &json!({ "language": "sw" }), "2026-08-04T11:00")];
    assert_eq!(
        lines(&cohort, &directory, &audit, "2026-08-05T10:00"),
        ["Achieng Odhiambo left on 2026-08-04 09:30", "Makena Kirimi chose sw, decided on 2026-08-04 11:00",],
        "English is the cohort's own: no difference"
    );
    // Off the roster they differ from nothing.
    cohort.structure.roster.retain(|row| row.person == person("wanjiku"));
    assert_eq!(lines(&cohort, &directory, &audit, "2026-08-05T10:00"), [""; 0]);
}

#[test]
fn windows_until_they_are_over_or_taken_back() {
    let (mut cohort, directory) = cohort();
    let window = |from, to| OneOff {
        kind: State::Quiet,
        from: at(from),
        to: at(to),
        reason: String::new(),
        asked: Some(Asked { by: person("wanjiku"), at: at("2026-08-04T11:00"), told: Vec::new() }),
    };
    cohort.bots.quiet.windows = vec![
        window("2026-08-04T12:00", "2026-08-04T13:00"),
        window("2026-08-06T12:00", "2026-08-06T12:00"),
        window("2026-08-06T15:00", "2026-08-06T17:00"),
    ];
    let listed = "quiet from 2026-08-06 15:00 until 2026-08-06 17:00, by Wanjiku Kamau on 2026-08-04 11:00";
    assert_eq!(lines(&cohort, &directory, &[], "2026-08-05T10:00"), [listed]);
    assert_eq!(lines(&cohort, &directory, &[], "2026-08-06T17:00"), [""; 0]);
}

#[test]
fn absences_swaps_and_weeks_taken_until_they_are_over() {
    let (mut cohort, directory) = cohort();
    let (wanjiku, achieng) = (person("wanjiku"), person("achieng"));
    cohort.bots.facilitation.overrides = vec![
        Override::Take { turn: TurnId(1), person: achieng.clone() },
        Override::Take { turn: TurnId(2), person: achieng.clone() },
        Override::Take { turn: TurnId(2), person: achieng.clone() },
        Override::Decline { turn: TurnId(2), person: wanjiku.clone(), answer: WithoutYes::No },
        Override::Swap {
            turn: TurnId(3),
            person: wanjiku.clone(),
            in_return: TurnId(4),
            in_return_person: achieng,
        },
        Override::Away { person: wanjiku, from: date(2026, 9, 7), to: date(2026, 9, 13) },
    ];
    let audit = [
        noted("rota_take", "achieng", &json!({ "turn": 2 }), "2026-08-04T08:10"),
        noted("rota_swap", "achieng", &json!({ "turns": [3, 4] }), "2026-08-04T08:20"),
        noted(
            "rota_away",
            "wanjiku",
            &json!({ "from": "2026-09-07", "to": "2026-09-13" }),
            "2026-08-04T08:30",
        ),
    ];
    let all = [
        "Achieng Odhiambo takes the turn from 2026-08-10, decided on 2026-08-04 08:10",
        "Wanjiku Kamau said no to the turn from 2026-08-10",
        "Wanjiku Kamau has the turn from 2026-08-17 and Achieng Odhiambo has the turn from 2026-08-24, swapped by \
         both, decided on 2026-08-04 08:20",
        "Wanjiku Kamau is away from 2026-09-07 to 2026-09-13, decided on 2026-08-04 08:30",
    ];
    assert_eq!(lines(&cohort, &directory, &audit, "2026-08-10T08:00"), all);
    assert_eq!(lines(&cohort, &directory, &audit, "2026-08-17T08:00"), all[2..]);
    assert_eq!(lines(&cohort, &directory, &audit, "2026-08-31T08:00"), all[3..]);
    assert_eq!(lines(&cohort, &directory, &audit, "2026-09-14T00:00"), [""; 0]);
}

#[test]
fn sanctions_while_they_hold_and_who_set_them() {
    let (mut cohort, directory) = cohort();
    let sanction = |act, kind, until: Option<&str>, lifted: Option<&str>| Sanction {
        act,
        person: person("makena"),
        kind,
        since: at("2026-08-04T09:00"),
        until: until.map(at),
        lifted: lifted.map(at),
        lifted_by: None,
        place: (act == 4).then_some(bots::cohort::Place::Room(bots::ids::RoomKind::Social)),
        let_go: std::collections::BTreeSet::new(),
    };
    cohort.bots.moderation.sanctions = vec![
        sanction(1, SanctionKind::Mute, Some("2026-08-04T11:00"), None),
        sanction(2, SanctionKind::Removal, None, Some("2026-08-04T12:00")),
        sanction(3, SanctionKind::Mute, Some("2026-08-06T09:00"), None),
        sanction(4, SanctionKind::Ban, None, None),
    ];
    cohort.bots.moderation.acts = vec![ActionRecord {
        number: 3,
        action: ModerationAction::Remove,
        subject: Some(person("makena")),
        by: person("wanjiku"),
        at: at("2026-08-04T09:00"),
        undone: false,
        again: None,
    }];
    // The log knows who did what was forgotten elsewhere.
    let audit = [
        noted("undo", "makena", &json!({ "act": 4 }), "2026-08-04T08:00"),
        noted("ban", "achieng", &json!({ "act": 4 }), "2026-08-04T09:00"),
    ];
    assert_eq!(
        lines(&cohort, &directory, &audit, "2026-08-05T10:00"),
        [
            "mute of Makena Kirimi since 2026-08-04 09:00 until 2026-08-06 09:00, by Wanjiku Kamau",
            "ban of Makena Kirimi (social) since 2026-08-04 09:00, by Achieng Odhiambo",
        ]
    );
}
