//! What people decide about coming turns: away, swap, take. Bound to the turn, not to a range of the clock.

use jiff::{Timestamp, civil::Date};
use serde_json::json;

use super::{
    Sheet, accept,
    asks::Question,
    offers,
    rota::{self, Override, SwapRefused, SwapWith, TurnId, Why},
};
use crate::{
    cohort::{Choice, Prompt, Task},
    deciding::DecisionContext,
    facilitation::lines as line,
    ids::PersonId,
    limits::{Kind, passes},
    text::{Day, Line},
};

/// `!rota away 3-10 Aug`.
pub fn away(ctx: &mut DecisionContext<'_>, by: &PersonId, from: Date, to: Date) {
    let today = ctx.cohort.structure.hours.zone.date(ctx.now());
    if !on_rota(ctx, by) {
        return;
    }
    if to < today || to < from {
        ctx.tell(by, line::RotaRefusedPast {});
        return;
    }
    ctx.cohort.bots.facilitation.decide(Override::Away { person: by.clone(), from, to });
    ctx.audit(Some(by), "rota_away", None, json!({ "from": from.to_string(), "to": to.to_string() }));
    // A yes to a turn for which the person is away now is none any more.
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, ctx.known.now) else { return };
    let facilitation = &mut ctx.cohort.bots.facilitation;
    if let Some(agreed) = facilitation.agreed.as_ref().filter(|agreed| agreed.person == *by)
        && rota::next(&sheet.input(), now)
            .is_some_and(|next| next.turn == agreed.turn && next.person.as_ref() != Some(by))
    {
        facilitation.agreed = None;
        ctx.consequences.reconcile = true;
    }
    // Nobody else may be there: then the plan shows them all the same, and so do we.
    let first = sheet.hours.day(from).from;
    let last = sheet.hours.day(to).until;
    let is_in = |turn| {
        let slot = sheet.schedule.slot(turn, &sheet.hours);
        slot.is_some_and(|slot| {
            let (from, until) = (slot.begins.max(first).max(now), slot.ends.min(last));
            sheet.hours.working_time_between(from, until).is_positive()
        })
    };
    let plan = rota::plan(&sheet.input(), now, rota::SWAP_WEEKS);
    let mut own = plan.iter().filter(|planned| planned.person.as_ref() == Some(by));
    let next = own.clone().next().map(|planned| ctx.day(planned.begins));
    let still = own.find(|planned| is_in(planned.turn));
    let duty = ctx.cohort.bots.facilitation.duties.last().filter(|duty| duty.until.is_none());
    let goes_on = |turn: TurnId| offers::holder(ctx, &sheet, turn, now).as_ref() == Some(by);
    let held = duty.filter(|duty| is_in(duty.turn) && goes_on(duty.turn)).map(|duty| duty.turn);
    match held.or(still.map(|planned| planned.turn)) {
        Some(turn) => {
            let week = ctx.day(sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins));
            ctx.tell(by, line::RotaAwayStill { week });
        }
        None => {
            let (from, until) = (Day::new(from, today), Day::new(to, today));
            // An absence moves others' weeks, and so one's own.
            let noted: Line = match next {
                Some(week) => line::RotaAwayNext { from, until, week }.into(),
                None => line::RotaAway { from, until }.into(),
            };
            ctx.tell(by, noted);
        }
    }
}

/// `!rota take`: this turn if nobody has it, else the next, or the one of a day.
pub fn take(ctx: &mut DecisionContext<'_>, by: &PersonId, day: Option<Date>) {
    if !on_rota(ctx, by) {
        return;
    }
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, ctx.known.now) else { return };
    let input = sheet.input();
    let turn = match day {
        Some(day) => turn_on(&sheet, now, day),
        None => {
            let facilitation = &ctx.cohort.bots.facilitation;
            let free = facilitation.duties.last().filter(|duty| {
                duty.until.is_none() && facilitation.nobody_for == Some(duty.turn) && duty.person != *by
            });
            let this = free.map(|duty| duty.turn).or_else(|| rota::due(&input, now).map(|due| due.turn));
            this.or_else(|| rota::next(&input, now).map(|next| next.turn))
        }
    };
    let Some(turn) = turn else {
        ctx.tell(by, line::RotaRefusedNone {});
        return;
    };
    if let Some(holder) = taken_by_other(ctx, turn, by) {
        let person = ctx.person(&holder);
        ctx.tell(by, line::RotaRefusedHeld { person });
        return;
    }
    let begins = sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins);
    let week = ctx.day(begins);
    if !would_take(ctx, &sheet, turn, by) {
        ctx.tell(by, line::RotaTakeAway { week });
        return;
    }
    // Whose week it is by the plan is asked first. One that nobody took up is free.
    let planned = offers::holder(ctx, &sheet, turn, now).filter(|holder| holder != by);
    let free = ctx.cohort.bots.facilitation.nobody_for == Some(turn) || begins <= now;
    match planned.filter(|other| !free && ctx.ready(other, Task::Facilitate).is_ok()) {
        Some(other) if !passes(ctx, by, Kind::Swap) => drop(other),
        Some(other) => offers::make(ctx, by, &other, Override::Take { turn, person: by.clone() }),
        None => {
            // Who was asked for it and has not answered yet reads that it is taken.
            let asks = |p: &&Prompt| p.is_open(now) && p.question.is(&Question::Duty { turn });
            let asked = ctx.cohort.prompts.iter().find(asks).map(|prompt| prompt.person.clone());
            let from = asked.filter(|asked| asked != by).unwrap_or_else(|| by.clone());
            handed_over(ctx, turn, by, &from);
        }
    }
}

