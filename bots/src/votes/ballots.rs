//! The room is told what is proposed, each member is asked in private, and what they answer is kept until the end. Nobody is
//! told how it stands.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use ruma::EventId;

use super::{
    asks::{self, Question},
    lines as line, reading, shown,
    state::{Ballot, Choice, Matter, Run, Vote},
    term,
};
use crate::{
    bot::Asked,
    cohort::{self, Cohort, Place, Prompt},
    command::PEERS,
    deciding::DecisionContext,
    heard::{Belongs, Heard, Names, What},
    ids::{PersonId, RoomKind},
    rights,
    text::{Line, own_words as as_said},
};

/// So long after the end an answer is still known as one, to say that it came too late.
const KNOWN: SignedDuration = SignedDuration::from_hours(24 * 7);

/// So long somebody has to answer what they were asked before.
const A_MOMENT: SignedDuration = SignedDuration::from_mins(15);

impl Vote {
    /// A vote that nobody was told of yet.
    pub fn new(number: u64, by: Option<PersonId>, matter: Matter) -> Self {
        Self {
            number,
            by,
            matter,
            run: None,
            told: None,
            hinted: BTreeSet::new(),
            asked: BTreeSet::new(),
            ballots: Default::default(),
        }
    }
}

/// Whether a person may answer, and counts: who has agreed, leads nobody and is in the rooms, muted or not.
pub fn may_vote(cohort: &Cohort, person: &PersonId, now: Timestamp) -> bool {
    PEERS.contains(&rights::footing(cohort, person, now))
}

/// Those who may answer now.
pub fn voters(cohort: &Cohort, now: Timestamp) -> Vec<PersonId> {
    cohort.members.keys().filter(|person| may_vote(cohort, person, now)).cloned().collect()
}

/// Whether the room can be told something and people be asked: working time, in which it rings for nobody who rests.
pub fn may_begin(ctx: &DecisionContext<'_>) -> bool {
    let now = ctx.now();
    now >= ctx.cohort.live_since
        && ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer))
        && ctx.cohort.hours().is_working(now)
}

/// A vote that waits begins.
pub fn begin(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let Some(vote) = ctx.cohort.bots.votes.running.as_ref().filter(|vote| vote.run.is_none()) else { return };
    let ends = term::ends(&ctx.cohort.hours(), now);
    let told: Line = match &vote.matter {
        Matter::Change(change) => {
            let change = shown::proposed(ctx, change, ctx.cohort.language());
            line::Proposal { change, ends: ctx.moment(ends) }.into()
        }
        Matter::Review => line::Review { ends: ctx.moment(ends) }.into(),
    };
    let told = ctx.announce(RoomKind::Peer, told);
    if let Some(vote) = &mut ctx.cohort.bots.votes.running {
        vote.run = Some(Run { from: now, ends });
        vote.told = Some(told);
    }
}

/// Whoever can be reached and was not asked is asked, as far as their day has room for it. Who left the chat is not invited
/// into it for that.
pub fn ask(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let Some(vote) = &ctx.cohort.bots.votes.running else { return };
    let (number, Some(run)) = (vote.number, vote.run) else { return };
    if now >= run.ends {
        return;
    }
    let mut people = voters(ctx.cohort, now);
    people.retain(|person| !vote.asked.contains(person) && ctx.in_chat(person));
    people.retain(|person| busy_until(ctx.cohort, person, now).is_none());
    let expires = known_until(ctx.cohort, run);
    for person in people {
        let words = words(ctx, &person, number);
        if let Some((words, buttons)) = words.filter(|_| ctx.may_write_to(&person)) {
            ctx.ask(&person, words, buttons, Question::Ballot { vote: number }, expires);
            if let Some(vote) = &mut ctx.cohort.bots.votes.running {
                vote.asked.insert(person);
            }
        }
    }
}

