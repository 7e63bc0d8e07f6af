//! Calm moderation: preview, confirm, do, tell, undo, audit.
//!
//! What is done to a person is told to them in private and to nobody else. Element's own buttons are acts too: seen,
//! audited, told, undone by `!undo`, and turned back when they go against the rota or the roster.

pub mod acts;
mod asks;
pub mod buttons;
pub mod cases;
mod command_lines;
pub mod commands;
mod decided;
mod forgetting;
pub mod handling;
pub mod lines;
pub mod record;
mod repeating;
pub mod reports;
pub mod state;
mod telling;
pub mod undo;

use jiff::{SignedDuration, Timestamp};

pub use self::asks::Question;
use self::state::{Intent, ModerationAction};
use crate::{
    bot::{Bot, Claim, Reset},
    cohort::{Choice, Place, Prompt, Role},
    command::{Meant, Word},
    deciding::DecisionContext,
    event::Sent,
    ids::{PersonId, RoomKind},
    limits::{Kind, passes},
    moderation::lines as line,
    rights,
    text::{Line, Said, general},
};

/// How long a preview waits for its confirmation.
const CONFIRM_WITHIN: SignedDuration = SignedDuration::from_mins(15);
/// A reason is cut here, and a name as typed there, so that what they stand in can be read.
const REASON: usize = 200;
pub(crate) const LONGEST_NAME: usize = 60;
/// So many people of one name are told apart.
const CHOICES: usize = 5;

/// The bot's name: of its questions.
const NAME: &str = "moderation";

/// The bot.
pub const BOT: Bot = Bot {
    commands: commands::COMMANDS,
    asks: Some(|question| question.of::<Question>().is_some()),
    answered: |ctx, prompt, choice| match prompt.question.of() {
        Some(Question::Confirm { intent }) => confirmed(ctx, prompt, &intent, choice).into(),
        Some(Question::Which { candidates, intent }) => {
            chosen(ctx, prompt, &candidates, &intent, choice).into()
        }
        Some(asked) => reports::answered(ctx, prompt, asked, choice).into(),
        None => Claim::NotMine,
    },
    repeat: repeating::again,
    belongs: reports::belongs,
    weighs: |question| match question.of() {
        Some(Question::Confirm { intent } | Question::Which { intent, .. }) => !intent.action.lightens(),
        _ => false,
    },
    expired: |ctx, prompt, choice| match prompt.question.of() {
        Some(Question::Confirm { .. }) if choice.is_yes() => Some(line::Expired {}.into()),
        Some(Question::Which { intent, .. }) if choice != Choice::No => {
            let command = Word(intent.action.word()).shown(ctx.language_of(&prompt.person));
            let still = general::StillCommand { command }.into();
            Some(general::AnswerExpired { still }.into())
        }
        Some(Question::ReportWords { .. } | Question::ReportAbout { .. } | Question::ReportWhom { .. }) => {
            Some(line::ReportNot {}.into())
        }
        _ => None,
    },
    takes_up: |ctx, heard| repeating::takes_up(ctx, heard) || cases::takes_up(ctx, heard),
    follows: |ctx, what| {
        buttons::follows(ctx, what);
        cases::follows(ctx, what);
    },
    hears: acts::hears,
    progress,
    timers,
    forget,
    decided: decided::lines,
    resets: &[Reset { name: "sanctions", undo: |ctx, _| acts::lift_all(ctx), of_one: false }],
    #[cfg(test)]
    samples: || [lines::samples(), command_lines::samples()].concat(),
    ..Bot::named(NAME)
};

/// A moderator asks for an action: refused, or previewed and to be confirmed. Confirmed by reaction, number or word.
pub fn order(
    ctx: &mut DecisionContext<'_>,
    sent: &Sent,
    action: ModerationAction,
    meant: Meant,
    reason: Option<String>,
) {
    let by = sent.by.clone();
    if !ctx.cohort.may_moderate(&by) {
        refuse(ctx, &by, line::WhyNotYours {});
        return;
    }
    let intent = Intent { action, subject: None, reason: reason.map(|reason| cut(&reason, REASON)) };
    match of_cohort(ctx, meant) {
        Meant::One(subject) => preview(ctx, &by, Intent { subject: Some(subject), ..intent }),
        Meant::Nobody(name) => {
            ctx.tell(&by, line::NobodyMeant { name: Said::new(&name, LONGEST_NAME) });
        }
        Meant::Several(name, candidates) => {
            let candidates = candidates.into_iter().take(CHOICES).collect();
            ask_which(ctx, &by, Some(&name), candidates, intent);
        }
    }
}

/// Which of several people of a name is meant.
fn ask_which(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    name: Option<&str>,
    candidates: Vec<PersonId>,
    intent: Intent,
) {
    let (line, expires) = (repeating::which(ctx, name, &candidates), confirm_until(ctx.now()));
    ctx.ask(by, line, &[], Question::Which { candidates, intent }, expires);
}

