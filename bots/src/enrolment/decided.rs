//! Whom coordinators added, for the operator; and the operator's way to undo it.

use serde_json::json;

use super::slips;
use crate::{cohort::Structure, deciding::DecisionContext, decisions::Decisions};

/// A line for each who is on the roster by that alone.
pub(super) fn lines(of: &Decisions<'_>) -> Vec<String> {
    let added = of.cohort.bots.enrolment.added.iter();
    let there = added.filter(|added| of.cohort.roster(&added.row.person).is_some());
    let handed = of.cohort.bots.enrolment.handed.iter().map(|handed| {
        let (who, by) = (of.name(&handed.person), of.name(&handed.by));
        let what = if handed.holds { "coordinates" } else { "coordinates no more" };
        format!("{who} {what}, as {by} decided on {}", of.when(handed.at))
    });
    there
        .map(|added| {
            let (who, by) = (of.name(&added.row.person), of.name(&added.by));
            format!("{who} was added by {by} on {}", of.when(added.at))
        })
        .chain(handed)
        .collect()
}

/// From now on the file's people are the cohort's, and no others.
pub(super) fn lift(ctx: &mut DecisionContext<'_>, _: &mut Structure) {
    let count = std::mem::take(&mut ctx.cohort.bots.enrolment.added).len();
    let slips = ctx.cohort.bots.enrolment.slips.keys().cloned().collect();
    slips::drop_all(ctx, slips);
    ctx.audit(None, "reset", None, json!({ "field": "people", "people": count }));
}
