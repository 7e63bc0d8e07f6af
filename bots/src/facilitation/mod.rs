//! Facilitation: whose week it is. The rota says whose turn it would be; a duty begins with the person's yes, and
//! rights come and go with it, never nobody.

pub mod prompts;
pub mod questions;
pub mod rota;
pub mod state;
pub mod wishes;

use std::num::NonZeroU8;

use jiff::{SignedDuration, Timestamp, civil::Weekday};
use serde_json::json;

use self::{
    rota::{Answer, Duty, Override, RosterEntry, RotaInput, Schedule, TurnId, Why},
    state::{Agreed, Asked},
};
use crate::{
    cohort::{Choice, Cohort, Prompt, Question, Role},
    deciding::Desk,
    happening::Sent,
    ids::{PersonId, RoomKind},
    quiet_hours::calendar::WorkingHours,
    text::{Line, facilitation as line},
};

/// Without a yes after so much working time the next is asked.
pub const ANSWER_WITHIN: SignedDuration = SignedDuration::from_hours(4);
/// Who comes next is asked in the last working time before the turn, this long before its end.
const AHEAD: SignedDuration = SignedDuration::from_hours(2);
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(24 * 14);
const WEEKS_SHOWN: u16 = 4;

/// All that the rota is worked out from.
pub(crate) struct Sheet {
    schedule: Schedule,
    hours: WorkingHours,
    roster: Vec<RosterEntry>,
    duties: Vec<Duty>,
    overrides: Vec<Override>,
}

impl Sheet {
    /// The sheet of a cohort as it stands.
    pub(crate) fn of(cohort: &Cohort) -> Option<Self> {
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
            schedule: cohort.facilitation.schedule.clone()?,
            hours,
            roster,
            duties: cohort.facilitation.duties.clone(),
            overrides: cohort.facilitation.overrides.clone(),
        })
    }

    pub(crate) fn input(&self) -> RotaInput<'_> {
        RotaInput {
            schedule: &self.schedule,
            calendar: &self.hours,
            roster: &self.roster,
            past: &self.duties,
            overrides: &self.overrides,
        }
    }

    fn ends(&self, turn: TurnId) -> Option<Timestamp> {
        self.schedule.slot(turn, &self.hours).map(|slot| slot.ends)
    }
}

/// The rhythm that the file asks for; a new one, with numbers that go on, when it changed.
fn keep_schedule(desk: &mut Desk<'_>) {
    let spec = &desk.cohort.structure.rota;
    let weeks = u8::try_from(spec.every_weeks).ok().and_then(NonZeroU8::new).unwrap_or(NonZeroU8::MIN);
    let weekday = Weekday::from_monday_one_offset(spec.weekday).unwrap_or(Weekday::Monday);
    let stored = desk.cohort.facilitation.schedule.as_ref();
    let same = stored.is_some_and(|s| {
        s.every_weeks == weeks
            && s.weekday == weekday
            && s.time == spec.time
            && spec.first.is_none_or(|first| first == s.first_date || s.first_turn > TurnId(1))
    });
    if same {
        return;
    }
    let last = desk
        .cohort
        .facilitation
        .duties
        .iter()
        .map(|duty| duty.turn.0)
        .chain(stored.map(|s| s.first_turn.0))
        .max()
        .unwrap_or(0);
    let today = desk.cohort.structure.hours.zone.date(desk.known.now.max(desk.cohort.live_since));
    desk.cohort.facilitation.schedule = Some(Schedule {
        every_weeks: weeks,
        weekday,
        time: spec.time,
        first_date: if stored.is_none() { spec.first.unwrap_or(today) } else { today },
        first_turn: TurnId(last + 1),
    });
}

/// What is due: a turn begins, somebody is asked, somebody has not answered.
pub fn progress(desk: &mut Desk<'_>) {
    keep_schedule(desk);
    let now = desk.now();
    let peer_room = desk.cohort.rooms.contains_key(&crate::cohort::Place::Room(RoomKind::Peer));
    if now < desk.cohort.live_since || !peer_room {
        return;
    }
    retire(desk);
    // Each pass settles one thing; a rota of n people needs at most n + 2.
    for _ in 0..desk.cohort.members.len() + 2 {
        if !step(desk) {
            break;
        }
    }
}

