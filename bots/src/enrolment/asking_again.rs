//! Those who have not answered are asked once more, in their chat. Of those who have not opened it the coordinator reads the
//! names: only people can remind them.

use jiff::SignedDuration;
use serde_json::json;

use super::{
    WITHIN,
    asks::{self, BUTTONS, Question},
    lines as line,
    overview::{self, waiting},
    plus,
};
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
    if let Some(opens) = ctx.rests_until() {
        let opens = ctx.moment(opens);
        ctx.tell(by, line::AskAgainRests { opens });
        return;
    }
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
    asks::settled(ctx, prompt, choice, again)
}

/// Those who were asked and have not answered are asked once more.
fn again(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    if let Some(opens) = ctx.rests_until() {
        let opens = ctx.moment(opens);
        ctx.tell(by, line::AskAgainRests { opens });
        return;
    }
    let (here, unopened): (Vec<_>, Vec<_>) = asked(ctx).into_iter().partition(|person| ctx.in_chat(person));
    for person in &here {
        asking::begin(ctx, person);
    }
    if let Ok(count @ 1..) = i64::try_from(here.len()) {
        ctx.cohort.bots.enrolment.asked_again = Some(ctx.now());
        ctx.audit(Some(by), "ask_again", None, json!({ "people": count }));
        ctx.tell(by, line::AskedAgain { count });
    }
    // An invitation that is not opened rings once: no homeserver sends it a second time.
    if !unopened.is_empty() {
        let names = overview::names(ctx, &unopened);
        ctx.tell(by, line::AskUnopened { names });
    }
}
