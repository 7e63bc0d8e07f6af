//! Which member is meant: by digits, seven at a time, or by a name.

use super::{
    WITHIN,
    asks::{Question, Task},
    handing_over, lines as line, plus, replacing,
};
use crate::{
    cohort::{Choice, Prompt},
    command::{Meant, Named, Target, whom},
    deciding::DecisionContext,
    ids::PersonId,
    text::{Line, Said},
};

/// So many names stand in one message; the digit after them shows the next.
const A_MESSAGE: usize = 7;
/// So much of what was written is repeated.
const REPEATED: usize = 30;

/// Asks who is meant.
pub(super) fn ask(ctx: &mut DecisionContext<'_>, by: &PersonId, task: Task) {
    page(ctx, by, task, 0);
}

/// Whom a task can be about, by name.
fn people(ctx: &DecisionContext<'_>, by: &PersonId, task: Task) -> Vec<PersonId> {
    let fits = |person: &PersonId| match task {
        Task::NewAccount => ctx.cohort.is_in(person),
        Task::HandOver => person != by && ctx.cohort.is_peer(person) && ctx.cohort.agreed(person),
    };
    let rows = ctx.cohort.structure.roster.iter().map(|row| row.person.clone());
    let mut people: Vec<PersonId> = rows.filter(fits).collect();
    people.sort_by_key(|person| (ctx.known.directory.name_of(person).to_lowercase(), person.clone()));
    people
}

fn page(ctx: &mut DecisionContext<'_>, by: &PersonId, task: Task, from: usize) {
    let all = people(ctx, by, task);
    let from = if from < all.len() { from } else { 0 };
    let some: Vec<PersonId> = all.iter().skip(from).take(A_MESSAGE).cloned().collect();
    if some.is_empty() {
        ctx.tell(by, line::Nobody {});
        return;
    }
    let more = all.len() > A_MESSAGE;
    let question = Question::Whom { task, people: some, next: more.then_some(from + A_MESSAGE) };
    let shown = shown(ctx, &question);
    let expires = plus(ctx.now(), WITHIN);
    if let Some(shown) = shown {
        ctx.ask(by, shown, &[], question, expires);
    }
}

/// The question in words.
pub(super) fn shown(ctx: &DecisionContext<'_>, question: &Question) -> Option<Line> {
    let Question::Whom { task, people, next } = question else { return None };
    let choice = |(person, digit): (&PersonId, i64)| -> Line {
        line::WhomChoice { digit, person: ctx.person(person) }.into()
    };
    let mut choices: Vec<Line> = people.iter().zip(1..).map(choice).collect();
    if next.is_some() {
        choices.push(line::WhomMore { digit: A_MESSAGE as i64 + 1 }.into());
    }
    Some(match task {
        Task::NewAccount => line::WhomNewAccount { choices }.into(),
        Task::HandOver => line::WhomHandOver { choices }.into(),
    })
}

/// A digit. False if it is none of them.
pub(super) fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    let Some(Question::Whom { task, people, next }) = prompt.question.of() else { return false };
    let by = prompt.person.clone();
    if choice == Choice::No {
        ctx.close(prompt);
        ctx.tell(&by, line::Nothing {});
        return true;
    }
    let Choice::Digit(digit) = choice else { return false };
    let digit = usize::from(digit);
    if let Some(from) = next.filter(|_| digit == A_MESSAGE + 1) {
        ctx.close(prompt);
        page(ctx, &by, task, from);
        return true;
    }
    let Some(person) = digit.checked_sub(1).and_then(|at| people.get(at)).cloned() else { return false };
    ctx.close(prompt);
    goes_on(ctx, &by, task, &person);
    true
}

/// A name instead.
pub(super) fn named(ctx: &mut DecisionContext<'_>, prompt: &Prompt, words: &str) {
    let Some(Question::Whom { task, .. }) = prompt.question.of() else { return };
    let by = prompt.person.clone();
    let target = Target::Named(Named { text: words.trim().to_owned(), mentioned: None });
    let (meant, _) = whom(ctx.known.directory, &target, crate::command::About::default());
    let fits = people(ctx, &by, task);
    match meant {
        Meant::One(person) if fits.contains(&person) => {
            ctx.close(prompt);
            goes_on(ctx, &by, task, &person);
        }
        Meant::Several(_, several) if several.iter().any(|person| fits.contains(person)) => {
            ctx.close(prompt);
            let people = several.into_iter().filter(|person| fits.contains(person)).take(A_MESSAGE).collect();
            let question = Question::Whom { task, people, next: None };
            let (shown, expires) = (shown(ctx, &question), plus(ctx.now(), WITHIN));
            if let Some(shown) = shown {
                ctx.ask(&by, shown, &[], question, expires);
            }
        }
        _ => {
            ctx.tell(&by, line::WhomNot { text: Said::new(words, REPEATED) });
        }
    }
}

fn goes_on(ctx: &mut DecisionContext<'_>, by: &PersonId, task: Task, person: &PersonId) {
    match task {
        Task::NewAccount => replacing::chosen(ctx, by, person),
        Task::HandOver => handing_over::chosen(ctx, by, person),
    }
}
