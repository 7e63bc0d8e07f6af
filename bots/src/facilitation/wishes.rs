//! What people decide about coming turns: away, swap, take. Bound to the turn, not to a range of the clock.

use jiff::{Timestamp, civil::Date};
use serde_json::json;

use super::{
    Sheet, accept,
    rota::{self, Override, SwapWith, TurnId, Why},
    state::Offer,
};
use crate::{
    cohort::{Choice, Question},
    deciding::Desk,
    ids::PersonId,
    limits::{Kind, passes},
    text::{Day, facilitation as line},
};

/// `!rota away 3-10 Aug`.
pub fn away(desk: &mut Desk<'_>, by: &PersonId, from: Date, to: Date) {
    let today = desk.cohort.structure.hours.zone.date(desk.now());
    if !on_rota(desk, by) {
        return;
    }
    if to < today || to < from {
        desk.tell(by, line::RotaRefusedPast {});
        return;
    }
    desk.cohort.facilitation.decide(Override::Away { person: by.clone(), from, to });
    desk.audit(Some(by), "rota_away", None, json!({ "from": from.to_string(), "to": to.to_string() }));
    desk.tell(by, line::RotaAway { from: Day::new(from, today), until: Day::new(to, today) });
    // A yes to a turn for which the person is away now is none any more.
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return };
    let facilitation = &mut desk.cohort.facilitation;
    if let Some(agreed) = facilitation.agreed.as_ref().filter(|agreed| agreed.person == *by)
        && rota::next(&sheet.input(), now)
            .is_some_and(|next| next.turn == agreed.turn && next.person.as_ref() != Some(by))
    {
        facilitation.agreed = None;
        desk.outcome.reconcile = true;
    }
}

/// `!rota take`: this turn if nobody has it, else the next, or the one of a day.
pub fn take(desk: &mut Desk<'_>, by: &PersonId, day: Option<Date>) {
    if !on_rota(desk, by) {
        return;
    }
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return };
    let input = sheet.input();
    let turn = match day {
        Some(day) => turn_on(&sheet, now, day),
        None => {
            let facilitation = &desk.cohort.facilitation;
            let free = facilitation.duties.last().filter(|duty| {
                duty.until.is_none() && facilitation.nobody_for == Some(duty.turn) && duty.person != *by
            });
            let this = free.map(|duty| duty.turn).or_else(|| rota::due(&input, now).map(|due| due.turn));
            this.or_else(|| rota::next(&input, now).map(|next| next.turn))
        }
    };
    let Some(turn) = turn else {
        desk.tell(by, line::RotaRefusedNone {});
        return;
    };
    if let Some(holder) = taken_by_other(desk, turn, by) {
        let person = desk.person(&holder);
        desk.tell(by, line::RotaRefusedHeld { person });
        return;
    }
    desk.audit(Some(by), "rota_take", None, json!({ "turn": turn.0 }));
    let begins = sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins);
    let week = desk.day(begins);
    desk.tell(by, line::RotaTaken { week });
    let coming = rota::plan(&input, now, rota::SWAP_WEEKS);
    let planned = coming.into_iter().find(|planned| planned.turn == turn).and_then(|planned| planned.person);
    accept(desk, turn, by);
    // Whose week it would have been hears of it before they find it gone.
    if let Some(other) = planned.filter(|other| other != by) {
        let person = desk.person(by);
        desk.tell(&other, line::RotaTakenByOther { person, week });
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
pub(super) fn taken_by_other(desk: &Desk<'_>, turn: TurnId, by: &PersonId) -> Option<PersonId> {
    let facilitation = &desk.cohort.facilitation;
    let promised =
        facilitation.agreed.as_ref().filter(|agreed| agreed.turn == turn).map(|agreed| &agreed.person);
    let kept = facilitation.nobody_for == Some(turn);
    let held = facilitation.duties.last().filter(|duty| duty.turn == turn && duty.until.is_none() && !kept);
    let sheet = Sheet::of(desk.cohort)?;
    let coming = rota::plan(&sheet.input(), desk.now(), rota::SWAP_WEEKS);
    let pledged = coming
        .iter()
        .find(|planned| planned.turn == turn && matches!(planned.why, Why::Taken | Why::Swapped));
    let others =
        promised.or(held.map(|duty| &duty.person)).or(pledged.and_then(|planned| planned.person.as_ref()));
    others.filter(|other| *other != by && desk.cohort.may_facilitate(other)).cloned()
}

/// `!rota swap @other`: the other is asked, for their next turn or for the one of a day.
pub fn swap(desk: &mut Desk<'_>, by: &PersonId, with: &PersonId, day: Option<Date>) {
    if !on_rota(desk, by) {
        return;
    }
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return };
    let input = sheet.input();
    let mine = rota::plan(&input, now, rota::SWAP_WEEKS)
        .into_iter()
        .find(|turn| turn.person.as_ref() == Some(by) && turn.begins > now);
    let Some(mine) = mine else {
        desk.tell(by, line::RotaRefusedNone {});
        return;
    };
    let theirs = match day {
        None => Some(SwapWith::Person(with.clone())),
        Some(day) => turn_on(&sheet, now, day).map(SwapWith::Turn),
    };
    let swap = theirs.and_then(|theirs| rota::swap(&input, now, mine.turn, &theirs).ok());
    let swap = swap.filter(|swap| matches!(swap, Override::Swap { person, .. } if person == with));
    let Some(swap) = swap else {
        desk.tell(by, line::RotaRefusedNone {});
        return;
    };
    let Override::Swap { in_return, .. } = &swap else { return };
    if !passes(desk, by, Kind::Swap) {
        return;
    }
    let begins = |turn| sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins);
    let ask = line::RotaSwapAsk {
        person: desk.person(by),
        yours: desk.day(begins(*in_return)),
        theirs: desk.day(begins(mine.turn)),
    };
    let offer = Offer { from: by.clone(), to: with.clone(), swap };
    desk.cohort.facilitation.offers.retain(|old| old.from != *by || old.to != *with);
    desk.cohort.facilitation.offer(offer);
    let expires = begins(mine.turn);
    desk.ask(with, ask, &["✅", "❌"], Question::Swap { from: by.clone() }, expires);
    let person = desk.person(with);
    desk.tell(by, line::RotaSwapAsked { person });
}

