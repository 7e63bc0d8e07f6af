//! `!rota skip`: somebody passes a week of theirs on, to whoever is next by the plan, and comes first at a later one.

use jiff::civil::Date;
use serde_json::json;

use super::{
    Sheet,
    asks::Question,
    offers::holder,
    rota::{self, Override, PlannedDuty, TurnId},
    wishes::{on_rota, turn_on, would_have},
};
use crate::{deciding::DecisionContext, facilitation::lines as line, ids::PersonId, text::Line};

/// The own next week, or the one of a day.
pub fn skip(ctx: &mut DecisionContext<'_>, by: &PersonId, day: Option<Date>) {
    if !on_rota(ctx, by) {
        return;
    }
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, now) else { return };
    let wanted = day.map(|day| turn_on(&sheet, now, day));
    let coming = rota::plan(&sheet.input(), now, rota::SWAP_WEEKS);
    let mut theirs = coming.iter().filter(|planned| planned.person.as_ref() == Some(by));
    let Some(turn) =
        theirs.find(|planned| wanted.is_none_or(|wanted| wanted == Some(planned.turn))).map(|one| one.turn)
    else {
        ctx.tell(by, line::RotaSkipNone {});
        return;
    };
    let week = ctx.day(sheet.schedule.slot(turn, &sheet.hours).map_or(now, |slot| slot.begins));
    let decision = Override::Skip { turn, person: by.clone() };
    // Nobody else may be there: then nothing is decided, and the week stays theirs.
    if would_have(ctx, &sheet, (turn, decision.clone()), by) {
        ctx.tell(by, line::RotaSkipStill { week });
        return;
    }
    ctx.cohort.bots.facilitation.decide(decision);
    lay_down(ctx, turn, by);
    ctx.audit(Some(by), "rota_skip", None, json!({ "turn": turn.0 }));
    // Said is what the plan shows after that.
    let Some(sheet) = Sheet::of(ctx.cohort, now) else { return };
    let mine = |planned: &PlannedDuty| planned.person.as_ref() == Some(by);
    let next = rota::plan(&sheet.input(), now, rota::SWAP_WEEKS).into_iter().find(mine);
    let next = next.map(|planned| ctx.day(planned.begins));
    let person = holder(ctx, &sheet, turn, now).map(|other| ctx.person(&other));
    let said: Line = match (person, next) {
        (Some(person), Some(next)) => line::RotaSkipped { person, week, next }.into(),
        (Some(person), None) => line::RotaSkippedLast { person, week }.into(),
        (None, _) => line::RotaSkippedFree { week }.into(),
    };
    ctx.tell(by, said);
}

/// A yes to the week, or a question about it, is theirs no more.
fn lay_down(ctx: &mut DecisionContext<'_>, turn: TurnId, by: &PersonId) {
    let facilitation = &mut ctx.cohort.bots.facilitation;
    facilitation.asked.take_if(|asked| asked.turn == turn && asked.person == *by);
    if facilitation.agreed.take_if(|agreed| agreed.turn == turn && agreed.person == *by).is_some() {
        ctx.consequences.reconcile = true;
    }
    ctx.close_all(|prompt| prompt.person == *by && prompt.question.is(&Question::Duty { turn }));
}
