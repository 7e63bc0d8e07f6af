//! What the cohort's file owns.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil};
use ruma::{OwnedServerName, OwnedUserId};
use serde::{Deserialize, Serialize};

use crate::{
    ids::{CohortId, Language, PersonId, RoomKind},
    quiet_hours::calendar::WorkingHours,
};

/// What a person is in a cohort; several at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Helps mentees; may facilitate.
    Mentor,
    /// Learns with a mentor's help.
    Mentee,
    /// May facilitate without being a mentor.
    Facilitator,
    /// May remove, mute, settle.
    Moderator,
    /// Starts the cohort, for a time.
    Coordinator,
    /// Has line authority over members; kept out of the peer room.
    Supervisor,
    /// May announce.
    OfficialSender,
}

/// How quiet time is kept in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    /// Closed by power levels.
    Hold,
    /// Open; a reminder is enough.
    Remind,
    /// No quiet time.
    None,
}

/// A room that the file asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoomSpec {
    /// Its name.
    pub name: String,
    /// Its topic.
    pub topic: String,
    /// How quiet time is kept.
    pub strength: Strength,
}

/// The ground rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rules {
    /// Goes up when the rules change.
    pub version: u32,
    /// At most seven short lines a language.
    pub lines: BTreeMap<Language, Vec<String>>,
}

/// A person's row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RosterRow {
    /// Who.
    pub person: PersonId,
    /// What they are.
    pub roles: BTreeSet<Role>,
    /// Where they work.
    #[serde(default)]
    pub facility: Option<String>,
    /// Their profession.
    #[serde(default)]
    pub cadre: Option<String>,
    /// Their preferred language, if the file names one.
    pub language: Option<Language>,
    /// Since when they are a member, if not since they joined.
    pub member_since: Option<Timestamp>,
    /// Consent given on paper.
    pub accepted_at: Option<Timestamp>,
    /// Whom they supervise.
    pub supervises: BTreeSet<PersonId>,
}

/// Someone who takes emergencies, with hours of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnCall {
    /// Who.
    pub person: PersonId,
    /// Their hours in the cohort's zone; none means always.
    pub hours: Option<WorkingHours>,
}

/// When the duty passes on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RotaSpec {
    /// Every how many weeks.
    pub every_weeks: u32,
    /// The day: Monday is 1, Sunday is 7.
    pub weekday: i8,
    /// The time, in the cohort's zone.
    pub time: civil::Time,
    /// The first handover's day.
    pub first: Option<civil::Date>,
    /// The order of turns, where the file gives one.
    pub order: Vec<PersonId>,
}

/// Everything the file says, with people as ids.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Structure {
    /// Immutable.
    pub id: CohortId,
    /// What people call it.
    pub name: String,
    /// What it is for, in a line.
    pub topic: String,
    /// The programme it belongs to.
    pub programme: Option<String>,
    /// Whether its rooms are encrypted; fixed at creation.
    pub encrypted: bool,
    /// Languages, the cohort's own first.
    pub languages: Vec<Language>,
    /// Homeservers whose people may take part.
    pub servers: BTreeSet<OwnedServerName>,
    /// The number that every answer to an emergency shows.
    pub emergency_number: String,
    /// How many minutes somebody on call has to answer before the next is told.
    #[serde(default = "usual_urgent_minutes")]
    pub urgent_minutes: u32,
    /// An ordinary account that is an additional creator; fixed at creation.
    pub recovery_account: Option<OwnedUserId>,
    /// What was sent before is history.
    pub live_since: Option<Timestamp>,
    /// The ground rules.
    pub rules: Rules,
    /// Working hours, holidays, one-off windows.
    pub hours: WorkingHours,
    /// Calendars that the file names; their days are among the hours' holidays.
    #[serde(default)]
    pub holiday_calendars: Vec<String>,
    /// Rooms by kind.
    pub rooms: BTreeMap<RoomKind, RoomSpec>,
    /// When the duty passes on.
    pub rota: RotaSpec,
    /// People.
    pub roster: Vec<RosterRow>,
    /// Who takes emergencies, in the order in which they are told.
    pub on_call: Vec<OnCall>,
    /// Sections of bots, each as its bot reads it.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sections: BTreeMap<String, serde_json::Value>,
}

const fn usual_urgent_minutes() -> u32 {
    5
}

/// So many people may go with one file without a word: more of them are rather half a file than a wish.
const FEW: usize = 3;

impl Structure {
    /// How many are on this roster and not on a later one.
    pub fn taken_off(&self, later: &Self) -> usize {
        let stays = |row: &&RosterRow| later.roster.iter().any(|other| other.person == row.person);
        self.roster.len() - self.roster.iter().filter(stays).count()
    }

    /// Whether so many of this roster are more than an ordinary change takes off: more than three, or more than a tenth.
    /// One person is always an ordinary change.
    pub fn is_mass_removal(&self, count: usize) -> bool {
        count > FEW || (count > 1 && count * 10 > self.roster.len())
    }
}
