//! A bench for the decisions: a virtual clock, a small model of rooms and chats, and checks that hold after
//! whatever happened.

pub mod acts;
mod checks;
mod deciding;
pub mod lari;
mod lists;
pub mod rich;
pub mod rooms;
mod running;
mod seen;
mod slips;

use std::collections::{BTreeMap, BTreeSet};

use bots::{
    cohort::{Cohort, Delivered, Directory, Place, Structure},
    deciding::Consequences,
    effect::{Activity, Audited, Destination, Effect, FileOfOurs, WORDS},
    event::Event,
    ids::{Cause, EffectKey, PersonId},
    room_state::ServiceAccounts,
};
use jiff::{SignedDuration, Timestamp};
use ruma::{EventId, OwnedEventId};

use deciding::decide;
use lists::Lists;
use rooms::Room;

/// A message of the voice as people see it.
#[derive(Clone, Debug)]
pub struct Shown {
    /// Its key.
    pub key: EffectKey,
    /// Where.
    pub to: Destination,
    /// Its words as they are now.
    pub text: String,
    /// Whether it rang.
    pub rings: bool,
    /// Its event.
    pub event: OwnedEventId,
    /// When it was decided.
    pub decided: Timestamp,
    /// Buttons under it.
    pub buttons: Vec<String>,
    /// Whose words it carries, if it passes somebody's on.
    pub relayed: Option<(PersonId, OwnedEventId)>,
    /// How often it was edited.
    pub edits: usize,
    /// Whether it answers somebody in a thread.
    pub answer: bool,
}

/// A cohort, its rooms, its people and a clock.
#[derive(Clone)]
pub struct Bench {
    /// Now.
    pub now: Timestamp,
    /// The cohort.
    pub cohort: Cohort,
    /// Who is who.
    pub directory: Directory,
    /// Our accounts.
    pub service_accounts: ServiceAccounts,
    /// What the voice said, in the order in which it came.
    pub shown: Vec<Shown>,
    /// Said, and not delivered yet.
    pub waiting: Vec<(EffectKey, Effect, Timestamp)>,
    /// Invitations to the direct chat: whom, name, topic.
    pub chats: Vec<(PersonId, String, String)>,
    /// Names and topics that direct chats were given after their opening.
    pub labels: BTreeMap<PersonId, (String, String)>,
    /// The signs of the voice: by what set them, on what, which.
    pub signs: BTreeMap<EffectKey, (OwnedEventId, String)>,
    /// Rooms as they are.
    pub rooms: BTreeMap<Place, Room>,
    /// Everyone who was ever invited by the steward, and where to.
    pub invited: Vec<(PersonId, Place)>,
    /// What people sent: event, author, where it stands.
    pub sent: BTreeMap<OwnedEventId, PersonId>,
    /// The words people sent.
    pub words: BTreeMap<OwnedEventId, String>,
    /// What became of messages that were passed on, not decided yet.
    pub(super) reports: Vec<(EffectKey, Option<OwnedEventId>)>,
    /// The lists that people sent.
    pub lists: Lists,
    /// The files that the voice handed over.
    pub files: Vec<FileOfOurs>,
    /// What was taken away.
    pub gone: BTreeSet<OwnedEventId>,
    /// The audit log.
    pub audit: Vec<Audited>,
    /// Activity.
    pub activity: Vec<Activity>,
    /// Who came and went.
    pub moves: Vec<(Place, PersonId, Timestamp, bool)>,
    /// Links given out.
    pub links: Vec<PersonId>,
    /// Whether timers are lost.
    pub deaf: bool,
    /// Whether only decisions are made: no checks after each, and rooms stay as they are. For histories of years.
    pub brief: bool,
    checked: bool,
    number: u64,
}

impl Bench {
    /// A cohort with rooms, nobody in them yet, on a Saturday morning.
    pub fn new(structure: Structure) -> Self {
        Self::at(structure, lari::at("2026-08-01T10:00:00"))
    }

    /// The same at some other moment.
    pub fn at(structure: Structure, now: Timestamp) -> Self {
        Self::starting(structure, now, true)
    }

