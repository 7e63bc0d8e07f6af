//! Doing and undoing.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    effect, end_of, is_fellow,
    state::{Act, Deed, Sanction, SanctionKind},
};
use crate::{
    cohort::{Place, Standing},
    deciding::Desk,
    effect::Effect,
    ids::{PersonId, RoomKind},
    room_state::people::Membership,
    text::{Line, moderation as line},
};

/// Acts can be undone for so long.
const UNDO_WITHIN: SignedDuration = SignedDuration::from_hours(24);
/// Acts are listed for so long.
const REMEMBER: SignedDuration = SignedDuration::from_hours(24 * 90);
const SHOWN: usize = 5;

/// How an act came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// By a command to the voice, confirmed.
    Command,
    /// By Element's own button; it has happened already.
    Button,
}

/// Does it, tells the person, writes it down.
pub fn perform(
    desk: &mut Desk<'_>,
    by: &PersonId,
    deed: &Deed,
    subject: &PersonId,
    reason: Option<&str>,
    way: Way,
) {
    let now = desk.now();
    let until = end_of(deed, now);
    let number = record(desk, by, deed, subject);
    match deed {
        Deed::Warn => {}
        Deed::Mute { .. } => add(desk, number, subject, SanctionKind::Mute, until),
        Deed::Remove => {
            add(desk, number, subject, SanctionKind::Removal, None);
        }
        Deed::Ban { .. } => add(desk, number, subject, SanctionKind::Ban, until),
        Deed::Unmute => lift(desk, subject, SanctionKind::Mute),
        Deed::Unban => {
            lift(desk, subject, SanctionKind::Ban);
            lift(desk, subject, SanctionKind::Removal);
            come_back(desk, subject);
        }
        Deed::Redact { room, event } => {
            if way == Way::Command {
                desk.effect(Effect::Redact { room: *room, event: event.clone() });
            }
            desk.outcome.taken_back.push(event.clone());
            desk.cohort.open_questions.retain(|question| question.event != *event);
        }
    }
    desk.outcome.reconcile = true;
    let ends = until.map(|until| until.to_string());
    let way_word = if way == Way::Command { "command" } else { "button" };
    desk.audit(
        Some(by),
        deed.word(),
        Some(subject),
        json!({ "act": number, "until": ends, "way": way_word }),
    );
    let words = effect(desk, deed, subject, until, reason);
    match way {
        Way::Command => desk.tell(by, line::Done { effect: words }),
        Way::Button => desk.tell(by, line::Seen { effect: words }),
    };
    tell_subject(desk, deed, subject, until, reason);
}

fn record(desk: &mut Desk<'_>, by: &PersonId, deed: &Deed, subject: &PersonId) -> u64 {
    let now = desk.now();
    let moderation = &mut desk.cohort.moderation;
    moderation.last_act += 1;
    let number = moderation.last_act;
    moderation.acts.retain(|act| now.duration_since(act.at) < REMEMBER);
    moderation.acts.push(Act {
        number,
        deed: deed.clone(),
        subject: Some(subject.clone()),
        by: by.clone(),
        at: now,
        undone: false,
    });
    number
}

fn add(desk: &mut Desk<'_>, act: u64, person: &PersonId, kind: SanctionKind, until: Option<Timestamp>) {
    let since = desk.now();
    desk.cohort.moderation.sanctions.push(Sanction {
        act,
        person: person.clone(),
        kind,
        since,
        until,
        lifted: None,
    });
}

fn lift(desk: &mut Desk<'_>, person: &PersonId, kind: SanctionKind) {
    let now = desk.now();
    for sanction in &mut desk.cohort.moderation.sanctions {
        if sanction.person == *person && sanction.kind == kind && sanction.holds(now) {
            sanction.lifted = Some(now);
        }
    }
}

fn come_back(desk: &mut Desk<'_>, person: &PersonId) {
    if let Some(member) = desk.cohort.members.get_mut(person) {
        member.asked_back = true;
    }
}

fn tell_subject(
    desk: &mut Desk<'_>,
    deed: &Deed,
    subject: &PersonId,
    until: Option<Timestamp>,
    reason: Option<&str>,
) {
    let reason = reason.map(ToOwned::to_owned);
    let room = desk.room(RoomKind::Peer);
    let name = desk.room_name(RoomKind::Peer);
    let until = until.map(|until| desk.moment(until));
    let told: Line = match (deed, until) {
        (Deed::Warn, _) => {
            let language = desk.language_of(subject);
            let rule = desk.rules_text(language);
            line::ToldWarned { cohort: desk.cohort.structure.name.clone(), reason, rule }.into()
        }
        (Deed::Mute { .. }, Some(until)) => line::ToldMuted { room, until, reason }.into(),
        (Deed::Mute { .. }, None) => return,
        (Deed::Unmute, _) => line::ToldUnmuted { room }.into(),
        (Deed::Remove, _) => line::ToldRemoved { room: name, reason }.into(),
        (Deed::Ban { .. }, Some(until)) => line::ToldBanned { room: name, until, reason }.into(),
        (Deed::Ban { .. }, None) => line::ToldBannedOpen { room: name, reason }.into(),
        (Deed::Unban, _) => line::ToldUnbanned { room: name }.into(),
        (Deed::Redact { .. }, _) => line::ToldRedacted { room, reason }.into(),
    };
    desk.tell(subject, told);
}

