//! `!quiet …`: what would close, from when until when and what the others would read is shown; with a yes the rooms rest,
//! and each of them is told who asked for it and why.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    asks::Question,
    calendar::{Asked, OneOff, State},
    closing_line::edit,
};
use crate::{
    bot,
    cohort::{Choice, Place, Prompt, Strength},
    command::Word,
    deciding::DecisionContext,
    ids::{EffectKey, PersonId, RoomKind},
    quiet_hours::lines as line,
    text::{Line, Said, general},
};

/// So many windows a holder may ask for in seven days.
const A_WEEK: usize = 2;
pub(super) const WEEK: SignedDuration = SignedDuration::from_hours(24 * 7);
/// A window may last so long, or to the end of the working time that it begins in or before.
const LONGEST: SignedDuration = SignedDuration::from_hours(24);
/// A window that begins at once begins after this, so that the room can be told.
const SHORTLY: SignedDuration = SignedDuration::from_secs(10);
/// A preview waits so long for its yes.
const WITHIN: SignedDuration = SignedDuration::from_mins(15);
/// A reason is cut here, so that what it stands in can be read.
const LONGEST_REASON: usize = 200;
/// Under the preview.
const BUTTONS: &[&str] = &["✅", "❌"];

/// A time to rest as it was asked for: from a moment, or at once; until a moment, or to the end of the working time.
#[derive(Clone, Copy, Debug)]
pub struct Wish {
    /// Its beginning; nothing for at once.
    pub from: Option<Timestamp>,
    /// Its end.
    pub until: Option<Timestamp>,
}

/// A time to rest that can be set.
struct Rest {
    from: Timestamp,
    until: Timestamp,
    /// So many more are possible this week after it.
    left: i64,
}

/// Shows what it would be and asks whether it is meant; or says why it cannot be.
pub fn ask(ctx: &mut DecisionContext<'_>, by: &PersonId, wish: Wish, why: Option<String>) {
    let rest = match possible(ctx, by, wish) {
        Ok(rest) => rest,
        Err(why_not) => {
            ctx.tell(by, why_not);
            return;
        }
    };
    let why = why.map(|why| why.chars().take(LONGEST_REASON).collect());
    let told = shown(ctx, by, &rest, why.as_deref());
    ctx.tell(by, told);
    let expires = plus(ctx.now(), WITHIN);
    let question = Question::Rest { from: wish.from, until: rest.until, why };
    let words = preview(ctx, &rest);
    ctx.ask(by, words, BUTTONS, question, expires);
}

/// The question once more.
pub fn again(ctx: &DecisionContext<'_>, prompt: &Prompt) -> Option<bot::Asked> {
    let Some(Question::Rest { from, until, .. }) = prompt.question.of() else { return None };
    let rest = possible(ctx, &prompt.person, Wish { from, until: Some(until) }).ok()?;
    Some((preview(ctx, &rest), BUTTONS))
}

/// What is said to an answer that came too late.
pub fn expired(ctx: &DecisionContext<'_>, prompt: &Prompt) -> Line {
    let command = Word("quiet").shown(ctx.language_of(&prompt.person));
    general::AnswerExpired { still: general::StillCommand { command }.into() }.into()
}

/// An answer to the preview. True if it was one.
pub fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bool {
    let Some(Question::Rest { from, until, why }) = prompt.question.of() else { return false };
    let by = &prompt.person;
    if choice.is_no() {
        ctx.close(prompt);
        ctx.tell(by, line::WindowNot {});
        return true;
    }
    if !choice.is_yes() {
        return false;
    }
    ctx.close(prompt);
    // What could be set may have changed since.
    match possible(ctx, by, Wish { from, until: Some(until) }) {
        Ok(rest) => set(ctx, by, &rest, why.as_deref()),
        Err(why_not) => {
            ctx.tell(by, why_not);
        }
    }
    true
}

/// Who waits for a yes to a preview wants none any more. False if there was none.
pub(super) fn forgo(ctx: &mut DecisionContext<'_>, by: &PersonId) -> bool {
    let now = ctx.now();
    let waits =
        |prompt: &Prompt| prompt.person == *by && matches!(prompt.question.of(), Some(Question::Rest { .. }));
    let waited = ctx.cohort.prompts.iter().any(|prompt| prompt.is_open(now) && waits(prompt));
    ctx.close_all(waits);
    waited
}

/// Whether it can be set, and when it begins and ends; or why not.
fn possible(ctx: &DecisionContext<'_>, by: &PersonId, wish: Wish) -> Result<Rest, Line> {
    let (now, hours) = (ctx.now(), ctx.cohort.hours());
    if ctx.cohort.bots.facilitation.on_duty() != Some(by) {
        return Err(refused(ctx));
    }
    let from = wish.from.unwrap_or(now).max(plus(now, SHORTLY));
    // Without an end it lasts to the end of the working time it cuts short; the ordinary quiet time follows.
    let until = match wish.until {
        None if hours.state(from) == State::Quiet => from,
        None => hours.next_closing(from).unwrap_or(from),
        Some(until) if until <= from => return Err(line::WindowRefusedPast {}.into()),
        Some(until) => until,
    };
    if hours.working_spans(from, until).is_empty()
        && let Some(opens) = hours.next_opening(from)
    {
        return Err(line::WindowRefusedQuiet { opens: ctx.moment(opens) }.into());
    }
    let latest = hours.next_closing(from).unwrap_or(from).max(plus(from, LONGEST));
    if until > latest {
        return Err(line::WindowRefusedLong { until: ctx.moment(latest) }.into());
    }
    let lately = |window: &&OneOff| window.asked.as_ref().is_some_and(|a| now.duration_since(a.at) < WEEK);
    let used = ctx.cohort.bots.quiet.windows.iter().filter(lately).count();
    if used >= A_WEEK {
        return Err(line::WindowRefusedLimit { limit: A_WEEK as i64 }.into());
    }
    Ok(Rest { from, until, left: (A_WEEK - used - 1) as i64 })
}

