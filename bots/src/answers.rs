//! Answers: what a digit, a word or a reaction says to a question of ours, and what is said that answers nothing.
//!
//! A reaction and a reply name their question. Any other digit or word answers the newest question that had reached
//! the person before they wrote. To a question that has expired or had its answer, it does nothing and says so. What
//! is about no question belongs to whatever a bot has open, and else is something new: the bots are asked, none is
//! named here.

use jiff::{SignedDuration, Timestamp};
use ruma::EventId;

use crate::{
    bot::Claim,
    cohort::{Choice, Prompt, prompt},
    command::{Footing, Mark, Typed, answer, chosen, is_thumb, kindly, thanks},
    deciding::DecisionContext,
    event::{MessageKind, Scene, Sent},
    heard::{Belongs, Heard, Names, What},
    ids::{EffectKey, Language, PersonId},
    registry::BOTS,
    rights,
    text::{Line, general as line, render},
    wanting,
};

/// Who sends several messages that cannot be read is told so once in this time.
const UNREAD_AGAIN: SignedDuration = SignedDuration::from_mins(5);

/// Whether a reaction can mean anything to us: it says something that we know, to one of our messages or as a question.
pub(crate) fn may_mean(key: &str, ours: Option<&EffectKey>, scene: Scene) -> Option<Mark> {
    let mark = Mark::of(key)?;
    let means = ours.is_some() || (mark == Mark::Question && matches!(scene, Scene::Room(_)));
    means.then_some(mark)
}

/// So long after a question kind words are its answer. Later they are more likely said to what came since; a reply never is.
const NEAR: SignedDuration = SignedDuration::from_mins(15);

/// Words in the direct chat, as they may answer. Those that are kind besides are an answer only where a question waits for
/// one, and never in an emergency: there they may be meant for whoever helps, and all that is said is passed on.
pub(crate) fn words<'a>(
    ctx: &DecisionContext<'_>,
    (sent, received): (&Sent, Timestamp),
    ours: Option<&EffectKey>,
    typed: &'a Typed,
) -> What<'a> {
    let (own, languages) = (ctx.language_of(&sent.by), ctx.languages_of(&sent.by));
    let said = |answer| What::Words { body: &typed.body, answer };
    let bare = answer(&typed.body, &languages);
    let waits = |choice: &Choice| {
        let asked = ctx.asked(&Heard { sent, received, ours, what: said(None) });
        asked.is_some_and(|prompt| {
            let is_near = ours.is_some() || sent.at.duration_since(prompt.asked) <= NEAR;
            is_near && prompt.is_open(ctx.now()) && !BOTS.iter().any(|bot| (bot.presses)(prompt, *choice))
        })
    };
    // A choice has words of its own where a bot asked for one: a language's name.
    let named = || {
        let asked = ctx.asked(&Heard { sent, received, ours, what: said(None) });
        let asked = asked.filter(|prompt| prompt.is_open(ctx.now()))?;
        BOTS.iter().find_map(|bot| (bot.reads)(asked, &typed.body))
    };
    // And by the words that stand beside its digit.
    let by_words = || {
        let asked = ctx.asked(&Heard { sent, received, ours, what: said(None) });
        let asked = asked.filter(|prompt| prompt.is_open(ctx.now()))?;
        let (question, _) = BOTS.iter().find_map(|bot| (bot.repeat)(ctx, asked))?;
        chosen(&typed.body, &render(own, &question).plain).filter(waits)
    };
    said(bare.or_else(|| kindly(&typed.body, &languages).filter(waits)).or_else(named).or_else(by_words))
}

