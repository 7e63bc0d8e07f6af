//! From a cohort's file to its structure: names become ids, words become values.

mod back;
mod whose;

use std::collections::{BTreeMap, BTreeSet};

pub use back::file;
pub(crate) use back::file_role;
use bots::{
    cohort::{Role, RoomSpec, RosterRow, Rules, Strength, Structure, structure},
    ids::{CohortId, Language, PersonId, RoomKind},
    quiet_hours::calendar::{OneOff, State, WeeklyWindow, WorkingHours, Zone, ZoneUnknown},
    registry,
    room_state::{ServiceAccounts, names},
    text::rules,
};
use config::{Beside, CohortFile, Problems, RulesMessage, Section, Sections, UserId, words};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use ruma::{OwnedServerName, OwnedUserId};
use serde_json::Value;
pub use whose::{Formerly, Known, all_accounts};

/// Why a file that reads well still cannot be adopted.
#[derive(Debug, thiserror::Error)]
pub enum AdoptError {
    /// The zone's rules are missing.
    #[error(transparent)]
    Zone(#[from] ZoneUnknown),
    /// A Matrix id or server name that Matrix would not take.
    #[error("{0} is no Matrix ID or server name")]
    Id(String),
    /// The recovery account is a member's. The file's own is refused with its line; this one may be the instance's.
    #[error(
        "the recovery account {account} is {name}'s own: it would have every power in every room for ever. Name an \
         account that nobody uses day by day, as recovery_account in this file or in baraza.toml"
    )]
    Recovery {
        /// The account.
        account: UserId,
        /// Whose it is.
        name: String,
    },
}

/// Reads a cohort's file, with the warnings about one that can be used. The rules must fit into the messages that
/// carry them, in the words of the catalogues, and the recovery account beside this instance.
///
/// # Errors
/// Every problem in the file, when at least one of them is an error.
pub fn read(
    text: &str,
    origin: &str,
    service_accounts: &ServiceAccounts,
) -> Result<(CohortFile, Problems), Problems> {
    let length = |message: &RulesMessage<'_>| {
        rules::longest(message.language, message.cohort, message.version, message.lines)
    };
    let names: Vec<&'static str> = registry::sections().map(|(name, _)| name).collect();
    let sections = Sections { names: &names, check: &check_section };
    CohortFile::parse_beside(text, origin, &length, Beside { sections, ..beside(service_accounts) })
}

/// What a bot finds wrong in its own section.
fn check_section(name: &str, section: &Section) -> Vec<(String, String)> {
    let found = registry::sections().find(|(known, _)| *known == name);
    match (found, serde_json::to_value(section)) {
        (Some((_, section)), Ok(value)) => (section.check)(&value),
        _ => vec![(name.to_owned(), "it cannot be read".to_owned())],
    }
}

/// Our names, as the settings of files know them.
pub fn beside(service_accounts: &ServiceAccounts) -> Beside<'_> {
    Beside {
        server: service_accounts.server.as_str(),
        steward: service_accounts.steward.as_str(),
        voice: service_accounts.voice.as_str(),
        sections: Sections::NONE,
    }
}

/// The people whom a file names: account, display name.
pub fn accounts(file: &CohortFile) -> Vec<(String, String)> {
    file.people.iter().map(|person| (person.id.to_string(), person.name.clone())).collect()
}

