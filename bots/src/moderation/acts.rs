//! Doing and undoing.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    effect, end_of,
    state::{Act, Deed, Sanction, SanctionKind},
};
use crate::{
    deciding::Desk,
    effect::Effect,
    ids::{PersonId, RoomKind},
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
            take_out(desk, subject);
        }
        Deed::Ban { .. } => {
            add(desk, number, subject, SanctionKind::Ban, until);
            take_out(desk, subject);
        }
        Deed::Unmute => lift(desk, number, subject, SanctionKind::Mute),
        Deed::Unban => {
            lift(desk, number, subject, SanctionKind::Ban);
            lift(desk, number, subject, SanctionKind::Removal);
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

/// Who is taken out leaves nothing to be posted.
fn take_out(desk: &mut Desk<'_>, subject: &PersonId) {
    desk.cohort.quiet.held.retain(|held| held.author != *subject || held.posted.is_some());
    if let Some(member) = desk.cohort.members.get_mut(subject) {
        member.asked_back = false;
    }
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
        again: None,
    });
    number
}

pub(super) fn add(
    desk: &mut Desk<'_>,
    act: u64,
    person: &PersonId,
    kind: SanctionKind,
    until: Option<Timestamp>,
) {
    let (since, person) = (desk.now(), person.clone());
    let sanction = Sanction { act, person, kind, since, until, lifted: None, lifted_by: None };
    desk.cohort.moderation.sanctions.push(sanction);
}

pub(super) fn lift(desk: &mut Desk<'_>, act: u64, person: &PersonId, kind: SanctionKind) {
    let now = desk.now();
    for sanction in &mut desk.cohort.moderation.sanctions {
        if sanction.person == *person && sanction.kind == kind && sanction.holds(now) {
            sanction.lifted = Some(now);
            sanction.lifted_by = Some(act);
        }
    }
}

pub(super) fn come_back(desk: &mut Desk<'_>, person: &PersonId) {
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

/// `!undo`: takes the moderator's last act back (or the one they were asked to look at again), where Matrix allows it
/// and nothing has changed since.
pub fn undo(desk: &mut Desk<'_>, by: &PersonId) {
    let now = desk.now();
    if !desk.cohort.may_moderate(by) {
        desk.tell(by, line::Refused { why: line::WhyNotYours {}.into() });
        return;
    }
    let acts = desk.cohort.moderation.acts.iter();
    let theirs = acts.filter_map(|act| Some((act.concerns(by)?, act)));
    let recent = theirs.filter(|(since, act)| !act.undone && now.duration_since(*since) < UNDO_WITHIN);
    let last = recent.max_by_key(|(since, _)| *since).map(|(_, act)| act.clone());
    let Some(act) = last else {
        desk.tell(by, line::UndoNothing {});
        return;
    };
    let Some(subject) = act.subject.clone() else { return };
    if let Some(line) = cannot_be_undone(desk, &act, &subject) {
        desk.tell(by, line);
        return;
    }
    for sanction in desk.cohort.moderation.sanctions.iter_mut().filter(|s| s.person == subject) {
        match act.deed {
            // What this act had lifted holds again until its end.
            Deed::Unmute | Deed::Unban if sanction.lifted_by == Some(act.number) => {
                sanction.lifted = None;
                sanction.lifted_by = None;
            }
            _ if sanction.act == act.number => sanction.lifted = Some(now),
            _ => {}
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

fn cannot_be_undone(desk: &Desk<'_>, act: &Act, subject: &PersonId) -> Option<Line> {
    let now = desk.now();
    let sanctions = &desk.cohort.moderation.sanctions;
    let still = match act.deed {
        Deed::Redact { .. } => return Some(line::UndoNotRedact {}.into()),
        Deed::Warn => return Some(line::UndoNotWarn {}.into()),
        Deed::Unmute | Deed::Unban => sanctions
            .iter()
            .any(|s| s.lifted_by == Some(act.number) && s.until.is_none_or(|until| now < until)),
        _ => sanctions.iter().any(|s| s.act == act.number && s.person == *subject && s.holds(now)),
    };
    (!still).then(|| line::UndoNotNow {}.into())
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
