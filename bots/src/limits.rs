//! How much one person may set in motion: a bucket for each person and kind of effect, kept in the cohort's state.
//!
//! A limit is a person's, never a room's: whatever one of them sends, the others notice nothing. Emergencies are
//! refused by none of these.

pub use crate::cohort::limits::{Kind, Limits, Window};
use crate::{
    deciding::DecisionContext,
    effect::{Destination, Effect},
    ids::PersonId,
    text::general as line,
};

/// Windows that are over are not remembered.
pub(crate) fn forget(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    ctx.cohort.limits.forget(now);
}

/// Answers a person who asked for something, unless they were answered so often lately that the others have to come
/// first: then they read so, once. Who is no member gets no answer that could never reach them. What is urgent is
/// always answered.
pub(crate) fn answering(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    urgent: bool,
    answer: impl FnOnce(&mut DecisionContext<'_>),
) {
    let now = ctx.now();
    let member = ctx.cohort.members.contains_key(by);
    if !urgent && !member {
        return;
    }
    if !urgent && let Some(until) = ctx.cohort.limits.spent(by, Kind::Answer, now) {
        if ctx.cohort.limits.tell(by, Kind::Answer) {
            ctx.asker = Some(by.clone());
            let (until, phone) = (ctx.moment(until), ctx.phone());
            ctx.tell(by, line::TooMuch { until, phone });
        }
        return;
    }
    let before = ctx.consequences.effects.len();
    answer(ctx);
    // An answer of two messages counts as two; one that went elsewhere as one.
    let to_them = |(_, effect): &&(_, Effect)| matches!(effect, Effect::Say(message) if message.to == Destination::Chat(by.clone()));
    let said = ctx.consequences.effects[before..].iter();
    let count = said.clone().filter(to_them).count().max(usize::from(said.len() > 0));
    for _ in 0..if member { count } else { 0 } {
        ctx.cohort.limits.spend(by, Kind::Answer, now);
    }
}

/// Follows what a person did with a message of their own, which is true whether or not it is answered: over the limit
/// they are told nothing more. What asks them something is asked.
pub(crate) fn following(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    follow: impl FnOnce(&mut DecisionContext<'_>),
) {
    let now = ctx.now();
    let before = ctx.consequences.effects.len();
    follow(ctx);
    if ctx.consequences.effects.len() == before || !ctx.cohort.members.contains_key(by) {
        return;
    }
    if ctx.cohort.limits.spent(by, Kind::Answer, now).is_none() {
        ctx.cohort.limits.spend(by, Kind::Answer, now);
        return;
    }
    let prompts = &ctx.cohort.prompts;
    let mut number = 0;
    ctx.consequences.effects.retain(|(key, effect)| {
        number += 1;
        let to_them = matches!(effect, Effect::Say(message) if message.to == Destination::Chat(by.clone()));
        number <= before || !to_them || prompts.iter().any(|prompt| prompt.is_in(key))
    });
}

/// Whether one more of this kind is passed on to somebody else; counts it if so, and says so if not.
pub(crate) fn passes(ctx: &mut DecisionContext<'_>, by: &PersonId, kind: Kind) -> bool {
    let now = ctx.now();
    match ctx.cohort.limits.spent(by, kind, now) {
        None => {
            ctx.cohort.limits.spend(by, kind, now);
            true
        }
        Some(until) => {
            let (until, phone) = (ctx.moment(until), ctx.phone());
            ctx.tell(by, line::PassedOnEnough { until, phone });
            false
        }
    }
}
