//! What people do.

use bots::{
    cohort::{Place, Structure},
    command::Typed,
    event::{Event, MessageKind, Scene, Sent},
    ids::{PersonId, RoomKind},
    room_state::people::Membership,
};
use jiff::Timestamp;
use ruma::{EventId, OwnedEventId, OwnedRoomId};

use super::{Bench, Shown, lari};

impl Bench {
    /// The file is applied.
    pub fn apply(&mut self, structure: Structure) {
        self.apply_reset(structure, &[]);
    }

    /// The file is applied, overriding what people decided.
    pub fn apply_reset(&mut self, structure: Structure, reset: &[&str]) {
        let reset = reset.iter().map(|field| bots::registry::reset(field).unwrap()).collect();
        self.happen(Event::Applied { structure: Box::new(structure), reset, waits: false });
        self.make_rooms();
    }

    /// Changes the file and applies it.
    pub fn edit_file(&mut self, change: impl FnOnce(&mut Structure)) {
        let mut structure = self.cohort.structure.clone();
        change(&mut structure);
        self.apply(structure);
    }

    /// Somebody gives a command that shows first what it would do, and says yes to it.
    pub fn confirms(&mut self, name: &str, command: &str) {
        self.chat(name, command);
        self.chat(name, "1");
    }

    /// A person accepts the invitation to the direct chat, or opens one.
    pub fn opens_chat(&mut self, name: &str) {
        self.chat_changes(name, Membership::Join, true);
    }

    /// A person's membership of the direct chat changes.
    pub fn chat_changes(&mut self, name: &str, membership: Membership, own_act: bool) {
        let person = lari::person(name);
        let chat = lari::chat(&person, membership == Membership::Join);
        self.directory.people.get_mut(&person).unwrap().chat = Some(chat);
        self.happen(Event::ChatChanged { person, membership, own_act, again: false, greeted: false });
    }

    /// The chat with a person is gone without their doing: it goes on in a fresh one.
    pub fn loses_chat(&mut self, name: &str) {
        let person = lari::person(name);
        self.directory.people.get_mut(&person).unwrap().chat = Some(lari::chat(&person, false));
        self.happen(Event::ChatChanged {
            person,
            membership: Membership::Leave,
            own_act: false,
            again: true,
            greeted: false,
        });
    }

    /// All who are invited anywhere come, and into the direct chats too.
    pub fn everyone_comes(&mut self) {
        let people: Vec<PersonId> = self.cohort.members.keys().cloned().collect();
        for person in &people {
            let (name, agreed) = (person.as_str(), self.cohort.agreed(person));
            if agreed && !self.in_chat(person) {
                self.opens_chat(name);
            }
            self.joins(name, Place::Room(RoomKind::Peer));
            for place in self.cohort.places() {
                self.joins(name, place);
            }
        }
    }

    /// What is sent by a person now, in a room or in their chat.
    pub fn sent(&mut self, name: &str, scene: Scene) -> Sent {
        let event = self.event();
        self.sent.insert(event.clone(), lari::person(name));
        Sent {
            event,
            by: lari::person(name),
            account: lari::account(name),
            scene,
            chat: self.chat_of(name).filter(|_| scene == Scene::Chat),
            at: self.now,
            history: self.now < self.cohort.live_since,
        }
    }

    /// The direct chat in which a person is.
    pub(super) fn chat_of(&self, name: &str) -> Option<OwnedRoomId> {
        let chat = self.directory.people.get(&lari::person(name))?.chat.as_ref()?;
        Some(chat.room.clone())
    }

    /// A text by a person, perhaps as a reply.
    pub fn text(&mut self, sent: Sent, body: &str, reply_to: Option<&EventId>) -> Event {
        let ours =
            self.shown.iter().find(|shown| Some(&*shown.event) == reply_to).map(|shown| shown.key.clone());
        let reply_to = reply_to.map(ToOwned::to_owned);
        let author = reply_to.as_ref().and_then(|event| self.sent.get(event)).cloned();
        self.words.insert(sent.event.clone(), read(body));
        let typed = Typed { reply_to: reply_to.clone(), ..Typed::plain(body) };
        Event::Said {
            sent,
            kind: MessageKind::Text,
            typed,
            reply_to,
            reply_to_ours: ours,
            thread: None,
            thread_ours: None,
            reply_to_author: author,
            linked: None,
        }
    }