    fn starting(structure: Structure, now: Timestamp, checked: bool) -> Self {
        let mut bench = Self {
            now,
            cohort: running::asked_before(Cohort::new(structure.clone(), now)),
            directory: lari::directory(),
            service_accounts: lari::service_accounts(),
            shown: Vec::new(),
            waiting: Vec::new(),
            chats: Vec::new(),
            labels: BTreeMap::new(),
            signs: BTreeMap::new(),
            rooms: BTreeMap::new(),
            invited: Vec::new(),
            sent: BTreeMap::new(),
            words: BTreeMap::new(),
            reports: Vec::new(),
            lists: Lists::default(),
            files: Vec::new(),
            gone: BTreeSet::new(),
            audit: Vec::new(),
            activity: Vec::new(),
            moves: Vec::new(),
            links: Vec::new(),
            deaf: false,
            brief: false,
            checked,
            number: 0,
        };
        bench.apply(structure);
        bench.make_rooms();
        bench
    }

    /// Forgets what was said so far, to look at what follows.
    pub fn forget(&mut self) {
        for shown in &mut self.shown {
            shown.text.insert_str(0, "(before) ");
        }
        self.audit.clear();
        self.activity.clear();
        self.chats.clear();
        self.invited.clear();
    }

    /// A new id.
    pub fn event(&mut self) -> OwnedEventId {
        self.number += 1;
        EventId::parse(format!("$e{}", self.number)).unwrap()
    }

    /// Something happens now, and what follows is done.
    pub fn happen(&mut self, what: Event) -> Consequences {
        let received = self.now;
        let consequences = self.decide(what, received);
        self.settle();
        consequences
    }

    /// What follows from something now, before anything is done about it.
    pub fn decided(&mut self, what: Event) -> Consequences {
        self.number += 1;
        let cause = Cause::new(format!("row{}", self.number));
        decide(&mut self.cohort, &self.directory, &self.service_accounts, self.now, &cause, what, self.now)
    }

    /// Something that was received earlier is decided now.
    pub fn happen_late(&mut self, what: Event, received: Timestamp) -> Consequences {
        let consequences = self.decide(what, received);
        self.settle();
        consequences
    }

    pub(super) fn decide(&mut self, what: Event, received: Timestamp) -> Consequences {
        self.number += 1;
        let cause = Cause::new(format!("row{}", self.number));
        let consequences = decide(
            &mut self.cohort,
            &self.directory,
            &self.service_accounts,
            self.now,
            &cause,
            what,
            received,
        );
        self.store_slips(&consequences);
        self.deliver(&consequences);
        self.audit.extend(consequences.audit.iter().cloned());
        self.activity.extend(consequences.activity.iter().cloned());
        self.moves.extend(consequences.moves.iter().cloned());
        self.links.extend(consequences.link_for.iter().map(|(person, _)| person.clone()));
        for (person, language) in &consequences.languages {
            if let Some(known) = self.directory.people.get_mut(person) {
                known.language = Some(*language);
            }
        }
        if self.brief {
            return consequences;
        }
        self.check_stored();
        self.check_signs();
        self.check_settled("twice at the same moment", self.now);
        consequences
    }

    fn deliver(&mut self, consequences: &Consequences) {
        for (key, effect) in &consequences.effects {
            self.waiting.push((key.clone(), effect.clone(), self.now));
        }
        self.flush();
    }

    /// Delivers what can be delivered now, in order.
    pub(super) fn flush(&mut self) {
        let waiting = std::mem::take(&mut self.waiting);
        for (key, effect, decided) in waiting {
            if self.can_deliver(&effect) {
                self.delivered(key, effect, decided);
            } else {
                self.waiting.push((key, effect, decided));
            }
        }
    }

    fn can_deliver(&self, effect: &Effect) -> bool {
        match effect {
            Effect::Say(message) => match &message.to {
                Destination::Chat(person) => self.in_chat(person),
                Destination::Room(kind) => self.voice_may_speak(*kind),
            },
            Effect::Relay { to, .. } => self.voice_may_speak(*to),
            _ => true,
        }
    }

    fn note_delivered(&mut self, key: &EffectKey, event: &EventId, to: Option<&Destination>) {
        let chat = match to {
            Some(Destination::Chat(person)) => self.chat_of(person.as_str()),
            _ => None,
        };
        let delivered = Delivered { event: event.to_owned(), chat, at: self.now };
        self.directory.delivered.insert(key.clone(), delivered);
    }