/// Who is no member is nobody here.
fn of_cohort(ctx: &DecisionContext<'_>, meant: Meant) -> Meant {
    let is_member = |person: &PersonId| ctx.cohort.members.contains_key(person);
    match meant {
        Meant::One(subject) if !is_member(&subject) => Meant::Nobody(ctx.known.directory.name_of(&subject)),
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

/// Says so where an action that was stored is about somebody who is no member.
fn is_nobody(ctx: &mut DecisionContext<'_>, by: &PersonId, subject: &PersonId) -> bool {
    let is_nobody = !ctx.cohort.members.contains_key(subject);
    if is_nobody {
        ctx.tell(
            by,
            line::NobodyMeant { name: Said::new(&ctx.known.directory.name_of(subject), LONGEST_NAME) },
        );
    }
    is_nobody
}

fn cut(words: &str, longest: usize) -> String {
    match words.char_indices().nth(longest) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words.to_owned(),
    }
}

fn refuse(ctx: &mut DecisionContext<'_>, by: &PersonId, why: impl Into<Line>) {
    ctx.tell(by, line::Refused { why: why.into() });
}

/// A digit said who was meant. True if it was an answer.
pub fn chosen(
    ctx: &mut DecisionContext<'_>,
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
            ctx.close(prompt);
            let by = prompt.person.clone();
            preview(ctx, &by, Intent { subject: Some(subject.clone()), ..intent.clone() });
            true
        }
        Choice::No => {
            ctx.close(prompt);
            ctx.tell(&prompt.person, line::Cancelled {});
            true
        }
        Choice::Yes => false,
    }
}

fn preview(ctx: &mut DecisionContext<'_>, by: &PersonId, intent: Intent) {
    let Some(subject) = intent.subject.clone() else { return };
    if is_nobody(ctx, by, &subject) {
        return;
    }
    if let Err(why) = allowed(ctx, by, &intent.action, &subject) {
        ctx.tell(by, line::Refused { why });
        return;
    }
    let until = end_of(&intent.action, ctx.now());
    let (line, expires) = (repeating::preview(ctx, &intent, &subject), confirm_until(ctx.now()));
    // As the person will read it, so in their language.
    if let Some(told) = telling::told(ctx, &intent.action, until, intent.reason.as_deref()) {
        let told = told.in_language(ctx.language_of(&subject));
        ctx.tell(by, line::PreviewTold { told });
    }
    ctx.ask(by, line, repeating::CONFIRM, Question::Confirm { intent }, expires);
}

/// The names of the rooms in which something changes for the person, where an act is about more than one.
fn rooms_touched(ctx: &DecisionContext<'_>, action: &ModerationAction, subject: &PersonId) -> Vec<String> {
    let is_in =
        |place: &Place| ctx.cohort.members.get(subject).is_some_and(|one| one.present.contains(place));
    let back = |place: &Place| {
        *place == Place::Room(RoomKind::Peer)
            || ctx.cohort.bots.moderation.back.contains(&(subject.clone(), *place))
    };
    let touched: Vec<Place> = match action {
        ModerationAction::Mute { .. }
        | ModerationAction::Unmute
        | ModerationAction::Remove
        | ModerationAction::Ban { .. } => ctx.cohort.places().into_iter().filter(is_in).collect(),
        ModerationAction::Unban => ctx.cohort.places().into_iter().filter(back).collect(),
        _ => Vec::new(),
    };
    let rooms = touched.into_iter().filter(|place| *place != Place::Space);
    rooms.map(|place| place_name(ctx, place)).collect()
}

/// Whether the action may be done: not to oneself, not to a fellow who helps to run the room, not what is so already.
/// Checked again at the confirmation.
fn allowed(
    ctx: &DecisionContext<'_>,
    by: &PersonId,
    action: &ModerationAction,
    subject: &PersonId,
) -> Result<(), Line> {
    let now = ctx.now();
    let moderation = &ctx.cohort.bots.moderation;
    if !rights::may(ctx.cohort, by, commands::MODERATORS, now) {
        return Err(line::WhyNotYours {}.into());
    }
    let lightens = action.lightens() || matches!(action, ModerationAction::Redact { .. });
    if !lightens && subject == by {
        return Err(line::WhySelf {}.into());
    }
    if !lightens && is_fellow(ctx, subject) {
        return Err(line::WhyFellow {}.into());
    }
    let already = match action {
        ModerationAction::Unmute => !moderation.is_muted(subject, now),
        ModerationAction::Unban => !moderation.is_kept_out(subject, now),
        ModerationAction::Ban { .. } => moderation.is_banned(subject, now),
        ModerationAction::Remove => moderation.is_removed(subject, now) || moderation.is_banned(subject, now),
        _ => false,
    };
    if already { Err(line::WhyAlready {}.into()) } else { Ok(()) }
}

/// Moderators, mentors, facilitators and whoever has the duty: acts against them are not one person's to decide.
pub fn is_fellow(ctx: &DecisionContext<'_>, person: &PersonId) -> bool {
    let roles = [Role::Moderator, Role::Mentor, Role::Facilitator];
    roles.iter().any(|role| ctx.cohort.has_role(person, *role))
        || ctx.cohort.bots.facilitation.on_duty() == Some(person)
}