/// Whether the plan, with this decided about a turn, shows a person for it.
pub(super) fn would_have(
    ctx: &DecisionContext<'_>,
    sheet: &Sheet,
    (turn, decision): (TurnId, Override),
    by: &PersonId,
) -> bool {
    let overrides = [sheet.overrides.clone(), vec![decision]].concat();
    let input = rota::RotaInput { overrides: &overrides, ..sheet.input() };
    let mut coming = rota::plan(&input, ctx.now(), rota::SWAP_WEEKS).into_iter();
    coming.find(|planned| planned.turn == turn).is_some_and(|planned| planned.person.as_ref() == Some(by))
}

fn would_take(ctx: &DecisionContext<'_>, sheet: &Sheet, turn: TurnId, by: &PersonId) -> bool {
    would_have(ctx, sheet, (turn, Override::Take { turn, person: by.clone() }), by)
}

/// The turn is the taker's from now on, and both read what the plan says after that.
fn handed_over(ctx: &mut DecisionContext<'_>, turn: TurnId, by: &PersonId, from: &PersonId) {
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, now) else { return };
    let begins = sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins);
    let week = ctx.day(begins);
    if !would_take(ctx, &sheet, turn, by) {
        ctx.tell(by, line::RotaTakeAway { week });
        if from != by {
            ctx.tell(from, line::RotaRefusedNone {});
        }
        return;
    }
    ctx.audit(Some(by), "rota_take", None, json!({ "turn": turn.0 }));
    ctx.tell(by, line::RotaTaken { week });
    accept(ctx, turn, by);
    if from != by {
        let person = ctx.person(by);
        ctx.tell(from, line::RotaTakenByOther { person, week });
    }
}

/// The coming turn in which a day lies; on the day of a handover the one that begins.
pub(super) fn turn_on(sheet: &Sheet, now: Timestamp, day: Date) -> Option<TurnId> {
    let day = sheet.hours.day(day);
    let coming = rota::plan(&sheet.input(), now, rota::SWAP_WEEKS).into_iter().map(|planned| planned.turn);
    coming.rev().find(|turn| {
        let slot = sheet.schedule.slot(*turn, &sheet.hours);
        slot.is_some_and(|slot| slot.begins < day.until && day.from < slot.ends)
    })
}

/// Who else has said yes to a turn, or got it in a swap, or holds it.
pub(super) fn taken_by_other(ctx: &DecisionContext<'_>, turn: TurnId, by: &PersonId) -> Option<PersonId> {
    let facilitation = &ctx.cohort.bots.facilitation;
    let promised =
        facilitation.agreed.as_ref().filter(|agreed| agreed.turn == turn).map(|agreed| &agreed.person);
    let kept = facilitation.nobody_for == Some(turn);
    let held = facilitation.duties.last().filter(|duty| duty.turn == turn && duty.until.is_none() && !kept);
    let sheet = Sheet::of(ctx.cohort, ctx.known.now)?;
    let coming = rota::plan(&sheet.input(), ctx.now(), rota::SWAP_WEEKS);
    let pledged = coming
        .iter()
        .find(|planned| planned.turn == turn && matches!(planned.why, Why::Taken | Why::Swapped));
    let others =
        promised.or(held.map(|duty| &duty.person)).or(pledged.and_then(|planned| planned.person.as_ref()));
    others.filter(|other| *other != by && ctx.cohort.may_facilitate(other)).cloned()
}

/// `!rota swap @other`: the other is asked, for their next turn or for the one of a day.
pub fn swap(ctx: &mut DecisionContext<'_>, by: &PersonId, with: &PersonId, day: Option<Date>) {
    if !on_rota(ctx, by) {
        return;
    }
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, ctx.known.now) else { return };
    let input = sheet.input();
    let mine = rota::plan(&input, now, rota::SWAP_WEEKS)
        .into_iter()
        .find(|turn| turn.person.as_ref() == Some(by) && turn.begins > now);
    let Some(mine) = mine else {
        let today = sheet.hours.zone.date(now);
        let away = |decision: &Override| matches!(decision, Override::Away { person, to, .. } if person == by && *to >= today);
        let none: Line = match sheet.overrides.iter().any(away) {
            true => line::RotaSwapAwayNone {}.into(),
            false => line::RotaRefusedNone {}.into(),
        };
        ctx.tell(by, none);
        return;
    };
    let theirs = match day {
        None => Some(SwapWith::Person(with.clone())),
        Some(day) => turn_on(&sheet, now, day).map(SwapWith::Turn),
    };
    let swap = theirs.map(|theirs| rota::swap(&input, now, mine.turn, &theirs));
    let swap = match swap {
        Some(Ok(swap)) if matches!(&swap, Override::Swap { person, .. } if person == with) => swap,
        Some(Err(refused)) => {
            let why = why_not(ctx, &sheet, by, refused);
            ctx.tell(by, why);
            return;
        }
        _ => {
            ctx.tell(by, line::RotaRefusedNone {});
            return;
        }
    };
    if ctx.ready(with, Task::Facilitate).is_err() {
        let person = ctx.person(with);
        ctx.tell(by, line::RotaSwapUnreached { person });
        return;
    }
    if !passes(ctx, by, Kind::Swap) {
        return;
    }
    offers::make(ctx, by, with, swap);
}

