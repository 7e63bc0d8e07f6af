//! The last acts, for those who moderate.

use super::{effect, end_of, state::Act};
use crate::{
    deciding::Desk,
    ids::PersonId,
    text::{Line, moderation as line},
};

/// So many acts are shown at most.
const SHOWN: usize = 5;
/// The longest text that a person is sent (`mission.md`), in characters.
const LONGEST: usize = 480;

/// `!audit`: the last acts, to moderators in private.
pub fn audit(desk: &mut Desk<'_>, by: &PersonId) {
    let cohort = desk.cohort.structure.name.clone();
    if !desk.cohort.may_moderate(by) {
        desk.tell(by, line::Refused { why: line::WhyNotYours {}.into() });
        return;
    }
    let acts: Vec<Act> = desk.cohort.moderation.acts.iter().rev().take(SHOWN).cloned().collect();
    let entries: Vec<Line> = acts.iter().filter_map(|act| entry(desk, act)).collect();
    let mut shown: Vec<Line> = Vec::new();
    for entry in entries {
        shown.push(entry);
        let audit: Line = line::Audit { cohort: cohort.clone(), entries: shown.clone() }.into();
        // Names may be long: what does not fit is left out, the oldest first.
        if shown.len() > 1 && desk.render_for(by, &audit).plain.chars().count() > LONGEST {
            shown.pop();
            break;
        }
    }
    let answer: Line = if shown.is_empty() {
        line::AuditEmpty { cohort }.into()
    } else {
        line::Audit { cohort, entries: shown }.into()
    };
    desk.tell(by, answer);
}

fn entry(desk: &Desk<'_>, act: &Act) -> Option<Line> {
    let subject = act.subject.as_ref()?;
    let (at, actor) = (desk.past(act.at), desk.person(&act.by));
    let effect = effect(desk, &act.deed, subject, end_of(&act.deed, act.at), None);
    Some(if act.undone {
        line::AuditEntryUndone { at, actor, effect }.into()
    } else {
        line::AuditEntry { at, actor, effect }.into()
    })
}
