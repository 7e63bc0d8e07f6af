//! The one line that tells a room about its quiet time, through its stages: ten minutes before, closing, open again.
//! It is edited, so that a room has one such message a day and not three, and it never rings.

use jiff::Timestamp;

use super::{
    LAST_WORD, SOON,
    calendar::{Span, State},
    state::{ClosingLine, ClosingStage},
};
use crate::{
    command::Mark,
    deciding::DecisionContext,
    effect::Effect,
    ids::{EffectKey, RoomKind},
    quiet_hours::lines as line,
    room_state::LAST_CALL,
    text::Line,
};

/// A room that is open now and closes at `closes`, if ever.
pub fn open(ctx: &mut DecisionContext<'_>, kind: RoomKind, closes: Option<Timestamp>) {
    let now = ctx.now();
    let left = |closes: Timestamp| closes.duration_since(now);
    let soon = closes.filter(|closes| left(*closes) <= SOON);
    let old = ctx.cohort.bots.quiet.closing.get(&kind).cloned();
    if let Some(old) = &old
        && (old.closes <= now || (Some(old.closes) != closes && soon.is_none()))
    {
        // It was closed and is open again; or its closing was called off.
        opened(ctx, kind, old, closes);
    }
    let Some(closes) = soon else { return };
    let stage = if left(closes) <= LAST_WORD { ClosingStage::Closed } else { ClosingStage::Soon };
    let current = ctx.cohort.bots.quiet.closing.get(&kind).cloned();
    if current.as_ref().is_some_and(|current| current.closes == closes && current.stage == stage) {
        return;
    }
    write(ctx, kind, current.map(|current| current.key), stage, closes);
}

/// A room that is to be closed now and was not told before: the cohort was made in quiet time, its hours changed, or
/// nobody was there to write. It is told at once, and closes when the line had time to come.
pub fn unannounced(ctx: &mut DecisionContext<'_>, kind: RoomKind, span: &Span) {
    let last_call = ctx.now().saturating_add(LAST_CALL).unwrap_or(Timestamp::MAX);
    let old = ctx.cohort.bots.quiet.closing.get(&kind).cloned();
    let is_told =
        |line: &ClosingLine| line.closes <= last_call && span.from.is_none_or(|from| from <= line.closes);
    if !old.as_ref().is_some_and(is_told) {
        write(ctx, kind, old.map(|old| old.key), ClosingStage::Closed, last_call);
        ctx.consequences.reconcile = true;
    }
}

/// Writes the line, or its next stage.
fn write(
    ctx: &mut DecisionContext<'_>,
    kind: RoomKind,
    earlier: Option<EffectKey>,
    stage: ClosingStage,
    closes: Timestamp,
) {
    let Some(opens) = ctx.cohort.hours().next_opening(closes) else { return };
    let (opens, chat, phone) = (ctx.moment(opens), ctx.voice_chat(), ctx.phone());
    let closing = ctx.moment(closes);
    // What is left with the voice is posted in the peer room alone: elsewhere nothing of the kind is promised.
    let words: Line = match (stage, kind) {
        (ClosingStage::Soon, RoomKind::Peer) => {
            line::ClosingSoon { closes: closing, opens, chat, phone }.into()
        }
        (ClosingStage::Soon, _) => line::ClosingSoonElsewhere { closes: closing, opens, chat, phone }.into(),
        (ClosingStage::Closed, RoomKind::Peer) => line::Closed { opens, chat, phone }.into(),
        (ClosingStage::Closed, _) => line::ClosedElsewhere { opens, chat, phone }.into(),
    };
    let key = match earlier {
        Some(key) => {
            edit(ctx, kind, &key, &words);
            key
        }
        None => {
            let mut message = ctx.public(kind, &words);
            // Nobody has to look for it in the dark.
            message.buttons = vec![Mark::Urgent.key()];
            ctx.effect(Effect::Say(message))
        }
    };
    ctx.cohort.bots.quiet.closing.insert(kind, ClosingLine { key, stage, closes });
}

fn opened(ctx: &mut DecisionContext<'_>, kind: RoomKind, old: &ClosingLine, closes: Option<Timestamp>) {
    if let Some(closes) = closes {
        let (closes, chat, phone) = (ctx.moment(closes), ctx.voice_chat(), ctx.phone());
        let words: Line = match kind {
            RoomKind::Peer => line::Opened { closes, chat, phone }.into(),
            _ => line::OpenedElsewhere { closes, chat, phone }.into(),
        };
        edit(ctx, kind, &old.key, &words);
    }
    ctx.cohort.bots.quiet.closing.remove(&kind);
    ctx.consequences.reconcile = true;
}

/// A room that stays open is told once, silently, in one message that changes.
pub fn remind(ctx: &mut DecisionContext<'_>, kind: RoomKind, span: &Span) {
    let since = span.from.unwrap_or(ctx.cohort.live_since);
    let old = ctx.cohort.bots.quiet.closing.get(&kind).cloned();
    match (span.state, old, span.until) {
        (State::Quiet, old, Some(opens)) if old.as_ref().is_none_or(|old| old.closes < since) => {
            let (opens, chat, phone) = (ctx.moment(opens), ctx.voice_chat(), ctx.phone());
            let rest: Line = line::RestTime { opens, chat, phone }.into();
            let key = match old {
                Some(old) => {
                    edit(ctx, kind, &old.key, &rest);
                    old.key
                }
                None => ctx.announce(kind, rest),
            };
            let told = ClosingLine { key, stage: ClosingStage::Closed, closes: since };
            ctx.cohort.bots.quiet.closing.insert(kind, told);
        }
        (State::Working, Some(old), Some(closes)) => {
            let over: Line = line::RestOver { closes: ctx.moment(closes) }.into();
            edit(ctx, kind, &old.key, &over);
            ctx.cohort.bots.quiet.closing.remove(&kind);
        }
        _ => {}
    }
}

/// Gives a line of ours in a room other words.
pub(super) fn edit(ctx: &mut DecisionContext<'_>, kind: RoomKind, earlier: &EffectKey, words: &Line) {
    let mut message = ctx.public(kind, words);
    message.edits = Some(earlier.clone());
    ctx.effect(Effect::Say(message));
}
