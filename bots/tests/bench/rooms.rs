//! A small model of rooms: levels and memberships, brought to what they should be as the reconciler does.

use std::collections::BTreeMap;

use bots::{
    cohort::{Place, Standing},
    event::Event,
    ids::{PersonId, RoomKind},
    room_state::{
        levels::{self, Creation},
        people::{self, Membership, Step},
    },
};
use ruma::{OwnedUserId, UserId};
use serde_json::{Value, json};

use super::{Bench, lari};

/// A room as it is.
#[derive(Clone, Debug)]
pub struct Room {
    /// Its levels.
    pub levels: Value,
    /// Its members.
    pub members: BTreeMap<OwnedUserId, Membership>,
}

/// The room most is about.
pub const PEER: Place = Place::Room(RoomKind::Peer);

/// How a person stands with the cohort.
pub fn standing(bench: &Bench, name: &str) -> Standing {
    bench.cohort.members[&lari::person(name)].standing
}

/// The people who were invited to the peer room since the last `forget`.
pub fn invited_to_peer(bench: &Bench) -> Vec<&str> {
    bench.invited.iter().filter(|(_, place)| *place == PEER).map(|(person, _)| person.as_str()).collect()
}

impl Bench {
    /// Makes the rooms that the file asks for.
    pub fn make_rooms(&mut self) {
        for place in self.cohort.places() {
            if !self.cohort.rooms.contains_key(&place) {
                self.rooms.insert(place, Room { levels: json!({}), members: BTreeMap::new() });
                let room = format!("!{}:moh.test", place.word()).try_into().unwrap();
                self.happen(Event::RoomCreated { place, room });
            }
        }
    }

    fn creation(&self) -> Creation {
        Creation { creators: vec![self.service_accounts.steward.clone()] }
    }

    /// Brings every room to what it should be.
    pub fn settle(&mut self) {
        for _ in 0..6 {
            let mut quiet = true;
            for (message, event) in std::mem::take(&mut self.reports) {
                quiet = false;
                let posted = event.map(|event| (event, self.now));
                self.decide(Event::PassedOn { message, posted }, self.now);
            }
            for what in std::mem::take(&mut self.lists.read) {
                quiet = false;
                self.list_read(what);
            }
            let places: Vec<Place> = self.cohort.rooms.keys().copied().filter(|_| !self.brief).collect();
            for place in places {
                let creation = self.creation();
                let Some(room) = self.rooms.get_mut(&place) else { continue };
                let (cohort, directory, service_accounts) =
                    (&self.cohort, &self.directory, &self.service_accounts);
                room.levels = levels::content(
                    cohort,
                    directory,
                    service_accounts,
                    place,
                    self.now,
                    &creation,
                    &room.levels,
                );
                let steps =
                    people::steps(cohort, directory, service_accounts, place, self.now, &room.members);
                quiet &= steps.is_empty();
                for step in steps {
                    self.take(place, step);
                }
            }
            self.flush();
            if quiet {
                return;
            }
        }
        panic!("the rooms do not come to rest");
    }

    fn take(&mut self, place: Place, step: Step) {
        let (account, membership) = match step {
            Step::Invite(account) => (account, Membership::Invite),
            Step::Remove(account, _) | Step::Unban(account) => (account, Membership::Leave),
            Step::Ban(account) => (account, Membership::Ban),
        };
        if membership == Membership::Invite
            && let Some(person) = self.directory.person_of(&account).cloned()
        {
            self.invited.push((person, place));
        }
        let by = self.service_accounts.steward.clone();
        self.membership(place, &account, &by, membership, false);
    }

    /// A membership changes and is seen.
    pub fn membership(&mut self, place: Place, account: &UserId, by: &UserId, to: Membership, history: bool) {
        self.moved(place, account, by, to, history, None);
    }

    fn moved(
        &mut self,
        place: Place,
        account: &UserId,
        by: &UserId,
        to: Membership,
        history: bool,
        reason: Option<&str>,
    ) {
        let members = &mut self.rooms.get_mut(&place).unwrap().members;
        let before = members.insert(account.to_owned(), to);
        let person = self.directory.person_of(account).cloned();
        let moved = Event::MemberChanged {
            place,
            account: account.to_owned(),
            person,
            by: by.to_owned(),
            membership: to,
            before,
            reason: reason.map(ToOwned::to_owned),
            at: self.now,
            history,
        };
        self.decide(moved, self.now);
    }

    /// A person presses a button of Element against another.
    pub fn button(&mut self, by: &str, on: &str, kind: RoomKind, to: Membership) {
        self.membership(Place::Room(kind), &lari::account(on), &lari::account(by), to, false);
        self.settle();
    }

    /// The same, with the reason that Element asks for.
    pub fn button_because(&mut self, by: &str, on: &str, kind: RoomKind, to: Membership, reason: &str) {
        let place = Place::Room(kind);
        self.moved(place, &lari::account(on), &lari::account(by), to, false, Some(reason));
        self.settle();
    }

    /// A person joins a room if the homeserver lets them: when invited, or through the peer room.
    pub fn joins(&mut self, name: &str, place: Place) -> bool {
        let account = lari::account(name);
        let of = |place: Place| self.rooms.get(&place).and_then(|room| room.members.get(&account).copied());
        let restricted = !matches!(place, Place::Room(RoomKind::Peer | RoomKind::Facilitators));
        let through_peer = restricted && of(Place::Room(RoomKind::Peer)) == Some(Membership::Join);
        let here = of(place);
        if here == Some(Membership::Join) || here == Some(Membership::Ban) {
            return false;
        }
        if here != Some(Membership::Invite) && !through_peer {
            return false;
        }
        self.membership(place, &account, &account, Membership::Join, false);
        self.settle();
        true
    }

    /// A person leaves by Element's button, or declines the invitation.
    pub fn leaves(&mut self, name: &str, place: Place) {
        let account = lari::account(name);
        self.membership(place, &account, &account, Membership::Leave, false);
        self.settle();
    }

    /// The membership of a person.
    pub fn in_place(&self, name: &str, place: Place) -> Option<Membership> {
        self.rooms[&place].members.get(&lari::account(name)).copied()
    }

    /// The level of a person in a room.
    pub fn level(&self, name: &str, kind: RoomKind) -> i64 {
        let levels = &self.rooms[&Place::Room(kind)].levels;
        let own = levels["users"][lari::account(name).as_str()].as_i64();
        own.or(levels["users_default"].as_i64()).unwrap()
    }

    /// Whether a person in the room may post now.
    pub fn may_post(&self, name: &str, kind: RoomKind) -> bool {
        self.level(name, kind) >= self.rooms[&Place::Room(kind)].levels["events_default"].as_i64().unwrap()
    }

    /// Whether the voice may post now.
    pub fn voice_may_speak(&self, kind: RoomKind) -> bool {
        let Some(room) = self.rooms.get(&Place::Room(kind)) else { return false };
        let default = room.levels["events_default"].as_i64().unwrap_or(0);
        default <= levels::VOICE
    }

    /// Whether a person is in their direct chat.
    pub fn in_chat(&self, person: &PersonId) -> bool {
        self.directory
            .people
            .get(person)
            .and_then(|known| known.chat.as_ref())
            .is_some_and(|chat| chat.joined)
    }
}
