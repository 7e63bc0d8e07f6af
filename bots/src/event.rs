//! What happens to a cohort, already translated from Matrix into the field's words. Whatever it was (an event, a
//! timer, a click, a command line), it is one row of the inbox with a cause that is unique for ever.

use std::fmt;

use jiff::Timestamp;
use ruma::{OwnedEventId, OwnedRoomId, OwnedUserId};

use crate::{
    cohort::{Place, Structure},
    command::Typed,
    effect::{Destination, Pointer},
    enrolment::listed::{self, Listed},
    ids::{Cause, CohortId, EffectKey, PersonId, RoomKind},
    room_state::people::Membership,
};

/// One row of the inbox.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its cause.
    pub cause: Cause,
    /// When it was received: what commands go by.
    pub received: Timestamp,
    /// What happened.
    pub what: Event,
}

/// Where something was said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scene {
    /// In a room of the cohort.
    Room(RoomKind),
    /// In the person's direct chat with the voice.
    Chat,
}

/// An event of a room's timeline that a person sent.
#[derive(Clone, Debug)]
pub struct Sent {
    /// Its id.
    pub event: OwnedEventId,
    /// Who sent it.
    pub by: PersonId,
    /// From which account.
    pub account: OwnedUserId,
    /// Where.
    pub scene: Scene,
    /// In which direct chat, where it was one: a person may be in several.
    pub chat: Option<OwnedRoomId>,
    /// When it was sent, never later than ten minutes after its receipt: what measures go by.
    pub at: Timestamp,
    /// What was sent before the cohort lived here is counted, never answered.
    pub history: bool,
}

impl Sent {
    /// Where it was written, to be read again.
    pub fn pointer(&self) -> Pointer {
        let place = match self.scene {
            Scene::Room(kind) => Destination::Room(kind),
            Scene::Chat => Destination::Chat(self.by.clone()),
        };
        Pointer { place, event: self.event.clone() }
    }
}

/// What kind of message it was, as far as anybody needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MessageKind {
    /// Words that a person wrote.
    Text,
    /// A picture, a voice note, a file: counted, not read, and passed on as it is.
    Media,
    /// A file that may be a table of people, by its name or its type: else as any file.
    Table,
    /// A place, a poll, a sticker, and whatever else has no form in which it could be passed on: counted, not read.
    Bound,
    /// A notice: some bot's.
    Notice,
    /// Encrypted, and no key came in time: counted, not read.
    Sealed,
}

/// A person's message that a command names by its link.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// Who wrote it.
    pub author: PersonId,
    /// In which cohort.
    pub cohort: CohortId,
    /// In which of its rooms.
    pub room: RoomKind,
}

/// One thing that people decided in chat and the operator overrides, as it stands in the registry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reset {
    /// Its name.
    pub name: &'static str,
    /// Of whom only.
    pub account: Option<OwnedUserId>,
}

impl fmt::Display for Reset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.account {
            Some(account) => write!(f, "{}={account}", self.name),
            None => f.write_str(self.name),
        }
    }
}

