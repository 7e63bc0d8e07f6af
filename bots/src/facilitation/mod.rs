//! Facilitation: whose week it is. The rota says whose turn it would be; a duty begins with the person's yes, and
//! rights come and go with it, never nobody.

mod asking;
mod asks;
mod command_lines;
pub mod commands;
mod decided;
mod forgetting;
pub mod lines;
mod marks;
mod newcomers;
mod offers;
pub mod prompts;
pub mod questions;
pub mod rota;
pub mod showing;
mod signs;
mod skipping;
pub mod state;
mod turns;
pub mod wishes;

use std::num::NonZeroU8;

pub use self::asks::Question;
use self::forgetting::forget;
use self::rota::{Duty, Folded, Override, RosterEntry, RotaInput, Schedule, TurnId};
pub(crate) use self::turns::accept;
use crate::{
    bot::{self, Bot, Reset},
    cohort::{Choice, Cohort, OpenQuestion, Place, Prompt},
    command::cannot,
    deciding::DecisionContext,
    event::Event,
    fact::Fact,
    ids::{PersonId, RoomKind},
    quiet_hours::calendar::WorkingHours,
};
use jiff::{
    Timestamp,
    civil::{Date, Weekday},
};
use serde_json::json;

/// So many turns running may be without a working moment.
const TURNS_OFF: u32 = 8;

/// All that the rota is worked out from.
pub(crate) struct Sheet {
    schedule: Schedule,
    hours: WorkingHours,
    roster: Vec<RosterEntry>,
    folded: Option<Folded>,
    duties: Vec<Duty>,
    overrides: Vec<Override>,
}

impl Sheet {
    /// The sheet of a cohort as it stands.
    pub(crate) fn of(cohort: &Cohort, now: Timestamp) -> Option<Self> {
        let hours = cohort.hours();
        let zone = hours.zone.clone();
        let order = &cohort.structure.rota.order;
        let rest =
            cohort.structure.roster.iter().map(|row| &row.person).filter(|person| !order.contains(person));
        let roster = order
            .iter()
            .chain(rest)
            .filter(|person| cohort.may_facilitate(person))
            .map(|person| {
                let accepted = cohort.members.get(person).and_then(|m| m.acceptance.as_ref()).map(|a| a.at);
                let since = cohort.roster(person).and_then(|row| row.member_since).or(accepted);
                RosterEntry {
                    person: person.clone(),
                    from: zone.date(since.unwrap_or(cohort.live_since)),
                    until: None,
                }
            })
            .collect();
        Some(Self {
            schedule: cohort.bots.facilitation.schedule.clone()?,
            hours,
            roster,
            folded: cohort.bots.facilitation.folded.clone(),
            duties: cohort.bots.facilitation.duties.clone(),
            overrides: [cohort.bots.facilitation.overrides.clone(), barred(cohort, now)].concat(),
        })
    }

    pub(crate) fn input(&self) -> RotaInput<'_> {
        RotaInput {
            schedule: &self.schedule,
            calendar: &self.hours,
            roster: &self.roster,
            folded: self.folded.as_ref(),
            past: &self.duties,
            overrides: &self.overrides,
        }
    }

    /// When the turn after it begins: so long its holder has it, also over the days off in between.
    fn ends(&self, turn: TurnId) -> Option<Timestamp> {
        let handover = self.schedule.slot(turn, &self.hours)?.ends;
        let mut after = (turn.0 + 1..=turn.0 + TURNS_OFF).map(TurnId);
        let next = after.find_map(|turn| self.schedule.slot(turn, &self.hours));
        Some(next.map_or(handover, |next| next.begins))
    }
}

/// Who is muted, taken out or kept out keeps no talk going: for the plan they are away for so long.
fn barred(cohort: &Cohort, now: Timestamp) -> Vec<Override> {
    let (zone, peer) = (&cohort.structure.hours.zone, Place::Room(RoomKind::Peer));
    let holds = cohort.bots.moderation.sanctions.iter().filter(|one| one.holds(now) && one.covers(peer));
    holds
        .map(|one| Override::Away {
            person: one.person.clone(),
            from: zone.date(one.since),
            to: one.until.map_or(Date::MAX, |until| zone.date(until)),
        })
        .collect()
}

