//! Answers: what a digit, a word or a reaction says to a question of ours, and a text that answers nothing.
//!
//! A reaction and a reply name their question. Any other digit or word answers the newest question that had reached
//! the person before they wrote. To a question that has expired or had its answer, it does nothing and says so.

use jiff::{SignedDuration, Timestamp};
use ruma::EventId;

use crate::{
    bot::Claim,
    cohort::{Choice, OpenQuestion, Prompt, prompt},
    command::{CommandSpec, Footing, Mark, Typed, answer, is_thumb},
    commands::{self, Parsed},
    deciding::DecisionContext,
    event::{MessageKind, Scene, Sent},
    facilitation::{self, commands::ASK, lines::QuestionNoted},
    ids::{EffectKey, PersonId},
    onboarding::{self, lines as line},
    quiet_hours::{asks, commands::URGENT, later, urgent},
    registry::BOTS,
    rights,
    text::{Line, general},
};

/// Who sends several messages that cannot be read is told so once in this time.
const UNREAD_AGAIN: SignedDuration = SignedDuration::from_mins(5);
/// Clocks of homeservers are trusted to this much: beyond it a message was written long before it arrived.
const CLOCK_SKEW: SignedDuration = SignedDuration::from_mins(10);
/// So long nobody needs to read a question, to answer, and to have the answer arrive.
const TO_READ_AND_ANSWER: SignedDuration = SignedDuration::from_secs(10);

/// A reaction.
pub(crate) fn reacted(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    target: &EventId,
    ours: Option<&EffectKey>,
    author: Option<&PersonId>,
    key: &str,
) {
    let Some(mark) = Mark::of(key) else { return };
    if rights::footing(ctx.cohort, &sent.by, ctx.now()) == Footing::Stranger {
        return;
    }
    ctx.asker = Some(sent.by.clone());
    if let Some(ours) = ours {
        let prompt = ctx.cohort.prompts.iter().find(|p| p.is_in(ours) && p.person == sent.by).cloned();
        if let Some(prompt) = prompt {
            let choice = match mark {
                Mark::Yes => Choice::Yes,
                Mark::No => Choice::No,
                Mark::Digit(digit) => Choice::Digit(digit),
                _ => return,
            };
            ctx.mark = Some(sent.event.clone());
            answer_to(ctx, &prompt, choice, key);
            return;
        }
        let closing = ctx.cohort.bots.quiet.closing.values().any(|line| line.key == *ours);
        match mark {
            Mark::Urgent if closing && may(ctx, sent, &URGENT) => urgent::ask(ctx, &sent.by),
            Mark::No => {
                later::withdraw(ctx, &sent.by, ours, target);
            }
            _ => {}
        }
        return;
    }
    if let (Mark::Question, Scene::Room(place)) = (mark, sent.scene)
        && may(ctx, sent, &ASK)
        && author.is_some_and(|author| *author == sent.by)
    {
        let (event, mark) = (target.to_owned(), Some(sent.event.clone()));
        let question = OpenQuestion { place, event, by: sent.by.clone(), at: sent.at, mark, asker: None };
        if facilitation::questions::ask(ctx, question) {
            ctx.tell(&sent.by, QuestionNoted {});
        }
    }
}

/// Whether a reaction can mean anything to us: it says something that we know, to one of our messages or as a question.
pub(crate) fn may_mean(key: &str, ours: Option<&EffectKey>, scene: Scene) -> bool {
    match Mark::of(key) {
        None => false,
        Some(Mark::Question) => ours.is_some() || matches!(scene, Scene::Room(_)),
        Some(_) => ours.is_some(),
    }
}

/// Whether a reaction is about an emergency: it calls, or answers a call.
pub(crate) fn is_urgent_mark(
    ctx: &DecisionContext<'_>,
    by: &PersonId,
    ours: Option<&EffectKey>,
    key: &str,
) -> bool {
    let now = ctx.now();
    let answers = |ours: &EffectKey| {
        let mut prompts = ctx.cohort.prompts.iter().filter(|p| p.is_in(ours) && p.person == *by);
        prompts.any(|p| asks::is_call(p) && p.is_open(now))
    };
    match Mark::of(key) {
        Some(Mark::Urgent) => true,
        Some(Mark::Yes | Mark::No | Mark::Digit(1 | 2)) => ours.is_some_and(answers),
        _ => false,
    }
}