    /// A person writes to the voice.
    pub fn chat(&mut self, name: &str, body: &str) -> OwnedEventId {
        let sent = self.sent(name, Scene::Chat);
        let event = sent.event.clone();
        let what = self.text(sent, body, None);
        self.happen(what);
        event
    }

    /// A person writes to the voice in reply to one of its messages.
    pub fn answer(&mut self, name: &str, to: &Shown, body: &str) -> OwnedEventId {
        let sent = self.sent(name, Scene::Chat);
        let event = sent.event.clone();
        let what = self.text(sent, body, Some(&to.event));
        self.happen(what);
        event
    }

    /// A person writes in a room.
    pub fn post(&mut self, name: &str, kind: RoomKind, body: &str) -> OwnedEventId {
        let sent = self.sent(name, Scene::Room(kind));
        let event = sent.event.clone();
        let what = self.text(sent, body, None);
        self.happen(what);
        event
    }

    /// A person replies in a room.
    pub fn reply(&mut self, name: &str, kind: RoomKind, to: &EventId, body: &str) -> OwnedEventId {
        let sent = self.sent(name, Scene::Room(kind));
        let event = sent.event.clone();
        let what = self.text(sent, body, Some(to));
        self.happen(what);
        event
    }

    /// A person reacts to an event; where it stands follows from the event.
    pub fn react(&mut self, name: &str, target: &EventId, key: &str) -> OwnedEventId {
        let ours = self.shown.iter().find(|shown| shown.event == target);
        let scene = match ours.map(|shown| &shown.to) {
            Some(bots::effect::Destination::Room(kind)) => Scene::Room(*kind),
            Some(bots::effect::Destination::Chat(_)) => Scene::Chat,
            None => Scene::Room(RoomKind::Peer),
        };
        let ours = ours.map(|shown| shown.key.clone());
        let author = self.sent.get(target).cloned();
        let sent = self.sent(name, scene);
        let event = sent.event.clone();
        self.happen(Event::Reacted { sent, target: target.to_owned(), ours, author, key: key.to_owned() });
        event
    }

    /// A person takes an event away: their own, or with a moderator's button.
    pub fn redact(&mut self, name: &str, target: &EventId, scene: Scene) {
        self.gone.insert(target.to_owned());
        let author = self.sent.get(target).cloned();
        let ours = self.shown.iter().find(|shown| shown.event == target).map(|shown| shown.key.clone());
        let sent = self.sent(name, scene);
        self.happen(Event::Redacted { sent, target: target.to_owned(), ours, author, reason: None });
    }

    /// A person edits a message of theirs in their chat.
    pub fn edits(&mut self, name: &str, target: &EventId, body: &str) {
        self.edits_in(name, Scene::Chat, target, body);
    }

    /// A person edits a message of theirs.
    pub fn edits_in(&mut self, name: &str, scene: Scene, target: &EventId, body: &str) {
        self.words.insert(target.to_owned(), read(body));
        let sent = self.sent(name, scene);
        let typed = Some(Typed::plain(body));
        self.happen(Event::Changed { sent, target: target.to_owned(), typed, linked: None });
    }

    /// A message as it arrives: sent at one moment, received at another.
    pub fn arrives(&mut self, name: &str, scene: Scene, body: &str, sent_at: Timestamp, received: Timestamp) {
        let mut sent = self.sent(name, scene);
        sent.at = sent_at;
        sent.history = sent_at < self.cohort.live_since;
        let what = self.text(sent, body, None);
        self.happen_late(what, received);
    }

    /// A message of another kind.
    pub fn sends(&mut self, name: &str, scene: Scene, kind: MessageKind, body: &str) -> OwnedEventId {
        let sent = self.sent(name, scene);
        let event = sent.event.clone();
        let mut what = self.text(sent, body, None);
        if let Event::Said { kind: said, .. } = &mut what {
            *said = kind;
        }
        self.happen(what);
        event
    }

    /// A post of somebody's in the peer room that stands there already.
    pub fn said_before(&mut self, name: &str) -> OwnedEventId {
        let event = self.event();
        self.sent.insert(event.clone(), lari::person(name));
        event
    }

    /// Who has the duty.
    pub fn on_duty(&self) -> String {
        self.cohort.bots.facilitation.on_duty().map(ToString::to_string).unwrap_or_default()
    }
}

/// What is read of a message when it is passed on.
fn read(body: &str) -> String {
    bots::wire::words(&serde_json::json!({ "msgtype": "m.text", "body": body })).unwrap_or_default()
}
