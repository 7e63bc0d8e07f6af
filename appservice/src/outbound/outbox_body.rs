//! An effect packed for the outbox: which queue it waits in and what the courier needs to deliver it.

use bots::{
    effect::{Destination, Effect},
    ids::CohortId,
    stored::Unreadable,
};
use ruma::UserId;
use serde::{Deserialize, Serialize};
use storage::{Body, NewOutboxRow};

use crate::{error::ShellError, formats::OUTBOX, queue::Outward};

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
            queue: queue(&self.cohort, key, &self.effect).to_string(),
            sender: sender.to_string(),
            kind: word(&self.effect).to_owned(),
            body: Body::new(body),
            cause: cause.to_owned(),
            not_before: None,
            expires_at: None,
        })
    }
}

/// The queue in which an effect waits. What must not wait behind a closed room or an unanswered invitation has a
/// queue of its own.
pub fn queue(cohort: &CohortId, key: &str, effect: &Effect) -> Outward {
    match effect {
        Effect::Say(message) => match &message.to {
            Destination::Room(room) => Outward::Room(cohort.clone(), *room),
            Destination::Chat(person) => Outward::Chat(person.clone()),
        },
        Effect::Relay { to, .. } => Outward::Room(cohort.clone(), *to),
        // A fresh chat is opened after the old one was left.
        Effect::OpenChat { person, .. } | Effect::LeaveChat { person, .. } => {
            Outward::Opening(person.clone())
        }
        Effect::Label { person, .. } => Outward::Label(person.clone()),
        Effect::Redact { .. } | Effect::Withdraw { .. } => Outward::Away(key.to_owned()),
        // Taken away after it was set, and not behind what waits for the room to open.
        Effect::Mark { .. } => Outward::Sign(key.to_owned()),
        Effect::Unmark { mark, .. } => Outward::Sign(mark.to_string()),
        Effect::Hand(file) => Outward::Chat(file.to.clone()),
        Effect::ReadList(asked) => Outward::List(asked.by.clone()),
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
        Effect::Mark { .. } => "mark",
        Effect::Unmark { .. } => "unmark",
        Effect::ReadList(_) => "read_list",
        Effect::Hand(_) => "hand",
    }
}
