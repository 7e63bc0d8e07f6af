use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::time;
use ruma::{EventId, event_id, room_id, server_name, user_id};
use serde_json::json;

use super::*;
use crate::{
    cohort::{
        Chat, Delivered, Directory, Person, Role, RoomSpec, RosterRow, Rules, Strength, Structure,
        structure::RotaSpec,
    },
    command::Typed,
    deciding::{Context, Link},
    effect::{Destination, Effect},
    event::{Event, MessageKind, Scene, Sent},
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
        sections: BTreeMap::new(),
        urgent_minutes: 5,
    };
    let mut cohort = Cohort::new(structure, at("2025-03-03T05:00:00Z"));
    cohort.rooms.insert(Place::Room(RoomKind::Social), room_id!("!social:moh.test").to_owned());
    cohort
}

/// Does something with all that a decision may know.
fn knowing<T>(cohort: &mut Cohort, now: Timestamp, act: impl FnOnce(&mut Cohort, &Context<'_>) -> T) -> T {
    let service_accounts = ServiceAccounts {
        steward: user_id!("@steward:moh.test").to_owned(),
        voice: user_id!("@baraza:moh.test").to_owned(),
        server: server_name!("moh.test").to_owned(),
        instance: "test".into(),
        alias_prefix: "baraza_".to_owned(),
    };
    let link = Link { url: String::new(), token_hash: String::new() };
    let cause = Cause::new(format!("{now}"));
    // Wanjiku is in her chat and has seen every question so far.
    let chat = Chat { room: room_id!("!chat:moh.test").to_owned(), joined: true, encrypted: false };
    let person = Person {
        accounts: vec![user_id!("@wanjiku:moh.test").to_owned()],
        name: "Wanjiku".into(),
        language: None,
        chat: Some(chat),
    };
    let seen = |at| Delivered { event: event_id!("$asked").to_owned(), chat: None, at };
    let delivered = cohort.prompts.iter().map(|p| (p.key.clone(), seen(p.asked)));
    let directory = Directory {
        people: [(wanjiku(), person)].into(),
        delivered: delivered.collect(),
        ..Directory::default()
    };
    let known = Context {
        cause: &cause,
        now,
        directory: &directory,
        service_accounts: &service_accounts,
        fresh_link: &link,
        fresh_codes: &(),
    };
    act(cohort, &known)
}

/// What follows from something, through the one door into the bots.
fn decided(cohort: &mut Cohort, what: Event, now: Timestamp) -> Vec<Effect> {
    let consequences = knowing(cohort, now, |cohort, known| crate::decide(cohort, known, what, now));
    consequences.effects.into_iter().map(|(_, effect)| effect).collect()
}

/// What is said in the social room when the cohort is looked at.
fn looked_at(cohort: &mut Cohort, now: Timestamp) -> Vec<String> {
    let said = decided(cohort, Event::TimerFired { timer: NAME.into() }, now).into_iter();
    let said = said.filter_map(|effect| match effect {
        Effect::Say(message) if message.to == Destination::Room(RoomKind::Social) => Some(message.text.plain),
        _ => None,
    });
    said.collect()
}

fn wanjiku() -> PersonId {
    PersonId::new("wanjiku")
}

/// Wanjiku, a facilitator, writes in her chat; what she is told.
fn writes(cohort: &mut Cohort, words: &str, now: Timestamp) -> Vec<String> {
    let sent = Sent {
        event: EventId::parse(format!("${}", now.as_second())).unwrap(),
        by: wanjiku(),
        account: user_id!("@wanjiku:moh.test").to_owned(),
        scene: Scene::Chat,
        chat: None,
        at: now,
        history: false,
    };
    let said = Event::Said {
        sent,
        kind: MessageKind::Text,
        typed: Typed::plain(words),
        reply_to: None,
        reply_to_ours: None,
        thread: None,
        thread_ours: None,
        reply_to_author: None,
        linked: None,
    };
    let told = decided(cohort, said, now).into_iter().filter_map(|effect| match effect {
        Effect::Say(message) if message.to == Destination::Chat(wanjiku()) => Some(message.text.plain),
        _ => None,
    });
    told.collect()
}

/// The same cohort with Wanjiku in it.
fn with_wanjiku(role: Role) -> Cohort {
    let mut structure = cohort().structure;
    structure.roster.push(RosterRow {
        person: wanjiku(),
        roles: [role].into(),
        facility: None,
        cadre: None,
        language: None,
        member_since: None,
        accepted_at: Some(at("2025-03-03T05:00:00Z")),
        supervises: BTreeSet::new(),
    });
    let mut cohort = Cohort::new(structure, at("2025-03-03T05:00:00Z"));
    cohort.rooms.insert(Place::Room(RoomKind::Social), room_id!("!social:moh.test").to_owned());
    cohort
}

fn wakes(cohort: &Cohort, now: Timestamp) -> Option<Timestamp> {
    crate::timers(cohort, now).into_iter().find(|(name, _)| name == NAME).map(|(_, at)| at)
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
    assert!(stored["bots"].as_object_mut().unwrap().remove(NAME).is_some());
    assert_eq!(serde_json::from_value::<Cohort>(stored).unwrap(), cohort());
}

#[test]
fn whoever_runs_the_group_may_leave_one_out() {
    let mut cohort = with_wanjiku(Role::Facilitator);
    let asked = writes(&mut cohort, "!anniversary", at("2026-03-02T07:00:00Z"));
    assert!(asked[0].starts_with("The next birthday of Lari nurses is Tue 3 Mar."), "{asked:?}");
    assert_eq!(writes(&mut cohort, "perhaps", at("2026-03-02T07:01:00Z")).len(), 1, "no answer");
    let told = writes(&mut cohort, "2", at("2026-03-02T07:02:00Z"));
    assert_eq!(told, ["Good. I will say nothing this time."]);
    assert!(looked_at(&mut cohort, at("2026-03-03T06:00:00Z")).is_empty());
    assert_eq!(looked_at(&mut cohort, at("2027-03-03T06:00:00Z")).len(), 1, "the next one is said");
}

/// What anybody reads of a command that is not for them.
const NOT_FOR_YOU: &str = "I cannot do that for you here and now. Send !help to see what I can do.";

#[test]
fn who_runs_nothing_may_not_and_what_is_wrong_is_said() {
    let mut cohort = with_wanjiku(Role::Mentee);
    assert_eq!(writes(&mut cohort, "!anniversary", at("2026-03-02T07:00:00Z")), [NOT_FOR_YOU]);
    let mut cohort = with_wanjiku(Role::Facilitator);
    let told = writes(&mut cohort, "!anniversary soon", at("2026-03-02T07:00:00Z"));
    assert!(told[0].contains("!anniversary"), "{told:?}");
    assert!(cohort.prompts.is_empty());
}

#[test]
fn who_came_in_the_year_is_counted_and_nobody_named() {
    let mut cohort = with_wanjiku(Role::Mentee);
    let person = PersonId::new;
    let facts = [Fact::Agreed(person("njeri")), Fact::Agreed(person("amina")), Fact::Agreed(wanjiku())];
    knowing(&mut cohort, at("2025-06-03T06:00:00Z"), |cohort, known| {
        let mut ctx = DecisionContext::new(cohort, known);
        for fact in facts.iter().chain([&Fact::Gone(wanjiku())]) {
            (BOT.hears)(&mut ctx, fact);
        }
    });
    let said = looked_at(&mut cohort, at("2026-03-03T06:00:00Z"));
    assert_eq!(said, ["Lari nurses is one year old today. 2 people came to us since. Thank you, all!"]);
    let said = looked_at(&mut cohort, at("2027-03-03T06:00:00Z"));
    assert_eq!(said, ["Lari nurses is 2 years old today. Thank you, all!"]);
}

#[test]
fn the_file_may_leave_them_all_out() {
    let mut cohort = cohort();
    cohort.structure.sections.insert(NAME.into(), json!({ "mark": false }));
    assert_eq!(wakes(&cohort, at("2025-03-03T06:00:00Z")), None);
    assert!(looked_at(&mut cohort, at("2026-03-03T06:00:00Z")).is_empty());
    let (_, section) = crate::registry::sections().find(|(name, _)| *name == NAME).unwrap();
    assert!((section.check)(&json!({ "mark": true })).is_empty());
    assert_eq!((section.check)(&json!({ "mark": "yes", "colour": "red" })).len(), 2);
}

/// Outside its folder the bot stands in three lines, each as CONTRIBUTING shows it.
#[test]
fn contributing_shows_this_very_bot_and_its_three_lines() {
    let text = include_str!("../../../CONTRIBUTING.md");
    for shown in [
        include_str!("mod.rs"),
        include_str!("lines.rs"),
        include_str!("../../../locales/en/example/anniversary.ftl"),
        include_str!("../../../locales/sw/example/anniversary.ftl"),
    ] {
        assert!(text.contains(shown), "CONTRIBUTING shows an older text of:\n{shown}");
    }
    let src = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut lines = Vec::new();
    let mut folders = vec![src];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|kind| kind != "rs") {
                continue;
            }
            let code = std::fs::read_to_string(&path).unwrap();
            // Where the example lies, and that tests leave it out, is said by lines that a bot of the service does
            // not need.
            let apart = ["#[path", "anniversary::BOT.name"];
            let naming = code.lines().filter(|line| line.contains(NAME));
            let naming = naming.filter(|line| apart.iter().all(|word| !line.contains(word)));
            lines.extend(naming.map(|line| line.trim().to_owned()));
        }
    }
    assert_eq!(lines.len(), 3, "{lines:#?}");
}
