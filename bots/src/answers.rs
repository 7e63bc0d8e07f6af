//! Answers: what a digit, a word or a reaction says to a question of ours, and a text that answers nothing.
//!
//! A reaction and a reply name their question. Any other digit or word answers the newest question that had reached
//! the person before they wrote. To a question that has expired or had its answer, it does nothing and says so.

use jiff::{SignedDuration, Timestamp};
use ruma::EventId;

use crate::{
    cohort::{Choice, OpenQuestion, Prompt, Question, prompt},
    command::{self, Command, Footing, Mark, Parsed, Typed, Word, answer},
    deciding::Desk,
    facilitation,
    happening::{MessageKind, Scene, Sent},
    ids::{EffectKey, PersonId},
    moderation, onboarding,
    quiet_hours::{later, urgent},
    rights,
    text::{Line, facilitation::QuestionNoted, general, onboarding as line},
};

/// Who sends several messages that cannot be read is told so once in this time.
const UNREAD_AGAIN: SignedDuration = SignedDuration::from_mins(5);
/// Clocks of homeservers are trusted to this much: beyond it a message was written long before it arrived.
const CLOCK_SKEW: SignedDuration = SignedDuration::from_mins(10);
/// So long nobody needs to read a question, to answer, and to have the answer arrive.
const TO_READ_AND_ANSWER: SignedDuration = SignedDuration::from_secs(10);

