//! What is printed reads back as the same cohort.

use std::collections::{BTreeMap, BTreeSet};

use config::words::{Language, OneOffKind, Role, RoomKind, Strength};
use config::{
    CohortFile, Days, Handover, Holiday, Hours, OnCall, OneOff, Person, RoomSetting, Rota, Rules, UserId,
};
use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday, date};
use proptest::prelude::*;

use crate::examples::{ENCRYPTED, PLAIN, clean};

fn assert_round(file: &CohortFile) {
    let text = file.to_toml();
    match CohortFile::parse(&text, "printed.toml") {
        Ok(read) => assert_eq!(&read, file, "{text}"),
        Err(problems) => panic!("{problems}\n{text}"),
    }
}

#[test]
fn the_examples_come_back() {
    for text in [PLAIN, ENCRYPTED] {
        let file = clean(text);
        assert_round(&file);
        assert_eq!(clean(&file.to_toml()).to_toml(), file.to_toml(), "printing is canonical");
    }
}

#[test]
fn an_instant_in_the_hour_that_comes_twice_stays_itself() {
    let mut file = clean(PLAIN);
    file.timezone = "Europe/Berlin".into();
    for instant in ["2026-10-25T00:30:00Z", "2026-10-25T01:30:00.5Z"] {
        file.live_since = Some(instant.parse().unwrap());
        assert_round(&file);
    }
}

/// A zone's oldest offsets have seconds, which TOML cannot write.
#[test]
fn an_instant_of_old_comes_back() {
    let mut file = clean(PLAIN);
    file.live_since = Some("1900-01-01T00:00:00Z".parse().unwrap());
    assert_round(&file);
}

fn line(longest: usize) -> impl Strategy<Value = String> {
    proptest::string::string_regex("[\\PC]{1,40}").unwrap().prop_filter_map("printable", move |text| {
        let text: String = text.trim().chars().filter(|c| !c.is_control()).take(longest).collect();
        let text = text.trim().to_owned();
        (!text.is_empty()).then_some(text)
    })
}

fn clock() -> impl Strategy<Value = Time> {
    (0_i8..24, 0_i8..60).prop_map(|(hour, minute)| Time::constant(hour, minute, 0, 0))
}

fn hours() -> impl Strategy<Value = Hours> {
    let days = proptest::sample::subsequence(vec![0_i8, 1, 2, 3, 4, 5, 6], 1..=7).prop_map(|days| {
        Days::of(days.into_iter().map(|day| Weekday::from_monday_zero_offset(day).unwrap()))
    });
    let span =
        (clock(), clock()).prop_filter("some time", |(from, to)| from != to || *from == Time::midnight());
    (days, span).prop_map(|(days, (from, to))| Hours { days, from, to })
}

fn day() -> impl Strategy<Value = Date> {
    (0_i32..20_000).prop_map(|offset| date(2000, 1, 1).checked_add(jiff::Span::new().days(offset)).unwrap())
}

fn instant() -> impl Strategy<Value = Timestamp> {
    (0_i64..4_000_000_000_000).prop_map(|ms| Timestamp::from_millisecond(ms).unwrap())
}

fn person(id: UserId, role: Role) -> impl Strategy<Value = Person> {
    let facts = (line(60), proptest::option::of(line(60)), proptest::option::of(line(60)));
    let choices = (any::<bool>(), proptest::option::of(Just(Language::En)));
    (facts, choices, proptest::option::of(day()), proptest::option::of(day())).prop_map(
        move |((name, facility, cadre), (facilitator, language), member_since, accepted_on)| {
            let mut roles = BTreeSet::from([role]);
            if facilitator && role != Role::Supervisor {
                roles.insert(Role::Facilitator);
            }
            let supervises = BTreeSet::new();
            let old = format!("@old_{}:moh.example", id.localpart());
            let formerly = member_since.map(|_| UserId::parse(&old).unwrap());
            Person {
                id: id.clone(),
                formerly,
                name,
                roles,
                facility,
                cadre,
                language,
                member_since,
                accepted_on,
                supervises,
            }
        },
    )
}