/// A holder who may not hold the duty any more lays it down.
fn retire(desk: &mut Desk<'_>) {
    if let Some(holder) = desk.cohort.facilitation.on_duty().cloned()
        && !desk.cohort.may_facilitate(&holder)
    {
        end_duty(desk);
    }
}

fn end_duty(desk: &mut Desk<'_>) {
    let now = desk.now();
    if let Some(duty) = desk.cohort.facilitation.duties.last_mut() {
        duty.until.get_or_insert(now);
    }
    desk.outcome.reconcile = true;
}

/// One step. True if there may be another.
fn step(desk: &mut Desk<'_>) -> bool {
    let now = desk.now();
    let Some(sheet) = Sheet::of(desk.cohort) else { return false };
    let input = sheet.input();
    if let Some(agreed) = desk.cohort.facilitation.agreed.clone() {
        if agreed.begins <= now {
            begin(desk, &sheet, agreed.turn, &agreed.person);
            return true;
        }
    } else if let Some(planned) = rota::due(&input, now) {
        return match (&planned.person, planned.why) {
            (Some(person), Why::Kept) => {
                nobody(desk, planned.turn, person);
                false
            }
            (Some(person), _) => ask(desk, &sheet, planned.turn, person, None),
            (None, _) => false,
        };
    }
    let Some(next) = rota::next(&input, now) else { return false };
    let settled = desk.cohort.facilitation.agreed.as_ref().is_some_and(|agreed| agreed.turn == next.turn);
    let in_time =
        ask_at(&sheet.hours, next.begins).is_some_and(|at| at <= now) && sheet.hours.is_working(now);
    match &next.person {
        Some(person) if in_time && !settled && !matches!(next.why, Why::Kept | Why::Nobody) => {
            ask(desk, &sheet, next.turn, person, Some(next.begins))
        }
        _ => false,
    }
}

/// In the last working time before a turn.
fn ask_at(hours: &WorkingHours, begins: Timestamp) -> Option<Timestamp> {
    let from = begins.checked_sub(LOOK_BACK).ok()?;
    let spans = hours.working_spans(from, begins);
    let last = spans.last()?;
    Some(last.from.max(last.until.checked_sub(AHEAD).ok()?))
}

/// Asks a person for a turn, or gives up waiting for their answer. True if somebody else may have to be asked.
fn ask(
    desk: &mut Desk<'_>,
    sheet: &Sheet,
    turn: TurnId,
    person: &PersonId,
    begins: Option<Timestamp>,
) -> bool {
    let now = desk.now();
    if let Some(asked) = desk.cohort.facilitation.asked.clone()
        && asked.turn == turn
        && asked.person == *person
    {
        // A question asked ahead of the turn waits into it; four working hours count from the later of both.
        let since =
            sheet.schedule.slot(turn, &sheet.hours).map_or(asked.at, |slot| slot.begins.max(asked.at));
        let patience = sheet.hours.after_working_time(since, ANSWER_WITHIN);
        if begins.is_some() || patience.is_none_or(|until| now < until) {
            return false;
        }
        decline(desk, turn, person, Answer::Nothing);
        return true;
    }
    let cohort = desk.cohort.structure.name.clone();
    let ends = sheet.ends(turn).unwrap_or(now);
    let question: Line = match begins {
        Some(begins) => line::DutyAsk { cohort, begins: desk.moment(begins) }.into(),
        None => line::DutyAskNow { cohort, until: desk.moment(ends) }.into(),
    };
    desk.ask(person, question, &["✅", "❌"], Question::Duty { turn }, ends);
    desk.cohort.facilitation.asked = Some(Asked { turn, person: person.clone(), at: now });
    false
}

fn decline(desk: &mut Desk<'_>, turn: TurnId, person: &PersonId, answer: Answer) {
    desk.cohort.facilitation.overrides.push(Override::Decline { turn, person: person.clone(), answer });
    desk.cohort.facilitation.asked = None;
    desk.cohort.prompts.retain(|p| p.person != *person || p.question != Question::Duty { turn });
}

