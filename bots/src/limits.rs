//! How much one person may set in motion: a bucket for each person and kind of effect, kept in the cohort's state.
//!
//! A limit is a person's, never a room's: whatever one of them sends, the others notice nothing. Emergencies are
//! refused by none of these.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{
    deciding::DecisionContext,
    effect::{Destination, Effect},
    ids::PersonId,
    text::general as line,
};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Being answered, whatever was sent.
    Answer,
    /// `0`: a person is rung.
    Call,
    /// A report that goes to whoever handles it.
    Report,
    /// An appeal that goes to another moderator.
    Appeal,
    /// A question to somebody else to swap weeks.
    Swap,
    /// An act of moderation by command.
    Act,
}

impl Kind {
    /// How often, within which time.
    pub const fn rule(self) -> (u32, SignedDuration) {
        let day = SignedDuration::from_hours(24);
        match self {
            Self::Answer => (30, SignedDuration::from_mins(10)),
            Self::Call => (1, SignedDuration::from_hours(4)),
            Self::Report | Self::Swap => (5, day),
            Self::Appeal => (3, day),
            Self::Act => (40, day),
        }
    }
}

/// What a person used of one kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Window {
    /// When the first was used; the limit holds for so long from here.
    pub since: Timestamp,
    /// How many were used.
    pub used: u32,
    /// Whether the person was told that it is enough.
    #[serde(default)]
    pub told: bool,
}

impl Window {
    fn ends(&self, kind: Kind) -> Timestamp {
        self.since.saturating_add(kind.rule().1).unwrap_or(Timestamp::MAX)
    }
}

/// What people used lately. At most one window a person and kind; those that are over go.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Limits(BTreeMap<PersonId, BTreeMap<Kind, Window>>);

impl Limits {
    /// Whether nobody used anything lately.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Until when the person has used all that they may of this kind; nothing while there is something left.
    pub fn spent(&self, person: &PersonId, kind: Kind, now: Timestamp) -> Option<Timestamp> {
        let window = self.0.get(person)?.get(&kind)?;
        (now < window.ends(kind) && window.used >= kind.rule().0).then(|| window.ends(kind))
    }

    /// Counts one.
    pub fn spend(&mut self, person: &PersonId, kind: Kind, now: Timestamp) {
        let fresh = Window { since: now, used: 0, told: false };
        let windows = self.0.entry(person.clone()).or_default();
        let window = windows.entry(kind).or_insert_with(|| fresh.clone());
        if window.ends(kind) <= now {
            *window = fresh;
        }
        window.used = window.used.saturating_add(1);
    }

    /// Notes that the person reads that it is enough; false if they have read it in this window.
    fn tell(&mut self, person: &PersonId, kind: Kind) -> bool {
        let window = self.0.get_mut(person).and_then(|windows| windows.get_mut(&kind));
        window.is_some_and(|window| !std::mem::replace(&mut window.told, true))
    }

    fn forget(&mut self, now: Timestamp) {
        self.0.retain(|_, windows| {
            windows.retain(|kind, window| now < window.ends(*kind));
            !windows.is_empty()
        });
    }
}

/// Windows that are over are not remembered.
pub(crate) fn forget(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    ctx.cohort.limits.forget(now);
}

/// Answers a person who asked for something, unless they were answered so often lately that the others have to come
/// first: then they read so, once. Who is no member gets no answer that could never reach them. What is urgent is
/// always answered.
pub(crate) fn answering(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    urgent: bool,
    answer: impl FnOnce(&mut DecisionContext<'_>),
) {
    let now = ctx.now();
    let member = ctx.cohort.members.contains_key(by);
    if !urgent && !member {
        return;
    }
    if !urgent && let Some(until) = ctx.cohort.limits.spent(by, Kind::Answer, now) {
        if ctx.cohort.limits.tell(by, Kind::Answer) {
            ctx.asker = Some(by.clone());
            let (until, phone) = (ctx.moment(until), ctx.phone());
            ctx.tell(by, line::TooMuch { until, phone });
        }
        return;
    }
    let before = ctx.outcome.effects.len();
    answer(ctx);
    if member && ctx.outcome.effects.len() > before {
        ctx.cohort.limits.spend(by, Kind::Answer, now);
    }
}

/// Follows what a person did with a message of their own, which is true whether or not it is answered: over the limit
/// they are told nothing more. What asks them something is asked.
pub(crate) fn following(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    follow: impl FnOnce(&mut DecisionContext<'_>),
) {
    let now = ctx.now();
    let before = ctx.outcome.effects.len();
    follow(ctx);
    if ctx.outcome.effects.len() == before || !ctx.cohort.members.contains_key(by) {
        return;
    }
    if ctx.cohort.limits.spent(by, Kind::Answer, now).is_none() {
        ctx.cohort.limits.spend(by, Kind::Answer, now);
        return;
    }
    let prompts = &ctx.cohort.prompts;
    let mut number = 0;
    ctx.outcome.effects.retain(|(key, effect)| {
        number += 1;
        let to_them = matches!(effect, Effect::Say(message) if message.to == Destination::Chat(by.clone()));
        number <= before || !to_them || prompts.iter().any(|prompt| prompt.is_in(key))
    });
}

/// Whether one more of this kind is passed on to somebody else; counts it if so, and says so if not.
pub(crate) fn passes(ctx: &mut DecisionContext<'_>, by: &PersonId, kind: Kind) -> bool {
    let now = ctx.now();
    match ctx.cohort.limits.spent(by, kind, now) {
        None => {
            ctx.cohort.limits.spend(by, kind, now);
            true
        }
        Some(until) => {
            let (until, phone) = (ctx.moment(until), ctx.phone());
            ctx.tell(by, line::PassedOnEnough { until, phone });
            false
        }
    }
}
