//! `baraza plan FILE`: what applying would change, in the order in which it would.

use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    process::ExitCode,
};

use anyhow::{Context, bail};
use bots::{
    applying,
    cohort::{Cohort, Directory, RoomSpec, Rules, Strength, Structure},
    event::Reset,
    ids::{PersonId, RoomKind},
    quiet_hours::coverage,
    room_state::{
        ServiceAccounts, levels,
        people::{Reason, Step as Membership},
    },
};
use config::CohortFile;
use jiff::tz::TimeZone;

use super::{accounts, leaving::Leaving, people};
use crate::{
    app::App,
    calendars, cohort_file,
    engine::{Engine, people::PeopleOfFile},
    outbound::reconciler::{Reconciler, survey::Step},
};

/// What applying a file would do.
#[derive(Debug)]
pub struct Plan {
    /// Changes, a line each.
    pub changes: Vec<String>,
    /// What people decided in chat, or set on purpose, and what stays.
    pub kept: Vec<String>,
    /// What the homeserver cannot do for it.
    pub lost: Vec<String>,
    /// Quiet hours in which nobody, or one person alone, is told of an emergency.
    pub uncovered: Vec<String>,
    /// What its holiday calendars ask for in time.
    pub soon: Vec<String>,
    /// How many go.
    pub(super) leaving: Leaving,
}

pub(super) fn read(file: &Path, service_accounts: &ServiceAccounts) -> anyhow::Result<(String, CohortFile)> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let text =
        config::text(bytes).with_context(|| format!("{} is no text that can be read", file.display()))?;
    let parsed = cohort_file::read(&text, &file.display().to_string(), service_accounts)?;
    if !parsed.1.is_empty() {
        eprintln!("{}", parsed.1);
    }
    Ok((text, parsed.0))
}

pub(super) async fn plan(app: App, file: &Path) -> anyhow::Result<ExitCode> {
    let (_, parsed) = read(file, &app.service_accounts)?;
    let engine = app.engine(None);
    // A new cohort has no rooms to compare with. Our accounts are made by what changes things, so the homeserver may
    // not know whom it is asked by; then nothing is said of what it can do.
    let is_known = engine.load(&bots::ids::CohortId::new(parsed.id.to_string())).await?.is_some();
    let abilities = match app.abilities().await {
        Ok(abilities) => Some(abilities),
        Err(error) if is_known => return Err(error.into()),
        Err(_) => None,
    };
    let is_asked = abilities.is_some();
    let reconciler = app.reconciler(abilities.unwrap_or_default());
    let mut plan = make(&app, &engine, &reconciler, &parsed, &[]).await?;
    if !is_asked {
        plan.lost.clear();
    }
    print(&plan);
    Ok(ExitCode::SUCCESS)
}

pub(super) fn print(plan: &Plan) {
    if plan.changes.is_empty() {
        println!("no changes");
    }
    for line in &plan.changes {
        println!("{line}");
    }
    for line in &plan.lost {
        println!("\nnot protected: {line}");
    }
    for line in &plan.uncovered {
        println!("\nemergencies: {line}");
    }
    for line in &plan.soon {
        println!("\nin time: {line}");
    }
    if !plan.kept.is_empty() {
        println!("\nDecided by people; stays (apply --reset FIELD overrides):");
        for line in &plan.kept {
            println!("  {line}");
        }
    }
}

