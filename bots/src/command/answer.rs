//! Answers: a digit, a yes or a no, as words or as reactions.

use crate::ids::Language;
use crate::text::{Slot, folded, in_word, vocabulary};

/// An answer to the newest question. What it means is the question's matter; for a yes-or-no question see
/// [`Choice::is_yes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// One of 0 to 9. `0` calls a person and `9` brings the language menu, whatever was asked.
    Digit(u8),
    /// A yes in words or as an emoji.
    Yes,
    /// A no in words or as an emoji.
    No,
}

impl Choice {
    /// Yes, or `1`, to a yes-or-no question.
    pub fn is_yes(self) -> bool {
        matches!(self, Self::Yes | Self::Digit(1))
    }

    /// No, or `2`, to a yes-or-no question.
    pub fn is_no(self) -> bool {
        matches!(self, Self::No | Self::Digit(2))
    }
}

/// An answer is short; a longer text is never one.
const LONGEST: usize = 60;

/// The answer that a message is, if it is nothing but an answer. Words count only in the languages of the person,
/// because a yes of one language is a word of another.
pub fn answer(body: &str, languages: &[Language]) -> Option<Choice> {
    if body.chars().count() > LONGEST {
        return None;
    }
    let said = body.trim().trim_end_matches(['.', '!', ',', ')', '।']).trim();
    match Mark::of(said) {
        Some(Mark::Yes) => return Some(Choice::Yes),
        Some(Mark::No) => return Some(Choice::No),
        Some(Mark::Digit(digit)) => return Some(Choice::Digit(digit)),
        _ => {}
    }
    let said = folded(&said.split_whitespace().collect::<Vec<_>>().join(" "));
    let among = |slot| languages.iter().any(|language| vocabulary(*language, slot).contains(&said));
    if among(Slot::Yes) {
        Some(Choice::Yes)
    } else if among(Slot::No) {
        Some(Choice::No)
    } else {
        None
    }
}

/// The answer of words that say yes or no, and are kind besides: *yes please*, *hapana asante*. Nothing is guessed: where
/// any other word, sign or number stands beside them, they are none.
pub fn kindly(body: &str, languages: &[Language]) -> Option<Choice> {
    if let Some(digit) = digit(body, languages) {
        return Some(digit);
    }
    if is_made_of(body, languages, Slot::Yes, Slot::YesBeside) {
        Some(Choice::Yes)
    } else if is_made_of(body, languages, Slot::No, Slot::NoBeside) {
        Some(Choice::No)
    } else {
        None
    }
}

/// The one digit of *1 please*, *number two* or *mbili tafadhali*.
fn digit(body: &str, languages: &[Language]) -> Option<Choice> {
    let is = |word: &str, slot| {
        languages.iter().any(|language| vocabulary(*language, slot).contains(&folded(word)))
    };
    let mut words = body.split_whitespace().skip_while(|word| is(word, Slot::NumberLead));
    let first = words.next()?.trim_matches(['.', ',', '!']);
    let digit = match answer(first, languages) {
        Some(Choice::Digit(digit)) => digit,
        Some(_) => return None,
        None => languages.iter().find_map(|language| in_words(*language, first))?,
    };
    let rest = words.collect::<Vec<_>>().join(" ");
    let beside = |slot| is_made_of(&rest, languages, slot, slot);
    let kind = || rest.chars().all(|c| is_kind(c) || c.is_whitespace());
    (kind() || beside(Slot::YesBeside) || beside(Slot::NoBeside)).then_some(Choice::Digit(digit))
}

/// A number from one to nine in words.
fn in_words(language: Language, word: &str) -> Option<u8> {
    let word = folded(word);
    let mut numbers = (1..=9).zip(vocabulary(language, Slot::Numbers));
    numbers.find(|(_, forms)| forms.split('/').any(|form| form == word)).map(|(number, _)| number)
}

