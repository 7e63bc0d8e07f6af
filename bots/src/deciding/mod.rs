//! The ctx at which a decision is made: what is known, and what is to be done.

mod asking;
mod chats;
mod codes;
mod quoting;
mod reached;
mod ready;
mod shown;

pub use codes::{DIGITS, FreshCodes, JoinCode};
pub use quoting::{PIECE, Words};
pub use reached::CLOCK_SKEW;

use std::collections::VecDeque;

use jiff::{SignedDuration, Timestamp};
use ruma::OwnedEventId;

use crate::{
    cohort::{Cohort, Directory, Place},
    effect::{Activity, Audited, Destination, Effect, Message},
    event::{Scene, Sent},
    fact::Fact,
    ids::{Cause, EffectKey, Language, PersonId, RoomKind},
    rights,
    room_state::ServiceAccounts,
    text::{self, Line, Manner, Rings},
};

/// Unasked posts a room may get on one day.
pub const POSTS_A_ROOM_A_DAY: u32 = 2;
/// Unasked private messages a person may get on one day.
pub const MESSAGES_A_PERSON_A_DAY: u32 = 3;
/// Who sends several pictures or places reads once in this time what is said to each of them.
const BURST: SignedDuration = SignedDuration::from_mins(1);

/// Everything a decision may know besides the cohort.
#[derive(Debug)]
pub struct Context<'a> {
    /// What caused the decision.
    pub cause: &'a Cause,
    /// Now.
    pub now: Timestamp,
    /// People and our own messages.
    pub directory: &'a Directory,
    /// Our accounts.
    pub service_accounts: &'a ServiceAccounts,
    /// A one-time link to the cohort's page, should one be given out. Made from the id source by the shell.
    pub fresh_link: &'a Link,
    /// Joining codes, should any be given out.
    pub fresh_codes: &'a dyn FreshCodes,
}

/// A link that opens the page once.
#[derive(Clone, Debug)]
pub struct Link {
    /// The address.
    pub url: String,
    /// What is stored: the token's hash.
    pub token_hash: String,
}

/// What becomes of a slip. Names stand with the slips until they are used, and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SlipChange {
    /// It was made, or has another code now.
    Made {
        /// Whom it is for: an id that becomes nobody's.
        slip: PersonId,
        /// Their name.
        name: String,
        /// What is stored of its code; nothing where they asked to join.
        code: Option<String>,
        /// From then on the code opens nothing.
        until: Timestamp,
        /// From then on the name is forgotten.
        forget: Timestamp,
    },
    /// Somebody gave its code or asked under it, and waits for a yes; or nobody does any more.
    Waits {
        /// The slip.
        slip: PersonId,
        /// Who.
        by: Option<PersonId>,
    },
    /// Somebody came in by it: they are called as it says, unless they are known by a name.
    Used {
        /// The slip.
        slip: PersonId,
        /// Who came.
        by: PersonId,
    },
    /// Somebody who is in has another account: whoever came by the slip is they.
    Moves {
        /// The slip.
        slip: PersonId,
        /// Who came.
        by: PersonId,
        /// Who they are.
        member: PersonId,
    },
    /// It is no use any more.
    Gone {
        /// The slip.
        slip: PersonId,
    },
}

/// What follows.
#[derive(Debug, Default)]
pub struct Consequences {
    /// Effects with their keys.
    pub effects: Vec<(EffectKey, Effect)>,
    /// Activity to append.
    pub activity: Vec<Activity>,
    /// Who came into or went out of a place, and when.
    pub moves: Vec<(Place, PersonId, Timestamp, bool)>,
    /// Events whose activity no longer counts.
    pub taken_back: Vec<OwnedEventId>,
    /// Events that turned out to be questions, or no longer are.
    pub questions: Vec<(OwnedEventId, bool)>,
    /// Lines for the audit log.
    pub audit: Vec<Audited>,
    /// Languages people chose.
    pub languages: Vec<(PersonId, Language)>,
    /// What became of slips.
    pub slips: Vec<SlipChange>,
    /// Whether the fresh link was given out, to whom and until when.
    pub link_for: Option<(PersonId, Timestamp)>,
    /// Room state may have to change.
    pub reconcile: bool,
}

/// The ctx: the cohort being decided, what is known, what follows.
#[derive(Debug)]
pub struct DecisionContext<'a> {
    /// The cohort, changed in place.
    pub cohort: &'a mut Cohort,
    /// What is known.
    pub known: &'a Context<'a>,
    /// What follows.
    pub consequences: Consequences,
    /// Whoever asked for something just now: they are answered even if they had left the direct chat.
    pub asker: Option<PersonId>,
    /// The reaction that is being decided.
    pub mark: Option<OwnedEventId>,
    /// The message or the reaction that is being answered with.
    pub said: Option<OwnedEventId>,
    /// When that was sent.
    pub sent_at: Option<Timestamp>,
    /// The thread in which the message stands that is being decided.
    pub thread: Option<OwnedEventId>,
    /// How many effects were made: a number is given once, also where an effect was taken out again.
    made: usize,
    /// What the bots let each other know, as far as it was not heard yet.
    facts: VecDeque<Fact>,
}

impl<'a> DecisionContext<'a> {
    /// A ctx with nothing decided yet.
    pub fn new(cohort: &'a mut Cohort, known: &'a Context<'a>) -> Self {
        Self {
            cohort,
            known,
            consequences: Consequences::default(),
            asker: None,
            mark: None,
            said: None,
            sent_at: None,
            thread: None,
            made: 0,
            facts: VecDeque::new(),
        }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.known.now
    }

