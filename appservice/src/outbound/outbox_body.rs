//! An effect packed for the outbox: which queue it waits in and what the courier needs to deliver it.

use bots::{
    effect::{Destination, Effect},
    ids::{CohortId, PersonId, RoomKind},
    stored::Unreadable,
};
use ruma::UserId;
use serde::{Deserialize, Serialize};
use storage::{Body, CHAT_QUEUE, NewOutboxRow, OPENING_QUEUE};

use crate::{error::ShellError, formats::OUTBOX};

/// What the outbox holds of an effect.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct OutboxBody {
    /// The cohort that sends it.
    pub cohort: CohortId,
    /// What is to be done.
    pub effect: Effect,
}

impl OutboxBody {
    /// What a row of the outbox holds, in whatever format.
    ///
    /// # Errors
    /// When the format is newer than this program, or no program wrote it.
    pub fn read(body: &str) -> Result<Self, Unreadable> {
        OUTBOX.read(body)
    }

    /// The row of the outbox.
    ///
    /// # Errors
    /// When the effect cannot be written as JSON.
    pub fn row(&self, key: &str, cause: &str, sender: &UserId) -> Result<NewOutboxRow, ShellError> {
        let body = OUTBOX
            .write(self)
            .map_err(|source| ShellError::Stored { what: "an effect".to_owned(), source })?;
        Ok(NewOutboxRow {
            effect_key: key.to_owned(),
            queue: queue(&self.cohort, key, &self.effect),
            sender: sender.to_string(),
            kind: word(&self.effect).to_owned(),
            body: Body::new(body),
            cause: cause.to_owned(),
            not_before: None,
            expires_at: None,
        })
    }
}

/// The queue of a person's direct chat: it moves while they are in it.
pub fn chat_queue(person: &PersonId) -> String {
    format!("{CHAT_QUEUE}{person}")
}

const ROOM_QUEUE: &str = "room:";

/// The queue of a room: kept in order.
pub fn room_queue(cohort: &CohortId, room: RoomKind) -> String {
    format!("{ROOM_QUEUE}{cohort}:{room}")
}

/// Where a message of ours stands, as its queue says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// In a room of a cohort.
    Room(CohortId, RoomKind),
    /// In the direct chat with a person: the one there is, or one there was.
    Chat(PersonId),
}

/// Where what went through a queue stands; nothing for what is no message.
pub fn stands(queue: &str) -> Option<Stands> {
    if let Some(person) = queue.strip_prefix(CHAT_QUEUE) {
        return Some(Stands::Chat(PersonId::new(person)));
    }
    let (cohort, room) = queue.strip_prefix(ROOM_QUEUE)?.rsplit_once(':')?;
    Some(Stands::Room(CohortId::new(cohort), RoomKind::from_word(room)?))
}

/// The queue in which an effect waits. What must not wait behind a closed room or an unanswered invitation has a
/// queue of its own.
pub fn queue(cohort: &CohortId, key: &str, effect: &Effect) -> String {
    match effect {
        Effect::Say(message) => match &message.to {
            Destination::Room(room) => room_queue(cohort, *room),
            Destination::Chat(person) => chat_queue(person),
        },
        Effect::Relay { to, .. } => room_queue(cohort, *to),
        // A fresh chat is opened after the old one was left.
        Effect::OpenChat { person, .. } | Effect::LeaveChat { person, .. } => {
            format!("{OPENING_QUEUE}{person}")
        }
        Effect::Label { person, .. } => format!("label:{person}"),
        Effect::Redact { .. } | Effect::Withdraw { .. } => format!("away:{key}"),
    }
}

/// The word for the opening of a direct chat.
pub const OPEN_CHAT: &str = "open_chat";

/// A word for the log.
pub fn word(effect: &Effect) -> &'static str {
    match effect {
        Effect::Say(_) => "say",
        Effect::OpenChat { .. } => OPEN_CHAT,
        Effect::LeaveChat { .. } => "leave_chat",
        Effect::Label { .. } => "label",
        Effect::Relay { .. } => "relay",
        Effect::Redact { .. } => "redact",
        Effect::Withdraw { .. } => "withdraw",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_queue_says_where_a_message_stands() {
        let (cohort, person) = (CohortId::new("lari"), PersonId::new("01J"));
        assert_eq!(stands(&chat_queue(&person)), Some(Stands::Chat(person)));
        let peer = RoomKind::Peer;
        assert_eq!(stands(&room_queue(&cohort, peer)), Some(Stands::Room(cohort, peer)));
        for other in ["open:01J", "away:$x#0", "room:lari:cellar", "room:peer", ""] {
            assert_eq!(stands(other), None, "{other}");
        }
    }
}
