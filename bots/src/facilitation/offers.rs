//! What one person offers another about their weeks: a swap, or to take the other's. It is asked in working hours, and
//! holds with the other's yes alone.

use jiff::Timestamp;

use super::{
    Sheet,
    asks::Question,
    rota::{self, Override, TurnId},
    state::Offer,
};
use crate::{
    cohort::Task, deciding::DecisionContext, facilitation::lines as line, ids::PersonId, text::Line,
};

/// The buttons under a question about weeks.
pub(super) const BUTTONS: &[&str] = &["✅", "❌"];

/// One more offer: it is asked now, or when working hours begin.
pub(super) fn make(ctx: &mut DecisionContext<'_>, by: &PersonId, to: &PersonId, swap: Override) {
    let opens = ctx.rests_until();
    let offer = Offer { from: by.clone(), to: to.clone(), swap, waits: opens.is_some() };
    ctx.cohort.bots.facilitation.offers.retain(|old| old.from != *by || old.to != *to);
    ctx.cohort.bots.facilitation.offer(offer.clone());
    let person = ctx.person(to);
    match opens {
        Some(opens) => {
            let at = ctx.moment(opens);
            ctx.tell(by, line::RotaAskWaits { person, at });
        }
        None => {
            ask(ctx, &offer);
            ctx.tell(by, line::RotaSwapAsked { person });
        }
    }
}

/// The turn that changes hands, if it is still to come.
fn turn(offer: &Offer) -> Option<(TurnId, Option<TurnId>)> {
    match offer.swap {
        Override::Swap { turn, in_return, .. } => Some((turn, Some(in_return))),
        Override::Take { turn, .. } => Some((turn, None)),
        _ => None,
    }
}

fn ask(ctx: &mut DecisionContext<'_>, offer: &Offer) {
    let Some((sheet, (turn, in_return))) = Sheet::of(ctx.cohort, ctx.now()).zip(turn(offer)) else { return };
    let expires = begins(ctx, &sheet, turn).max(ctx.now());
    let expires = match in_return {
        Some(_) => expires,
        // A week can be taken over while it runs, too.
        None => sheet.ends(turn).unwrap_or(expires),
    };
    let question = question(ctx, &sheet, &offer.from, (turn, in_return));
    ctx.ask(&offer.to, question, BUTTONS, Question::Swap { from: offer.from.clone() }, expires);
}

fn begins(ctx: &DecisionContext<'_>, sheet: &Sheet, turn: TurnId) -> Timestamp {
    sheet.schedule.slot(turn, &sheet.hours).map_or(ctx.now(), |slot| slot.begins)
}

/// The question in words.
fn question(
    ctx: &DecisionContext<'_>,
    sheet: &Sheet,
    from: &PersonId,
    (turn, in_return): (TurnId, Option<TurnId>),
) -> Line {
    let (person, day) = (ctx.person(from), |turn| ctx.day(begins(ctx, sheet, turn)));
    match in_return {
        Some(in_return) => line::RotaSwapAsk { person, yours: day(in_return), theirs: day(turn) }.into(),
        None => line::RotaTakeAsk { person, week: day(turn) }.into(),
    }
}

/// The question once more, if what was offered is still open.
pub(super) fn again(ctx: &DecisionContext<'_>, to: &PersonId, from: &PersonId) -> Option<Line> {
    let mut offers = ctx.cohort.bots.facilitation.offers.iter();
    let offer = offers.find(|offer| offer.from == *from && offer.to == *to)?;
    let (sheet, turns) = Sheet::of(ctx.cohort, ctx.now()).zip(turn(offer))?;
    Some(question(ctx, &sheet, from, turns))
}

/// Working hours have begun: what was offered in quiet time is asked, as far as it still means something.
pub(super) fn progress(ctx: &mut DecisionContext<'_>) {
    if ctx.rests_until().is_some() {
        return;
    }
    let waiting: Vec<Offer> =
        ctx.cohort.bots.facilitation.offers.iter().filter(|offer| offer.waits).cloned().collect();
    for offer in waiting {
        let holds = still_holds(ctx, &offer) && ctx.ready(&offer.to, Task::Facilitate).is_ok();
        if holds {
            ask(ctx, &offer);
        }
        let offers = &mut ctx.cohort.bots.facilitation.offers;
        if let Some(at) = offers.iter().position(|other| *other == offer) {
            if holds {
                offers[at].waits = false;
            } else {
                offers.remove(at);
                ctx.tell(&offer.from, line::RotaRefusedNone {});
            }
        }
    }
}

/// Whether what was offered can still be done: turns may have begun or changed hands since.
pub(super) fn still_holds(ctx: &DecisionContext<'_>, offer: &Offer) -> bool {
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, now) else { return false };
    match &offer.swap {
        Override::Swap { turn, in_return, .. } => {
            let with = rota::SwapWith::Turn(*in_return);
            rota::swap(&sheet.input(), now, *turn, &with).ok().as_ref() == Some(&offer.swap)
        }
        Override::Take { turn, .. } => holder(ctx, &sheet, *turn, now).as_ref() == Some(&offer.to),
        _ => false,
    }
}

/// Whose a turn is, or would be: what `!rota` shows.
pub(super) fn holder(
    ctx: &DecisionContext<'_>,
    sheet: &Sheet,
    turn: TurnId,
    now: Timestamp,
) -> Option<PersonId> {
    let facilitation = &ctx.cohort.bots.facilitation;
    let held = facilitation.duties.last().filter(|duty| duty.turn == turn && duty.until.is_none());
    let planned = rota::plan(&sheet.input(), now, rota::SWAP_WEEKS).into_iter().find(|one| one.turn == turn);
    match planned {
        Some(planned) => planned.person,
        None => held.map(|duty| duty.person.clone()),
    }
}