/// Whoever was asked something a moment ago answers that first: until when nothing else is asked in between.
fn busy_until(cohort: &Cohort, person: &PersonId, now: Timestamp) -> Option<Timestamp> {
    let ballot = |prompt: &Prompt| matches!(prompt.question.of(), Some(Question::Ballot { .. }));
    let open = cohort.prompts.iter().filter(|prompt| prompt.person == *person && prompt.is_open(now));
    let open = open.filter(|prompt| !ballot(prompt));
    let until = open.filter_map(|prompt| prompt.asked.checked_add(A_MOMENT).ok()).max();
    until.filter(|until| *until > now)
}

/// When the answers are counted: what was sent before the end has until the next opening to arrive.
pub fn counted(cohort: &Cohort, run: Run) -> Timestamp {
    cohort.hours().first_working_moment_on_or_after(run.ends).unwrap_or(run.ends)
}

/// Until when an answer is known as one.
pub fn known_until(cohort: &Cohort, run: Run) -> Timestamp {
    counted(cohort, run).saturating_add(KNOWN).unwrap_or(Timestamp::MAX)
}

/// When what is proposed now goes out, if it does not at once.
pub fn opens(ctx: &DecisionContext<'_>) -> Timestamp {
    let from = ctx.now().max(ctx.cohort.live_since);
    ctx.cohort.hours().first_working_moment_on_or_after(from).unwrap_or(from)
}

/// The question, to whoever has not answered it.
pub fn words(ctx: &DecisionContext<'_>, person: &PersonId, number: u64) -> Option<Asked> {
    let (vote, _) = ctx.cohort.bots.votes.open(number)?;
    if vote.ballots.contains_key(person) { None } else { question(ctx, person, number) }
}

/// The question in words, as long as it can be answered.
pub fn question(ctx: &DecisionContext<'_>, person: &PersonId, number: u64) -> Option<Asked> {
    let (vote, run) = ctx.cohort.bots.votes.open(number)?;
    let (cohort, ends) = (ctx.cohort.structure.name.clone(), ctx.moment(run.ends));
    Some(match &vote.matter {
        Matter::Change(change) => {
            let change = shown::proposed(ctx, change, ctx.language_of(person));
            (line::Ask { cohort, change, ends }.into(), &["✅", "❌"])
        }
        Matter::Review => (line::ReviewAsk { cohort, ends }.into(), &[]),
    })
}

/// An answer. False if it is none. The question stays open until the end, so that a later answer is another one.
pub fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, number: u64, choice: cohort::Choice) -> bool {
    let (person, now) = (&prompt.person, ctx.now());
    let sent = ctx.sent_at.unwrap_or(now);
    let Some((vote, run)) = ctx.cohort.bots.votes.open(number) else {
        ctx.tell(person, line::Over {});
        return true;
    };
    let is_review = vote.matter == Matter::Review;
    let choice = match choice {
        choice if choice.is_yes() => Choice::Yes,
        choice if choice.is_no() => Choice::No,
        cohort::Choice::Digit(3) if !is_review => Choice::Others,
        _ => return false,
    };
    if !may_vote(ctx.cohort, person, now) {
        let cohort = ctx.cohort.structure.name.clone();
        ctx.tell(person, line::NotYours { cohort });
        return true;
    }
    if sent >= run.ends {
        ctx.tell(person, line::Over {});
        return true;
    }
    let (mark, about) = (ctx.said.clone(), shown::about(ctx, &vote.matter, ctx.language_of(person)));
    let Some(vote) = &mut ctx.cohort.bots.votes.running else { return true };
    let earlier = vote.ballots.get(person).filter(|earlier| earlier.sent > sent);
    let counts = earlier.map_or(choice, |earlier| earlier.choice);
    if earlier.is_none() {
        vote.ballots.insert(person.clone(), Ballot { choice, sent, mark });
    }
    let answer = answer(counts, is_review);
    let noted: Line = match now < run.ends {
        true => line::Noted { about, answer, ends: ctx.moment(run.ends) }.into(),
        false => line::NotedLast { about, answer }.into(),
    };
    ctx.tell(person, noted);
    true
}

