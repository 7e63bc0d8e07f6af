//! One turn after the other: asking, waiting, a yes, the beginning, nobody.

use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use super::{
    Sheet,
    asks::Question,
    prompts, questions,
    rota::{self, Duty, Override, TurnId, Why, WithoutYes},
    state::{Agreed, Asked},
    wishes,
};
use crate::{
    cohort::{Choice, Prompt, Task},
    deciding::DecisionContext,
    event::Scene,
    facilitation::lines as line,
    ids::{PersonId, RoomKind},
    quiet_hours::calendar::WorkingHours,
    text::Line,
};

/// Without a yes after so much working time the next is asked.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_hours(4);
/// Who comes next is asked in the last working time before the turn, this long before its end.
const AHEAD: SignedDuration = SignedDuration::from_hours(2);
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(24 * 14);

/// One step. True if there may be another.
pub(super) fn step(ctx: &mut DecisionContext<'_>) -> bool {
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, ctx.known.now) else { return false };
    let input = sheet.input();
    let agreed = ctx.cohort.bots.facilitation.agreed.clone();
    if let Some(agreed) = agreed.as_ref().filter(|agreed| agreed.begins <= now) {
        begin(ctx, &sheet, agreed.turn, &agreed.person);
        return true;
    }
    if let Some(planned) = rota::due(&input, now) {
        return match (&planned.person, planned.why) {
            (Some(person), Why::Kept) => {
                kept(ctx, planned.turn, person);
                true
            }
            (Some(person), _) => ask(ctx, &sheet, planned.turn, person, None),
            (None, _) => {
                nobody(ctx, planned.turn, None);
                false
            }
        };
    }
    let Some(next) = rota::next(&input, now) else { return false };
    let settled = agreed.is_some_and(|agreed| agreed.turn == next.turn);
    let in_time = ask_at(&sheet.hours, next.begins).is_some_and(|at| at <= now);
    match &next.person {
        Some(person) if in_time && !settled && !matches!(next.why, Why::Kept | Why::Nobody) => {
            ask(ctx, &sheet, next.turn, person, Some(next.begins))
        }
        _ => false,
    }
}

/// When a turn begins follows the hours: a yes that was given before these changed begins with the plan.
pub(super) fn keep_dates(ctx: &mut DecisionContext<'_>) {
    let Some(sheet) = Sheet::of(ctx.cohort, ctx.now()) else { return };
    let Some(agreed) = ctx.cohort.bots.facilitation.agreed.as_mut() else { return };
    if let Some(slot) = sheet.schedule.slot(agreed.turn, &sheet.hours)
        && slot.begins != agreed.begins
    {
        agreed.begins = slot.begins;
        ctx.consequences.reconcile = true;
    }
}

/// In the last working time before a turn.
pub(super) fn ask_at(hours: &WorkingHours, begins: Timestamp) -> Option<Timestamp> {
    let from = begins.checked_sub(LOOK_BACK).ok()?;
    let spans = hours.working_spans(from, begins);
    let last = spans.last()?;
    Some(last.from.max(last.until.checked_sub(AHEAD).ok()?))
}

/// Until when an answer is waited for: four working hours from the question, or from the beginning of the turn if it
/// was asked ahead; in working time, because then the next is asked.
pub(super) fn waits_until(sheet: &Sheet, asked: &Asked) -> Option<Timestamp> {
    let begins = sheet.schedule.slot(asked.turn, &sheet.hours).map(|slot| slot.begins);
    let since = begins.map_or(asked.at, |begins| begins.max(asked.at));
    let until = sheet.hours.after_working_time(since, ANSWER_WITHIN)?;
    sheet.hours.first_working_moment_on_or_after(until)
}

/// A question about a duty rings, so it comes in working time; a cohort without any is asked at any hour.
fn may_ask(sheet: &Sheet, now: Timestamp) -> bool {
    sheet.hours.is_working(now) || sheet.hours.next_opening(now).is_none()
}

