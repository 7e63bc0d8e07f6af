//! Appeals, and who handles them and reports: never whom they are about.

use serde_json::json;

use super::{cases, effect, end_of, state::ActionRecord};
use crate::{
    cohort::Task,
    deciding::{DecisionContext, Words},
    effect::{Effect, WORDS},
    event::Sent,
    ids::PersonId,
    limits::{Kind, passes},
    moderation::lines as line,
    text::Line,
};

/// So many look at a report.
pub(super) const HANDLERS: usize = 2;

/// `!appeal …`: goes to another than the one who acted, who may then undo it. Of what was done the last, once each.
pub fn appeal(ctx: &mut DecisionContext<'_>, sent: &Sent, body: &str) {
    let (by, now) = (sent.by.clone(), ctx.now());
    let acts = &ctx.cohort.bots.moderation.acts;
    let weighs =
        |act: &&ActionRecord| act.subject.as_ref() == Some(&by) && !act.undone && !act.action.lightens();
    let mut weighing = acts.iter().rev().filter(weighs).peekable();
    let any = weighing.peek().is_some();
    let Some(act) = weighing.find(|act| act.again.is_none()).cloned() else {
        let answer: Line = if any { line::AppealGiven {}.into() } else { line::AppealNothing {}.into() };
        ctx.tell(&by, answer);
        return;
    };
    let Some(handler) = handlers(ctx, &[&by, &act.by]).into_iter().next() else {
        let phone = ctx.phone();
        ctx.tell(&by, line::NobodyHandles { phone });
        return;
    };
    if !passes(ctx, &by, Kind::Appeal) {
        return;
    }
    for stored in ctx.cohort.bots.moderation.acts.iter_mut().filter(|stored| stored.number == act.number) {
        stored.again = Some((handler.clone(), now));
    }
    let effect = effect(ctx, &act.action, &by, end_of(&act.action, act.at), None);
    let (person, text) = (ctx.person(&by), WORDS.to_owned());
    ctx.audit(Some(&by), "appeal", None, json!({ "act": act.number }));
    ctx.cohort.bots.moderation.last_act += 1;
    let case = ctx.cohort.bots.moderation.last_act;
    let number = case.to_string();
    let forwarded: Line = if act.action.can_be_undone() {
        line::AppealForwarded { person, effect, text, number: number.clone() }.into()
    } else {
        line::AppealForwardedFinal { person, effect, text, number: number.clone() }.into()
    };
    let said = Words::of(sent, body);
    let first = ctx.consequences.effects.len();
    forward(ctx, &said, &handler, &forwarded);
    ctx.tell(&by, line::AppealReceived { number });
    cases::open(ctx, case, &by, vec![handler], first);
    ctx.tell_cut(&by, &said);
}

/// To a handler, with the sender's own words, which are read from their message and kept nowhere.
pub(super) fn forward(ctx: &mut DecisionContext<'_>, said: &Words, handler: &PersonId, line: &Line) {
    ctx.ensure_chat(handler);
    let message = ctx.quoting(handler, line, said);
    ctx.effect(Effect::Say(message));
    ctx.quote_rest(handler, said);
}

/// Who may handle it: moderators, then the holder of the duty. Only who can be told now: others are not promised.
pub(super) fn handlers(ctx: &DecisionContext<'_>, without: &[&PersonId]) -> Vec<PersonId> {
    let cohort = &ctx.cohort;
    let moderators = cohort.members.keys().filter(|person| cohort.is_moderator(person));
    let holder = cohort.bots.facilitation.on_duty().filter(|holder| !cohort.is_moderator(holder));
    let fits = |person: &&PersonId| !without.contains(person);
    ctx.those_ready(moderators.chain(holder).filter(fits).cloned(), Task::Handle)
}
