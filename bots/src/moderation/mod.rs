//! Calm moderation: preview, confirm, do, tell, undo, audit.
//!
//! What is done to a person is told to them in private and to nobody else. Element's own buttons are acts too: seen,
//! audited, told, undone by `!undo`, and turned back when they go against the rota or the roster.

pub mod acts;
pub mod buttons;
mod forgetting;
pub mod handling;
pub mod record;
pub mod state;
mod telling;
pub mod undo;

use jiff::{SignedDuration, Timestamp};

use self::state::{Deed, Intent};
use crate::{
    cohort::{Choice, Place, Prompt, Question, Role},
    command::Word,
    deciding::Desk,
    happening::Sent,
    ids::PersonId,
    limits::{Kind, passes},
    rights,
    text::{Line, Said, moderation as line},
};

/// How long a preview waits for its confirmation.
const CONFIRM_WITHIN: SignedDuration = SignedDuration::from_mins(15);
/// A reason is cut here, and a name as typed there, so that what they stand in can be read.
const REASON: usize = 200;
pub(crate) const NAME: usize = 60;
/// So many people of one name are told apart.
const CHOICES: usize = 5;

/// Who is meant by a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meant {
    /// One person.
    One(PersonId),
    /// Several have that name.
    Several(String, Vec<PersonId>),
    /// Nobody has.
    Nobody(String),
}

/// A moderator asks for a deed: refused, or previewed and to be confirmed. Confirmed by reaction, number or word.
pub fn order(desk: &mut Desk<'_>, sent: &Sent, deed: Deed, meant: Meant, reason: Option<String>) {
    let by = sent.by.clone();
    if !desk.cohort.may_moderate(&by) {
        refuse(desk, &by, line::WhyNotYours {});
        return;
    }
    let intent = Intent { deed, subject: None, reason: reason.map(|reason| cut(&reason, REASON)) };
    match of_cohort(desk, meant) {
        Meant::One(subject) => preview(desk, &by, Intent { subject: Some(subject), ..intent }),
        Meant::Nobody(name) => {
            desk.tell(&by, line::NobodyMeant { name: Said::new(&name, NAME) });
        }
        Meant::Several(name, candidates) => {
            let candidates: Vec<PersonId> = candidates.into_iter().take(CHOICES).collect();
            let choices = candidates
                .iter()
                .zip(1..)
                .map(|(person, digit)| {
                    let shown = desk.person(person);
                    let account = shown.account().to_string();
                    line::ChoicePerson { digit, person: shown, account }.into()
                })
                .collect();
            let expires = later(desk.now());
            desk.ask(
                &by,
                line::WhoIsMeant { name: Said::new(&name, NAME), choices },
                &[],
                Question::Which { candidates, intent },
                expires,
            );
        }
    }
}

/// Who is no member is nobody here.
fn of_cohort(desk: &Desk<'_>, meant: Meant) -> Meant {
    let is_member = |person: &PersonId| desk.cohort.members.contains_key(person);
    match meant {
        Meant::One(subject) if !is_member(&subject) => Meant::Nobody(desk.known.directory.name_of(&subject)),
        Meant::Several(name, mut candidates) => {
            candidates.retain(is_member);
            match candidates.as_slice() {
                [] => Meant::Nobody(name),
                [one] => Meant::One(one.clone()),
                _ => Meant::Several(name, candidates),
            }
        }
        meant => meant,
    }
}

/// Says so where a deed that was stored is about somebody who is no member.
fn is_nobody(desk: &mut Desk<'_>, by: &PersonId, subject: &PersonId) -> bool {
    let is_nobody = !desk.cohort.members.contains_key(subject);
    if is_nobody {
        desk.tell(by, line::NobodyMeant { name: Said::new(&desk.known.directory.name_of(subject), NAME) });
    }
    is_nobody
}

