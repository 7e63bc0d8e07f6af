//! In which language somebody wrote of whom nothing is known yet: told by words that one language's texts have and no
//! other's. It is good for one answer; nobody's language is kept by it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::OnceLock,
};

use super::{catalogue::files, words};
use crate::ids::Language;

/// So much of a text is looked at, in letters.
const LOOKED_AT: usize = 400;

/// The language of a text, if its words say so.
pub fn language_of(text: &str) -> Option<Language> {
    static OWN: OnceLock<BTreeMap<String, Language>> = OnceLock::new();
    let own = OWN.get_or_init(own_words);
    // A command's first name is the same for all.
    let text = text.trim_start();
    let text = if text.starts_with('!') { text.split_once(char::is_whitespace)?.1 } else { text };
    let text: String = text.chars().take(LOOKED_AT).collect();
    let mut found: BTreeMap<Language, usize> = BTreeMap::new();
    for word in words(&words::folded(&text)) {
        if let Some(language) = own.get(word) {
            *found.entry(*language).or_default() += 1;
        }
    }
    let most = found.values().copied().max()?;
    let mut first = found.into_iter().filter(|(_, count)| *count == most).map(|(language, _)| language);
    let language = first.next();
    language.filter(|_| first.next().is_none())
}

/// The words of the catalogues that one language alone has.
fn own_words() -> BTreeMap<String, Language> {
    let mut by_word: BTreeMap<String, BTreeSet<Language>> = BTreeMap::new();
    for language in Language::ALL {
        for (_, file) in files(language) {
            for line in file.lines().filter_map(said_in) {
                let line = words::folded(&without_placeables(line));
                for word in words(&line).filter(|word| !word.contains(|c: char| c.is_ascii_digit())) {
                    by_word.entry(word.to_owned()).or_default().insert(language);
                }
            }
        }
    }
    let alone = by_word.into_iter().filter_map(|(word, of)| match of.len() {
        1 => Some((word, of.into_iter().next()?)),
        _ => None,
    });
    alone.collect()
}

/// What a line of a catalogue says, without its key.
fn said_in(line: &str) -> Option<&str> {
    match line.starts_with(char::is_whitespace) {
        true => Some(line.strip_prefix(char::is_whitespace)?.trim_start()),
        false if line.starts_with('#') => None,
        false => Some(line.split_once('=')?.1),
    }
}

fn without_placeables(line: &str) -> String {
    let mut depth = 0_usize;
    let kept = line.chars().filter(|c| {
        let was = depth;
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        was == 0 && depth == 0
    });
    kept.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn peoples_own_words_say_it() {
        let said = [
            ("Habari, nina karatasi yenye namba", Language::Sw),
            ("msimbo wangu ni 1111 2222", Language::Sw),
            ("bonjour, j'ai un billet", Language::Fr),
            ("olá, não tenho convite", Language::Pt),
            ("नमस्ते, मेरे पास पर्ची है", Language::Hi),
            ("hello, I have a paper with a number", Language::En),
        ];
        for (text, language) in said {
            assert_eq!(language_of(text), Some(language), "{text}");
        }
    }

    #[test]
    fn what_says_nothing_is_not_guessed() {
        for text in ["", "12345678", "👍", "Lari", "xyzzy", "!help", &"z".repeat(100_000)] {
            assert_eq!(language_of(text), None, "{}", text.chars().take(20).collect::<String>());
        }
        // As much of one as of another.
        assert_eq!(language_of("habari bonjour"), None);
    }
}
