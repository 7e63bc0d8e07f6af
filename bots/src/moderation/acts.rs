//! Doing.

use std::collections::BTreeSet;

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    REASON, cut, effect, end_of,
    state::{ActionRecord, ModerationAction, Sanction, SanctionKind},
    telling::told,
};
use crate::{
    cohort::Place,
    deciding::DecisionContext,
    effect::Effect,
    fact::Fact,
    ids::{PersonId, RoomKind},
    moderation::lines as line,
    text::Line,
};

/// Acts are listed for so long.
const REMEMBER: SignedDuration = SignedDuration::from_hours(24 * 90);

/// So many acts of one person are listed; of more their oldest go, and nobody else's.
const KEPT: usize = 200;

/// How an act came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By a command to the voice, confirmed.
    Command,
    /// By Element's own button; it has happened already.
    Button,
}

/// Does it, tells the person, writes it down. Nothing can be done to whoever is no member.
pub fn perform(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    action: &ModerationAction,
    subject: &PersonId,
    reason: Option<&str>,
    way: Way,
) {
    if !ctx.cohort.members.contains_key(subject) {
        return;
    }
    let now = ctx.now();
    let until = end_of(action, now);
    let number = record(ctx, by, action, subject);
    match action {
        // The vote has ended where it is kept.
        ModerationAction::Warn | ModerationAction::EndVote => {}
        ModerationAction::Mute { .. } => {
            // The last word counts: a new mute takes the place of the one before.
            lift(ctx, number, subject, |sanction| sanction.kind == SanctionKind::Mute);
            add(ctx, number, subject, SanctionKind::Mute, until, None);
            ctx.raise(Fact::Silenced(subject.clone()));
        }
        ModerationAction::Remove => {
            add(ctx, number, subject, SanctionKind::Removal, None, None);
            take_out(ctx, subject);
        }
        ModerationAction::Ban { .. } => {
            lift(ctx, number, subject, |s| s.kind == SanctionKind::Removal && s.place.is_none());
            add(ctx, number, subject, SanctionKind::Ban, until, None);
            take_out(ctx, subject);
        }
        ModerationAction::RemoveFrom { place } => {
            add(ctx, number, subject, SanctionKind::Removal, None, Some(*place));
            out_of(ctx, subject, *place);
        }
        ModerationAction::BanFrom { place } => {
            lift(ctx, number, subject, |s| s.kind == SanctionKind::Removal && s.place == Some(*place));
            add(ctx, number, subject, SanctionKind::Ban, None, Some(*place));
            out_of(ctx, subject, *place);
        }
        ModerationAction::Unmute => {
            lift(ctx, number, subject, |sanction| sanction.kind == SanctionKind::Mute);
        }
        ModerationAction::Unban => {
            for place in lift(ctx, number, subject, |sanction| sanction.kind != SanctionKind::Mute) {
                come_back(ctx, subject, place);
            }
        }
        ModerationAction::UnbanFrom { place } => {
            lift(ctx, number, subject, |s| s.kind != SanctionKind::Mute && s.place == Some(*place));
            come_back(ctx, subject, Some(*place));
        }
        ModerationAction::Redact { room, event } => {
            if way == Way::Command {
                ctx.effect(Effect::Redact { room: *room, event: event.clone() });
            }
            ctx.consequences.taken_back.push(event.clone());
            ctx.raise(Fact::TakenAway(event.clone()));
        }
    }
    ctx.consequences.reconcile = true;
    let ends = until.map(|until| until.to_string());
    let way_word = if way == Way::Command { "command" } else { "button" };
    ctx.audit(
        Some(by),
        action.word(),
        Some(subject),
        json!({ "act": number, "until": ends, "way": way_word }),
    );
    let words = effect(ctx, action, subject, until, reason);
    let done: Line = match (way, action.can_be_undone()) {
        (Way::Command, true) => line::Done { effect: words }.into(),
        (Way::Command, false) => line::DoneFinal { effect: words }.into(),
        (Way::Button, true) => line::Seen { effect: words }.into(),
        (Way::Button, false) => line::SeenFinal { effect: words }.into(),
    };
    ctx.tell(by, done);
    if let Some(told) = told(ctx, action, until, reason) {
        ctx.tell(subject, told);
    }
}

/// What others did with a moderator's right is written down and told as any act.
pub(super) fn hears(ctx: &mut DecisionContext<'_>, fact: &Fact) {
    if let Fact::VoteEnded { by, proposer, reason, button } = fact {
        let reason = reason.as_deref().map(|reason| cut(reason, REASON));
        let way = if *button { Way::Button } else { Way::Command };
        perform(ctx, by, &ModerationAction::EndVote, proposer, reason.as_deref(), way);
    }
}

/// Who is taken out leaves nothing to be posted.
fn take_out(ctx: &mut DecisionContext<'_>, subject: &PersonId) {
    note_rooms(ctx, subject);
    ctx.raise(Fact::TakenOut(subject.clone()));
}

