//! Names of things, each a type of its own, so that a person is never taken for a cohort.

use std::fmt;

pub use locales::Language;
use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// Takes the text as it is; whoever makes ids (configuration, the id source) has checked it.
            pub fn new(text: impl Into<String>) -> Self {
                Self(text.into())
            }

            /// The text of the id.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A cohort's immutable id, a short slug such as `lari`.
    CohortId
}
id! {
    /// A person (a ULID). Activity, duties and the audit log hold only this; the name and the Matrix accounts that
    /// belong to it stand in one erasable table.
    PersonId
}
id! {
    /// What made something happen, unique for ever: a Matrix event id, or `timer:…`, `order:…`, `page:…`.
    Cause
}

/// An effect's key: its cause and its number among the effects of that cause. The Matrix transaction id is a
/// function of it, so that a repeated delivery is one message.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EffectKey(String);

impl EffectKey {
    /// The key of effect `number` of `cause`.
    pub fn new(cause: &Cause, number: usize) -> Self {
        Self(format!("{cause}#{number}"))
    }

    /// Whether it is that effect, or one of so many that the same cause had right after it.
    pub fn is_among(&self, first: &Self, more: usize) -> bool {
        let split = |key: &'_ Self| {
            let (cause, number) = key.0.rsplit_once('#')?;
            Some((cause.to_owned(), number.parse::<usize>().ok()?))
        };
        let (Some((cause, number)), Some((of, from))) = (split(self), split(first)) else {
            return self == first;
        };
        cause == of && (from..=from.saturating_add(more)).contains(&number)
    }

    /// A key read back from storage.
    pub fn stored(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text of the key.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for EffectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The kinds of rooms a cohort has (`docs/architecture.md`, table of rooms).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RoomKind {
    /// Where peers talk; invite only; no supervisor, ever.
    Peer,
    /// For what is not work.
    Social,
    /// Official announcements; everyone reads, the voice posts.
    Notices,
    /// The backstage of facilitators, mentors and moderators.
    Facilitators,
    /// Where members and supervisors meet.
    Liaison,
    /// Kept threads and guidelines; everyone reads.
    Library,
}

impl RoomKind {
    /// All kinds, in the order in which rooms are made.
    pub const ALL: [Self; 6] =
        [Self::Peer, Self::Social, Self::Notices, Self::Facilitators, Self::Liaison, Self::Library];

    /// Whether members write there. In the other rooms the voice alone does, whoever is closed out or muted.
    pub const fn is_talk(self) -> bool {
        !matches!(self, Self::Notices | Self::Library)
    }

    /// The word for it in files, aliases and JSON.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Peer => "peer",
            Self::Social => "social",
            Self::Notices => "notices",
            Self::Facilitators => "facilitators",
            Self::Liaison => "liaison",
            Self::Library => "library",
        }
    }

    /// The kind a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl fmt::Display for RoomKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// Where something stands in a cohort: its space or one of its rooms.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub enum Place {
    /// The space that holds the rooms together.
    Space,
    /// A room.
    Room(RoomKind),
}

impl Place {
    /// `space` or the room kind's word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Space => "space",
            Self::Room(kind) => kind.word(),
        }
    }

    /// The place a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        if word == "space" { Some(Self::Space) } else { RoomKind::from_word(word).map(Self::Room) }
    }
}

impl From<Place> for String {
    fn from(place: Place) -> Self {
        place.word().to_owned()
    }
}

impl TryFrom<String> for Place {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        Self::from_word(&word).ok_or_else(|| format!("no place is called {word}"))
    }
}
