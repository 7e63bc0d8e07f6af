//! A vote ends before its time: whoever proposed it takes it back, or whoever moderates ends it, by a command or by deleting
//! its line. Its answers are thrown away, and nobody is told how it stood.

use serde_json::json;

use super::{
    asks::Question,
    ballots, closing, lines as line, shown,
    state::{Matter, Vote},
};
use crate::{
    bot::Asked,
    cohort::{Choice, Prompt},
    command::Needs,
    deciding::DecisionContext,
    event::{Event, Scene},
    fact::Fact,
    ids::{PersonId, RoomKind},
    limits::{Kind, passes},
    rights,
    text::Line,
};

/// What can be done about the vote that is on by whoever asks for a new one: their own is taken back, and whoever moderates
/// ends it.
pub fn question(ctx: &DecisionContext<'_>, by: &PersonId) -> Option<Question> {
    let vote = on(ctx)?;
    if vote.by.as_ref() == Some(by) {
        return Some(Question::Withdraw { vote: vote.number });
    }
    (vote.run.is_some() && may_end(ctx, by)).then_some(Question::End { vote: vote.number })
}

/// The vote that is on. Once its time is over it is only counted, and nobody ends it any more.
fn on<'a>(ctx: &'a DecisionContext<'_>) -> Option<&'a Vote> {
    let running = ctx.cohort.bots.votes.running.as_ref();
    running.filter(|vote| vote.run.is_none_or(|run| ctx.now() < run.ends))
}

fn may_end(ctx: &DecisionContext<'_>, by: &PersonId) -> bool {
    rights::helper(ctx.cohort, by, ctx.now()).may(Needs::Moderator)
}

/// The question in words, as long as the vote is on.
pub fn words(ctx: &DecisionContext<'_>, by: &PersonId, step: &Question) -> Option<Asked> {
    let (Question::Withdraw { vote: number } | Question::End { vote: number }) = step else { return None };
    let vote = on(ctx).filter(|vote| vote.number == *number)?;
    let about = shown::about(ctx, &vote.matter, ctx.language_of(by));
    let words: Line = match (step, vote.run) {
        (Question::End { .. }, Some(run)) => line::EndAsk { about, ends: ctx.moment(run.ends) }.into(),
        (Question::Withdraw { .. }, Some(run)) => {
            line::WithdrawAsk { about, ends: ctx.moment(run.ends) }.into()
        }
        (_, None) => line::WithdrawAskUnsent { about, at: ctx.moment(ballots::opens(ctx)) }.into(),
        _ => return None,
    };
    Some((words, &["✅", "❌"]))
}

/// An answer to that. False if it is none.
pub fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, step: &Question, choice: Choice) -> bool {
    let by = &prompt.person;
    if !choice.is_yes() && !choice.is_no() {
        return false;
    }
    ctx.close(prompt);
    if choice.is_no() {
        ctx.tell(by, line::GoesOn {});
        return true;
    }
    let (Question::Withdraw { vote } | Question::End { vote }) = step else { return true };
    if on(ctx).is_none_or(|running| running.number != *vote) {
        ctx.tell(by, line::OverAlready {});
        return true;
    }
    match step {
        Question::Withdraw { .. } => withdraw(ctx, by),
        _ if !may_end(ctx, by) => {
            ctx.tell(by, line::GoesOn {});
        }
        _ if passes(ctx, by, Kind::Act) => end(ctx, by, None, false),
        _ => {}
    }
    true
}

/// Whoever proposed it takes it back. What nobody was told of yet counts as not proposed.
fn withdraw(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let votes = &mut ctx.cohort.bots.votes;
    let Some(vote) = votes.running.take_if(|vote| vote.by.as_ref() == Some(by)) else { return };
    let about = part(&vote);
    ctx.audit(Some(by), "withdraw", None, json!({ "vote": vote.number, "about": about }));
    if vote.run.is_none() {
        if let Some(times) = ctx.cohort.bots.votes.proposed.get_mut(by) {
            times.pop();
        }
        ctx.tell(by, line::WithdrawnUnsent {});
        return;
    }
    closing::over(ctx, &vote);
    let about = shown::about(ctx, &vote.matter, ctx.cohort.language());
    ctx.announce(RoomKind::Peer, line::EndedWithdrawn { about });
    ctx.tell(by, line::Withdrawn {});
}

/// Whoever moderates ends it.
fn end(ctx: &mut DecisionContext<'_>, by: &PersonId, reason: Option<String>, button: bool) {
    let Some(vote) = ctx.cohort.bots.votes.running.take_if(|vote| vote.run.is_some()) else { return };
    closing::over(ctx, &vote);
    ctx.announce(RoomKind::Peer, line::EndedByModerators {});
    match &vote.by {
        // Written down, told to both and open to an appeal, as any act.
        Some(proposer) if ctx.cohort.is_in(proposer) => {
            ctx.raise(Fact::VoteEnded { by: by.clone(), proposer: proposer.clone(), reason, button });
        }
        _ => {
            ctx.audit(Some(by), "end_vote", None, json!({ "vote": vote.number, "about": part(&vote) }));
            ctx.tell(by, line::EndDone {});
        }
    }
}

/// The line that told the room of a vote was deleted there: so has the vote ended.
pub fn follows(ctx: &mut DecisionContext<'_>, what: &Event) {
    let Event::Redacted { sent, ours: Some(ours), reason, .. } = what else { return };
    let Some(vote) = on(ctx).filter(|vote| vote.told.as_ref() == Some(ours)) else { return };
    if sent.history || sent.scene != Scene::Room(RoomKind::Peer) || !may_end(ctx, &sent.by) {
        return;
    }
    match vote.by.as_ref() == Some(&sent.by) {
        true => withdraw(ctx, &sent.by),
        false => end(ctx, &sent.by, reason.clone(), true),
    }
}

fn part(vote: &Vote) -> &'static str {
    match &vote.matter {
        Matter::Change(change) => change.part().word(),
        Matter::Review => "review",
    }
}