/// Whether it is about an emergency: it calls, says more about a call, or answers one.
pub(crate) fn is_urgent(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    if matches!(heard.what, What::Mark { mark: Mark::Urgent, .. }) {
        return true;
    }
    let belongs = belongs(ctx, heard);
    match (heard.answer(), asked(ctx, heard)) {
        _ if belongs.is_some_and(|belongs| belongs.first) => belongs.is_some_and(|belongs| belongs.urgent),
        (Some(choice), Some(prompt)) => {
            prompt.is_open(ctx.now()) && BOTS.iter().any(|bot| (bot.presses)(prompt, choice))
        }
        _ => belongs.is_some_and(|belongs| belongs.urgent),
    }
}

/// Who answers what was asked last sends no second answer so soon after it: that was tapped twice.
const TWICE: SignedDuration = SignedDuration::from_secs(10);
/// So long after a question has run out what is sent may still be meant for it.
const RUN_OUT: SignedDuration = SignedDuration::from_hours(1);

/// The question that is meant: the one that was asked last. Where that is done with, a number reaches an earlier one whose
/// answer can be another until it ends.
fn meant<'a>(ctx: &'a DecisionContext<'_>, heard: &Heard<'_>) -> Option<&'a Prompt> {
    let (newest, now) = (ctx.asked(heard)?, ctx.now());
    let since = |at: Timestamp| heard.sent.at.duration_since(at);
    let done = match &newest.answered {
        Some(answered) => since(answered.at) >= TWICE,
        None => since(newest.expires) >= RUN_OUT,
    };
    if heard.ours.is_some() || newest.is_open(now) || !done {
        return Some(newest);
    }
    let reached = |p: &&Prompt| p.is_open(now) && ctx.had_reached(p, heard.sent, heard.received);
    let open = ctx.cohort.prompts.iter().filter(reached).max_by_key(|prompt| prompt.asked);
    let lasts = |p: &&Prompt| BOTS.iter().any(|bot| bot.name == p.question.bot() && (bot.lasts)(&p.question));
    open.filter(lasts).or(Some(newest))
}

/// The question that it answers, if it is an answer. `0` and `9` mean the same whatever was asked.
fn asked<'a>(ctx: &'a DecisionContext<'_>, heard: &Heard<'_>) -> Option<&'a Prompt> {
    let words = matches!(heard.what, What::Words { .. });
    match heard.answer()? {
        Choice::Digit(0 | 9) if words => None,
        _ if heard.ours.is_none() && !words => None,
        Choice::Digit(_) => meant(ctx, heard),
        _ => ctx.asked(heard),
    }
}

/// What a bot has open to which it belongs: what comes first, else in the order of the registry.
pub(crate) fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    let claims = || BOTS.iter().filter_map(|bot| (bot.belongs)(ctx, heard));
    claims().find(|claim| claim.first).or_else(|| claims().next())
}

/// What a person said that is no command: an answer, more of something that is open, or something new.
pub(crate) fn heard(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) {
    let by = &heard.sent.by;
    if rights::footing(ctx.cohort, by, ctx.now()) == Footing::Stranger {
        return;
    }
    ctx.asker = Some(by.clone());
    ctx.sent_at = Some(heard.sent.at);
    ctx.said = Some(heard.sent.event.clone());
    let belongs = belongs(ctx, heard);
    if let Some(belongs) = belongs.filter(|belongs| belongs.first) {
        (belongs.then)(ctx, heard);
    } else if wanting::ended(ctx, heard) {
        ctx.tell(by, line::WordsNot {});
    } else if let (Some(choice), Some(prompt)) = (heard.answer(), asked(ctx, heard).cloned()) {
        if let What::Mark { .. } = heard.what {
            ctx.mark = Some(heard.sent.event.clone());
        }
        if heard.ours.is_none() && !prompt.is_open(ctx.now()) && ctx.asked_elsewhere(heard.sent) {
            asked_elsewhere(ctx, heard.sent);
            return;
        }
        if weighs(&prompt) && is_a_thumb(heard) && prompt.is_open(ctx.now()) {
            ctx.tell(by, line::ThumbIsNoYes {});
        } else if !settle(ctx, &prompt, choice) {
            ctx.unheard(heard.sent);
        }
    } else if let Some(belongs) = belongs {
        (belongs.then)(ctx, heard);
    } else if let What::Wordless(MessageKind::Sealed) = heard.what {
        could_not_read(ctx, by);
    } else if thanks_only(heard) {
        ctx.tell(by, line::Welcome {});
    } else if !BOTS.iter().any(|bot| (bot.takes_up)(ctx, heard)) {
        match heard.what {
            What::Words { answer: Some(_), .. } if ctx.asked_elsewhere(heard.sent) => {
                asked_elsewhere(ctx, heard.sent);
                return;
            }
            What::Words { answer: Some(_), .. } => answered_nothing(ctx, by),
            What::Words { answer: None, .. } => not_understood(ctx, by),
            What::Wordless(_) => ctx.tell_once_of_several(by, line::WordsPlease {}),
            What::Mark { .. } | What::Changed { .. } => return,
        }
        ctx.unheard(heard.sent);
    }
}

