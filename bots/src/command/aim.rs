//! Whom or what the words after a command mean: a person, a message, a day, for how long and why. Names are not looked
//! up here ([`super::whom`]), and days are as said.

use ruma::{OwnedEventId, OwnedUserId};

use super::dates::{self, DayWord};
use super::length::{self, Reading, belongs_to_length, goes_on, is_number, is_unit};
use super::spec::Problem;
use super::target::{Named, SEPARATORS, Target, any_message, any_user, leading_user, separated};
use super::typed::{Typed, text};
use crate::text::{Minutes, Slot};

/// Whom an act of moderation is aimed at, for how long, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// Whom.
    pub target: Target,
    /// For how long; only `!mute` and `!ban` read one.
    pub length: Option<Minutes>,
    /// Why.
    pub reason: Option<String>,
}

/// `[2h] [whom] [2h] [why]`. Whom: first a pill or an id at the start, then the message replied to, then a pill
/// anywhere, then a name. A length that is not read whole is asked about: nothing is done by a guess.
pub fn aim(rest: &str, typed: &Typed, takes_length: bool) -> Result<Aim, Problem> {
    let take = |text: &str| if takes_length { leading_length(text) } else { Ok(None) };
    let rest = separated(rest);
    let (early, rest) = match take(rest)? {
        Some((minutes, rest)) => (Some(minutes), rest),
        None => (None, rest.to_owned()),
    };
    let (target, rest) = if let Some((user, after)) = leading_user(&rest, typed) {
        (Target::User(user), after.to_owned())
    } else if let Some(event) = &typed.reply_to {
        (Target::Message(event.clone()), rest)
    } else if let Some((user, without)) = any_user(&rest, typed) {
        (Target::User(user), without)
    } else {
        return named_aim(&rest, typed, takes_length, early);
    };
    let (length, reason) = match early {
        Some(early) => (Some(early), rest),
        None => match take(&rest)? {
            Some((minutes, reason)) => (Some(minutes), reason),
            None => (None, rest),
        },
    };
    let aim = Aim { target, length, reason: text(&reason) };
    if takes_length { aim.whole() } else { Ok(aim) }
}

impl Aim {
    /// The aim, unless its reason says something about a length that was not read.
    fn whole(self) -> Result<Self, Problem> {
        let words: Vec<&str> = self.reason.as_deref().unwrap_or_default().split_whitespace().collect();
        let hides = match self.length {
            Some(_) => goes_on(&words),
            None => hides_length(&words),
        };
        if hides { Err(Problem::Length) } else { Ok(self) }
    }
}

/// So near to whom it is about a unit of time is taken for a part of a length.
const NEAR: usize = 4;

/// Whether words that are no length and follow whom they are about may be meant as one: `30`, `shouting for 2 hours`.
pub fn hides_length(words: &[&str]) -> bool {
    words.first().is_some_and(|word| is_number(word))
        // "fifteen minutes": a number that is not understood stands before a unit that is.
        || words.iter().take(NEAR).any(|word| is_unit(word))
        || (0..words.len()).any(|at| length::read(&words[at..]) != Reading::None)
        || (0..words.len()).any(|at| is_end(&words[at..]))
}

/// `until tomorrow`, `hadi 18:00`: an end, where only a length is read.
fn is_end(words: &[&str]) -> bool {
    let Some((first, rest)) = words.split_first() else { return false };
    dates::is_word(first, Slot::Until)
        && (1..=rest.len().min(3)).any(|used| {
            super::window::start(&rest[..used]).is_some() || dates::day(&rest[..used].join(" ")).is_some()
        })
}