/// The structure that a file asks for; `people` holds the id of every account it names.
///
/// # Errors
/// See [`AdoptError`].
pub fn structure(
    file: &CohortFile,
    people: &BTreeMap<String, PersonId>,
    recovery: Option<&UserId>,
) -> Result<Structure, AdoptError> {
    let recovery = file.recovery_account.as_ref().or(recovery);
    if let Some(account) = recovery
        && let Some(person) = file.people.iter().find(|person| person.id == *account)
    {
        return Err(AdoptError::Recovery { account: account.clone(), name: person.name.clone() });
    }
    let zone = Zone::named(&file.timezone)?;
    let tz = zone.rules().clone();
    let person =
        |id: &UserId| people.get(&id.to_string()).cloned().ok_or_else(|| AdoptError::Id(id.to_string()));
    let languages: Vec<Language> = file.languages.clone();
    let own = languages.first().copied().unwrap_or(Language::En);
    let hours = WorkingHours {
        zone: zone.clone(),
        windows: file.working_hours.iter().map(window).collect(),
        holidays: file.holidays().into_iter().map(|(date, holiday)| (date, holiday.name)).collect(),
        one_offs: file.one_offs.iter().map(one_off).collect(),
    };
    let mut roster = Vec::new();
    for row in &file.people {
        roster.push(RosterRow {
            person: person(&row.id)?,
            roles: row.roles.iter().map(|role| self::role(*role)).collect(),
            facility: row.facility.clone(),
            cadre: row.cadre.clone(),
            language: row.language,
            member_since: row.member_since.and_then(|date| midnight(date, &tz)),
            accepted_at: row.accepted_on.and_then(|date| midnight(date, &tz)),
            supervises: row.supervises.iter().map(person).collect::<Result<BTreeSet<_>, _>>()?,
        });
    }
    let mut on_call = Vec::new();
    for row in &file.on_call {
        let hours = WorkingHours {
            zone: zone.clone(),
            windows: vec![window(&row.hours)],
            holidays: BTreeMap::new(),
            one_offs: Vec::new(),
        };
        on_call.push(structure::OnCall { person: person(&row.person)?, hours: Some(hours) });
    }
    Ok(Structure {
        id: CohortId::new(file.id.to_string()),
        name: file.name.clone(),
        topic: file.topic.clone().unwrap_or_default(),
        programme: file.programme.clone(),
        encrypted: file.encrypted,
        languages,
        servers: file
            .servers
            .iter()
            .map(|server| {
                OwnedServerName::try_from(server.to_string()).map_err(|_| AdoptError::Id(server.to_string()))
            })
            .collect::<Result<_, _>>()?,
        emergency_number: file.emergency_number.clone(),
        urgent_minutes: file.urgent_minutes,
        recovery_account: recovery
            .map(|id| OwnedUserId::try_from(id.to_string()).map_err(|_| AdoptError::Id(id.to_string())))
            .transpose()?,
        live_since: file.live_since,
        rules: Rules {
            version: file.rules.version,
            lines: file.rules.lines.iter().map(|(l, lines)| (*l, lines.clone())).collect(),
        },
        hours,
        holiday_calendars: file.holiday_calendars.clone(),
        rooms: rooms(file, own),
        rota: structure::RotaSpec {
            every_weeks: file.rota.every_weeks,
            weekday: file.rota.handover.weekday.to_monday_one_offset(),
            time: file.rota.handover.time,
            first: file.rota.first,
            order: file.rota.order.iter().map(person).collect::<Result<_, _>>()?,
        },
        roster,
        on_call,
        sections: sections_of(file),
    })
}

/// Sections of bots, which were checked when the file was read.
fn sections_of(file: &CohortFile) -> BTreeMap<String, Value> {
    let sections = file.sections.iter();
    sections.filter_map(|(name, section)| Some((name.clone(), serde_json::to_value(section).ok()?))).collect()
}

fn rooms(file: &CohortFile, own: Language) -> BTreeMap<RoomKind, RoomSpec> {
    let mut rooms = BTreeMap::new();
    for kind in RoomKind::ALL {
        let Some(word) = words::RoomKind::from_word(kind.word()) else { continue };
        let setting = file.room(word);
        if !setting.enabled && kind != RoomKind::Peer {
            continue;
        }
        let strength = match file.strength(word) {
            words::Strength::Hold => Strength::Hold,
            words::Strength::Remind => Strength::Remind,
            words::Strength::None => Strength::None,
        };
        let name = setting.name.unwrap_or_else(|| names::name(own, kind, &file.name));
        let topic = setting.topic.unwrap_or_else(|| names::topic(own, kind));
        rooms.insert(kind, RoomSpec { name, topic, strength });
    }
    rooms
}

fn window(hours: &config::Hours) -> WeeklyWindow {
    WeeklyWindow { days: hours.days.iter().collect(), from: hours.from, to: hours.to }
}

fn one_off(one_off: &config::OneOff) -> OneOff {
    OneOff {
        kind: match one_off.kind {
            words::OneOffKind::Quiet => State::Quiet,
            words::OneOffKind::Working => State::Working,
        },
        from: one_off.from,
        to: one_off.to,
        reason: one_off.reason.clone().unwrap_or_default(),
        asked: None,
    }
}

fn midnight(date: Date, zone: &TimeZone) -> Option<Timestamp> {
    date.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp())
}

fn role(role: words::Role) -> Role {
    match role {
        words::Role::Mentor => Role::Mentor,
        words::Role::Mentee => Role::Mentee,
        words::Role::Facilitator => Role::Facilitator,
        words::Role::Moderator => Role::Moderator,
        words::Role::Coordinator => Role::Coordinator,
        words::Role::Supervisor => Role::Supervisor,
        words::Role::OfficialSender => Role::OfficialSender,
    }
}
