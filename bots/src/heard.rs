//! What a person said to us that is no command: words or a picture in their direct chat, a reaction anywhere. First it
//! may answer a question of ours; else each bot is asked, in the order of the registry, whether it belongs to something
//! that the bot has open; only then is it something new (`answers`).

use jiff::Timestamp;
use ruma::EventId;

use crate::{
    command::{Choice, Mark},
    deciding::DecisionContext,
    event::{MessageKind, Sent},
    ids::{EffectKey, PersonId},
};

/// What was said, by whom, where and when.
#[derive(Clone, Copy, Debug)]
pub struct Heard<'a> {
    /// Who, where, when.
    pub sent: &'a Sent,
    /// When it came to us.
    pub received: Timestamp,
    /// Our own message that it replies or reacts to.
    pub ours: Option<&'a EffectKey>,
    /// What it was.
    pub what: What<'a>,
}

/// What a person said.
#[derive(Clone, Copy, Debug)]
pub enum What<'a> {
    /// Words, in the direct chat.
    Words {
        /// As typed.
        body: &'a str,
        /// The answer that they are, if they are nothing else.
        answer: Option<Choice>,
    },
    /// A picture, a voice note, a file, a place, or what could not be decrypted, in the direct chat.
    Wordless(MessageKind),
    /// A new version of an earlier message.
    Changed {
        /// Which.
        target: &'a EventId,
        /// Its new words; nothing where they are no text, or came unencrypted where all is encrypted.
        body: Option<&'a str>,
    },
    /// A reaction, anywhere.
    Mark {
        /// Which.
        mark: Mark,
        /// As it was sent.
        key: &'a str,
        /// To which event.
        target: &'a EventId,
        /// Who wrote that, if it is known and not ours.
        author: Option<&'a PersonId>,
    },
}

/// A sign with all that belongs to it (skin, sex, a family of four) takes fewer characters than this. Homeservers take up to
/// 500 as a reaction.
const SIGN: usize = 12;

/// Whether a reaction is words and no sign: it counts as none.
pub fn is_words(key: &str) -> bool {
    key.chars().count() > SIGN
}

impl Heard<'_> {
    /// Its words, where it is words.
    pub fn words(&self) -> Option<&str> {
        match self.what {
            What::Words { body, .. } => Some(body),
            _ => None,
        }
    }

    /// The answer that it is, if it is nothing else.
    pub fn answer(&self) -> Option<Choice> {
        match self.what {
            What::Words { answer, .. } => answer,
            What::Wordless(_) | What::Changed { .. } => None,
            What::Mark { mark, .. } => match mark {
                Mark::Yes => Some(Choice::Yes),
                Mark::No => Some(Choice::No),
                Mark::Digit(digit) => Some(Choice::Digit(digit)),
                Mark::Urgent | Mark::Question => None,
            },
        }
    }

    /// Whether it is a message in the direct chat that answers nothing by itself: words, or what has none.
    pub fn says_more(&self) -> bool {
        matches!(self.what, What::Words { .. } | What::Wordless(_)) && self.answer().is_none()
    }

    /// Whether it has no form in which it could be passed on to a room.
    pub fn is_bound(&self) -> bool {
        matches!(self.what, What::Wordless(MessageKind::Bound))
    }
}

/// That what was said belongs to something a bot has open.
#[derive(Clone, Copy, Debug)]
pub struct Belongs {
    /// Whether it is about an emergency: then nothing holds it up.
    pub urgent: bool,
    /// Whether it comes before whatever else is open, and before the questions that a bare answer could mean: what was last
    /// asked or said is about it.
    pub first: bool,
    /// What a command's name by itself is there.
    pub names: Names,
    /// What becomes of it.
    pub then: fn(&mut DecisionContext<'_>, &Heard<'_>),
}

/// What a command's name without its mark is, where something is open to which words belong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Words like any.
    Words,
    /// The command, if its name is nothing that people say to each other: the words would only be passed on.
    Distinct,
    /// The command, unless its name may be a cry for help: nobody was told anything yet.
    Calm,
    /// The command.
    All,
}
