//! Those who have not answered are asked once more: who has not opened the chat is invited anew, who has is reminded.

use jiff::SignedDuration;
use serde_json::json;

use super::{WITHIN, adding::BUTTONS, asks::Question, lines as line, overview::waiting, plus};
use crate::{
    cohort::{Choice, Prompt, Standing},
    deciding::DecisionContext,
    ids::PersonId,
    onboarding::asking,
    text::Line,
};

/// Nobody is asked again sooner than that after the last time.
const PAUSE: SignedDuration = SignedDuration::from_hours(24);

/// Shows whom it would ask.
pub(super) fn ask(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let last = ctx.cohort.bots.enrolment.asked_again;
    if let Some(again) = last.map(|last| plus(last, PAUSE)).filter(|again| *again > ctx.now()) {
        let again = ctx.moment(again);
        ctx.tell(by, line::AskAgainSoon { again });
        return;
    }
    let Some(shown) = line(ctx) else {
        ctx.tell(by, line::AskAgainNobody {});
        return;
    };
    let expires = plus(ctx.now(), WITHIN);
    ctx.ask(by, shown, BUTTONS, Question::AskAgain, expires);
}

/// In numbers; nothing where all have answered.
pub(super) fn line(ctx: &DecisionContext<'_>) -> Option<Line> {
    let count = i64::try_from(asked(ctx).len()).unwrap_or(i64::MAX);
    (count > 0).then(|| line::AskAgain { count }.into())
}

/// Who was asked and has not answered.
fn asked(ctx: &DecisionContext<'_>) -> Vec<PersonId> {
    let is_asked = |person: &PersonId| {
        ctx.cohort.members.get(person).is_some_and(|member| member.standing == Standing::Asked)
    };
    waiting(ctx.cohort).into_iter().filter(is_asked).collect()
}

/// An answer to the preview. False if it is none.
pub(super) fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    let by = &prompt.person;
    if choice.is_no() {
        ctx.close(prompt);
        ctx.tell(by, line::Nothing {});
        return true;
    }
    if !choice.is_yes() {
        return false;
    }
    ctx.close(prompt);
    if let Some(opens) = ctx.rests_until() {
        let opens = ctx.moment(opens);
        ctx.tell(by, line::AskAgainRests { opens });
        return true;
    }
    let people = asked(ctx);
    ctx.cohort.bots.enrolment.asked_again = Some(ctx.now());
    for person in &people {
        if ctx.in_chat(person) {
            asking::begin(ctx, person);
        } else if let Some(member) = ctx.cohort.members.get_mut(person) {
            member.chat_offered = false;
            ctx.open_chat(person);
        }
    }
    let count = i64::try_from(people.len()).unwrap_or(i64::MAX);
    ctx.audit(Some(by), "ask_again", None, json!({ "people": count }));
    ctx.tell(by, line::AskedAgain { count });
    true
}
