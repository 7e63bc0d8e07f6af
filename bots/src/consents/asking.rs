//! What may be asked of whom, and when: one question a day, from the third day after the yes to the rules on, in working
//! hours, never beside another question, and each of them once.

use jiff::{SignedDuration, Timestamp, ToSpan, civil::Date};

use super::{NAME, asks::Question, lines as line, state::Consent};
use crate::{
    bot::Asked,
    cohort::{Choice, Cohort, Prompt, Role},
    command::Footing,
    deciding::DecisionContext,
    ids::{PersonId, RoomKind},
    rights,
    text::Line,
    votes,
};

/// Nobody is asked in so many days after their yes to the rules.
const DAYS: i32 = 3;
/// So long an answer counts. After that it stays a no, and nothing is said of it.
const WAITS: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Asks whoever can be asked now.
pub(super) fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    if now < ctx.cohort.live_since || !ctx.cohort.hours().is_working(now) {
        return;
    }
    let people: Vec<PersonId> = ctx.cohort.members.keys().cloned().collect();
    for person in people {
        let Some((consent, due)) = next(ctx.cohort, &person) else { continue };
        let is_due = due <= now && waits_until(ctx.cohort, &person, now).is_none();
        if !is_due || !is_there(ctx.cohort, &person, now) || !ctx.in_chat(&person) {
            continue;
        }
        let Some((words, buttons)) = words(ctx, consent).filter(|_| ctx.may_write_to(&person)) else {
            continue;
        };
        let expires = now.saturating_add(WAITS).unwrap_or(Timestamp::MAX);
        ctx.ask(&person, words, buttons, Question::May { consent }, expires);
        ctx.cohort.bots.consents.note_asked(&person, consent, now);
    }
}

/// When somebody can be asked next.
pub(super) fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let hours = cohort.hours();
    let works = |at: Timestamp| hours.first_working_moment_on_or_after(at).filter(|at| *at > now);
    let tomorrow = hours.day(hours.zone.date(now)).until;
    let at = |(person, _): (&PersonId, _)| {
        let (_, due) = next(cohort, person).filter(|_| is_there(cohort, person, now))?;
        let due = due.max(cohort.live_since);
        // What could not be asked for want of room in the person's day waits for the next one.
        works(waits_until(cohort, person, now).map_or(due, |until| due.max(until)).max(now))
            .or_else(|| works(tomorrow))
    };
    let people = cohort.members.iter().filter(|(_, member)| member.in_chat);
    people.filter_map(at).min().map(|at| (NAME.to_owned(), at)).into_iter().collect()
}

/// What a person is asked next, and from when on they may be.
fn next(cohort: &Cohort, person: &PersonId) -> Option<(Consent, Timestamp)> {
    let consents = &cohort.bots.consents;
    let consent = Consent::ALL
        .into_iter()
        .find(|consent| is_asked(cohort, person, *consent) && !consents.is_settled(person, *consent))?;
    let yes = cohort.members.get(person)?.acceptance.as_ref()?.at;
    let zone = &cohort.structure.hours.zone;
    let day = |at: Timestamp, days: i32| zone.date(at).checked_add(days.days()).unwrap_or(Date::MAX);
    let first = day(yes.max(cohort.live_since), DAYS);
    let after = consents.last_asked(person).map_or(first, |last| day(last, 1));
    Some((consent, zone.start_of(first.max(after))))
}

/// Whether there is anything to ask: of what a person has, in this cohort. To be counted is told, never asked.
fn is_asked(cohort: &Cohort, person: &PersonId, consent: Consent) -> bool {
    match consent {
        Consent::Counted => false,
        Consent::Mentor => has_mentor(cohort, person),
        Consent::Library => cohort.structure.rooms.contains_key(&RoomKind::Library),
        Consent::Research => {
            let section = cohort.structure.sections.get(NAME);
            section.and_then(|section| section["research"].as_bool()).unwrap_or(false)
        }
    }
}

/// Mentees have the mentors of their cohort: who helps whom in particular is not said anywhere.
fn has_mentor(cohort: &Cohort, person: &PersonId) -> bool {
    let mentors = |other: &PersonId| {
        other != person
            && cohort.has_role(other, Role::Mentor)
            && cohort.is_peer(other)
            && cohort.agreed(other)
    };
    cohort.has_role(person, Role::Mentee) && cohort.members.keys().any(mentors)
}

/// Whether a person is among the others, so that it is no time to ask for something else of them.
fn is_there(cohort: &Cohort, person: &PersonId, now: Timestamp) -> bool {
    rights::footing(cohort, person, now) == Footing::Member
}

/// Whoever has a question before them answers that first: a digit would be taken for an answer to this one. Until when it
/// waits, if nobody answers. A vote stays open until its end also for those who have answered.
fn waits_until(cohort: &Cohort, person: &PersonId, now: Timestamp) -> Option<Timestamp> {
    let votes = &cohort.bots.votes.running;
    let has_voted = votes.as_ref().is_some_and(|vote| vote.ballots.contains_key(person));
    let is_settled =
        |prompt: &Prompt| has_voted && matches!(prompt.question.of(), Some(votes::Question::Ballot { .. }));
    let open = cohort.prompts.iter().filter(|prompt| prompt.person == *person && prompt.is_open(now));
    open.filter(|prompt| !is_settled(prompt)).map(|prompt| prompt.expires).max()
}

/// A question in words.
pub(super) fn words(ctx: &DecisionContext<'_>, consent: Consent) -> Option<Asked> {
    let cohort = ctx.cohort.structure.name.clone();
    let words: Line = match consent {
        Consent::Counted => return None,
        Consent::Mentor => line::AskMentor { cohort }.into(),
        Consent::Library => line::AskLibrary { cohort }.into(),
        Consent::Research => line::AskResearch { cohort }.into(),
    };
    Some((words, &["✅", "❌"]))
}

/// An answer. False if it is none.
pub(super) fn answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    consent: Consent,
    choice: Choice,
) -> bool {
    let person = &prompt.person;
    if choice.is_yes() {
        ctx.close(prompt);
        super::change(ctx, person, consent, true);
        super::tell(ctx, person, consent);
    } else if choice.is_no() {
        ctx.close(prompt);
        super::change(ctx, person, consent, false);
        ctx.tell(person, line::Refused {});
    } else if choice == Choice::Digit(3) {
        ctx.close(prompt);
        ctx.tell(person, line::Skipped {});
    } else {
        return false;
    }
    true
}

/// The reaction that was a yes was taken back: it stops what it gave, if nothing else was said since.
pub(super) fn taken_back(ctx: &mut DecisionContext<'_>, prompt: &Prompt, consent: Consent) {
    let standing = ctx.cohort.bots.consents.standing(&prompt.person, consent);
    let answered = prompt.answered.as_ref().map(|answered| answered.at);
    if standing.given && standing.since == answered {
        super::change(ctx, &prompt.person, consent, false);
        super::tell(ctx, &prompt.person, consent);
    }
}
