//! The cohort on the bench: like the example file, 5 mentors, 20 mentees, 2 supervisors.

use std::collections::{BTreeMap, BTreeSet};

use bots::{
    cohort::{
        Chat, Directory, Person, Role, RoomSpec, RosterRow, Rules, Strength, Structure,
        structure::{OnCall, RotaSpec},
    },
    ids::{CohortId, Language, PersonId, RoomKind},
    quiet_hours::calendar::{Days, WeeklyWindow, WorkingHours, Zone},
    room_state::ServiceAccounts,
};
use jiff::{Timestamp, civil::time};
use ruma::{OwnedUserId, UserId, server_name, user_id};

/// Mentors with their other roles.
pub const MENTORS: [(&str, &str, &[Role]); 5] = [
    ("wanjiku", "Wanjiku Kamau", &[Role::Coordinator]),
    ("achieng", "Achieng Odhiambo", &[Role::Moderator]),
    ("muthoni", "Muthoni Njoroge", &[Role::Moderator]),
    ("kiprono", "Kiprono Cheruiyot", &[]),
    ("nekesa", "Nekesa Wafula", &[]),
];

/// Mentees; the last two were not asked on paper. Two of them share a first name.
pub const MENTEES: [(&str, &str); 20] = [
    ("njeri", "Njeri Mwangi"),
    ("wambui", "Wambui Karanja"),
    ("atieno", "Atieno Ouma"),
    ("mutua", "Mutua Kilonzo"),
    ("nyambura", "Nyambura Gitau"),
    ("chebet", "Chebet Koech"),
    ("wairimu", "Wairimu Ndung'u"),
    ("otieno", "Otieno Okoth"),
    ("mumbi", "Mumbi Kariuki"),
    ("kerubo", "Kerubo Nyaboke"),
    ("waithera", "Waithera Kimani"),
    ("amina", "Amina Hassan"),
    ("wangui", "Wangui Macharia"),
    ("wangui2", "Wangui Thuo"),
    ("gathoni", "Gathoni Maina"),
    ("akinyi", "Akinyi Were"),
    ("mwende", "Mwende Musyoka"),
    ("kamene", "Kamene Muthama"),
    ("makena", "Makena Kirimi"),
    ("barasa", "Barasa Simiyu"),
];

/// Supervisors.
pub const SUPERVISORS: [(&str, &str); 2] = [("mwikali", "Mwikali Mbithi"), ("gichuru", "Gichuru Wainaina")];

/// On the other homeserver.
const COUNTY: [&str; 9] =
    ["muthoni", "nekesa", "gathoni", "akinyi", "mwende", "kamene", "wangui2", "barasa", "gichuru"];

/// A person's id on the bench is their short name.
pub fn person(name: &str) -> PersonId {
    PersonId::new(name)
}

/// A person's account.
pub fn account(name: &str) -> OwnedUserId {
    let server = if COUNTY.contains(&name) { "county.test" } else { "moh.test" };
    UserId::parse(format!("@p_{name}:{server}")).unwrap()
}

/// A moment in Nairobi.
pub fn at(text: &str) -> Timestamp {
    format!("{text}+03:00").parse().unwrap()
}

/// Our accounts.
pub fn service_accounts() -> ServiceAccounts {
    ServiceAccounts {
        steward: user_id!("@baraza:moh.test").to_owned(),
        voice: user_id!("@baraza_voice:moh.test").to_owned(),
        server: server_name!("moh.test").to_owned(),
        instance: "bench".to_owned(),
        alias_prefix: "baraza_".to_owned(),
    }
}

fn row(name: &str, roles: impl IntoIterator<Item = Role>, on_paper: bool) -> RosterRow {
    let joined = on_paper.then(|| at("2025-02-03T00:00:00"));
    RosterRow {
        person: person(name),
        roles: roles.into_iter().collect(),
        facility: None,
        cadre: None,
        language: None,
        member_since: joined,
        accepted_at: joined,
        supervises: BTreeSet::new(),
    }
}

