//! The menu by digits, and the wait for a list.

use super::{
    WITHIN, asking_again,
    asks::{Question, Task},
    choosing, lines as line, overview, plus, slips,
};
use crate::{
    cohort::{Choice, Prompt},
    command::Word,
    deciding::DecisionContext,
    ids::PersonId,
    launch,
    text::Line,
};

/// Shows the menu.
pub(super) fn ask(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let (menu, expires) = (line(ctx), plus(ctx.now(), WITHIN));
    ctx.ask(by, menu, &[], Question::Menu, expires);
}

pub(super) fn line(ctx: &DecisionContext<'_>) -> Line {
    line::Menu { cohort: ctx.cohort.structure.name.clone() }.into()
}

/// A digit of the menu. False if it is none.
pub(super) fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    let by = &prompt.person;
    let then = match choice {
        Choice::Digit(1) => ask_list,
        Choice::Digit(2) => overview::tell,
        Choice::Digit(3) => asking_again::ask,
        Choice::Digit(4) => new_account,
        Choice::Digit(5) => slips::ask,
        Choice::Digit(6) => launch::tell,
        Choice::Digit(7) => hand_over,
        Choice::No => nothing,
        _ => return false,
    };
    ctx.close(prompt);
    then(ctx, by);
    true
}

/// Whose account is to be replaced?
pub(super) fn new_account(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    choosing::ask(ctx, by, Task::NewAccount);
}

/// Who shall coordinate?
pub(super) fn hand_over(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    choosing::ask(ctx, by, Task::HandOver);
}

/// Asks for a list.
pub(super) fn ask_list(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let (line, expires) = (list_line(ctx, by), plus(ctx.now(), WITHIN));
    ctx.ask(by, line, &[], Question::List, expires);
}

pub(super) fn list_line(ctx: &DecisionContext<'_>, by: &PersonId) -> Line {
    line::SendList { command: Word("cohort").shown(ctx.language_of(by)) }.into()
}

/// Whoever was asked for a list and says no to it has none. False for any other answer.
pub(super) fn no_list(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    if !choice.is_no() {
        return false;
    }
    ctx.close(prompt);
    nothing(ctx, &prompt.person);
    true
}

fn nothing(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    ctx.tell(by, line::Nothing {});
}