/// Whether it answers a question whose yes weighs on somebody.
pub(crate) fn answers_what_weighs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    asked(ctx, heard).is_some_and(weighs)
}

/// What a command's name alone is, where words may be what a question or anything open waits for.
pub(crate) fn names(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Names {
    match (heard.answer(), belongs(ctx, heard)) {
        (None, None) => Names::All,
        (_, Some(belongs)) => belongs.names,
        (Some(_), None) => Names::Words,
    }
}

/// Thanks to us want nothing, and are nothing for the others.
fn thanks_only(heard: &Heard<'_>) -> bool {
    heard.words().is_some_and(|body| thanks(body, &Language::ALL))
}

/// It answers a question that stands in another chat of theirs: it is asked here.
fn asked_elsewhere(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    let newest = newest_open(ctx, &sent.by);
    ask_again(ctx, &sent.by, newest.as_ref(), line::AskedElsewhere {});
    ctx.unheard(sent);
}

fn newest_open(ctx: &DecisionContext<'_>, person: &PersonId) -> Option<Prompt> {
    let now = ctx.now();
    let open = ctx.cohort.prompts.iter().filter(|p| p.person == *person && p.is_open(now));
    open.max_by_key(|prompt| prompt.asked).cloned()
}

/// What is no answer: whoever has a question before them is asked it again, with its choices.
fn not_understood(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let newest = newest_open(ctx, person);
    ask_again(ctx, person, newest.as_ref(), line::AskedAgain {});
}

fn ask_again(
    ctx: &mut DecisionContext<'_>,
    person: &PersonId,
    prompt: Option<&Prompt>,
    before: impl Into<Line>,
) {
    let words = prompt.and_then(|p| Some((p, BOTS.iter().find_map(|bot| (bot.repeat)(ctx, p))?)));
    match words {
        Some((prompt, (question, buttons))) => {
            ctx.tell(person, before);
            ctx.ask_again(prompt, question, buttons);
            renew(ctx, prompt);
        }
        None => {
            ctx.tell(person, line::NotUnderstood {});
        }
    }
}

/// What was done already is not done otherwise by a new version of it: its author reads so.
pub(crate) fn not_read(ctx: &mut DecisionContext<'_>, by: &PersonId, call: bool) {
    ctx.asker = Some(by.clone());
    let phone = ctx.phone();
    if call {
        ctx.tell(by, line::ChangesNotReadCall { phone });
    } else {
        ctx.tell(by, line::ChangesNotRead {});
    }
}

/// Whether a yes to a question weighs on somebody: a thumb confirms no such thing, for many press it for *seen*.
fn weighs(prompt: &Prompt) -> bool {
    BOTS.iter().any(|bot| bot.name == prompt.question.bot() && (bot.weighs)(&prompt.question))
}

fn is_a_thumb(heard: &Heard<'_>) -> bool {
    match heard.what {
        What::Words { body, .. } => is_thumb(body),
        What::Mark { key, .. } => is_thumb(key),
        What::Wordless(_) | What::Changed { .. } => false,
    }
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

/// Says that a message could not be read, once for several in a row. It may have been an emergency.
fn could_not_read(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let (now, phone) = (ctx.now(), ctx.phone());
    let Some(member) = ctx.cohort.members.get_mut(person) else { return };
    if member.unread_told.is_none_or(|told| now.duration_since(told) >= UNREAD_AGAIN) {
        member.unread_told = Some(now);
        ctx.tell(person, line::Unreadable { phone });
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

/// An answer to a question. False if it is none to this one.
fn settle(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    if prompt.answered.is_some() {
        answered_before(ctx, &prompt.person);
        return true;
    }
    if prompt.expires <= ctx.now() {
        ctx.close(prompt);
        let own = BOTS.iter().find_map(|bot| (bot.expired)(ctx, prompt, choice));
        let usual = || line::AnswerExpired { still: still(ctx, &prompt.person) }.into();
        let expired = own.unwrap_or_else(usual);
        ctx.tell(&prompt.person, expired);
        return true;
    }
    let mut bots = BOTS.iter().map(|bot| (bot.answered)(ctx, prompt, choice));
    let understood = bots.find(|answer| *answer != Claim::NotMine) == Some(Claim::Taken);
    let bot = || BOTS.iter().find(|bot| bot.name == prompt.question.bot());
    if !understood {
        ask_again(ctx, &prompt.person, Some(prompt), line::AskedAgain {});
    } else if bot().is_some_and(|bot| (bot.interrupts)(&prompt.question)) {
        go_on(ctx, prompt, |_, _| true);
    } else {
        // What its answer asked next comes first.
        let after = ctx.cohort.prompts.iter().skip_while(|other| other.key != prompt.key).skip(1);
        let mut after = after.filter(|other| other.person == prompt.person && other.is_open(ctx.now()));
        if !after.any(|other| other.question != prompt.question) {
            go_on(ctx, prompt, |cohort, waits| BOTS.iter().any(|bot| (bot.returns)(cohort, waits)));
        }
    }
    understood
}

/// A question stood before another that waits: it is asked once more, so that it does not hang unsaid.
fn go_on(
    ctx: &mut DecisionContext<'_>,
    settled: &Prompt,
    goes_on: fn(&crate::cohort::Cohort, &Prompt) -> bool,
) {
    let now = ctx.now();
    // What its answer asked next stands behind it in the list, and is no interrupted one.
    let before = ctx.cohort.prompts.iter().take_while(|prompt| prompt.key != settled.key);
    let waits = before
        .filter(|prompt| prompt.person == settled.person && prompt.is_open(now))
        .filter(|prompt| goes_on(ctx.cohort, prompt));
    let prompt = waits.max_by_key(|prompt| prompt.asked).cloned();
    let words =
        prompt.and_then(|p| BOTS.iter().find_map(|bot| (bot.repeat)(ctx, &p)).map(|words| (p, words)));
    if let Some((prompt, (question, buttons))) = words {
        ctx.ask_again(&prompt, question, buttons);
        renew(ctx, &prompt);
    }
}

/// It is what was asked last now: the next digit is its answer.
fn renew(ctx: &mut DecisionContext<'_>, prompt: &Prompt) {
    let asked = ctx.now();
    if let Some(at) = ctx.cohort.prompts.iter().position(|stored| stored.key == prompt.key) {
        let stored = ctx.cohort.prompts.remove(at);
        ctx.cohort.prompts.push(Prompt { asked, ..stored });
    }
}

/// What is still possible for a person.
fn still(ctx: &DecisionContext<'_>, person: &PersonId) -> Line {
    if ctx.cohort.agreed(person) { line::StillMember {}.into() } else { line::StillRules {}.into() }
}
