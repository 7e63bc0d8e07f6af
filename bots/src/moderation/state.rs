//! The part of a cohort that moderation owns: sanctions with their ends, and acts that can be undone.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use crate::ids::{EffectKey, PersonId, Place, RoomKind};

/// What is done to a person or a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ModerationAction {
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
    /// Out of one room, by Element's button there.
    RemoveFrom {
        /// Which.
        place: Place,
    },
    /// Out of one room and kept out of it, by Element's button there.
    BanFrom {
        /// Which.
        place: Place,
    },
    /// May come back to one room.
    UnbanFrom {
        /// Which.
        place: Place,
    },
    /// Takes a message away.
    Redact {
        /// Where it stands.
        room: RoomKind,
        /// Which.
        event: OwnedEventId,
    },
    /// Ends a vote before its time. It is done to whoever proposed it, and nobody reads who that is.
    EndVote,
}

impl ModerationAction {
    /// The word for it in the audit log.
    pub const fn word(&self) -> &'static str {
        match self {
            Self::Warn => "warn",
            Self::Mute { .. } => "mute",
            Self::Unmute => "unmute",
            Self::Remove | Self::RemoveFrom { .. } => "remove",
            Self::Ban { .. } | Self::BanFrom { .. } => "ban",
            Self::Unban | Self::UnbanFrom { .. } => "unban",
            Self::Redact { .. } => "redact",
            Self::EndVote => "end_vote",
        }
    }

    /// The one room that it is about, where it is not about all of them.
    pub const fn place(&self) -> Option<Place> {
        match self {
            Self::RemoveFrom { place } | Self::BanFrom { place } | Self::UnbanFrom { place } => Some(*place),
            _ => None,
        }
    }

    /// Whether it gives back what another action took. The others weigh on the person, who may appeal.
    pub const fn lightens(&self) -> bool {
        matches!(self, Self::Unmute | Self::Unban | Self::UnbanFrom { .. })
    }

    /// Whether it takes the person out of a room, so that they have to come back by themselves.
    pub const fn takes_out(&self) -> bool {
        matches!(self, Self::Remove | Self::Ban { .. } | Self::RemoveFrom { .. } | Self::BanFrom { .. })
    }

    /// Whether it can be taken back: what was read and what was deleted cannot.
    pub const fn can_be_undone(&self) -> bool {
        !matches!(self, Self::Warn | Self::Redact { .. } | Self::EndVote)
    }
}

/// Something a moderator asked for and has not confirmed yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Intent {
    /// What.
    pub action: ModerationAction,
    /// To whom; unknown while a name is ambiguous.
    pub subject: Option<PersonId>,
    /// Why, in the moderator's words; told to the person. Words of people stand beside what is
    /// stored of a question, and go with its answer.
    #[serde(skip)]
    pub reason: Option<String>,
}

/// The message that a report is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// Where it stands.
    pub room: RoomKind,
    /// Which.
    pub event: OwnedEventId,
    /// Who wrote it, if a person did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub author: Option<PersonId>,
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
    /// The one room that it is about; all of them if nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// From when.
    pub since: Timestamp,
    /// Until when; for ever if nothing is said.
    pub until: Option<Timestamp>,
    /// When it was lifted before its end.
    pub lifted: Option<Timestamp>,
    /// The number of the act that lifted it, so that this can be undone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lifted_by: Option<u64>,
    /// Where a ban that ended has no more to do with the homeserver's: that was taken off, or somebody set a new one.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub let_go: BTreeSet<Place>,
}