fn cut(words: &str, longest: usize) -> String {
    match words.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

fn refuse(desk: &mut Desk<'_>, by: &PersonId, why: impl Into<Line>) {
    desk.tell(by, line::Refused { why: why.into() });
}

/// A digit said who was meant. True if it was an answer.
pub fn chosen(
    desk: &mut Desk<'_>,
    prompt: &Prompt,
    candidates: &[PersonId],
    intent: &Intent,
    choice: Choice,
) -> bool {
    match choice {
        Choice::Digit(digit) => {
            let Some(subject) = usize::from(digit).checked_sub(1).and_then(|n| candidates.get(n)) else {
                return false;
            };
            desk.close(prompt);
            let by = prompt.person.clone();
            preview(desk, &by, Intent { subject: Some(subject.clone()), ..intent.clone() });
            true
        }
        Choice::No => {
            desk.close(prompt);
            desk.tell(&prompt.person, line::Cancelled {});
            true
        }
        Choice::Yes => false,
    }
}

fn preview(desk: &mut Desk<'_>, by: &PersonId, intent: Intent) {
    let Some(subject) = intent.subject.clone() else { return };
    if is_nobody(desk, by, &subject) {
        return;
    }
    if let Err(why) = allowed(desk, by, &intent.deed, &subject) {
        desk.tell(by, line::Refused { why });
        return;
    }
    let until = end_of(&intent.deed, desk.now());
    let effect = effect(desk, &intent.deed, &subject, until, intent.reason.as_deref());
    let expires = later(desk.now());
    desk.ask(by, line::Preview { effect }, &["✅", "❌"], Question::Confirm { intent }, expires);
}

/// Whether the deed may be done: not to oneself, not to a fellow who helps to run the room, not what is so already.
/// Checked again at the confirmation.
fn allowed(desk: &Desk<'_>, by: &PersonId, deed: &Deed, subject: &PersonId) -> Result<(), Line> {
    let now = desk.now();
    let moderation = &desk.cohort.moderation;
    if !rights::may(desk.cohort, by, Word::of(deed.word()).unwrap_or(Word::Warn), now) {
        return Err(line::WhyNotYours {}.into());
    }
    let lightens = deed.lightens() || matches!(deed, Deed::Redact { .. });
    if !lightens && subject == by {
        return Err(line::WhySelf {}.into());
    }
    if !lightens && is_fellow(desk, subject) {
        return Err(line::WhyFellow {}.into());
    }
    let already = match deed {
        Deed::Unmute => !moderation.is_muted(subject, now),
        Deed::Unban => !moderation.is_kept_out(subject, now),
        Deed::Ban { .. } => moderation.is_banned(subject, now),
        Deed::Remove => moderation.is_removed(subject, now) || moderation.is_banned(subject, now),
        _ => false,
    };
    if already { Err(line::WhyAlready {}.into()) } else { Ok(()) }
}

/// Moderators, mentors, facilitators and whoever has the duty: acts against them are not one person's to decide.
pub fn is_fellow(desk: &Desk<'_>, person: &PersonId) -> bool {
    let roles = [Role::Moderator, Role::Mentor, Role::Facilitator];
    roles.iter().any(|role| desk.cohort.has_role(person, *role))
        || desk.cohort.facilitation.on_duty() == Some(person)
}

/// Until when a deed lasts.
fn end_of(deed: &Deed, now: Timestamp) -> Option<Timestamp> {
    match deed {
        Deed::Mute { lasting } | Deed::Ban { lasting: Some(lasting) } => now.checked_add(*lasting).ok(),
        _ => None,
    }
}

/// The name of a room, or the cohort's for its space.
fn place_name(desk: &Desk<'_>, place: Place) -> String {
    match place {
        Place::Space => desk.cohort.structure.name.clone(),
        Place::Room(kind) => desk.room_name(kind),
    }
}

/// The effect in words: for the preview, the record and the undo.
pub(crate) fn effect(
    desk: &Desk<'_>,
    deed: &Deed,
    subject: &PersonId,
    until: Option<Timestamp>,
    reason: Option<&str>,
) -> Line {
    let (person, cohort) = (desk.person(subject), desk.cohort.structure.name.clone());
    let room = deed.place().map(|place| place_name(desk, place)).unwrap_or_default();
    let until = until.map(|until| desk.moment(until));
    match (deed, until) {
        (Deed::Warn, _) => line::EffectWarn { person, reason: reason.map(ToOwned::to_owned) }.into(),
        (Deed::Mute { .. }, Some(until)) => line::EffectMute { person, cohort, until }.into(),
        (Deed::Unmute, _) | (Deed::Mute { .. }, None) => line::EffectUnmute { person, cohort }.into(),
        (Deed::Remove, _) => line::EffectRemove { person, cohort }.into(),
        (Deed::Ban { .. }, Some(until)) => line::EffectBan { person, cohort, until }.into(),
        (Deed::Ban { .. }, None) => line::EffectBanOpen { person, cohort }.into(),
        (Deed::Unban, _) => line::EffectUnban { person, cohort }.into(),
        (Deed::RemoveFrom { .. }, _) => line::EffectRemoveFrom { person, room }.into(),
        (Deed::BanFrom { .. }, _) => line::EffectBanFrom { person, room }.into(),
        (Deed::UnbanFrom { .. }, _) => line::EffectUnbanFrom { person, room }.into(),
        (Deed::Redact { room, event }, _) => {
            let post = desk.message(&desk.room_name(*room), *room, event);
            line::EffectRedact { person, post }.into()
        }
    }
}

/// An answer to a preview. True if it was one.
pub fn confirmed(desk: &mut Desk<'_>, prompt: &Prompt, intent: &Intent, choice: Choice) -> bool {
    let by = prompt.person.clone();
    match choice {
        Choice::Yes | Choice::Digit(1) => {
            desk.close(prompt);
            let Some(subject) = intent.subject.clone() else { return true };
            if is_nobody(desk, &by, &subject) {
                return true;
            }
            match allowed(desk, &by, &intent.deed, &subject) {
                Ok(()) if !passes(desk, &by, Kind::Act) => {}
                Ok(()) => acts::perform(
                    desk,
                    &by,
                    &intent.deed,
                    &subject,
                    intent.reason.as_deref(),
                    acts::Way::Command,
                ),
                Err(why) => {
                    desk.tell(&by, line::Refused { why });
                }
            }
            true
        }
        Choice::No | Choice::Digit(2) => {
            desk.close(prompt);
            desk.tell(&by, line::Cancelled {});
            true
        }
        Choice::Digit(_) => false,
    }
}

/// When the next timed sanction ends.
pub fn timers(cohort: &crate::cohort::Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    cohort.moderation.next_end(now).map(|at| ("sanction".to_owned(), at)).into_iter().collect()
}

/// What is due: sanctions that came to their end.
pub fn progress(desk: &mut Desk<'_>) {
    let now = desk.now();
    for sanction in &mut desk.cohort.moderation.sanctions {
        if sanction.lifted.is_none() && sanction.until.is_some_and(|until| until <= now) {
            sanction.lifted = sanction.until;
            desk.outcome.reconcile = true;
            if let Some(member) = desk.cohort.members.get_mut(&sanction.person)
                && sanction.kind == state::SanctionKind::Ban
            {
                member.asked_back = true;
            }
        }
    }
}

/// What nobody can ask for any more: acts that are too many, and sanctions that hold no more.
pub(crate) fn forget(desk: &mut Desk<'_>) {
    let (now, places) = (desk.now(), desk.cohort.places());
    desk.cohort.moderation.forget(now, &places);
}

fn later(now: Timestamp) -> Timestamp {
    now.saturating_add(CONFIRM_WITHIN).unwrap_or(now)
}
