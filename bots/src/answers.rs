//! Answers: what a digit, a word or a reaction says to a question of ours, and a text that answers nothing.
//!
//! A reaction and a reply name their question. Any other digit or word answers the newest question that had reached
//! the person before they wrote. To a question that has expired or had its answer, it does nothing and says so.

use ruma::EventId;

use crate::{
    cohort::{Choice, OpenQuestion, Prompt, Question, prompt},
    command::{Mark, answer},
    deciding::Desk,
    facilitation,
    happening::{Scene, Sent},
    ids::{EffectKey, PersonId},
    moderation, onboarding,
    quiet_hours::{later, urgent},
    text::{Line, general, onboarding as line},
};

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
            Mark::Urgent if closing => urgent::ask(desk, &sent.by),
            Mark::No => {
                later::withdraw(desk, &sent.by, ours, target);
            }
            _ => {}
        }
        return;
    }
    if let (Mark::Question, Scene::Room(place)) = (mark, sent.scene)
        && author.is_some_and(|author| *author == sent.by)
    {
        let (event, mark) = (target.to_owned(), Some(sent.event.clone()));
        let question = OpenQuestion { place, event, by: sent.by.clone(), at: sent.at, mark };
        facilitation::questions::ask(desk, question);
    }
}

/// A reaction was taken back: where it was an answer that still means something, the answer is taken back.
pub(crate) fn taken_back(desk: &mut Desk<'_>, by: &PersonId, mark: &EventId) {
    let is_it = |answered: &prompt::Answered| answered.mark.as_deref() == Some(mark);
    let mut prompts = desk.cohort.prompts.iter();
    let prompt = prompts.find(|p| p.person == *by && p.answered.as_ref().is_some_and(is_it)).cloned();
    match prompt.as_ref().map(|prompt| &prompt.question) {
        Some(Question::Duty { turn }) => facilitation::yes_taken_back(desk, by, *turn),
        Some(Question::Keep { held }) => later::drop_from(desk, by, *held),
        _ => {}
    }
}

/// A text in the direct chat that is no command: an answer, words for an emergency, or something to keep.
pub(crate) fn said(desk: &mut Desk<'_>, sent: &Sent, body: &str, reply_to: Option<&EffectKey>) {
    desk.asker = Some(sent.by.clone());
    let languages = [desk.language_of(&sent.by), desk.cohort.language()];
    let given = answer(body, &languages);
    match given {
        Some(Choice::Digit(0)) => onboarding::call_person(desk, &sent.by),
        Some(Choice::Digit(9)) => onboarding::asking::language(desk, &sent.by),
        Some(choice) => match newest(desk, sent, reply_to) {
            Some(prompt) => settle(desk, &prompt, choice),
            None => answered_before(desk, &sent.by),
        },
        None if waits_for_words(desk, sent) => urgent::call(desk, &sent.by, sent.pointer()),
        None if later::may_leave(desk, &sent.by) => later::offer(desk, &sent.by, sent.event.clone()),
        None => {
            desk.tell(&sent.by, general::NotUnderstood {});
        }
    }
}

fn answered_before(desk: &mut Desk<'_>, person: &PersonId) {
    let still = still(desk, person);
    desk.tell(person, line::AnswerGiven { still });
}

/// Whether the question had reached the person before they wrote.
fn had_reached(desk: &Desk<'_>, prompt: &Prompt, sent: &Sent) -> bool {
    let delivered = desk.known.directory.delivered.get(&prompt.key);
    prompt.person == sent.by && delivered.is_some_and(|(_, at)| *at <= sent.at)
}

/// Whether the person was asked what has happened, and has not said so yet.
fn waits_for_words(desk: &Desk<'_>, sent: &Sent) -> bool {
    let now = desk.now();
    let mut prompts = desk.cohort.prompts.iter();
    prompts.any(|p| p.question == Question::UrgentReason && p.is_open(now) && had_reached(desk, p, sent))
}

/// The question a message answers: the one it replies to, else the newest that had reached the person before they
/// wrote.
fn newest(desk: &Desk<'_>, sent: &Sent, reply_to: Option<&EffectKey>) -> Option<Prompt> {
    if let Some(key) = reply_to {
        let mut prompts = desk.cohort.prompts.iter();
        return prompts.find(|prompt| prompt.person == sent.by && prompt.is_in(key)).cloned();
    }
    let reached = desk.cohort.prompts.iter().filter(|prompt| had_reached(desk, prompt, sent));
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
            Question::Confirm { .. } | Question::Which { .. } => crate::text::moderation::Expired {}.into(),
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