/// The choice that somebody makes by its words: of *1 = post it, 2 = it is urgent* the one that stands in what they wrote, if it
/// is one only. Choices stand in a question as `1 = words`, apart by commas or lines.
pub fn chosen(body: &str, question: &str) -> Option<Choice> {
    if body.chars().count() > LONGEST {
        return None;
    }
    let body = folded(body);
    let body = body.trim().trim_end_matches(['.', '!', '।']);
    let choices = question.split(['\n', ',', '،']).filter_map(|piece| {
        let (digit, words) = piece.trim().split_once(" = ")?;
        let digit = digit.parse::<u8>().ok().filter(|digit| *digit < 10)?;
        let words = words.split(['.', '।']).next().unwrap_or_default();
        Some((digit, folded(words.trim())))
    });
    // A yes is no yes where more is said beside it.
    let plain = |words: &String| {
        let is = |slot| Language::ALL.iter().any(|language| vocabulary(*language, slot).contains(words));
        is(Slot::Yes) || is(Slot::No)
    };
    let choices = choices.filter(|(_, words)| !plain(words));
    let stands = |words: &str| {
        !words.is_empty()
            && body.match_indices(words).any(|(at, found)| {
                !body[..at].ends_with(in_word) && !body[at + found.len()..].starts_with(in_word)
            })
    };
    let meant: Vec<(u8, String)> = choices.filter(|(_, words)| stands(words)).collect();
    // *do not post it* holds *post it*: the longest says what is meant.
    let longest = meant.iter().max_by_key(|(_, words)| words.len())?;
    let others = meant.iter().all(|(_, words)| longest.1.contains(words.as_str()));
    others.then_some(Choice::Digit(longest.0))
}

/// Whether words say that somebody does not know, or does not understand, in whatever language, and nothing else.
pub fn unsure(body: &str) -> bool {
    let bare = body.trim().trim_end_matches(['?', '？', '.', '!']);
    let says = |language| is_made_of_both(bare, (&[language], Slot::Unsure), (&[language], Slot::NoBeside));
    Language::ALL.into_iter().any(says)
}

/// Whether words say that somebody cannot, in whatever language, and nothing else.
pub fn cannot(body: &str) -> bool {
    let says = |language| is_made_of_both(body, (&[language], Slot::Cannot), (&[language], Slot::NoBeside));
    Language::ALL.into_iter().any(says)
}

/// Whether words are thanks and nothing else.
pub fn thanks(body: &str, languages: &[Language]) -> bool {
    // *ok thanks* is no answer where nothing was asked.
    is_made_of(body, languages, Slot::Thanks, Slot::YesBeside)
        || with_a_yes(body, languages)
            .is_some_and(|rest| is_made_of(&rest, languages, Slot::Thanks, Slot::YesBeside))
}

/// What follows a yes at the beginning.
fn with_a_yes(body: &str, languages: &[Language]) -> Option<String> {
    let (first, rest) = body.trim().split_once(char::is_whitespace)?;
    let said = folded(first.trim_matches(['.', ',', '!']));
    languages.iter().any(|language| vocabulary(*language, Slot::Yes).contains(&said)).then(|| rest.to_owned())
}

/// Whether a text is made of one list's phrases, and of what may stand beside them, and says nothing else.
pub fn is_made_of(body: &str, languages: &[Language], own: Slot, beside: Slot) -> bool {
    is_made_of_both(body, (languages, own), (languages, beside))
}

/// A sign of those that people put beside kind words, with what sets its tone: it says nothing else.
fn is_kind(c: char) -> bool {
    matches!(
        c,
        '🙏' | '👍'
            | '✅'
            | '😊'
            | '🙂'
            | '😀'
            | '😃'
            | '😄'
            | '👏'
            | '🤝'
            | '💪'
            | '👌'
            | '❤'
            | '🎉'
    ) || matches!(c, '\u{1F3FB}'..='\u{1F3FF}' | '\u{FE0F}')
}