/// Until when an action lasts.
fn end_of(action: &ModerationAction, now: Timestamp) -> Option<Timestamp> {
    match action {
        ModerationAction::Mute { lasting } | ModerationAction::Ban { lasting: Some(lasting) } => {
            now.checked_add(*lasting).ok()
        }
        _ => None,
    }
}

/// The name of a room, or the cohort's for its space.
fn place_name(ctx: &DecisionContext<'_>, place: Place) -> String {
    match place {
        Place::Space => ctx.cohort.structure.name.clone(),
        Place::Room(kind) => ctx.room_name(kind),
    }
}

/// The effect in words: for the preview, the record and the undo.
pub(crate) fn effect(
    ctx: &DecisionContext<'_>,
    action: &ModerationAction,
    subject: &PersonId,
    until: Option<Timestamp>,
    reason: Option<&str>,
) -> Line {
    let (person, cohort) = (ctx.person(subject), ctx.cohort.structure.name.clone());
    let room = action.place().map(|place| place_name(ctx, place)).unwrap_or_default();
    let until = until.map(|until| ctx.moment(until));
    match (action, until) {
        (ModerationAction::Warn, _) => {
            match reason {
                Some(reason) => line::EffectWarn { person, reason: Some(reason.to_owned()) }.into(),
                // What was said to the person is not kept: it is in no record.
                None => line::EffectNote { person }.into(),
            }
        }
        (ModerationAction::Mute { .. }, Some(until)) => line::EffectMute { person, cohort, until }.into(),
        (ModerationAction::Unmute, _) | (ModerationAction::Mute { .. }, None) => {
            line::EffectUnmute { person, cohort }.into()
        }
        (ModerationAction::Remove, _) => line::EffectRemove { person, cohort }.into(),
        (ModerationAction::Ban { .. }, Some(until)) => line::EffectBan { person, cohort, until }.into(),
        (ModerationAction::Ban { .. }, None) => line::EffectBanOpen { person, cohort }.into(),
        (ModerationAction::Unban, _) => line::EffectUnban { person, cohort }.into(),
        (ModerationAction::RemoveFrom { .. }, _) => line::EffectRemoveFrom { person, room }.into(),
        (ModerationAction::BanFrom { .. }, _) => line::EffectBanFrom { person, room }.into(),
        (ModerationAction::UnbanFrom { .. }, _) => line::EffectUnbanFrom { person, room }.into(),
        (ModerationAction::EndVote, _) => line::EffectEndVote {}.into(),
        (ModerationAction::Redact { room, event }, _) => {
            let post = ctx.message(&ctx.room_name(*room), *room, event);
            line::EffectRedact { person, post }.into()
        }
    }
}

/// An answer to a preview. True if it was one.
pub fn confirmed(ctx: &mut DecisionContext<'_>, prompt: &Prompt, intent: &Intent, choice: Choice) -> bool {
    let by = prompt.person.clone();
    match choice {
        Choice::Yes | Choice::Digit(1) => {
            ctx.close(prompt);
            let Some(subject) = intent.subject.clone() else { return true };
            if is_nobody(ctx, &by, &subject) {
                return true;
            }
            match allowed(ctx, &by, &intent.action, &subject) {
                Ok(()) if !passes(ctx, &by, Kind::Act) => {}
                Ok(()) => acts::perform(
                    ctx,
                    &by,
                    &intent.action,
                    &subject,
                    intent.reason.as_deref(),
                    acts::Way::Command,
                ),
                Err(why) => {
                    ctx.tell(&by, line::Refused { why });
                }
            }
            true
        }
        Choice::No | Choice::Digit(2) => {
            ctx.close(prompt);
            ctx.tell(&by, line::Cancelled {});
            true
        }
        Choice::Digit(_) => false,
    }
}

/// When the next timed sanction ends.
fn timers(cohort: &crate::cohort::Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    cohort.bots.moderation.next_end(now).map(|at| ("sanction".to_owned(), at)).into_iter().collect()
}

/// What is due: sanctions that came to their end.
fn progress(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    for sanction in &mut ctx.cohort.bots.moderation.sanctions {
        if sanction.lifted.is_none() && sanction.until.is_some_and(|until| until <= now) {
            sanction.lifted = sanction.until;
            ctx.consequences.reconcile = true;
            if let Some(member) = ctx.cohort.members.get_mut(&sanction.person)
                && sanction.kind == state::SanctionKind::Ban
            {
                member.asked_back = true;
            }
        }
    }
}

/// What nobody can ask for any more: acts that are too many, and sanctions that hold no more.
fn forget(ctx: &mut DecisionContext<'_>) {
    let (now, places) = (ctx.now(), ctx.cohort.places());
    ctx.cohort.bots.moderation.forget(now, &places);
    ctx.cohort.bots.moderation.forget_cases(now);
}

fn confirm_until(now: Timestamp) -> Timestamp {
    now.saturating_add(CONFIRM_WITHIN).unwrap_or(now)
}
