//! How easy the texts are: grade 6 in English (Flesch–Kincaid), short sentences in Swahili, for which no validated
//! formula exists (catalogue, section 5).

use super::all;
use super::sample::ADDRESS;
use crate::ids::Language;
use crate::text::{Line, Manner, lines, render};

/// The sentences of a text: ended by a full stop, a question or exclamation mark, a colon, or the line. A mark at the
/// start of a word (`!help`) ends nothing, nor does one within a number or an address.
fn sentences(text: &str) -> Vec<Vec<String>> {
    let mut all = Vec::new();
    for line in text.lines() {
        let mut sentence = Vec::new();
        for word in line.split_whitespace() {
            let bare: String = word.chars().filter(|c| c.is_alphanumeric() || *c == '\'').collect();
            if !bare.is_empty() {
                sentence.push(bare);
            }
            if word.len() > 1
                && word.trim_end_matches(['”', ')', '"']).ends_with(['.', '?', '!', ':', ';', '।'])
            {
                all.push(std::mem::take(&mut sentence));
            }
        }
        all.push(sentence);
    }
    all.retain(|sentence| !sentence.is_empty());
    all
}

/// English syllables by groups of vowels; a silent final e does not count. Numbers count as one.
fn syllables(word: &str) -> u32 {
    let word = word.to_lowercase();
    let vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut before = false;
    for c in word.chars() {
        groups += u32::from(vowel(c) && !before);
        before = vowel(c);
    }
    let silent =
        word.ends_with('e') && !word.ends_with("le") || word.ends_with("ed") && !word.ends_with("ted");
    if silent && groups > 1 {
        groups -= 1;
    }
    groups.max(1)
}

/// The Flesch–Kincaid grade: 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
fn grade(text: &str) -> f64 {
    let sentences = sentences(text);
    let words: Vec<&String> = sentences.iter().flatten().collect();
    let syllables: u32 = words.iter().map(|word| syllables(word)).sum();
    let (sentences, words) = (sentences.len() as f64, words.len() as f64);
    0.39 * words / sentences + 11.8 * f64::from(syllables) / words - 15.59
}

fn seen(language: Language, line: &Line) -> String {
    render(language, line).plain.replace(&format!(" ({ADDRESS})"), "")
}

#[test]
fn the_measure_measures() {
    assert_eq!(syllables("reading"), 2);
    assert_eq!(syllables("facilitator"), 5);
    assert_eq!(syllables("like"), 1);
    assert_eq!(syllables("table"), 2);
    assert_eq!(sentences("Send !help. It works, 17:00 or 2.5!").len(), 2);
    // Two known texts: a children's sentence and an official one.
    assert!(grade("The cat sat on the mat. It was warm.") < 1.0);
    assert!(
        grade("Participation in the organisational consultation is mandatory for all affiliated personnel.")
            > 12.0
    );
}

#[test]
fn english_texts_read_at_grade_six_or_below() {
    let mut whole = Vec::new();
    let mut hard = Vec::new();
    for line in lines::samples().iter().filter(|line| line.manner() != Manner::Part) {
        let text = seen(Language::En, line);
        let grade = grade(&text);
        // An average over fewer words says nothing; they count in the whole.
        let enough = text.split_whitespace().count() >= 10;
        if grade > 6.0 && enough {
            hard.push(format!("{} {grade:.1}", line.key()));
        }
        whole.push(text);
    }
    assert!(grade(&whole.join("\n")) <= 6.0);
    assert_eq!(hard, Vec::<String>::new(), "texts above grade 6");
}

#[test]
fn swahili_sentences_have_twelve_words_at_most() {
    for (language, line) in all().filter(|(language, _)| *language == Language::Sw) {
        for sentence in sentences(&seen(language, &line)) {
            let words = sentence.len();
            assert!(words <= 12, "{}: {words} words: {}", line.key(), sentence.join(" "));
        }
    }
}

/// Nothing better is known of the others either, so each may have a long sentence, and all together have short ones.
#[test]
fn other_languages_have_sentences_of_twelve_words_on_average() {
    for language in Language::ALL.into_iter().filter(|language| *language != Language::En) {
        let spoken = lines::samples();
        let texts = spoken.iter().filter(|line| line.manner() != Manner::Part);
        let words: Vec<usize> =
            texts.flat_map(|line| sentences(&seen(language, line))).map(|sentence| sentence.len()).collect();
        let average = words.iter().sum::<usize>() as f64 / words.len() as f64;
        assert!(average <= 12.0, "{language}: {average:.1} words a sentence");
    }
}
