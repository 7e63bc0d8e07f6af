//! Who a person is on Matrix: the erasable side. Passed into decisions, never stored with the cohort.

use std::collections::{BTreeMap, BTreeSet};

use ruma::{OwnedEventId, OwnedRoomId, OwnedUserId, UserId};

use crate::ids::{EffectKey, Language, PersonId};

/// The voice's direct chat with a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// The room.
    pub room: OwnedRoomId,
    /// Whether the person has joined it.
    pub joined: bool,
    /// Whether it is encrypted.
    pub encrypted: bool,
}

/// A person as Matrix knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their Matrix accounts; the first is the one to invite.
    pub accounts: Vec<OwnedUserId>,
    /// The name to show.
    pub name: String,
    /// The language they chose.
    pub language: Option<Language>,
    /// Their direct chat with the voice.
    pub chat: Option<Chat>,
}

/// A message of ours that the homeserver has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delivered {
    /// The event that it became.
    pub event: OwnedEventId,
    /// The direct chat in which it stands, while the person is in it: what was asked in one that ended goes on in the
    /// next. Nothing for what stands in a room, or where it is not known.
    pub chat: Option<OwnedRoomId>,
    /// Since when.
    pub at: jiff::Timestamp,
}

/// Everyone a decision may speak of, and when our own messages reached their rooms.
#[derive(Clone, Debug, Default)]
pub struct Directory {
    /// People by id.
    pub people: BTreeMap<PersonId, Person>,
    /// Of messages that carry a question of the cohort, first or once more: where they stand, and since when.
    pub delivered: BTreeMap<EffectKey, Delivered>,
    /// How many private messages people got today from other cohorts that nobody asked for.
    pub unasked_elsewhere: BTreeMap<PersonId, u32>,
    /// Who has a slip and no account yet, by name.
    pub slips: BTreeMap<PersonId, String>,
    /// Accounts that people of the cohort had before they had others; known where rooms are looked after.
    pub former: BTreeSet<OwnedUserId>,
}

impl Directory {
    /// The person an account belongs to.
    pub fn person_of(&self, account: &UserId) -> Option<&PersonId> {
        self.people.iter().find(|(_, person)| person.accounts.iter().any(|a| a == account)).map(|(id, _)| id)
    }

    /// The account to invite or mention.
    pub fn account_of(&self, person: &PersonId) -> Option<&OwnedUserId> {
        self.people.get(person).and_then(|p| p.accounts.first())
    }

    /// The name to show, or the account, or nothing for an erased person.
    pub fn name_of(&self, person: &PersonId) -> String {
        self.people.get(person).map_or_else(|| "?".to_owned(), |p| p.name.clone())
    }
}
