//! The ledger of turns: who is owed how much.

use std::{cmp::Reverse, collections::BTreeMap};

use serde::{Deserialize, Serialize};

use super::{Balance, TurnId};
use crate::ids::PersonId;

/// One turn, in the ledger's unit: it divides by every number of people up to sixteen, so that shares add up.
const TURN: i64 = 720_720;

/// Where each person stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ledger {
    accounts: BTreeMap<PersonId, Account>,
    /// Who passed a turn on and has had none since, in order.
    waiting: Vec<PersonId>,
    /// Who held the last turn.
    last: Option<PersonId>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Account {
    /// What the person entered with, less claims that lapsed.
    carried: i64,
    /// Parts of the turns for which the person was there.
    share: i64,
    /// Turns held.
    held: u32,
    /// The turn for which the person was last asked, or with which they entered.
    asked: TurnId,
}

impl Account {
    fn owed(&self) -> i64 {
        self.carried + self.share - i64::from(self.held) * TURN
    }
}

impl Ledger {
    /// Whether the person has held a turn.
    pub fn has_held(&self, person: &PersonId) -> bool {
        self.accounts.get(person).is_some_and(|account| account.held > 0)
    }

    /// Who held the last turn.
    pub fn last(&self) -> Option<&PersonId> {
        self.last.as_ref()
    }

    /// Opens accounts for those of `people` who have none, at the (lower) median of what the others of them are
    /// owed.
    pub fn enter(&mut self, people: &[&PersonId], turn: TurnId) {
        let mut owed: Vec<_> =
            people.iter().filter_map(|person| self.accounts.get(*person)).map(Account::owed).collect();
        owed.sort_unstable();
        let carried = owed.get(owed.len().saturating_sub(1) / 2).copied().unwrap_or(0);
        for person in people {
            let new = Account { carried, share: 0, held: 0, asked: turn };
            self.accounts.entry((*person).clone()).or_insert(new);
        }
    }

    /// Gives each of those who were there for a turn their part of it.
    pub fn share(&mut self, there: &[&PersonId]) {
        let Ok(number) = i64::try_from(there.len()) else { return };
        for person in there {
            if let Some(account) = self.accounts.get_mut(*person) {
                account.share += TURN / number;
            }
        }
    }

    /// The person was asked for a turn and will not have it: it counts as if they had had it, but does not put them
    /// behind the last of the `others` who could have it.
    pub fn decline(&mut self, person: &PersonId, turn: TurnId, others: &[&PersonId]) {
        let lowest = others.iter().filter_map(|other| self.accounts.get(*other)).map(Account::owed).min();
        if let Some(account) = self.accounts.get_mut(person) {
            let ahead = account.owed() - lowest.unwrap_or_else(|| account.owed());
            account.carried -= ahead.clamp(0, TURN);
            account.asked = turn;
        }
        self.waiting.retain(|waiting| waiting != person);
    }

    /// The person passed a turn on.
    pub fn skip(&mut self, person: &PersonId) {
        if !self.waiting.contains(person) {
            self.waiting.push(person.clone());
        }
    }

    /// The person holds a turn; `last` holds it at its end.
    pub fn hold(&mut self, person: &PersonId, last: &PersonId, turn: TurnId) {
        if let Some(account) = self.accounts.get_mut(person) {
            account.held += 1;
            account.asked = turn;
        }
        self.waiting.retain(|waiting| waiting != person);
        self.last = Some(last.clone());
    }

    /// Of `pool`, who passed a turn on first.
    pub fn waiting<'p>(&self, pool: &[&'p PersonId]) -> Option<&'p PersonId> {
        self.waiting.iter().find_map(|waiting| pool.iter().copied().find(|person| *person == waiting))
    }

    /// Of `pool`, which is in the order of the roster, who is owed most, counting the turns they are `pledged` to.
    pub fn most_owed<'p>(
        &self,
        pool: &[&'p PersonId],
        pledged: impl Fn(&PersonId) -> i64,
    ) -> Option<&'p PersonId> {
        let rank = |person: &&PersonId| {
            let account = self.accounts.get(*person)?;
            Some((account.owed() - pledged(person) * TURN, Reverse(account.asked)))
        };
        // The last of equals is taken, so the roster is gone through from its end.
        pool.iter().rev().copied().max_by_key(rank)
    }

    /// Where the person stands.
    pub fn balance(&self, person: &PersonId) -> Balance {
        let (held, share) = self.accounts.get(person).map_or((0, 0), |account| (account.held, account.share));
        Balance { held, share_hundredths: (share * 100 + TURN / 2).div_euclid(TURN) }
    }
}