/// The same with several lists of each kind.
pub fn is_made_of_these(body: &str, language: Language, own: &[Slot], beside: &[Slot]) -> bool {
    let phrases = |slots: &[Slot]| -> Vec<Vec<&str>> {
        let words = slots.iter().flat_map(|slot| vocabulary(language, *slot));
        words.map(|phrase| phrase.split(' ').collect()).collect()
    };
    let said: Vec<String> = body.split_whitespace().map(ToOwned::to_owned).collect();
    body.chars().count() <= LONGEST && says_only(&said, &phrases(own), &phrases(beside))
}

/// The same, where what may stand beside them is also said in other languages than they are.
pub fn is_made_of_both(body: &str, own: (&[Language], Slot), beside: (&[Language], Slot)) -> bool {
    if body.chars().count() > LONGEST {
        return false;
    }
    let body = folded(body);
    let bare =
        |word: &str| word.trim_matches(|c| matches!(c, '.' | ',' | '!' | '।') || is_kind(c)).to_owned();
    let said: Vec<String> = body.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect();
    let phrases = |(languages, slot): (&[Language], Slot)| {
        let words = languages.iter().flat_map(|language| vocabulary(*language, slot));
        words.map(|phrase| phrase.split(' ').collect::<Vec<&str>>()).collect::<Vec<_>>()
    };
    says_only(&said, &phrases(own), &phrases(beside))
}

/// Whether words are made of such phrases alone, with one at least of those that answer. Goes by places in the words, so that
/// phrases that begin alike cost no more.
fn says_only(said: &[String], own: &[Vec<&str>], beside: &[Vec<&str>]) -> bool {
    // Whether so many words can be phrases, without and with one that answers.
    let mut reached = vec![(false, false); said.len() + 1];
    reached[0].0 = true;
    for at in 0..said.len() {
        let (bare, answering) = reached[at];
        let here = &said[at..];
        let fits = |phrase: &[&str]| {
            !phrase.is_empty()
                && here.len() >= phrase.len()
                && here.iter().zip(phrase).all(|(one, other)| one == other)
        };
        for phrase in own.iter().filter(|phrase| fits(phrase)) {
            reached[at + phrase.len()].1 |= bare || answering;
        }
        for phrase in beside.iter().filter(|phrase| fits(phrase)) {
            let after = &mut reached[at + phrase.len()];
            *after = (after.0 || bare, after.1 || answering);
        }
    }
    reached[said.len()].1
}

/// A reaction that means something to us.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// ✅: yes, I have it, I agree.
    Yes,
    /// ❌: no; by an author on a posted text of theirs: take it back.
    No,
    /// 🚨: urgent.
    Urgent,
    /// ❓: a question that wants a reply.
    Question,
    /// A digit on a key.
    Digit(u8),
}

impl Mark {
    /// The mark that a reaction's key is, whatever the client added to it.
    pub fn of(key: &str) -> Option<Self> {
        let bare = bare(key);
        match bare.as_str() {
            "✅" | "✔" | "☑" | "👍" => Some(Self::Yes),
            "❌" | "✖" | "👎" => Some(Self::No),
            "🚨" => Some(Self::Urgent),
            "❓" | "❔" => Some(Self::Question),
            digit => digit.parse().ok().filter(|_| digit.len() == 1).map(Self::Digit),
        }
    }

    /// The key to place for people to press. Where Unicode lists a variation, Element's picker sends it, and two
    /// pills of one look would stand side by side without it.
    pub fn key(self) -> String {
        match self {
            Self::Yes => "✅\u{FE0F}".to_owned(),
            Self::No => "❌\u{FE0F}".to_owned(),
            Self::Urgent => "🚨".to_owned(),
            Self::Question => "❓\u{FE0F}".to_owned(),
            Self::Digit(digit) => format!("{digit}\u{FE0F}\u{20E3}"),
        }
    }
}

/// Whether a key or a text is a thumb up: a yes, but one that people also give to show that they have read something.
pub fn is_thumb(key: &str) -> bool {
    bare(key) == "👍"
}

