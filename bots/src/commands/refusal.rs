//! What somebody reads who may not use a command, or not there. Nothing else follows from it.

use crate::{
    command::{Call, CommandSpec, Footing},
    deciding::DecisionContext,
    ids::PersonId,
    rights::Barred,
    text::general,
};

/// Says why not: in the command's own way, else in the usual one.
pub(super) fn refuse(ctx: &mut DecisionContext<'_>, spec: &CommandSpec, call: &Call<'_>, barred: Barred) {
    let by = &call.sent.by;
    if barred == Barred::Footing(Footing::Stranger) || (spec.refused)(ctx, call, barred) {
        return;
    }
    if barred.before_the_rules(ctx.cohort, by) {
        ctx.tell(by, general::RulesFirst {});
    } else {
        ctx.tell(by, general::NotForYou {});
    }
}

/// Whatever becomes of an emergency, the number is shown.
pub(super) fn emergency(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let phone = ctx.phone();
    ctx.tell(by, general::Emergency { phone });
}
