//! Queues by name: those in which rows of the inbox wait, and those of the outbox. A name is stored as it is written here
//! and read back here alone.

use std::fmt;

use bots::ids::{CohortId, PersonId, RoomKind};
use storage::{CHAT_QUEUE, OPENING_QUEUE};

use crate::cause::Cause;

const ROOM: &str = "room:";
const LABEL: &str = "label:";
const AWAY: &str = "away:";
const SIGN: &str = "sign:";
const LIST: &str = "list:";
const ORDER: &str = "order:";
const FLOOD: &str = "flood:";
const GUEST: &str = "guest:";

/// Where a row of the inbox waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inward {
    /// What comes in a Matrix room, in its order.
    Room(String),
    /// What comes from ourselves, by its cause: the kind, and the cohort or what it is about.
    Order(String),
    /// What somebody sends into a room who sends too much there.
    Flood {
        /// Who; `others` for whoever nobody knows.
        person: String,
        /// The Matrix room.
        room: String,
    },
    /// What comes from people of a server who are on no roster.
    Guest(String),
}

impl Inward {
    /// The queue of what is no event.
    pub fn of(cause: &Cause) -> Self {
        let kind = cause.to_string();
        Self::Order(kind.splitn(3, ':').take(2).collect::<Vec<_>>().join(":"))
    }

    /// Rooms that were made for a cohort.
    pub fn made(cohort: &CohortId) -> Self {
        Self::Order(format!("made:{cohort}"))
    }

    /// The queue of a name; nothing for a name that is none of these.
    pub fn read(name: &str) -> Option<Self> {
        if let Some(rest) = name.strip_prefix(FLOOD) {
            let (person, room) = rest.split_once(':')?;
            return Some(Self::Flood { person: person.to_owned(), room: room.to_owned() });
        }
        let rest = |kind| name.strip_prefix(kind).map(ToOwned::to_owned);
        let order = || rest(ORDER).map(Self::Order);
        rest(ROOM).map(Self::Room).or_else(order).or_else(|| rest(GUEST).map(Self::Guest))
    }

    /// Whether what waits there comes after all others.
    pub const fn is_apart(&self) -> bool {
        matches!(self, Self::Flood { .. } | Self::Guest(_))
    }

    /// Whether it may hold rows of several cohorts that have nothing to do with each other: the files that are applied.
    /// In a direct chat what waits holds up what its person says next.
    pub fn is_shared(&self) -> bool {
        matches!(self, Self::Order(what) if what == "order:apply")
    }
}

impl fmt::Display for Inward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Room(room) => write!(f, "{ROOM}{room}"),
            Self::Order(what) => write!(f, "{ORDER}{what}"),
            Self::Flood { person, room } => write!(f, "{FLOOD}{person}:{room}"),
            Self::Guest(server) => write!(f, "{GUEST}{server}"),
        }
    }
}

/// Where an effect waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outward {
    /// What is said in a room of a cohort, in its order.
    Room(CohortId, RoomKind),
    /// What is said in the direct chat with a person; it moves while they are in it.
    Chat(PersonId),
    /// The opening and leaving of direct chats with a person.
    Opening(PersonId),
    /// The name of a person's chat.
    Label(PersonId),
    /// What is taken away, each by itself.
    Away(String),
    /// A sign on somebody's message, by what sets it: set, then taken away.
    Sign(String),
    /// The lists that somebody sent, one after the other.
    List(PersonId),
}

impl Outward {
    /// The queue of a name; nothing for a name that is none of these.
    pub fn read(name: &str) -> Option<Self> {
        if let Some(rest) = name.strip_prefix(ROOM) {
            let (cohort, room) = rest.rsplit_once(':')?;
            return Some(Self::Room(CohortId::new(cohort), RoomKind::from_word(room)?));
        }
        if let Some(key) = name.strip_prefix(AWAY) {
            return Some(Self::Away(key.to_owned()));
        }
        if let Some(key) = name.strip_prefix(SIGN) {
            return Some(Self::Sign(key.to_owned()));
        }
        let person = |kind| name.strip_prefix(kind).map(PersonId::new);
        if let Some(by) = person(LIST) {
            return Some(Self::List(by));
        }
        let opening = || person(OPENING_QUEUE).map(Self::Opening);
        person(CHAT_QUEUE).map(Self::Chat).or_else(opening).or_else(|| person(LABEL).map(Self::Label))
    }
}

impl fmt::Display for Outward {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Room(cohort, room) => write!(f, "{ROOM}{cohort}:{room}"),
            Self::Chat(person) => write!(f, "{CHAT_QUEUE}{person}"),
            Self::Opening(person) => write!(f, "{OPENING_QUEUE}{person}"),
            Self::Label(person) => write!(f, "{LABEL}{person}"),
            Self::Away(key) => write!(f, "{AWAY}{key}"),
            Self::Sign(key) => write!(f, "{SIGN}{key}"),
            Self::List(by) => write!(f, "{LIST}{by}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let cohort = CohortId::new("lari");
        let person = || PersonId::new("01ABC");
        for queue in [
            Inward::Room("!r:moh.test:8448".to_owned()),
            Inward::made(&cohort),
            Inward::of(&Cause::Apply("01ABC".to_owned())),
            Inward::Flood { person: "others".to_owned(), room: "!r:moh.test".to_owned() },
            Inward::Guest("moh.test:8448".to_owned()),
        ] {
            assert_eq!(Inward::read(&queue.to_string()), Some(queue));
        }
        for queue in [
            Outward::Room(cohort, RoomKind::Peer),
            Outward::Chat(person()),
            Outward::Opening(person()),
            Outward::Label(person()),
            Outward::Away("$abc#1".to_owned()),
            Outward::Sign("$abc#2".to_owned()),
            Outward::List(person()),
        ] {
            assert_eq!(Outward::read(&queue.to_string()), Some(queue));
        }
    }

    #[test]
    fn a_name_that_is_none_is_no_queue() {
        for name in ["", "room", "nobody:1", "flood:", "flood:p1"] {
            assert_eq!(Inward::read(name), None, "{name}");
        }
        for name in ["", "room:lari", "room:lari:kitchen", "guest:moh.test"] {
            assert_eq!(Outward::read(name), None, "{name}");
        }
    }

    #[test]
    fn what_comes_from_ourselves_waits_by_what_it_is_about() {
        let of = |written: &str| Inward::of(&Cause::read(written)).to_string();
        assert_eq!(of("timer:lari:closing:1"), "order:timer:lari");
        assert_eq!(of("order:apply:01ABC"), "order:order:apply");
        assert_eq!(of("malformed:00ff"), "order:malformed:00ff");
        assert!(Inward::of(&Cause::Apply("01ABC".to_owned())).is_shared());
    }
}
