//! A cohort as one file: who, where, when, by which rules. What people decide later in chat is not in here.

mod check;
mod hours;
mod people;
mod print;
mod read;
mod rules;

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, Time, Weekday};

use crate::beside::Beside;
use crate::days::Hours;
use crate::holidays::{Holiday, HolidayCalendar};
use crate::ids::{ServerName, Slug, UserId};
use crate::problem::Problems;
use crate::words::{Language, OneOffKind, Role, RoomKind, Strength};

/// The most lines that ground rules may have: more are not read (getting in, `behaviour.md`).
pub const MAX_RULE_LINES: usize = 7;
/// The most characters of one line of the ground rules.
pub const MAX_RULE_CHARS: usize = 120;
/// The most characters of a message that a person must read.
pub const MAX_MESSAGE_CHARS: usize = 480;

/// The usual minutes in which somebody on call answers (quiet time, `behaviour.md`).
pub const URGENT_MINUTES: u32 = 5;

/// What a cohort file says. Every reference in it was checked: people named in duties, on call and under
/// supervision are among [`Self::people`], and nobody who supervises a member can come into the peer room.
#[derive(Clone, Debug, PartialEq)]
pub struct CohortFile {
    /// The immutable id; it becomes part of room aliases.
    pub id: Slug,
    /// What people call the cohort.
    pub name: String,
    /// The programme it belongs to.
    pub programme: Option<String>,
    /// What the cohort is about, one line.
    pub topic: Option<String>,
    /// The IANA name of the time zone of all its hours.
    pub timezone: String,
    /// Its languages, at least one; the first is the one the rooms are written to in.
    pub languages: Vec<Language>,
    /// Whether its rooms are encrypted; fixed when they are made.
    pub encrypted: bool,
    /// What was sent before is history: counted, never answered, and quiet time is not kept before it.
    pub live_since: Option<Timestamp>,
    /// The homeservers whose people may take part, at least one.
    pub servers: Vec<ServerName>,
    /// The phone number shown with every urgent answer.
    pub emergency_number: String,
    /// How many minutes somebody on call has to answer before the next is told, 1 to 60.
    pub urgent_minutes: u32,
    /// The account that can take the rooms over when Baraza is lost; else the instance's.
    pub recovery_account: Option<UserId>,
    /// The ground rules.
    pub rules: Rules,
    /// When the cohort works, at least one window.
    pub working_hours: Vec<Hours>,
    /// Names of holiday calendars that come with Baraza, each known.
    pub holiday_calendars: Vec<String>,
    /// Holidays of its own.
    pub own_holidays: Vec<Holiday>,
    /// Single windows that go before the week and the holidays.
    pub one_offs: Vec<OneOff>,
    /// How facilitation passes on.
    pub rota: Rota,
    /// What quiet time does, where it differs from the default of the room's kind.
    pub quiet: BTreeMap<RoomKind, Strength>,
    /// What is special about rooms.
    pub rooms: BTreeMap<RoomKind, RoomSetting>,
    /// The roster, in the order of the file.
    pub people: Vec<Person>,
    /// Who may be called in an emergency; the order is the order of calling.
    pub on_call: Vec<OnCall>,
    /// Further sections ([`crate::Sections`]), as they stand in the file.
    pub sections: BTreeMap<String, toml::Table>,
}

/// The ground rules, in each of the cohort's languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Raised when the meaning changes: then everyone is asked again.
    pub version: u32,
    /// The lines, as many in each language, at most [`MAX_RULE_LINES`] of at most [`MAX_RULE_CHARS`] characters.
    pub lines: BTreeMap<Language, Vec<String>>,
}

/// A single window; it begins before it ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneOff {
    /// What it makes of its time.
    pub kind: OneOffKind,
    /// Its beginning, inclusive.
    pub from: Timestamp,
    /// Its end, exclusive.
    pub to: Timestamp,
    /// Why, for the people to read.
    pub reason: Option<String>,
}

/// How facilitation passes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rota {
    /// How many weeks one duty lasts, 1 to 8.
    pub every_weeks: u32,
    /// When it passes on: the duty begins at the first working moment from then on.
    pub handover: Handover,
    /// The first handover is the first one on or after this day; else after the cohort is applied.
    pub first: Option<Date>,
    /// Who begins, each a facilitator or mentor; others who are not named follow in the order of the roster.
    pub order: Vec<UserId>,
}

impl Default for Rota {
    fn default() -> Self {
        Self { every_weeks: 1, handover: Handover::default(), first: None, order: Vec::new() }
    }
}

/// A moment of the week, in the cohort's time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Handover {
    /// The day.
    pub weekday: Weekday,
    /// The time of day.
    pub time: Time,
}

impl Default for Handover {
    /// Monday at eight.
    fn default() -> Self {
        Self { weekday: Weekday::Monday, time: Time::constant(8, 0, 0, 0) }
    }
}

