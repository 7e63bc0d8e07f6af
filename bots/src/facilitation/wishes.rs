//! What people decide about coming turns: away, swap, take. Bound to the turn, not to a range of the clock.

use jiff::{Timestamp, civil::Date};
use serde_json::json;

use super::{
    Sheet, accept,
    asks::Question,
    rota::{self, Override, SwapWith, TurnId, Why},
    state::Offer,
};
use crate::{
    cohort::{Choice, Task},
    deciding::DecisionContext,
    facilitation::lines as line,
    ids::PersonId,
    limits::{Kind, passes},
    text::Day,
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
    ctx.tell(by, line::RotaAway { from: Day::new(from, today), until: Day::new(to, today) });
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
    ctx.audit(Some(by), "rota_take", None, json!({ "turn": turn.0 }));
    let begins = sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins);
    let week = ctx.day(begins);
    ctx.tell(by, line::RotaTaken { week });
    let coming = rota::plan(&input, now, rota::SWAP_WEEKS);
    let planned = coming.into_iter().find(|planned| planned.turn == turn).and_then(|planned| planned.person);
    accept(ctx, turn, by);
    // Whose week it would have been hears of it before they find it gone.
    if let Some(other) = planned.filter(|other| other != by) {
        let person = ctx.person(by);
        ctx.tell(&other, line::RotaTakenByOther { person, week });
    }
}

/// The coming turn in which a day lies; on the day of a handover the one that begins.
fn turn_on(sheet: &Sheet, now: Timestamp, day: Date) -> Option<TurnId> {
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
        ctx.tell(by, line::RotaRefusedNone {});
        return;
    };
    let theirs = match day {
        None => Some(SwapWith::Person(with.clone())),
        Some(day) => turn_on(&sheet, now, day).map(SwapWith::Turn),
    };
    let swap = theirs.and_then(|theirs| rota::swap(&input, now, mine.turn, &theirs).ok());
    let swap = swap.filter(|swap| matches!(swap, Override::Swap { person, .. } if person == with));
    let Some(swap) = swap else {
        ctx.tell(by, line::RotaRefusedNone {});
        return;
    };
    let Override::Swap { in_return, .. } = &swap else { return };
    if ctx.ready(with, Task::Facilitate).is_err() {
        let person = ctx.person(with);
        ctx.tell(by, line::RotaSwapUnreached { person });
        return;
    }
    if !passes(ctx, by, Kind::Swap) {
        return;
    }
    let begins = |turn| sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins);
    let ask = line::RotaSwapAsk {
        person: ctx.person(by),
        yours: ctx.day(begins(*in_return)),
        theirs: ctx.day(begins(mine.turn)),
    };
    let offer = Offer { from: by.clone(), to: with.clone(), swap, waits: false };
    ctx.cohort.bots.facilitation.offers.retain(|old| old.from != *by || old.to != *with);
    ctx.cohort.bots.facilitation.offer(offer);
    let expires = begins(mine.turn);
    ctx.ask(with, ask, &["✅", "❌"], Question::Swap { from: by.clone() }, expires);
    let person = ctx.person(with);
    ctx.tell(by, line::RotaSwapAsked { person });
}

/// The other answers. True if it was an answer.
pub fn swap_answered(
    ctx: &mut DecisionContext<'_>,
    prompt: &crate::cohort::Prompt,
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
        return true;
    }
    let Override::Swap { turn: given, in_return: taken, .. } = offer.swap else { return true };
    // Both turns may have changed hands since it was offered.
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, ctx.known.now) else { return true };
    let still = rota::swap(&sheet.input(), now, given, &SwapWith::Turn(taken));
    if still.ok().as_ref() != Some(&offer.swap) {
        ctx.tell(&to, line::RotaRefusedNone {});
        ctx.tell(from, line::RotaRefusedNone {});
        return true;
    }
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
