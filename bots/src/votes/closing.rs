//! The questions of a vote that is over.

use jiff::Timestamp;

use super::{asks::Question, lines as line, state::Vote};
use crate::{
    deciding::DecisionContext,
    effect::{Effect, Message},
    ids::{EffectKey, PersonId},
};

/// Nobody is asked any more, and where the question stands people read so.
pub fn over(ctx: &mut DecisionContext<'_>, vote: &Vote) {
    let asked = Question::Ballot { vote: vote.number };
    let open = ctx.cohort.prompts.iter().filter(|prompt| prompt.question.is(&asked));
    let carriers: Vec<(PersonId, EffectKey)> = open
        .flat_map(|prompt| {
            let keys = std::iter::once(&prompt.key).chain(&prompt.again);
            keys.map(|key| (prompt.person.clone(), key.clone()))
        })
        .collect();
    close(ctx, vote.number);
    let cohort = ctx.cohort.structure.name.clone();
    for (person, key) in carriers {
        let words = ctx.private(&person, &line::Closed { cohort: cohort.clone() }.into());
        ctx.effect(Effect::Say(Message { edits: Some(key), ..words }));
    }
}

/// Nobody is asked any more; who answers now reads that it is over.
pub fn close(ctx: &mut DecisionContext<'_>, number: u64) {
    let now: Timestamp = ctx.now();
    for prompt in &mut ctx.cohort.prompts {
        if prompt.question.is(&Question::Ballot { vote: number }) {
            prompt.expires = prompt.expires.min(now);
        }
    }
}
