//! What was said and written down.

use bots::{
    effect::Destination,
    ids::{PersonId, RoomKind},
};

use super::{Bench, Shown, lari};

impl Bench {
    /// Messages of the voice to a person since the last `forget`.
    pub fn told(&self, name: &str) -> Vec<&Shown> {
        let to = Destination::Chat(lari::person(name));
        self.shown.iter().filter(|shown| shown.to == to && !shown.text.starts_with("(before)")).collect()
    }

    /// How many of those have such words in them.
    pub fn heard(&self, name: &str, words: &str) -> usize {
        self.told(name).iter().filter(|shown| shown.text.contains(words)).count()
    }

    /// The last message of the voice to a person.
    pub fn last(&self, name: &str) -> Shown {
        let to = Destination::Chat(lari::person(name));
        let last = self.shown.iter().rev().find(|shown| shown.to == to);
        last.unwrap_or_else(|| panic!("nothing was said to {name}")).clone()
    }

    /// Messages of the voice in a room since the last `forget`.
    pub fn in_room(&self, kind: RoomKind) -> Vec<&Shown> {
        let to = Destination::Room(kind);
        self.shown.iter().filter(|shown| shown.to == to && !shown.text.starts_with("(before)")).collect()
    }

    /// What was audited, in words: `act actor→subject`.
    pub fn audited(&self) -> Vec<String> {
        let name =
            |person: &Option<PersonId>| person.as_ref().map_or_else(|| "-".to_owned(), ToString::to_string);
        self.audit
            .iter()
            .map(|line| format!("{} {}>{}", line.act, name(&line.actor), name(&line.subject)))
            .collect()
    }
}