/// Kinds of restrictions, the lighter first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
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
pub struct ActionRecord {
    /// Its number.
    pub number: u64,
    /// What.
    pub action: ModerationAction,
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

impl ActionRecord {
    /// Since when the act is the person's to undo: their own, or one they were asked to look at again.
    pub fn concerns(&self, person: &PersonId) -> Option<Timestamp> {
        let asked = self.again.as_ref().filter(|(who, _)| who == person).map(|(_, at)| *at);
        asked.or((self.by == *person).then_some(self.at))
    }
}

/// A report or an appeal that was told to those who handle it, so that they and whoever sent it can write to each other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// Its number.
    pub number: u64,
    /// Who sent it; a report's handlers are not told.
    pub from: PersonId,
    /// Who was told of it.
    pub handlers: Vec<PersonId>,
    /// When something was last said of it.
    pub stirred: Timestamp,
    /// By which messages of ours, the last ones: a reply to them belongs to it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<Told>,
    /// How many messages of each were passed on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub said: BTreeMap<PersonId, u32>,
    /// Who was asked since whether words without a number were meant for it.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub hinted: BTreeSet<PersonId>,
}

/// Messages of ours that one cause brought about, one after the other.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The first.
    pub first: EffectKey,
    /// How many came after it.
    pub more: usize,
}

/// Sanctions and acts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Moderation {
    /// Every sanction that may still matter.
    pub sanctions: Vec<Sanction>,
    /// Acts of the last days, oldest first.
    pub acts: Vec<ActionRecord>,
    /// The last number given to an act or to a case.
    pub last_act: u64,
    /// Reports and appeals that can be answered, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cases: Vec<Case>,
    /// Who is asked back to single rooms that people otherwise come to by themselves: until they are there, or go.
    #[serde(default)]
    pub back: BTreeSet<(PersonId, Place)>,
}

impl Moderation {
    fn hold<'a>(&'a self, person: &'a PersonId, at: Timestamp) -> impl Iterator<Item = &'a Sanction> {
        self.sanctions.iter().filter(move |sanction| sanction.person == *person && sanction.holds(at))
    }

    /// Whether the person is muted at a moment.
    pub fn is_muted(&self, person: &PersonId, at: Timestamp) -> bool {
        self.hold(person, at).any(|sanction| sanction.kind == SanctionKind::Mute)
    }

    /// Whether the person is banned from all rooms at a moment.
    pub fn is_banned(&self, person: &PersonId, at: Timestamp) -> bool {
        self.hold(person, at).any(|sanction| sanction.kind == SanctionKind::Ban && sanction.place.is_none())
    }

    /// Whether the person was removed from all rooms and not let back in.
    pub fn is_removed(&self, person: &PersonId, at: Timestamp) -> bool {
        self.hold(person, at)
            .any(|sanction| sanction.kind == SanctionKind::Removal && sanction.place.is_none())
    }

    /// Whether the person is banned from a place, alone or with all others.
    pub fn is_banned_from(&self, person: &PersonId, place: Place, at: Timestamp) -> bool {
        self.hold(person, at).any(|sanction| sanction.kind == SanctionKind::Ban && sanction.covers(place))
    }

    /// Whether the person was removed from a place, alone or with all others, and not let back in.
    pub fn is_removed_from(&self, person: &PersonId, place: Place, at: Timestamp) -> bool {
        self.hold(person, at).any(|sanction| sanction.kind == SanctionKind::Removal && sanction.covers(place))
    }

    /// Whether the person is kept out of anything: of one place, or of all.
    pub fn is_kept_out(&self, person: &PersonId, at: Timestamp) -> bool {
        self.hold(person, at).any(|sanction| sanction.kind != SanctionKind::Mute)
    }

    /// Whether a ban of ours from a place has ended and still stands on the homeserver, so that it may go there. A ban
    /// that we know nothing of is not ours to lift, nor is one that came after ours.
    pub fn lifted(&self, person: &PersonId, place: Place, at: Timestamp) -> bool {
        !self.is_banned_from(person, place, at)
            && self.sanctions.iter().any(|sanction| {
                sanction.person == *person
                    && sanction.kind == SanctionKind::Ban
                    && sanction.covers(place)
                    && !sanction.let_go.contains(&place)
            })
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
    /// Whether it is about a place.
    pub fn covers(&self, place: Place) -> bool {
        self.place.is_none_or(|own| own == place)
    }

    /// Whether it holds at a moment.
    pub fn holds(&self, at: Timestamp) -> bool {
        self.since <= at
            && self.until.is_none_or(|until| at < until)
            && self.lifted.is_none_or(|lifted| at < lifted)
    }
}
