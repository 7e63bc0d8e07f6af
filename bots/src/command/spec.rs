//! What a command is. Each bot lists its own; the list of all is made from the bots (`crate::commands`).

use std::fmt;

use super::audience::{At, Audience, Footing, Needs};
use super::typed::{Typed, text};
use crate::{
    deciding::DecisionContext,
    event::Sent,
    ids::{Language, PersonId, RoomKind},
    rights::Barred,
    text::{Catalogue, Line},
};

/// Everyone on the list of the cohort's people, and those who were.
pub const KNOWN: &[Footing] =
    &[Footing::Gone, Footing::Door, Footing::Supervisor, Footing::KeptOut, Footing::Muted, Footing::Member];
/// Whoever can say goodbye.
pub const NOT_GONE: &[Footing] =
    &[Footing::Door, Footing::Supervisor, Footing::KeptOut, Footing::Muted, Footing::Member];
/// Who can call for help, whatever was decided about them.
pub const HEARD: &[Footing] = &[Footing::Supervisor, Footing::KeptOut, Footing::Muted, Footing::Member];
/// Who can be in one of the rooms.
pub const IN_A_ROOM: &[Footing] = &[Footing::Supervisor, Footing::Muted, Footing::Member];
/// Who can write in one of the rooms.
pub const WRITERS: &[Footing] = &[Footing::Supervisor, Footing::Member];
/// Who is among the peers: the answers name them.
pub const PEERS: &[Footing] = &[Footing::Muted, Footing::Member];
/// Who is among the peers and under no sanction.
pub const ACTIVE: &[Footing] = &[Footing::Member];

/// A command's canonical English word, without the exclamation mark. Its other names, how it is written and what it
/// does stand in the catalogues under `command-` and this word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Word(pub &'static str);

impl Word {
    /// The word.
    pub const fn canonical(self) -> &'static str {
        self.0
    }

    /// Its one more name in a language.
    pub fn alias(self, language: Language) -> Option<String> {
        Catalogue::get(language).attribute(&self.key(), "alias")
    }

    /// How to write it in a language, with the mark: `!dharura`.
    pub fn shown(self, language: Language) -> String {
        let name = if language == Language::En { None } else { self.alias(language) };
        format!("!{}", name.as_deref().unwrap_or(self.0))
    }

    /// How to write it with what comes after it, as it can be sent: `!mute Amani Mfano 2h: shouting`.
    pub fn usage(self, language: Language) -> String {
        match Catalogue::get(language).attribute(&self.key(), "usage") {
            Some(usage) => format!("{} {usage}", self.shown(language)),
            None => self.shown(language),
        }
    }

    fn key(self) -> String {
        format!("command-{}", self.0)
    }
}

/// Under which heading of the help a command stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// To know what is going on.
    Know,
    /// To say something.
    Say,
    /// To run the group.
    Duty,
    /// To look after a room.
    Moderate,
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
    /// Which length of time does it mean?
    Length,
    /// Which days does it mean? They are written so that they say two things, or none that is to come.
    Days,
    /// Which hour does it mean?
    Hour,
    /// What shall the person read?
    Words,
    /// What does the author want to say?
    OwnWords,
}

/// The message that a command is about: it replies to it, or links to it.
#[derive(Clone, Copy, Debug, Default)]
pub struct About<'a> {
    /// Whose words it carries, if a person's: also where the voice passed them on.
    pub author: Option<&'a PersonId>,
    /// Whether it is the voice's own.
    pub ours: bool,
    /// Where it stands, if it is linked to.
    pub room: Option<RoomKind>,
}

/// A command as it was given.
#[derive(Clone, Copy, Debug)]
pub struct Call<'a> {
    /// Who gave it, where, when.
    pub sent: &'a Sent,
    /// The whole message.
    pub typed: &'a Typed,
    /// What stands after the command's word.
    pub rest: &'a str,
    /// The message that it is about.
    pub about: About<'a>,
}

impl Call<'_> {
    /// Who gave it.
    pub fn by(&self) -> PersonId {
        self.sent.by.clone()
    }

    /// The words after it, if there are any.
    pub fn text(&self) -> Option<String> {
        text(self.rest)
    }
}

/// A command of a bot.
#[derive(Clone, Copy)]
pub struct CommandSpec {
    /// Its word.
    pub word: Word,
    /// Under which heading of the help it stands.
    pub topic: Topic,
    /// Where it stands there: small numbers first, the same for none.
    pub rank: u8,
    /// The role it needs, who may be that at all, and where it is given.
    pub audience: Audience,
    /// What it needs with these words after it, where that is less than usual.
    pub opened: fn(&str) -> Option<Needs>,
    /// Whether it is about a message, which a link may name where it is no reply.
    pub by_link: bool,
    /// Whether it is said to the others too: then it is a post.
    pub is_post: bool,
    /// Whether its words are about somebody and nobody else's to read: typed in a room, they are taken away there.
    pub discreet: bool,
    /// Whether its name is nothing that people say to each other (*dashboard*, not *who*): then that alone is the command
    /// also while words are passed on to somebody.
    pub distinct: bool,
    /// What it does, in one sentence.
    pub what: fn() -> Line,
    /// Reads the words after it and does it. An error is what it lacks: then nothing was done, and how it is written
    /// is told.
    pub run: fn(&mut DecisionContext<'_>, &Call<'_>) -> Result<(), Problem>,
    /// What is said or done where somebody may not, if it is not what is usual. False where the usual is right.
    pub refused: fn(&mut DecisionContext<'_>, &Call<'_>, Barred) -> bool,
}

impl CommandSpec {
    /// A command with nothing special.
    pub const fn new(
        word: &'static str,
        (topic, rank): (Topic, u8),
        (needs, who, at): (Needs, &'static [Footing], At),
        what: fn() -> Line,
        run: fn(&mut DecisionContext<'_>, &Call<'_>) -> Result<(), Problem>,
    ) -> Self {
        let audience = Audience { needs, who, at };
        Self {
            word: Word(word),
            topic,
            rank,
            audience,
            opened: |_| None,
            by_link: false,
            is_post: false,
            discreet: false,
            distinct: false,
            what,
            run,
            refused: |_, _, _| false,
        }
    }

    /// Who may use it with these words after it, and where.
    pub fn audience_of(&self, rest: &str) -> Audience {
        Audience { needs: (self.opened)(rest).unwrap_or(self.audience.needs), ..self.audience }
    }
}

impl fmt::Debug for CommandSpec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.word.fmt(f)
    }
}
