//! The part of a cohort that facilitation owns: the log of duties, overrides, and who is asked next.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::rota::{Duty, Folded, Override, Schedule, TurnId};
pub use super::signs::Sign;
use crate::ids::PersonId;

/// Somebody was asked to take a turn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// Which turn.
    pub turn: TurnId,
    /// Whom.
    pub person: PersonId,
    /// When.
    pub at: Timestamp,
}

/// A yes given before the turn began.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Agreed {
    /// Which turn.
    pub turn: TurnId,
    /// Whose.
    pub person: PersonId,
    /// When it begins.
    pub begins: Timestamp,
}

/// A swap that waits for the other's yes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Offer {
    /// Who offers.
    pub from: PersonId,
    /// To whom.
    pub to: PersonId,
    /// What will hold after the yes.
    pub swap: Override,
    /// The other is not asked yet: it was offered in quiet time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub waits: bool,
}

/// Who came into the peer room, for whoever has the duty to read.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Newcomers {
    /// Who, as far as nobody was told.
    pub people: Vec<PersonId>,
    /// When the holder of the duty was last told of some.
    pub told: Option<Timestamp>,
}

impl Newcomers {
    /// Whether there is nothing to remember.
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Duties past and present.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facilitation {
    /// The rhythm; a new one when the file's rhythm changes.
    pub schedule: Option<Schedule>,
    /// What is left of turns that are no longer in the log.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folded: Option<Folded>,
    /// The log of the last turns, oldest first; the last one may be the present holder's.
    pub duties: Vec<Duty>,
    /// What people decided about coming turns.
    pub overrides: Vec<Override>,
    /// Who is being asked now.
    pub asked: Option<Asked>,
    /// Who said yes to a turn that is yet to begin.
    pub agreed: Option<Agreed>,
    /// Swaps that wait for a yes.
    pub offers: Vec<Offer>,
    /// The last turn for which nobody said yes and the moderators were told.
    pub nobody_for: Option<TurnId>,
    /// The signs that questions wear.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signs: Vec<Sign>,
    /// Who came lately.
    #[serde(default, skip_serializing_if = "Newcomers::is_empty")]
    pub newcomers: Newcomers,
}

/// So many absences of one person are kept; of more those that end first go.
const ABSENCES: usize = 60;
/// So many swaps that one person offers wait for a yes.
const OFFERS: usize = 5;

impl Facilitation {
    /// A decision about coming turns. What is decided once more takes the place of what was decided before, and an
    /// absence of those that it covers.
    pub fn decide(&mut self, decision: Override) {
        self.overrides.retain(|before| *before != decision && !covers(&decision, before));
        if let Override::Away { person, .. } = &decision {
            let of_theirs = |before: &Override| match before {
                Override::Away { person: whose, to, .. } if whose == person => Some(*to),
                _ => None,
            };
            if self.overrides.iter().filter_map(of_theirs).count() >= ABSENCES
                && let Some(first) = self.overrides.iter().filter_map(of_theirs).min()
                && let Some(at) = self.overrides.iter().position(|before| of_theirs(before) == Some(first))
            {
                self.overrides.remove(at);
            }
        }
        self.overrides.push(decision);
    }

    /// One more swap waits for a yes.
    pub fn offer(&mut self, offer: Offer) {
        let theirs = |other: &Offer| other.from == offer.from;
        if self.offers.iter().filter(|other| theirs(other)).count() >= OFFERS
            && let Some(at) = self.offers.iter().position(theirs)
        {
            self.offers.remove(at);
        }
        self.offers.push(offer);
    }

    /// Who has the duty now. Rights stay with the last holder until the next one begins.
    pub fn on_duty(&self) -> Option<&PersonId> {
        self.duties.last().filter(|duty| duty.until.is_none()).map(|duty| &duty.person)
    }

    /// Whether the person has or had the duty.
    pub fn has_held(&self, person: &PersonId) -> bool {
        self.duties.iter().any(|duty| duty.person == *person)
            || self.folded.as_ref().is_some_and(|folded| folded.has_held(person))
    }

    /// Who will have the duty at a moment, as far as it is agreed.
    pub fn holder_at(&self, at: Timestamp) -> Option<&PersonId> {
        match &self.agreed {
            Some(agreed) if agreed.begins <= at => Some(&agreed.person),
            _ => self.on_duty(),
        }
    }
}

/// Whether one absence covers another of the same person.
fn covers(decision: &Override, before: &Override) -> bool {
    match (decision, before) {
        (Override::Away { person, from, to }, Override::Away { person: whose, from: begun, to: ended }) => {
            person == whose && from <= begun && ended <= to
        }
        _ => false,
    }
}