/// The rhythm that the file asks for; a new one, with numbers that go on, when it changed.
fn keep_schedule(ctx: &mut DecisionContext<'_>) {
    let spec = &ctx.cohort.structure.rota;
    let weeks = u8::try_from(spec.every_weeks).ok().and_then(NonZeroU8::new).unwrap_or(NonZeroU8::MIN);
    let weekday = Weekday::from_monday_one_offset(spec.weekday).unwrap_or(Weekday::Monday);
    let stored = ctx.cohort.bots.facilitation.schedule.as_ref();
    // Until somebody held a turn there is nothing to keep: the file's first day counts.
    let untouched =
        ctx.cohort.bots.facilitation.duties.is_empty() && ctx.cohort.bots.facilitation.agreed.is_none();
    let same = stored.is_some_and(|s| {
        s.every_weeks == weeks
            && s.weekday == weekday
            && s.time == spec.time
            && spec.first.is_none_or(|first| first == s.first_date || !untouched)
    });
    if same {
        return;
    }
    let last = ctx
        .cohort
        .bots
        .facilitation
        .duties
        .iter()
        .map(|duty| duty.turn.0)
        .chain(stored.map(|s| s.first_turn.0))
        .max()
        .unwrap_or(0);
    let today = ctx.cohort.structure.hours.zone.date(ctx.known.now.max(ctx.cohort.live_since));
    ctx.cohort.bots.facilitation.schedule = Some(Schedule {
        every_weeks: weeks,
        weekday,
        time: spec.time,
        first_date: if untouched { spec.first.unwrap_or(today) } else { today },
        first_turn: TurnId(last + 1),
    });
}

/// The bot's name: of its questions.
const NAME: &str = "facilitation";

/// The bot.
pub const BOT: Bot = Bot {
    commands: commands::COMMANDS,
    asks: Some(|question| question.of::<Question>().is_some()),
    answered: |ctx, prompt, choice| answer(ctx, prompt, choice),
    answer_taken_back: |ctx, prompt| {
        if let Some(Question::Duty { turn }) = prompt.question.of() {
            turns::yes_taken_back(ctx, &prompt.person, turn);
        }
    },
    reads: |prompt, said| {
        let asks = matches!(prompt.question.of(), Some(Question::Duty { .. } | Question::Swap { .. }));
        (asks && cannot(said)).then_some(Choice::No)
    },
    repeat: |ctx, prompt| match prompt.question.of()? {
        Question::Words => Some((asking::words(ctx), &[])),
        Question::Duty { turn } => Some((turns::again(ctx, turn)?, offers::BUTTONS)),
        Question::Swap { from } => Some((offers::again(ctx, &prompt.person, &from)?, offers::BUTTONS)),
    },
    belongs: asking::belongs,
    takes_up: marks::marked,
    follows: |ctx, what| match what {
        Event::Said { sent, reply_to, thread, .. } => {
            let to: Vec<_> = [reply_to.as_deref(), thread.as_deref()].into_iter().flatten().collect();
            questions::replied(ctx, sent, &to);
        }
        Event::Redacted { sent, target, .. } => questions::withdrawn(ctx, sent, target),
        _ => {}
    },
    hears: |ctx, fact| match fact {
        Fact::Gone(person) => gone(ctx, person),
        Fact::Came(person) => newcomers::came(ctx, person),
        Fact::TakenAway(event) => ctx.cohort.open_questions.retain(|question| question.event != *event),
        Fact::Asked { by, place, event, at } => {
            let (event, by) = (event.clone(), by.clone());
            questions::ask(ctx, OpenQuestion { place: *place, event, by, at: *at, mark: None, asker: None });
        }
        _ => {}
    },
    progress,
    timers,
    forget,
    decided: decided::lines,
    resets: &[Reset { name: "rota", undo: |ctx, _| forget_wishes(ctx), of_one: false }],
    #[cfg(test)]
    samples: || [lines::samples(), command_lines::samples()].concat(),
    ..Bot::named(NAME)
};

fn answer(ctx: &mut DecisionContext<'_>, prompt: &Prompt, choice: Choice) -> bot::Claim {
    match prompt.question.of() {
        Some(Question::Duty { turn }) => turns::answered(ctx, prompt, turn, choice).into(),
        Some(Question::Swap { from }) => wishes::swap_answered(ctx, prompt, &from, choice).into(),
        Some(Question::Words) => asking::answered(ctx, prompt, choice),
        None => bot::Claim::NotMine,
    }
}

