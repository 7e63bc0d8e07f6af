//! From the text to the cohort: every field once, then what they say about each other.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use toml::Spanned;

use super::check::{self, Found};
use super::people::{Draft, OnCallDraft};
use super::rules::{self, Length};
use super::{CohortFile, RoomSetting, hours, people};
use crate::beside::{Beside, Sections};
use crate::ids::{ServerName, Slug, UserId};
use crate::problem::Problems;
use crate::reader::{Reader, Table};
use crate::values;
use crate::words::{Language, RoomKind, Strength};

/// The fields above the first table.
const TOP: &[&str] = &[
    "id",
    "name",
    "programme",
    "topic",
    "timezone",
    "languages",
    "encrypted",
    "live_since",
    "servers",
    "emergency_number",
    "urgent_minutes",
    "recovery_account",
    "holidays",
];

pub(super) fn read(
    text: &str,
    origin: &str,
    length: Length<'_>,
    beside: Option<Beside<'_>>,
) -> Result<(CohortFile, Problems), Problems> {
    let (mut reader, document) = Reader::open(text, origin, TOP);
    let mut root = Table::root(&document);
    let file = read_root(&mut reader, &mut root, length, beside);
    root.finish(&mut reader);
    let problems = reader.into_problems();
    match file {
        Some(file) if problems.errors().next().is_none() => Ok((file, problems)),
        _ => Err(problems),
    }
}

fn read_root(
    reader: &mut Reader<'_>,
    root: &mut Table<'_>,
    length: Length<'_>,
    beside: Option<Beside<'_>>,
) -> Option<CohortFile> {
    let head = head(reader, root);
    let zone = head.timezone.as_deref().and_then(|name| TimeZone::get(name).ok());
    let rules = rules::rules(reader, root, &head.languages, head.name.as_deref(), length);
    let working_hours = hours::working_hours(reader, root);
    let holiday_calendars = hours::calendars(reader, root);
    let own_holidays = hours::own_holidays(reader, root);
    let one_offs = hours::one_offs(reader, root, zone.as_ref());
    let (rota, order) = hours::rota(reader, root);
    let quiet = quiet(reader, root);
    let rooms = rooms(reader, root);
    let people = people::roster(reader, root);
    let on_call = people::on_call(reader, root);
    let sections = sections(reader, root, beside.map_or(Sections::NONE, |beside| beside.sections));
    check::check(
        reader,
        &Found {
            languages: &head.languages,
            servers: &head.servers,
            recovery_account: head.recovery_account.as_ref(),
            order: &order,
            people: &people,
            on_call: &on_call,
            beside,
        },
    );
    Some(CohortFile {
        id: head.id?,
        name: head.name?,
        programme: head.programme,
        topic: head.topic,
        timezone: head.timezone?,
        languages: head.languages.into_iter().map(Spanned::into_inner).collect(),
        encrypted: head.encrypted,
        live_since: head.live_since,
        servers: head.servers.into_iter().map(Spanned::into_inner).collect(),
        emergency_number: head.emergency_number?,
        urgent_minutes: head.urgent_minutes,
        recovery_account: head.recovery_account.map(Spanned::into_inner),
        rules: rules?,
        working_hours,
        holiday_calendars,
        own_holidays,
        one_offs,
        rota,
        quiet,
        rooms,
        people: people.into_iter().map(Draft::finished).collect::<Option<_>>()?,
        on_call: on_call.into_iter().map(OnCallDraft::finished).collect::<Option<_>>()?,
        sections,
    })
}

/// Sections that others read: here it is only seen that they are tables, and they say what is wrong in them.
fn sections(
    reader: &mut Reader<'_>,
    root: &mut Table<'_>,
    known: Sections<'_>,
) -> BTreeMap<String, toml::Table> {
    let mut sections = BTreeMap::new();
    for &name in known.names {
        let Some((at, section)) = root.whole(reader, name) else { continue };
        for (field, what) in (known.check)(name, &section) {
            reader.error(Some(at.clone()), format!("`{name}.{field}`: {what}"), "Mend it or take it out.");
        }
        sections.insert(name.to_owned(), section);
    }
    sections
}

/// The fields at the top of the file.
struct Head {
    id: Option<Slug>,
    name: Option<String>,
    programme: Option<String>,
    topic: Option<String>,
    timezone: Option<String>,
    languages: Vec<Spanned<Language>>,
    encrypted: bool,
    live_since: Option<jiff::Timestamp>,
    servers: Vec<Spanned<ServerName>>,
    emergency_number: Option<String>,
    urgent_minutes: u32,
    recovery_account: Option<Spanned<UserId>>,
}

