//! From a cohort's file to its structure: names become ids, words become values.

use std::collections::{BTreeMap, BTreeSet};

use bots::{
    cohort::{Role, RoomSpec, RosterRow, Rules, Strength, Structure, structure},
    ids::{CohortId, Language, PersonId, RoomKind},
    quiet_hours::calendar::{OneOff, State, WeeklyWindow, WorkingHours, Zone, ZoneUnknown},
    room_state::{ServiceAccounts, names},
    text::rules,
};
use config::{Beside, CohortFile, HolidayCalendar, Problems, RulesMessage, UserId, words};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use ruma::{OwnedServerName, OwnedUserId};

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
        rules::longest(language(message.language), message.cohort, message.version, message.lines)
    };
    CohortFile::parse_beside(text, origin, &length, beside(service_accounts))
}

/// Our names, as the settings of files know them.
pub fn beside(service_accounts: &ServiceAccounts) -> Beside<'_> {
    Beside {
        server: service_accounts.server.as_str(),
        steward: service_accounts.steward.as_str(),
        voice: service_accounts.voice.as_str(),
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
    let languages: Vec<Language> = file.languages.iter().map(|l| language(*l)).collect();
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
            language: row.language.map(language),
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
            lines: file.rules.lines.iter().map(|(l, lines)| (language(*l), lines.clone())).collect(),
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
    })
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