    /// Lets the other bots know.
    pub fn raise(&mut self, fact: Fact) {
        self.facts.push_back(fact);
    }

    /// The next fact that was not heard yet.
    pub(crate) fn next_fact(&mut self) -> Option<Fact> {
        self.facts.pop_front()
    }

    /// Adds an effect and gives its key.
    pub fn effect(&mut self, effect: Effect) -> EffectKey {
        let key = EffectKey::new(self.known.cause, self.made);
        self.made += 1;
        self.consequences.effects.push((key.clone(), effect));
        key
    }

    /// The language to speak to a person in private.
    pub fn language_of(&self, person: &PersonId) -> Language {
        let chosen_now = self.consequences.languages.iter().rev().find(|(who, _)| who == person);
        chosen_now
            .map(|(_, language)| *language)
            .or_else(|| self.known.directory.people.get(person).and_then(|p| p.language))
            .or_else(|| self.cohort.members.get(person).and_then(|m| m.language))
            .or_else(|| self.cohort.roster(person).and_then(|row| row.language))
            .unwrap_or_else(|| self.cohort.language())
    }

    /// The languages in which a person's answers are read: their own, and those of the cohort, for people talk in several.
    pub fn languages_of(&self, person: &PersonId) -> Vec<Language> {
        let own = self.language_of(person);
        [own].into_iter().chain(self.cohort.structure.languages.iter().copied()).collect()
    }

    /// A message to a person's direct chat, not yet sent. What rings mentions them.
    pub fn private(&self, person: &PersonId, line: &Line) -> Message {
        let rings = line.rings() == Rings::Text && self.may_ring(person, line);
        Message {
            rings,
            mentions: if rings { vec![person.clone()] } else { Vec::new() },
            ..Message::plain_to(person.clone(), self.render_for(person, line))
        }
    }

    /// A message to a room, not yet sent. What is said in a room never rings.
    pub fn public(&self, room: RoomKind, line: &Line) -> Message {
        Message::silent(Destination::Room(room), self.render_room(room, line))
    }

    /// Says something to a person in private; without a chat yet, one is opened and the words wait in it.
    pub fn tell(&mut self, person: &PersonId, line: impl Into<Line>) -> EffectKey {
        self.ensure_chat(person);
        let message = self.private(person, &line.into());
        self.effect(Effect::Say(message))
    }

    /// Says what holds for each of several pictures, voice notes or places that came in a row: once.
    pub fn tell_once_of_several(&mut self, person: &PersonId, line: impl Into<Line>) {
        let now = self.now();
        let Some(member) = self.cohort.members.get_mut(person) else { return };
        if member.unread_told.is_none_or(|told| now.duration_since(told) >= BURST) {
            member.unread_told = Some(now);
            self.tell(person, line);
        }
    }

    /// The ground rules in a language, a line each; in the cohort's own where that language has none.
    pub fn rules_text(&self, language: Language) -> String {
        let rules = &self.cohort.structure.rules.lines;
        let lines = rules.get(&language).or_else(|| rules.get(&self.cohort.language()));
        text::rules::listed(lines.map(Vec::as_slice).unwrap_or_default())
    }

    /// Says something in a room.
    pub fn announce(&mut self, room: RoomKind, line: impl Into<Line>) -> EffectKey {
        let message = self.public(room, &line.into());
        self.effect(Effect::Say(message))
    }

    /// Answers a person where they asked: in their chat, or in the thread in which they wrote, where all who are in
    /// the room may read the line; else in private. What stood in no thread begins one.
    pub fn answer(&mut self, sent: &Sent, line: impl Into<Line>) -> EffectKey {
        let line = line.into();
        match sent.scene {
            Scene::Room(room)
                if line.manner() == Manner::Room
                    && rights::may_be_said_in(self.cohort, &sent.by, room, &line, self.known.now) =>
            {
                let mut message = self.public(room, &line);
                // What stands in a thread can be no other's root.
                message.reply_to = self.thread.as_ref().map(|_| sent.event.clone());
                message.thread = self.thread.clone().or_else(|| Some(sent.event.clone()));
                self.effect(Effect::Say(message))
            }
            _ => self.tell(&sent.by, line),
        }
    }

    /// Whether one more unasked post fits into the room's day; counts it if so.
    pub fn may_post(&mut self, room: RoomKind) -> bool {
        self.turn_day();
        let spent = self.cohort.spent.rooms.entry(Place::Room(room)).or_default();
        let may = *spent < POSTS_A_ROOM_A_DAY;
        *spent += u32::from(may);
        may
    }

    /// Whether one more unasked private message fits into the person's day, over all their cohorts; counts it if so.
    pub fn may_write_to(&mut self, person: &PersonId) -> bool {
        self.turn_day();
        let elsewhere = self.known.directory.unasked_elsewhere.get(person).copied().unwrap_or_default();
        let spent = self.cohort.spent.people.entry(person.clone()).or_default();
        let may = spent.saturating_add(elsewhere) < MESSAGES_A_PERSON_A_DAY;
        *spent += u32::from(may);
        may
    }

    fn turn_day(&mut self) {
        let today = self.cohort.today(self.known.now);
        if self.cohort.spent.day != today {
            self.cohort.spent = crate::cohort::Spent { day: today, ..Default::default() };
        }
    }

    /// Writes to the audit log.
    pub fn audit(
        &mut self,
        actor: Option<&PersonId>,
        act: &'static str,
        subject: Option<&PersonId>,
        detail: serde_json::Value,
    ) {
        self.consequences.audit.push(Audited {
            actor: actor.cloned(),
            act,
            subject: subject.cloned(),
            detail,
        });
    }
}
