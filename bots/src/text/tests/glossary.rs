//! The field's words: where the English text says one, each language says its own word for it, and never one that means
//! something else.

use std::collections::BTreeMap;

use crate::ids::Language;
use crate::text::catalogue::files;
use crate::text::{folded, in_word};

/// `term = word, other form | not: word to avoid`
struct Term {
    english: String,
    forms: Vec<String>,
    avoid: Vec<String>,
}

fn glossary(language: Language) -> Vec<Term> {
    let text = language.apart().iter().find(|(name, _)| *name == "glossary.txt").map(|(_, text)| *text);
    let lines = text.unwrap_or_else(|| panic!("{language} has no glossary")).lines().map(str::trim);
    let list = |text: &str| -> Vec<String> {
        text.split(',').map(|word| folded(word.trim())).filter(|word| !word.is_empty()).collect()
    };
    lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (english, rest) = line.split_once(" = ").unwrap_or_else(|| panic!("{language}: {line}"));
            let (forms, avoid) = rest.split_once("| not:").unwrap_or((rest, ""));
            Term { english: english.trim().to_lowercase(), forms: list(forms), avoid: list(avoid) }
        })
        .collect()
}

/// Each entry with the whole of its text.
fn texts(language: Language) -> BTreeMap<String, String> {
    let mut texts: BTreeMap<String, String> = BTreeMap::new();
    let mut current = None;
    for line in files(language).flat_map(|(_, text)| text.lines()).filter(|line| !line.starts_with('#')) {
        if let Some((key, text)) =
            line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_lowercase()))
        {
            texts.insert(key.to_owned(), text.to_owned());
            current = Some(key.to_owned());
        } else if let Some(text) = current.as_ref().and_then(|key| texts.get_mut(key)) {
            // The name a command has in a language is none of its words.
            if !line.trim_start().starts_with('.') {
                text.push('\n');
                text.push_str(line);
            }
        }
    }
    texts.retain(|key, _| !key.starts_with("words-") && !key.starts_with("catalogue-"));
    texts.into_iter().map(|(key, text)| (key, without_names(&text))).collect()
}

/// The text without the names of its arguments, which are English everywhere.
fn without_names(text: &str) -> String {
    let mut pieces = text.split('$');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |before, piece| {
        before + piece.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_')
    })
}

/// Whether a text has a word, as one: `room` in *rooms*, not in *mushroom*.
fn says(text: &str, word: &str, plural: bool) -> bool {
    text.match_indices(word).any(|(at, found)| {
        let after = &text[at + found.len()..];
        let after = if plural { after.strip_prefix('s').unwrap_or(after) } else { after };
        !text[..at].ends_with(in_word) && !after.starts_with(in_word)
    })
}

#[test]
fn each_term_is_said_by_its_own_word() {
    let english = texts(Language::En);
    let source: Vec<String> = glossary(Language::En).into_iter().map(|term| term.english).collect();
    let mut wrong = Vec::new();
    for language in Language::ALL {
        let (glossary, texts) = (glossary(language), texts(language));
        for term in &source {
            assert!(glossary.iter().any(|own| own.english == *term), "{language} lacks the term {term}");
        }
        for (key, text) in &texts {
            let (text, english) = (folded(text), english[key].to_lowercase());
            for term in &glossary {
                let lacks = says(&english, &term.english, true)
                    && !term.forms.iter().any(|form| text.contains(form.as_str()));
                if lacks {
                    wrong.push(format!("{language} {key}: no word for {:?}: {text}", term.english));
                }
                for avoid in term.avoid.iter().filter(|avoid| says(&text, avoid, false)) {
                    wrong.push(format!("{language} {key}: {avoid:?} is to be avoided: {text}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