fn language(language: words::Language) -> Language {
    match language {
        words::Language::En => Language::En,
        words::Language::Sw => Language::Sw,
    }
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

/// The file as a structure would be written: the way back, for `baraza show`.
///
/// # Errors
/// When a stored name is none that a file takes.
pub fn file(structure: &Structure, directory: &bots::cohort::Directory) -> Result<CohortFile, AdoptError> {
    let id = |person: &PersonId| -> Result<UserId, AdoptError> {
        let account = directory.account_of(person).ok_or_else(|| AdoptError::Id(person.to_string()))?;
        UserId::parse(account.as_str()).map_err(|_| AdoptError::Id(account.to_string()))
    };
    let zone = structure.hours.zone.clone();
    let mut people = Vec::new();
    for row in &structure.roster {
        people.push(config::Person {
            id: id(&row.person)?,
            name: directory.name_of(&row.person),
            roles: row.roles.iter().map(|role| file_role(*role)).collect(),
            facility: row.facility.clone(),
            cadre: row.cadre.clone(),
            language: row.language.map(file_language),
            member_since: row.member_since.map(|at| zone.date(at)),
            accepted_on: row.accepted_at.map(|at| zone.date(at)),
            supervises: row.supervises.iter().map(id).collect::<Result<_, _>>()?,
        });
    }
    let mut on_call = Vec::new();
    for row in &structure.on_call {
        let hours = row.hours.as_ref().and_then(|hours| hours.windows.first()).map(file_hours);
        on_call.push(config::OnCall {
            person: id(&row.person)?,
            hours: hours.unwrap_or_else(config::Hours::always),
        });
    }
    Ok(CohortFile {
        id: config::Slug::parse(structure.id.as_str())
            .map_err(|_| AdoptError::Id(structure.id.to_string()))?,
        name: structure.name.clone(),
        programme: structure.programme.clone(),
        topic: Some(structure.topic.clone()).filter(|topic| !topic.is_empty()),
        timezone: zone.name().to_owned(),
        languages: structure.languages.iter().map(|l| file_language(*l)).collect(),
        encrypted: structure.encrypted,
        live_since: structure.live_since,
        servers: structure
            .servers
            .iter()
            .map(|s| config::ServerName::parse(s.as_str()).map_err(|_| AdoptError::Id(s.to_string())))
            .collect::<Result<_, _>>()?,
        emergency_number: structure.emergency_number.clone(),
        urgent_minutes: structure.urgent_minutes,
        recovery_account: structure
            .recovery_account
            .as_ref()
            .map(|a| UserId::parse(a.as_str()).map_err(|_| AdoptError::Id(a.to_string())))
            .transpose()?,
        rules: config::Rules {
            version: structure.rules.version,
            lines: structure
                .rules
                .lines
                .iter()
                .map(|(l, lines)| (file_language(*l), lines.clone()))
                .collect(),
        },
        working_hours: structure.hours.windows.iter().map(file_hours).collect(),
        holiday_calendars: structure.holiday_calendars.clone(),
        own_holidays: own_holidays(structure),
        one_offs: structure
            .hours
            .one_offs
            .iter()
            .map(|one| config::OneOff {
                kind: match one.kind {
                    State::Quiet => words::OneOffKind::Quiet,
                    State::Working => words::OneOffKind::Working,
                },
                from: one.from,
                to: one.to,
                reason: Some(one.reason.clone()).filter(|reason| !reason.is_empty()),
            })
            .collect(),
        rota: config::Rota {
            every_weeks: structure.rota.every_weeks,
            handover: config::Handover {
                weekday: jiff::civil::Weekday::from_monday_one_offset(structure.rota.weekday)
                    .unwrap_or(jiff::civil::Weekday::Monday),
                time: structure.rota.time,
            },
            first: structure.rota.first,
            order: structure.rota.order.iter().map(id).collect::<Result<_, _>>()?,
        },
        quiet: file_quiet(structure),
        rooms: file_rooms(structure),
        people,
        on_call,
    })
}

/// The days that no calendar of the file has, or not under this name.
fn own_holidays(structure: &Structure) -> Vec<config::Holiday> {
    let calendars = structure.holiday_calendars.iter().filter_map(|name| HolidayCalendar::named(name));
    let usual: BTreeMap<Date, String> =
        calendars.flat_map(|calendar| calendar.days).map(|day| (day.date, day.name)).collect();
    let days = structure.hours.holidays.iter().filter(|(date, name)| usual.get(*date) != Some(*name));
    days.map(|(date, name)| config::Holiday { date: *date, name: name.clone(), moon: false }).collect()
}

fn file_quiet(structure: &Structure) -> BTreeMap<words::RoomKind, words::Strength> {
    let strength = |(kind, spec): (&RoomKind, &RoomSpec)| {
        let strength = match spec.strength {
            Strength::Hold => words::Strength::Hold,
            Strength::Remind => words::Strength::Remind,
            Strength::None => words::Strength::None,
        };
        Some((words::RoomKind::from_word(kind.word())?, strength))
    };
    structure.rooms.iter().filter_map(strength).collect()
}

/// What is special about each room. The usual names follow the cohort's own name, so they are left unsaid.
fn file_rooms(structure: &Structure) -> BTreeMap<words::RoomKind, config::RoomSetting> {
    let own = structure.languages.first().copied().unwrap_or(Language::En);
    let mut rooms = BTreeMap::new();
    for kind in RoomKind::ALL {
        let Some(word) = words::RoomKind::from_word(kind.word()) else { continue };
        let setting = match structure.rooms.get(&kind) {
            Some(spec) => config::RoomSetting {
                enabled: true,
                name: Some(spec.name.clone()).filter(|name| *name != names::name(own, kind, &structure.name)),
                topic: Some(spec.topic.clone()).filter(|topic| *topic != names::topic(own, kind)),
            },
            None => config::RoomSetting { enabled: false, name: None, topic: None },
        };
        if setting != config::RoomSetting::default() {
            rooms.insert(word, setting);
        }
    }
    rooms
}

fn file_hours(window: &WeeklyWindow) -> config::Hours {
    config::Hours { days: config::Days::of(window.days.iter()), from: window.from, to: window.to }
}

fn file_language(language: Language) -> words::Language {
    match language {
        Language::En => words::Language::En,
        Language::Sw => words::Language::Sw,
    }
}

fn file_role(role: Role) -> words::Role {
    match role {
        Role::Mentor => words::Role::Mentor,
        Role::Mentee => words::Role::Mentee,
        Role::Facilitator => words::Role::Facilitator,
        Role::Moderator => words::Role::Moderator,
        Role::Coordinator => words::Role::Coordinator,
        Role::Supervisor => words::Role::Supervisor,
        Role::OfficialSender => words::Role::OfficialSender,
    }
}