/// Compares a file with the cohort and the cohort with its rooms. What is to be reset stands above the file no longer.
pub(super) async fn make(
    app: &App,
    engine: &Engine,
    reconciler: &Reconciler,
    file: &CohortFile,
    reset: &[Reset],
) -> anyhow::Result<Plan> {
    // Those that the running service uploaded.
    app.pictures.recall(&app.store).await?;
    let mut changes = Vec::new();
    let mut kept = Vec::new();
    let id = bots::ids::CohortId::new(file.id.to_string());
    let PeopleOfFile { ids: known, formerly } = engine.known_people(file).await?;
    let structure = cohort_file::structure(file, &known, app.instance.recovery_account.as_ref())?;
    let now = app.clock.now();
    let today = now.to_zoned(structure.hours.zone.rules().clone()).date();
    if let Some(early) = people::too_early(file, today) {
        bail!(early);
    }
    let held = structure.rooms.values().filter(|spec| spec.strength == Strength::Hold).count();
    let lost = (held > 0 && reconciler.abilities.longest_queue.is_none()).then(|| {
        format!("the homeserver queues no openings: {held} rooms that close stay closed while Baraza is down")
    });
    let lost: Vec<String> = lost.into_iter().collect();
    let soon = calendars::remarks(&structure, now);
    let loaded = engine.load(&id).await?;
    if loaded.as_ref().is_none_or(|loaded| loaded.cohort.rooms.is_empty()) {
        refuse_nobody(app, file, &structure).await?;
    }
    let Some(loaded) = loaded else {
        changes.push(format!("+ cohort {id}: {}", file.name));
        changes.push("+ space".to_owned());
        changes.extend(structure.rooms.iter().map(|(kind, spec)| format!("+ room {kind}: {}", spec.name)));
        changes.push(format!("+ {} people", structure.roster.len()));
        changes.extend(accounts::namesakes(file, &known));
        changes.extend(elsewhere(app, &structure).await?);
        let called = newcomers(file, &known);
        let name = |person: &PersonId| called.get(person).cloned().unwrap_or_default();
        let uncovered = coverage::lines(&Cohort::new(structure, now), None, now, name);
        return Ok(Plan { changes, kept, lost, soon, uncovered, leaving: Leaving::default() });
    };
    fixed(&loaded.cohort, &structure)?;
    let structure = applying::laid_over(&loaded.cohort, structure, reset);
    let leaving = Leaving::between(&loaded.cohort.structure, &structure);
    changes.extend(leaving.line());
    let mut after = (*loaded.cohort).clone();
    after.apply_structure(structure, now);
    changes.extend(structural(&loaded.cohort, &after, &loaded.directory, &newcomers(file, &known)));
    changes.extend(bots::votes::would_end(&after));
    changes.extend(people::renamed(file, &known, &loaded.directory));
    changes.extend(accounts::changed(file, &known, &formerly, &loaded.directory));
    for (place, steps, actual) in reconciler.preview(&after, &loaded.directory).await? {
        match steps {
            None => changes.push(format!("+ room {}", place.word())),
            Some(steps) => {
                changes.extend(
                    steps.iter().map(|step| format!("~ {}: {}", place.word(), words(step, after.zone()))),
                );
            }
        }
        let levels = levels::kept(&after, &loaded.directory, &app.service_accounts, place, &actual.levels());
        kept.extend(
            levels.into_iter().map(|(name, level)| format!("{}: level {level} of {name}", place.word())),
        );
    }
    kept.extend(super::decided::decided(app, &after, &loaded.directory).await?);
    let called = newcomers(file, &known);
    let name = |person: &PersonId| match loaded.directory.people.contains_key(person) {
        true => loaded.directory.name_of(person),
        false => called.get(person).cloned().unwrap_or_default(),
    };
    let uncovered = coverage::lines(&after, Some(&loaded.directory), now, name);
    Ok(Plan { changes, kept, lost, soon, uncovered, leaving })
}

/// The people of a new cohort who are in another one already: rather that one was meant, under a slip in its id.
async fn elsewhere(app: &App, structure: &Structure) -> anyhow::Result<Option<String>> {
    let mut there: BTreeMap<String, usize> = BTreeMap::new();
    for row in &structure.roster {
        for cohort in app.store.cohorts_naming(row.person.as_str()).await? {
            *there.entry(cohort).or_default() += 1;
        }
    }
    let people = structure.roster.len();
    let most = there.into_iter().filter(|(cohort, _)| cohort != structure.id.as_str());
    let most = most.max_by_key(|(_, count)| *count).filter(|(_, count)| *count >= 2 && count * 2 >= people);
    Ok(most.map(|(cohort, count)| {
        format!(
            "? {count} of these {people} people are in `{cohort}` already. To change that cohort, write id = \"{cohort}\"; as \
             it is, this file makes a second one beside it"
        )
    }))
}

/// The recovery account cannot be changed once rooms are made, so before that it must be somebody's: who makes an
/// account of that name later could take the rooms over.
async fn refuse_nobody(app: &App, file: &CohortFile, wanted: &Structure) -> anyhow::Result<()> {
    if let Some(account) = &wanted.recovery_account
        && app.has_account(account).await == Some(false)
    {
        let place = if file.recovery_account.is_some() { "this file" } else { "the settings file" };
        bail!(
            "there is no account {account} on the homeserver, and {place} names it as recovery_account: make it, or \
             name another; it is fixed when rooms are made"
        );
    }
    Ok(())
}

/// What is fixed when rooms are made.
fn fixed(cohort: &Cohort, wanted: &Structure) -> anyhow::Result<()> {
    if cohort.structure.encrypted != wanted.encrypted {
        bail!(
            "encryption is fixed when rooms are made: leave `encrypted` as it is, or begin a cohort with another id"
        );
    }
    if cohort.structure.recovery_account != wanted.recovery_account {
        bail!(
            "the recovery account is fixed when rooms are made: leave it as it is; to change it, each room must be \
             upgraded"
        );
    }
    Ok(())
}