/// A name, ended by a length of time, a colon or the line; else all the words, until [`super::resolve`] knows better.
fn named_aim(rest: &str, typed: &Typed, takes_length: bool, early: Option<Minutes>) -> Result<Aim, Problem> {
    let words: Vec<&str> = rest.split_whitespace().collect();
    // What sets a length apart from the name may touch it: `Jane ,2h`.
    let bare: Vec<&str> = words.iter().map(|word| word.trim_start_matches(SEPARATORS)).collect();
    let mut later = None;
    for at in (0..words.len()).filter(|_| takes_length) {
        match length::read(&bare[at..]) {
            Reading::None => {}
            Reading::Length(minutes, used) => {
                later = Some((at, minutes, used));
                break;
            }
            Reading::Unclear => return Err(Problem::Length),
        }
    }
    let (name, length, reason) = match (early, later) {
        (Some(_), Some(_)) => return Err(Problem::Length),
        (None, Some((at, minutes, used))) => {
            // "Jane: he shouted for 2 hours" says how long he shouted.
            let ended = words[..at].iter().position(|word| word.ends_with(':'));
            let between = ended.is_some_and(|ended| bare[ended + 1..at].iter().any(|word| !word.is_empty()));
            if between {
                return Err(Problem::Length);
            }
            (words[..at].join(" "), Some(minutes), text(separated(after_words(rest, at + used))))
        }
        (early, None) => {
            let ends = |at: usize| rest[at + 1..].chars().next().is_none_or(char::is_whitespace);
            let colon = rest.match_indices(':').map(|(at, _)| at).find(|at| ends(*at));
            let end = [colon, rest.find('\n')].into_iter().flatten().min().unwrap_or(rest.len());
            let (name, reason) = rest.split_at(end);
            let named: Vec<&str> = name.split_whitespace().collect();
            if takes_length && (0..named.len()).any(|at| is_end(&named[at..])) {
                return Err(Problem::Length);
            }
            (name.split_whitespace().collect::<Vec<_>>().join(" "), early, text(separated(reason)))
        }
    };
    let name = name.trim_end_matches([':', ',', ';', ' ']).to_owned();
    if name.is_empty() {
        return Err(Problem::NobodyNamed);
    }
    if length.is_some() && name.split_whitespace().next_back().is_some_and(belongs_to_length) {
        return Err(Problem::Length);
    }
    let target = Target::Named(Named { text: name, mentioned: only_mention(typed) });
    let aim = Aim { target, length, reason };
    if takes_length { aim.whole() } else { Ok(aim) }
}

fn leading_length(text: &str) -> Result<Option<(Minutes, String)>, Problem> {
    let words: Vec<&str> = text.split_whitespace().collect();
    match length::read(&words) {
        Reading::None => Ok(None),
        Reading::Length(minutes, used) => Ok(Some((minutes, separated(after_words(text, used)).to_owned()))),
        Reading::Unclear => Err(Problem::Length),
    }
}

/// The text after its first `count` words, with its own spaces and lines.
fn after_words(text: &str, count: usize) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..count {
        rest = rest.trim_start().split_once(char::is_whitespace).map_or("", |(_, after)| after);
    }
    rest
}

/// The day at the end of some words, the longest there is, and the words before it.
pub fn trailing_day(text: &str) -> (String, Option<DayWord>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    for from in words.len().saturating_sub(4)..words.len() {
        if let Some(day) = dates::day(&words[from..].join(" ")) {
            return (words[..from].join(" "), Some(day));
        }
    }
    (words.join(" "), None)
}

/// Somebody named by pill, id or name; a reply does not name anybody here.
pub fn person(words: String, typed: &Typed) -> Option<Target> {
    if words.is_empty() {
        return None;
    }
    match leading_user(&words, typed) {
        Some((user, _)) => Some(Target::User(user)),
        None => Some(Target::Named(Named { text: words, mentioned: only_mention(typed) })),
    }
}

fn only_mention(typed: &Typed) -> Option<OwnedUserId> {
    match typed.mentions.as_slice() {
        // On a reply the mention is the author of the message replied to.
        [one] if typed.reply_to.is_none() => Some(one.clone()),
        _ => None,
    }
}

/// The message that a command names by reply or by link, and the words after it.
///
/// # Errors
/// Where it names none.
pub fn message(rest: &str, typed: &Typed) -> Result<(OwnedEventId, Option<String>), Problem> {
    let rest = separated(rest);
    if let Some(message) = typed.reply_to.clone() {
        return Ok((message, text(rest)));
    }
    let (message, reason) = any_message(rest, typed).ok_or(Problem::NoMessage)?;
    Ok((message, text(&reason)))
}
