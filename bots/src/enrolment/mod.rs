//! People come into the cohort by their coordinator, without a file of the operator's: a list that was sent as an
//! attachment is shown in numbers, and with a yes its people are asked in. What was decided here no file undoes.
//!
//! Of a list only where it stands is kept: it is read again at the yes (ADR 0011). Who a person is stands in the
//! directory; here are their rows.

mod adding;
mod asking_again;
pub mod asks;
mod choosing;
pub mod codes;
pub mod columns;
mod command_lines;
mod commands;
mod decided;
mod handing_over;
mod judging;
pub mod lines;
pub mod listed;
mod menu;
mod overview;
mod replacing;
pub mod requests;
mod section;
mod showing;
mod slips;
pub mod state;
pub mod until;

use jiff::{SignedDuration, Timestamp};

use self::asks::Question;
use crate::{
    bot::{Asked, Bot, Claim, Section, Stands},
    cohort::{Choice, Prompt},
    deciding::DecisionContext,
    event::{Event, MessageKind, Scene},
    heard::{Belongs, Heard, Names, What},
    ids::PersonId,
};

/// The bot's name: of its questions.
const NAME: &str = "enrolment";
/// A menu, a preview, or the wait for a list lasts so long.
const WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// The bot.
pub const BOT: Bot = Bot {
    commands: commands::COMMANDS,
    asks: Some(|question| question.of::<Question>().is_some()),
    answered,
    interrupts: |question| matches!(question.of(), Some(Question::Claim { .. } | Question::Request { .. })),
    returns: |_, prompt| {
        matches!(
            prompt.question.of(),
            Some(Question::Claim { .. } | Question::Request { .. } | Question::Take { .. })
        )
    },
    repeat,
    belongs,
    follows: |ctx, what| match what {
        Event::ListRead { by, list, take, read } => adding::read(ctx, by, list, *take, read),
        Event::CodeGiven { person, account, code, elsewhere, formerly } => {
            codes::given(ctx, person, (account, *elsewhere, *formerly), code);
        }
        Event::JoinAsked { person, account, slip, name, facility } => {
            requests::given(ctx, (person, account), (slip, name, facility.as_ref()));
        }
        Event::Said { sent, kind: MessageKind::Table, .. }
            if sent.scene != Scene::Chat && waits_for_list(ctx, &sent.by) =>
        {
            ctx.tell(&sent.by, lines::InRoom {});
        }
        _ => {}
    },
    progress: |ctx| {
        slips::progress(ctx);
        requests::progress(ctx);
        until::progress(ctx);
    },
    timers: |cohort, now| {
        [slips::timers(cohort, now), requests::timers(cohort), until::timers(cohort, now)].concat()
    },
    section: Some(Section { check: section::check }),
    decided: decided::lines,
    stands: &[
        Stands { name: "people", lay_over: state::lay_over, lift: decided::lift },
        Stands { name: "coordinators", lay_over: handing_over::lay_over, lift: handing_over::lift },
    ],
    #[cfg(test)]
    samples: || [lines::samples(), command_lines::samples()].concat(),
    ..Bot::named(NAME)
};

fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> Claim {
    let Some(question) = prompt.question.of() else { return Claim::NotMine };
    if let Question::Moving { slip } = &question {
        return replacing::answered(ctx, prompt, slip, choice).into();
    }
    if let Question::TakeOver { by, instead } = &question {
        return handing_over::answered(ctx, prompt, (by, *instead), choice).into();
    }
    let decides = match &question {
        Question::Request { .. } | Question::WhyNot { .. } => {
            requests::may_decide(ctx.cohort, &prompt.person)
        }
        _ => ctx.cohort.is_coordinator(&prompt.person),
    };
    if !decides {
        ctx.close(prompt);
        until::refuse(ctx, &prompt.person);
        return Claim::Taken;
    }
    match question {
        Question::Menu => menu::answered(ctx, prompt, choice).into(),
        Question::List => menu::no_list(ctx, prompt, choice).into(),
        Question::Take { list, reads, .. } => adding::answered(ctx, prompt, (&list, reads), choice).into(),
        Question::AskAgain => asking_again::answered(ctx, prompt, choice).into(),
        Question::Whom { .. } => choosing::answered(ctx, prompt, choice).into(),
        Question::HandHow { to } => handing_over::how(ctx, prompt, &to, choice).into(),
        Question::TakeOver { .. } | Question::Moving { .. } => Claim::NotMine,
        Question::Request { slip } => requests::answered(ctx, prompt, &slip, choice).into(),
        Question::WhyNot { .. } => Claim::NotUnderstood,
        Question::Slips => slips::answered(ctx, prompt, choice).into(),
        Question::Claim { slip } => codes::answered(ctx, prompt, &slip, choice).into(),
    }
}