/// What to call people of whom nobody but the file knows yet.
fn newcomers(file: &CohortFile, known: &BTreeMap<String, PersonId>) -> BTreeMap<PersonId, String> {
    let accounts = cohort_file::accounts(file).into_iter();
    let called = |(account, name): (String, String)| {
        Some((known.get(&account)?.clone(), format!("{name} ({account})")))
    };
    accounts.filter_map(called).collect()
}

fn structural(
    before: &Cohort,
    after: &Cohort,
    directory: &Directory,
    newcomers: &BTreeMap<PersonId, String>,
) -> Vec<String> {
    let new = &after.structure;
    // Each field by name: one that the file gains later must be compared too, or changing it would be no change.
    let Structure {
        id: _,
        name,
        topic,
        programme,
        // Both are fixed, and were compared before.
        encrypted: _,
        recovery_account: _,
        languages,
        servers,
        emergency_number,
        urgent_minutes,
        // The cohort's own counts: the file's may be left out.
        live_since: _,
        rules,
        hours,
        holiday_calendars,
        rooms,
        rota,
        roster,
        on_call,
        sections,
    } = &before.structure;
    let mut lines = Vec::new();
    let mut field = |changed: bool, name: &str| {
        if changed {
            lines.push(format!("~ {name}"));
        }
    };
    field(*name != new.name, "name");
    field(*topic != new.topic, "topic");
    field(*programme != new.programme, "programme");
    field(*languages != new.languages, "languages");
    field(*servers != new.servers, "servers");
    field(*emergency_number != new.emergency_number, "emergency number");
    field(*urgent_minutes != new.urgent_minutes, "urgent minutes");
    field(*rules != new.rules, &of_rules(rules, &new.rules));
    field(*hours != new.hours, "working hours, holidays or one-off windows");
    field(*holiday_calendars != new.holiday_calendars, "holiday calendars");
    field(*rota != new.rota, "rota");
    field(*on_call != new.on_call, "on call");
    let named = sections.keys().chain(new.sections.keys()).collect::<BTreeSet<_>>();
    for name in named {
        field(sections.get(name) != new.sections.get(name), name);
    }
    field(new.live_since.is_some() && before.live_since != after.live_since, "live since");
    lines.extend(of_rooms(rooms, &new.rooms));
    lines.extend(people::changed(roster, &new.roster, directory, newcomers, after.zone()));
    lines
}

/// Whether anybody is asked again says the version alone.
fn of_rules(old: &Rules, new: &Rules) -> String {
    let (was, is) = (old.version, new.version);
    match is.cmp(&was) {
        Ordering::Greater => format!("rules: version {is}, and everyone is asked whether they agree to it"),
        Ordering::Equal => format!(
            "rules: another text under version {is}, so nobody is asked; where the meaning changed, write version = {}",
            is.saturating_add(1)
        ),
        Ordering::Less => {
            format!("rules: version {is} instead of {was}; nobody is asked, and a yes to a later one counts")
        }
    }
}

fn of_rooms(old: &BTreeMap<RoomKind, RoomSpec>, new: &BTreeMap<RoomKind, RoomSpec>) -> Vec<String> {
    let mut lines = Vec::new();
    for (kind, spec) in new {
        match old.get(kind) {
            None => lines.push(format!("+ room {kind}: {}", spec.name)),
            Some(was) if was != spec => lines.push(format!("~ room {kind}")),
            Some(_) => {}
        }
    }
    for kind in old.keys().filter(|kind| !new.contains_key(kind)) {
        lines.push(format!("- room {kind}: it stays, but is no longer looked after"));
    }
    lines
}

fn words(step: &Step, zone: &TimeZone) -> String {
    match step {
        Step::Write(wanted) => wanted.event_type.clone(),
        Step::Levels { closes: true, .. } => "close".to_owned(),
        Step::Levels { .. } => "levels".to_owned(),
        Step::Queue { at, .. } => {
            format!("queue its opening at {}", at.to_zoned(zone.clone()).strftime("%Y-%m-%d %H:%M"))
        }
        Step::Unqueue => "take its queued opening back".to_owned(),
        Step::Voice(_) => "bring the voice in".to_owned(),
        Step::Member(Membership::Invite(account)) => format!("invite {account}"),
        Step::Member(Membership::Remove(account, reason)) => format!("remove {account} ({})", why(*reason)),
        Step::Member(Membership::Ban(account)) => format!("ban {account}"),
        Step::Member(Membership::Unban(account)) => format!("unban {account}"),
    }
}

fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::Supervisor => "supervises members",
        Reason::Server => "their homeserver is not on the cohort's list",
        Reason::Left => "left the cohort a day ago",
        Reason::Gone => "left the cohort",
        Reason::OffList => "taken off the roster",
        Reason::Sanction => "decided by moderators",
        Reason::Unknown => "not on the roster",
        Reason::NewAccount => "has another account now",
    }
}
