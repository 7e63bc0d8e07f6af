//! The table of commands.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::ids::Language;
use crate::text::{Catalogue, Line, commands};

/// Who a command is for. What a person may do at a moment is decided where the cohort is known; this orders the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Needs {
    /// Everyone.
    Everyone,
    /// Facilitators, mentors and moderators: those who run the group.
    Facilitator,
    /// The holder of this week's duty.
    Duty,
    /// Moderators and the holder of the duty.
    Moderator,
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

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident = $word:literal: $topic:ident, $needs:ident;)*) => {
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

            /// Who it is for.
            pub const fn needs(self) -> Needs {
                match self {
                    $(Self::$name => Needs::$needs,)*
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
words! {
    /// `!rules`
    Rules = "rules": Know, Everyone;
    /// `!hours`
    Hours = "hours": Know, Everyone;
    /// `!rota`
    Rota = "rota": Know, Everyone;
    /// `!who`
    Who = "who": Know, Everyone;
    /// `!open`: open questions.
    Open = "open": Know, Everyone;
    /// `!help`
    Help = "help": Know, Everyone;
    /// `!ask`
    Ask = "ask": Say, Everyone;
    /// `!later`
    Later = "later": Say, Everyone;
    /// `!urgent`
    Urgent = "urgent": Say, Everyone;
    /// `!report`
    Report = "report": Say, Everyone;
    /// `!appeal`
    Appeal = "appeal": Say, Everyone;
    /// `!language`
    Language = "language": Say, Everyone;
    /// `!leave`
    Leave = "leave": Say, Everyone;
    /// `!dashboard`
    Dashboard = "dashboard": Duty, Facilitator;
    /// `!quiet`
    Quiet = "quiet": Duty, Duty;
    /// `!warn`
    Warn = "warn": Moderate, Moderator;
    /// `!mute`
    Mute = "mute": Moderate, Moderator;
    /// `!unmute`
    Unmute = "unmute": Moderate, Moderator;
    /// `!remove`
    Remove = "remove": Moderate, Moderator;
    /// `!ban`
    Ban = "ban": Moderate, Moderator;
    /// `!unban`
    Unban = "unban": Moderate, Moderator;
    /// `!redact`
    Redact = "redact": Moderate, Moderator;
    /// `!undo`
    Undo = "undo": Moderate, Moderator;
    /// `!audit`
    Audit = "audit": Moderate, Moderator;
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
