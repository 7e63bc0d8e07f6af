//! What can stand in a line: one type for each kind of value, so that each is shown in one way everywhere.

use jiff::civil::Weekday;

use super::Line;
use crate::ids::RoomKind;
use crate::text::said::Said;
use crate::text::values::{Day, Link, Minutes, Moment, Person, Phone};

/// An argument of a line.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// Words of a file, or of a person as one quoted line ([`Said`]). Never markup: escaped where it meets HTML.
    Text(String),
    /// A count; the catalogue chooses the plural.
    Number(i64),
    /// A person: a name in plain text, a pill in HTML.
    Person(Person),
    /// People, with commas between.
    People(Vec<Person>),
    /// A link to a room, a message, a chat or a page.
    Link(Link),
    /// A phone number that can be tapped.
    Phone(Phone),
    /// A time, as people of a zone say it.
    Moment(Moment),
    /// A date.
    Day(Day),
    /// A length of time.
    Minutes(Minutes),
    /// Days of the week; runs are shortened.
    Days(Vec<Weekday>),
    /// Another line, within this one.
    Line(Box<Line>),
    /// Other lines, one below the other.
    Lines(Vec<Line>),
}

impl Arg {
    /// The lines within.
    pub fn parts(&self) -> &[Line] {
        match self {
            Self::Line(line) => std::slice::from_ref(line),
            Self::Lines(lines) => lines,
            _ => &[],
        }
    }

    /// Whether it names a person, itself or in a part.
    pub fn names_a_person(&self) -> bool {
        match self {
            Self::Person(_) => true,
            Self::People(people) => !people.is_empty(),
            _ => self.parts().iter().any(Line::names_a_person),
        }
    }
}

macro_rules! from {
    ($($ty:ty => $variant:ident),* $(,)?) => {
        $(impl From<$ty> for Arg {
            fn from(value: $ty) -> Self {
                Self::$variant(value)
            }
        })*
    };
}
/// What a person wrote.
impl From<Said> for Arg {
    fn from(said: Said) -> Self {
        Self::Text(said.as_str().to_owned())
    }
}

from! {
    String => Text,
    i64 => Number,
    Person => Person,
    Vec<Person> => People,
    Link => Link,
    Phone => Phone,
    Moment => Moment,
    Day => Day,
    Minutes => Minutes,
    Vec<Weekday> => Days,
    Vec<Line> => Lines,
}

impl From<Line> for Arg {
    fn from(line: Line) -> Self {
        Self::Line(Box::new(line))
    }
}

/// A reason is cut here, so that what it stands in can be read.
const LONGEST_REASON: usize = 200;

/// The reason that a moderator gave, as one quoted line, or the words for none.
impl From<Option<String>> for Arg {
    fn from(reason: Option<String>) -> Self {
        match reason {
            Some(reason) => Said::new(&reason, LONGEST_REASON).into(),
            None => crate::moderation::lines::NoReason {}.into(),
        }
    }
}

impl From<RoomKind> for Arg {
    fn from(kind: RoomKind) -> Self {
        use crate::onboarding::lines::{
            RoomFacilitators, RoomLiaison, RoomLibrary, RoomNotices, RoomPeer, RoomSocial,
        };
        match kind {
            RoomKind::Peer => RoomPeer {}.into(),
            RoomKind::Social => RoomSocial {}.into(),
            RoomKind::Notices => RoomNotices {}.into(),
            RoomKind::Facilitators => RoomFacilitators {}.into(),
            RoomKind::Liaison => RoomLiaison {}.into(),
            RoomKind::Library => RoomLibrary {}.into(),
        }
    }
}
