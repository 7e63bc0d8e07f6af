//! The part of a cohort that moderation owns: sanctions with their ends, and acts that can be undone.

use jiff::{SignedDuration, Timestamp};
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use crate::ids::{PersonId, RoomKind};

/// What is done to a person or a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Deed {
    /// A word in private.
    Warn,
    /// May not post until a moment.
    Mute {
        /// How long, from the confirmation on.
        lasting: SignedDuration,
    },
    /// Ends a mute.
    Unmute,
    /// Out of the rooms; may be invited back.
    Remove,
    /// Out of the rooms and kept out.
    Ban {
        /// How long; for ever if nothing is said.
        lasting: Option<SignedDuration>,
    },
    /// Ends a ban.
    Unban,
    /// Takes a message away.
    Redact {
        /// Where it stands.
        room: RoomKind,
        /// Which.
        event: OwnedEventId,
    },
}

impl Deed {
    /// The word for it in the audit log.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Mute { .. } => "mute",
            Self::Unmute => "unmute",
            Self::Remove => "remove",
            Self::Ban { .. } => "ban",
            Self::Unban => "unban",
            Self::Redact { .. } => "redact",
        }
    }
}

/// Something a moderator asked for and has not confirmed yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Intent {
    /// What.
    pub deed: Deed,
    /// To whom; unknown while a name is ambiguous.
    pub subject: Option<PersonId>,
    /// Why, in the moderator's words; told to the person, not stored after the decision.
    pub reason: Option<String>,
}

/// A restriction of a person. Its end is stored, not a countdown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sanction {
    /// The number of the act that made it.
    pub act: u64,
    /// Whom.
    pub person: PersonId,
    /// Which.
    pub kind: SanctionKind,
    /// From when.
    pub since: Timestamp,
    /// Until when; for ever if nothing is said.
    pub until: Option<Timestamp>,
    /// When it was lifted before its end.
    pub lifted: Option<Timestamp>,
    /// The number of the act that lifted it, so that this can be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted_by: Option<u64>,
}

/// Kinds of restrictions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SanctionKind {
    /// May not post; still reaches the voice.
    Mute,
    /// Was taken out.
    Removal,
    /// Is kept out.
    Ban,
}

/// An act, so that it can be undone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Act {
    /// Its number.
    pub number: u64,
    /// What.
    pub deed: Deed,
    /// To whom.
    pub subject: Option<PersonId>,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Whether it was undone.
    pub undone: bool,
    /// Who was asked to look at it again after an appeal, and when: they may undo it too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub again: Option<(PersonId, Timestamp)>,
}

impl Act {
    /// Since when the act is the person's to undo: their own, or one they were asked to look at again.
    pub fn concerns(&self, person: &PersonId) -> Option<Timestamp> {
        let asked = self.again.as_ref().filter(|(who, _)| who == person).map(|(_, at)| *at);
        asked.or((self.by == *person).then_some(self.at))
    }
}

/// Sanctions and acts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moderation {
    /// Every sanction that may still matter.
    pub sanctions: Vec<Sanction>,
    /// Acts of the last days, oldest first.
    pub acts: Vec<Act>,
    /// The last number given to an act.
    pub last_act: u64,
}

impl Moderation {
    fn holds(&self, person: &PersonId, kind: SanctionKind, at: Timestamp) -> bool {
        self.sanctions
            .iter()
            .any(|sanction| sanction.person == *person && sanction.kind == kind && sanction.holds(at))
    }

    /// Whether the person is muted at a moment.
    pub fn is_muted(&self, person: &PersonId, at: Timestamp) -> bool {
        self.holds(person, SanctionKind::Mute, at)
    }

    /// Whether the person is banned at a moment.
    pub fn is_banned(&self, person: &PersonId, at: Timestamp) -> bool {
        self.holds(person, SanctionKind::Ban, at)
    }

    /// Whether the person was removed and not let back in.
    pub fn is_removed(&self, person: &PersonId, at: Timestamp) -> bool {
        self.holds(person, SanctionKind::Removal, at)
    }

    /// Whether a ban of ours on the person has ended, so that the homeserver's ban may go. A ban that we know
    /// nothing of is not ours to lift.
    pub fn lifted(&self, person: &PersonId, at: Timestamp) -> bool {
        !self.is_banned(person, at)
            && self
                .sanctions
                .iter()
                .any(|sanction| sanction.person == *person && sanction.kind == SanctionKind::Ban)
    }

    /// When the next timed sanction ends.
    pub fn next_end(&self, after: Timestamp) -> Option<Timestamp> {
        self.sanctions
            .iter()
            .filter(|sanction| sanction.lifted.is_none())
            .filter_map(|sanction| sanction.until)
            .filter(|end| *end > after)
            .min()
    }
}

impl Sanction {
    /// Whether it holds at a moment.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.since <= at
            && self.until.is_none_or(|until| at < until)
            && self.lifted.is_none_or(|lifted| at < lifted)
    }
}
