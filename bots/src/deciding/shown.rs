//! People, rooms, messages, moments as they are shown in a text.

use jiff::Timestamp;
use ruma::EventId;

use super::DecisionContext;
use crate::{
    cohort::Place,
    ids::{PersonId, RoomKind},
    text,
};

impl DecisionContext<'_> {
    /// A room, for people to press; the cohort's name where the room does not exist yet.
    pub fn room(&self, kind: RoomKind) -> text::Link {
        let label = self.room_name(kind);
        match self.cohort.rooms.get(&Place::Room(kind)) {
            Some(room) => text::Link::room(&label, room, [&*self.known.service_accounts.server]),
            None => self.voice_chat(),
        }
    }

    /// A room's name.
    pub fn room_name(&self, kind: RoomKind) -> String {
        self.cohort
            .structure
            .rooms
            .get(&kind)
            .map_or_else(|| kind.word().to_owned(), |spec| spec.name.clone())
    }

    /// A message in a room, for people to press.
    pub fn message(&self, label: &str, kind: RoomKind, event: &EventId) -> text::Link {
        match self.cohort.rooms.get(&Place::Room(kind)) {
            Some(room) => text::Link::message(label, room, event, [&*self.known.service_accounts.server]),
            None => self.voice_chat(),
        }
    }

    /// The voice: pressing it opens the direct chat.
    pub fn voice_chat(&self) -> text::Link {
        text::Link::chat("Baraza", &self.known.service_accounts.voice)
    }

    /// A person as shown to people.
    pub fn person(&self, person: &PersonId) -> text::Person {
        match self.known.directory.people.get(person) {
            Some(known) => {
                let account = known.accounts.first().unwrap_or(&self.known.service_accounts.voice);
                text::Person::new(&known.name, account)
            }
            None => text::Person::new("?", &self.known.service_accounts.voice),
        }
    }

    /// A moment to come.
    pub fn moment(&self, at: Timestamp) -> text::Moment {
        text::Moment::new(at, self.cohort.zone(), self.known.now)
    }

    /// A moment that has passed.
    pub fn past(&self, at: Timestamp) -> text::Moment {
        text::Moment::past(at, self.cohort.zone(), self.known.now)
    }

    /// A date.
    pub fn day(&self, at: Timestamp) -> text::Day {
        text::Day::of(at, self.cohort.zone(), self.known.now)
    }

    /// The emergency number.
    pub fn phone(&self) -> text::Phone {
        text::Phone::new(&self.cohort.structure.emergency_number)
    }
}
