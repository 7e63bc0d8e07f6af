//! People, rooms, messages, moments as they are shown in a text.

use std::collections::BTreeSet;

use jiff::Timestamp;
use ruma::{EventId, RoomId};

use super::DecisionContext;
use crate::{
    cohort::Place,
    ids::{PersonId, RoomKind},
    text::{self, Line, Reader, Rendered},
};

impl DecisionContext<'_> {
    /// A room, for people to press; the cohort's name where the room does not exist yet.
    pub fn room(&self, kind: RoomKind) -> text::Link {
        let label = self.room_name(kind);
        match self.cohort.rooms.get(&Place::Room(kind)) {
            Some(room) => {
                let ours = self.known.service_accounts;
                let alias = ours.alias(self.cohort.id(), Place::Room(kind));
                text::Link::room(&label, room, alias, [&*ours.server])
            }
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
                let facility = self.cohort.roster(person).and_then(|row| row.facility.as_deref());
                text::Person::new(&known.name, account).of(facility)
            }
            None => text::Person::unknown(),
        }
    }

    /// People of one name, each with what tells them apart: where they work, or their account where that is the same or not
    /// known.
    pub fn told_apart(&self, people: &[PersonId]) -> Vec<(text::Person, String)> {
        let shown: Vec<text::Person> = people.iter().map(|person| self.person(person)).collect();
        let places: BTreeSet<Option<&str>> = shown.iter().map(text::Person::facility).collect();
        let by_place = places.len() == shown.len() && !places.contains(&None);
        let detail = |person: &text::Person| match person.account().filter(|_| !by_place) {
            Some(account) => account.to_string(),
            None => person.facility().unwrap_or_default().to_owned(),
        };
        shown.iter().map(|person| (person.clone().of(None), detail(person))).collect()
    }

    /// The words of a line for a person, in their chat. Their client knows us there, the rooms that they are in, and the peer
    /// room once they agreed: then they are asked to it.
    pub fn render_for(&self, person: &PersonId, line: &Line) -> Rendered {
        let member = self.cohort.members.get(person);
        let known = self.known.directory.people.get(person);
        let is_asked = self.cohort.agreed(person) && self.cohort.is_peer(person);
        let reader = Reader {
            accounts: &|account| {
                *account == self.known.service_accounts.voice
                    || known.is_some_and(|known| known.accounts.iter().any(|own| own == account))
            },
            rooms: &|room| {
                is_asked && self.is_room(Place::Room(RoomKind::Peer), room)
                    || member
                        .is_some_and(|member| member.present.iter().any(|place| self.is_room(*place, room)))
            },
        };
        text::render_to(&reader, self.language_of(person), line)
    }

    /// The words of a line for a room. All know us there; the others are names in words: a client loads the members of a room
    /// late, and until then it shows the account of whoever it does not know.
    pub fn render_room(&self, kind: RoomKind, line: &Line) -> Rendered {
        let place = Place::Room(kind);
        let reader = Reader {
            accounts: &|account| *account == self.known.service_accounts.voice,
            rooms: &|room| self.is_room(place, room),
        };
        text::render_to(&reader, self.cohort.language(), line)
    }

    fn is_room(&self, place: Place, room: &RoomId) -> bool {
        self.cohort.rooms.get(&place).is_some_and(|known| known == room)
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
