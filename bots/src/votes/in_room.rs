//! Somebody answers a vote in the room, where its line stands: nothing of that counts, and all read it. They are told so in
//! private, once, with the question.

use super::{asks::Question, ballots, lines as line};
use crate::{
    cohort::{Choice, Prompt},
    command::answer,
    deciding::DecisionContext,
    event::{Event, MessageKind, Scene},
    heard::{Belongs, Heard, Names},
    ids::{EffectKey, PersonId, RoomKind},
};

/// A message in the room that is an answer: under the line, in its thread, or a number of the vote alone.
pub fn follows(ctx: &mut DecisionContext<'_>, what: &Event) {
    let Event::Said { sent, kind: MessageKind::Text, typed, reply_to_ours, thread_ours, reply_to, .. } = what
    else {
        return;
    };
    if sent.history || sent.scene != Scene::Room(RoomKind::Peer) {
        return;
    }
    let under = [reply_to_ours, thread_ours].into_iter().flatten().any(|ours| is_line(ctx, ours));
    let is_answer = match answer(&typed.body, &ctx.languages_of(&sent.by)) {
        Some(Choice::Digit(1..=3)) => under || reply_to.is_none(),
        Some(_) => under,
        None => false,
    };
    if is_answer {
        told(ctx, &sent.by);
    }
}

/// A reaction to the line that is an answer.
pub fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    heard.answer().filter(|_| heard.words().is_none())?;
    let is_one = heard.ours.is_some_and(|ours| is_line(ctx, ours));
    let then = |ctx: &mut DecisionContext<'_>, heard: &Heard<'_>| told(ctx, &heard.sent.by);
    is_one.then_some(Belongs { urgent: false, first: false, names: Names::Words, then })
}

fn is_line(ctx: &DecisionContext<'_>, ours: &EffectKey) -> bool {
    let running = ctx.cohort.bots.votes.running.as_ref();
    running.is_some_and(|vote| vote.told.as_ref() == Some(ours))
}

fn told(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let now = ctx.now();
    let Some(vote) = &ctx.cohort.bots.votes.running else { return };
    let (number, Some(run)) = (vote.number, vote.run) else { return };
    let may = ballots::may_vote(ctx.cohort, by, now) && ctx.in_chat(by) && now < run.ends;
    if !may || vote.hinted.contains(by) {
        return;
    }
    if let Some(vote) = &mut ctx.cohort.bots.votes.running {
        vote.hinted.insert(by.clone());
        vote.asked.insert(by.clone());
    }
    ctx.tell(by, line::NotInTheRoom {});
    let Some((words, buttons)) = ballots::question(ctx, by, number) else { return };
    let asked = Question::Ballot { vote: number };
    let known =
        ctx.cohort.prompts.iter().position(|prompt| prompt.person == *by && prompt.question.is(&asked));
    match known {
        // What is said next is its answer: it becomes the one that was asked last.
        Some(at) => {
            let prompt = ctx.cohort.prompts.remove(at);
            ctx.cohort.prompts.push(Prompt { asked: now, ..prompt.clone() });
            ctx.ask_again(&prompt, words, buttons);
        }
        None => {
            let expires = ballots::known_until(ctx.cohort, run);
            ctx.ask(by, words, buttons, asked, expires);
        }
    }
}
