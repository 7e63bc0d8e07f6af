//! From (cohort, what happened) to (new cohort, what follows): the one door into the bots.
//!
//! After whatever happened, every bot does what is due by now ([`progress`]), whichever timer fired or failed to:
//! missed moments converge instead of being replayed. [`timers`] says when to look again.

use jiff::{SignedDuration, Timestamp};

use crate::{
    cohort::{Choice, Cohort, Prompt, Question},
    command::{Mark, answer},
    commands,
    deciding::{Desk, Known, Outcome},
    effect::{Activity, ActivityKind},
    facilitation,
    happening::{Happening, MessageKind, Scene, Sent},
    ids::{EffectKey, PersonId},
    moderation, onboarding, quiet_hours,
    quiet_hours::{later, urgent},
    text::{Line, general, onboarding as line},
};

/// Commands that are older than this when they arrive are answered "too late", not executed.
pub const TOO_LATE: SignedDuration = SignedDuration::from_mins(10);
/// Questions whose time is over are remembered for so long, to be able to say so.
const REMEMBER_QUESTIONS: SignedDuration = SignedDuration::from_hours(24 * 7);

/// Decides one row. `received` is the row's receipt, by which the age of a command is judged.
pub fn decide(cohort: &mut Cohort, known: &Known<'_>, what: Happening, received: Timestamp) -> Outcome {
    let mut desk = Desk::new(cohort, known);
    happened(&mut desk, what, received);
    progress(&mut desk);
    desk.outcome
}

/// What is due by now, in every bot.
fn progress(desk: &mut Desk<'_>) {
    let now = desk.now();
    desk.cohort.prompts.retain(|p| now.duration_since(p.expires) < REMEMBER_QUESTIONS);
    moderation::progress(desk);
    onboarding::progress(desk);
    facilitation::progress(desk);
    quiet_hours::progress(desk);
}

/// When the cohort wants to be looked at again, by name; all in the future.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let mut timers = quiet_hours::timers(cohort, now);
    timers.extend(facilitation::timers(cohort, now));
    timers.extend(moderation::timers(cohort, now));
    timers.extend(onboarding::timers(cohort, now));
    timers.retain(|(_, at)| *at > now);
    timers
}

fn happened(desk: &mut Desk<'_>, what: Happening, received: Timestamp) {
    match what {
        Happening::Applied { structure, reset } => onboarding::applied(desk, *structure, &reset),
        Happening::Made { place, room } => {
            desk.cohort.rooms.insert(place, room);
            desk.outcome.reconcile = true;
        }
        Happening::Came { .. } => desk.outcome.reconcile = true,
        Happening::Looked { person } => desk.outcome.looked = Some(person),
        Happening::Chatted { person, membership, own_act } => {
            onboarding::chatted(desk, &person, membership, own_act);
        }
        Happening::Moved { place, account, person, by, membership, before: _, at, history } => {
            let Some(person) = person else {
                desk.outcome.reconcile = true;
                return;
            };
            let step = onboarding::Move { place, account: &account, by: &by, membership, at };
            onboarding::moved(desk, &person, step);
            let actor = desk.known.directory.person_of(&by).cloned();
            if let Some(actor) = actor.filter(|_| !history) {
                moderation::acts::by_button(desk, &actor, &person, place, membership);
            }
        }
        Happening::Voted { sent } => count(desk, &sent, ActivityKind::Vote, None, None),
        Happening::Reacted { sent, target, ours, author, key } => {
            count(desk, &sent, ActivityKind::Reaction, Some(target.clone()), None);
            if !sent.history {
                reacted(desk, &sent, &target, ours.as_ref(), author.as_ref(), &key);
            }
        }
        Happening::TookBack { sent, target, author } => {
            let own = author.is_none_or(|author| author == sent.by);
            if own {
                desk.outcome.taken_back.push(target.clone());
                facilitation::questions::withdrawn(desk, &target);
                later::taken_back(desk, &sent.by, &target);
            } else if let Scene::Room(room) = sent.scene {
                moderation::acts::redacted_by_button(desk, &sent.by, &target, room);
            }
        }
        Happening::Said { sent, kind, typed, reply_to, reply_to_ours, thread, reply_to_author } => {
            if matches!(kind, MessageKind::Edit | MessageKind::Notice) {
                return;
            }
            count(desk, &sent, ActivityKind::Post, reply_to.clone(), thread.clone());
            if sent.history {
                return;
            }
            let answers: Vec<_> = [reply_to.as_deref(), thread.as_deref()].into_iter().flatten().collect();
            facilitation::questions::replied(desk, &sent.by, &answers);
            if kind != MessageKind::Text {
                if sent.scene == Scene::Chat && kind == MessageKind::Media && later::is_quiet(desk) {
                    later::offer(desk, &sent.by, sent.event.clone());
                }
                return;
            }
            if typed.body.trim_start().starts_with('!') {
                let late = received.duration_since(sent.at) > TOO_LATE;
                commands::run(desk, &sent, &typed, reply_to_author.as_ref(), late);
            } else if sent.scene == Scene::Chat {
                chat_text(desk, &sent, &typed.body, reply_to_ours.as_ref());
            }
        }
    }
}

