//! A cohort as a text that reads back as the same cohort.

use std::fmt::{Display, Write as _};

use jiff::Timestamp;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::hours::clock;
use super::{CohortFile, OnCall, OneOff, Person, Rota};
use crate::days::{Days, Hours, weekday_word};

pub(super) fn print(file: &CohortFile) -> String {
    let zone = TimeZone::get(&file.timezone).unwrap_or(TimeZone::UTC);
    let mut page = Page(String::new());
    head(&mut page, file, &zone);
    page.table("[rules]");
    page.field("version", file.rules.version);
    for (language, lines) in &file.rules.lines {
        page.rows(language.tag(), lines);
    }
    for hours in &file.working_hours {
        page.table("[[working_hours]]");
        print_hours(&mut page, hours, true);
    }
    for holiday in &file.own_holidays {
        page.table("[[holiday]]");
        page.field("date", holiday.date);
        page.text("name", &holiday.name);
    }
    for one_off in &file.one_offs {
        print_one_off(&mut page, one_off, &zone);
    }
    print_rota(&mut page, &file.rota);
    if !file.quiet.is_empty() {
        page.table("[quiet]");
        for (kind, strength) in &file.quiet {
            page.text(kind.word(), strength.word());
        }
    }
    for (kind, room) in &file.rooms {
        page.table(&format!("[rooms.{kind}]"));
        if !room.enabled {
            page.field("enabled", false);
        }
        page.maybe("name", room.name.as_deref());
        page.maybe("topic", room.topic.as_deref());
    }
    for person in &file.people {
        print_person(&mut page, person);
    }
    for OnCall { person, hours } in &file.on_call {
        page.table("[[on_call]]");
        page.text("person", person.as_str());
        print_hours(&mut page, hours, false);
    }
    for (name, section) in &file.sections {
        page.table(&format!("[{name}]"));
        let _ = write!(page.0, "{section}");
    }
    page.0
}

fn head(page: &mut Page, file: &CohortFile, zone: &TimeZone) {
    page.text("id", file.id.as_str());
    page.text("name", &file.name);
    page.maybe("programme", file.programme.as_deref());
    page.maybe("topic", file.topic.as_deref());
    page.text("timezone", &file.timezone);
    page.list("languages", file.languages.iter().map(|language| language.tag()));
    page.field("encrypted", file.encrypted);
    if let Some(at) = file.live_since {
        page.field("live_since", instant(at, zone));
    }
    page.list("servers", file.servers.iter().map(|server| server.as_str()));
    page.text("emergency_number", &file.emergency_number);
    if file.urgent_minutes != super::URGENT_MINUTES {
        page.field("urgent_minutes", file.urgent_minutes);
    }
    page.maybe("recovery_account", file.recovery_account.as_ref().map(|id| id.as_str()));
    if !file.holiday_calendars.is_empty() {
        page.list("holidays", file.holiday_calendars.iter().map(String::as_str));
    }
}

/// Working hours say all they are; somebody on call day and night needs no word.
fn print_hours(page: &mut Page, hours: &Hours, working: bool) {
    if working || hours.days != Days::ALL {
        page.list("days", hours.days.words().iter().map(String::as_str));
    }
    let all_day = hours.from == Time::midnight() && hours.to == Time::midnight();
    if working || !all_day {
        page.text("from", &clock(hours.from));
        let to = if hours.to == Time::midnight() { "24:00".to_owned() } else { clock(hours.to) };
        page.text("to", &to);
    }
    if working && hours.over_midnight() {
        page.field("over_midnight", true);
    }
}

fn print_one_off(page: &mut Page, one_off: &OneOff, zone: &TimeZone) {
    page.table("[[one_off]]");
    page.text("kind", one_off.kind.word());
    page.field("from", instant(one_off.from, zone));
    page.field("to", instant(one_off.to, zone));
    page.maybe("reason", one_off.reason.as_deref());
}

fn print_rota(page: &mut Page, rota: &Rota) {
    page.table("[rota]");
    page.field("every_weeks", rota.every_weeks);
    page.text("handover", &format!("{} {}", weekday_word(rota.handover.weekday), clock(rota.handover.time)));
    if let Some(first) = rota.first {
        page.field("first", first);
    }
    if !rota.order.is_empty() {
        page.rows("order", &rota.order);
    }
}

fn print_person(page: &mut Page, person: &Person) {
    page.table("[[person]]");
    page.text("id", person.id.as_str());
    if let Some(formerly) = &person.formerly {
        page.text("formerly", formerly.as_str());
    }
    page.text("name", &person.name);
    if !person.roles.is_empty() {
        page.list("roles", person.roles.iter().map(|role| role.word()));
    }
    page.maybe("facility", person.facility.as_deref());
    page.maybe("cadre", person.cadre.as_deref());
    page.maybe("language", person.language.map(|language| language.tag()));
    if let Some(date) = person.member_since {
        page.field("member_since", date);
    }
    if let Some(date) = person.accepted_on {
        page.field("accepted_on", date);
    }
    if !person.supervises.is_empty() {
        page.rows("supervises", &person.supervises);
    }
}

/// An instant by the cohort's clocks with their offset; in UTC where the offset has seconds, which TOML cannot say.
fn instant(at: Timestamp, zone: &TimeZone) -> String {
    let offset = zone.to_offset(at);
    if offset.seconds() % 60 == 0 { at.display_with_offset(offset).to_string() } else { at.to_string() }
}

fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}

/// The text under way. Writing to a `String` cannot fail.
struct Page(String);

impl Page {
    fn table(&mut self, header: &str) {
        let _ = writeln!(self.0, "\n{header}");
    }

    fn field(&mut self, key: &str, value: impl Display) {
        let _ = writeln!(self.0, "{key} = {value}");
    }

    fn text(&mut self, key: &str, text: &str) {
        self.field(key, quoted(text));
    }

    fn maybe(&mut self, key: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(key, text);
        }
    }

    fn list<'a>(&mut self, key: &str, texts: impl Iterator<Item = &'a str>) {
        let quoted: Vec<_> = texts.map(quoted).collect();
        self.field(key, format_args!("[{}]", quoted.join(", ")));
    }

    fn rows<T: Display>(&mut self, key: &str, entries: impl IntoIterator<Item = T>) {
        let _ = writeln!(self.0, "{key} = [");
        for entry in entries {
            let _ = writeln!(self.0, "    {},", quoted(&entry.to_string()));
        }
        self.0.push_str("]\n");
    }
}
