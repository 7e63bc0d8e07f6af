//! What somebody reads who may not use a command, or not there. Nothing else follows from it.

use crate::{
    command::{At, Call, CommandSpec, Footing},
    deciding::DecisionContext,
    ids::{PersonId, RoomKind},
    rights::{self, Barred},
    text::{Line, general},
};

/// Says why not: in the command's own way, else in the usual one.
pub(super) fn refuse(ctx: &mut DecisionContext<'_>, spec: &CommandSpec, call: &Call<'_>, barred: Barred) {
    let by = &call.sent.by;
    if barred == Barred::Footing(Footing::Stranger) || (spec.refused)(ctx, call, barred) {
        return;
    }
    let why = if barred.before_the_rules(ctx.cohort, by) {
        general::RulesFirst {}.into()
    } else {
        why_not(ctx, spec, call, barred)
    };
    ctx.tell(by, why);
}

/// Why not, and what there is instead.
fn why_not(ctx: &DecisionContext<'_>, spec: &CommandSpec, call: &Call<'_>, barred: Barred) -> Line {
    let cohort = ctx.cohort.structure.name.clone();
    // A room that they may not enter is closed to them as they stand, not because of where they asked.
    let stands = match barred {
        Barred::Footing(footing) => footing,
        Barred::Place if spec.audience.at == At::OwnRoom => {
            rights::footing(ctx.cohort, &call.sent.by, ctx.now())
        }
        _ => Footing::Member,
    };
    match stands {
        Footing::Supervisor if ctx.cohort.structure.rooms.contains_key(&RoomKind::Liaison) => {
            general::ForPeers { cohort }.into()
        }
        Footing::Supervisor => general::ForPeersAlone { cohort }.into(),
        Footing::Gone => general::NotIn { cohort }.into(),
        Footing::Muted | Footing::KeptOut => general::WhileKept {}.into(),
        _ => general::NotForYou {}.into(),
    }
}

/// Whatever becomes of an emergency, the number is shown.
pub(super) fn emergency(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let phone = ctx.phone();
    ctx.tell(by, general::Emergency { phone });
}