/// The other answers. True if it was an answer.
pub fn swap_answered(
    desk: &mut Desk<'_>,
    prompt: &crate::cohort::Prompt,
    from: &PersonId,
    choice: Choice,
) -> bool {
    if !choice.is_yes() && !choice.is_no() {
        return false;
    }
    desk.close(prompt);
    let to = prompt.person.clone();
    let offers = &mut desk.cohort.facilitation.offers;
    let Some(at) = offers.iter().position(|offer| offer.from == *from && offer.to == to) else {
        desk.tell(&to, line::RotaNothingAsked {});
        return true;
    };
    let offer = offers.remove(at);
    if choice.is_no() {
        let person = desk.person(&to);
        desk.tell(from, line::RotaSwapNo { person });
        return true;
    }
    let Override::Swap { turn: given, in_return: taken, .. } = offer.swap else { return true };
    // Both turns may have changed hands since it was offered.
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return true };
    let still = rota::swap(&sheet.input(), now, given, &SwapWith::Turn(taken));
    if still.ok().as_ref() != Some(&offer.swap) {
        desk.tell(&to, line::RotaRefusedNone {});
        desk.tell(from, line::RotaRefusedNone {});
        return true;
    }
    desk.cohort.facilitation.decide(offer.swap);
    settle_swapped(desk, given, &to);
    settle_swapped(desk, taken, from);
    desk.audit(Some(&to), "rota_swap", Some(from), json!({ "turns": [given.0, taken.0] }));
    let day = |desk: &Desk<'_>, turn| {
        desk.day(sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins))
    };
    let (their_week, my_week) = (day(desk, taken), day(desk, given));
    let (one, other) = (desk.person(&to), desk.person(from));
    desk.tell(from, line::RotaSwapDone { person: one, week: their_week });
    desk.tell(&to, line::RotaSwapDone { person: other, week: my_week });
    true
}

/// A yes or a question about a swapped turn is the new holder's.
fn settle_swapped(desk: &mut Desk<'_>, turn: TurnId, holder: &PersonId) {
    let facilitation = &mut desk.cohort.facilitation;
    if let Some(agreed) = facilitation.agreed.as_mut().filter(|agreed| agreed.turn == turn) {
        agreed.person = holder.clone();
        desk.outcome.reconcile = true;
    }
    facilitation.asked = facilitation.asked.take().filter(|asked| asked.turn != turn);
    desk.close_all(|p| p.question == Question::Duty { turn });
}

/// Whether the person is on the rota; if not, they are told why.
pub(super) fn on_rota(desk: &mut Desk<'_>, by: &PersonId) -> bool {
    if desk.cohort.may_facilitate(by) {
        return true;
    }
    if desk.cohort.supervises_anyone(by) {
        let refused =
            line::SupervisesRefused { person: desk.person(by), cohort: desk.cohort.structure.name.clone() };
        desk.tell(by, refused);
    } else {
        desk.tell(by, line::RotaRefusedNotOnIt {});
    }
    false
}
