//! Lists of people that are sent, and what comes of them.

use std::collections::BTreeMap;

use bots::{
    cohort::Person,
    effect::ListAsked,
    enrolment::listed::{Fault, Listed},
    event::{Event, MessageKind, Scene},
    ids::PersonId,
};
use ruma::OwnedEventId;

use super::{Bench, lari};

/// Lists that people sent.
#[derive(Clone, Default)]
pub struct Lists {
    /// As they would be read; any other is gone.
    pub sent: BTreeMap<OwnedEventId, Vec<Listed>>,
    /// People of other cohorts.
    pub elsewhere: BTreeMap<PersonId, Person>,
    /// Read, not decided yet.
    pub(super) read: Vec<Event>,
}

impl Bench {
    /// Somebody who is in no cohort here is in a chat with the voice.
    pub fn known_elsewhere(&mut self, name: &str, shown: &str) {
        let person = lari::person(name);
        let chat = Some(lari::chat(&person, true));
        let known =
            Person { accounts: vec![lari::account(name)], name: shown.to_owned(), language: None, chat };
        self.lists.elsewhere.insert(person, known);
    }

    /// Somebody sends a list of people into their chat, of which this would be read.
    pub fn sends_list(&mut self, name: &str, list: Vec<Listed>) -> OwnedEventId {
        let sent = self.sent(name, Scene::Chat);
        let event = sent.event.clone();
        self.lists.sent.insert(event.clone(), list);
        let mut what = self.text(sent, "people.csv", None);
        if let Event::Said { kind, .. } = &mut what {
            *kind = MessageKind::Table;
        }
        self.happen(what);
        event
    }

    /// A list is read, as somebody asked for: what comes of it is decided next.
    pub(super) fn reads_list(&mut self, asked: ListAsked) {
        let ListAsked { by, list, take, .. } = asked;
        let read = self.lists.sent.get(&list).cloned().ok_or(Fault::Gone);
        self.lists.read.push(Event::ListRead { by, list, take, read });
    }

    /// A list was read. Of one that is taken its people are known, and those who came in by it stay so.
    pub(super) fn list_read(&mut self, what: Event) {
        let Event::ListRead { take, read, .. } = &what else { return };
        let before = self.directory.people.clone();
        if let (Some(_), Ok(rows)) = (take, read) {
            for Listed { entry, person, .. } in rows {
                let (Some(account), Some(person)) = (&entry.account, person) else { continue };
                let fresh = || Person {
                    accounts: vec![account.clone()],
                    name: entry.name.clone(),
                    language: None,
                    chat: None,
                };
                let known = self.lists.elsewhere.get(person).cloned().unwrap_or_else(fresh);
                self.directory.people.entry(person.clone()).or_insert(known);
            }
        }
        self.decide(what, self.now);
        let members = &self.cohort.members;
        self.directory.people.retain(|person, _| before.contains_key(person) || members.contains_key(person));
    }
}
