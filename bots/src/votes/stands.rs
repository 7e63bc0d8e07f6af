//! What members decided stands above the file, until the operator lifts it or the file says the same.

use std::collections::BTreeMap;

use jiff::ToSpan;
use serde_json::json;

use super::{
    change::Part,
    lines as line,
    state::{Decided, Matter, Totals},
};
use crate::{
    bot::Stands,
    cohort::{Cohort, Place, Structure},
    deciding::DecisionContext,
    decisions::Decisions,
    ids::{PersonId, RoomKind},
    text::Line,
};

/// A day off is remembered for so many days after it: weeks are counted late.
const KEPT: i64 = 60;

/// All that can stand above the file.
pub const STANDS: &[Stands] = &[
    Stands { name: Part::Rules.word(), lay_over: rules, lift: lift_rules },
    Stands {
        name: Part::Hours.word(),
        lay_over: |cohort, structure| {
            if let Some(decided) = &cohort.bots.votes.hours {
                structure.hours.windows.clone_from(&decided.what);
            }
        },
        lift: |ctx, _| {
            let stood = ctx.cohort.bots.votes.hours.take().is_some();
            lifted(ctx, stood, Part::Hours);
        },
    },
    Stands {
        name: Part::Quiet.word(),
        lay_over: |cohort, structure| {
            for (room, decided) in &cohort.bots.votes.quiet {
                if let Some(spec) = structure.rooms.get_mut(room) {
                    spec.strength = decided.what;
                }
            }
        },
        lift: |ctx, _| {
            let stood = !std::mem::take(&mut ctx.cohort.bots.votes.quiet).is_empty();
            lifted(ctx, stood, Part::Quiet);
        },
    },
    Stands {
        name: Part::Holidays.word(),
        lay_over: |cohort, structure| {
            for (date, decided) in &cohort.bots.votes.holidays {
                match &decided.what {
                    Some(name) => structure.hours.holidays.insert(*date, name.clone()),
                    None => structure.hours.holidays.remove(date),
                };
            }
        },
        lift: |ctx, _| {
            let stood = !std::mem::take(&mut ctx.cohort.bots.votes.holidays).is_empty();
            lifted(ctx, stood, Part::Holidays);
        },
    },
    Stands {
        name: Part::Order.word(),
        lay_over: order,
        lift: |ctx, _| {
            let stood = ctx.cohort.bots.votes.order.take().is_some();
            lifted(ctx, stood, Part::Order);
        },
    },
];

impl Part {
    /// Its name, for the operator.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Hours => "hours",
            Self::Quiet => "quiet",
            Self::Holidays => "holidays",
            Self::Order => "order",
        }
    }
}

/// The lines that were voted, in the languages that the file has now. Once members decided about the rules, their version and
/// the file's count apart: a file that raises its own raises ours, and none lowers it.
fn rules(cohort: &Cohort, structure: &mut Structure) {
    let (votes, current) = (&cohort.bots.votes, &cohort.structure.rules);
    let file = structure.rules.version;
    let Some(known) = votes.file_version else { return };
    if let Some(decided) = &votes.rules {
        let own = decided.what.get(&cohort.language()).or_else(|| decided.what.values().next());
        let lines = structure.languages.iter();
        let lines: BTreeMap<_, _> = lines
            .filter_map(|language| Some((*language, decided.what.get(language).or(own)?.clone())))
            .collect();
        if lines != structure.rules.lines {
            structure.rules.lines = lines;
            structure.rules.version = current.version;
            return;
        }
    }
    structure.rules.version = match structure.rules.lines == current.lines {
        true => file.max(current.version),
        false if file != known => file.max(current.version.saturating_add(1)),
        // Other words under the same number are a correction, about which nobody is asked.
        false => current.version,
    };
}

/// The file's rules hold again. Everybody said yes to others, so theirs is a version beyond those.
fn lift_rules(ctx: &mut DecisionContext<'_>, structure: &mut Structure) {
    let current = &ctx.cohort.structure.rules;
    let votes = &mut ctx.cohort.bots.votes;
    if votes.rules.take().is_none() {
        return;
    }
    let differs = structure.rules.lines != current.lines;
    let least = current.version.saturating_add(u32::from(differs));
    structure.rules.version = structure.rules.version.max(least);
    // Until it is noted anew, the number as it stands here is the one that holds.
    votes.file_version = None;
    lifted(ctx, true, Part::Rules);
}

