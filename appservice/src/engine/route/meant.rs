//! Which cohort is meant by what a person of several does in their direct chat. Pure.

use std::collections::BTreeSet;

use bots::{
    cohort::{Cohort, Prompt, Standing},
    command::{Choice, Mark, Typed, answer},
    commands,
    event::{Event, MessageKind},
    ids::{CohortId, EffectKey, Language, PersonId},
    moderation::cases,
    quiet_hours::{asks, urgent},
};
use jiff::Timestamp;
use ruma::EventId;

/// Who hears it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Meant {
    /// This cohort.
    Cohort(CohortId),
    /// It is an emergency: whoever can help, first of all in the cohort to whose message it replies.
    Emergency(Option<CohortId>),
    /// Nobody: it answers our own question, which cohort is meant.
    Which(u8),
    /// One of several; only the person knows.
    Unclear,
}

/// Our own question, which cohort is meant.
#[derive(Clone, Debug)]
pub(crate) struct Posed {
    /// The message that carries it.
    pub(crate) key: EffectKey,
    /// When it was asked.
    pub(crate) at: Timestamp,
    /// Whether something still waits for its answer.
    pub(crate) open: bool,
}

/// What is known about the person.
pub(super) struct Heard<'a> {
    pub(super) person: &'a PersonId,
    /// Every cohort that they are or were in; at least one.
    pub(super) cohorts: &'a [Cohort],
    /// Of our questions to them, those that had reached them before they wrote.
    pub(super) reached: BTreeSet<EffectKey>,
    /// The last question which cohort is meant, if there was one lately.
    pub(super) posed: Option<Posed>,
    pub(super) now: Timestamp,
}

/// Whether the person is in the cohort, or is asked into it, now.
pub(crate) fn is_live(cohort: &Cohort, person: &PersonId) -> bool {
    let standing = cohort.members.get(person).map(|member| member.standing);
    matches!(standing, Some(Standing::Agreed | Standing::Asked | Standing::Listed))
}