fn answer(choice: Choice, is_review: bool) -> Line {
    match (choice, is_review) {
        (Choice::Yes, false) => line::Yes {}.into(),
        (Choice::No, false) => line::No {}.into(),
        (Choice::Others, _) => line::Others {}.into(),
        (Choice::Yes, true) => line::Keep {}.into(),
        (Choice::No, true) => line::Talk {}.into(),
    }
}

/// An answer in words of one's own to the question that was asked last: also a later one, which changes the first.
pub fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    in_own_words(ctx, heard)?;
    let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| {
        if let Some((prompt, number, choice)) = in_own_words(ctx, heard) {
            answered(ctx, &prompt, number, choice);
        }
    };
    Some(Belongs { urgent: false, first: false, names: Names::Words, then })
}

fn in_own_words(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<(Prompt, u64, cohort::Choice)> {
    let What::Words { body, answer: None } = heard.what else { return None };
    let prompt = ctx.asked(heard).filter(|prompt| prompt.is_open(ctx.now()))?;
    let Some(Question::Ballot { vote }) = asks::asked(prompt) else { return None };
    let (running, _) = ctx.cohort.bots.votes.open(vote)?;
    let choice = reading::choice(own_words_of(body, heard), running.matter == Matter::Review)?;
    Some((prompt.clone(), vote, choice))
}

/// What they wrote, without what they reply to.
fn own_words_of<'a>(body: &'a str, heard: &Heard<'_>) -> &'a str {
    as_said(body, heard.ours.is_some())
}

/// The message or the reaction that was the answer was taken back before the end. What was answered before that does not come
/// back: nobody could tell which of several counts.
pub fn taken_back(ctx: &mut DecisionContext<'_>, by: &PersonId, mark: &EventId) {
    let now = ctx.now();
    let Some(vote) = &mut ctx.cohort.bots.votes.running else { return };
    let Some(run) = vote.run.filter(|run| now < run.ends) else { return };
    if vote.ballots.get(by).is_some_and(|ballot| ballot.mark.as_deref() == Some(mark)) {
        vote.ballots.remove(by);
        let ends = ctx.moment(run.ends);
        ctx.tell(by, line::TakenBack { ends });
    }
}

/// A person is no member any more: what they answered does not count, and what they proposed is not said any more if it was
/// not said yet. Who comes back is asked again.
pub fn gone(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    silenced(ctx, person);
    if let Some(vote) = &mut ctx.cohort.bots.votes.running {
        vote.ballots.remove(person);
        vote.asked.remove(person);
    }
}

/// Nothing is said for somebody who may not write.
pub fn silenced(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let running = &mut ctx.cohort.bots.votes.running;
    running.take_if(|vote| vote.run.is_none() && vote.by.as_ref() == Some(person));
}

/// The chat in which somebody was asked is gone: who has not answered is asked in a fresh one.
pub fn unasked(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    if let Some(vote) = &mut ctx.cohort.bots.votes.running
        && !vote.ballots.contains_key(person)
    {
        vote.asked.remove(person);
    }
}

/// When something is due next.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let Some(vote) = &cohort.bots.votes.running else { return Vec::new() };
    let hours = cohort.hours();
    let works = |at: Timestamp| hours.first_working_moment_on_or_after(at);
    let mut due = Vec::new();
    match vote.run {
        None => due.push(("vote-begins", works(now.max(cohort.live_since)))),
        Some(run) => {
            due.push(("vote-counted", works(run.ends.max(now))));
            if now < run.ends && voters(cohort, now).iter().any(|person| !vote.asked.contains(person)) {
                let tomorrow = hours.day(hours.zone.date(now)).until;
                let waits = voters(cohort, now).into_iter().filter(|person| !vote.asked.contains(person));
                let free = waits.filter_map(|person| busy_until(cohort, &person, now)).min();
                due.push(("vote-asks-next", free.and_then(works)));
                due.push(("vote-asks", works(now).filter(|at| *at > now).or_else(|| works(tomorrow))));
            }
        }
    }
    due.into_iter().filter_map(|(name, at)| Some((name.to_owned(), at?))).collect()
}
