use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::time;
use ruma::{room_id, server_name, user_id};

use super::*;
use crate::{
    cohort::{Directory, RoomSpec, Rules, Strength, Structure, structure::RotaSpec},
    deciding::{Context, Link},
    effect::{Destination, Effect},
    event::Event,
    ids::{Cause, CohortId, Language},
    quiet_hours::calendar::{Days, WeeklyWindow, WorkingHours, Zone},
    room_state::ServiceAccounts,
};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// A cohort with a social room and nobody in it, that began on Monday 3 March 2025 in Nairobi.
fn cohort() -> Cohort {
    let hours = WorkingHours {
        zone: Zone::named("Africa/Nairobi").unwrap(),
        windows: vec![WeeklyWindow { days: Days::MON_FRI, from: time(8, 0, 0, 0), to: time(17, 0, 0, 0) }],
        holidays: BTreeMap::new(),
        one_offs: Vec::new(),
    };
    let social = RoomSpec { name: "Social".into(), topic: String::new(), strength: Strength::None };
    let structure = Structure {
        id: CohortId::new("lari"),
        name: "Lari nurses".into(),
        topic: String::new(),
        programme: None,
        encrypted: false,
        languages: vec![Language::En],
        servers: BTreeSet::new(),
        emergency_number: "112".into(),
        recovery_account: None,
        live_since: Some(at("2025-03-03T05:00:00Z")),
        rules: Rules { version: 1, lines: BTreeMap::new() },
        hours,
        holiday_calendars: Vec::new(),
        rooms: [(RoomKind::Social, social)].into(),
        rota: RotaSpec { every_weeks: 1, weekday: 1, time: time(8, 0, 0, 0), first: None, order: Vec::new() },
        roster: Vec::new(),
        on_call: Vec::new(),
        urgent_minutes: 5,
    };
    let mut cohort = Cohort::new(structure, at("2025-03-03T05:00:00Z"));
    cohort.rooms.insert(Place::Room(RoomKind::Social), room_id!("!social:moh.test").to_owned());
    cohort
}

/// What is said in the social room when the cohort is looked at, through the one door into the bots.
fn looked_at(cohort: &mut Cohort, now: Timestamp) -> Vec<String> {
    let service_accounts = ServiceAccounts {
        steward: user_id!("@steward:moh.test").to_owned(),
        voice: user_id!("@baraza:moh.test").to_owned(),
        server: server_name!("moh.test").to_owned(),
        instance: "test".into(),
    };
    let link = Link { url: String::new(), token_hash: String::new() };
    let cause = Cause::new(format!("timer:lari:{now}"));
    let directory = Directory::default();
    let known = Context {
        cause: &cause,
        now,
        directory: &directory,
        service_accounts: &service_accounts,
        fresh_link: &link,
    };
    let outcome = crate::decide(cohort, &known, Event::TimerFired { timer: NOTE.into() }, now);
    let said = outcome.effects.into_iter().filter_map(|(_, effect)| match effect {
        Effect::Say(message) if message.to == Destination::Room(RoomKind::Social) => Some(message.text.plain),
        _ => None,
    });
    said.collect()
}

fn wakes(cohort: &Cohort, now: Timestamp) -> Option<Timestamp> {
    crate::timers(cohort, now).into_iter().find(|(name, _)| name == NOTE).map(|(_, at)| at)
}

#[test]
fn the_day_is_marked_once_a_year() {
    let mut cohort = cohort();
    let first = wakes(&cohort, at("2025-03-03T06:00:00Z")).unwrap();
    assert_eq!(first, at("2026-03-03T05:00:00Z"), "08:00 in Nairobi, a year later");
    assert_eq!(looked_at(&mut cohort, first), ["Lari nurses is one year old today. Thank you, all!"]);
    assert!(looked_at(&mut cohort, at("2026-03-03T09:00:00Z")).is_empty(), "once");
    assert_eq!(wakes(&cohort, first), Some(at("2027-03-03T05:00:00Z")));
    let second = looked_at(&mut cohort, at("2027-03-03T07:30:00Z"));
    assert_eq!(
        second,
        ["Lari nurses is 2 years old today. Thank you, all!"],
        "late on the day is still the day"
    );
}

#[test]
fn other_days_nights_and_the_day_it_began_pass_in_silence() {
    let mut cohort = cohort();
    for moment in
        ["2025-03-03T06:00:00Z", "2026-03-02T06:00:00Z", "2026-03-03T18:00:00Z", "2026-03-04T06:00:00Z"]
    {
        assert!(looked_at(&mut cohort, at(moment)).is_empty(), "{moment}");
    }
}

#[test]
fn a_state_that_was_stored_before_the_bot_can_be_read() {
    let mut stored = serde_json::to_value(cohort()).unwrap();
    stored.as_object_mut().unwrap().remove("notes");
    assert_eq!(serde_json::from_value::<Cohort>(stored).unwrap(), cohort());
}

#[test]
fn contributing_shows_this_very_bot() {
    let text = include_str!("../../../CONTRIBUTING.md");
    for shown in
        [include_str!("mod.rs"), include_str!("lines.rs"), include_str!("en.ftl"), include_str!("sw.ftl")]
    {
        assert!(text.contains(shown), "CONTRIBUTING shows an older text of:\n{shown}");
    }
    let line = r#"Bot { name: "anniversary", progress: crate::anniversary::progress, timers: crate::anniversary::timers },"#;
    assert!(text.contains(line) && include_str!("../../src/registry.rs").contains(line));
}
