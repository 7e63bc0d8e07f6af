//! What a cohort is: its structure (what the file owns), its people, and what was decided in chat.
//!
//! [`Cohort`] is the *control state*: small, stored whole after each decision, holding person ids only. Counters do
//! not live here (activity is appended, measures are computed from it); names do not live here either
//! (see [`directory`]).

mod bots;
pub mod directory;
pub mod limits;
pub mod member;
pub mod prompt;
pub mod question;
pub mod ready;
pub mod structure;

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, tz::TimeZone};
use ruma::{OwnedEventId, OwnedRoomId};
use serde::{Deserialize, Serialize};

pub use crate::command::Choice;
pub use crate::ids::Place;
use crate::{
    ids::{CohortId, EffectKey, Language, PersonId, RoomKind},
    quiet_hours::calendar::WorkingHours,
};
pub use bots::Bots;
pub use directory::{Chat, Delivered, Directory, Person};
pub use limits::Limits;
pub use member::{Acceptance, Member, Standing, Wanted};
pub use prompt::{Answered, Prompt};
pub use question::{Asks, Question};
pub use ready::{Task, WhyNot};
pub use structure::{Role, RoomSpec, RosterRow, Rules, Strength, Structure};

/// A cohort as it now is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cohort {
    /// What the file says.
    pub structure: Structure,
    /// From here on the cohort lives; what was sent before is history: counted, never answered, and quiet time is
    /// not enforced before it.
    pub live_since: Timestamp,
    /// The Matrix rooms, once they exist.
    pub rooms: BTreeMap<Place, OwnedRoomId>,
    /// Everyone on the roster, and those who were.
    pub members: BTreeMap<PersonId, Member>,
    /// Open questions that the voice asked.
    pub prompts: Vec<Prompt>,
    /// What each bot remembers.
    pub bots: Bots,
    /// Events in which a question is still open (❓ or `!ask`), oldest first.
    pub open_questions: Vec<OpenQuestion>,
    /// The pinned welcome of the peer room, once it was posted.
    pub welcome: Option<EffectKey>,
    /// Who came since and cannot read it, where the room is encrypted: since when it is to be posted anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub welcome_missed: Option<Timestamp>,
    /// Before that nobody is asked in who has not asked for it: a file that was applied in quiet time rings nobody's phone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks_from: Option<Timestamp>,
    /// When it was last posted anew.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub welcomed: Option<Timestamp>,
    /// What the voice posted unasked, for the budgets of the day.
    pub spent: Spent,
    /// The places that the recovery account is in now.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub recovery_in: BTreeSet<Place>,
    /// What each person used lately of what is limited.
    #[serde(default, skip_serializing_if = "Limits::is_empty")]
    pub limits: Limits,
}

/// A question that no other person has replied to yet.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenQuestion {
    /// The room it stands in.
    pub place: RoomKind,
    /// Its event.
    pub event: OwnedEventId,
    /// Who asked.
    pub by: PersonId,
    /// When it was sent.
    pub at: Timestamp,
    /// The reaction that made it a question; taking that back ends it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<OwnedEventId>,
    /// Who made it a question, where that was somebody else than who wrote it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asker: Option<PersonId>,
}

/// Unasked messages of the current day (in the cohort's zone): at most two a room, three a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Spent {
    /// The day that is counted, as an ISO date.
    pub day: String,
    /// Posts by room.
    pub rooms: BTreeMap<Place, u32>,
    /// Private messages by person.
    pub people: BTreeMap<PersonId, u32>,
}

impl Cohort {
    /// A new cohort with the structure of its file and nobody asked yet.
    pub fn new(structure: Structure, now: Timestamp) -> Self {
        let live_since = structure.live_since.unwrap_or(now);
        let mut cohort = Self {
            structure: structure.clone(),
            live_since,
            rooms: BTreeMap::new(),
            members: BTreeMap::new(),
            prompts: Vec::new(),
            bots: Bots::of_new(&structure),
            open_questions: Vec::new(),
            welcome: None,
            welcome_missed: None,
            asks_from: None,
            welcomed: None,
            spent: Spent::default(),
            recovery_in: BTreeSet::new(),
            limits: Limits::default(),
        };
        cohort.apply_structure(structure, now);
        cohort
    }

    /// The hours that hold now: the file's, with the windows decided in chat.
    pub fn hours(&self) -> WorkingHours {
        let mut hours = self.structure.hours.clone();
        hours.one_offs.extend(self.bots.quiet.windows.iter().cloned());
        hours
    }

    /// The rules of the cohort's time zone.
    pub fn zone(&self) -> &TimeZone {
        self.structure.hours.zone.rules()
    }

    /// The date that it is in the cohort's zone, in ISO form.
    pub fn today(&self, now: Timestamp) -> String {
        self.structure.hours.zone.date(now).to_string()
    }

    /// The cohort's id.
    pub fn id(&self) -> &CohortId {
        &self.structure.id
    }

    /// The language of the cohort's rooms: the first of its languages.
    pub fn language(&self) -> Language {
        self.structure.languages.first().copied().unwrap_or(Language::En)
    }

    /// The language that a person reads, as far as the cohort knows.
    pub fn language_of(&self, person: &PersonId) -> Language {
        let chosen = self.members.get(person).and_then(|member| member.language);
        let own = chosen.or_else(|| self.roster(person).and_then(|row| row.language));
        own.unwrap_or_else(|| self.language())
    }