/// Asks a person for a turn, or gives up waiting for their answer. True if somebody else may have to be asked.
fn ask(
    ctx: &mut DecisionContext<'_>,
    sheet: &Sheet,
    turn: TurnId,
    person: &PersonId,
    begins: Option<Timestamp>,
) -> bool {
    let now = ctx.now();
    if let Some(asked) = ctx.cohort.bots.facilitation.asked.clone()
        && asked.turn == turn
        && asked.person == *person
    {
        if begins.is_some() || waits_until(sheet, &asked).is_none_or(|until| now < until) {
            return false;
        }
        decline(ctx, turn, person, WithoutYes::Nothing);
        return true;
    }
    if !may_ask(sheet, now) {
        return false;
    }
    if ctx.ready(person, Task::Facilitate).is_err() {
        // The question would wait where nobody reads it, or go to who could not do it.
        decline(ctx, turn, person, WithoutYes::Nothing);
        return true;
    }
    let (question, ends) = question(ctx, sheet, turn, begins);
    // Whoever was asked before for this turn, and is not asked any more, need not answer.
    ctx.close_all(|p| p.question.is(&Question::Duty { turn }));
    ctx.may_write_to(person);
    ctx.ask(person, question, &["✅", "❌"], Question::Duty { turn }, ends);
    ctx.cohort.bots.facilitation.asked = Some(Asked { turn, person: person.clone(), at: now });
    false
}

/// The question about a turn in words, ahead of it or when it has begun, and until when it can be answered.
fn question(
    ctx: &DecisionContext<'_>,
    sheet: &Sheet,
    turn: TurnId,
    begins: Option<Timestamp>,
) -> (Line, Timestamp) {
    let cohort = ctx.cohort.structure.name.clone();
    let ends = sheet.ends(turn).unwrap_or(ctx.now());
    let question = match begins {
        Some(begins) => line::DutyAsk { cohort, begins: ctx.moment(begins) }.into(),
        None => line::DutyAskNow { cohort, until: ctx.moment(ends) }.into(),
    };
    (question, ends)
}

/// The question once more, as it is by now.
pub(super) fn again(ctx: &DecisionContext<'_>, turn: TurnId) -> Option<Line> {
    let sheet = Sheet::of(ctx.cohort, ctx.now())?;
    let begins = sheet.schedule.slot(turn, &sheet.hours)?.begins;
    Some(question(ctx, &sheet, turn, (begins > ctx.now()).then_some(begins)).0)
}

fn decline(ctx: &mut DecisionContext<'_>, turn: TurnId, person: &PersonId, answer: WithoutYes) {
    ctx.cohort.bots.facilitation.decide(Override::Decline { turn, person: person.clone(), answer });
    let facilitation = &mut ctx.cohort.bots.facilitation;
    facilitation.asked =
        facilitation.asked.take().filter(|asked| asked.person != *person || asked.turn != turn);
    ctx.close_all(|p| p.person == *person && p.question.is(&Question::Duty { turn }));
}

/// Nobody took the turn: the last holder keeps the rights, so the turn counts as theirs, and the moderators know.
fn kept(ctx: &mut DecisionContext<'_>, turn: TurnId, holder: &PersonId) {
    let now = ctx.now();
    end_duty(ctx);
    ctx.cohort.bots.facilitation.duties.push(Duty { turn, person: holder.clone(), from: now, until: None });
    nobody(ctx, turn, Some(holder));
}

fn nobody(ctx: &mut DecisionContext<'_>, turn: TurnId, holder: Option<&PersonId>) {
    if ctx.cohort.bots.facilitation.nobody_for == Some(turn) {
        return;
    }
    ctx.cohort.bots.facilitation.nobody_for = Some(turn);
    ctx.audit(None, "duty_nobody", None, json!({ "turn": turn.0 }));
    let moderators = ctx.moderators_ready();
    for moderator in moderators {
        let cohort = ctx.cohort.structure.name.clone();
        let told: Line = match holder {
            Some(holder) => line::DutyNobody { cohort, holder: ctx.person(holder) }.into(),
            None => line::DutyNobodyYet { cohort }.into(),
        };
        ctx.tell(&moderator, told);
    }
}

/// An answer to the question about a turn. True if it was one.
pub fn answered(ctx: &mut DecisionContext<'_>, prompt: &Prompt, turn: TurnId, choice: Choice) -> bool {
    let person = prompt.person.clone();
    if choice.is_yes() {
        ctx.close(prompt);
        if !wishes::on_rota(ctx, &person) {
            return true;
        }
        match wishes::taken_by_other(ctx, turn, &person) {
            Some(other) => {
                let other = ctx.person(&other);
                ctx.tell(&person, line::RotaRefusedHeld { person: other });
            }
            None => {
                if let Some(begins) = accept(ctx, turn, &person) {
                    let yes = line::DutyYes { begins: ctx.moment(begins) };
                    ctx.tell(&person, yes);
                }
            }
        }
        true
    } else if choice.is_no() {
        ctx.close(prompt);
        decline(ctx, turn, &person, WithoutYes::No);
        ctx.tell(&person, line::DutyNo {});
        true
    } else {
        false
    }
}

