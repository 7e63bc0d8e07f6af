//! Reports and appeals: seen only by those who handle them, and never by whom they are about.

use serde_json::json;

use super::{effect, end_of, state::Act};
use crate::{
    command::{Candidate, Typed, names},
    deciding::Desk,
    effect::{Effect, Quote, WORDS},
    happening::Sent,
    ids::PersonId,
    limits::{Kind, passes},
    text::{Line, general::NoWords, moderation as line},
};

/// So many look at a report.
const HANDLERS: usize = 2;
/// A report's or an appeal's words are cut here.
const LONGEST: usize = 200;

/// `!report …`: goes to two who look after the room and are not meant; the reporter gets a number. Meant is who wrote
/// the message that it replies to, and whoever is named anywhere in it.
pub fn report(desk: &mut Desk<'_>, sent: &Sent, typed: &Typed, about: Option<&PersonId>, words: &str) {
    let by = sent.by.clone();
    if words.trim().is_empty() {
        desk.tell(&by, line::ReportAsk {});
        return;
    }
    let mut handlers = handlers(desk, &[Some(&by), about]);
    handlers.retain(|person| !is_named(desk, typed, person));
    handlers.truncate(HANDLERS);
    if handlers.is_empty() {
        let phone = desk.phone();
        desk.tell(&by, line::NobodyHandles { phone });
        return;
    }
    if !passes(desk, &by, Kind::Report) {
        return;
    }
    desk.cohort.moderation.last_act += 1;
    let number = desk.cohort.moderation.last_act.to_string();
    desk.audit(None, "report", None, json!({ "number": number }));
    let several = handlers.len() > 1;
    for handler in handlers {
        let cohort = desk.cohort.structure.name.clone();
        let text = WORDS.to_owned();
        let forwarded = line::ReportForwarded { cohort, number: number.clone(), text };
        forward(desk, sent, &handler, &forwarded.into());
    }
    let received: Line = if several {
        line::ReportReceived { number }.into()
    } else {
        line::ReportReceivedOne { number }.into()
    };
    desk.tell(&by, received);
}

/// `!appeal …`: goes to another than the one who acted, who may then undo it. Of what was done the last, once each.
pub fn appeal(desk: &mut Desk<'_>, sent: &Sent) {
    let (by, now) = (sent.by.clone(), desk.now());
    let acts = &desk.cohort.moderation.acts;
    let weighs = |act: &&Act| act.subject.as_ref() == Some(&by) && !act.undone && !act.deed.lightens();
    let mut weighing = acts.iter().rev().filter(weighs).peekable();
    let any = weighing.peek().is_some();
    let Some(act) = weighing.find(|act| act.again.is_none()).cloned() else {
        let answer: Line = if any { line::AppealGiven {}.into() } else { line::AppealNothing {}.into() };
        desk.tell(&by, answer);
        return;
    };
    let Some(handler) = handlers(desk, &[Some(&by), Some(&act.by)]).into_iter().next() else {
        let phone = desk.phone();
        desk.tell(&by, line::NobodyHandles { phone });
        return;
    };
    if !passes(desk, &by, Kind::Appeal) {
        return;
    }
    for stored in desk.cohort.moderation.acts.iter_mut().filter(|stored| stored.number == act.number) {
        stored.again = Some((handler.clone(), now));
    }
    let effect = effect(desk, &act.deed, &by, end_of(&act.deed, act.at), None);
    let (person, text) = (desk.person(&by), WORDS.to_owned());
    desk.audit(Some(&by), "appeal", None, json!({ "act": act.number }));
    let forwarded: Line = if act.deed.can_be_undone() {
        line::AppealForwarded { person, effect, text }.into()
    } else {
        line::AppealForwardedFinal { person, effect, text }.into()
    };
    forward(desk, sent, &handler, &forwarded);
    desk.tell(&by, line::AppealReceived {});
}

/// Whether a message names a person in any way.
fn is_named(desk: &Desk<'_>, typed: &Typed, person: &PersonId) -> bool {
    let Some(known) = desk.known.directory.people.get(person) else { return false };
    let candidates = known.accounts.iter().map(|account| (account.clone(), known.name.clone()));
    candidates.into_iter().any(|(account, name)| names(typed, &Candidate { account, name }))
}

/// To a handler, with the sender's own words, which are read from their message and kept nowhere.
fn forward(desk: &mut Desk<'_>, sent: &Sent, handler: &PersonId, line: &Line) {
    desk.ensure_chat(handler);
    let mut message = desk.private(handler, line);
    let otherwise = desk.render_for(handler, &NoWords {}.into()).plain;
    message.quote = Some(Quote { at: sent.pointer(), longest: LONGEST, otherwise });
    desk.effect(Effect::Say(message));
}

/// Who may handle it: moderators, then the holder of the duty; those who can be reached now first.
fn handlers(desk: &Desk<'_>, without: &[Option<&PersonId>]) -> Vec<PersonId> {
    let cohort = &desk.cohort;
    let moderators = cohort.members.keys().filter(|person| cohort.is_moderator(person));
    let holder = cohort.facilitation.on_duty().filter(|holder| !cohort.is_moderator(holder));
    let fits = |person: &&PersonId| !without.iter().flatten().any(|other| other == person);
    let mut handlers: Vec<PersonId> = moderators.chain(holder).filter(fits).cloned().collect();
    handlers.sort_by_key(|person| !desk.in_chat(person));
    handlers
}
