//! From a message to a command.

use ruma::{EventId, OwnedEventId, OwnedUserId};

use super::audience::{Audience, Needs};
use super::dates::{self, DaySpan, DayWord, is_word};
use super::length::{is_garbled, length};
use super::nearest::nearest;
use super::target::{Named, Target, any_message, any_user, leading_user, separated};
use super::typed::Typed;
use super::window::{Window, window};
use super::word::Word;
use crate::ids::Language;
use crate::text::{Minutes, Slot, vocabulary};

/// What a message says to us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Parsed {
    /// No command.
    NotACommand,
    /// A command.
    Command(Command),
    /// It begins like a command, but there is none of that name.
    Unknown {
        /// The word as typed, shortened to 24 characters.
        word: String,
        /// The nearest name, if one is near.
        nearest: Option<&'static str>,
    },
    /// A command that lacks something.
    Malformed {
        /// Which.
        word: Word,
        /// What it lacks.
        problem: Problem,
    },
}

/// What a command lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// Whom does it mean?
    NobodyNamed,
    /// Which message does it mean?
    NoMessage,
    /// The words after it are not understood.
    Unclear,
}

/// A command as typed. Days and hours are as said, names are not looked up yet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is documented at its Word")]
pub enum Command {
    Help(Option<Word>),
    Rota(Rota),
    Who,
    Rules,
    Hours,
    Language(Option<Language>),
    Leave,
    Later(Option<String>),
    Urgent(Option<String>),
    Quiet(Quiet),
    Warn(Aim),
    Mute(Aim),
    Unmute(Aim),
    Remove(Aim),
    Ban(Aim),
    Unban(Aim),
    Redact { message: OwnedEventId, reason: Option<String> },
    Undo,
    Audit,
    Report { message: Option<OwnedEventId>, text: Option<String> },
    Appeal(Option<String>),
    Dashboard,
    Open,
    Ask { message: Option<OwnedEventId>, text: Option<String> },
}

impl Command {
    /// The message that it is about, if it takes one.
    pub fn message(&self) -> Option<&EventId> {
        match self {
            Self::Redact { message, .. } => Some(message),
            Self::Report { message, .. } | Self::Ask { message, .. } => message.as_deref(),
            _ => None,
        }
    }

    /// Who may use it, and where: as its word, except that the list of quiet windows needs no duty.
    pub fn audience(&self) -> Audience {
        let audience = self.word().audience();
        match self {
            Self::Quiet(Quiet::List) => Audience { needs: Needs::Everyone, ..audience },
            _ => audience,
        }
    }
}

/// `!rota …`
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rota {
    /// Four weeks.
    Show,
    /// No duty from a day to a day.
    Away(DaySpan),
    /// Swap the own next week, or the week of a day, with somebody.
    Swap {
        /// With whom.
        with: Option<Target>,
        /// The other's week, by a day in it.
        week: Option<DayWord>,
    },
    /// Take a week that is free, by a day in it; without a day the next free one.
    Take {
        /// A day in the week.
        week: Option<DayWord>,
    },
    /// Yes to the duty that was asked about.
    Yes,
    /// No to it.
    No,
}

/// `!quiet …`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quiet {
    /// The list of windows.
    List,
    /// End the window that runs, or cancel the next.
    Off,
    /// Set a window.
    Set(Window),
}

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

/// What a message says to us. Never fails on what people type.
pub fn parse(typed: &Typed) -> Parsed {
    let Some((name, rest)) = split(&typed.body) else { return Parsed::NotACommand };
    let Some(word) = Word::of(name) else {
        return Parsed::Unknown { word: name.chars().take(24).collect(), nearest: nearest(name) };
    };
    match command(word, rest, typed) {
        Ok(command) => Parsed::Command(command),
        Err(problem) => Parsed::Malformed { word, problem },
    }
}

/// The word after the exclamation mark (a full-width one, as Chinese keyboards send, counts) and the rest.
fn split(body: &str) -> Option<(&str, &str)> {
    let after = body.trim_start().strip_prefix(['!', '！'])?;
    let end = after.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(after.len());
    let (name, rest) = after.split_at(end);
    name.starts_with(char::is_alphabetic).then(|| (name, rest.trim()))
}

