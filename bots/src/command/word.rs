//! The table of commands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::audience::{At, Audience, Footing, Needs};
use crate::ids::Language;
use crate::text::{Catalogue, Line, commands};

/// Everyone on the list of the cohort's people, and those who were.
const KNOWN: &[Footing] =
    &[Footing::Gone, Footing::Door, Footing::Supervisor, Footing::KeptOut, Footing::Muted, Footing::Member];
/// Whoever can say goodbye.
const NOT_GONE: &[Footing] =
    &[Footing::Door, Footing::Supervisor, Footing::KeptOut, Footing::Muted, Footing::Member];
/// Who can call for help, whatever was decided about them.
const HEARD: &[Footing] = &[Footing::Supervisor, Footing::KeptOut, Footing::Muted, Footing::Member];
/// Who can be in one of the rooms.
const IN_A_ROOM: &[Footing] = &[Footing::Supervisor, Footing::Muted, Footing::Member];
/// Who can write in one of the rooms.
const WRITERS: &[Footing] = &[Footing::Supervisor, Footing::Member];
/// Who is among the peers: the answers name them.
const PEERS: &[Footing] = &[Footing::Muted, Footing::Member];
/// Who is among the peers and under no sanction.
const ACTIVE: &[Footing] = &[Footing::Member];

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

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $word:literal: $topic:ident, $needs:ident, $who:ident, $at:ident;)*) => {
        /// A command's word.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Word {
            $($(#[$doc])* $name,)*
        }

        impl Word {
            /// All commands, in the order of the help.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// The canonical English word, without the exclamation mark.
            pub const fn canonical(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)*
                }
            }

            /// Under which heading of the help it stands.
            pub const fn topic(self) -> Topic {
                match self {
                    $(Self::$name => Topic::$topic,)*
                }
            }

            /// Who may use it, and where.
            pub const fn audience(self) -> Audience {
                match self {
                    $(Self::$name => Audience { needs: Needs::$needs, who: $who, at: At::$at },)*
                }
            }

            /// What it does, in one sentence.
            pub fn what(self) -> Line {
                match self {
                    $(Self::$name => commands::$name {}.into(),)*
                }
            }
        }
    };
}
// Command: heading of the help, the role it needs, who may be that at all, and where it is given.
words! {
    /// `!rules`
    Rules = "rules": Know, Everyone, KNOWN, Anywhere;
    /// `!hours`
    Hours = "hours": Know, Everyone, HEARD, Anywhere;
    /// `!rota`
    Rota = "rota": Know, Everyone, PEERS, Anywhere;
    /// `!who`
    Who = "who": Know, Everyone, PEERS, Anywhere;
    /// `!open`: open questions.
    Open = "open": Know, Everyone, IN_A_ROOM, Anywhere;
    /// `!help`
    Help = "help": Know, Everyone, KNOWN, Anywhere;
    /// `!ask`
    Ask = "ask": Say, Everyone, WRITERS, OwnRoom;
    /// `!later`
    Later = "later": Say, Everyone, PEERS, Chat;
    /// `!urgent`
    Urgent = "urgent": Say, Everyone, HEARD, Anywhere;
    /// `!report`
    Report = "report": Say, Everyone, HEARD, Anywhere;
    /// `!appeal`
    Appeal = "appeal": Say, Everyone, KNOWN, Anywhere;
    /// `!language`
    Language = "language": Say, Everyone, KNOWN, Anywhere;
    /// `!leave`
    Leave = "leave": Say, Everyone, NOT_GONE, Anywhere;
    /// `!dashboard`
    Dashboard = "dashboard": Duty, Facilitator, PEERS, Anywhere;
    /// `!quiet`
    Quiet = "quiet": Duty, Duty, PEERS, Anywhere;
    /// `!warn`
    Warn = "warn": Moderate, Moderator, ACTIVE, Anywhere;
    /// `!mute`
    Mute = "mute": Moderate, Moderator, ACTIVE, Anywhere;
    /// `!unmute`
    Unmute = "unmute": Moderate, Moderator, ACTIVE, Anywhere;
    /// `!remove`
    Remove = "remove": Moderate, Moderator, ACTIVE, Anywhere;
    /// `!ban`
    Ban = "ban": Moderate, Moderator, ACTIVE, Anywhere;
    /// `!unban`
    Unban = "unban": Moderate, Moderator, ACTIVE, Anywhere;
    /// `!redact`
    Redact = "redact": Moderate, Moderator, ACTIVE, Anywhere;
    /// `!undo`
    Undo = "undo": Moderate, Moderator, ACTIVE, Anywhere;
    /// `!audit`
    Audit = "audit": Moderate, Moderator, ACTIVE, Anywhere;
}

/// All names of all commands, in lower case.
static NAMES: LazyLock<BTreeMap<String, Word>> = LazyLock::new(|| {
    let canonical = Word::ALL.iter().map(|word| (word.canonical().to_owned(), *word));
    let aliases = Language::ALL.into_iter().flat_map(|language| {
        Word::ALL.iter().filter_map(move |word| Some((word.alias(language)?.to_lowercase(), *word)))
    });
    // A canonical word wins over an alias; a test wants no such pair.
    aliases.chain(canonical).collect()
});

impl Word {
    /// The command of a name, canonical or of any language, in any case.
    pub fn of(name: &str) -> Option<Self> {
        NAMES.get(&name.to_lowercase()).copied()
    }

    /// Every name of every command, in lower case, in alphabetical order.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMES.keys().map(String::as_str)
    }

    /// Its one more name in a language.
    pub fn alias(self, language: Language) -> Option<String> {
        Catalogue::get(language).attribute(&self.key(), "alias")
    }

    /// How to write it in a language, with the mark: `!dharura`.
    pub fn shown(self, language: Language) -> String {
        let name = if language == Language::En { None } else { self.alias(language) };
        format!("!{}", name.as_deref().unwrap_or(self.canonical()))
    }

    /// How to write it with what comes after it: `!mute name 2h why`.
    pub fn usage(self, language: Language) -> String {
        match Catalogue::get(language).attribute(&self.key(), "usage") {
            Some(usage) => format!("{} {usage}", self.shown(language)),
            None => self.shown(language),
        }
    }

    fn key(self) -> String {
        format!("command-{}", self.canonical())
    }
}