/// Whether a message is about an emergency: it calls, says more about a call, or answers one.
pub(crate) fn is_urgent_text(
    ctx: &DecisionContext<'_>,
    sent: &Sent,
    typed: Option<&Typed>,
    reply_to: Option<&EffectKey>,
    received: Timestamp,
) -> bool {
    let parsed = typed.map_or(Parsed::NotACommand, commands::parse);
    if parsed.is_command() || sent.scene != Scene::Chat {
        return parsed.is_call();
    }
    let languages = [ctx.language_of(&sent.by), ctx.cohort.language()];
    match typed.and_then(|typed| answer(&typed.body, &languages)) {
        Some(choice) => newest(ctx, sent, reply_to, received).is_some_and(|prompt| {
            asks::is_call(&prompt) && prompt.is_open(ctx.now()) && (choice.is_yes() || choice.is_no())
        }),
        None => waits_for_words(ctx, sent, received) || urgent::has_room_for_more(ctx, &sent.by),
    }
}

/// Whether whoever sent it may do by a reaction what this command does.
fn may(ctx: &DecisionContext<'_>, sent: &Sent, command: &CommandSpec) -> bool {
    rights::check(ctx.cohort, &sent.by, command.audience, sent.scene, ctx.now()).is_ok()
}

/// A reaction was taken back: where it was an answer that still means something, the answer is taken back.
pub(crate) fn taken_back(ctx: &mut DecisionContext<'_>, by: &PersonId, mark: &EventId) {
    let is_it = |answered: &prompt::Answered| answered.mark.as_deref() == Some(mark);
    let mut prompts = ctx.cohort.prompts.iter();
    let prompt = prompts.find(|p| p.person == *by && p.answered.as_ref().is_some_and(is_it)).cloned();
    let Some(prompt) = prompt else { return };
    for bot in BOTS {
        (bot.answer_taken_back)(ctx, &prompt);
    }
}

/// A text in the direct chat that is no command: an answer, words for an emergency, or something to keep.
pub(crate) fn said(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    body: &str,
    reply_to: Option<&EffectKey>,
    received: Timestamp,
) {
    if rights::footing(ctx.cohort, &sent.by, ctx.now()) == Footing::Stranger {
        return;
    }
    ctx.asker = Some(sent.by.clone());
    let languages = [ctx.language_of(&sent.by), ctx.cohort.language()];
    let given = answer(body, &languages);
    match given {
        Some(Choice::Digit(0)) => onboarding::call_person(ctx, &sent.by),
        Some(Choice::Digit(9)) => onboarding::asking::language(ctx, &sent.by),
        Some(choice) => match newest(ctx, sent, reply_to, received) {
            Some(prompt) => answer_to(ctx, &prompt, choice, body),
            None => answered_nothing(ctx, &sent.by),
        },
        None if waits_for_words(ctx, sent, received) => urgent::call(ctx, &sent.by, sent.pointer()),
        None if urgent::listens(ctx.cohort, &sent.by, ctx.now()) => {
            urgent::call(ctx, &sent.by, sent.pointer());
        }
        None if says_what_was_asked(ctx, sent, reply_to, received) => {}
        None if later::may_leave(ctx, &sent.by) => later::offer(ctx, &sent.by, sent.event.clone()),
        None => {
            ctx.tell(&sent.by, general::NotUnderstood {});
        }
    }
}

/// Whether the newest question that still waits asked for words, and got them now.
fn says_what_was_asked(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    reply_to: Option<&EffectKey>,
    received: Timestamp,
) -> bool {
    let asked = newest(ctx, sent, reply_to, received).filter(|prompt| prompt.is_open(ctx.now()));
    asked.is_some_and(|prompt| BOTS.iter().any(|bot| (bot.worded)(ctx, sent, &prompt)))
}

/// A voice note, a picture, or what could not be decrypted, in the direct chat. Who was asked what has happened has
/// answered with it: whoever is on call asks for the words.
pub(crate) fn sent_without_words(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    kind: MessageKind,
    received: Timestamp,
) {
    ctx.asker = Some(sent.by.clone());
    if waits_for_words(ctx, sent, received) || urgent::listens(ctx.cohort, &sent.by, ctx.now()) {
        urgent::call(ctx, &sent.by, sent.pointer());
    } else if kind == MessageKind::Sealed {
        could_not_read(ctx, &sent.by);
    } else if later::may_leave(ctx, &sent.by) {
        later::offer(ctx, &sent.by, sent.event.clone());
    }
}

/// Says that a message could not be read, once for several in a row. It may have been an emergency.
fn could_not_read(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let (now, phone) = (ctx.now(), ctx.phone());
    let Some(member) = ctx.cohort.members.get_mut(person) else { return };
    if member.unread_told.is_none_or(|told| now.duration_since(told) >= UNREAD_AGAIN) {
        member.unread_told = Some(now);
        ctx.tell(person, general::Unreadable { phone });
    }
}

fn answered_before(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let still = still(ctx, person);
    ctx.tell(person, line::AnswerGiven { still });
}

