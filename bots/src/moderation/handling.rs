//! Reports and appeals: seen only by those who handle them, and never by whom they are about.

use serde_json::json;

use super::{effect, end_of, state::ActionRecord};
use crate::{
    cohort::Task,
    command::{Candidate, Typed, names},
    deciding::{DecisionContext, Words},
    effect::{Effect, WORDS},
    event::Sent,
    ids::PersonId,
    limits::{Kind, passes},
    moderation::lines as line,
    text::Line,
};

/// So many look at a report.
const HANDLERS: usize = 2;

/// `!report …`: goes to two who look after the room and are not meant; the reporter gets a number. Meant is who wrote
/// the message that it replies to, and whoever is named anywhere in it.
pub fn report(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    typed: &Typed,
    about: Option<&PersonId>,
    words: &str,
) {
    let by = sent.by.clone();
    if words.trim().is_empty() {
        ctx.tell(&by, line::ReportAsk {});
        return;
    }
    let mut handlers = handlers(ctx, &[Some(&by), about]);
    handlers.retain(|person| !is_named(ctx, typed, person));
    handlers.truncate(HANDLERS);
    if handlers.is_empty() {
        let phone = ctx.phone();
        ctx.tell(&by, line::NobodyHandles { phone });
        return;
    }
    if !passes(ctx, &by, Kind::Report) {
        return;
    }
    ctx.cohort.bots.moderation.last_act += 1;
    let number = ctx.cohort.bots.moderation.last_act.to_string();
    ctx.audit(None, "report", None, json!({ "number": number }));
    let several = handlers.len() > 1;
    let said = Words::of(sent, &typed.body);
    for handler in handlers {
        let cohort = ctx.cohort.structure.name.clone();
        let text = WORDS.to_owned();
        let forwarded = line::ReportForwarded { cohort, number: number.clone(), text };
        forward(ctx, &said, &handler, &forwarded.into());
    }
    let received: Line = if several {
        line::ReportReceived { number }.into()
    } else {
        line::ReportReceivedOne { number }.into()
    };
    ctx.tell(&by, received);
    ctx.tell_cut(&by, &said);
}

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
    let Some(handler) = handlers(ctx, &[Some(&by), Some(&act.by)]).into_iter().next() else {
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
    let said = Words::of(sent, body);
    forward(ctx, &said, &handler, &forwarded);
    ctx.tell(&by, line::AppealReceived {});
    ctx.tell_cut(&by, &said);
}

/// Whether a message names a person in any way.
fn is_named(ctx: &DecisionContext<'_>, typed: &Typed, person: &PersonId) -> bool {
    let Some(known) = ctx.known.directory.people.get(person) else { return false };
    let candidates = known.accounts.iter().map(|account| (account.clone(), known.name.clone()));
    candidates.into_iter().any(|(account, name)| names(typed, &Candidate { account, name }))
}

/// To a handler, with the sender's own words, which are read from their message and kept nowhere.
fn forward(ctx: &mut DecisionContext<'_>, said: &Words, handler: &PersonId, line: &Line) {
    ctx.ensure_chat(handler);
    let message = ctx.quoting(handler, line, said);
    ctx.effect(Effect::Say(message));
    ctx.quote_rest(handler, said);
}

/// Who may handle it: moderators, then the holder of the duty. Only who can be told now: others are not promised.
fn handlers(ctx: &DecisionContext<'_>, without: &[Option<&PersonId>]) -> Vec<PersonId> {
    let cohort = &ctx.cohort;
    let moderators = cohort.members.keys().filter(|person| cohort.is_moderator(person));
    let holder = cohort.bots.facilitation.on_duty().filter(|holder| !cohort.is_moderator(holder));
    let fits = |person: &&PersonId| !without.iter().flatten().any(|other| other == person);
    ctx.those_ready(moderators.chain(holder).filter(fits).cloned(), Task::Handle)
}
