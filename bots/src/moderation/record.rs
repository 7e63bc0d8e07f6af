//! The last acts, for those who moderate.

use super::{effect, end_of, state::ActionRecord};
use crate::{deciding::DecisionContext, ids::PersonId, moderation::lines as line, text::Line};

/// So many acts are shown at most.
const SHOWN: usize = 5;
/// The longest text that a person is sent (`mission.md`), in characters.
const LONGEST: usize = 480;

/// `!audit`: the last acts, to moderators in private.
pub fn audit(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let cohort = ctx.cohort.structure.name.clone();
    if !ctx.cohort.may_moderate(by) {
        ctx.tell(by, line::Refused { why: line::WhyNotYours {}.into() });
        return;
    }
    let acts: Vec<ActionRecord> = ctx.cohort.bots.moderation.acts.iter().rev().take(SHOWN).cloned().collect();
    let entries: Vec<Line> = acts.iter().filter_map(|act| entry(ctx, act)).collect();
    let mut shown: Vec<Line> = Vec::new();
    for entry in entries {
        shown.push(entry);
        let audit: Line = line::Audit { cohort: cohort.clone(), entries: shown.clone() }.into();
        // Names may be long: what does not fit is left out, the oldest first.
        if shown.len() > 1 && ctx.render_for(by, &audit).plain.chars().count() > LONGEST {
            shown.pop();
            break;
        }
    }
    let answer: Line = if shown.is_empty() {
        line::AuditEmpty { cohort }.into()
    } else {
        line::Audit { cohort, entries: shown }.into()
    };
    ctx.tell(by, answer);
}

fn entry(ctx: &DecisionContext<'_>, act: &ActionRecord) -> Option<Line> {
    let subject = act.subject.as_ref()?;
    let (at, actor) = (ctx.past(act.at), ctx.person(&act.by));
    let effect = effect(ctx, &act.action, subject, end_of(&act.action, act.at), None);
    Some(if act.undone {
        line::AuditEntryUndone { at, actor, effect }.into()
    } else {
        line::AuditEntry { at, actor, effect }.into()
    })
}
