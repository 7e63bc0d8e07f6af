//! What people decide about coming turns: away, swap, take. Bound to the turn, not to a range of the clock.

use jiff::civil::Date;
use serde_json::json;

use super::{
    Sheet, accept,
    rota::{self, Override, SwapWith},
    state::Offer,
};
use crate::{
    cohort::{Choice, Question},
    deciding::Desk,
    ids::PersonId,
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
    desk.cohort.facilitation.overrides.push(Override::Away { person: by.clone(), from, to });
    desk.audit(Some(by), "rota_away", None, json!({ "from": from.to_string(), "to": to.to_string() }));
    desk.tell(by, line::RotaAway { from: Day::new(from, today), until: Day::new(to, today) });
}

/// `!rota take`: the next turn, or this one if nobody has it.
pub fn take(desk: &mut Desk<'_>, by: &PersonId) {
    if !on_rota(desk, by) {
        return;
    }
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return };
    let input = sheet.input();
    let Some(planned) = rota::due(&input, now).or_else(|| rota::next(&input, now)) else {
        desk.tell(by, line::RotaRefusedNone {});
        return;
    };
    if let Some(agreed) = &desk.cohort.facilitation.agreed
        && agreed.turn == planned.turn
    {
        let person = desk.person(&agreed.person.clone());
        desk.tell(by, line::RotaRefusedHeld { person });
        return;
    }
    desk.audit(Some(by), "rota_take", None, json!({ "turn": planned.turn.0 }));
    let week = desk.day(planned.begins);
    desk.tell(by, line::RotaTaken { week });
    accept(desk, planned.turn, by);
}

/// `!rota swap @other`: the other is asked.
pub fn swap(desk: &mut Desk<'_>, by: &PersonId, with: &PersonId) {
    if !on_rota(desk, by) {
        return;
    }
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return };
    let input = sheet.input();
    let mine = rota::plan(&input, now, 26)
        .into_iter()
        .find(|turn| turn.person.as_ref() == Some(by) && turn.begins > now);
    let Some(mine) = mine else {
        desk.tell(by, line::RotaRefusedNone {});
        return;
    };
    let Ok(swap) = rota::swap(&input, now, mine.turn, &SwapWith::Person(with.clone())) else {
        desk.tell(by, line::RotaRefusedNone {});
        return;
    };
    let Override::Swap { in_return, .. } = &swap else { return };
    let begins = |turn| sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins);
    let ask = line::RotaSwapAsk {
        person: desk.person(by),
        yours: desk.day(begins(*in_return)),
        theirs: desk.day(begins(mine.turn)),
    };
    let offer = Offer { from: by.clone(), to: with.clone(), swap };
    desk.cohort.facilitation.offers.retain(|old| old.from != *by && old.to != *with);
    desk.cohort.facilitation.offers.push(offer);
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
    let Some(at) = offers.iter().position(|offer| offer.from == *from && offer.to == to) else { return true };
    let offer = offers.remove(at);
    if choice.is_no() {
        let person = desk.person(&to);
        desk.tell(from, line::RotaSwapNo { person });
        return true;
    }
    let turns = match &offer.swap {
        Override::Swap { turn, in_return, .. } => Some((*turn, *in_return)),
        _ => None,
    };
    desk.cohort.facilitation.overrides.push(offer.swap);
    let Some((given, taken)) = turns else { return true };
    desk.audit(Some(&to), "rota_swap", Some(from), json!({ "turns": [given.0, taken.0] }));
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return true };
    let day = |desk: &Desk<'_>, turn| {
        desk.day(sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins))
    };
    let (their_week, my_week) = (day(desk, taken), day(desk, given));
    let (one, other) = (desk.person(&to), desk.person(from));
    desk.tell(from, line::RotaSwapDone { person: one, week: their_week });
    desk.tell(&to, line::RotaSwapDone { person: other, week: my_week });
    true
}

fn on_rota(desk: &mut Desk<'_>, by: &PersonId) -> bool {
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