    /// A person's row, if they are on the roster now.
    pub fn roster(&self, person: &PersonId) -> Option<&RosterRow> {
        self.structure.roster.iter().find(|row| &row.person == person)
    }

    /// Whether the person holds a role on the roster.
    pub fn has_role(&self, person: &PersonId, role: Role) -> bool {
        self.roster(person).is_some_and(|row| row.roles.contains(&role))
    }

    /// Whether the person supervises anyone of the cohort. The relation only ever removes rights.
    pub fn supervises_anyone(&self, person: &PersonId) -> bool {
        self.roster(person)
            .is_some_and(|row| row.roles.contains(&Role::Supervisor) || !row.supervises.is_empty())
    }

    /// Whether the person belongs among the peers: on the roster and nobody's supervisor.
    pub fn is_peer(&self, person: &PersonId) -> bool {
        self.roster(person).is_some() && !self.supervises_anyone(person)
    }

    /// Whether the person said yes to the rules (or did so on paper) and has not left.
    pub fn agreed(&self, person: &PersonId) -> bool {
        self.members.get(person).is_some_and(|member| matches!(member.standing, Standing::Agreed))
    }

    /// People who may have the duty: mentors and facilitators who agreed and are peers.
    pub fn may_facilitate(&self, person: &PersonId) -> bool {
        self.is_peer(person)
            && self.agreed(person)
            && (self.has_role(person, Role::Mentor) || self.has_role(person, Role::Facilitator))
    }

    /// Named moderators who agreed and are peers: who left or leads a member has no rights here.
    pub fn is_moderator(&self, person: &PersonId) -> bool {
        self.is_peer(person) && self.agreed(person) && self.has_role(person, Role::Moderator)
    }

    /// Coordinators who agreed and are peers: the list of people is theirs to change. When their time is over it belongs to
    /// who moderates and who holds the duty.
    pub fn is_coordinator(&self, person: &PersonId) -> bool {
        let has_list = match self.bots.enrolment.passed {
            None => self.has_role(person, Role::Coordinator),
            Some(_) => self.is_moderator(person) || self.bots.facilitation.on_duty() == Some(person),
        };
        self.is_peer(person) && self.agreed(person) && has_list
    }

    /// All of them, in the roster's order.
    pub fn coordinators(&self) -> Vec<PersonId> {
        let people = self.structure.roster.iter().map(|row| &row.person);
        people.filter(|person| self.is_coordinator(person)).cloned().collect()
    }

    /// Whether the person may use a moderator's commands now: a moderator, or the facilitator on duty.
    pub fn may_moderate(&self, person: &PersonId) -> bool {
        self.is_moderator(person)
            || (self.may_facilitate(person) && self.bots.facilitation.on_duty() == Some(person))
    }

    /// Whether the person is in the cohort now: on the roster, and neither left nor declined.
    pub fn is_in(&self, person: &PersonId) -> bool {
        self.roster(person).is_some()
            && self.members.get(person).is_some_and(|member| {
                !matches!(member.standing, Standing::Left | Standing::Declined | Standing::OffRoster)
            })
    }

    /// Whether the person still has to say yes to the rules as they are now.
    pub fn needs_yes(&self, person: &PersonId) -> bool {
        let accepted = self.members.get(person).and_then(|member| member.acceptance.as_ref());
        self.is_peer(person)
            && (!self.agreed(person)
                || accepted.is_none_or(|yes| yes.rules_version < self.structure.rules.version))
    }

    /// The place of a Matrix room.
    pub fn place_of(&self, room: &ruma::RoomId) -> Option<Place> {
        self.rooms.iter().find(|(_, id)| *id == room).map(|(place, _)| *place)
    }

    /// The rooms that the file asks for, with the space first.
    pub fn places(&self) -> Vec<Place> {
        std::iter::once(Place::Space).chain(self.structure.rooms.keys().copied().map(Place::Room)).collect()
    }

    /// Takes over what the file owns. What people decided in chat stays (`docs/architecture.md`, the file and the
    /// people): a standing, a language, a duty, a sanction.
    pub fn apply_structure(&mut self, structure: Structure, now: Timestamp) {
        let rostered: BTreeSet<&PersonId> = structure.roster.iter().map(|row| &row.person).collect();
        for (person, member) in &mut self.members {
            let off = matches!(member.standing, Standing::OffRoster);
            if rostered.contains(person) && off {
                member.comes_back(now);
            } else if !rostered.contains(person)
                && !matches!(member.standing, Standing::Left | Standing::Declined | Standing::OffRoster)
            {
                member.standing = Standing::OffRoster;
                member.changed = now;
            }
        }
        let own = structure.languages.first().copied().unwrap_or(Language::En);
        for row in &structure.roster {
            let member = self.members.entry(row.person.clone()).or_insert_with(|| Member::listed(now));
            if let Some(accepted) = row.accepted_at
                && matches!(member.standing, Standing::Listed | Standing::Asked)
            {
                member.standing = Standing::Agreed;
                member.acceptance = Some(Acceptance {
                    rules_version: structure.rules.version,
                    language: row.language.unwrap_or(own),
                    at: accepted,
                    on_paper: true,
                });
            }
        }
        if let Some(since) = structure.live_since {
            self.live_since = since;
        }
        self.structure = structure;
    }
}