/// The rooms that the person is in are those that they are asked back to: once nothing keeps them out any more.
pub(super) fn note_rooms(ctx: &mut DecisionContext<'_>, subject: &PersonId) {
    let present = ctx.cohort.members.get(subject).map(|member| member.present.clone()).unwrap_or_default();
    let rooms = present.into_iter().map(|place| (subject.clone(), place));
    ctx.cohort.bots.moderation.back.extend(rooms);
}

/// Out of one room, by a button there.
fn out_of(ctx: &mut DecisionContext<'_>, subject: &PersonId, place: Place) {
    ctx.cohort.bots.moderation.back.remove(&(subject.clone(), place));
    if place == Place::Room(RoomKind::Peer) {
        // What was left for later is posted there.
        ctx.raise(Fact::TakenOut(subject.clone()));
    }
}

fn record(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    action: &ModerationAction,
    subject: &PersonId,
) -> u64 {
    let now = ctx.now();
    let moderation = &mut ctx.cohort.bots.moderation;
    moderation.last_act += 1;
    let number = moderation.last_act;
    moderation.acts.retain(|act| now.duration_since(act.at) < REMEMBER);
    if moderation.acts.iter().filter(|act| act.by == *by).count() >= KEPT
        && let Some(oldest) = moderation.acts.iter().position(|act| act.by == *by)
    {
        moderation.acts.remove(oldest);
    }
    // A ban that has ended may still stand on the homeserver; the others have nothing more to say.
    moderation.sanctions.retain(|sanction| {
        let ended = sanction.lifted.or(sanction.until).filter(|at| now.duration_since(*at) >= REMEMBER);
        sanction.kind == SanctionKind::Ban || ended.is_none()
    });
    moderation.acts.push(ActionRecord {
        number,
        action: action.clone(),
        subject: Some(subject.clone()),
        by: by.clone(),
        at: now,
        undone: false,
        again: None,
    });
    number
}

pub(super) fn add(
    ctx: &mut DecisionContext<'_>,
    act: u64,
    person: &PersonId,
    kind: SanctionKind,
    until: Option<Timestamp>,
    place: Option<Place>,
) {
    let (since, person, let_go) = (ctx.now(), person.clone(), BTreeSet::new());
    let sanction = Sanction { act, person, kind, place, since, until, lifted: None, lifted_by: None, let_go };
    ctx.cohort.bots.moderation.sanctions.push(sanction);
}

/// Lifts what holds of those, and says where they held.
fn lift(
    ctx: &mut DecisionContext<'_>,
    act: u64,
    person: &PersonId,
    which: impl Fn(&Sanction) -> bool,
) -> BTreeSet<Option<Place>> {
    let now = ctx.now();
    let mut places = BTreeSet::new();
    for sanction in &mut ctx.cohort.bots.moderation.sanctions {
        if sanction.person == *person && sanction.holds(now) && which(sanction) {
            sanction.lifted = Some(now);
            sanction.lifted_by = Some(act);
            places.insert(sanction.place);
        }
    }
    places
}

/// Ends all that holds, because the operator asked for it: who was taken out is invited back, and each is told.
pub(crate) fn lift_all(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let mut lifted = Vec::new();
    for sanction in ctx.cohort.bots.moderation.sanctions.iter_mut().filter(|sanction| sanction.holds(now)) {
        sanction.lifted = Some(now);
        lifted.push(sanction.clone());
    }
    let mut said = Vec::new();
    for Sanction { person, kind, place, act, .. } in lifted {
        ctx.audit(None, "reset", Some(&person), json!({ "field": "sanctions", "act": act }));
        // Who left meanwhile, or is off the roster, is left alone.
        if !(ctx.cohort.is_peer(&person) && ctx.cohort.agreed(&person)) {
            continue;
        }
        let action = match (kind, place) {
            (SanctionKind::Mute, _) => ModerationAction::Unmute,
            (_, Some(place)) => ModerationAction::UnbanFrom { place },
            (_, None) => ModerationAction::Unban,
        };
        if kind != SanctionKind::Mute {
            come_back(ctx, &person, place);
        }
        let words = told(ctx, &action, None, None);
        if let Some(words) = words.filter(|_| !said.contains(&(person.clone(), action.clone()))) {
            ctx.tell(&person, words);
            said.push((person, action));
        }
    }
    ctx.consequences.reconcile = true;
}

/// The person is asked back: to one room, or to those that they are invited to at first.
pub(super) fn come_back(ctx: &mut DecisionContext<'_>, person: &PersonId, place: Option<Place>) {
    match place {
        Some(place) => {
            ctx.cohort.bots.moderation.back.insert((person.clone(), place));
        }
        None => {
            if let Some(member) = ctx.cohort.members.get_mut(person) {
                member.asked_back = true;
            }
        }
    }
}
