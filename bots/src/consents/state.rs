//! What is stored of consents: of each person what was asked when, and what they gave or stopped since. Facts, no words.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ids::PersonId, participation::Stop};

/// So many changes of one consent are kept, the newest.
const KEPT: usize = 20;

/// What a person may give or stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Consent {
    /// To be counted in the group's numbers. It stands until it is stopped: a right to object.
    Counted,
    /// The person's mentor sees their own numbers.
    Mentor,
    /// Words of theirs are kept in the library, under their name.
    Library,
    /// Facts about them go into research.
    Research,
}

impl Consent {
    /// All, in the order of their digits.
    pub const ALL: [Self; 4] = [Self::Counted, Self::Mentor, Self::Library, Self::Research];

    /// Its name in the audit log.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Counted => "counted",
            Self::Mentor => "mentor",
            Self::Library => "library",
            Self::Research => "research",
        }
    }

    /// What holds where a person said nothing.
    const fn usual(self) -> bool {
        matches!(self, Self::Counted)
    }
}

/// That a person gave or stopped something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// When.
    pub at: Timestamp,
    /// Given, or stopped.
    pub given: bool,
}

/// What is known of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// What was asked, and when: nothing is asked twice.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub asked: BTreeMap<Consent, Timestamp>,
    /// What they said of each, the oldest first.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub changes: BTreeMap<Consent, Vec<Change>>,
}

/// How a consent stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is given.
    pub given: bool,
    /// Since when, where the person said so.
    pub since: Option<Timestamp>,
}

/// What the bot remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Consents(BTreeMap<PersonId, Record>);

impl FromIterator<(PersonId, Record)> for Consents {
    fn from_iter<T: IntoIterator<Item = (PersonId, Record)>>(people: T) -> Self {
        Self(people.into_iter().collect())
    }
}

impl Consents {
    /// Whether there is nothing to remember.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How a person's consent stands.
    pub fn standing(&self, person: &PersonId, consent: Consent) -> Standing {
        match self.changes(person, consent).last() {
            Some(last) => Standing { given: last.given, since: Some(last.at) },
            None => Standing { given: consent.usual(), since: None },
        }
    }

    /// Whether a person was asked about it, or said something of it unasked.
    pub fn is_settled(&self, person: &PersonId, consent: Consent) -> bool {
        self.asked_at(person, consent).is_some() || !self.changes(person, consent).is_empty()
    }

    /// When a person was last asked about any.
    pub fn last_asked(&self, person: &PersonId) -> Option<Timestamp> {
        self.0.get(person)?.asked.values().max().copied()
    }

    fn asked_at(&self, person: &PersonId, consent: Consent) -> Option<Timestamp> {
        self.0.get(person)?.asked.get(&consent).copied()
    }

    fn changes(&self, person: &PersonId, consent: Consent) -> &[Change] {
        self.0.get(person).and_then(|record| record.changes.get(&consent)).map_or(&[], Vec::as_slice)
    }

    /// A person was asked.
    pub(super) fn note_asked(&mut self, person: &PersonId, consent: Consent, at: Timestamp) {
        self.0.entry(person.clone()).or_default().asked.insert(consent, at);
    }

    /// A person gave or stopped something. False where they had said so before.
    pub(super) fn change(&mut self, person: &PersonId, consent: Consent, change: Change) -> bool {
        let changes = self.0.entry(person.clone()).or_default().changes.entry(consent).or_default();
        if changes.last().is_some_and(|last| last.given == change.given) {
            return false;
        }
        changes.push(change);
        changes.drain(..changes.len().saturating_sub(KEPT));
        true
    }

    /// A person left for good. What they gave goes. That they were asked stays: *never again* outlives it; and so does that
    /// they are not to be counted, for what they wrote before is still there to be counted.
    pub(super) fn forget(&mut self, person: &PersonId) {
        let Some(record) = self.0.get_mut(person) else { return };
        record.changes.retain(|consent, _| *consent == Consent::Counted);
        if *record == Record::default() {
            self.0.remove(person);
        }
    }

    /// Who stopped being counted, and when.
    pub fn stops(&self) -> impl Iterator<Item = (PersonId, Vec<Stop>)> {
        self.0.keys().filter_map(|person| {
            let changes = self.changes(person, Consent::Counted);
            let stopped = |(at, change): (usize, &Change)| {
                let to = changes.get(at + 1).map(|next| next.at);
                (!change.given).then_some(Stop { from: change.at, to })
            };
            // Of very many changes the oldest are gone: a list that begins with a yes had a no before it.
            let earlier = changes.first().filter(|first| first.given);
            let earlier = earlier.map(|first| Stop { from: Timestamp::UNIX_EPOCH, to: Some(first.at) });
            let stops: Vec<Stop> =
                earlier.into_iter().chain(changes.iter().enumerate().filter_map(stopped)).collect();
            (!stops.is_empty()).then(|| (person.clone(), stops))
        })
    }
}