/// Nobody took the turn: the last holder keeps the rights, and the moderators know.
fn nobody(desk: &mut Desk<'_>, turn: TurnId, holder: &PersonId) {
    if desk.cohort.facilitation.nobody_for == Some(turn) {
        return;
    }
    desk.cohort.facilitation.nobody_for = Some(turn);
    desk.audit(None, "duty_nobody", None, json!({ "turn": turn.0 }));
    let moderators: Vec<PersonId> =
        desk.cohort.members.keys().filter(|person| desk.cohort.is_moderator(person)).cloned().collect();
    for moderator in moderators {
        let told =
            line::DutyNobody { cohort: desk.cohort.structure.name.clone(), holder: desk.person(holder) };
        desk.tell(&moderator, told);
    }
}

/// An answer to the question about a turn. True if it was one.
pub fn answered(desk: &mut Desk<'_>, prompt: &Prompt, turn: TurnId, choice: Choice) -> bool {
    let person = prompt.person.clone();
    if choice.is_yes() {
        desk.close(prompt);
        if desk.cohort.may_facilitate(&person) {
            accept(desk, turn, &person);
        }
        true
    } else if choice.is_no() {
        desk.close(prompt);
        decline(desk, turn, &person, Answer::No);
        desk.tell(&person, line::DutyNo {});
        true
    } else {
        false
    }
}

/// A yes to a turn: it begins now if it is due, else when its time comes.
pub(crate) fn accept(desk: &mut Desk<'_>, turn: TurnId, person: &PersonId) {
    let now = desk.now();
    desk.cohort.facilitation.overrides.push(Override::Take { turn, person: person.clone() });
    desk.cohort.facilitation.asked = None;
    let Some(sheet) = Sheet::of(desk.cohort) else { return };
    let Some(slot) = sheet.schedule.slot(turn, &sheet.hours) else { return };
    if slot.begins <= now {
        begin(desk, &sheet, turn, person);
    } else {
        let begins = slot.begins;
        desk.cohort.facilitation.agreed = Some(Agreed { turn, person: person.clone(), begins });
        desk.outcome.reconcile = true;
        let yes = line::DutyYes { begins: desk.moment(begins) };
        desk.tell(person, yes);
    }
}

/// The turn begins: rights pass on, the new holder gets one message, the room a line.
fn begin(desk: &mut Desk<'_>, sheet: &Sheet, turn: TurnId, person: &PersonId) {
    let now = desk.now();
    let last = desk.cohort.facilitation.on_duty().cloned();
    end_duty(desk);
    desk.cohort.facilitation.duties.push(Duty { turn, person: person.clone(), from: now, until: None });
    desk.cohort.facilitation.asked = None;
    desk.cohort.facilitation.agreed = None;
    desk.audit(None, "duty", Some(person), json!({ "turn": turn.0 }));
    let ends = sheet.ends(turn).unwrap_or(now);
    let words = prompts::weekly(desk.cohort.language(), turn).to_owned();
    let questions = questions::open(desk);
    let begins =
        line::DutyBegins { room: desk.room(RoomKind::Peer), until: desk.moment(ends), questions, words };
    desk.tell(person, begins);
    let (holder, until) = (desk.person(person), desk.moment(ends));
    let room_line: Line = match &last {
        Some(last) if last != person => {
            let next = desk.person(person);
            desk.tell(last, line::DutyEnded { cohort: desk.cohort.structure.name.clone(), next });
            line::DutyHandover { holder, last: desk.person(last), until }.into()
        }
        Some(_) => return,
        None => line::DutyFirst { holder, until }.into(),
    };
    if desk.may_post(RoomKind::Peer) {
        desk.announce(RoomKind::Peer, room_line);
    }
}

/// A person is gone: their duty, their yes and their offers go with them.
pub fn gone(desk: &mut Desk<'_>, person: &PersonId) {
    let facilitation = &mut desk.cohort.facilitation;
    facilitation.agreed = facilitation.agreed.take().filter(|agreed| agreed.person != *person);
    facilitation.asked = facilitation.asked.take().filter(|asked| asked.person != *person);
    facilitation.offers.retain(|offer| offer.from != *person && offer.to != *person);
    retire(desk);
}