/// A reaction.
pub(crate) fn reacted(
    desk: &mut Desk<'_>,
    sent: &Sent,
    target: &EventId,
    ours: Option<&EffectKey>,
    author: Option<&PersonId>,
    key: &str,
) {
    let Some(mark) = Mark::of(key) else { return };
    if rights::footing(desk.cohort, &sent.by, desk.now()) == Footing::Stranger {
        return;
    }
    desk.asker = Some(sent.by.clone());
    if let Some(ours) = ours {
        let prompt = desk.cohort.prompts.iter().find(|p| p.is_in(ours) && p.person == sent.by).cloned();
        if let Some(prompt) = prompt {
            let choice = match mark {
                Mark::Yes => Choice::Yes,
                Mark::No => Choice::No,
                Mark::Digit(digit) => Choice::Digit(digit),
                _ => return,
            };
            desk.mark = Some(sent.event.clone());
            settle(desk, &prompt, choice);
            return;
        }
        let closing = desk.cohort.quiet.closing.values().any(|line| line.key == *ours);
        match mark {
            Mark::Urgent if closing && may(desk, sent, Word::Urgent) => urgent::ask(desk, &sent.by),
            Mark::No => {
                later::withdraw(desk, &sent.by, ours, target);
            }
            _ => {}
        }
        return;
    }
    if let (Mark::Question, Scene::Room(place)) = (mark, sent.scene)
        && may(desk, sent, Word::Ask)
        && author.is_some_and(|author| *author == sent.by)
    {
        let (event, mark) = (target.to_owned(), Some(sent.event.clone()));
        let question = OpenQuestion { place, event, by: sent.by.clone(), at: sent.at, mark, asker: None };
        if facilitation::questions::ask(desk, question) {
            desk.tell(&sent.by, QuestionNoted {});
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
pub(crate) fn is_urgent_mark(desk: &Desk<'_>, by: &PersonId, ours: Option<&EffectKey>, key: &str) -> bool {
    let now = desk.now();
    let answers = |ours: &EffectKey| {
        let mut prompts = desk.cohort.prompts.iter().filter(|p| p.is_in(ours) && p.person == *by);
        prompts.any(|p| matches!(p.question, Question::Urgent { .. }) && p.is_open(now))
    };
    match Mark::of(key) {
        Some(Mark::Urgent) => true,
        Some(Mark::Yes | Mark::No | Mark::Digit(1 | 2)) => ours.is_some_and(answers),
        _ => false,
    }
}

/// Whether a message is about an emergency: it calls, says more about a call, or answers one.
pub(crate) fn is_urgent_text(
    desk: &Desk<'_>,
    sent: &Sent,
    typed: Option<&Typed>,
    reply_to: Option<&EffectKey>,
    received: Timestamp,
) -> bool {
    let parsed = typed.map_or(Parsed::NotACommand, command::parse);
    if parsed != Parsed::NotACommand || sent.scene != Scene::Chat {
        return matches!(parsed, Parsed::Command(Command::Urgent(_)));
    }
    let languages = [desk.language_of(&sent.by), desk.cohort.language()];
    match typed.and_then(|typed| answer(&typed.body, &languages)) {
        Some(choice) => newest(desk, sent, reply_to, received).is_some_and(|prompt| {
            matches!(prompt.question, Question::Urgent { .. })
                && prompt.is_open(desk.now())
                && (choice.is_yes() || choice.is_no())
        }),
        None => waits_for_words(desk, sent, received) || urgent::has_room_for_more(desk, &sent.by),
    }
}

/// Whether whoever sent it may do by a reaction what this command does.
fn may(desk: &Desk<'_>, sent: &Sent, word: Word) -> bool {
    rights::check(desk.cohort, &sent.by, word.audience(), sent.scene, desk.now()).is_ok()
}

/// A reaction was taken back: where it was an answer that still means something, the answer is taken back.
pub(crate) fn taken_back(desk: &mut Desk<'_>, by: &PersonId, mark: &EventId) {
    let is_it = |answered: &prompt::Answered| answered.mark.as_deref() == Some(mark);
    let mut prompts = desk.cohort.prompts.iter();
    let prompt = prompts.find(|p| p.person == *by && p.answered.as_ref().is_some_and(is_it)).cloned();
    let Some(prompt) = prompt else { return };
    match &prompt.question {
        Question::Duty { turn } => facilitation::yes_taken_back(desk, by, *turn),
        Question::Keep { held } => later::drop_from(desk, by, *held),
        Question::Urgent { case } => urgent::given_back(desk, &prompt, *case),
        Question::Rules { .. } => onboarding::asking::yes_taken_back(desk, &prompt),
        _ => {}
    }
}

/// A text in the direct chat that is no command: an answer, words for an emergency, or something to keep.
pub(crate) fn said(
    desk: &mut Desk<'_>,
    sent: &Sent,
    body: &str,
    reply_to: Option<&EffectKey>,
    received: Timestamp,
) {
    if rights::footing(desk.cohort, &sent.by, desk.now()) == Footing::Stranger {
        return;
    }
    desk.asker = Some(sent.by.clone());
    let languages = [desk.language_of(&sent.by), desk.cohort.language()];
    let given = answer(body, &languages);
    match given {
        Some(Choice::Digit(0)) => onboarding::call_person(desk, &sent.by),
        Some(Choice::Digit(9)) => onboarding::asking::language(desk, &sent.by),
        Some(choice) => match newest(desk, sent, reply_to, received) {
            Some(prompt) => settle(desk, &prompt, choice),
            None => answered_nothing(desk, &sent.by),
        },
        None if waits_for_words(desk, sent, received) => urgent::call(desk, &sent.by, sent.pointer()),
        None if urgent::listens(desk.cohort, &sent.by, desk.now()) => {
            urgent::call(desk, &sent.by, sent.pointer());
        }
        None if later::may_leave(desk, &sent.by) => later::offer(desk, &sent.by, sent.event.clone()),
        None => {
            desk.tell(&sent.by, general::NotUnderstood {});
        }
    }
}

/// A voice note, a picture, or what could not be decrypted, in the direct chat. Who was asked what has happened has
/// answered with it: whoever is on call asks for the words.
pub(crate) fn sent_without_words(desk: &mut Desk<'_>, sent: &Sent, kind: MessageKind, received: Timestamp) {
    desk.asker = Some(sent.by.clone());
    if waits_for_words(desk, sent, received) || urgent::listens(desk.cohort, &sent.by, desk.now()) {
        urgent::call(desk, &sent.by, sent.pointer());
    } else if kind == MessageKind::Sealed {
        could_not_read(desk, &sent.by);
    } else if later::may_leave(desk, &sent.by) {
        later::offer(desk, &sent.by, sent.event.clone());
    }
}

/// Says that a message could not be read, once for several in a row. It may have been an emergency.
fn could_not_read(desk: &mut Desk<'_>, person: &PersonId) {
    let (now, phone) = (desk.now(), desk.phone());
    let Some(member) = desk.cohort.members.get_mut(person) else { return };
    if member.unread_told.is_none_or(|told| now.duration_since(told) >= UNREAD_AGAIN) {
        member.unread_told = Some(now);
        desk.tell(person, general::Unreadable { phone });
    }
}

fn answered_before(desk: &mut Desk<'_>, person: &PersonId) {
    let still = still(desk, person);
    desk.tell(person, line::AnswerGiven { still });
}

/// An answer to nothing: nothing was asked, or what was asked had not reached the person when they wrote.
fn answered_nothing(desk: &mut Desk<'_>, person: &PersonId) {
    let now = desk.now();
    let crossed = desk.cohort.prompts.iter().any(|p| p.person == *person && p.is_open(now));
    let words: Line = if crossed {
        line::AnswerCrossed {}.into()
    } else {
        line::AnswerNothing { still: still(desk, person) }.into()
    };
    desk.tell(person, words);
}

/// Whether the question had reached the person before they wrote.
///
/// By honest clocks it was delivered before the message was sent. But a message carries the time of its sender's
/// homeserver, and where that clock is slow every answer seems to have been written before its question. So a message
/// may also answer a question that had been there for as long as it takes to read it when the message arrived, if it
/// is the only one that is open and the clock would be wrong by minutes at most. What was tapped twice arrives sooner
/// than that, and what comes after an outage was sent longer ago.
fn had_reached(desk: &Desk<'_>, prompt: &Prompt, sent: &Sent, received: Timestamp) -> bool {
    let Some((_, delivered)) = desk.known.directory.delivered.get(&prompt.key) else { return false };
    if prompt.person != sent.by {
        return false;
    }
    let behind = delivered.duration_since(sent.at);
    let there_for = received.duration_since(*delivered);
    !behind.is_positive()
        || (behind <= CLOCK_SKEW && there_for >= TO_READ_AND_ANSWER && is_only_open(desk, prompt))
}

fn is_only_open(desk: &Desk<'_>, prompt: &Prompt) -> bool {
    let now = desk.now();
    let mut open = desk.cohort.prompts.iter().filter(|p| p.person == prompt.person && p.is_open(now));
    open.next().is_some_and(|first| first.key == prompt.key) && open.next().is_none()
}

/// Whether the person was asked what has happened, and has not said so yet.
fn waits_for_words(desk: &Desk<'_>, sent: &Sent, received: Timestamp) -> bool {
    let now = desk.now();
    let asks = |p: &&Prompt| p.question == Question::UrgentReason && p.is_open(now);
    desk.cohort.prompts.iter().filter(asks).any(|p| had_reached(desk, p, sent, received))
}

/// Whether a text that is no answer says what has happened, to who was asked that.
pub(crate) fn says_what_happened(desk: &Desk<'_>, sent: &Sent, body: &str, received: Timestamp) -> bool {
    let languages = [desk.language_of(&sent.by), desk.cohort.language()];
    answer(body, &languages).is_none() && waits_for_words(desk, sent, received)
}

/// The question a message answers: the one it replies to, else the newest that had reached the person before they
/// wrote.
fn newest(desk: &Desk<'_>, sent: &Sent, reply_to: Option<&EffectKey>, received: Timestamp) -> Option<Prompt> {
    if let Some(key) = reply_to {
        let mut prompts = desk.cohort.prompts.iter();
        return prompts.find(|prompt| prompt.person == sent.by && prompt.is_in(key)).cloned();
    }
    let reached = desk.cohort.prompts.iter().filter(|prompt| had_reached(desk, prompt, sent, received));
    reached.max_by_key(|prompt| prompt.asked).cloned()
}

/// An answer to a question.
pub(crate) fn settle(desk: &mut Desk<'_>, prompt: &Prompt, choice: Choice) {
    if prompt.answered.is_some() {
        answered_before(desk, &prompt.person);
        return;
    }
    if prompt.expires <= desk.now() {
        desk.close(prompt);
        let expired: Line = match &prompt.question {
            Question::Confirm { .. } if choice.is_yes() => crate::text::moderation::Expired {}.into(),
            Question::Which { intent, .. } if choice != Choice::No => {
                let language = desk.language_of(&prompt.person);
                let word = Word::of(intent.deed.word()).unwrap_or(Word::Help);
                let still = line::StillCommand { command: word.shown(language) };
                line::AnswerExpired { still: still.into() }.into()
            }
            _ => line::AnswerExpired { still: still(desk, &prompt.person) }.into(),
        };
        desk.tell(&prompt.person, expired);
        return;
    }
    let understood = match &prompt.question {
        Question::Language { choices } => onboarding::asking::language_chosen(desk, prompt, choices, choice),
        Question::Rules { version } => onboarding::asking::rules_answered(desk, prompt, *version, choice),
        Question::Duty { turn } => facilitation::answered(desk, prompt, *turn, choice),
        Question::Swap { from } => facilitation::wishes::swap_answered(desk, prompt, from, choice),
        Question::Keep { held } => later::chosen(desk, prompt, *held, choice),
        Question::Urgent { case } => urgent::acknowledged(desk, prompt, *case, choice),
        Question::Confirm { intent } => moderation::confirmed(desk, prompt, intent, choice),
        Question::Which { candidates, intent } => {
            moderation::chosen(desk, prompt, candidates, intent, choice)
        }
        Question::Leave => onboarding::leaving::answered(desk, prompt, choice),
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