fn cohort() -> impl Strategy<Value = CohortFile> {
    let id = |number: usize| UserId::parse(&format!("@p_{number}:moh.example")).unwrap();
    let people: Vec<_> = (0..6)
        .map(|number| {
            let roles = [
                Role::Mentor,
                Role::Mentee,
                Role::OfficialSender,
                Role::Moderator,
                Role::Coordinator,
                Role::Supervisor,
            ];
            person(id(number), roles[number])
        })
        .collect();
    let texts = (line(60), proptest::option::of(line(60)), proptest::option::of(line(120)));
    let rules = (1_u32..99, 1_usize..=7).prop_flat_map(|(version, count)| {
        let lines = || proptest::collection::vec(line(30), count);
        (lines(), lines()).prop_map(move |(sw, en)| Rules {
            version,
            lines: BTreeMap::from([(Language::Sw, sw), (Language::En, en)]),
        })
    });
    let one_off = (any::<bool>(), instant(), 1_i64..1_000_000_000, proptest::option::of(line(60))).prop_map(
        |(quiet, from, length, reason)| OneOff {
            kind: if quiet { OneOffKind::Quiet } else { OneOffKind::Working },
            from,
            to: from + jiff::SignedDuration::from_millis(length),
            reason,
        },
    );
    let holidays = proptest::collection::btree_map(day(), line(60), 0..3);
    let rota = (1_u32..=8, 0_i8..7, clock(), proptest::option::of(day()), any::<bool>());
    let quiet = proptest::collection::btree_map(
        proptest::sample::select(RoomKind::ALL),
        proptest::sample::select(Strength::ALL),
        0..4,
    );
    let room = (any::<bool>(), proptest::option::of(line(60)), proptest::option::of(line(60)))
        .prop_map(|(enabled, name, topic)| RoomSetting { enabled, name, topic })
        .prop_filter("says something", |room| *room != RoomSetting::default());
    let rooms = proptest::collection::btree_map(proptest::sample::select(&RoomKind::ALL[1..]), room, 0..4);
    let zone =
        proptest::sample::select(vec!["Africa/Nairobi", "Africa/Cairo", "Asia/Kolkata", "America/New_York"]);
    // Number five leads the others, so it is not on call.
    let calls = proptest::collection::vec((0_usize..5, hours()), 0..4);
    let many = (
        proptest::collection::vec(hours(), 1..4),
        proptest::collection::vec(one_off, 0..3),
        proptest::option::of(instant()),
        any::<bool>(),
    );
    ((texts, rules, many), (holidays, rota, quiet, rooms), (zone, calls, people)).prop_map(
        move |((texts, rules, many), (holidays, rota, quiet, rooms), (zone, calls, mut people))| {
            let mut file = clean(PLAIN);
            (file.name, file.programme, file.topic) = texts;
            (file.working_hours, file.one_offs, file.live_since, file.encrypted) = many;
            file.rules = rules;
            file.timezone = zone.to_owned();
            file.own_holidays =
                holidays.into_iter().map(|(date, name)| Holiday { date, name, moon: false }).collect();
            let (every_weeks, weekday, time, first, named) = rota;
            let order =
                people.iter().rev().filter(|p| named && p.is(Role::Facilitator)).map(|p| p.id.clone());
            file.rota = Rota {
                every_weeks,
                handover: Handover { weekday: Weekday::from_monday_zero_offset(weekday).unwrap(), time },
                first,
                order: order.collect(),
            };
            (file.quiet, file.rooms) = (quiet, rooms);
            let members: BTreeSet<_> =
                people.iter().filter(|p| p.is_member()).map(|p| p.id.clone()).collect();
            if let Some(supervisor) = people.iter_mut().find(|p| p.is(Role::Supervisor)) {
                supervisor.supervises = members;
            }
            file.people = people;
            file.on_call =
                calls.into_iter().map(|(number, hours)| OnCall { person: id(number), hours }).collect();
            file
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_cohort_comes_back(file in cohort()) {
        assert_round(&file);
    }
}