impl Heard<'_> {
    /// Who hears it.
    pub(super) fn meant(&self, happened: &Event) -> Meant {
        let (ours, typed, linked) = match happened {
            Event::Said { kind: MessageKind::Text, typed, reply_to_ours, linked, .. } => {
                (reply_to_ours.as_ref(), typed, linked.as_ref().map(|linked| &linked.cohort))
            }
            Event::Reacted { ours, key, .. } => return self.by_reaction(ours.as_ref(), key),
            Event::Redacted { target, .. } | Event::Changed { target, .. } => {
                return Meant::Cohort(self.holder_of(target).unwrap_or_else(|| self.usual()));
            }
            Event::Said { reply_to_ours: Some(ours), .. } => {
                return Meant::Cohort(self.asked_by(ours).unwrap_or_else(|| self.usual()));
            }
            _ => return Meant::Cohort(self.usual()),
        };
        let asked_by = ours.and_then(|ours| self.asked_by(ours));
        let parsed = commands::parse(typed);
        let urgent = parsed.is_call();
        if typed.in_clear && !urgent {
            // It says nothing that counts, also not which cohort is meant.
            return Meant::Cohort(self.waits_for_reason().unwrap_or_else(|| self.usual()));
        }
        if urgent {
            return Meant::Emergency(asked_by);
        }
        let is_command = parsed.is_command();
        // A case has its number: who was told of one need not be asked which cohort they mean.
        if !is_command && let Some(cohort) = self.by_number(&typed.body) {
            return Meant::Cohort(cohort);
        }
        match asked_by {
            Some(cohort) => Meant::Cohort(cohort),
            None if is_command => match linked.filter(|linked| self.is_in(linked)) {
                Some(linked) => Meant::Cohort(linked.clone()),
                None => self.free(),
            },
            None => self.by_words(typed, ours),
        }
    }

    /// What is clear although not all of the person's cohorts can be read: an emergency, and what names a question or a
    /// message of one that can.
    pub(super) fn clear(&self, happened: &Event) -> Option<Meant> {
        match happened {
            Event::Said { kind: MessageKind::Text, typed, reply_to_ours, .. }
                if commands::parse(typed).is_call() =>
            {
                Some(Meant::Emergency(reply_to_ours.as_ref().and_then(|ours| self.asked_by(ours))))
            }
            Event::Said { reply_to_ours: Some(ours), .. } | Event::Reacted { ours: Some(ours), .. } => {
                self.asked_by(ours).map(Meant::Cohort)
            }
            Event::Redacted { target, .. } | Event::Changed { target, .. } => {
                self.holder_of(target).map(Meant::Cohort)
            }
            _ => None,
        }
    }

    fn by_reaction(&self, ours: Option<&EffectKey>, key: &str) -> Meant {
        match (Mark::of(key), &self.posed) {
            (Some(Mark::Digit(digit)), Some(posed)) if ours == Some(&posed.key) => Meant::Which(digit),
            _ => Meant::Cohort(ours.and_then(|ours| self.asked_by(ours)).unwrap_or_else(|| self.usual())),
        }
    }

    /// A text that is no command and names no question.
    fn by_words(&self, typed: &Typed, ours: Option<&EffectKey>) -> Meant {
        let names_ours = |posed: &Posed| ours == Some(&posed.key);
        match answer(&typed.body, &Language::ALL) {
            // These two mean the same whatever was asked.
            Some(Choice::Digit(0 | 9)) => Meant::Cohort(self.usual()),
            Some(Choice::Digit(digit))
                if self.posed.as_ref().is_some_and(|posed| names_ours(posed) || self.is_newest(posed)) =>
            {
                Meant::Which(digit)
            }
            Some(_) if self.prompts().next().is_some() => Meant::Cohort(self.usual()),
            _ => {
                let urgent = self.waits_for_reason().or_else(|| self.case());
                urgent.map_or_else(|| self.free(), Meant::Cohort)
            }
        }
    }

    /// The one cohort in which words begin with the number of a case of the person's.
    fn by_number(&self, words: &str) -> Option<CohortId> {
        let mut named =
            self.cohorts.iter().filter(|cohort| cases::names(cohort, self.person, words, self.now));
        named.next().filter(|_| named.next().is_none()).map(|cohort| cohort.id().clone())
    }

    fn is_in(&self, cohort: &CohortId) -> bool {
        self.cohorts.iter().any(|known| known.id() == cohort && is_live(known, self.person))
    }

    /// What answers nothing: clear only where the person is in one cohort.
    fn free(&self) -> Meant {
        let mut live = self.cohorts.iter().filter(|cohort| is_live(cohort, self.person));
        match (live.next(), live.next()) {
            (Some(only), None) => Meant::Cohort(only.id().clone()),
            (None, _) => Meant::Cohort(self.usual()),
            (Some(_), Some(_)) => Meant::Unclear,
        }
    }

    /// The person's questions, with the cohorts that asked them.
    fn prompts(&self) -> impl Iterator<Item = (&Cohort, &Prompt)> {
        let all = self.cohorts.iter();
        let all = all.flat_map(|cohort| cohort.prompts.iter().map(move |prompt| (cohort, prompt)));
        all.filter(|(_, prompt)| prompt.person == *self.person)
    }

    fn asked_by(&self, ours: &EffectKey) -> Option<CohortId> {
        let asked = self.prompts().find(|(_, prompt)| prompt.is_in(ours)).map(|(cohort, _)| cohort);
        let told = |cohort: &&Cohort| cases::told_by(cohort, self.person, ours, self.now);
        asked.or_else(|| self.cohorts.iter().find(told)).map(|cohort| cohort.id().clone())
    }

    /// The cohort to which an answer was given by this reaction, or that keeps this message for later.
    fn holder_of(&self, event: &EventId) -> Option<CohortId> {
        let answer = |prompt: &Prompt| prompt.answered.as_ref().and_then(|answered| answered.mark.clone());
        let given_to = self.prompts().find(|(_, prompt)| answer(prompt).as_deref() == Some(event));
        let given_to = given_to.map(|(cohort, _)| cohort);
        let keeps = |cohort: &&Cohort| {
            cohort.bots.quiet.held.iter().any(|held| held.author == *self.person && held.pointer == event)
        };
        given_to.or_else(|| self.cohorts.iter().find(keeps)).map(|cohort| cohort.id().clone())
    }

    /// Whether a bare digit answers the question which cohort is meant: while that waits, unless something that is
    /// still open was asked after it; later, unless anything was.
    fn is_newest(&self, posed: &Posed) -> bool {
        self.reached.contains(&posed.key)
            && self
                .prompts()
                .filter(|(_, prompt)| !posed.open || prompt.is_open(self.now))
                .all(|(_, prompt)| prompt.asked < posed.at)
    }

    /// The cohort in which the person is asked what has happened.
    fn waits_for_reason(&self) -> Option<CohortId> {
        let asks = self.prompts().filter(|(_, p)| asks::asks_reason(p) && p.is_open(self.now));
        asks.max_by_key(|(_, prompt)| prompt.asked).map(|(cohort, _)| cohort.id().clone())
    }

    /// The cohort in which the person has called for help just now.
    fn case(&self) -> Option<CohortId> {
        let listens = |cohort: &&Cohort| urgent::listens(cohort, self.person, self.now);
        self.cohorts.iter().find(listens).map(|cohort| cohort.id().clone())
    }

    /// The cohort that asked last, of what had reached the person; else one that they are in.
    fn usual(&self) -> CohortId {
        let newest = |reached: bool| {
            let known = self.prompts().filter(move |(_, p)| !reached || self.reached.contains(&p.key));
            known.max_by_key(|(_, prompt)| prompt.asked).map(|(cohort, _)| cohort)
        };
        let member = || self.cohorts.iter().find(|cohort| is_live(cohort, self.person));
        let found = newest(true).or_else(|| newest(false)).or_else(member).or_else(|| self.cohorts.first());
        found.map_or_else(|| CohortId::new(""), |cohort| cohort.id().clone())
    }
}
