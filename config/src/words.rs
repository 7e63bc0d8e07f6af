//! Closed lists of words, as they stand in the files. A module of its own, because the model has the same names.

use std::fmt;

/// One of a closed list of words.
pub(crate) trait Word: Copy + 'static {
    /// All of them, in the order in which they are listed to a reader.
    const LIST: &'static [Self];
    /// What one of them is called, with its article: "a role".
    const WHAT: &'static str;
    /// How it is written.
    fn written(self) -> &'static str;
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident, $what:literal { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {
            $($(#[$variant_doc])* $variant,)+
        }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the file.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// What a word means, if it is one of these.
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.word() == word)
            }
        }

        impl Word for $name {
            const LIST: &'static [Self] = Self::ALL;
            const WHAT: &'static str = $what;
            fn written(self) -> &'static str {
                self.word()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(self.word())
            }
        }
    };
}

words! {
    /// What a person is in a cohort beside being a member; several at once or none.
    Role, "a role" {
        /// Takes part in the rota without being a mentor.
        Facilitator = "facilitator",
        /// May warn, mute, remove.
        Moderator = "moderator",
        /// Helps mentees and takes part in the rota.
        Mentor = "mentor",
        /// Is helped by a mentor.
        Mentee = "mentee",
        /// Has authority over people named in `supervises`; the relation only removes rights.
        Supervisor = "supervisor",
        /// Starts the cohort and is told what gets stuck.
        Coordinator = "coordinator",
        /// May have notices posted.
        OfficialSender = "official_sender",
    }
}

impl Role {
    /// Whether this role is one of peers among themselves, which a supervisor cannot have: who has it is told what
    /// peers want, decline or need.
    pub const fn is_of_a_peer(self) -> bool {
        matches!(self, Self::Facilitator | Self::Moderator | Self::Mentor | Self::Mentee | Self::Coordinator)
    }
}

words! {
    /// The kinds of rooms of a cohort.
    RoomKind, "a kind of room" {
        /// Where peers talk.
        Peer = "peer",
        /// For what is not work.
        Social = "social",
        /// Official announcements.
        Notices = "notices",
        /// The backstage of facilitators, mentors and moderators.
        Facilitators = "facilitators",
        /// Where members and supervisors meet.
        Liaison = "liaison",
        /// Kept threads and guidelines.
        Library = "library",
    }
}

words! {
    /// What quiet time does in a room.
    Strength, "a strength" {
        /// The room is closed; what is left with the voice goes out at opening.
        Hold = "hold",
        /// The room stays open; the voice reminds.
        Remind = "remind",
        /// Nothing.
        None = "none",
    }
}

impl Strength {
    /// What holds in a room of this kind when nothing else was decided (the mission's table of defaults).
    pub const fn default_of(kind: RoomKind) -> Self {
        match kind {
            RoomKind::Peer | RoomKind::Notices | RoomKind::Liaison => Self::Hold,
            RoomKind::Social | RoomKind::Facilitators => Self::Remind,
            RoomKind::Library => Self::None,
        }
    }
}

words! {
    /// What a one-off window makes of the time it covers.
    OneOffKind, "a kind of window" {
        /// Quiet, whatever the week says.
        Quiet = "quiet",
        /// Working, whatever the week or a holiday says.
        Working = "working",
    }
}

pub use locales::Language;

impl Word for Language {
    const LIST: &'static [Self] = &Self::ALL;
    const WHAT: &'static str = "a language";
    fn written(self) -> &'static str {
        self.tag()
    }
}

words! {
    /// How the log is written.
    LogFormat, "a log format" {
        /// A line a happening, for people.
        Text = "text",
        /// A JSON object a line, for machines.
        Json = "json",
    }
}
