//! What facilitation need not remember: turns of long ago, of which the sums are enough.

use jiff::ToSpan;

use super::{
    Sheet,
    rota::{Folded, Override, TurnId},
};
use crate::deciding::DecisionContext;

/// So many turns back the log is kept whole.
const TURNS: u32 = 26;
/// Absences are kept so many days longer than the log: a turn may have begun late.
const DAYS: i64 = 60;

/// Folds turns of long ago into the ledger, with what was decided about them. Offers for turns that have begun go.
pub(crate) fn forget(ctx: &mut DecisionContext<'_>) {
    let now = ctx.now();
    let Some(sheet) = Sheet::of(ctx.cohort, ctx.known.now) else { return };
    let Some(present) = sheet.schedule.slot_at(now, &sheet.hours).map(|slot| slot.turn) else { return };
    let facilitation = &mut ctx.cohort.bots.facilitation;
    facilitation.offers.retain(|offer| offer.swap.reaches(present));
    let until = TurnId(present.0.saturating_sub(TURNS));
    // The last line says who has the rights, however old it is.
    let lines = facilitation.duties.split_last().map_or(&[][..], |(_, before)| before);
    let old = lines.iter().any(|duty| duty.turn < until)
        || facilitation.overrides.iter().any(|decision| !decision.reaches(until));
    if !old {
        return;
    }
    facilitation.folded = Some(Folded::of(&sheet.input(), until));
    let last = facilitation.duties.last().cloned();
    facilitation.duties.retain(|duty| duty.turn >= until || Some(duty) == last.as_ref());
    let begun = sheet.schedule.handover(until, &sheet.hours).unwrap_or(now);
    let since = sheet.hours.zone.date(begun).saturating_sub(DAYS.days());
    facilitation.overrides.retain(|decision| match decision {
        Override::Away { to, .. } => since <= *to,
        other => other.reaches(until),
    });
}
