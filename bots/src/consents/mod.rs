//! Consents: what may be done with what a person leaves here. Each is a question of its own; no answer is a no and costs
//! nothing. To be counted in the group's numbers is told with the rules and stands until it is stopped.
//!
//! Nobody but the person learns of any: no line of this bot is said to anybody else or in a room. What is made from people's
//! acts or words asks here: the numbers do, at their one source ([`crate::participation::Source`]). Nothing uses the others
//! yet.

mod asking;
pub mod asks;
mod command_lines;
mod commands;
pub mod lines;
mod menu;
pub mod state;

use serde_json::{Value, json};

use self::{
    asks::Question,
    lines as line,
    state::{Change, Consent},
};
use crate::{
    bot::{Bot, Claim, Section},
    cohort::Prompt,
    deciding::DecisionContext,
    fact::Fact,
    ids::PersonId,
    text::Line,
};

/// The bot's name: of its timer, its questions and its section of the file.
const NAME: &str = "consents";

/// The bot.
pub const BOT: Bot = Bot {
    commands: commands::COMMANDS,
    asks: Some(|question| question.of::<Question>().is_some()),
    answered: |ctx, prompt, choice| match prompt.question.of() {
        Some(Question::May { consent }) => asking::answered(ctx, prompt, consent, choice).into(),
        Some(Question::Menu) => menu::answered(ctx, prompt, choice).into(),
        None => Claim::NotMine,
    },
    // A thumb says that something was seen. That is no consent.
    weighs: |question| matches!(question.of(), Some(Question::May { .. })),
    repeat: |ctx, prompt| match prompt.question.of()? {
        Question::May { consent } => asking::words(ctx, consent),
        Question::Menu => Some((menu::words(ctx, &prompt.person), &[])),
    },
    expired: |_, prompt, _| match prompt.question.of()? {
        Question::May { .. } => Some(line::Closed {}.into()),
        Question::Menu => None,
    },
    answer_taken_back: |ctx, prompt| {
        if let Some(Question::May { consent }) = prompt.question.of() {
            asking::taken_back(ctx, prompt, consent);
        }
    },
    hears: |ctx, fact| {
        if let Fact::Gone(person) = fact {
            ctx.cohort.bots.consents.forget(person);
        }
    },
    progress: asking::progress,
    timers: asking::timers,
    section: Some(Section { check }),
    #[cfg(test)]
    samples: || [lines::samples(), command_lines::samples()].concat(),
    ..Bot::named(NAME)
};

/// A person gave or stopped something: written down with when, and audited. Whoever was asked about it need not answer any
/// more.
fn change(ctx: &mut DecisionContext<'_>, person: &PersonId, consent: Consent, given: bool) {
    let at = ctx.now();
    let is_it = |prompt: &Prompt| prompt.person == *person && prompt.question.is(&Question::May { consent });
    ctx.close_all(is_it);
    if ctx.cohort.bots.consents.change(person, consent, Change { at, given }) {
        ctx.audit(Some(person), "consent", None, json!({ "consent": consent.word(), "given": given }));
    }
}

/// Tells the person what follows from it.
fn tell(ctx: &mut DecisionContext<'_>, person: &PersonId, consent: Consent) {
    let given = ctx.cohort.bots.consents.standing(person, consent).given;
    let cohort = ctx.cohort.structure.name.clone();
    let digit = Consent::ALL.iter().zip(1..).find(|(one, _)| **one == consent).map_or(1, |(_, digit)| digit);
    let named = menu::named(consent);
    let words: Line = match (consent, given) {
        (Consent::Counted, true) => line::GivenCounted { cohort }.into(),
        (Consent::Counted, false) => line::StoppedCounted { cohort }.into(),
        (_, true) => line::Given { consent: named, digit }.into(),
        (_, false) => line::Stopped { consent: named, digit }.into(),
    };
    ctx.tell(person, words);
}

/// `[consents]` in the cohort's file: `research = true` asks members whether facts about them may go into research.
fn check(section: &Value) -> Vec<(String, String)> {
    let fields = section.as_object().into_iter().flatten();
    let wrong = fields.filter_map(|(name, value)| match (name.as_str(), value) {
        ("research", Value::Bool(_)) => None,
        ("research", _) => Some((name.clone(), "`research` is true or false".to_owned())),
        _ => Some((name.clone(), format!("there is no field `{name}` here; there is: research"))),
    });
    wrong.collect()
}
