//! What people write in words of their own: an answer to a vote, that they take a proposal back, that they want something to
//! change.

use super::{
    asks::{Question, asked},
    ending, lines as line, proposing,
};
use crate::{
    cohort::{Choice, Prompt},
    command::{Footing, is_made_of_these, thanks},
    deciding::DecisionContext,
    heard::Heard,
    ids::{Language, PersonId},
    quiet_hours::calling,
    rights,
    text::{Line, Slot, folded, in_word, render, vocabulary},
};

/// What wants a change is said in so many characters at most: longer texts only speak of it.
const SHORT: usize = 120;

/// The answer to a vote that words are, also beside a *sorry, I meant*, in whatever language.
pub fn choice(body: &str, is_review: bool) -> Option<Choice> {
    // *Ok thanks* is said to what came since.
    let said = || Language::ALL.into_iter().find_map(|language| choice_in(language, body, is_review));
    if thanks(body, &Language::ALL) { None } else { said() }
}

fn choice_in(language: Language, body: &str, is_review: bool) -> Option<Choice> {
    let beside = &[Slot::AnswerBeside, Slot::YesBeside, Slot::NoBeside];
    let made = |slot| is_made_of_these(&bare(body), language, &[slot], beside);
    let said = folded(bare(body).trim());
    let is = |line: Line| folded(&render(language, &line).plain) == said;
    if !is_review && (is(line::Others {}.into()) || made(Slot::ToTheOthers)) {
        Some(Choice::Digit(3))
    } else if made(Slot::Yes) || is_review && is(line::Keep {}.into()) {
        Some(Choice::Yes)
    } else if made(Slot::No) || is_review && is(line::Talk {}.into()) {
        Some(Choice::No)
    } else {
        None
    }
}

/// Words in the form in which they are compared, without the signs between them.
fn bare(body: &str) -> String {
    let apart = |c: char| if in_word(c) || matches!(c, '\'' | '’' | ' ') { c } else { ' ' };
    let spaced: String = body.chars().map(apart).collect();
    folded(&spaced).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether words say that a proposal shall be taken back; after `!propose` a *stop* says it, too.
pub fn takes_back(body: &str, after_command: bool) -> bool {
    let own: &[Slot] = if after_command { &[Slot::TakeBack, Slot::Stop] } else { &[Slot::TakeBack] };
    let beside = &[Slot::StopBeside, Slot::YesBeside, Slot::NoBeside];
    let says = |language| is_made_of_these(&bare(body), language, own, beside);
    Language::ALL.into_iter().any(says)
}

/// Whether they want to change what members decide together.
fn wants_change(body: &str) -> bool {
    let said = format!(" {} ", bare(body));
    let stands = |language| {
        vocabulary(language, Slot::WantChange).iter().any(|phrase| said.contains(&format!(" {phrase} ")))
    };
    body.chars().count() <= SHORT && Language::ALL.into_iter().any(stands)
}

/// A proposal on its way is dropped, and one that is out can be taken back. False if there is none of theirs.
pub fn take_back(ctx: &mut DecisionContext<'_>, by: &PersonId) -> bool {
    let now = ctx.now();
    let step = |prompt: &Prompt| {
        prompt.person == *by && prompt.is_open(now) && asked(prompt).is_some_and(|step| step.is_step())
    };
    let open: Vec<Prompt> = ctx.cohort.prompts.iter().filter(|prompt| step(prompt)).cloned().collect();
    open.iter().for_each(|prompt| ctx.close(prompt));
    match ending::question(ctx, by) {
        Some(question @ Question::Withdraw { .. }) => proposing::ask(ctx, by, question),
        _ if open.is_empty() => return false,
        _ => {
            ctx.tell(by, line::Dropped {});
        }
    }
    true
}

/// What belongs to nothing that is open: that a proposal be taken back, or that something change. The way there is only shown:
/// in quiet time the same words may be meant for the room.
pub fn takes_up(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let Some(body) = heard.words().filter(|_| heard.says_more()) else { return false };
    let by = &heard.sent.by;
    if rights::footing(ctx.cohort, by, ctx.now()) != Footing::Member || calling::alarms(body) {
        return false;
    }
    if takes_back(body, false) {
        return take_back(ctx, by);
    }
    if !wants_change(body) {
        return false;
    }
    ctx.tell(by, line::Offer {});
    ctx.rests_until().is_none()
}
