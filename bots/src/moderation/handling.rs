//! Appeals, and who handles them and reports: never whom they are about.

use serde_json::json;

use super::{effect, end_of, state::ActionRecord};
use crate::{
    command::Footing,
    deciding::DecisionContext,
    effect::{Effect, Pointer, Quote, WORDS},
    event::Sent,
    ids::PersonId,
    limits::{Kind, passes},
    moderation::lines as line,
    rights,
    text::{Line, general::NoWords},
};

/// So many look at a report.
pub(super) const HANDLERS: usize = 2;
/// A report's or an appeal's words are cut here.
const LONGEST: usize = 200;

/// `!appeal …`: goes to another than the one who acted, who may then undo it. Of what was done the last, once each.
pub fn appeal(ctx: &mut DecisionContext<'_>, sent: &Sent) {
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
    let forwarded: Line = if act.action.can_be_undone() {
        line::AppealForwarded { person, effect, text }.into()
    } else {
        line::AppealForwardedFinal { person, effect, text }.into()
    };
    forward(ctx, sent.pointer(), &handler, &forwarded);
    ctx.tell(&by, line::AppealReceived {});
}

/// To a handler, with the sender's own words, which are read from their message and kept nowhere.
pub(super) fn forward(ctx: &mut DecisionContext<'_>, at: Pointer, handler: &PersonId, line: &Line) {
    ctx.ensure_chat(handler);
    let mut message = ctx.private(handler, line);
    let otherwise = ctx.render_for(handler, &NoWords {}.into()).plain;
    message.quote = Some(Quote { at, longest: LONGEST, otherwise });
    ctx.effect(Effect::Say(message));
}

/// Who may handle it and can be reached now: moderators, then the holder of the duty.
pub(super) fn handlers(ctx: &DecisionContext<'_>, without: &[&PersonId]) -> Vec<PersonId> {
    let cohort = &ctx.cohort;
    let moderators = cohort.members.keys().filter(|person| cohort.is_moderator(person));
    let holder = cohort.bots.facilitation.on_duty();
    let holder = holder.filter(|holder| !cohort.is_moderator(holder) && cohort.may_facilitate(holder));
    let can = |person: &PersonId| {
        ctx.in_chat(person) && rights::footing(cohort, person, ctx.now()) == Footing::Member
    };
    let fits = |person: &&PersonId| !without.contains(person) && can(person);
    moderators.chain(holder).filter(fits).cloned().collect()
}
