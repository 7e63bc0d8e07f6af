//! What is stored of votes: the one that waits or runs, what was decided and stands above the file, and the rules as they
//! were. Ballots stand here until the end, and then nowhere.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{Timestamp, civil::Date};
use ruma::OwnedEventId;
use serde::{Deserialize, Serialize};

use super::change::Change;
use crate::{
    cohort::structure::{Rules, Strength},
    ids::{EffectKey, Language, PersonId, RoomKind},
    quiet_hours::calendar::WeeklyWindow,
};

/// So many earlier versions of the rules can be read.
pub const VERSIONS: usize = 10;

/// What a member answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Choice {
    /// Yes; of a review: the rules still fit.
    Yes,
    /// No; of a review: let us talk.
    No,
    /// The others shall say: it counts for the quorum and for no side.
    Others,
}

/// A member's answer, until the end.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballot {
    /// What.
    pub choice: Choice,
    /// When it was sent: of two the later counts, in whatever order they arrive.
    pub sent: Timestamp,
    /// The message or the reaction that it was, which can be taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<OwnedEventId>,
}

/// What is voted on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Matter {
    /// A change.
    Change(Change),
    /// Whether the rules still fit.
    Review,
}

/// Since when the members are asked, and until when they can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Run {
    /// When the room was told.
    pub from: Timestamp,
    /// What is sent from here on does not count.
    pub ends: Timestamp,
}

/// A vote that waits for the opening, or runs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Vote {
    /// Its number.
    pub number: u64,
    /// Who proposed it; nobody did a review.
    pub by: Option<PersonId>,
    /// About what.
    pub matter: Matter,
    /// Once the room was told.
    pub run: Option<Run>,
    /// The line that told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<EffectKey>,
    /// Who answered in the room and read that this does not count.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub hinted: BTreeSet<PersonId>,
    /// Who was asked.
    pub asked: BTreeSet<PersonId>,
    /// What they answered.
    pub ballots: BTreeMap<PersonId, Ballot>,
}

/// How a vote ended.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// So many said yes.
    pub yes: u32,
    /// So many said no.
    pub no: u32,
    /// So many left it to the others.
    pub others: u32,
    /// So many could have answered.
    pub members: u32,
}

/// What members decided, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided<T> {
    /// What.
    pub what: T,
    /// When it began to hold.
    pub at: Timestamp,
    /// By how many.
    pub totals: Totals,
}

/// Since when rules hold, and by which vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Since {
    /// Since when.
    pub at: Timestamp,
    /// The vote; nothing where they came with the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totals: Option<Totals>,
}

/// The rules as they were.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Version {
    /// Their number and words.
    pub rules: Rules,
    /// Since when they held; nothing for the first of all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
    /// Until when.
    pub until: Timestamp,
}

/// The rules' lines in each language.
pub type Lines = BTreeMap<Language, Vec<String>>;

/// What the bot remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Votes {
    /// The last number given to a vote.
    pub last: u64,
    /// The one vote that waits or runs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub running: Option<Vote>,
    /// When people proposed lately.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub proposed: BTreeMap<PersonId, Vec<Timestamp>>,
    /// The rules that members decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Decided<Lines>>,
    /// The week that members decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Decided<Vec<WeeklyWindow>>>,
    /// What members decided that quiet time does in a room.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub quiet: BTreeMap<RoomKind, Decided<Strength>>,
    /// What members decided of single days: the name of a day off, or that it is none.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub holidays: BTreeMap<Date, Decided<Option<String>>>,
    /// The order of the emergency list that members decided.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Decided<Vec<PersonId>>>,
    /// The rules as they were, the oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub versions: Vec<Version>,
    /// Since when the rules hold, once they changed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Since>,
    /// The version that the last file named, once members decided about the rules: ours and the file's go apart then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file_version: Option<u32>,
    /// Since when members have new rules before them of whose answers the moderators have not heard.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewed: Option<Timestamp>,
    /// When members were last asked whether the rules still fit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reviewed: Option<Timestamp>,
}

impl Votes {
    /// Whether there is nothing to store.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// An earlier version of the rules.
    pub fn version(&self, number: u32) -> Option<&Version> {
        self.versions.iter().rev().find(|version| version.rules.version == number)
    }

    /// The vote of a number, if the members can still answer it.
    pub fn open(&self, number: u64) -> Option<(&Vote, Run)> {
        self.running.as_ref().filter(|vote| vote.number == number).and_then(|vote| Some((vote, vote.run?)))
    }
}