/// `!undo`: takes the moderator's last act back, where Matrix allows it and nothing has changed since.
pub fn undo(desk: &mut Desk<'_>, by: &PersonId) {
    let now = desk.now();
    let last = desk
        .cohort
        .moderation
        .acts
        .iter()
        .rev()
        .find(|act| act.by == *by && !act.undone && now.duration_since(act.at) < UNDO_WITHIN)
        .cloned();
    let Some(act) = last else {
        desk.tell(by, line::UndoNothing {});
        return;
    };
    let Some(subject) = act.subject.clone() else { return };
    let refused: Option<Line> = match &act.deed {
        Deed::Redact { .. } => Some(line::UndoNotRedact {}.into()),
        Deed::Warn => Some(line::UndoNotWarn {}.into()),
        Deed::Unmute | Deed::Unban => Some(line::UndoNotNow {}.into()),
        Deed::Mute { .. } if !desk.cohort.moderation.is_muted(&subject, now) => {
            Some(line::UndoNotNow {}.into())
        }
        Deed::Ban { .. } if !desk.cohort.moderation.is_banned(&subject, now) => {
            Some(line::UndoNotNow {}.into())
        }
        Deed::Remove if !desk.cohort.moderation.is_removed(&subject, now) => Some(line::UndoNotNow {}.into()),
        _ => None,
    };
    if let Some(line) = refused {
        desk.tell(by, line);
        return;
    }
    for sanction in &mut desk.cohort.moderation.sanctions {
        if sanction.act == act.number {
            sanction.lifted = Some(now);
        }
    }
    if matches!(act.deed, Deed::Ban { .. } | Deed::Remove) {
        come_back(desk, &subject);
    }
    for stored in &mut desk.cohort.moderation.acts {
        stored.undone |= stored.number == act.number;
    }
    desk.outcome.reconcile = true;
    desk.audit(Some(by), "undo", Some(&subject), json!({ "act": act.number, "of": act.deed.word() }));
    let words = effect(desk, &act.deed, &subject, end_of(&act.deed, act.at), None);
    desk.tell(by, line::Undone { effect: words });
    let room = desk.room_name(RoomKind::Peer);
    desk.tell(&subject, line::ToldUndone { room });
}

/// `!audit`: the last acts, to moderators in private.
pub fn audit(desk: &mut Desk<'_>, by: &PersonId) {
    let cohort = desk.cohort.structure.name.clone();
    if !desk.cohort.may_moderate(by) {
        desk.tell(by, line::Refused { why: line::WhyNotYours {}.into() });
        return;
    }
    let acts: Vec<Act> = desk.cohort.moderation.acts.iter().rev().take(SHOWN).cloned().collect();
    let entries: Vec<Line> = acts
        .iter()
        .filter_map(|act| {
            let subject = act.subject.as_ref()?;
            let (at, actor) = (desk.past(act.at), desk.person(&act.by));
            let effect = effect(desk, &act.deed, subject, end_of(&act.deed, act.at), None);
            Some(if act.undone {
                line::AuditEntryUndone { at, actor, effect }.into()
            } else {
                line::AuditEntry { at, actor, effect }.into()
            })
        })
        .collect();
    let answer: Line = if entries.is_empty() {
        line::AuditEmpty { cohort }.into()
    } else {
        line::Audit { cohort, entries }.into()
    };
    desk.tell(by, answer);
}

/// Somebody used Element's own Remove or Ban. Inside the rota and the roster it is an act like any other; against
/// them it is turned back with the reason.
pub fn by_button(
    desk: &mut Desk<'_>,
    by: &PersonId,
    subject: &PersonId,
    place: Place,
    membership: Membership,
) {
    if place != Place::Room(RoomKind::Peer) || by == subject {
        return;
    }
    let now = desk.now();
    let deed = match membership {
        Membership::Ban => Deed::Ban { lasting: None },
        Membership::Leave if desk.cohort.moderation.is_banned(subject, now) => Deed::Unban,
        Membership::Leave => Deed::Remove,
        _ => return,
    };
    let why: Option<Line> = if is_fellow(desk, subject) && deed != Deed::Unban {
        Some(line::WhyFellow {}.into())
    } else if !desk.cohort.may_moderate(by) {
        Some(line::WhyNotYours {}.into())
    } else {
        None
    };
    match why {
        None => perform(desk, by, &deed, subject, None, Way::Button),
        Some(why) => {
            if desk.cohort.members.get(subject).is_some_and(|m| m.standing == Standing::Agreed) {
                come_back(desk, subject);
            }
            if deed == (Deed::Ban { lasting: None }) {
                // A ban that is known and lifted is taken off the homeserver by the reconciler.
                add(desk, 0, subject, SanctionKind::Ban, None);
                lift(desk, subject, SanctionKind::Ban);
            }
            desk.outcome.reconcile = true;
            desk.audit(Some(by), "turned_back", Some(subject), json!({ "of": deed.word() }));
            let effect = effect(desk, &deed, subject, None, None);
            desk.tell(by, line::TurnedBack { effect, why });
        }
    }
}

/// Somebody took another's message away with Element's own button. It cannot be put back; it is written down and its
/// author is told.
pub fn redacted_by_button(desk: &mut Desk<'_>, by: &PersonId, event: &ruma::EventId, room: RoomKind) {
    desk.outcome.taken_back.push(event.to_owned());
    desk.cohort.open_questions.retain(|question| question.event != event);
    desk.audit(Some(by), "redact", None, json!({ "event": event, "room": room, "way": "button" }));
}
