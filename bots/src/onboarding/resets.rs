//! Leaving and declining, overridden by the operator.

use serde_json::json;

use crate::{
    bot::{Only, Reset},
    cohort::{Member, Standing},
    deciding::DecisionContext,
    ids::PersonId,
};

/// Who may be invited once more although they had left or declined.
pub const RESET: Reset = Reset {
    name: "standing",
    undo: |ctx, only| {
        let meant = match only {
            Only::All => None,
            Only::One(Some(person)) => Some(person.clone()),
            Only::One(None) => return,
        };
        standing(ctx, |person| meant.as_ref().is_none_or(|meant| meant == person));
    },
    of_one: true,
};

/// Who left or declined, and is on the roster now, is invited once more. A yes to the rules as they are still counts.
fn standing(ctx: &mut DecisionContext<'_>, meant: impl Fn(&PersonId) -> bool) {
    let version = ctx.cohort.structure.rules.version;
    let gone = |person: &PersonId, member: &Member| {
        matches!(member.standing, Standing::Left | Standing::Declined)
            && meant(person)
            && ctx.cohort.roster(person).is_some()
    };
    let people: Vec<PersonId> = ctx
        .cohort
        .members
        .iter()
        .filter(|(person, member)| gone(person, member))
        .map(|(person, _)| person.clone())
        .collect();
    for person in people {
        let Some(member) = ctx.cohort.members.get_mut(&person) else { continue };
        let yes = member.acceptance.as_ref().is_some_and(|yes| yes.rules_version >= version);
        member.asked_back = true;
        member.chat_offered = false;
        super::set_standing(ctx, &person, if yes { Standing::Agreed } else { Standing::Listed });
        ctx.audit(None, "reset", Some(&person), json!({ "field": "standing" }));
    }
}
