//! From the text to the cohort: every field once, then what they say about each other.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use toml::Spanned;

use super::check::{self, Found};
use super::people::{Draft, OnCallDraft};
use super::{CohortFile, MAX_RULE_CHARS, MAX_RULE_LINES, RoomSetting, Rules, hours, people};
use crate::ids::{ServerName, Slug, UserId};
use crate::problem::Problems;
use crate::reader::{Reader, Table};
use crate::values;
use crate::words::{Language, RoomKind, Strength};

/// The most characters of all rules in a language together: with a heading and a question they make one message of
/// at most 480 characters.
const MAX_RULES_TOGETHER: usize = 400;

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

pub(super) fn read(text: &str, origin: &str) -> Result<(CohortFile, Problems), Problems> {
    let (mut reader, document) = Reader::open(text, origin, TOP);
    let mut root = Table::root(&document);
    let file = read_root(&mut reader, &mut root);
    root.finish(&mut reader);
    let problems = reader.into_problems();
    match file {
        Some(file) if problems.errors().next().is_none() => Ok((file, problems)),
        _ => Err(problems),
    }
}

fn read_root(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Option<CohortFile> {
    let head = head(reader, root);
    let zone = head.timezone.as_deref().and_then(|name| TimeZone::get(name).ok());
    let rules = rules(reader, root, &head.languages);
    let working_hours = hours::working_hours(reader, root);
    let holiday_calendars = hours::calendars(reader, root);
    let own_holidays = hours::own_holidays(reader, root);
    let one_offs = hours::one_offs(reader, root, zone.as_ref());
    let (rota, order) = hours::rota(reader, root);
    let quiet = quiet(reader, root);
    let rooms = rooms(reader, root);
    let people = people::roster(reader, root);
    let on_call = people::on_call(reader, root);
    check::check(
        reader,
        &Found {
            languages: &head.languages,
            servers: &head.servers,
            recovery_account: head.recovery_account.as_ref(),
            order: &order,
            people: &people,
            on_call: &on_call,
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
    })
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

fn rules(reader: &mut Reader<'_>, root: &mut Table<'_>, languages: &[Spanned<Language>]) -> Option<Rules> {
    root.require(reader, "rules", "Write [rules] with version = 1 and the lines in each of the languages.");
    let mut table = root.table(reader, "rules")?;
    let version_fix =
        "Write version = 1, and raise it when the meaning of a rule changes: then everyone is asked again.";
    let version = table.need(reader, "version", version_fix, values::whole(1..=1_000_000));
    let mut lines: BTreeMap<Language, Vec<String>> = BTreeMap::new();
    for language in Language::ALL.iter().copied() {
        let wanted = languages.iter().any(|one| *one.get_ref() == language);
        if wanted {
            let fix = format!(
                "Write {language} = [\"…\", \"…\"]: people are asked to accept the rules in their own language."
            );
            table.require(reader, language.word(), &fix);
        }
        let at = table.value(language.word()).map(Spanned::span);
        let Some(listed) = table.list(reader, language.word(), values::line(MAX_RULE_CHARS)) else {
            continue;
        };
        if !wanted && !languages.is_empty() {
            reader.error(
                at.clone(),
                format!("there are rules in `{language}`, which is none of the cohort's languages"),
                format!("Add \"{language}\" to languages, or take these lines out."),
            );
        }
        if listed.is_empty() && !reader.has_error_within(at.as_ref()) {
            reader.error(at.clone(), format!("there is no rule in `{language}`"), "Write at least one line.");
        }
        if let Some(beyond) = listed.get(MAX_RULE_LINES) {
            reader.error(
                Some(beyond.span()),
                format!("`rules.{language}` has {} lines, {MAX_RULE_LINES} are possible", listed.len()),
                "Keep those that matter: what is too long is accepted without being read.",
            );
        }
        let together: usize = listed.iter().map(|line| line.get_ref().chars().count()).sum();
        if together > MAX_RULES_TOGETHER {
            reader.warning(
                at,
                format!("the rules in `{language}` have {together} characters together, which is more than one message of 480 characters takes"),
                format!("Shorten them to {MAX_RULES_TOGETHER} characters if you can."),
            );
        }
        lines.insert(language, listed.into_iter().map(Spanned::into_inner).collect());
    }
    let at = table.span();
    table.finish(reader);
    if !reader.has_error_within(at.as_ref()) {
        refuse_unequal(reader, at, &lines);
    }
    Some(Rules { version: version?.into_inner(), lines })
}

/// A warning names a rule by its number, which must be the same rule in each language.
fn refuse_unequal(
    reader: &mut Reader<'_>,
    at: Option<std::ops::Range<usize>>,
    lines: &BTreeMap<Language, Vec<String>>,
) {
    let counts: Vec<_> = lines.iter().map(|(language, lines)| (lines.len(), language)).collect();
    if counts.windows(2).any(|pair| pair[0].0 != pair[1].0) {
        let told: Vec<_> =
            counts.iter().map(|(count, language)| format!("{count} in `{language}`")).collect();
        reader.error(
            at,
            format!("the rules differ in number: {}", told.join(", ")),
            "Say the same in each language, line by line: rules are named by their number.",
        );
    }
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
