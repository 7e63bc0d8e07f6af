//! The language menu: the one text that speaks several languages.

use super::Line;
use crate::ids::Language;
use crate::onboarding::lines as onboarding;

/// The menu of a cohort's languages, in the order of their digits from 1. Each choice is in its own language; the heading
/// is in the language in which the menu is rendered, the cohort's first.
pub fn language_menu(cohort: &str, languages: &[Language]) -> Line {
    let choices = (1..).zip(languages);
    let choices = choices
        .map(|(digit, language)| Line::from(onboarding::LanguageChoice { digit }).in_language(*language));
    onboarding::LanguageMenu { cohort: cohort.to_owned(), choices: choices.collect() }.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::render;

    #[test]
    fn the_menu_speaks_each_language_in_itself() {
        let menu = language_menu("Lari nurses", &[Language::Sw, Language::En]);
        insta::assert_snapshot!(render(Language::Sw, &menu).plain, @r"
        Lari nurses: nitumie lugha gani nawe? Tuma namba yake.
        1 Kiswahili: tuma 1
        2 English: send 2
        9 hurudisha orodha hii. 0 humwita mtu.
        ");
    }
}