/// Appends a row of activity: sender, time, relation. Only what happens in rooms counts.
fn count(
    desk: &mut Desk<'_>,
    sent: &Sent,
    kind: ActivityKind,
    reply_to: Option<ruma::OwnedEventId>,
    thread: Option<ruma::OwnedEventId>,
) {
    let Scene::Room(place) = sent.scene else { return };
    desk.outcome.activity.push(Activity {
        event: sent.event.clone(),
        place,
        person: sent.by.clone(),
        at: sent.at,
        kind,
        reply_to,
        thread,
        history: sent.history,
    });
}

fn reacted(
    desk: &mut Desk<'_>,
    sent: &Sent,
    target: &ruma::EventId,
    ours: Option<&EffectKey>,
    author: Option<&PersonId>,
    key: &str,
) {
    let Some(mark) = Mark::of(key) else { return };
    if let Some(ours) = ours {
        let prompt = desk.cohort.prompts.iter().find(|p| p.key == *ours && p.person == sent.by).cloned();
        if let Some(prompt) = prompt {
            let choice = match mark {
                Mark::Yes => Choice::Yes,
                Mark::No => Choice::No,
                Mark::Digit(digit) => Choice::Digit(digit),
                _ => return,
            };
            settle(desk, &prompt, choice);
            return;
        }
        let closing = desk.cohort.quiet.closing.values().any(|line| line.key == *ours);
        match mark {
            Mark::Urgent if closing => urgent::ask(desk, &sent.by),
            Mark::No => {
                later::withdraw(desk, &sent.by, ours);
            }
            _ => {}
        }
        return;
    }
    if let (Mark::Question, Scene::Room(room)) = (mark, sent.scene)
        && author.is_some_and(|author| *author == sent.by)
    {
        facilitation::questions::ask(desk, room, target.to_owned(), &sent.by);
    }
}

/// A text in the direct chat that is no command: an answer, words for an emergency, or something to keep.
fn chat_text(desk: &mut Desk<'_>, sent: &Sent, body: &str, reply_to: Option<&EffectKey>) {
    let languages = [desk.language_of(&sent.by), desk.cohort.language()];
    let given = answer(body, &languages);
    match given {
        Some(Choice::Digit(0)) => return onboarding::call_person(desk, &sent.by),
        Some(Choice::Digit(9)) => return onboarding::menu(desk, &sent.by),
        _ => {}
    }
    let prompt = newest(desk, sent, reply_to);
    if let (Some(prompt), Some(choice)) = (&prompt, given) {
        settle(desk, prompt, choice);
        return;
    }
    let now = desk.now();
    if let Some(prompt) = prompt
        && prompt.question == Question::UrgentReason
        && prompt.expires > now
    {
        urgent::call(desk, &sent.by, body);
        return;
    }
    if given.is_some() {
        let still = still(desk, &sent.by);
        desk.tell(&sent.by, line::AnswerGiven { still });
    } else if desk.cohort.agreed(&sent.by) && later::is_quiet(desk) {
        later::offer(desk, &sent.by, sent.event.clone());
    } else {
        desk.tell(&sent.by, general::NotUnderstood {});
    }
}

/// The question a message answers: the one it replies to, else the newest that had reached the person before they
/// wrote.
fn newest(desk: &Desk<'_>, sent: &Sent, reply_to: Option<&EffectKey>) -> Option<Prompt> {
    let mine = desk.cohort.prompts.iter().filter(|prompt| prompt.person == sent.by);
    if let Some(key) = reply_to {
        return mine.clone().find(|prompt| prompt.key == *key).cloned();
    }
    let written = sent.at;
    mine.filter(|prompt| {
        desk.known.directory.delivered.get(&prompt.key).is_some_and(|(_, at)| *at <= written)
    })
    .max_by_key(|prompt| (prompt.asked, prompt.key.clone()))
    .cloned()
}

/// An answer to a question. To an expired one it does nothing and says what is still possible.
fn settle(desk: &mut Desk<'_>, prompt: &Prompt, choice: Choice) {
    if prompt.expires <= desk.now() {
        desk.close(prompt);
        let expired: Line = match &prompt.question {
            Question::Confirm { .. } | Question::Which { .. } => crate::text::moderation::Expired {}.into(),
            _ => line::AnswerExpired { still: still(desk, &prompt.person) }.into(),
        };
        desk.tell(&prompt.person, expired);
        return;
    }
    let understood = match &prompt.question {
        Question::Language { choices } => onboarding::language_chosen(desk, prompt, choices, choice),
        Question::Rules { version } => onboarding::rules_answered(desk, prompt, *version, choice),
        Question::Duty { turn } => facilitation::answered(desk, prompt, *turn, choice),
        Question::Swap { from } => facilitation::wishes::swap_answered(desk, prompt, from, choice),
        Question::Keep { held } => later::chosen(desk, prompt, *held, choice),
        Question::Urgent { case } => urgent::acknowledged(desk, prompt, *case, choice),
        Question::Confirm { intent } => moderation::confirmed(desk, prompt, intent, choice),
        Question::Which { candidates, intent } => {
            moderation::chosen(desk, prompt, candidates, intent, choice)
        }
        Question::Leave => onboarding::leave_answered(desk, prompt, choice),
        Question::UrgentReason => false,
    };
    if !understood {
        desk.tell(&prompt.person, general::NotUnderstood {});
    }
}

/// What is still possible for a person.
fn still(desk: &Desk<'_>, person: &PersonId) -> Line {
    if desk.cohort.agreed(person) { line::StillMember {}.into() } else { line::StillRules {}.into() }
}
