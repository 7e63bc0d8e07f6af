//! Which emergencies are open, which are remembered, and what is still said about one.

use jiff::{SignedDuration, Timestamp};
use ruma::EventId;

use super::{
    asks::is_call,
    state::{Emergency, QuietTime},
};
use crate::{
    cohort::{Cohort, Prompt},
    deciding::{DecisionContext, Words},
    effect::Pointer,
    ids::PersonId,
};

/// A case is open for so long after somebody was last told of it, took it, or wrote back.
pub(super) const OPEN_FOR: SignedDuration = SignedDuration::from_hours(1);
/// So long after that, what the caller writes without a command is taken as said about it.
pub(super) const LISTENS_FOR: SignedDuration = SignedDuration::from_mins(15);
/// So many further messages of one case are passed on; each of them rings.
pub(super) const PASSED_ON: u32 = 10;
/// So many cases are remembered, and so many of one person; open ones in any case.
const KEPT: usize = 50;
const KEPT_OF_ONE: usize = 10;

impl Emergency {
    /// When somebody last did something about it.
    pub(super) fn stirred(&self) -> Timestamp {
        let told = self.told.last().map_or(self.at, |(_, at)| *at);
        let stirred = self.taken.as_ref().map_or(told, |(_, at)| told.max(*at));
        self.talked.map_or(stirred, |at| stirred.max(at))
    }

    /// Remembers how many messages some words take, where that is more than one.
    pub(super) fn note_pieces(&mut self, words: &Words) {
        if words.pieces > 1 {
            self.pieces.insert(words.at.event.clone(), words.pieces);
        }
    }

    /// Words of the case, with the number of messages that they take.
    pub(super) fn words(&self, at: Pointer) -> Words {
        let pieces = self.pieces.get(&at.event).copied().unwrap_or(1);
        Words::at(at, pieces)
    }

    /// Whether that message is its call, or more of it that is remembered.
    pub(super) fn holds(&self, event: &EventId) -> bool {
        let mut words = self.reason.iter().chain(&self.more).map(|at| &at.event);
        self.call.as_deref() == Some(event) || words.any(|at| at == event)
    }

    /// Whether more of it is passed on.
    pub(super) fn has_room(&self) -> bool {
        self.joined < PASSED_ON
    }

    /// Nobody else will be told: where words stand is forgotten.
    pub(super) fn forget_words(&mut self) {
        self.reason = None;
        self.more.clear();
        self.pieces.clear();
    }

    /// Whether somebody wrote back: then who called and who helps talk with each other.
    pub(super) fn is_talked_about(&self) -> bool {
        self.answered > 0
    }

    pub(super) fn is_open(&self, now: Timestamp) -> bool {
        now.duration_since(self.stirred()) < OPEN_FOR
    }
}

/// The person's case that is open now: a further call joins it.
pub fn open_case<'a>(cohort: &'a Cohort, caller: &PersonId, now: Timestamp) -> Option<&'a Emergency> {
    cohort.bots.quiet.emergencies.iter().rev().find(|case| case.caller == *caller && case.is_open(now))
}

/// Whether a call of this person, or one for which they were told, was stirred since a moment: then what they write is about
/// that.
pub(crate) fn stirred_since(cohort: &Cohort, person: &PersonId, at: Timestamp) -> bool {
    let concerns =
        |case: &&Emergency| case.caller == *person || case.told.iter().any(|(told, _)| told == person);
    cohort.bots.quiet.emergencies.iter().filter(concerns).any(|case| case.stirred() >= at)
}

/// Whether what the person writes now without a command belongs to their case.
pub fn listens(cohort: &Cohort, caller: &PersonId, now: Timestamp) -> bool {
    open_case(cohort, caller, now).is_some_and(|case| now.duration_since(case.stirred()) < LISTENS_FOR)
}

/// Whether that is passed on, too.
pub fn has_room_for_more(ctx: &DecisionContext<'_>, caller: &PersonId) -> bool {
    let now = ctx.now();
    let case = open_case(ctx.cohort, caller, now);
    listens(ctx.cohort, caller, now) && case.is_some_and(Emergency::has_room)
}

/// Those who called and wait for an answer of this person, who was told and has not said whether they can come; and those
/// whose calls the person has. Without one case.
pub(super) fn others_of(
    ctx: &DecisionContext<'_>,
    helper: &PersonId,
    but: u64,
) -> (Vec<PersonId>, Vec<PersonId>) {
    let now = ctx.now();
    let asked = |case: &Emergency| {
        let waits = |p: &Prompt| is_call(p, case.case, helper) && p.answered.is_none();
        case.taken.is_none() && ctx.cohort.prompts.iter().any(waits)
    };
    let has = |case: &Emergency| case.taken.as_ref().is_some_and(|(taken, _)| taken == helper);
    let others = || ctx.cohort.bots.quiet.emergencies.iter().filter(|e| e.case != but && e.is_open(now));
    let callers = |of: &dyn Fn(&Emergency) -> bool| {
        others().filter(|case| of(case)).map(|case| case.caller.clone()).collect()
    };
    (callers(&asked), callers(&has))
}

/// How many other calls wait for this person, or are theirs.
pub(super) fn still_open(ctx: &DecisionContext<'_>, helper: &PersonId, but: u64) -> i64 {
    let (asked, has) = others_of(ctx, helper, but);
    i64::try_from(asked.len() + has.len()).unwrap_or(i64::MAX)
}

/// Makes room for one more case: the oldest that is over goes, of too many of one person one of
/// theirs.
pub(super) fn keep_few(quiet: &mut QuietTime, caller: &PersonId, now: Timestamp) {
    let over = |quiet: &QuietTime, whose: Option<&PersonId>| {
        let mut cases = quiet.emergencies.iter();
        cases.position(|case| !case.is_open(now) && whose.is_none_or(|whose| case.caller == *whose))
    };
    while quiet.emergencies.iter().filter(|case| case.caller == *caller).count() >= KEPT_OF_ONE
        && let Some(oldest) = over(quiet, Some(caller))
    {
        quiet.emergencies.remove(oldest);
    }
    while quiet.emergencies.len() >= KEPT
        && let Some(oldest) = over(quiet, None)
    {
        quiet.emergencies.remove(oldest);
    }
}
