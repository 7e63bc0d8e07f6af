//! `!consent`: all of them, how each stands, and the digit that turns it round.

use jiff::{SignedDuration, Timestamp};

use super::{
    asks::Question,
    lines as line,
    state::{Consent, Standing},
};
use crate::{
    cohort::{Choice, Cohort, Prompt},
    deciding::DecisionContext,
    ids::PersonId,
    text::Line,
};

/// So long a digit turns one round.
const WAITS: SignedDuration = SignedDuration::from_hours(1);

/// Shows them.
pub(super) fn show(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let menu = words(ctx, person);
    let expires = ctx.now().saturating_add(WAITS).unwrap_or(Timestamp::MAX);
    ctx.ask(person, menu, &[], Question::Menu, expires);
}

/// The menu.
pub(super) fn words(ctx: &DecisionContext<'_>, person: &PersonId) -> Line {
    let items = offered(ctx.cohort, person).iter().zip(1..).map(|(consent, digit)| {
        let now = standing(ctx.cohort, person, *consent);
        let other: Line = if now.given { line::No {}.into() } else { line::Yes {}.into() };
        let state: Line = match (now.given, now.since) {
            (true, None) => line::Yes {}.into(),
            (false, None) => line::No {}.into(),
            (true, Some(since)) => line::YesSince { since: ctx.day(since) }.into(),
            (false, Some(since)) => line::NoSince { since: ctx.day(since) }.into(),
        };
        line::Item { digit, consent: named(*consent), state, other }.into()
    });
    line::Menu { cohort: ctx.cohort.structure.name.clone(), items: items.collect() }.into()
}

/// How it stands, and since when. To be counted began with the yes to the rules.
fn standing(cohort: &Cohort, person: &PersonId, consent: Consent) -> Standing {
    let standing = cohort.bots.consents.standing(person, consent);
    let yes = || cohort.members.get(person)?.acceptance.as_ref().map(|yes| yes.at);
    let since = standing.since.or_else(|| yes().filter(|_| consent == Consent::Counted));
    Standing { since, ..standing }
}

/// What there is to give. Who leads members writes in one room with them, and is counted there; the rest is among peers.
fn offered(cohort: &Cohort, person: &PersonId) -> &'static [Consent] {
    match cohort.supervises_anyone(person) {
        true => &[Consent::Counted],
        false => &Consent::ALL,
    }
}

/// In words.
pub(super) fn named(consent: Consent) -> Line {
    match consent {
        Consent::Counted => line::Counted {}.into(),
        Consent::Mentor => line::Mentor {}.into(),
        Consent::Library => line::Library {}.into(),
        Consent::Research => line::Research {}.into(),
    }
}

/// A digit turns one round. False if it is none of the menu's.
pub(super) fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    let Choice::Digit(digit) = choice else { return false };
    let person = &prompt.person;
    let offered = offered(ctx.cohort, person);
    let Some(consent) = usize::from(digit).checked_sub(1).and_then(|at| offered.get(at)).copied() else {
        return false;
    };
    ctx.close(prompt);
    let given = !ctx.cohort.bots.consents.standing(person, consent).given;
    super::change(ctx, person, consent, given);
    super::tell(ctx, person, consent);
    true
}