fn command(word: Word, rest: &str, typed: &Typed) -> Result<Command, Problem> {
    Ok(match word {
        Word::Help => Command::Help(Word::of(rest.trim_start_matches('!'))),
        Word::Rota => Command::Rota(rota(rest, typed)?),
        Word::Who => Command::Who,
        Word::Rules => Command::Rules,
        Word::Hours => Command::Hours,
        Word::Language => Command::Language(language(rest)),
        Word::Leave => Command::Leave,
        Word::Later => Command::Later(text(rest)),
        Word::Urgent => Command::Urgent(text(rest)),
        Word::Quiet => Command::Quiet(quiet(rest)?),
        Word::Warn => Command::Warn(aim(rest, typed, false)?),
        Word::Mute => Command::Mute(aim(rest, typed, true)?),
        Word::Unmute => Command::Unmute(aim(rest, typed, false)?),
        Word::Remove => Command::Remove(aim(rest, typed, false)?),
        Word::Ban => Command::Ban(aim(rest, typed, true)?),
        Word::Unban => Command::Unban(aim(rest, typed, false)?),
        Word::Redact => redact(rest, typed)?,
        Word::Undo => Command::Undo,
        Word::Audit => Command::Audit,
        Word::Report => Command::Report { message: typed.reply_to.clone(), text: text(rest) },
        Word::Appeal => Command::Appeal(text(rest)),
        Word::Dashboard => Command::Dashboard,
        Word::Open => Command::Open,
        Word::Ask => Command::Ask { message: typed.reply_to.clone(), text: text(rest) },
    })
}

fn text(rest: &str) -> Option<String> {
    Some(rest.trim()).filter(|text| !text.is_empty()).map(ToOwned::to_owned)
}

fn language(rest: &str) -> Option<Language> {
    let name = rest.to_lowercase();
    Language::ALL.into_iter().find(|language| vocabulary(*language, Slot::Language).contains(&name))
}

fn rota(rest: &str, typed: &Typed) -> Result<Rota, Problem> {
    let (first, rest) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
    let rest = rest.trim();
    let is = |slot| is_word(first, slot);
    if first.is_empty() {
        Ok(Rota::Show)
    } else if is(Slot::Away) {
        dates::days(rest).map(Rota::Away).ok_or(Problem::Unclear)
    } else if is(Slot::Swap) {
        let (who, week) = trailing_day(rest);
        Ok(Rota::Swap { with: person(who, typed), week })
    } else if is(Slot::Take) {
        match dates::day(rest) {
            None if !rest.is_empty() => Err(Problem::Unclear),
            week => Ok(Rota::Take { week }),
        }
    } else if is(Slot::Yes) {
        Ok(Rota::Yes)
    } else if is(Slot::No) {
        Ok(Rota::No)
    } else {
        Err(Problem::Unclear)
    }
}

/// The day at the end of some words, the longest there is, and the words before it.
fn trailing_day(text: &str) -> (String, Option<DayWord>) {
    let words: Vec<&str> = text.split_whitespace().collect();
    for from in words.len().saturating_sub(4)..words.len() {
        if let Some(day) = dates::day(&words[from..].join(" ")) {
            return (words[..from].join(" "), Some(day));
        }
    }
    (words.join(" "), None)
}

/// Somebody named by pill, id or name; a reply does not name anybody here.
fn person(words: String, typed: &Typed) -> Option<Target> {
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

fn quiet(rest: &str) -> Result<Quiet, Problem> {
    if rest.is_empty() || is_word(rest, Slot::List) {
        Ok(Quiet::List)
    } else if is_word(rest, Slot::Off) {
        Ok(Quiet::Off)
    } else {
        window(rest).map(Quiet::Set).ok_or(Problem::Unclear)
    }
}

/// `[2h] [whom] [2h] [why]`. Whom: first a pill or an id at the start, then the message replied to, then a pill
/// anywhere, then a name.
fn aim(rest: &str, typed: &Typed, takes_length: bool) -> Result<Aim, Problem> {
    let take = |text: &str| if takes_length { leading_length(text) } else { None };
    let (early, rest) = match take(rest) {
        Some((minutes, rest)) => (Some(minutes), rest),
        None => (None, separated(rest).to_owned()),
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
    let later =
        if takes_length { (0..words.len()).find_map(|at| Some((at, length(&words[at..])?))) } else { None };
    let (name, length, reason) = match (early, later) {
        (Some(_), Some(_)) => return Err(Problem::Unclear),
        (None, Some((at, (minutes, used)))) => {
            (words[..at].join(" "), Some(minutes), text(separated(after_words(rest, at + used))))
        }
        (early, None) => {
            let colon = rest.find(": ").or_else(|| rest.ends_with(':').then(|| rest.len() - 1));
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

fn redact(rest: &str, typed: &Typed) -> Result<Command, Problem> {
    let rest = separated(rest);
    if let Some(message) = typed.reply_to.clone() {
        return Ok(Command::Redact { message, reason: text(rest) });
    }
    let (message, reason) = any_message(rest, typed).ok_or(Problem::NoMessage)?;
    Ok(Command::Redact { message, reason: text(&reason) })
}