/// Why weeks cannot be swapped, for who asked. Why the other cannot have a week is the other's business.
fn why_not(ctx: &DecisionContext<'_>, sheet: &Sheet, by: &PersonId, refused: SwapRefused) -> Line {
    let day = |turn| ctx.day(sheet.schedule.slot(turn, &sheet.hours).map_or(ctx.now(), |slot| slot.begins));
    match refused {
        SwapRefused::NotThere { person, turn } if person == *by => {
            line::RotaSwapAway { week: day(turn) }.into()
        }
        SwapRefused::NotThere { person, turn } => {
            line::RotaSwapNotTheirs { person: ctx.person(&person), week: day(turn) }.into()
        }
        SwapRefused::TwoRunning(_) => line::RotaSwapRunning {}.into(),
        SwapRefused::NothingInReturn(person) => line::RotaSwapNothing { person: ctx.person(&person) }.into(),
        SwapRefused::NoSuchTurn(_) | SwapRefused::SamePerson(_) => line::RotaRefusedNone {}.into(),
    }
}

/// The other answers. True if it was an answer.
pub fn swap_answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &Prompt,
    from: &PersonId,
    choice: Choice,
) -> bool {
    if !choice.is_yes() && !choice.is_no() {
        return false;
    }
    ctx.close(prompt);
    let to = prompt.person.clone();
    let offers = &mut ctx.cohort.bots.facilitation.offers;
    let Some(at) = offers.iter().position(|offer| offer.from == *from && offer.to == to) else {
        ctx.tell(&to, line::RotaNothingAsked {});
        return true;
    };
    let offer = offers.remove(at);
    if choice.is_no() {
        let person = ctx.person(&to);
        ctx.tell(from, line::RotaSwapNo { person });
        let person = ctx.person(from);
        ctx.tell(&to, line::RotaSwapNoTold { person });
        return true;
    }
    // The turns may have changed hands since it was offered.
    let now = ctx.now();
    if !offers::still_holds(ctx, &offer) {
        ctx.tell(&to, line::RotaRefusedNone {});
        ctx.tell(from, line::RotaRefusedNone {});
        return true;
    }
    let (given, taken) = match &offer.swap {
        Override::Swap { turn, in_return, .. } => (*turn, *in_return),
        Override::Take { turn, .. } => {
            handed_over(ctx, *turn, from, &to);
            return true;
        }
        _ => return true,
    };
    let Some(sheet) = Sheet::of(ctx.cohort, now) else { return true };
    ctx.cohort.bots.facilitation.decide(offer.swap);
    settle_swapped(ctx, given, &to);
    settle_swapped(ctx, taken, from);
    ctx.audit(Some(&to), "rota_swap", Some(from), json!({ "turns": [given.0, taken.0] }));
    let day = |ctx: &DecisionContext<'_>, turn| {
        ctx.day(sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins))
    };
    let (their_week, my_week) = (day(ctx, taken), day(ctx, given));
    let (one, other) = (ctx.person(&to), ctx.person(from));
    ctx.tell(from, line::RotaSwapDone { person: one, week: their_week });
    ctx.tell(&to, line::RotaSwapDone { person: other, week: my_week });
    true
}

/// A yes or a question about a swapped turn is the new holder's.
fn settle_swapped(ctx: &mut DecisionContext<'_>, turn: TurnId, holder: &PersonId) {
    let facilitation = &mut ctx.cohort.bots.facilitation;
    if let Some(agreed) = facilitation.agreed.as_mut().filter(|agreed| agreed.turn == turn) {
        agreed.person = holder.clone();
        ctx.consequences.reconcile = true;
    }
    facilitation.asked = facilitation.asked.take().filter(|asked| asked.turn != turn);
    ctx.close_all(|p| p.question.is(&Question::Duty { turn }));
}

/// Whether the person is on the rota; if not, they are told why.
pub(super) fn on_rota(ctx: &mut DecisionContext<'_>, by: &PersonId) -> bool {
    if ctx.cohort.may_facilitate(by) {
        return true;
    }
    if ctx.cohort.supervises_anyone(by) {
        let refused =
            line::SupervisesRefused { person: ctx.person(by), cohort: ctx.cohort.structure.name.clone() };
        ctx.tell(by, refused);
    } else {
        ctx.tell(by, line::RotaRefusedNotOnIt {});
    }
    false
}