/// What is due: a turn begins, somebody is asked, somebody has not answered.
fn progress(ctx: &mut DecisionContext<'_>) {
    signs::keep(ctx);
    keep_schedule(ctx);
    let now = ctx.now();
    let peer_room = ctx.cohort.rooms.contains_key(&Place::Room(RoomKind::Peer));
    if now < ctx.cohort.live_since || !peer_room {
        return;
    }
    retire(ctx);
    offers::progress(ctx);
    turns::keep_dates(ctx);
    // Each pass settles one thing; a rota of n people needs at most n + 2.
    for _ in 0..ctx.cohort.members.len() + 2 {
        if !turns::step(ctx) {
            break;
        }
    }
    newcomers::progress(ctx);
}

/// Who may not hold a duty any more lays it down, and what they were asked or had promised goes with it.
fn retire(ctx: &mut DecisionContext<'_>) {
    let cohort = &mut *ctx.cohort;
    let duty = cohort.bots.facilitation.on_duty().cloned();
    let asked = cohort.bots.facilitation.asked.as_ref().map(|asked| asked.person.clone());
    let agreed = cohort.bots.facilitation.agreed.as_ref().map(|agreed| agreed.person.clone());
    if asked.is_some_and(|person| !cohort.may_facilitate(&person)) {
        cohort.bots.facilitation.asked = None;
    }
    if agreed.is_some_and(|person| !cohort.may_facilitate(&person)) {
        cohort.bots.facilitation.agreed = None;
        ctx.consequences.reconcile = true;
    }
    if duty.is_some_and(|holder| !cohort.may_facilitate(&holder)) {
        turns::end_duty(ctx);
    }
    let past: Vec<_> = ctx.cohort.bots.facilitation.offers.clone();
    for offer in past {
        if !ctx.cohort.may_facilitate(&offer.from) || !ctx.cohort.may_facilitate(&offer.to) {
            ctx.cohort.bots.facilitation.offers.retain(|open| *open != offer);
        }
    }
}

/// A person is gone: their duty, their yes and their offers go with them.
fn gone(ctx: &mut DecisionContext<'_>, person: &PersonId) {
    let offered = Question::Swap { from: person.clone() };
    ctx.close_all(|p| p.question.is(&offered));
    retire(ctx);
}

/// The rota as the file has it, because the operator asked for it: absences, swaps, answers about coming weeks and
/// what is still open about them go. Who has the duty now keeps it.
fn forget_wishes(ctx: &mut DecisionContext<'_>) {
    ctx.close_all(|p| p.question.of::<Question>().is_some());
    let facilitation = &mut ctx.cohort.bots.facilitation;
    let agreed = facilitation.agreed.take().map(|agreed| agreed.person);
    let (overrides, offers) = (facilitation.overrides.len(), facilitation.offers.len());
    facilitation.overrides.clear();
    facilitation.offers.clear();
    facilitation.asked = None;
    let detail = json!({ "field": "rota", "overrides": overrides, "offers": offers });
    ctx.audit(None, "reset", agreed.as_ref(), detail);
    ctx.consequences.reconcile = true;
}

/// When something is due next.
fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let Some(sheet) = Sheet::of(cohort, now) else { return Vec::new() };
    let start = now.max(cohort.live_since);
    let mut timers = Vec::new();
    if let Some(next) = rota::next(&sheet.input(), start) {
        timers.push(("turn".to_owned(), next.begins));
        timers.extend(turns::ask_at(&sheet.hours, next.begins).map(|at| ("turn-ask".to_owned(), at)));
    }
    if let Some(agreed) = &cohort.bots.facilitation.agreed {
        timers.push(("turn-agreed".to_owned(), agreed.begins));
    }
    timers.extend(newcomers::again(cohort).map(|at| ("newcomers".to_owned(), at)));
    if let Some(asked) = &cohort.bots.facilitation.asked {
        let until = turns::waits_until(&sheet, asked);
        timers.extend(until.map(|at| ("turn-answer".to_owned(), at)));
    }
    timers.retain(|(_, at)| *at > now);
    timers
}
