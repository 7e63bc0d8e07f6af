//! The cohort's file is applied: what it says is taken over, and what people decided in chat stays, but for what the
//! operator asks to override by name.

use jiff::Timestamp;
use serde_json::json;

use crate::{
    bot::{Only, Stands},
    cohort::{Cohort, Structure},
    deciding::DecisionContext,
    event::Reset,
    fact::Fact,
    registry,
};

/// What a cohort's file comes to: what people decided stands instead of what it says, but for what is lifted.
pub fn laid_over(cohort: &Cohort, mut structure: Structure, lifted: &[Reset]) -> Structure {
    let stays = |stands: &&Stands| lifted.iter().all(|reset| reset.name != stands.name);
    for stands in registry::stands().filter(stays) {
        (stands.lay_over)(cohort, &mut structure);
    }
    structure
}

/// A cohort as it is once a file was applied to it and nothing was overridden.
pub fn adopt(cohort: &mut Cohort, structure: Structure, now: Timestamp) {
    let structure = laid_over(cohort, structure, &[]);
    cohort.apply_structure(structure, now);
}

/// Takes over what the file owns.
pub(crate) fn applied(ctx: &mut DecisionContext<'_>, structure: &Structure, resets: &[Reset]) {
    let now = ctx.now();
    let was = ctx.cohort.structure.rules.clone();
    let mut structure = structure.clone();
    for stands in registry::stands().filter(|stands| resets.iter().any(|reset| reset.name == stands.name)) {
        (stands.lift)(ctx, &mut structure);
    }
    adopt(ctx.cohort, structure, now);
    let rules_changed = ctx.cohort.structure.rules.version > was.version;
    undo(ctx, resets);
    let (rules, people) = (ctx.cohort.structure.rules.version, ctx.cohort.structure.roster.len());
    // By their words: the log names nobody, and whom a reset was about stands in its own line.
    let resets: Vec<&str> = resets.iter().map(|reset| reset.name).collect();
    ctx.audit(None, "apply", None, json!({ "rules": rules, "people": people, "reset": resets }));
    if rules_changed {
        ctx.raise(Fact::RulesChanged { was: Box::new(was) });
    }
    ctx.consequences.reconcile = true;
}

/// What people decided in chat is overridden only here: one thing at a time, asked for by name by the operator, each
/// written to the audit log.
fn undo(ctx: &mut DecisionContext<'_>, resets: &[Reset]) {
    for reset in resets {
        let person = reset.account.as_ref().map(|account| ctx.known.directory.person_of(account).cloned());
        let only = person.as_ref().map_or(Only::All, |person| Only::One(person.as_ref()));
        for found in registry::resets().filter(|found| found.name == reset.name) {
            (found.undo)(ctx, only);
        }
    }
}
