//! Taking acts back.

use jiff::SignedDuration;
use serde_json::json;

use super::{
    acts, effect, end_of, place_name,
    state::{ActionRecord, ModerationAction, Sanction, SanctionKind},
    telling,
};
use crate::{deciding::DecisionContext, ids::PersonId, moderation::lines as line, text::Line};

/// Acts can be undone for so long.
pub(super) const UNDO_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// `!undo`: takes the moderator's last act back (or the one they were asked to look at again), where Matrix allows it
/// and nothing has changed since. What nobody can take back is passed over.
pub fn undo(ctx: &mut DecisionContext<'_>, by: &PersonId) {
    let now = ctx.now();
    if !ctx.cohort.may_moderate(by) {
        ctx.tell(by, line::Refused { why: line::WhyNotYours {}.into() });
        return;
    }
    let acts = ctx.cohort.bots.moderation.acts.iter();
    let theirs = acts.filter_map(|act| Some((act.concerns(by)?, act)));
    let recent = theirs.filter(|(since, act)| !act.undone && now.duration_since(*since) < UNDO_WITHIN);
    let last =
        recent.max_by_key(|(since, act)| (act.action.can_be_undone(), *since)).map(|(_, act)| act.clone());
    let Some((act, subject)) = last.and_then(|act| Some((act.clone(), act.subject?))) else {
        ctx.tell(by, line::UndoNothing {});
        return;
    };
    if let Some(line) = cannot_be_undone(ctx, &act, &subject) {
        ctx.tell(by, line);
        return;
    }
    let again = take_back(ctx, &act, &subject);
    for stored in &mut ctx.cohort.bots.moderation.acts {
        stored.undone |= stored.number == act.number;
    }
    ctx.consequences.reconcile = true;
    ctx.audit(Some(by), "undo", Some(&subject), json!({ "act": act.number, "of": act.action.word() }));
    let words = effect(ctx, &act.action, &subject, end_of(&act.action, act.at), None);
    let told = again.and_then(|sanction| telling::told_again(ctx, &sanction));
    let invited = told.is_none() && act.action.takes_out();
    let undone: Line = if invited {
        line::UndoneInvited { effect: words }.into()
    } else {
        line::Undone { effect: words }.into()
    };
    ctx.tell(by, undone);
    let cohort = || ctx.cohort.structure.name.clone();
    let room = act.action.place().map_or_else(cohort, |place| place_name(ctx, place));
    let usual =
        || if invited { line::ToldUndoneInvited { room }.into() } else { line::ToldUndone { room }.into() };
    ctx.tell(&subject, told.unwrap_or_else(usual));
}

/// Ends what the act had begun; what it had lifted holds again until its end. Gives the weightiest of the latter.
fn take_back(ctx: &mut DecisionContext<'_>, act: &ActionRecord, subject: &PersonId) -> Option<Sanction> {
    let now = ctx.now();
    let mut again: Option<Sanction> = None;
    for sanction in ctx.cohort.bots.moderation.sanctions.iter_mut().filter(|s| s.person == *subject) {
        if sanction.act == act.number {
            sanction.lifted = Some(now);
        } else if sanction.lifted_by == Some(act.number) {
            sanction.lifted = None;
            sanction.lifted_by = None;
            sanction.let_go.clear();
            let weightier = again.as_ref().is_none_or(|other| other.kind < sanction.kind);
            if sanction.holds(now) && weightier {
                again = Some(sanction.clone());
            }
        }
    }
    let out = again.as_ref().is_some_and(|sanction| sanction.kind != SanctionKind::Mute);
    match act.action {
        ModerationAction::Unban => {
            // Kept out again: where they came back to meanwhile, they are asked back to later.
            acts::note_rooms(ctx, subject);
            if let Some(member) = ctx.cohort.members.get_mut(subject) {
                member.asked_back = false;
            }
        }
        ModerationAction::Ban { .. }
        | ModerationAction::Remove
        | ModerationAction::BanFrom { .. }
        | ModerationAction::RemoveFrom { .. }
            if !out =>
        {
            acts::come_back(ctx, subject, act.action.place());
        }
        _ => {}
    }
    again
}

fn cannot_be_undone(ctx: &DecisionContext<'_>, act: &ActionRecord, subject: &PersonId) -> Option<Line> {
    let now = ctx.now();
    let made = |s: &&Sanction| s.person == *subject && s.act == act.number;
    let lifted = |s: &&Sanction| s.person == *subject && s.lifted_by == Some(act.number);
    let sanctions = &ctx.cohort.bots.moderation.sanctions;
    let (changed, over) = match act.action {
        ModerationAction::Redact { .. } => return Some(line::UndoNotRedact {}.into()),
        ModerationAction::EndVote => return Some(line::UndoNotVote {}.into()),
        ModerationAction::Warn => return Some(line::UndoNotWarn {}.into()),
        ModerationAction::Unmute | ModerationAction::Unban | ModerationAction::UnbanFrom { .. } => {
            let mut those = sanctions.iter().filter(lifted).peekable();
            (those.peek().is_none(), those.all(|s| s.until.is_some_and(|until| until <= now)))
        }
        _ => {
            let ended = |s: &Sanction| s.until.is_some_and(|until| s.lifted.is_none_or(|at| at >= until));
            let mut those = sanctions.iter().filter(made).filter(|s| !s.holds(now)).peekable();
            let gone = those.peek().is_some() || !sanctions.iter().any(|s| made(&s));
            (gone && !those.peek().is_some_and(|s| ended(s)), those.peek().is_some())
        }
    };
    if changed { Some(line::UndoNotNow {}.into()) } else { over.then(|| line::UndoEnded {}.into()) }
}