/// In the order that was voted; who came onto the list since is told after those.
fn order(cohort: &Cohort, structure: &mut Structure) {
    if let Some(decided) = &cohort.bots.votes.order {
        let place = |person: &PersonId| decided.what.iter().position(|one| one == person);
        structure.on_call.sort_by_key(|row| place(&row.person).unwrap_or(usize::MAX));
    }
}

fn lifted(ctx: &mut DecisionContext<'_>, stood: bool, part: Part) {
    if !stood {
        return;
    }
    ctx.audit(None, "reset", None, json!({ "field": part.word() }));
    let what: Line = match part {
        Part::Rules => line::LiftedRules {}.into(),
        Part::Hours => line::LiftedHours {}.into(),
        Part::Quiet => line::LiftedQuiet {}.into(),
        Part::Holidays => line::LiftedDaysOff {}.into(),
        Part::Order => line::LiftedOrder {}.into(),
    };
    if ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer)) {
        ctx.announce(RoomKind::Peer, line::Lifted { what });
    }
}

/// The file was applied. What it says as members decided it needs to stand above it no longer.
pub fn agreed(ctx: &mut DecisionContext<'_>, file: &Structure) {
    let agrees = |stands: &Stands| {
        let mut over = file.clone();
        (stands.lay_over)(ctx.cohort, &mut over);
        over.rules.version = file.rules.version;
        over == *file
    };
    let agrees = |part: Part| STANDS.iter().find(|stands| stands.name == part.word()).is_some_and(agrees);
    let [rules, hours, order] = [Part::Rules, Part::Hours, Part::Order].map(agrees);
    let votes = &mut ctx.cohort.bots.votes;
    votes.rules.take_if(|_| rules);
    votes.hours.take_if(|_| hours);
    votes.order.take_if(|_| order);
    votes.quiet.retain(|room, decided| file.rooms.get(room).is_none_or(|spec| spec.strength != decided.what));
    votes.holidays.retain(|date, decided| file.hours.holidays.get(date) != decided.what.as_ref());
    if votes.file_version.is_some() || !votes.versions.is_empty() {
        votes.file_version = Some(file.rules.version);
    }
}

/// What stands above the file, a line each, for the operator.
pub fn decided(of: &Decisions<'_>) -> Vec<String> {
    let votes = &of.cohort.bots.votes;
    let version = of.cohort.structure.rules.version;
    let rules =
        votes.rules.as_ref().map(|one| say(of, one, &format!("rules: version {version}"), Part::Rules));
    let hours = votes.hours.as_ref().map(|one| say(of, one, "working hours", Part::Hours));
    let quiet =
        votes.quiet.iter().map(|(room, one)| say(of, one, &format!("quiet time in {room}"), Part::Quiet));
    let order = votes.order.as_ref().map(|one| say(of, one, "order of the emergency list", Part::Order));
    let off = votes.holidays.iter().map(|(date, one)| {
        let what = match &one.what {
            Some(name) => format!("day off {date} ({name})"),
            None => format!("no day off {date}"),
        };
        say(of, one, &what, Part::Holidays)
    });
    rules.into_iter().chain(hours).chain(quiet).chain(off).chain(order).collect()
}

/// The vote that is on and would end if the cohort became this one, in words for the operator: what it is about would not be
/// there any more, or would be so already.
pub fn would_end(after: &Cohort) -> Option<String> {
    let vote = after.bots.votes.running.as_ref()?;
    let Matter::Change(change) = &vote.matter else { return None };
    let ends = change.fits(&after.structure).is_err();
    ends.then(|| {
        format!("- the vote on {}: it ends, because this changes what it is about", change.part().word())
    })
}

/// Days that have passed need not stand above a file any more.
pub fn forget(ctx: &mut DecisionContext<'_>) {
    let today = ctx.cohort.hours().zone.date(ctx.now());
    let passed = today.saturating_sub(KEPT.days());
    ctx.cohort.bots.votes.holidays.retain(|date, _| *date >= passed);
}

fn say<T>(of: &Decisions<'_>, decided: &Decided<T>, what: &str, part: Part) -> String {
    let Totals { yes, no, others, members } = decided.totals;
    let (when, name) = (of.when(decided.at), part.word());
    format!(
        "{what}, by vote on {when}: {yes} yes, {no} no, {others} left it to the others, of {members} members (undo: apply --reset {name})"
    )
}
