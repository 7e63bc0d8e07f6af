//! Words ready to send: one prompt a week to start a talk with, in each language, in the same order.

use super::rota::TurnId;
use crate::ids::Language;

/// The prompts of a language, one a line.
pub fn prompts(language: Language) -> impl Iterator<Item = &'static str> {
    language.lines("prompts.txt")
}

/// The prompt for a turn; after the last one they begin again.
pub fn weekly(language: Language, turn: TurnId) -> &'static str {
    let count = prompts(language).count().max(1);
    let number = usize::try_from(turn.0).unwrap_or(0) % count;
    prompts(language).nth(number).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_a_year_of_prompts_in_each_language() {
        for language in Language::ALL {
            assert_eq!(prompts(language).count(), 26, "{language:?}");
            assert!(prompts(language).all(|prompt| prompt.chars().count() <= 160), "{language:?}");
        }
    }

    #[test]
    fn each_week_has_its_own_and_they_come_round() {
        let first = weekly(Language::Sw, TurnId(0));
        assert_ne!(first, weekly(Language::Sw, TurnId(1)));
        assert_eq!(first, weekly(Language::Sw, TurnId(26)));
    }
}