/// What happened.
#[derive(Clone, Debug)]
pub enum Event {
    /// A message.
    Said {
        /// Who, where, when.
        sent: Sent,
        /// What kind.
        kind: MessageKind,
        /// The words; only for texts.
        typed: Typed,
        /// The message it replies to.
        reply_to: Option<OwnedEventId>,
        /// Our own message it replies to, if it is one.
        reply_to_ours: Option<EffectKey>,
        /// The thread it belongs to.
        thread: Option<OwnedEventId>,
        /// Our own message that is the root of that thread, if it is one.
        thread_ours: Option<EffectKey>,
        /// Who wrote the message it replies to, if that is known.
        reply_to_author: Option<PersonId>,
        /// The message that it names by a link, if it is a command and no reply.
        linked: Option<Linked>,
    },
    /// A reaction.
    Reacted {
        /// Who, where, when.
        sent: Sent,
        /// To which event.
        target: OwnedEventId,
        /// Our own message, if it is one.
        ours: Option<EffectKey>,
        /// Who wrote the target, if that is known.
        author: Option<PersonId>,
        /// The reaction's key as sent.
        key: String,
    },
    /// A new version of an earlier message.
    Changed {
        /// Who, where, when.
        sent: Sent,
        /// What was changed.
        target: OwnedEventId,
        /// The new words, where it is a text now.
        typed: Option<Typed>,
        /// The message that they name by a link, if they are a command.
        linked: Option<Linked>,
    },
    /// What became of a message that was passed on for a person.
    PassedOn {
        /// The message of ours.
        message: EffectKey,
        /// The event it became, and when; nothing where the person's own could not be read.
        posted: Option<(OwnedEventId, Timestamp)>,
    },
    /// A list of people was read, as somebody asked for.
    ListRead {
        /// Who.
        by: PersonId,
        /// The message with the file.
        list: OwnedEventId,
        /// What it read as when they said yes to it; nothing where it was only to be shown.
        take: Option<u64>,
        /// Its rows, or why there are none.
        read: Result<Vec<Listed>, listed::Fault>,
    },
    /// Somebody wrote the code of a slip into their chat: most are on no roster yet.
    CodeGiven {
        /// Who.
        person: PersonId,
        /// From which account.
        account: OwnedUserId,
        /// What is stored of the code.
        code: String,
        /// Whether they are in another cohort here.
        elsewhere: bool,
        /// Whether it is an account that somebody had before they had another.
        formerly: bool,
    },
    /// Somebody on no roster asks to join.
    JoinAsked {
        /// Who.
        person: PersonId,
        /// From which account.
        account: OwnedUserId,
        /// An id for their row while they wait, which becomes nobody's.
        slip: PersonId,
        /// The name that they gave.
        name: String,
        /// Where they work.
        facility: Option<String>,
    },
    /// A redaction.
    Redacted {
        /// Who, where, when.
        sent: Sent,
        /// What was taken back.
        target: OwnedEventId,
        /// Our own message, if it is one.
        ours: Option<EffectKey>,
        /// Who wrote it, if that is known.
        author: Option<PersonId>,
        /// The reason that Element's own Delete asks for.
        reason: Option<String>,
    },
    /// A vote in a poll.
    Voted {
        /// Who, where, when.
        sent: Sent,
    },
    /// Somebody's membership of a place changed.
    MemberChanged {
        /// Where.
        place: Place,
        /// Whose membership.
        account: OwnedUserId,
        /// The person, if known.
        person: Option<PersonId>,
        /// Who did it.
        by: OwnedUserId,
        /// The membership now.
        membership: Membership,
        /// The membership before, where the event says.
        before: Option<Membership>,
        /// The reason that Element's own Remove and Ban ask for.
        reason: Option<String>,
        /// When.
        at: Timestamp,
        /// Before the cohort lived here.
        history: bool,
    },
    /// The direct chat with a person changed: joined, declined, left.
    ChatChanged {
        /// Who.
        person: PersonId,
        /// Their membership of the chat.
        membership: Membership,
        /// Whether they left by their own act.
        own_act: bool,
        /// It ended without the person's doing (a third person is in it, an administrator took it away): it goes on in
        /// a fresh one.
        again: bool,
        /// Another cohort of the person's has greeted them there.
        greeted: bool,
    },
    /// An invitation was refused for good: the person's settings let none in, or there is no such person.
    Refused {
        /// Who.
        person: PersonId,
        /// To which place; nothing is the direct chat.
        place: Option<Place>,
    },
    /// A moment that the cohort had asked for.
    TimerFired {
        /// Which.
        timer: String,
    },
    /// The file was applied.
    Applied {
        /// What it says.
        structure: Box<Structure>,
        /// What people decided in chat and the operator overrides.
        reset: Vec<Reset>,
        /// Whether invitations wait for working hours, where it is quiet time.
        waits: bool,
    },
    /// The reconciler made a room.
    RoomCreated {
        /// Which place.
        place: Place,
        /// Its id.
        room: OwnedRoomId,
    },
    /// Somebody looked at the cohort's page.
    Looked {
        /// Who, if it was a person of the cohort.
        person: Option<PersonId>,
    },
}