/// Whether two reactions are the same to a person: compared without the variation mark, the frame of a key, and the
/// tone of skin.
pub fn same_reaction(one: &str, other: &str) -> bool {
    bare(one) == bare(other)
}

fn bare(key: &str) -> String {
    let added = |c: &char| matches!(c, '\u{FE0E}' | '\u{FE0F}' | '\u{20E3}' | '\u{1F3FB}'..='\u{1F3FF}');
    key.trim().chars().filter(|c| !added(c)).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn many_words_that_answer_cost_no_more() {
        let languages = [Language::En, Language::En];
        for said in ["y ".repeat(29) + "x", "n ".repeat(29) + "x", "asante ".repeat(8) + "x"] {
            assert_eq!(kindly(&said, &languages), None, "{said}");
        }
        assert_eq!(kindly(&"y ".repeat(29), &languages), Some(Choice::Yes));
    }

    use super::*;

    #[test]
    fn digits_and_words_in_the_languages_of_the_person() {
        let both = [Language::Sw, Language::En];
        for (body, expected) in [
            ("1", Some(Choice::Digit(1))),
            (" 2. ", Some(Choice::Digit(2))),
            ("1)", Some(Choice::Digit(1))),
            ("0", Some(Choice::Digit(0))),
            ("1\u{FE0F}\u{20E3}", Some(Choice::Digit(1))),
            ("✅", Some(Choice::Yes)),
            ("👍🏿", Some(Choice::Yes)),
            ("❌\u{FE0F}", Some(Choice::No)),
            ("NDIYO!", Some(Choice::Yes)),
            ("I  agree.", Some(Choice::Yes)),
            ("hapana", Some(Choice::No)),
            ("10", None),
            ("1 2", None),
            ("yes we can", None),
            ("", None),
            ("🚨", None),
        ] {
            assert_eq!(answer(body, &both), expected, "{body}");
        }
        assert_eq!(answer("ndiyo", &[Language::En]), None);
        assert_eq!(answer("sawa", &[Language::Sw]), Some(Choice::Yes));
        assert_eq!(answer("yes", &[Language::Sw]), None);
    }

    #[test]
    fn what_is_kind_besides_is_an_answer_and_what_says_more_is_none() {
        let both = [Language::Sw, Language::En];
        for (body, expected) in [
            ("yes please", Some(Choice::Yes)),
            ("Ok, FINE.", Some(Choice::Yes)),
            ("sawa sawa kabisa", Some(Choice::Yes)),
            ("i agree, of course 🙏", Some(Choice::Yes)),
            // Thanks are often for something else.
            ("ok thanks", None),
            ("sawa asante", None),
            ("no thanks!", Some(Choice::No)),
            ("hapana, asante sana", Some(Choice::No)),
            ("no please", None),
            ("yes?", None),
            ("thank you", None),
            ("yes 1", None),
            ("👍 thanks", None),
            ("yes no", None),
            ("yes please wait", None),
            ("", None),
        ] {
            assert_eq!(kindly(body, &both), expected, "{body}");
        }
        assert_eq!(kindly("hapana asante", &[Language::En]), None);
    }

    #[test]
    fn one_and_two_answer_a_question_of_yes_or_no() {
        assert!(Choice::Digit(1).is_yes() && Choice::Yes.is_yes() && !Choice::Digit(2).is_yes());
        assert!(Choice::Digit(2).is_no() && Choice::No.is_no() && !Choice::Digit(3).is_no());
    }

    #[test]
    fn reactions_are_compared_as_people_see_them() {
        assert!(same_reaction("✅", "✅\u{FE0F}"));
        assert!(same_reaction("👍🏽", "👍"));
        assert!(!same_reaction("👍", "👎"));
        for mark in [Mark::Yes, Mark::No, Mark::Urgent, Mark::Question, Mark::Digit(3)] {
            assert_eq!(Mark::of(&mark.key()), Some(mark));
        }
        assert_eq!(Mark::of("🎉"), None);
        assert_eq!(Mark::of(""), None);
        assert_eq!(Mark::of("12"), None);
    }
}