fn repeat(ctx: &DecisionContext<'_>, prompt: &Prompt) -> Option<Asked> {
    match prompt.question.of()? {
        Question::Menu => Some((menu::line(ctx), &[])),
        Question::List => Some((menu::list_line(ctx, &prompt.person), &[])),
        Question::Take { count, slips, .. } => Some((adding::take_line(count, slips), asks::BUTTONS)),
        Question::AskAgain => Some((asking_again::line(ctx)?, asks::BUTTONS)),
        question @ Question::Whom { .. } => Some((choosing::shown(ctx, &question)?, &[])),
        Question::HandHow { to } => Some((lines::HandHow { person: ctx.person(&to) }.into(), &[])),
        Question::Moving { slip } => Some((replacing::line(ctx, &slip)?, &[])),
        Question::TakeOver { by, .. } => {
            let cohort = ctx.cohort.structure.name.clone();
            Some((lines::HandAsk { person: ctx.person(&by), cohort }.into(), asks::BUTTONS))
        }
        Question::Request { slip } => Some((requests::again_line(ctx, &slip)?, asks::BUTTONS)),
        Question::WhyNot { .. } => Some((lines::JoinWhyNot {}.into(), &[])),
        Question::Slips => Some((slips::again_line(ctx)?, asks::BUTTONS)),
        Question::Claim { slip } => Some((codes::again_line(ctx, &slip)?, asks::BUTTONS)),
    }
}

/// What a coordinator sends while a list is waited for is the list; a table is one at any time.
fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    let kind = match heard.what {
        What::Wordless(kind) => kind,
        What::Words { answer: None, .. } => return names_somebody(ctx, heard),
        _ => return None,
    };
    let by = &heard.sent.by;
    let is_list = kind == MessageKind::Table || kind == MessageKind::Media && waits_for_list(ctx, by);
    (is_list && ctx.cohort.is_coordinator(by)).then_some(Belongs {
        urgent: false,
        // A table is no words that somebody else waits for.
        first: kind == MessageKind::Table,
        names: Names::All,
        then: adding::sent,
    })
}

/// Who was asked which member they mean, and writes a name.
fn names_somebody(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    let prompt = ctx.asked(heard).filter(|prompt| prompt.is_open(ctx.now()))?;
    matches!(prompt.question.of(), Some(Question::Whom { .. } | Question::WhyNot { .. })).then_some(())?;
    let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
        if let (Some(prompt), Some(words)) = (ctx.asked(heard).cloned(), heard.words()) {
            match prompt.question.of() {
                Some(Question::WhyNot { .. }) => requests::declined(ctx, &prompt, words),
                _ => choosing::named(ctx, &prompt, words),
            }
        }
    };
    Some(Belongs { urgent: false, first: false, names: Names::Words, then })
}

/// Whether a person was asked for their list.
fn waits_for_list(ctx: &DecisionContext<'_>, by: &PersonId) -> bool {
    let mut open = ctx.cohort.prompts.iter().filter(|p| p.person == *by && p.is_open(ctx.now()));
    open.any(|prompt| prompt.question.of() == Some(Question::List))
}

fn plus(at: Timestamp, wait: SignedDuration) -> Timestamp {
    at.saturating_add(wait).unwrap_or(Timestamp::MAX)
}
