//! `!rota` and `!who`: whose weeks come, and who helps to run the cohort.

use super::{Sheet, rota};
use crate::{
    cohort::{Role, Task, ready},
    deciding::DecisionContext,
    event::Sent,
    facilitation::lines as line,
    ids::PersonId,
    quiet_hours::on_call,
    text::Line,
};

const WEEKS_SHOWN: u16 = 4;

/// `!rota`: four weeks.
pub fn show(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    let now = ctx.now();
    let cohort = ctx.cohort.structure.name.clone();
    let mut weeks: Vec<Line> = Vec::new();
    if let Some(sheet) = Sheet::of(ctx.cohort, ctx.known.now) {
        if let Some(duty) =
            ctx.cohort.bots.facilitation.duties.last().filter(|duty| duty.until.is_none()).cloned()
        {
            let from = sheet.schedule.slot(duty.turn, &sheet.hours).map_or(duty.from, |slot| slot.begins);
            let from = ctx.day(from);
            weeks.push(if ctx.cohort.bots.facilitation.nobody_for == Some(duty.turn) {
                line::RotaWeekOpen { from }.into()
            } else {
                line::RotaWeekNow { from, person: ctx.person(&duty.person) }.into()
            });
        }
        let planned =
            rota::plan(&sheet.input(), now, WEEKS_SHOWN * u16::from(sheet.schedule.every_weeks.get()) + 1);
        for turn in planned.into_iter().take(usize::from(WEEKS_SHOWN) - weeks.len()) {
            let from = ctx.day(turn.begins);
            weeks.push(match turn.person {
                Some(person) => line::RotaWeek { from, person: ctx.person(&person) }.into(),
                None => line::RotaWeekOpen { from }.into(),
            });
        }
    }
    let answer: Line =
        if weeks.is_empty() { line::RotaNone { cohort }.into() } else { line::Rota { cohort, weeks }.into() };
    ctx.answer(sent, answer);
}

/// `!who`: role holders.
pub fn who(ctx: &mut DecisionContext<'_>, sent: &Sent) {
    let mut people: Vec<Line> = Vec::new();
    let duty = ctx.cohort.bots.facilitation.duties.last().filter(|duty| duty.until.is_none()).cloned();
    people.push(match duty {
        Some(duty) => {
            let ends = Sheet::of(ctx.cohort, ctx.known.now)
                .and_then(|sheet| sheet.ends(duty.turn))
                .unwrap_or(ctx.known.now);
            line::WhoDuty { person: ctx.person(&duty.person), until: ctx.moment(ends) }.into()
        }
        None => line::WhoDutyNobody {}.into(),
    });
    let with = |ctx: &DecisionContext<'_>, role: Role| {
        let roster = ctx.cohort.structure.roster.iter();
        let now = ctx.now();
        let is_there = |person: &PersonId| ready::stands(ctx.cohort, person, Task::Member, now).is_ok();
        let of_role = roster.filter(|row| row.roles.contains(&role) && is_there(&row.person));
        of_role.map(|row| ctx.person(&row.person)).collect::<Vec<_>>()
    };
    let moderators = with(ctx, Role::Moderator);
    if !moderators.is_empty() {
        people.push(line::WhoModerators { people: moderators }.into());
    }
    let mentors = with(ctx, Role::Mentor);
    if !mentors.is_empty() {
        people.push(line::WhoMentors { people: mentors }.into());
    }
    // Who would be told now, and nobody else: whoever reads this may be about to call.
    let on_call = on_call::reachable(ctx.cohort, ctx.known.directory, None, ctx.now());
    let on_call: Vec<_> = on_call.map(|person| ctx.person(person)).collect();
    people.push(if on_call.is_empty() {
        line::WhoOnCallNobody { phone: ctx.phone() }.into()
    } else {
        line::WhoOnCall { people: on_call }.into()
    });
    let coordinator = with(ctx, Role::Coordinator);
    if !coordinator.is_empty() {
        people.push(line::WhoCoordinator { people: coordinator }.into());
    }
    let answer = line::Who { cohort: ctx.cohort.structure.name.clone(), people };
    ctx.answer(sent, answer);
}
