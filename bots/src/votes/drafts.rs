//! A rule that is being written, in one language after the other.

use super::{
    asks::{Draft, Question},
    change::{Change, room_for},
    lines as line, proposing, steps,
};
use crate::{
    deciding::DecisionContext,
    ids::{Language, PersonId},
    text::Line,
};

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

/// The words in the language that is asked for. What is too long is asked for again, and the others stay.
pub fn given(ctx: &mut DecisionContext<'_>, by: &PersonId, mut so_far: Draft, words: String) {
    if let Some(language) = steps::next_language(ctx, by, &so_far).filter(|_| !words.is_empty()) {
        let beyond = words.chars().count().saturating_sub(limit(ctx, &so_far, language));
        if beyond > 0 {
            ctx.tell(by, too_long(beyond));
        } else {
            so_far.now.insert(language, words);
        }
    }
    if steps::next_language(ctx, by, &so_far).is_some() {
        proposing::ask(ctx, by, Question::RuleWords { so_far });
    } else {
        proposing::preview(ctx, by, Change::Rule { was: so_far.was, now: Some(so_far.now) });
    }
}

/// That it is too long, and by how much.
pub fn too_long(beyond: usize) -> Line {
    line::TooLong { count: i64::try_from(beyond).unwrap_or(i64::MAX) }.into()
}
