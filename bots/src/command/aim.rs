//! Whom or what the words after a command mean: a person, a message, a day, for how long and why. Names are not looked
//! up here ([`super::whom`]), and days are as said.

use ruma::{OwnedEventId, OwnedUserId};

use super::dates::{self, DayWord};
use super::length::{is_garbled, length};
use super::spec::Problem;
use super::target::{Named, SEPARATORS, Target, any_message, any_user, leading_user, separated};
use super::typed::{Typed, text};
use crate::text::Minutes;

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
/// anywhere, then a name.
pub fn aim(rest: &str, typed: &Typed, takes_length: bool) -> Result<Aim, Problem> {
    let take = |text: &str| if takes_length { leading_length(text) } else { None };
    let rest = separated(rest);
    let (early, rest) = match take(rest) {
        Some((minutes, rest)) => (Some(minutes), rest),
        None => (None, rest.to_owned()),
    };
    let garbled = |text: &str| takes_length && is_garbled(&text.split_whitespace().collect::<Vec<_>>());
    let (target, rest) = if let Some((user, after)) = leading_user(&rest, typed) {
        (Target::User(user), after.to_owned())
    } else if let Some(event) = &typed.reply_to {
        (Target::Message(event.clone()), rest)
    } else if let Some((user, without)) = any_user(&rest, typed) {
        (Target::User(user), without)
    } else {
        return named_aim(&rest, typed, takes_length, early);
    };
    if early.is_some() {
        return Ok(Aim { target, length: early, reason: text(&rest) });
    }
    match take(&rest) {
        Some((minutes, reason)) => Ok(Aim { target, length: Some(minutes), reason: text(&reason) }),
        None if garbled(&rest) => Err(Problem::Unclear),
        None => Ok(Aim { target, length: None, reason: text(&rest) }),
    }
}

/// A name, ended by a length of time, a colon or the line; else all the words, until [`super::resolve`] knows better.
fn named_aim(rest: &str, typed: &Typed, takes_length: bool, early: Option<Minutes>) -> Result<Aim, Problem> {
    let words: Vec<&str> = rest.split_whitespace().collect();
    // What sets a length apart from the name may touch it: `Jane ,2h`.
    let bare: Vec<&str> = words.iter().map(|word| word.trim_start_matches(SEPARATORS)).collect();
    let later =
        if takes_length { (0..words.len()).find_map(|at| Some((at, length(&bare[at..])?))) } else { None };
    let (name, length, reason) = match (early, later) {
        (Some(_), Some(_)) => return Err(Problem::Unclear),
        (None, Some((at, (minutes, used)))) => {
            (words[..at].join(" "), Some(minutes), text(separated(after_words(rest, at + used))))
        }
        (early, None) => {
            let ends = |at: usize| rest[at + 1..].chars().next().is_none_or(char::is_whitespace);
            let colon = rest.match_indices(':').map(|(at, _)| at).find(|at| ends(*at));
            let end = [colon, rest.find('\n')].into_iter().flatten().min().unwrap_or(rest.len());
            let named: Vec<&str> = rest[..end].split_whitespace().collect();
            let garbled = |at: usize| takes_length && early.is_none() && is_garbled(&named[at..]);
            if (0..named.len()).any(garbled) {
                return Err(Problem::Unclear);
            }
            let (name, reason) = rest.split_at(end);
            (name.split_whitespace().collect::<Vec<_>>().join(" "), early, text(separated(reason)))
        }
    };
    let name = name.trim_end_matches([':', ',', ';', ' ']).to_owned();
    if name.is_empty() {
        return Err(Problem::NobodyNamed);
    }
    let target = Target::Named(Named { text: name, mentioned: only_mention(typed) });
    Ok(Aim { target, length, reason })
}

fn leading_length(text: &str) -> Option<(Minutes, String)> {
    let words: Vec<&str> = text.split_whitespace().take(2).collect();
    let (minutes, used) = length(&words)?;
    Some((minutes, separated(after_words(text, used)).to_owned()))
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
