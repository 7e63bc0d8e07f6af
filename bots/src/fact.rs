//! What a bot lets the others know. Bots never write each other's state: one raises a fact, and whoever it concerns hears
//! it in the same decision, bot after bot in the order of the registry.

use jiff::Timestamp;
use ruma::OwnedEventId;

use crate::{
    cohort::structure::Rules,
    ids::{PersonId, RoomKind},
};

/// Something that came to be in this decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fact {
    /// A person said yes to the rules.
    Agreed(PersonId),
    /// A person came into the peer room for the first time.
    Came(PersonId),
    /// A person left, declined, or is off the roster: nothing of theirs waits any more.
    Gone(PersonId),
    /// The direct chat with a person ended.
    ChatLost {
        /// With whom.
        person: PersonId,
        /// It ended without the person's doing: it goes on in a fresh one.
        again: bool,
    },
    /// The rules have a new version.
    RulesChanged {
        /// As they were.
        was: Box<Rules>,
    },
    /// A person was taken out of the rooms by a moderator.
    TakenOut(PersonId),
    /// A person may not write for a while.
    Silenced(PersonId),
    /// A person's message was taken away, by a moderator or, where the voice had passed it on, by its author.
    TakenAway(OwnedEventId),
    /// A moderator ended the vote on what a person had proposed.
    VoteEnded {
        /// Who ended it.
        by: PersonId,
        /// Who had proposed it.
        proposer: PersonId,
        /// Why, where the button asked.
        reason: Option<String>,
        /// Whether it was done by deleting its line.
        button: bool,
    },
    /// What a person had left with the voice stands in the peer room now, and counts as their post.
    Posted {
        /// Whose.
        by: PersonId,
        /// Since when.
        at: Timestamp,
    },
    /// A question that a person had put in their direct chat stands in a room now.
    Asked {
        /// Whose.
        by: PersonId,
        /// Where.
        place: RoomKind,
        /// As what.
        event: OwnedEventId,
        /// Since when.
        at: Timestamp,
    },
}