/// When something is due next.
pub fn timers(cohort: &Cohort, now: Timestamp) -> Vec<(String, Timestamp)> {
    let Some(sheet) = Sheet::of(cohort) else { return Vec::new() };
    let start = now.max(cohort.live_since);
    let mut timers = Vec::new();
    if let Some(next) = rota::next(&sheet.input(), start) {
        timers.push(("turn".to_owned(), next.begins));
        timers.extend(ask_at(&sheet.hours, next.begins).map(|at| ("turn-ask".to_owned(), at)));
    }
    if let Some(agreed) = &cohort.facilitation.agreed {
        timers.push(("turn-agreed".to_owned(), agreed.begins));
    }
    if let Some(asked) = &cohort.facilitation.asked {
        let since =
            sheet.schedule.slot(asked.turn, &sheet.hours).map_or(asked.at, |s| s.begins.max(asked.at));
        let until = sheet.hours.after_working_time(since, ANSWER_WITHIN);
        timers.extend(until.map(|at| ("turn-answer".to_owned(), at)));
    }
    timers.retain(|(_, at)| *at > now);
    timers
}

/// `!rota`: four weeks.
pub fn show(desk: &mut Desk<'_>, sent: &Sent) {
    let now = desk.now();
    let cohort = desk.cohort.structure.name.clone();
    let mut weeks: Vec<Line> = Vec::new();
    if let Some(sheet) = Sheet::of(desk.cohort) {
        if let Some(duty) =
            desk.cohort.facilitation.duties.last().filter(|duty| duty.until.is_none()).cloned()
        {
            let from = sheet.schedule.slot(duty.turn, &sheet.hours).map_or(duty.from, |slot| slot.begins);
            weeks.push(line::RotaWeekNow { from: desk.day(from), person: desk.person(&duty.person) }.into());
        }
        let planned =
            rota::plan(&sheet.input(), now, WEEKS_SHOWN * u16::from(sheet.schedule.every_weeks.get()) + 1);
        for turn in planned.into_iter().take(usize::from(WEEKS_SHOWN) - weeks.len()) {
            let from = desk.day(turn.begins);
            weeks.push(match turn.person {
                Some(person) => line::RotaWeek { from, person: desk.person(&person) }.into(),
                None => line::RotaWeekOpen { from }.into(),
            });
        }
    }
    let answer: Line =
        if weeks.is_empty() { line::RotaNone { cohort }.into() } else { line::Rota { cohort, weeks }.into() };
    desk.answer(sent, answer);
}

/// `!who`: role holders.
pub fn who(desk: &mut Desk<'_>, sent: &Sent) {
    let mut people: Vec<Line> = Vec::new();
    let duty = desk.cohort.facilitation.duties.last().filter(|duty| duty.until.is_none()).cloned();
    people.push(match duty {
        Some(duty) => {
            let ends =
                Sheet::of(desk.cohort).and_then(|sheet| sheet.ends(duty.turn)).unwrap_or(desk.known.now);
            line::WhoDuty { person: desk.person(&duty.person), until: desk.moment(ends) }.into()
        }
        None => line::WhoDutyNobody {}.into(),
    });
    let with = |desk: &Desk<'_>, role: Role| {
        let roster = desk.cohort.structure.roster.iter();
        roster.filter(|row| row.roles.contains(&role)).map(|row| desk.person(&row.person)).collect::<Vec<_>>()
    };
    let moderators = with(desk, Role::Moderator);
    if !moderators.is_empty() {
        people.push(line::WhoModerators { people: moderators }.into());
    }
    let mentors = with(desk, Role::Mentor);
    if !mentors.is_empty() {
        people.push(line::WhoMentors { people: mentors }.into());
    }
    let on_call: Vec<_> = desk.cohort.structure.on_call.iter().map(|row| desk.person(&row.person)).collect();
    if !on_call.is_empty() {
        people.push(line::WhoOnCall { people: on_call }.into());
    }
    let coordinator = with(desk, Role::Coordinator);
    if !coordinator.is_empty() {
        people.push(line::WhoCoordinator { people: coordinator }.into());
    }
    let answer = line::Who { cohort: desk.cohort.structure.name.clone(), people };
    desk.answer(sent, answer);
}