/// The ✅ was taken back. Before the turn begins that is a no.
pub fn yes_taken_back(ctx: &mut DecisionContext<'_>, person: &PersonId, turn: TurnId) {
    let facilitation = &mut ctx.cohort.bots.facilitation;
    if facilitation.agreed.as_ref().is_some_and(|agreed| agreed.turn == turn && agreed.person == *person) {
        facilitation.agreed = None;
        ctx.consequences.reconcile = true;
        decline(ctx, turn, person, WithoutYes::No);
        ctx.tell(person, line::DutyNo {});
    }
}

/// A yes to a turn: it begins now if it is due, else when its time comes, which is given back.
pub(crate) fn accept(ctx: &mut DecisionContext<'_>, turn: TurnId, person: &PersonId) -> Option<Timestamp> {
    let now = ctx.now();
    ctx.cohort.bots.facilitation.decide(Override::Take { turn, person: person.clone() });
    ctx.close_all(|p| p.question.is(&Question::Duty { turn }));
    let facilitation = &mut ctx.cohort.bots.facilitation;
    facilitation.asked = facilitation.asked.take().filter(|asked| asked.turn != turn);
    let sheet = Sheet::of(ctx.cohort, ctx.known.now)?;
    let begins = sheet.schedule.slot(turn, &sheet.hours)?.begins;
    if begins <= now {
        begin(ctx, &sheet, turn, person);
        return None;
    }
    let earlier = ctx.cohort.bots.facilitation.agreed.as_ref().is_some_and(|agreed| agreed.turn < turn);
    let next = rota::next(&sheet.input(), now).is_some_and(|next| next.turn == turn);
    // A turn further ahead is theirs by the override, and they are asked once more when it comes near.
    if next && !earlier {
        ctx.cohort.bots.facilitation.agreed = Some(Agreed { turn, person: person.clone(), begins });
    }
    ctx.consequences.reconcile = true;
    Some(begins)
}

/// The turn begins: rights pass on, the new holder gets one message, the room a line.
fn begin(ctx: &mut DecisionContext<'_>, sheet: &Sheet, turn: TurnId, person: &PersonId) {
    let now = ctx.now();
    let last = ctx.cohort.bots.facilitation.on_duty().cloned();
    end_duty(ctx);
    ctx.cohort.bots.facilitation.duties.push(Duty { turn, person: person.clone(), from: now, until: None });
    let facilitation = &mut ctx.cohort.bots.facilitation;
    facilitation.asked = facilitation.asked.take().filter(|asked| asked.turn > turn);
    facilitation.agreed = facilitation.agreed.take().filter(|agreed| agreed.turn > turn);
    // It was nobody's until now.
    facilitation.nobody_for.take_if(|free| *free == turn);
    ctx.audit(None, "duty", Some(person), json!({ "turn": turn.0 }));
    let ends = sheet.ends(turn).unwrap_or(now);
    let words = prompts::weekly(ctx.cohort.language(), turn).to_owned();
    // Without names: the message says much else, and is to be read at a glance.
    let questions = questions::open(ctx, person, Scene::Chat, false);
    let begins =
        line::DutyBegins { room: ctx.room(RoomKind::Peer), until: ctx.moment(ends), questions, words };
    ctx.may_write_to(person);
    ctx.tell(person, begins);
    let (holder, until) = (ctx.person(person), ctx.moment(ends));
    let room_line: Line = match &last {
        Some(last) if last != person => {
            if ctx.may_write_to(last) {
                let next = ctx.person(person);
                ctx.tell(last, line::DutyEnded { cohort: ctx.cohort.structure.name.clone(), next });
            }
            line::DutyHandover { holder, last: ctx.person(last), until }.into()
        }
        Some(_) => return,
        None => line::DutyFirst { holder, until }.into(),
    };
    // It follows from a person's yes and says who has which rights: it counts, but no budget holds it back.
    let _ = ctx.may_post(RoomKind::Peer);
    ctx.announce(RoomKind::Peer, room_line);
}

pub(super) fn end_duty(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    if let Some(duty) = ctx.cohort.bots.facilitation.duties.last_mut() {
        duty.until.get_or_insert(now);
    }
    ctx.consequences.reconcile = true;
}
