//! `!ask` alone in the direct chat: what is said next there is the question, and goes to the peer room.

use jiff::{SignedDuration, Timestamp};

use super::{asks::Question, lines as line};
use crate::{
    bot::Claim,
    cohort::{Choice, Prompt},
    command::{At, Audience, Needs, WRITERS},
    deciding::{DecisionContext, Words},
    event::MessageKind,
    heard::{Belongs, Heard, Names, What},
    ids::{PersonId, RoomKind},
    quiet_hours::{calling, later},
    rights,
    text::{Line, general},
};

/// Who may ask all, and where: as by the command, so when the words come after it.
pub(super) const AUDIENCE: Audience = Audience { needs: Needs::Everyone, who: WRITERS, at: At::OwnRoom };

/// So long the next words are the question. What is said much later is more likely something else, and all would read it.
const WITHIN: SignedDuration = SignedDuration::from_mins(30);

/// Asks for the question.
pub(super) fn ask(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let (line, expires) = (words(ctx), ctx.now().saturating_add(WITHIN).unwrap_or(Timestamp::MAX));
    ctx.ask(by, line, &[], Question::Words, expires);
}

/// The question for the question.
pub(super) fn words(ctx: &DecisionContext<'_>) -> Line {
    line::QuestionAsk { room: ctx.room(RoomKind::Peer) }.into()
}

/// What is said next belongs to it, if nothing else was asked since and nobody was called for help. All would read it, so it
/// has to have been written after the question was there.
pub(super) fn belongs(ctx: &DecisionContext<'_>, heard: &Heard<'_>) -> Option<Belongs> {
    let waits = heard.says_more() && !matches!(heard.what, What::Wordless(MessageKind::Sealed));
    let asked = ctx.asked(heard).filter(|prompt| waits && prompt.is_open(ctx.now()))?;
    let (by, cohort) = (&heard.sent.by, &ctx.cohort);
    let later = |prompt: &Prompt| prompt.person == *by && prompt.asked > asked.asked;
    let superseded = heard.ours.is_none() && cohort.prompts.iter().any(later);
    let calls = cohort.bots.quiet.emergencies.iter().any(|call| call.caller == *by && call.at >= asked.asked);
    let is_it = asked.question.is(&Question::Words) && !superseded && !calls;
    is_it.then_some(Belongs { urgent: false, first: true, names: Names::Words, then: said })
}

fn said(ctx: &mut DecisionContext<'_>, heard: &Heard<'_>) {
    let by = &heard.sent.by;
    if heard.is_bound() {
        // The question for the question waits on.
        ctx.tell(by, general::NotPassedOn {});
        return;
    }
    let Some(prompt) = ctx.asked(heard).cloned() else { return };
    ctx.close(&prompt);
    if matches!(heard.what, What::Words { body, .. } if calling::calls_off(body, ctx.language_of(by))) {
        ctx.tell(by, line::QuestionNot {});
        return;
    }
    let may = rights::check(ctx.cohort, by, AUDIENCE, heard.sent.scene, ctx.now()).is_ok();
    if !may {
        ctx.tell(by, line::QuestionNot {});
        return;
    }
    let words = match heard.what {
        What::Words { body, .. } => Words::of(heard.sent, body),
        _ => Words { pieces: 0, ..Words::unread(heard.sent) },
    };
    later::ask(ctx, by, &words);
}

/// A bare answer is no question; a no takes it back.
pub(super) fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> Claim {
    if !choice.is_no() {
        return Claim::NotUnderstood;
    }
    ctx.close(prompt);
    ctx.tell(&prompt.person, line::QuestionNot {});
    Claim::Taken
}
