//! A small seventh bot, the example of CONTRIBUTING: on the day on which the cohort began, year after year, one line in
//! the social room. Whoever runs the group can ask for the day and leave it out for once.

pub mod lines;

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use self::lines as line;
use crate::{
    bot::{Bot, Claim, Section},
    cohort::{Asks, Choice, Cohort, Place, Prompt},
    command::{At, Call, CommandSpec, Needs, PEERS, Problem, Topic},
    deciding::DecisionContext,
    fact::Fact,
    ids::{PersonId, RoomKind},
};

#[cfg(test)]
mod tests;

/// The bot's name: of its timer, its questions and its section of the file.
const NAME: &str = "anniversary";
/// So long the question about a day can be answered.
const ASK_FOR: SignedDuration = SignedDuration::from_hours(24);

/// The bot.
pub const BOT: Bot = Bot {
    commands: COMMANDS,
    asks: Some(|question| question.of::<Day>().is_some()),
    answered,
    hears,
    progress,
    timers,
    section: Some(Section { check }),
    #[cfg(test)]
    samples: lines::samples,
    ..Bot::named(NAME)
};

/// What it remembers, and it alone writes.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// How many years it has spoken of, or was asked to pass over.
    years: i16,
    /// Who came since.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    newcomers: BTreeSet<PersonId>,
}

/// What it asks: whether the day after so many years shall be marked.
#[derive(PartialEq, Serialize, Deserialize)]
pub struct Day {
    years: i16,
}

impl Asks for Day {
    const BOT: &'static str = NAME;
}

/// Who may ask, where, and what follows.
const COMMANDS: &[CommandSpec] = &[CommandSpec::new(
    NAME,
    (Topic::Duty, 30),
    (Needs::Facilitator, PEERS, At::Anywhere),
    || line::Command {}.into(),
    ask,
)];

/// `!anniversary`: when the next one is, and whether it shall be marked.
fn ask(ctx: &mut DecisionContext<'_>, call: &Call<'_>) -> Result<(), Problem> {
    if !call.rest.is_empty() {
        return Err(Problem::Unclear);
    }
    let (years, at) = next(ctx.cohort, ctx.now()).ok_or(Problem::Unclear)?;
    let expires = ctx.now().saturating_add(ASK_FOR).unwrap_or(Timestamp::MAX);
    let asked = line::Ask { day: ctx.day(at), cohort: ctx.cohort.structure.name.clone() };
    ctx.ask(&call.sent.by, asked, &["✅", "❌"], Day { years }, expires);
    Ok(())
}

fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> Claim {
    let Some(Day { years }) = prompt.question.of() else { return Claim::NotMine };
    if choice.is_yes() {
        ctx.tell(&prompt.person, line::Kept {});
    } else if choice.is_no() {
        ctx.cohort.bots.anniversary.years = years;
        ctx.tell(&prompt.person, line::LeftOut {});
    } else {
        return Claim::NotUnderstood;
    }
    ctx.close(prompt);
    Claim::Taken
}

/// Who says yes to the rules is a newcomer of this year; who goes is none any more.
fn hears(ctx: &mut DecisionContext<'_>, fact: &Fact) {
    let newcomers = &mut ctx.cohort.bots.anniversary.newcomers;
    match fact {
        Fact::Agreed(person) => {
            newcomers.insert(person.clone());
        }
        Fact::Gone(person) => {
            newcomers.remove(person);
        }
        _ => {}
    }
}

/// What is due: the line, once, in the working hours of the day. A day that passed unseen is not made up for.
fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let hours = ctx.cohort.hours();
    let today = hours.zone.date(now);
    let years = today.year() - begun(ctx.cohort).year();
    let due = years > 0 && day(ctx.cohort, years) == today && hours.is_working(now);
    let there = ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Social));
    let wanted = is_marked(ctx.cohort) && ctx.cohort.bots.anniversary.years < years;
    if due && wanted && there && ctx.may_post(RoomKind::Social) {
        let newcomers = std::mem::take(&mut ctx.cohort.bots.anniversary.newcomers).len();
        ctx.cohort.bots.anniversary.years = years;
        let cohort = ctx.cohort.structure.name.clone();
        let newcomers = i64::try_from(newcomers).unwrap_or(i64::MAX);
        ctx.announce(RoomKind::Social, line::Anniversary { cohort, years: i64::from(years), newcomers });
    }
}

/// When the next one is due.
fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    next(cohort, now).filter(|_| is_marked(cohort)).map(|(_, at)| (NAME.to_owned(), at)).into_iter().collect()
}

/// The next one to come: how many years, and when its line is due.
fn next(cohort: &Cohort, now: Timestamp) -> Option<(i16, Timestamp)> {
    let hours = cohort.hours();
    let this_year = hours.zone.date(now).year() - begun(cohort).year();
    (this_year..this_year + 2)
        .filter(|years| *years > 0)
        .filter_map(|years| {
            let start = hours.zone.start_of(day(cohort, years));
            Some((years, hours.first_working_moment_on_or_after(start)?))
        })
        .find(|(_, at)| *at > now)
}

/// `[anniversary]` in the cohort's file: `mark = false` leaves all of them out.
fn is_marked(cohort: &Cohort) -> bool {
    let section = cohort.structure.sections.get(NAME);
    section.and_then(|section| section["mark"].as_bool()).unwrap_or(true)
}

fn check(section: &Value) -> Vec<(String, String)> {
    let fields = section.as_object().into_iter().flatten();
    let wrong = fields.filter_map(|(name, value)| match (name.as_str(), value) {
        ("mark", Value::Bool(_)) => None,
        ("mark", _) => Some((name.clone(), "`mark` is true or false".to_owned())),
        _ => Some((name.clone(), format!("there is no field `{name}` here; there is: mark"))),
    });
    wrong.collect()
}

fn begun(cohort: &Cohort) -> Date {
    cohort.structure.hours.zone.date(cohort.live_since)
}

/// The day so many years later; the last of February where there is no 29th.
fn day(cohort: &Cohort, years: i16) -> Date {
    begun(cohort).saturating_add(years.years())
}
