//! What is said about a report or an appeal once it was told: whoever sent it and those who handle it write to each other
//! through the voice, by its number or as a reply, neither named to the other. What is said is read where it stands
//! (ADR 0011). A number tells nothing to anybody else, not even whether there is such a case.

use jiff::{SignedDuration, Timestamp};

use super::state::{Case, Moderation, Told};
use crate::{
    cohort::{Choice, Cohort, Task, ready::stands},
    deciding::{DecisionContext, Words},
    effect::{Effect, WORDS},
    event::{Event, MessageKind, Scene, Sent},
    heard::{Belongs, Heard, Names, What},
    ids::{EffectKey, PersonId},
    moderation::lines as line,
    text::{Line, general::LineTakenAway},
    wire,
};

/// A case of which nobody said anything for so long is over.
const KEPT_FOR: SignedDuration = SignedDuration::from_hours(24 * 14);
/// So many cases are remembered, and so many of one person.
const KEPT: usize = 24;
const KEPT_OF_ONE: usize = 6;
/// So many messages of one person about one case are passed on.
const PASSED_ON: u32 = 10;
/// So many times that something was said of a case a reply to it is known as one, the last ones.
const ANSWERABLE: usize = 8;
/// So long after something was said of a case, words without a number may be meant for it.
const NEAR: SignedDuration = SignedDuration::from_mins(30);

/// One more case, told to those who handle it by the effects from `first` on.
pub(super) fn open(
    ctx: &mut DecisionContext<'_>,
    number: u64,
    from: &PersonId,
    handlers: Vec<PersonId>,
    first: usize,
) {
    let cases = &mut ctx.cohort.bots.moderation.cases;
    let theirs = |case: &Case| case.from == *from;
    while cases.iter().filter(|case| theirs(case)).count() >= KEPT_OF_ONE
        && let Some(oldest) = cases.iter().position(theirs)
    {
        cases.remove(oldest);
    }
    if cases.len() >= KEPT {
        cases.remove(0);
    }
    let stirred = ctx.known.now;
    let (told, said, hinted) = Default::default();
    cases.push(Case { number, from: from.clone(), handlers, stirred, told, said, hinted });
    note(ctx, number, first);
}

/// Remembers by which messages something was said of a case: a reply to one of them belongs to it.
fn note(ctx: &mut DecisionContext<'_>, number: u64, first: usize) {
    let now = ctx.now();
    let said = ctx.consequences.effects.get(first..).unwrap_or_default();
    let Some((key, more)) = said.split_first().map(|((key, _), more)| (key.clone(), more.len())) else {
        return;
    };
    for case in ctx.cohort.bots.moderation.cases.iter_mut().filter(|case| case.number == number) {
        case.stirred = now;
        case.hinted.clear();
        case.told.push(Told { first: key.clone(), more });
        let old = case.told.len().saturating_sub(ANSWERABLE);
        case.told.drain(..old);
    }
}

impl Case {
    fn is_over(&self, now: Timestamp) -> bool {
        now.duration_since(self.stirred) >= KEPT_FOR
    }

    fn is_of(&self, person: &PersonId) -> bool {
        self.from == *person || self.handlers.contains(person)
    }
}

impl Moderation {
    /// Cases that are over are not remembered.
    pub(super) fn forget_cases(&mut self, now: Timestamp) {
        self.cases.retain(|case| !case.is_over(now));
    }
}

/// The cases that are the person's to speak of: their own, and those that they were told of as long as they help to run the
/// room. The newest first.
fn theirs<'a>(
    cohort: &'a Cohort,
    person: &'a PersonId,
    now: Timestamp,
) -> impl Iterator<Item = &'a Case> + 'a {
    let cases = cohort.bots.moderation.cases.iter().rev();
    cases.filter(move |case| {
        let may = case.from == *person || helps(cohort, person, now);
        case.is_of(person) && may && !case.is_over(now)
    })
}

/// Whether somebody who was told still looks after the room; their week may be over.
fn helps(cohort: &Cohort, person: &PersonId, now: Timestamp) -> bool {
    let runs = cohort.is_moderator(person) || cohort.may_facilitate(person);
    runs && stands(cohort, person, Task::Member, now).is_ok()
}

/// Whether words begin with the number of a case of the person's.
pub fn names(cohort: &Cohort, person: &PersonId, words: &str, now: Timestamp) -> bool {
    wire::numbered(words)
        .is_some_and(|(number, _)| theirs(cohort, person, now).any(|case| case.number == number))
}

/// Whether a message of ours told the person something of a case of theirs.
pub fn told_by(cohort: &Cohort, person: &PersonId, message: &EffectKey, now: Timestamp) -> bool {
    by_message(cohort, person, message, now).is_some()
}

fn by_message<'a>(
    cohort: &'a Cohort,
    person: &'a PersonId,
    message: &EffectKey,
    now: Timestamp,
) -> Option<&'a Case> {
    let tells = |told: &Told| message.is_among(&told.first, told.more);
    theirs(cohort, person, now).find(|case| case.told.iter().any(tells))
}

/// What begins with the number of a case, or replies to what was said of one.
fn case_of<'a>(ctx: &'a DecisionContext<'_>, heard: &'a Heard<'_>) -> Option<&'a Case> {
    let (by, now) = (&heard.sent.by, ctx.now());
    let number = match heard.what {
        What::Words { answer: Some(Choice::Digit(0 | 9)), .. } => return None,
        What::Words { body, .. } => wire::numbered(body).map(|(number, _)| number),
        What::Wordless(kind) if kind != MessageKind::Sealed => None,
        _ => return None,
    };
    match number {
        Some(number) => theirs(ctx.cohort, by, now).find(|case| case.number == number),
        None => by_message(ctx.cohort, by, heard.ours?, now),
    }
}

