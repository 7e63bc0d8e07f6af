//! What each person used lately of what is limited. How much one may set in motion is applied in [`crate::limits`].

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::ids::PersonId;

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Being answered, whatever was sent.
    Answer,
    /// `0`: a person is rung.
    Call,
    /// A report that goes to whoever handles it.
    Report,
    /// An appeal that goes to another moderator.
    Appeal,
    /// A question to somebody else to swap weeks.
    Swap,
    /// An act of moderation by command.
    Act,
    /// A word about a command in a room that is none of ours.
    Hint,
    /// Being told that words as a reaction were taken away.
    Reaction,
}

impl Kind {
    /// How often, within which time.
    pub const fn rule(self) -> (u32, SignedDuration) {
        let day = SignedDuration::from_hours(24);
        match self {
            Self::Answer => (30, SignedDuration::from_mins(10)),
            Self::Call => (1, SignedDuration::from_hours(4)),
            Self::Report | Self::Swap => (5, day),
            Self::Appeal => (3, day),
            Self::Act => (40, day),
            Self::Hint | Self::Reaction => (1, day),
        }
    }
}

/// What a person used of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// When the first was used; the limit holds for so long from here.
    pub since: Timestamp,
    /// How many were used.
    pub used: u32,
    /// Whether the person was told that it is enough.
    #[serde(default)]
    pub told: bool,
}

impl Window {
    fn ends(&self, kind: Kind) -> Timestamp {
        self.since.saturating_add(kind.rule().1).unwrap_or(Timestamp::MAX)
    }
}

/// What people used lately. At most one window a person and kind; those that are over go.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Limits(BTreeMap<PersonId, BTreeMap<Kind, Window>>);

impl Limits {
    /// Whether nobody used anything lately.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Until when the person has used all that they may of this kind; nothing while there is something left.
    pub fn spent(&self, person: &PersonId, kind: Kind, now: Timestamp) -> Option<Timestamp> {
        let window = self.0.get(person)?.get(&kind)?;
        (now < window.ends(kind) && window.used >= kind.rule().0).then(|| window.ends(kind))
    }

    /// Counts one.
    pub fn spend(&mut self, person: &PersonId, kind: Kind, now: Timestamp) {
        let fresh = Window { since: now, used: 0, told: false };
        let windows = self.0.entry(person.clone()).or_default();
        let window = windows.entry(kind).or_insert_with(|| fresh.clone());
        if window.ends(kind) <= now {
            *window = fresh;
        }
        window.used = window.used.saturating_add(1);
    }

    /// Notes that the person reads that it is enough; false if they have read it in this window.
    pub(crate) fn tell(&mut self, person: &PersonId, kind: Kind) -> bool {
        let window = self.0.get_mut(person).and_then(|windows| windows.get_mut(&kind));
        window.is_some_and(|window| !std::mem::replace(&mut window.told, true))
    }

    pub(crate) fn forget(&mut self, now: Timestamp) {
        self.0.retain(|_, windows| {
            windows.retain(|kind, window| now < window.ends(*kind));
            !windows.is_empty()
        });
    }
}
