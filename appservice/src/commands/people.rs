//! What a file changes about people: who comes, who goes, and what is different in a row.

use std::collections::{BTreeMap, BTreeSet};

use bots::{
    cohort::{Directory, RosterRow},
    ids::PersonId,
};
use config::CohortFile;
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::cohort_file::{self, file_role};

/// A line for each person who comes, goes or changes.
pub(super) fn changed(
    old: &[RosterRow],
    new: &[RosterRow],
    directory: &Directory,
    newcomers: &BTreeMap<PersonId, String>,
    zone: &TimeZone,
) -> Vec<String> {
    let row_of = |rows: &[RosterRow], person: &PersonId| rows.iter().position(|row| row.person == *person);
    let name = |person: &PersonId| match newcomers.get(person) {
        Some(who) if !directory.people.contains_key(person) => who.clone(),
        _ => directory.name_of(person),
    };
    let mut lines = Vec::new();
    for row in new {
        match row_of(old, &row.person) {
            None => lines.extend(newcomers.get(&row.person).map(|who| format!("+ {who}"))),
            Some(was) if old[was] != *row => {
                let what = differences(&old[was], row, name, zone).join("; ");
                lines.push(format!("~ {}: {what}", directory.name_of(&row.person)));
            }
            Some(_) => {}
        }
    }
    for row in old.iter().filter(|row| row_of(new, &row.person).is_none()) {
        lines.push(format!("- {}", directory.name_of(&row.person)));
    }
    // Who is not named in the rota's order takes turns in the order of the file.
    if !new.iter().filter_map(|row| row_of(old, &row.person)).is_sorted() {
        lines.push("~ order of the people".to_owned());
    }
    lines
}

/// What is different in a row, each thing in a few words.
fn differences(
    old: &RosterRow,
    new: &RosterRow,
    name: impl Fn(&PersonId) -> String,
    zone: &TimeZone,
) -> Vec<String> {
    // Each field by name: one that a row gains later must be said, too.
    let RosterRow { person: _, roles, facility, cadre, language, member_since, accepted_at, supervises } =
        old;
    let day = |at: &Timestamp| at.to_zoned(zone.clone()).date().to_string();
    let mut said = Vec::new();
    said.extend(members(roles, &new.roles, |role| format!("role {}", file_role(*role))));
    said.extend(field("facility", facility.clone(), new.facility.clone()));
    said.extend(field("cadre", cadre.clone(), new.cadre.clone()));
    let tag = |language: &bots::ids::Language| language.tag().to_owned();
    said.extend(field("language", language.as_ref().map(tag), new.language.as_ref().map(tag)));
    said.extend(field("member_since", member_since.as_ref().map(day), new.member_since.as_ref().map(day)));
    said.extend(field("accepted_on", accepted_at.as_ref().map(day), new.accepted_at.as_ref().map(day)));
    said.extend(members(supervises, &new.supervises, |person| format!("supervises {}", name(person))));
    said
}

fn field(called: &str, old: Option<String>, new: Option<String>) -> Option<String> {
    match (old, new) {
        (old, new) if old == new => None,
        (Some(old), Some(new)) => Some(format!("{called} {old} → {new}")),
        (None, Some(new)) => Some(format!("+ {called} {new}")),
        (Some(old), None) => Some(format!("- {called} {old}")),
        (None, None) => None,
    }
}

fn members<T: Ord>(old: &BTreeSet<T>, new: &BTreeSet<T>, called: impl Fn(&T) -> String) -> Vec<String> {
    let came = new.difference(old).map(|one| format!("+ {}", called(one)));
    let went = old.difference(new).map(|one| format!("- {}", called(one)));
    came.chain(went).collect()
}

/// People whom the file calls something else. Names are kept apart from the cohort, so they are compared apart.
pub(super) fn renamed(
    file: &CohortFile,
    known: &BTreeMap<String, PersonId>,
    directory: &Directory,
) -> Vec<String> {
    let name_of = |account: &String| Some(&directory.people.get(known.get(account)?)?.name);
    let accounts = cohort_file::accounts(file).into_iter();
    let changed = accounts.filter_map(|(account, name)| Some((name_of(&account)?, name)));
    changed
        .filter(|(was, name)| *was != name)
        .map(|(was, name)| format!("~ {was}: now called {name}"))
        .collect()
}

/// Whose date in the file has not come: nobody has agreed, or has been a member, since a day to come.
pub(super) fn too_early(file: &CohortFile, today: Date) -> Option<String> {
    let early = file.people.iter().flat_map(|person| {
        let dates = [("accepted_on", person.accepted_on), ("member_since", person.member_since)];
        let early = dates
            .into_iter()
            .filter_map(move |(field, date)| Some((field, date.filter(|date| *date > today)?)));
        early.map(move |(field, date)| format!("{} ({}): {field} = {date}", person.name, person.id))
    });
    let early: Vec<String> = early.collect();
    (!early.is_empty()).then(|| {
        format!(
            "nothing was changed: these days have not come yet (today is {today}). Correct them, or take them out and Baraza \
             asks the person:\n  {}",
            early.join("\n  ")
        )
    })
}