/// What somebody without the duty reads.
pub(crate) fn refused(ctx: &DecisionContext<'_>) -> Line {
    match ctx.cohort.bots.facilitation.on_duty() {
        Some(holder) => line::WindowRefusedDuty { holder: ctx.person(holder) }.into(),
        None => line::WindowRefusedNobody {}.into(),
    }
}

fn set(ctx: &mut DecisionContext<'_>, by: &PersonId, rest: &Rest, why: Option<&str>) {
    let Rest { from, until, left } = *rest;
    let rooms = names(ctx, Strength::Hold);
    let told = tell_rooms(ctx, by, rest, why);
    ctx.cohort.bots.quiet.windows.push(OneOff {
        kind: State::Quiet,
        from,
        to: until,
        reason: String::new(),
        asked: Some(Asked { by: by.clone(), at: ctx.now(), told }),
    });
    ctx.consequences.reconcile = true;
    ctx.audit(Some(by), "quiet", None, json!({ "from": from.to_string(), "until": until.to_string() }));
    let (from, until) = (ctx.moment(from), ctx.moment(until));
    ctx.tell(by, line::WindowSet { rooms, from, until, left });
}

/// Tells each room that rests, where people write, who asked for it and why.
fn tell_rooms(
    ctx: &mut DecisionContext<'_>,
    by: &PersonId,
    rest: &Rest,
    why: Option<&str>,
) -> Vec<(RoomKind, EffectKey)> {
    let rooms = ctx.cohort.structure.rooms.iter();
    let talk = rooms.filter(|(kind, spec)| spec.strength == Strength::Hold && kind.is_talk());
    let there = talk.map(|(kind, _)| *kind).filter(|kind| ctx.cohort.rooms.contains_key(&Place::Room(*kind)));
    let there: Vec<RoomKind> = there.collect();
    there.into_iter().map(|kind| (kind, ctx.announce(kind, notice(ctx, kind, by, rest, why)))).collect()
}

/// It is over, or called off: each room that was told reads so where it read of it.
pub(super) fn over(ctx: &mut DecisionContext<'_>, told: &[(RoomKind, EffectKey)]) {
    for (kind, key) in told {
        edit(ctx, *kind, key, &line::WindowOver {}.into());
    }
}

/// What a room reads. Supervisors are told nothing of a peer: where they read along, nobody is named.
fn notice(ctx: &DecisionContext<'_>, kind: RoomKind, by: &PersonId, rest: &Rest, why: Option<&str>) -> Line {
    let who: Line = match kind {
        RoomKind::Liaison => line::WindowByDuty {}.into(),
        _ => line::WindowBy { by: ctx.person(by) }.into(),
    };
    let (from, until) = (ctx.moment(rest.from), ctx.moment(rest.until));
    match why {
        Some(why) => {
            let reason = Said::new(why, LONGEST_REASON);
            line::WindowToldWhy { who, reason, from, until }.into()
        }
        None => line::WindowTold { who, from, until }.into(),
    }
}

/// What the others will read, as they will read it.
fn shown(ctx: &DecisionContext<'_>, by: &PersonId, rest: &Rest, why: Option<&str>) -> Line {
    let shown = notice(ctx, RoomKind::Peer, by, rest, why).in_language(ctx.cohort.language());
    match why {
        Some(_) => line::WindowShown { shown }.into(),
        None => {
            let usage = Word("quiet").usage(ctx.language_of(by));
            line::WindowShownBare { shown, usage }.into()
        }
    }
}

fn preview(ctx: &DecisionContext<'_>, rest: &Rest) -> Line {
    let (from, until) = (ctx.moment(rest.from), ctx.moment(rest.until));
    let (rooms, open) = (names(ctx, Strength::Hold), names(ctx, Strength::Remind));
    match open.is_empty() {
        true => line::WindowPreview { rooms, from, until }.into(),
        false => line::WindowPreviewOpen { rooms, from, until, open }.into(),
    }
}

/// The names of the rooms of a strength.
pub(super) fn names(ctx: &DecisionContext<'_>, strength: Strength) -> String {
    let rooms = ctx.cohort.structure.rooms.values().filter(|spec| spec.strength == strength);
    rooms.map(|spec| spec.name.clone()).collect::<Vec<_>>().join(", ")
}

fn plus(at: Timestamp, by: SignedDuration) -> Timestamp {
    at.saturating_add(by).unwrap_or(at)
}
