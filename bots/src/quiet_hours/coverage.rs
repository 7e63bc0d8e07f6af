//! Which quiet hours of the coming weeks somebody on call covers: for the operator's `plan` and `check`.

use jiff::{SignedDuration, Timestamp};

use super::{
    calendar::{Spans, Stretch},
    on_call,
};
use crate::{
    cohort::{
        Cohort, Directory, Task, WhyNot,
        ready::{ready, stands},
    },
    ids::PersonId,
};

/// So far ahead is looked.
const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 28);
/// So many stretches are named; the sum says how much there is.
const NAMED: usize = 8;

/// Who can be told when, from a moment on.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Quiet hours in which nobody can be told.
    pub nobody: Spans,
    /// Quiet hours in which one person alone can be told.
    pub alone: Vec<(PersonId, Spans)>,
    /// Who is on the list and can be told nothing, whatever the hour.
    pub missing: Vec<(PersonId, WhyNot)>,
}

/// The coverage of the next four weeks. Without a directory nobody's chat is known yet, and all count as reached.
pub fn coverage(cohort: &Cohort, directory: Option<&Directory>, now: Timestamp) -> Coverage {
    let until = now.saturating_add(AHEAD).unwrap_or(Timestamp::MAX);
    let all = || Spans::of([Stretch { from: now, until }]);
    let quiet = all().without(&cohort.hours().working_spans(now, until));
    let mut there: Vec<(PersonId, Spans)> = Vec::new();
    let mut missing = Vec::new();
    for person in on_call::volunteers(cohort) {
        let found = match directory {
            Some(directory) => ready(cohort, directory, person, Task::Alert, now),
            None => stands(cohort, person, Task::Alert, now),
        };
        if let Err(why) = found
            && !why.passes()
        {
            missing.push((person.clone(), why));
            continue;
        }
        let rows = cohort.structure.on_call.iter().filter(|row| row.person == *person);
        let hours = rows.flat_map(|row| match &row.hours {
            Some(hours) => hours.working_spans(now, until).iter().copied().collect::<Vec<_>>(),
            None => vec![Stretch { from: now, until }],
        });
        there.push((person.clone(), Spans::of(hours)));
    }
    let union = |without: Option<&PersonId>| {
        let others = there.iter().filter(|(person, _)| Some(person) != without);
        Spans::of(others.flat_map(|(_, spans)| spans.iter().copied().collect::<Vec<_>>()))
    };
    let alone = there.iter().map(|(person, spans)| {
        let outside = all().without(spans);
        (person.clone(), quiet.clone().without(&outside).without(&union(Some(person))))
    });
    let alone = alone.filter(|(_, spans)| !spans.is_empty()).collect();
    Coverage { nobody: quiet.clone().without(&union(None)), alone, missing }
}

/// The same in words, a line each; none where all is covered by several.
pub fn lines(
    cohort: &Cohort,
    directory: Option<&Directory>,
    now: Timestamp,
    name: impl Fn(&PersonId) -> String,
) -> Vec<String> {
    let found = coverage(cohort, directory, now);
    let mut lines: Vec<String> = Vec::new();
    for (person, why) in &found.missing {
        lines.push(format!("{} is on call and cannot be told: {}", name(person), reason(*why)));
    }
    if !found.nobody.is_empty() {
        lines.push(format!(
            "nobody is on call for {} of the quiet hours of the next four weeks: {}",
            length(&found.nobody),
            stretches(cohort, &found.nobody)
        ));
    }
    for (person, spans) in &found.alone {
        lines.push(format!(
            "{} alone is on call for {} of the quiet hours of the next four weeks",
            name(person),
            length(spans)
        ));
    }
    lines
}

fn reason(why: WhyNot) -> &'static str {
    match why {
        WhyNot::NotIn => "not in the cohort any more",
        WhyNot::NotAgreed => "has not said yes to the rules",
        WhyNot::Supervises => "leads members",
        WhyNot::Role => "does not have the role",
        WhyNot::Banned => "kept out of the rooms",
        WhyNot::Removed => "taken out of the rooms",
        WhyNot::OutOfRoom => "not in the peer room any more",
        WhyNot::Muted => "muted",
        WhyNot::NoChat => "not in the chat with the voice",
        WhyNot::OffHours => "not at these hours",
        WhyNot::Away => "away",
    }
}

fn length(spans: &Spans) -> String {
    let minutes = spans.total().as_mins();
    format!("{} h {:02} min", minutes / 60, minutes % 60)
}

fn stretches(cohort: &Cohort, spans: &Spans) -> String {
    let zone = cohort.zone();
    let clock = |at: Timestamp| at.to_zoned(zone.clone()).strftime("%a %Y-%m-%d %H:%M").to_string();
    let all: Vec<Stretch> = spans.iter().copied().collect();
    let named = all.iter().take(NAMED);
    let mut words: Vec<String> =
        named.map(|stretch| format!("{} to {}", clock(stretch.from), clock(stretch.until))).collect();
    if all.len() > NAMED {
        words.push(format!("and {} more", all.len() - NAMED));
    }
    words.join("; ")
}
