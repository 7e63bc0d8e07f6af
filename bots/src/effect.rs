//! What is to be done, as data. The shell stores effects with the new state and the courier delivers each once.

use jiff::Timestamp;
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use crate::{
    ids::{EffectKey, PersonId, RoomKind},
    text::Rendered,
};

/// Where a message of the voice goes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Destination {
    /// A room of the cohort.
    Room(RoomKind),
    /// A person's direct chat; waits until they have joined it.
    Chat(PersonId),
}

/// A message of the voice.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Message {
    /// Where it goes.
    pub to: Destination,
    /// Its words.
    pub text: Rendered,
    /// Whether it is a text that may ring, or a notice that never does.
    pub rings: bool,
    /// Who is mentioned.
    pub mentions: Vec<PersonId>,
    /// The message it answers.
    pub reply_to: Option<OwnedEventId>,
    /// The thread it belongs to.
    pub thread: Option<OwnedEventId>,
    /// The earlier message of ours that it replaces.
    pub edits: Option<EffectKey>,
    /// Reactions that the voice places under it, for people to press.
    pub buttons: Vec<String>,
    /// Whether it is pinned in its room.
    pub pin: bool,
}

impl Message {
    /// A silent message to a person, with nothing around it.
    pub fn plain_to(person: PersonId, text: Rendered) -> Self {
        Self {
            to: Destination::Chat(person),
            text,
            rings: false,
            mentions: Vec::new(),
            reply_to: None,
            thread: None,
            edits: None,
            buttons: Vec::new(),
            pin: false,
        }
    }
}

/// Something to be done once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Say something.
    Say(Message),
    /// Open a direct chat with a person and invite them; its name and topic say who invites and to what.
    OpenChat {
        /// Whom.
        person: PersonId,
        /// The room's name.
        name: String,
        /// The room's topic.
        topic: String,
        /// Whether it is encrypted.
        encrypted: bool,
    },
    /// Pass a held message on: the words are read again at this moment, so an edit or a redaction counts.
    Relay {
        /// Whose words.
        author: PersonId,
        /// The message in their direct chat.
        pointer: OwnedEventId,
        /// Where it goes.
        to: RoomKind,
        /// The words before and after the author's.
        frame: Rendered,
    },
    /// Take a message away; done by the steward.
    Redact {
        /// In which room.
        room: RoomKind,
        /// Which message.
        event: OwnedEventId,
    },
    /// Take a message of the voice away.
    Withdraw {
        /// Which.
        message: EffectKey,
    },
}

/// A row of activity: sender, time, relation; never a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The event.
    pub event: OwnedEventId,
    /// The room.
    pub place: RoomKind,
    /// Who.
    pub person: PersonId,
    /// When it was sent.
    pub at: Timestamp,
    /// What kind.
    pub kind: ActivityKind,
    /// What it replies to.
    pub reply_to: Option<OwnedEventId>,
    /// Its thread.
    pub thread: Option<OwnedEventId>,
    /// Sent before the cohort lived here.
    pub history: bool,
}

/// Kinds of activity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityKind {
    /// A message of any kind.
    Post,
    /// A reaction.
    Reaction,
    /// A vote.
    Vote,
}

/// A line of the append-only audit log: person ids only.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Audited {
    /// Who did it; nobody for the service itself.
    pub actor: Option<PersonId>,
    /// What was done, a word such as `mute`.
    pub act: &'static str,
    /// To whom.
    pub subject: Option<PersonId>,
    /// Facts as JSON, without names.
    pub detail: serde_json::Value,
}
