//! Whether somebody calls for help, however they write it in a hurry: with a space after the mark, a quotation mark
//! before it, without any mark, with another word for it, in any shipped language.

use crate::{
    command::{Choice, answer, is_made_of, is_made_of_these},
    ids::Language,
    text::{Slot, folded, in_word, vocabulary, words as split},
};

/// The alarm sign, as a word of its own.
const SIGN: char = '🚨';

/// A message that begins as a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heard<'a> {
    /// Whether it has the mark of a command.
    pub marked: bool,
    /// What stands after the word.
    pub rest: &'a str,
}

/// The call that a message is. What quotes another message is none.
pub fn heard(body: &str) -> Option<Heard<'_>> {
    let body = body.trim_start();
    if body.starts_with('>') {
        return None;
    }
    let begins = body.find(|c: char| c.is_alphanumeric() || c == SIGN)?;
    let (before, word) = body.split_at(begins);
    let marked = before.contains(['!', '！', '/']);
    let end = match word.strip_prefix(SIGN) {
        Some(rest) => word.len() - rest.len(),
        None => word.find(|c: char| !in_word(c) && c != '_').unwrap_or(word.len()),
    };
    let (word, rest) = word.split_at(end);
    is_word(word).then(|| Heard { marked, rest: rest.trim() })
}

fn is_word(word: &str) -> bool {
    let word = folded(word);
    Language::ALL.into_iter().any(|language| vocabulary(language, Slot::Urgent).contains(&word))
}

/// Whether a text has the word for an emergency anywhere in it.
pub fn mentions(body: &str) -> bool {
    body.contains(SIGN) || split(body).any(is_word)
}

/// Whether a text has a word for an emergency or one that tells of danger: then help comes first in what is asked.
pub fn alarms(body: &str) -> bool {
    let said = format!(" {} ", plain(body));
    let tells = |language| {
        let mut phrases = vocabulary(language, Slot::Danger).iter();
        phrases.any(|phrase| said.contains(&format!(" {phrase} ")))
    };
    mentions(body) || Language::ALL.into_iter().any(tells)
}

/// Only the words, in lower case, with one space between them.
fn plain(text: &str) -> String {
    folded(&split(text).collect::<Vec<_>>().join(" "))
}

/// What the words after a call say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// Nothing that could help anybody: no word at all, or a digit or a yes by itself.
    None,
    /// That it was a mistake.
    Stop,
    /// What has happened.
    Some,
}

/// Reads them. A digit, a *stop* and a mark by itself are never what has happened.
pub fn words(text: &str, own: Language) -> Words {
    if is_stop(text, own) {
        Words::Stop
    } else if !text.contains(char::is_alphanumeric) || answer(text, Language::ALL.as_slice()).is_some() {
        Words::None
    } else {
        Words::Some
    }
}

/// Whether a text of somebody who speaks a language takes a call back and says nothing else: by a word for it, by *nothing*, or
/// by a *no*.
pub fn is_stop(text: &str, own: Language) -> bool {
    let no = |language| answer(text, &[language]).is_some_and(ends);
    calls_off(text, own) || no(own) || !means_else(&plain(text), own) && Language::ALL.into_iter().any(no)
}

/// The same but for a bare *no*, which may answer something else.
pub fn calls_off(text: &str, own: Language) -> bool {
    stops(text, own, &[Slot::Stop, Slot::Nothing], &[Slot::StopBeside])
}

/// Whether it takes a call back by a word for it, whoever may have asked something. *Nothing* and *no* may be meant for whoever
/// helps.
pub fn says_stop(text: &str, own: Language) -> bool {
    stops(text, own, &[Slot::Stop], &[Slot::StopBeside, Slot::Nothing])
}

/// In their language or in another.
fn stops(text: &str, own: Language, words: &[Slot], beside: &[Slot]) -> bool {
    let said = plain(text);
    let stops = |language| is_made_of_these(&said, language, words, beside);
    stops(own) || !means_else(&said, own) && Language::ALL.into_iter().any(stops)
}

/// Whether words that stop a call in another language say something kind in their author's: *acha* is *stop* in Swahili, and
/// *good* in Hindi.
fn means_else(said: &str, own: Language) -> bool {
    [Slot::Yes, Slot::YesBeside, Slot::NoBeside, Slot::Thanks]
        .into_iter()
        .any(|slot| is_made_of(said, &[own], slot, Slot::YesBeside))
}

/// Whether an answer to *what has happened?*, or to *I told …*, says that it was a mistake.
pub fn ends(choice: Choice) -> bool {
    choice.is_no()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(body: &str) -> Option<(bool, &str)> {
        heard(body).map(|heard| (heard.marked, heard.rest))
    }

    #[test]
    fn whoever_seems_to_call_is_heard() {
        for body in [
            "!urgent woman fits",
            "! urgent woman fits",
            "\"!urgent woman fits",
            "“!urgent woman fits",
            "!Urgent: woman fits",
            "！urgent woman fits",
            "!!urgent woman fits",
            " *!urgent* woman fits",
            "!emergency woman fits",
            "!sos woman fits",
            "!dharura woman fits",
            "!  DHARURA, woman fits",
            "/urgent woman fits",
            "!🚨 woman fits",
        ] {
            let Some((true, rest)) = marked(body) else { panic!("{body}: {:?}", marked(body)) };
            assert!(rest.ends_with("woman fits"), "{body}: {rest}");
        }
        for body in [
            "urgent woman fits",
            "URGENT! woman fits",
            "Dharura woman fits",
            "sos woman fits",
            "🚨 woman fits",
        ] {
            assert!(matches!(marked(body), Some((false, rest)) if rest.ends_with("woman fits")), "{body}");
        }
        for body in ["urgently needed", "not urgent", "> !urgent fire", "!!! wow", "", "?", "2"] {
            assert_eq!(heard(body), None, "{body}");
        }
        for body in [
            "help me please child not breathing",
            "hii ni dharura",
            "is this urgent?",
            "She can’t breathe",
            "mtoto HAPUMUI!!",
            "the mother is bleeding, what shall I do",
        ] {
            assert!(alarms(body), "{body}");
        }
        for body in ["tomorrow I bring the forms", "urgently", "he helps me", "damu safi", ""] {
            assert!(!alarms(body), "{body}");
        }
        assert!(mentions("it is URGENT!") && mentions("ni dharura") && !mentions("urgently"));
    }

    #[test]
    fn a_digit_a_stop_and_a_mark_are_not_what_has_happened() {
        for text in ["", "?", "!!", "1", "9", "yes", "…"] {
            assert_eq!(words(text, Language::En), Words::None, "{text}");
        }
        for text in [
            "2",
            "no",
            "stop",
            "STOP!!",
            "cancel",
            "It was a mistake.",
            "acha",
            "hapana",
            "cancel it please it was a mistake",
            "sorry, no emergency, all is well",
            "nothing, I was only trying",
            "hakuna",
            "samahani, ilikuwa kosa tu",
        ] {
            assert_eq!(words(text, Language::En), Words::Stop, "{text}");
        }
        for text in [
            "woman fits",
            "stop bleeding",
            "please stop the bleeding",
            "2 children are ill",
            "0712 345678",
            "hakuna damu",
            "nothing helps",
        ] {
            assert_eq!(words(text, Language::En), Words::Some, "{text}");
        }
    }
}
