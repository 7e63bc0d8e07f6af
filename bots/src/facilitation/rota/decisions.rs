//! What people decided, sorted by what it is about.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::{Override, TurnId, Why};
use crate::ids::PersonId;

/// The overrides, the later gone before the earlier.
#[derive(Debug, Default)]
pub struct Decisions<'a> {
    away: Vec<(&'a PersonId, Date, Date)>,
    pledges: BTreeMap<TurnId, (&'a PersonId, Why)>,
    declined: BTreeMap<TurnId, Vec<&'a PersonId>>,
    skipped: BTreeSet<(TurnId, &'a PersonId)>,
}

impl<'a> Decisions<'a> {
    /// Sorts them; they come in the order in which they were made.
    pub fn of(overrides: &'a [Override]) -> Self {
        let mut all = Self::default();
        for decision in overrides {
            match decision {
                Override::Away { person, from, to } => all.away.push((person, *from, *to)),
                Override::Take { turn, person } => all.pledge(*turn, person, Why::Taken),
                Override::Swap { turn, person, in_return, in_return_person } => {
                    all.pledge(*turn, person, Why::Swapped);
                    all.pledge(*in_return, in_return_person, Why::Swapped);
                }
                Override::Decline { turn, person, answer: _ } => {
                    all.unpledge(*turn, person);
                    let declined = all.declined.entry(*turn).or_default();
                    if !declined.contains(&person) {
                        declined.push(person);
                    }
                }
                Override::Skip { turn, person } => {
                    all.unpledge(*turn, person);
                    all.skipped.insert((*turn, person));
                }
            }
        }
        all
    }

    fn pledge(&mut self, turn: TurnId, person: &'a PersonId, why: Why) {
        // Who takes a turn no longer declines it or passes it on.
        if let Some(declined) = self.declined.get_mut(&turn) {
            declined.retain(|other| *other != person);
        }
        self.skipped.remove(&(turn, person));
        self.pledges.insert(turn, (person, why));
    }

    fn unpledge(&mut self, turn: TurnId, person: &PersonId) {
        if self.pledges.get(&turn).is_some_and(|(pledged, _)| *pledged == person) {
            self.pledges.remove(&turn);
        }
    }

    /// The days a person is away, first and last.
    pub fn away(&self, person: &PersonId) -> impl Iterator<Item = (Date, Date)> {
        self.away.iter().filter(move |(away, ..)| *away == person).map(|(_, from, to)| (*from, *to))
    }

    /// Who has the turn by taking or swapping it.
    pub fn pledge_for(&self, turn: TurnId) -> Option<(&'a PersonId, Why)> {
        self.pledges.get(&turn).copied()
    }

    /// All turns that somebody has by taking or swapping them, from one on.
    pub fn pledges_from(&self, turn: TurnId) -> impl Iterator<Item = (TurnId, &'a PersonId)> {
        self.pledges.range(turn..).map(|(turn, (person, _))| (*turn, *person))
    }

    /// Who declined the turn, in order.
    pub fn declined(&self, turn: TurnId) -> &[&'a PersonId] {
        self.declined.get(&turn).map_or(&[], Vec::as_slice)
    }

    /// The turns before one that somebody declined or passed on.
    pub fn answered_before(&self, turn: TurnId) -> impl Iterator<Item = TurnId> {
        let declined = self.declined.range(..turn).map(|(turn, _)| *turn);
        declined.chain(self.skipped.iter().map(|(turn, _)| *turn).filter(move |skipped| *skipped < turn))
    }

    /// Who passed the turn on.
    pub fn skipped(&self, turn: TurnId) -> impl Iterator<Item = &'a PersonId> {
        self.skipped.iter().filter(move |(skipped, _)| *skipped == turn).map(|(_, person)| *person)
    }
}
