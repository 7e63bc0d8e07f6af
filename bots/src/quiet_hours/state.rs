//! The part of a cohort that quiet time owns: windows decided in chat, the closing line, held messages, emergencies.

use std::collections::BTreeMap;

use jiff::Timestamp;
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use super::calendar::OneOff;
use crate::effect::Pointer;
use crate::ids::{EffectKey, PersonId, RoomKind};

/// The running number of a held message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct HeldId(pub u64);

/// A message left with the voice in quiet time. Only the pointer to it is kept.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Held {
    /// Its number.
    pub id: HeldId,
    /// Who wrote it.
    pub author: PersonId,
    /// The event in their direct chat.
    pub pointer: OwnedEventId,
    /// When it was left.
    pub left_at: Timestamp,
    /// How many messages its words take, should it turn out to be an emergency; 0 for what is no text.
    #[serde(default, skip_serializing_if = "is_none")]
    pub pieces: usize,
    /// Whether its words tell of danger.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub alarms: bool,
    /// Whether the author chose to have it posted; until then it is only a question.
    pub confirmed: bool,
    /// Whether it asks the others something: once it is posted, it waits for a reply.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub asks: bool,
    /// The message that passes it on, once that was given to the courier.
    pub posted: Option<EffectKey>,
    /// It was given to the courier, and what became of it is not known yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub on_its_way: bool,
    /// The event in the room that it became.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stands: Option<OwnedEventId>,
    /// Whether its author was told where it stands.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub told: bool,
    /// Its author took theirs back while it was on its way.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub unwanted: bool,
    /// Whether its author was told that somebody answered it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub answered: bool,
}

impl Held {
    /// Whether it waits for an opening.
    pub fn waits(&self) -> bool {
        self.posted.is_none()
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_zero(number: &u32) -> bool {
    *number == 0
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_none(pieces: &usize) -> bool {
    *pieces == 0
}

/// How far the one closing line has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClosingStage {
    /// Ten minutes before.
    Soon,
    /// Closed.
    Closed,
}

/// The line that tells a room about its quiet time: one message through its stages.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ClosingLine {
    /// The message.
    pub key: EffectKey,
    /// Its stage.
    pub stage: ClosingStage,
    /// When the room closes or closed.
    pub closes: Timestamp,
}

/// An emergency.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Emergency {
    /// Its number.
    pub case: u64,
    /// Who called.
    pub caller: PersonId,
    /// When.
    pub at: Timestamp,
    /// The message with the reason, which is read again when somebody is told; nothing once nobody will be.
    pub reason: Option<Pointer>,
    /// Who was told, in order, and when.
    pub told: Vec<(PersonId, Timestamp)>,
    /// The call itself: taking it back ends the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call: Option<OwnedEventId>,
    /// The room in which it was called, where it was one: what the caller writes there next is more of it, too.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub room: Option<RoomKind>,
    /// How many messages the words of its messages take, where that is more than one.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub pieces: BTreeMap<OwnedEventId, usize>,
    /// How many messages of those who were told went to the caller.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub answered: u32,
    /// It was one of too many in a week: what would help is asked once it turned out to be no mistake.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub review: bool,
    /// When somebody who was told last wrote back: they are there, and an answer to that reaches them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub talked: Option<Timestamp>,
    /// Who is on it, and since when.
    pub taken: Option<(PersonId, Timestamp)>,
    /// Nobody is left to tell.
    pub exhausted: bool,
    /// How many further messages of the caller joined it.
    #[serde(default)]
    pub joined: u32,
    /// The last of those, for whoever is told later; nothing once nobody will be.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub more: Vec<Pointer>,
}

/// Quiet time as it was decided and as it stands.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuietTime {
    /// Windows that holders of the duty asked for in chat; each says who and when.
    pub windows: Vec<OneOff>,
    /// Messages left for the opening.
    pub held: Vec<Held>,
    /// The last number given to a held message.
    pub last_held: u64,
    /// The closing line of each room.
    pub closing: BTreeMap<RoomKind, ClosingLine>,
    /// Emergencies of the last days.
    pub emergencies: Vec<Emergency>,
    /// The last number given to an emergency.
    pub last_case: u64,
}
