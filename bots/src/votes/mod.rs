//! Votes: what members decide together about the rules, the working hours, days off, quiet time and the order of the
//! emergency list.
//! Nothing about a person, and never who leads whom.
//!
//! Any member may propose. The room reads the change, each member is asked in private, and the answers are counted at the
//! opening after the close of the third working day. What won stands above the file.

mod asks;
mod ballots;
mod change;
mod closing;
mod command_lines;
mod commands;
mod days;
mod days_off;
mod drafts;
mod ended;
mod ending;
mod hours;
mod in_room;
pub mod lines;
mod own_words;
mod posing;
mod proposing;
mod reading;
mod renewed;
mod rest;
mod review;
mod shown;
mod stands;
pub mod state;
mod steps;
mod term;

use jiff::Timestamp;

pub use self::{
    asks::Question,
    change::{Change, Words},
    stands::would_end,
};
use crate::{
    bot::{Bot, Claim},
    cohort::Cohort,
    deciding::DecisionContext,
    event::Event,
    fact::Fact,
    heard::{Belongs, Heard, Names, What},
    text::{one_line, own_words},
};

/// The bot's name: of its questions.
const NAME: &str = "votes";

/// The bot.
pub const BOT: Bot = Bot {
    commands: commands::COMMANDS,
    asks: Some(|question| question.of::<Question>().is_some()),
    interrupts: |question| matches!(question.of(), Some(Question::Ballot { .. })),
    lasts: |question| matches!(question.of(), Some(Question::Ballot { .. })),
    answered: |ctx, prompt, choice| match prompt.question.of() {
        Some(Question::Ballot { vote }) => ballots::answered(ctx, prompt, vote, choice).into(),
        Some(step) => proposing::answered(ctx, prompt, step, choice).into(),
        None => Claim::NotMine,
    },
    weighs: |question| question.of().as_ref().is_some_and(Question::weighs),
    repeat: |ctx, prompt| match prompt.question.of()? {
        Question::Ballot { vote } => ballots::words(ctx, &prompt.person, vote),
        step => steps::words(ctx, &prompt.person, &step),
    },
    expired: |ctx, prompt, _| match prompt.question.of()? {
        Question::Ballot { .. } => Some(lines::Over {}.into()),
        _ => Some(proposing::expired(ctx, prompt)),
    },
    belongs,
    takes_up: own_words::takes_up,
    follows,
    hears: |ctx, fact| match fact {
        Fact::Gone(person) => ballots::gone(ctx, person),
        Fact::Silenced(person) | Fact::TakenOut(person) => ballots::silenced(ctx, person),
        Fact::ChatLost { person, .. } => ballots::unasked(ctx, person),
        Fact::RulesChanged { was } => renewed::kept(ctx, was),
        _ => {}
    },
    progress,
    timers,
    forget: |ctx| {
        proposing::forget(ctx);
        stands::forget(ctx);
    },
    decided: stands::decided,
    stands: stands::STANDS,
    #[cfg(test)]
    samples: || [lines::samples(), command_lines::samples()].concat(),
    ..Bot::named(NAME)
};

/// What happened, as far as it concerns a vote.
fn follows(ctx: &mut DecisionContext<'_>, what: &Event) {
    match what {
        Event::Applied { structure, .. } => {
            stands::agreed(ctx, structure);
            ended::without_matter(ctx);
        }
        Event::Redacted { sent, target, .. } if !sent.history => {
            ballots::taken_back(ctx, &sent.by, target);
            ending::follows(ctx, what);
        }
        Event::Said { .. } => in_room::follows(ctx, what),
        _ => {}
    }
}

/// What a vote has open.
fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    words_belong(ctx, heard).or_else(|| ballots::belongs(ctx, heard)).or_else(|| in_room::belongs(ctx, heard))
}

/// Words are what is waited for: a rule, hours, a day. A preview of hours takes better ones.
fn words_belong(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    let What::Words { answer: None, body } = heard.what else { return None };
    let prompt = ctx.asked(heard).filter(|prompt| prompt.is_open(ctx.now()))?;
    let takes = match asks::asked(prompt)? {
        Question::Send { change: Some(Change::Hours { .. }) } => hours::are_meant(body),
        step => step.takes_words(),
    };
    if !takes {
        return None;
    }
    let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
        if let (Some(prompt), Some(body)) = (ctx.asked(heard).cloned(), heard.words()) {
            // What looks like a choice (`2 = no`) would be read as one beside a question.
            let words = one_line(own_words(body, heard.ours.is_some())).replace('=', ":");
            if !own_words::takes_back(&words, false) || !own_words::take_back(ctx, &heard.sent.by) {
                proposing::given(ctx, &prompt, &words);
            }
        }
    };
    Some(Belongs { urgent: false, first: false, names: Names::Words, then })
}

/// What is due, in working time: a count, a beginning, questions to members, a word to moderators.
fn progress(ctx: &mut DecisionContext<'_>) {
    if !ballots::may_begin(ctx) {
        return;
    }
    ended::count(ctx);
    review::begin(ctx);
    ballots::begin(ctx);
    ballots::ask(ctx);
    renewed::tell_moderators(ctx);
}

/// When something is due next.
fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    [ballots::timers(cohort, now), review::timers(cohort, now), renewed::timers(cohort, now)].concat()
}
