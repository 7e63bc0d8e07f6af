//! A rule that is being written, in one language after the other.

use super::{asks::Draft, change::room_for, lines as line};
use crate::{deciding::DecisionContext, ids::Language, text::Line};

/// In fewer characters nobody writes a rule.
const LEAST: usize = 10;

/// So many characters it may have in a language: all rules are read in one message.
pub fn limit(ctx: &DecisionContext<'_>, so_far: &Draft, language: Language) -> usize {
    room_for(&ctx.cohort.structure, so_far.was.as_ref(), language)
}

/// Whether there is room for it beside the others, in each language.
pub fn has_room(ctx: &DecisionContext<'_>, so_far: &Draft) -> bool {
    let languages = &ctx.cohort.structure.languages;
    languages.iter().all(|language| limit(ctx, so_far, *language) >= LEAST)
}

/// That it is too long, and by how much.
pub fn too_long(beyond: usize) -> Line {
    line::TooLong { count: i64::try_from(beyond).unwrap_or(i64::MAX) }.into()
}