/// An answer to nothing: nothing was asked, or what was asked had not reached the person when they wrote.
fn answered_nothing(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let now = ctx.now();
    let crossed = ctx.cohort.prompts.iter().any(|p| p.person == *person && p.is_open(now));
    let words: Line = if crossed {
        line::AnswerCrossed {}.into()
    } else {
        line::AnswerNothing { still: still(ctx, person) }.into()
    };
    ctx.tell(person, words);
}

/// Whether the question had reached the person before they wrote.
///
/// By honest clocks it was delivered before the message was sent. But a message carries the time of its sender's
/// homeserver, and where that clock is slow every answer seems to have been written before its question. So a message
/// may also answer a question that had been there for as long as it takes to read it when the message arrived, if it
/// is the only one that is open and the clock would be wrong by minutes at most. What was tapped twice arrives sooner
/// than that, and what comes after an outage was sent longer ago.
fn had_reached(ctx: &DecisionContext<'_>, prompt: &Prompt, sent: &Sent, received: Timestamp) -> bool {
    let Some((_, delivered)) = ctx.known.directory.delivered.get(&prompt.key) else { return false };
    if prompt.person != sent.by {
        return false;
    }
    let behind = delivered.duration_since(sent.at);
    let there_for = received.duration_since(*delivered);
    !behind.is_positive()
        || (behind <= CLOCK_SKEW && there_for >= TO_READ_AND_ANSWER && is_only_open(ctx, prompt))
}

fn is_only_open(ctx: &DecisionContext<'_>, prompt: &Prompt) -> bool {
    let now = ctx.now();
    let mut open = ctx.cohort.prompts.iter().filter(|p| p.person == prompt.person && p.is_open(now));
    open.next().is_some_and(|first| first.key == prompt.key) && open.next().is_none()
}

/// Whether the person was asked what has happened, and has not said so yet.
fn waits_for_words(ctx: &DecisionContext<'_>, sent: &Sent, received: Timestamp) -> bool {
    let now = ctx.now();
    let asks = |p: &&Prompt| asks::asks_reason(p) && p.is_open(now);
    ctx.cohort.prompts.iter().filter(asks).any(|p| had_reached(ctx, p, sent, received))
}

/// Whether a text that is no answer says what has happened, to who was asked that.
pub(crate) fn says_what_happened(
    ctx: &DecisionContext<'_>,
    sent: &Sent,
    body: &str,
    received: Timestamp,
) -> bool {
    let languages = [ctx.language_of(&sent.by), ctx.cohort.language()];
    answer(body, &languages).is_none() && waits_for_words(ctx, sent, received)
}

/// The question a message answers: the one it replies to, else the newest that had reached the person before they
/// wrote.
fn newest(
    ctx: &DecisionContext<'_>,
    sent: &Sent,
    reply_to: Option<&EffectKey>,
    received: Timestamp,
) -> Option<Prompt> {
    if let Some(key) = reply_to {
        let mut prompts = ctx.cohort.prompts.iter();
        return prompts.find(|prompt| prompt.person == sent.by && prompt.is_in(key)).cloned();
    }
    let reached = ctx.cohort.prompts.iter().filter(|prompt| had_reached(ctx, prompt, sent, received));
    reached.max_by_key(|prompt| prompt.asked).cloned()
}

/// An answer as it was given. A thumb confirms nothing that weighs on somebody: many press it for *seen*.
fn answer_to(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice, given: &str) {
    let weighs =
        || BOTS.iter().any(|bot| bot.name == prompt.question.bot() && (bot.weighs)(&prompt.question));
    if is_thumb(given) && prompt.is_open(ctx.now()) && weighs() {
        ctx.tell(&prompt.person, general::ThumbIsNoYes {});
    } else {
        settle(ctx, prompt, choice);
    }
}

/// An answer to a question.
pub(crate) fn settle(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) {
    if prompt.answered.is_some() {
        answered_before(ctx, &prompt.person);
        return;
    }
    if prompt.expires <= ctx.now() {
        ctx.close(prompt);
        let own = BOTS.iter().find_map(|bot| (bot.expired)(ctx, prompt, choice));
        let usual = || line::AnswerExpired { still: still(ctx, &prompt.person) }.into();
        let expired = own.unwrap_or_else(usual);
        ctx.tell(&prompt.person, expired);
        return;
    }
    let mut bots = BOTS.iter().map(|bot| (bot.answered)(ctx, prompt, choice));
    let understood = bots.find(|answer| *answer != Claim::NotMine) == Some(Claim::Taken);
    if !understood {
        ctx.tell(&prompt.person, general::NotUnderstood {});
    }
}

/// What is still possible for a person.
fn still(ctx: &DecisionContext<'_>, person: &PersonId) -> Line {
    if ctx.cohort.agreed(person) { line::StillMember {}.into() } else { line::StillRules {}.into() }
}
