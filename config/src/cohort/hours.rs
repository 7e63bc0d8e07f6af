//! The time fields of a cohort file: working hours, holidays, single windows, the rota.

use jiff::tz::TimeZone;
use toml::Spanned;

use super::{OneOff, Rota};
use crate::days::{Days, Hours};
use crate::holidays::{self, Holiday, HolidayCalendar};
use crate::ids::UserId;
use crate::nearest::did_you_mean;
use crate::reader::{Reader, Table};
use crate::values;
use crate::words::OneOffKind;

/// `[working_hours]`, once or as a list.
pub(super) fn working_hours(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Vec<Hours> {
    root.require(
        reader,
        "working_hours",
        "Write [working_hours] with days = [\"mon-fri\"], from = \"08:00\" and to = \"17:00\".",
    );
    let tables = root.tables(reader, "working_hours");
    tables.into_iter().filter_map(|table| one_window(reader, table)).collect()
}

fn one_window(reader: &mut Reader<'_>, mut table: Table<'_>) -> Option<Hours> {
    table.require(reader, "days", "Write the days, such as days = [\"mon-fri\"].");
    let days = days_of(reader, &mut table);
    let from = table.need(reader, "from", "Write when work begins, such as from = \"08:00\".", values::clock);
    let to = table.need(reader, "to", "Write when work ends, such as to = \"17:00\".", values::closing_clock);
    let over_midnight = table.get(reader, "over_midnight", values::truth).is_some_and(Spanned::into_inner);
    table.finish(reader);
    let (from, to) = (from?, to?);
    let hours = Hours { days: days?, from: *from.get_ref(), to: *to.get_ref() };
    refuse_empty(reader, &hours, &to)?;
    if hours.over_midnight() && !over_midnight {
        reader.error(
            Some(to.span()),
            format!(
                "working hours end at {} and begin at {}, so the room would be open all night",
                clock(hours.to),
                clock(hours.from)
            ),
            "Exchange the two; if the work really goes over midnight, add over_midnight = true.",
        );
        return None;
    }
    Some(hours)
}

/// The hours of somebody on call: every day and all day where nothing is said; over midnight without a word more.
pub(super) fn on_call_hours(reader: &mut Reader<'_>, table: &mut Table<'_>) -> Option<Hours> {
    let days = days_of(reader, table);
    let from = table.get(reader, "from", values::clock);
    let to = table.get(reader, "to", values::closing_clock);
    let (has_from, has_to) = (table.value("from").is_some(), table.value("to").is_some());
    if has_from != has_to {
        let (there, absent) = if has_from { ("from", "to") } else { ("to", "from") };
        reader.missing(
            table.span(),
            format!("`on_call` has `{there}` but no `{absent}`"),
            "Write both, or neither for day and night.",
        );
        return None;
    }
    let days = days.unwrap_or(Days::ALL);
    match (from, to) {
        (Some(from), Some(to)) => {
            let hours = Hours { days, from: *from.get_ref(), to: *to.get_ref() };
            refuse_empty(reader, &hours, &to).map(|()| hours)
        }
        _ if has_from => None,
        _ => Some(Hours { days, ..Hours::always() }),
    }
}

fn days_of(reader: &mut Reader<'_>, table: &mut Table<'_>) -> Option<Days> {
    let span = table.value("days").map(Spanned::span);
    let listed = table.list(reader, "days", values::days)?;
    let days = listed.into_iter().map(Spanned::into_inner).fold(Days::default(), Days::and);
    if days.is_empty() && !reader.has_error_within(span.as_ref()) {
        reader.error(span, "no day is named", "Write the days, such as days = [\"mon-fri\"].");
    }
    (!days.is_empty()).then_some(days)
}

fn refuse_empty(reader: &mut Reader<'_>, hours: &Hours, to: &Spanned<jiff::civil::Time>) -> Option<()> {
    if hours.from != hours.to || hours.from == jiff::civil::Time::midnight() {
        return Some(());
    }
    reader.error(
        Some(to.span()),
        format!("there is no time between {} and {}", clock(hours.from), clock(hours.to)),
        "Write a later end; a whole day is from = \"00:00\" to = \"24:00\".",
    );
    None
}

/// A time of day as the file writes it.
pub(super) fn clock(time: jiff::civil::Time) -> String {
    format!("{:02}:{:02}", time.hour(), time.minute())
}

/// `holidays = ["kenya"]`.
pub(super) fn calendars(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Vec<String> {
    let named = root.list(reader, "holidays", values::line(40)).unwrap_or_default();
    reader.refuse_twice(&named, "the calendar");
    for name in &named {
        if HolidayCalendar::named(name.get_ref()).is_none() {
            let known: Vec<_> = HolidayCalendar::names().collect();
            let meant = did_you_mean(name.get_ref(), known.iter().copied());
            reader.error(
                Some(name.span()),
                format!("there is no holiday calendar `{}`", name.get_ref()),
                format!(
                    "Known: {}. Other days go into [[holiday]], each with its date and name.{meant}",
                    known.join(", ")
                ),
            );
        }
    }
    named.into_iter().map(Spanned::into_inner).collect()
}

/// `[[holiday]]`.
pub(super) fn own_holidays(reader: &mut Reader<'_>, root: &mut Table<'_>) -> Vec<Holiday> {
    let mut days: Vec<Holiday> = Vec::new();
    for mut table in root.tables(reader, "holiday") {
        let span = table.span();
        if let Some(day) = holidays::read_one(reader, &mut table, false) {
            if days.iter().any(|other| other.date == day.date) {
                reader.error(
                    span,
                    format!("the holiday of {} is there twice", day.date),
                    "Take one of them out.",
                );
            }
            days.push(day);
        }
        table.finish(reader);
    }
    days
}

/// A single window that is longer than this is rather a slip in a date.
const LONG_DAYS: i64 = 45;

/// `[[one_off]]`.
pub(super) fn one_offs(
    reader: &mut Reader<'_>,
    root: &mut Table<'_>,
    zone: Option<&TimeZone>,
) -> Vec<OneOff> {
    let tables = root.tables(reader, "one_off");
    let windows: Vec<_> = tables.into_iter().filter_map(|table| one_off(reader, table, zone)).collect();
    // Without the zone, local times say nothing about each other.
    for (number, window) in windows.iter().enumerate().filter(|_| zone.is_some()) {
        let one = window.get_ref();
        let meets = |earlier: &&Spanned<OneOff>| {
            let other = earlier.get_ref();
            other.kind != one.kind && other.from < one.to && one.from < other.to
        };
        if let Some(earlier) = windows[..number].iter().find(meets) {
            let (kind, line) = (earlier.get_ref().kind, reader.line(&earlier.span()));
            reader.warning(
                Some(window.span()),
                format!(
                    "this {} window overlaps the {kind} one of line {line}: where they do, it is quiet",
                    one.kind
                ),
                "Move or split one of them if that is not what you want.",
            );
        }
    }
    windows.into_iter().map(Spanned::into_inner).collect()
}

/// A window, with the place where it says when it begins.
fn one_off(
    reader: &mut Reader<'_>,
    mut table: Table<'_>,
    zone: Option<&TimeZone>,
) -> Option<Spanned<OneOff>> {
    let kind = table.need(
        reader,
        "kind",
        "Write kind = \"quiet\" or kind = \"working\".",
        values::word::<OneOffKind>,
    );
    let begin = "Write when it begins, such as from = 2026-08-31T17:00:00.";
    let from = table.need(reader, "from", begin, values::instant(zone.unwrap_or(&TimeZone::UTC)));
    let end = "Write when it ends, such as to = 2026-08-31T21:00:00.";
    let to = table.need(reader, "to", end, values::instant(zone.unwrap_or(&TimeZone::UTC)));
    let reason = table.get(reader, "reason", values::line(120)).map(Spanned::into_inner);
    table.finish(reader);
    let (from, to) = (from?, to?);
    // Without the zone, local times say nothing about their order.
    if zone.is_some() && to.get_ref() <= from.get_ref() {
        reader.error(
            Some(to.span()),
            "the window ends before it begins",
            "Write an end that is later than the beginning; mind the date.",
        );
        return None;
    }
    let at = from.span();
    let days = to.get_ref().duration_since(*from.get_ref()).as_hours() / 24;
    if days > LONG_DAYS {
        reader.warning(
            Some(to.span()),
            format!("this window lasts {days} days"),
            "Mind the year and the month; for good, change [[working_hours]] instead.",
        );
    }
    let window = OneOff { kind: kind?.into_inner(), from: from.into_inner(), to: to.into_inner(), reason };
    Some(Spanned::new(at, window))
}

/// `[rota]`, with the places of the people in its order.
pub(super) fn rota(reader: &mut Reader<'_>, root: &mut Table<'_>) -> (Rota, Vec<Spanned<UserId>>) {
    let usual = Rota::default();
    let Some(mut table) = root.table(reader, "rota") else { return (usual, Vec::new()) };
    let every_weeks = table.get(reader, "every_weeks", values::whole(1..=8));
    let handover = table.get(reader, "handover", values::handover);
    let first = table.get(reader, "first", values::date);
    let order = table.list(reader, "order", values::user).unwrap_or_default();
    table.finish(reader);
    let rota = Rota {
        every_weeks: every_weeks.map_or(usual.every_weeks, Spanned::into_inner),
        handover: handover.map_or(usual.handover, Spanned::into_inner),
        first: first.map(Spanned::into_inner),
        order: order.iter().map(|id| id.get_ref().clone()).collect(),
    };
    (rota, order)
}