/// To which case it belongs.
pub(super) fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    case_of(ctx, heard).map(|_| Belongs { urgent: false, first: true, names: Names::Words, then: said })
}

fn said(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) {
    let Some(Case { number, from, handlers, said, .. }) = case_of(ctx, heard).cloned() else { return };
    let by = heard.sent.by.clone();
    let words = match heard.what {
        What::Words { body, .. } => match wire::numbered(body) {
            Some((_, "")) => {
                ctx.tell(&by, line::CaseEmpty { number: number.to_string() });
                return;
            }
            Some((_, rest)) => Words::numbered(heard.sent, rest),
            None => Words::of(heard.sent, body),
        },
        _ => Words::unread(heard.sent),
    };
    if said.get(&by).is_some_and(|said| *said >= PASSED_ON) {
        let count = i64::from(PASSED_ON);
        ctx.tell(&by, line::CaseEnough { number: number.to_string(), count });
        return;
    }
    let first = ctx.consequences.effects.len();
    let passed = if from == by {
        added(ctx, number, &by, &handlers, &words)
    } else {
        back(ctx, number, &from, &by, &words)
    };
    ctx.tell_cut(&by, &words);
    if passed {
        for case in ctx.cohort.bots.moderation.cases.iter_mut().filter(|case| case.number == number) {
            *case.said.entry(by.clone()).or_default() += 1;
        }
    }
    note(ctx, number, first);
}

/// More of whoever sent it, to those who handle it and can read it now. False where there is nobody.
fn added(
    ctx: &mut DecisionContext<'_>,
    number: u64,
    by: &PersonId,
    handlers: &[PersonId],
    words: &Words,
) -> bool {
    let now = ctx.now();
    let can = |person: &&PersonId| helps(ctx.cohort, person, now) && ctx.ready(person, Task::Member).is_ok();
    let hear: Vec<PersonId> = handlers.iter().filter(can).cloned().collect();
    let (shown, count) = (number.to_string(), i64::try_from(hear.len()).unwrap_or(i64::MAX));
    for handler in &hear {
        pass(ctx, handler, &line::CaseMore { number: shown.clone(), text: WORDS.to_owned() }.into(), words);
    }
    let answer: Line = if hear.is_empty() {
        line::CaseNobody { number: shown }.into()
    } else {
        line::CaseAdded { number: shown, count }.into()
    };
    ctx.tell(by, answer);
    !hear.is_empty()
}

/// What somebody who handles it writes, to whoever sent it. Who that is, is not told by whether they can be reached.
fn back(ctx: &mut DecisionContext<'_>, number: u64, from: &PersonId, by: &PersonId, words: &Words) -> bool {
    let number = number.to_string();
    // What waits for somebody who may never come has lost its meaning then.
    if ctx.is_reached(from) {
        pass(ctx, from, &line::CaseBack { number: number.clone(), text: WORDS.to_owned() }.into(), words);
    }
    ctx.tell(by, line::CasePassedOn { number });
    true
}

fn pass(ctx: &mut DecisionContext<'_>, to: &PersonId, line: &Line, words: &Words) {
    let message = ctx.quoting(to, line, words);
    ctx.effect(Effect::Say(message));
    ctx.quote_rest(to, words);
}

/// What belongs to nothing that is open, and may have been meant for a case: nothing of it is for the others. A number that
/// is not theirs is said to be none, whether or not there is such a case. Soon after something was said of a case, words
/// without a number are asked about, once.
pub(super) fn takes_up(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) -> bool {
    let (by, now) = (heard.sent.by.clone(), ctx.now());
    if let What::Words { body, .. } = heard.what
        && let Some((number, _)) = wire::numbered(body)
    {
        ctx.tell(&by, line::CaseNone { number: number.to_string() });
        return true;
    }
    let is_near = |case: &&Case| now.duration_since(case.stirred) <= NEAR;
    let Some(case) = theirs(ctx.cohort, &by, now).find(is_near).filter(|_| heard.says_more()) else {
        return false;
    };
    let (number, stirred) = (case.number, case.stirred);
    let asked_since = ctx
        .cohort
        .prompts
        .iter()
        .any(|prompt| prompt.person == by && prompt.asked > stirred && prompt.is_open(now));
    if asked_since || case.hinted.contains(&by) {
        return false;
    }
    for case in ctx.cohort.bots.moderation.cases.iter_mut().filter(|case| case.number == number) {
        case.hinted.insert(by.clone());
    }
    ctx.tell(&by, line::CaseIsIt { number: number.to_string() });
    true
}

/// Words about a case of theirs that somebody typed in a room go at once, as a report does that is typed there.
pub(super) fn follows(ctx: &mut DecisionContext<'_>, what: &Event) {
    let (sent, typed) = match what {
        Event::Said { sent, typed, .. } | Event::Changed { sent, typed: Some(typed), .. } => (sent, typed),
        _ => return,
    };
    let Sent { scene: Scene::Room(room), event, by, history: false, .. } = sent else { return };
    // Perhaps said to the voice, by its name.
    let is_to_us = typed.mentions.contains(&ctx.known.service_accounts.voice);
    let body = match typed.body.find(['#', '＃']).filter(|_| is_to_us) {
        Some(at) => &typed.body[at..],
        None => &typed.body,
    };
    // What whoever runs a homeserver can have written finds out nothing.
    if typed.in_clear || !names(ctx.cohort, by, body, ctx.now()) {
        return;
    }
    ctx.consequences.taken_back.push(event.clone());
    ctx.effect(Effect::Redact { room: *room, event: event.clone() });
    if ctx.in_chat(by) {
        ctx.tell(by, LineTakenAway {});
    }
}
