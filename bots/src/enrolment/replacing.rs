//! A member has another account: a slip brings it to the same person, with all that was decided of them. Nobody takes a
//! member's place unseen: the account that they have is told at once and can stop it, and those who moderate learn of it.

use serde_json::json;

use super::{asks::Question, lines as line, plus, slips};
use crate::{
    cohort::{Choice, Prompt, RosterRow},
    deciding::DecisionContext,
    ids::PersonId,
    text::Line,
};

/// A slip for the new account of somebody who is in.
pub(super) fn chosen(ctx: &mut DecisionContext<'_>, by: &PersonId, person: &PersonId) {
    let Some(row) = ctx.cohort.roster(person).cloned() else {
        ctx.tell(by, line::Nobody {});
        return;
    };
    let language = ctx.known.directory.people.get(person).and_then(|known| known.language).or(row.language);
    let name = ctx.known.directory.name_of(person);
    let code = ctx.known.fresh_codes.code(0);
    // What is stored of the code is nobody's name: it serves as the slip's.
    let slip = PersonId::new(code.hash.clone());
    let row = RosterRow { person: slip.clone(), language, ..row };
    slips::for_member(ctx, by, person, (row, name, code));
    if by == person {
        return;
    }
    if let (Some(asked), Some(of)) = (line(ctx, &slip), ctx.cohort.bots.enrolment.slips.get(&slip)) {
        let expires = plus(of.until, super::WITHIN);
        ctx.ask(person, asked, &[], Question::Moving { slip }, expires);
    }
}

/// What the account that they have reads.
pub(super) fn line(ctx: &DecisionContext<'_>, slip: &PersonId) -> Option<Line> {
    let of = ctx.cohort.bots.enrolment.slips.get(slip)?;
    let cohort = ctx.cohort.structure.name.clone();
    Some(line::Moving { person: ctx.person(&of.by), cohort }.into())
}

/// An answer to that. False if it is none.
pub(super) fn answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    slip: &PersonId,
    choice: Choice,
) -> bool {
    if !choice.is_yes() && !choice.is_no() {
        return false;
    }
    ctx.close(prompt);
    let person = prompt.person.clone();
    let of = ctx.cohort.bots.enrolment.slips.get(slip).filter(|of| of.member.as_ref() == Some(&person));
    let Some(by) = of.map(|of| of.by.clone()) else {
        ctx.tell(&person, line::CodeGone {});
        return true;
    };
    if choice.is_yes() {
        ctx.tell(&person, line::MovingYes {});
        return true;
    }
    slips::drop_all(ctx, vec![slip.clone()]);
    ctx.audit(Some(&person), "new_account_stopped", None, json!({}));
    ctx.tell(&person, line::MovingStopped {});
    let stopped = line::MovingNo { person: ctx.person(&person) };
    ctx.tell(&by, stopped);
    true
}

/// Those who moderate learn that a member has another account, and by whom.
pub(super) fn told(ctx: &mut DecisionContext<'_>, by: &PersonId, member: &PersonId) {
    let rows = ctx.cohort.structure.roster.iter().map(|row| row.person.clone());
    let others: Vec<PersonId> =
        rows.filter(|person| person != by && person != member && ctx.cohort.is_moderator(person)).collect();
    for person in others {
        let told = line::MovedTold { person: ctx.person(member), by: ctx.person(by) };
        ctx.tell(&person, told);
    }
}
