//! From a structure back to a file: what `baraza show` prints.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::AdoptError;
use bots::{
    cohort::{Role, RoomSpec, Strength, Structure},
    ids::{Language, PersonId, RoomKind},
    quiet_hours::calendar::{State, WeeklyWindow},
    room_state::names,
};
use config::{CohortFile, HolidayCalendar, Section, UserId, words};

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
            // By now it is the person's own: nothing is left to say.
            formerly: None,
            name: directory.name_of(&row.person),
            roles: row.roles.iter().map(|role| file_role(*role)).collect(),
            facility: row.facility.clone(),
            cadre: row.cadre.clone(),
            language: row.language,
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
        languages: structure.languages.clone(),
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
            lines: structure.rules.lines.iter().map(|(l, lines)| (*l, lines.clone())).collect(),
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
        sections: file_sections(structure),
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

/// A role as the file writes it.
pub(crate) fn file_role(role: Role) -> words::Role {
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

fn file_sections(structure: &Structure) -> BTreeMap<String, Section> {
    let sections = structure.sections.iter();
    sections.filter_map(|(name, section)| Some((name.clone(), Section::try_from(section).ok()?))).collect()
}
