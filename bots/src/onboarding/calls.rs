//! `0`: somebody wants to talk with a person. By day one is told at once; in quiet time nobody is rung for it, and all who
//! called are told to them together when working hours begin.

use std::collections::BTreeMap;

use super::lines as line;
use crate::{
    cohort::{Role, Task},
    deciding::DecisionContext,
    ids::PersonId,
    limits::Kind,
    rights,
    text::Line,
};

/// A person is called: the coordinator, else whoever looks after the room and can be reached. Once in some hours, and for
/// nobody who has gone or is kept out.
pub fn call_person(ctx: &mut DecisionContext<'_>, caller: &PersonId) {
    let (now, phone) = (ctx.now(), ctx.phone());
    if !may_call(ctx, caller) {
        let cohort = ctx.cohort.structure.name.clone();
        ctx.tell(caller, line::PersonCalledNot { cohort, phone });
        return;
    }
    let waits = ctx.cohort.members.get(caller).is_some_and(|member| member.calls.is_some());
    if let Some(opens) = ctx.rests_until()
        && (waits || ctx.cohort.limits.spent(caller, Kind::Call, now).is_none())
    {
        if let Some(member) = ctx.cohort.members.get_mut(caller) {
            member.calls.get_or_insert(now);
        }
        let at = ctx.moment(opens);
        ctx.tell(caller, line::PersonCallWaits { at, phone });
        return;
    }
    if let Some(again) = ctx.cohort.limits.spent(caller, Kind::Call, now) {
        let at = again.saturating_sub(Kind::Call.rule().1).unwrap_or(now);
        let at = ctx.past(at);
        ctx.tell(caller, line::PersonCalledBefore { at, phone });
        return;
    }
    match helper(ctx, caller) {
        Some(helper) => wanted(ctx, &helper, std::slice::from_ref(caller)),
        None => {
            ctx.tell(caller, line::PersonCalledNobody { phone });
        }
    }
}

fn may_call(ctx: &DecisionContext<'_>, caller: &PersonId) -> bool {
    let (now, moderation) = (ctx.now(), &ctx.cohort.bots.moderation);
    let out = moderation.is_removed(caller, now) || moderation.is_banned(caller, now);
    !out && ctx.cohort.is_in(caller)
}

/// Who is told that somebody calls.
fn helper(ctx: &DecisionContext<'_>, caller: &PersonId) -> Option<PersonId> {
    let cohort = &ctx.cohort;
    let with = |role: Role| {
        let of_role = cohort.structure.roster.iter().filter(move |row| row.roles.contains(&role));
        of_role.map(|row| row.person.clone())
    };
    let holder = cohort.bots.facilitation.on_duty().cloned();
    let mut helpers = with(Role::Coordinator).chain(with(Role::Moderator)).chain(holder);
    helpers.find(|one| one != caller && ctx.ready(one, Task::Come).is_ok())
}

/// One message about all who call, and a word to each of these.
fn wanted(ctx: &mut DecisionContext<'_>, helper: &PersonId, callers: &[PersonId]) {
    let (now, cohort) = (ctx.now(), ctx.cohort.structure.name.clone());
    let people: Vec<_> = callers.iter().map(|caller| ctx.person(caller)).collect();
    let told: Line = match people.as_slice() {
        [person] => line::PersonWanted { person: person.clone(), cohort }.into(),
        _ => line::PeopleWanted { people, cohort }.into(),
    };
    ctx.tell(helper, told);
    for caller in callers {
        ctx.cohort.limits.spend(caller, Kind::Call, now);
        let phone = ctx.phone();
        let called: Line = if rights::footing(ctx.cohort, caller, now).knows_peers() {
            line::PersonCalled { person: ctx.person(helper), phone }.into()
        } else {
            line::PersonCalledUnnamed { phone }.into()
        };
        ctx.tell(caller, called);
    }
}

/// Working hours have begun: who called in quiet time, and still belongs here, is told of.
pub(super) fn progress(ctx: &mut DecisionContext<'_>) {
    if ctx.rests_until().is_some() {
        return;
    }
    let waiting = ctx
        .cohort
        .members
        .iter_mut()
        .filter_map(|(person, member)| member.calls.take().map(|_| person.clone()));
    let waiting: Vec<PersonId> = waiting.collect();
    let waiting: Vec<PersonId> = waiting.into_iter().filter(|caller| may_call(ctx, caller)).collect();
    let mut of_helper: BTreeMap<PersonId, Vec<PersonId>> = BTreeMap::new();
    for caller in waiting {
        match helper(ctx, &caller) {
            Some(helper) => of_helper.entry(helper).or_default().push(caller),
            None => {
                let phone = ctx.phone();
                ctx.tell(&caller, line::PersonCalledNobody { phone });
            }
        }
    }
    for (helper, callers) in of_helper {
        wanted(ctx, &helper, &callers);
    }
}
