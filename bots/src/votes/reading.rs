//! The answer to a vote that words are.

use super::lines as line;
use crate::{
    cohort::Choice,
    command::{is_made_of_these, thanks},
    ids::Language,
    text::{Line, Slot, folded, in_word, render},
};

/// The answer to a vote that words are, also beside a *sorry, I meant*, in whatever language.
pub fn choice(body: &str, is_review: bool) -> Option<Choice> {
    // *Ok thanks* is said to what came since.
    let said = || Language::ALL.into_iter().find_map(|language| choice_in(language, body, is_review));
    if thanks(body, &Language::ALL) { None } else { said() }
}

fn choice_in(language: Language, body: &str, is_review: bool) -> Option<Choice> {
    let beside = &[Slot::AnswerBeside, Slot::YesBeside, Slot::NoBeside];
    let made = |slot| is_made_of_these(&bare(body), language, &[slot], beside);
    let said = folded(bare(body).trim());
    let is = |line: Line| folded(&render(language, &line).plain) == said;
    if !is_review && (is(line::Others {}.into()) || made(Slot::ToTheOthers)) {
        Some(Choice::Digit(3))
    } else if made(Slot::Yes) || is_review && is(line::Keep {}.into()) {
        Some(Choice::Yes)
    } else if made(Slot::No) || is_review && is(line::Talk {}.into()) {
        Some(Choice::No)
    } else {
        None
    }
}

/// Words in the form in which they are compared, without the signs between them.
pub fn bare(body: &str) -> String {
    let apart = |c: char| if in_word(c) || matches!(c, '\'' | '’' | ' ') { c } else { ' ' };
    let spaced: String = body.chars().map(apart).collect();
    folded(&spaced).split_whitespace().collect::<Vec<_>>().join(" ")
}