    fn delivered(&mut self, key: EffectKey, effect: Effect, decided: Timestamp) {
        match effect {
            Effect::OpenChat { person, name, topic, .. } => {
                self.chats.push((person.clone(), name, topic));
                if let Some(known) = self.directory.people.get_mut(&person)
                    && known.chat.as_ref().is_none_or(|chat| !chat.joined)
                {
                    known.chat = Some(lari::chat(&person, false));
                }
            }
            Effect::Say(mut message) => {
                if let Some(quote) = &message.quote {
                    assert!(message.text.plain.contains(WORDS), "a quote without a place for it");
                    let words =
                        self.words.get(&quote.at.event).filter(|_| !self.gone.contains(&quote.at.event));
                    message.text = bots::wire::quote(&message.text, words.map(String::as_str), quote);
                }
                assert!(message.text.plain.trim() == message.text.plain && !message.text.plain.is_empty());
                let seen = without_addresses(&message.text.plain);
                assert!(seen.chars().count() <= 480, "{}: {seen}", seen.chars().count());
                if let Destination::Room(_) = message.to {
                    assert!(!message.rings, "rings in a room: {}", message.text.plain);
                }
                if let Some(earlier) = &message.edits {
                    let Some(shown) = self.shown.iter_mut().find(|shown| shown.key == *earlier) else {
                        panic!("an edit of what was never said: {}", message.text.plain)
                    };
                    shown.text = message.text.plain;
                    shown.edits += 1;
                    return;
                }
                let event = self.event();
                self.note_delivered(&key, &event, Some(&message.to));
                self.shown.push(Shown {
                    key,
                    to: message.to,
                    text: message.text.plain,
                    rings: message.rings,
                    event,
                    decided,
                    buttons: message.buttons,
                    relayed: None,
                    edits: 0,
                    answer: message.thread.is_some(),
                });
            }
            Effect::Relay { author, pointer, to, frame, .. } => {
                if self.gone.contains(&pointer) {
                    self.reports.push((key, None));
                    return;
                }
                let event = self.event();
                self.sent.insert(event.clone(), author.clone());
                self.reports.push((key.clone(), Some(event.clone())));
                self.note_delivered(&key, &event, None);
                self.shown.push(Shown {
                    key,
                    to: Destination::Room(to),
                    text: frame.plain,
                    rings: false,
                    event,
                    decided,
                    buttons: Vec::new(),
                    relayed: Some((author, pointer)),
                    edits: 0,
                    answer: false,
                });
            }
            Effect::Label { person, name, topic } => {
                self.labels.insert(person, (name, topic));
            }
            Effect::ReadList(asked) => self.reads_list(asked),
            Effect::Hand(file) => self.files.push(file),
            Effect::Redact { event, .. } => {
                self.gone.insert(event);
            }
            Effect::Withdraw { message } => self.shown.retain(|shown| shown.key != message),
            Effect::Mark { event, sign, .. } => {
                assert!(self.signs.insert(key, (event, sign)).is_none(), "a sign is set once");
            }
            Effect::Unmark { mark, .. } => {
                assert!(self.signs.remove(&mark).is_some(), "a sign that is taken away was set");
            }
            Effect::LeaveChat { room, .. } => panic!("the shell alone knows who is in {room}"),
        }
    }

    /// Moves the clock; timers fire in order. Between them nothing may be due.
    pub fn advance(&mut self, to: Timestamp) {
        while !self.deaf {
            let timers = bots::timers(&self.cohort, self.now);
            let Some((name, next)) = timers.into_iter().min_by_key(|(_, at)| *at).filter(|(_, at)| *at <= to)
            else {
                break;
            };
            assert!(next > self.now, "{name} is not in the future");
            let between = self.now + next.duration_since(self.now) / 2;
            self.check_settled(&format!("before {name}"), between);
            self.now = next;
            self.happen(Event::TimerFired { timer: name });
        }
        self.now = to;
        if !self.deaf {
            self.check_settled("without a timer", to);
        }
    }

    /// Moves the clock to a moment in Nairobi.
    pub fn until(&mut self, text: &str) {
        self.advance(lari::at(text));
    }

    /// Moves the clock on.
    pub fn wait(&mut self, time: SignedDuration) {
        self.advance(self.now + time);
    }

    /// Some timer fires now that nobody asked for.
    pub fn tick(&mut self) {
        self.happen(Event::TimerFired { timer: "tick".to_owned() });
    }
}

/// What a person sees: a link is its label.
fn without_addresses(plain: &str) -> String {
    let mut pieces = plain.split(" (https://");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |seen, piece| seen + piece.split_once(')').map_or("", |(_, rest)| rest))
}