/// What is special about a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomSetting {
    /// Whether the cohort has it; a peer room always is.
    pub enabled: bool,
    /// Its name, if not the usual one.
    pub name: Option<String>,
    /// Its topic, if not the usual one.
    pub topic: Option<String>,
}

impl Default for RoomSetting {
    fn default() -> Self {
        Self { enabled: true, name: None, topic: None }
    }
}

/// A person of the roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The Matrix ID.
    pub id: UserId,
    /// The Matrix ID that they had before: the same person with a new account, so all that was decided of them goes along.
    pub formerly: Option<UserId>,
    /// What people call them.
    pub name: String,
    /// What they are beside being a member; none is a plain member.
    pub roles: BTreeSet<Role>,
    /// Where they work.
    pub facility: Option<String>,
    /// Their profession.
    pub cadre: Option<String>,
    /// The language they are asked in first, one of the cohort's; they can choose another.
    pub language: Option<Language>,
    /// Since when they count as a member.
    pub member_since: Option<Date>,
    /// When they agreed to the rules on paper; they are then not asked again for this version of them.
    pub accepted_on: Option<Date>,
    /// Whom they have authority over. The relation only removes rights.
    pub supervises: BTreeSet<UserId>,
}

impl Person {
    /// Whether the person belongs into the peer room: everyone on the roster who supervises nobody.
    pub fn is_member(&self) -> bool {
        !self.is(Role::Supervisor) && self.supervises.is_empty()
    }

    /// Whether the person takes part in the rota.
    pub fn facilitates(&self) -> bool {
        self.is(Role::Facilitator) || self.is(Role::Mentor)
    }

    /// Whether the person has a role.
    pub fn is(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }
}

/// A volunteer's hours on call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OnCall {
    /// Who.
    pub person: UserId,
    /// When, in the cohort's time zone.
    pub hours: Hours,
}

/// A message with all the rules, as one reader would get it.
#[derive(Clone, Copy, Debug)]
pub struct RulesMessage<'r> {
    /// The cohort's name.
    pub cohort: &'r str,
    /// The reader's language.
    pub language: Language,
    /// The version of the rules.
    pub version: u32,
    /// The rules, in the reader's language or the cohort's own.
    pub lines: &'r [String],
}

impl CohortFile {
    /// Reads a cohort file; `origin` is the file's name as it is shown beside problems.
    ///
    /// # Errors
    /// Every problem in the file, when at least one of them is an error.
    pub fn parse(text: &str, origin: &str) -> Result<Self, Problems> {
        Self::parse_with_warnings(text, origin).map(|(file, _)| file)
    }

    /// Like [`Self::parse`], with the warnings about a file that can be used.
    ///
    /// # Errors
    /// Every problem in the file, when at least one of them is an error.
    pub fn parse_with_warnings(text: &str, origin: &str) -> Result<(Self, Problems), Problems> {
        read::read(text, origin, &|_| 0, None)
    }

    /// Like [`Self::parse_with_warnings`]; the rules are refused also when a message with all of them would be longer
    /// than [`MAX_MESSAGE_CHARS`], which `length` finds out, and a recovery account that does not fit the instance.
    ///
    /// # Errors
    /// Every problem in the file, when at least one of them is an error.
    pub fn parse_beside(
        text: &str,
        origin: &str,
        length: &dyn Fn(&RulesMessage<'_>) -> usize,
        beside: Beside<'_>,
    ) -> Result<(Self, Problems), Problems> {
        read::read(text, origin, length, Some(beside))
    }

    /// The file as a text that reads back as the same cohort: fields in one fixed order, no comments.
    pub fn to_toml(&self) -> String {
        print::print(self)
    }

    /// The first language, in which the rooms are written to.
    pub fn language(&self) -> Language {
        self.languages.first().copied().unwrap_or(Language::En)
    }

    /// What quiet time does in rooms of a kind.
    pub fn strength(&self, kind: RoomKind) -> Strength {
        self.quiet.get(&kind).copied().unwrap_or(Strength::default_of(kind))
    }

    /// What is set for rooms of a kind.
    pub fn room(&self, kind: RoomKind) -> RoomSetting {
        self.rooms.get(&kind).cloned().unwrap_or_default()
    }

    /// All holidays, those of the calendars and its own; its own name a day first.
    pub fn holidays(&self) -> BTreeMap<Date, Holiday> {
        let calendars = self.holiday_calendars.iter().filter_map(|name| HolidayCalendar::named(name));
        let days = calendars.flat_map(|calendar| calendar.days).chain(self.own_holidays.iter().cloned());
        days.map(|holiday| (holiday.date, holiday)).collect()
    }

    /// The facilitators and mentors in the order in which the rota begins with them.
    pub fn facilitators(&self) -> Vec<&Person> {
        let named = self.rota.order.iter().filter_map(|id| self.person(id));
        let others =
            self.people.iter().filter(|person| person.facilitates() && !self.rota.order.contains(&person.id));
        named.chain(others).collect()
    }

    /// The person with that Matrix ID.
    pub fn person(&self, id: &UserId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }
}