fn week(zone: &Zone, days: Days, from: i8, to: i8) -> WorkingHours {
    WorkingHours {
        zone: zone.clone(),
        windows: vec![WeeklyWindow { days, from: time(from, 0, 0, 0), to: time(to, 0, 0, 0) }],
        holidays: BTreeMap::new(),
        one_offs: Vec::new(),
    }
}

/// What the file says.
pub fn structure() -> Structure {
    let zone = Zone::named("Africa/Nairobi").unwrap();
    let mentors = MENTORS.iter().map(|(name, _, more)| {
        row(name, [Role::Mentor, Role::Facilitator].iter().chain(*more).copied(), true)
    });
    let mentees =
        MENTEES.iter().map(|(name, _)| row(name, [Role::Mentee], !["makena", "barasa"].contains(name)));
    let mut roster: Vec<RosterRow> = mentors.chain(mentees).collect();
    for (name, _) in SUPERVISORS {
        let led = roster.iter().map(|row| row.person.clone());
        let led = led.filter(|one| COUNTY.contains(&one.as_str()) == COUNTY.contains(&name)).collect();
        roster.push(RosterRow { supervises: led, ..row(name, [Role::Supervisor], false) });
    }
    let spec = |kind: RoomKind| {
        let strength = match kind {
            RoomKind::Peer | RoomKind::Notices | RoomKind::Liaison => Strength::Hold,
            RoomKind::Social | RoomKind::Facilitators => Strength::Remind,
            RoomKind::Library => Strength::None,
        };
        (kind, RoomSpec { name: format!("Lari {kind}"), topic: String::new(), strength })
    };
    let rules = ["Respect everyone.", "No patient's name, picture or number.", "We write in working hours."];
    let sheria =
        ["Heshima kwa kila mtu.", "Hakuna jina, picha wala namba ya mgonjwa.", "Tunaandika saa za kazi."];
    Structure {
        id: CohortId::new("lari"),
        name: "Lari nurses".to_owned(),
        topic: "Routine immunization".to_owned(),
        programme: None,
        encrypted: false,
        languages: vec![Language::En, Language::Sw],
        servers: [server_name!("county.test").to_owned()].into(),
        emergency_number: "112".to_owned(),
        urgent_minutes: 5,
        recovery_account: None,
        live_since: None,
        rules: Rules {
            version: 1,
            lines: BTreeMap::from([
                (Language::En, rules.map(ToOwned::to_owned).to_vec()),
                (Language::Sw, sheria.map(ToOwned::to_owned).to_vec()),
            ]),
        },
        hours: week(&zone, Days::MON_FRI, 8, 17),
        holiday_calendars: Vec::new(),
        rooms: RoomKind::ALL.into_iter().map(spec).collect(),
        rota: RotaSpec { every_weeks: 1, weekday: 1, time: time(8, 0, 0, 0), first: None, order: Vec::new() },
        roster,
        on_call: vec![
            OnCall { person: person("kiprono"), hours: None },
            OnCall { person: person("nekesa"), hours: Some(week(&zone, Days::ALL, 17, 8)) },
            OnCall { person: person("wanjiku"), hours: None },
        ],
        sections: BTreeMap::new(),
    }
}

/// Everyone as Matrix knows them, with a direct chat for those named.
pub fn directory() -> Directory {
    let mentors = MENTORS.iter().map(|(name, shown, _)| (*name, *shown));
    let all = mentors.chain(MENTEES).chain(SUPERVISORS);
    let people = all.map(|(name, shown)| {
        let known =
            Person { accounts: vec![account(name)], name: shown.to_owned(), language: None, chat: None };
        (person(name), known)
    });
    Directory { people: people.collect(), ..Directory::default() }
}

/// The voice's direct chat with a person.
pub fn chat(who: &PersonId, joined: bool) -> Chat {
    Chat { room: format!("!chat_{who}:moh.test").try_into().unwrap(), joined, encrypted: false }
}
