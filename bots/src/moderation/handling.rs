//! Reports and appeals: seen only by those who handle them, and never by whom they are about.

use serde_json::json;

use super::{effect, end_of};
use crate::{
    deciding::Desk,
    effect::{Effect, Quote, WORDS},
    happening::Sent,
    ids::PersonId,
    text::{Line, general::NoWords, moderation as line},
};

/// So many look at a report.
const HANDLERS: usize = 2;
/// A report's or an appeal's words are cut here.
const LONGEST: usize = 240;

/// `!report …`: goes to two who look after the room and are not meant; the reporter gets a number.
pub fn report(desk: &mut Desk<'_>, sent: &Sent, about: Option<&PersonId>, words: &str) {
    let by = sent.by.clone();
    if words.trim().is_empty() {
        desk.tell(&by, line::ReportAsk {});
        return;
    }
    let handlers = handlers(desk, &[Some(&by), about]);
    if handlers.is_empty() {
        let phone = desk.phone();
        desk.tell(&by, line::NobodyHandles { phone });
        return;
    }
    desk.cohort.moderation.last_act += 1;
    let number = desk.cohort.moderation.last_act.to_string();
    desk.audit(None, "report", None, json!({ "number": number }));
    for handler in handlers.into_iter().take(HANDLERS) {
        let cohort = desk.cohort.structure.name.clone();
        let text = WORDS.to_owned();
        let forwarded = line::ReportForwarded { cohort, number: number.clone(), text };
        forward(desk, sent, &handler, &forwarded.into());
    }
    desk.tell(&by, line::ReportReceived { number });
}

/// `!appeal …`: goes to another than the one who acted, who may then undo it.
pub fn appeal(desk: &mut Desk<'_>, sent: &Sent) {
    let (by, now) = (sent.by.clone(), desk.now());
    let acts = &desk.cohort.moderation.acts;
    let last = acts.iter().rev().find(|act| act.subject.as_ref() == Some(&by) && !act.undone);
    let Some(act) = last.cloned() else {
        desk.tell(&by, line::AppealNothing {});
        return;
    };
    let Some(handler) = handlers(desk, &[Some(&by), Some(&act.by)]).into_iter().next() else {
        let phone = desk.phone();
        desk.tell(&by, line::NobodyHandles { phone });
        return;
    };
    for stored in desk.cohort.moderation.acts.iter_mut().filter(|stored| stored.number == act.number) {
        stored.again = Some((handler.clone(), now));
    }
    let effect = effect(desk, &act.deed, &by, end_of(&act.deed, act.at), None);
    let (person, text) = (desk.person(&by), WORDS.to_owned());
    desk.audit(Some(&by), "appeal", None, json!({ "act": act.number }));
    forward(desk, sent, &handler, &line::AppealForwarded { person, effect, text }.into());
    desk.tell(&by, line::AppealReceived {});
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