fn head(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Head {
    let id = root.need(
        reader,
        "id",
        "Write a short id, such as id = \"lari\"; it can never be changed.",
        values::slug,
    );
    let name = root.need(reader, "name", "Write what people call the cohort.", values::line(60));
    let zone_fix = "Write the IANA name of the zone of all hours, such as timezone = \"Africa/Nairobi\".";
    let timezone = root.need(reader, "timezone", zone_fix, values::zone);
    let emergency_fix =
        "Write the phone number that is shown with every urgent answer: nobody may be left without one.";
    let emergency_number = root.need(reader, "emergency_number", emergency_fix, values::phone);
    let zone = timezone.as_ref().and_then(|name| TimeZone::get(name.get_ref()).ok()).unwrap_or(TimeZone::UTC);
    let languages_fix =
        "Write the cohort's languages, the main one first, such as languages = [\"sw\", \"en\"].";
    let servers_fix =
        "Write the homeservers whose people may take part, such as servers = [\"moh.example\"].";
    Head {
        id: id.map(Spanned::into_inner),
        name: name.map(Spanned::into_inner),
        programme: root.get(reader, "programme", values::line(60)).map(Spanned::into_inner),
        topic: root.get(reader, "topic", values::line(240)).map(Spanned::into_inner),
        timezone: timezone.map(Spanned::into_inner),
        languages: filled(reader, root, "languages", languages_fix, values::word::<Language>),
        encrypted: root.get(reader, "encrypted", values::truth).is_some_and(Spanned::into_inner),
        live_since: root.get(reader, "live_since", values::instant(&zone)).map(Spanned::into_inner),
        servers: filled(reader, root, "servers", servers_fix, values::server),
        emergency_number: emergency_number.map(Spanned::into_inner),
        urgent_minutes: root
            .get(reader, "urgent_minutes", values::whole(1..=60))
            .map_or(super::URGENT_MINUTES, Spanned::into_inner),
        recovery_account: root.get(reader, "recovery_account", values::user),
    }
}

/// A list that must have at least one entry, each once.
fn filled<T: PartialEq + std::fmt::Display>(
    reader: &mut Reader<'_>,
    root: &mut Table<'_>,
    key: &'static str,
    fix: &str,
    want: impl Fn(&toml::de::DeValue<'_>) -> Result<T, crate::reader::Trouble>,
) -> Vec<Spanned<T>> {
    root.require(reader, key, fix);
    let at = root.value(key).map(Spanned::span);
    let list = root.list(reader, key, want);
    if list.as_ref().is_some_and(Vec::is_empty) && !reader.has_error_within(at.as_ref()) {
        reader.error(at, format!("`{key}` is empty"), fix);
    }
    let list = list.unwrap_or_default();
    reader.refuse_twice(&list, "the entry");
    list
}

/// `[quiet]`: a strength for each kind of room.
fn quiet(reader: &mut Reader<'_>, root: &mut Table<'_>) -> BTreeMap<RoomKind, Strength> {
    let mut strengths = BTreeMap::new();
    let Some(mut table) = root.table(reader, "quiet") else { return strengths };
    for kind in RoomKind::ALL.iter().copied() {
        if let Some(strength) = table.get(reader, kind.word(), values::word::<Strength>) {
            strengths.insert(kind, strength.into_inner());
        }
    }
    table.finish(reader);
    strengths
}

/// `[rooms.<kind>]`.
fn rooms(reader: &mut Reader<'_>, root: &mut Table<'_>) -> BTreeMap<RoomKind, RoomSetting> {
    let mut settings = BTreeMap::new();
    let Some(mut table) = root.table(reader, "rooms") else { return settings };
    for kind in RoomKind::ALL.iter().copied() {
        let Some(mut room) = table.table(reader, kind.word()) else { continue };
        let enabled = room.get(reader, "enabled", values::truth);
        if let Some(off) = enabled.as_ref().filter(|on| kind == RoomKind::Peer && !*on.get_ref()) {
            reader.error(
                Some(off.span()),
                "a cohort without its peer room is none",
                "Take the line out; other rooms can be left out.",
            );
        }
        let setting = RoomSetting {
            enabled: enabled.is_none_or(Spanned::into_inner),
            name: room.get(reader, "name", values::line(60)).map(Spanned::into_inner),
            topic: room.get(reader, "topic", values::line(240)).map(Spanned::into_inner),
        };
        room.finish(reader);
        if setting != RoomSetting::default() {
            settings.insert(kind, setting);
        }
    }
    table.finish(reader);
    settings
}
