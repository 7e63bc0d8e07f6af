//! What is to be done, as data. The shell stores effects with the new state and the courier delivers each once.

use std::collections::BTreeSet;

use jiff::Timestamp;
use ruma::{OwnedEventId, OwnedRoomId, OwnedServerName};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{EffectKey, Language, PersonId, RoomKind},
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
    /// The earlier message of ours in whose stead it is pinned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unpins: Option<EffectKey>,
    /// A person's own words that stand in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub quote: Option<Quote>,
}

/// Stands in a text for a person's own words until these are read, when the text is delivered.
pub const WORDS: &str = "\u{FFFC}";

/// A person's own words in a message of ours. What is kept is where they wrote them: the words themselves are read
/// when the message is delivered and stored nowhere.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    /// Where they wrote.
    pub at: Pointer,
    /// The longest piece that is quoted, in characters.
    pub longest: usize,
    /// Which piece of so many characters it is: what does not fit into one message goes on in the next.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub piece: usize,
    /// Whether the number of a case stands before them, which is left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub numbered: bool,
    /// What is said where there are no words to read: a voice note, or words taken back.
    pub otherwise: String,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde asks with a reference")]
fn is_zero(number: &usize) -> bool {
    *number == 0
}

/// Where a person wrote something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointer {
    /// The room, or the person's direct chat.
    pub place: Destination,
    /// The event.
    pub event: OwnedEventId,
}

impl Message {
    /// A silent message to a person, with nothing around it.
    pub fn plain_to(person: PersonId, text: Rendered) -> Self {
        Self::silent(Destination::Chat(person), text)
    }

    /// A silent message with nothing around it.
    pub fn silent(to: Destination, text: Rendered) -> Self {
        Self {
            to,
            text,
            rings: false,
            mentions: Vec::new(),
            reply_to: None,
            thread: None,
            edits: None,
            buttons: Vec::new(),
            pin: false,
            unpins: None,
            quote: None,
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
    /// Leave a room that was the direct chat with a person and is private no more.
    LeaveChat {
        /// With whom it was.
        person: PersonId,
        /// The room.
        room: OwnedRoomId,
        /// What is said there before, for all who are in it; nothing where nobody waits for it.
        text: Option<Rendered>,
    },
    /// Give the direct chat with a person another name and topic, where these are ours to give.
    Label {
        /// Whose chat.
        person: PersonId,
        /// The room's name.
        name: String,
        /// The room's topic.
        topic: String,
    },
    /// Pass a held message on: the words are read again at this moment, so an edit or a redaction counts.
    Relay {
        /// Whose words.
        author: PersonId,
        /// The message in their direct chat.
        pointer: OwnedEventId,
        /// Where it goes.
        to: RoomKind,
        /// The words around the author's, which take the place of [`WORDS`].
        frame: Rendered,
        /// The words under a picture, a voice note or a file of the author's.
        caption: Rendered,
    },
    /// Read the list of people that somebody sent as a file, and find out which accounts there are.
    ReadList(ListAsked),
    /// Send somebody a file of ours into their direct chat.
    Hand(FileOfOurs),
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
    /// Set a sign on a message of somebody's, as a reaction of the voice.
    Mark {
        /// In which room.
        room: RoomKind,
        /// On which message.
        event: OwnedEventId,
        /// The sign.
        sign: String,
    },
    /// Take a sign away again.
    Unmark {
        /// In which room.
        room: RoomKind,
        /// What set it.
        mark: EffectKey,
    },
}

/// A file that is made when it is sent, and kept nowhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileOfOurs {
    /// Whose chat it goes to.
    pub to: PersonId,
    /// What it is called.
    pub name: String,
    /// What is in it.
    pub what: FileContent,
}

/// What is in a file of ours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileContent {
    /// Slips to be printed, four on a page.
    Slips(Vec<PrintedSlip>),
    /// Rows of a table.
    Table(Vec<Vec<String>>),
    /// Words.
    Text(String),
}

/// A slip as it is printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrintedSlip {
    /// In which language.
    pub language: Language,
    /// Its words, a line each; the first is its heading.
    pub lines: Vec<String>,
    /// The code, as people read it.
    pub code: String,
}

/// A list that is to be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListAsked {
    /// Who sent it, into their direct chat.
    pub by: PersonId,
    /// The message with the file.
    pub list: OwnedEventId,
    /// What it read as when they said yes to it; nothing where it is only to be shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub take: Option<u64>,
    /// The languages of the cohort.
    pub languages: Vec<Language>,
    /// The servers whose people may take part: no others are asked for their accounts.
    pub servers: BTreeSet<OwnedServerName>,
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
    /// Arrived more than a day after it was sent.
    pub late: bool,
    /// Said to us and not to the others: no post.
    pub command: bool,
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
