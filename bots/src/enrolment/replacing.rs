//! A member has another account: a slip brings it to the same person, with all that was decided of them.

use super::{lines as line, slips};
use crate::{cohort::RosterRow, deciding::DecisionContext, ids::PersonId};

/// A slip for the new account of somebody who is in.
pub(super) fn chosen(ctx: &mut DecisionContext<'_>, by: &PersonId, person: &PersonId) {
    let Some(row) = ctx.cohort.roster(person).cloned() else {
        ctx.tell(by, line::Nobody {});
        return;
    };
    let language = ctx.known.directory.people.get(person).and_then(|known| known.language).or(row.language);
    let name = ctx.known.directory.name_of(person);
    let code = ctx.known.fresh_codes.code(0);
    // What is stored of the code is nobody's name: it serves as the slip's.
    let slip = PersonId::new(code.hash.clone());
    let row = RosterRow { person: slip, language, ..row };
    slips::for_member(ctx, by, person, (row, name, code));
}
